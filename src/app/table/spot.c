/* SPDX-License-Identifier: MIT */
/* Packs what a click is for into a number, and reads it. */
#include "app/table/spot.h"

/* From the top: 3 bits for the kind; of a line 8 bits for the layer and 20 for the index; of a key
 * 6 bits for its code, 1 for Ctrl, 1 for Alt and 21 for the character. */
#define KIND_SHIFT  29
#define LAYER_SHIFT 20
#define INDEX_MASK  ((uint32_t)SPOT_INDEX_MAX)
#define LAYER_MASK  0xFFu
#define CODE_SHIFT  23
#define CODE_MASK   0x3Fu
#define CTRL_BIT    (1u << 22)
#define ALT_BIT     (1u << 21)
#define CP_MASK     0x1FFFFFu

static uint32_t pack_line(enum spot_kind kind, enum layer l, int i)
{
	return (uint32_t)kind << KIND_SHIFT | (uint32_t)l << LAYER_SHIFT |
	       ((uint32_t)i & INDEX_MASK);
}

uint32_t spot_line(enum layer l, int i)
{
	return pack_line(SPOT_LINE, l, i);
}

uint32_t spot_check(enum layer l, int i)
{
	return pack_line(SPOT_CHECK, l, i);
}

uint32_t spot_text(enum layer l, size_t line)
{
	return pack_line(SPOT_TEXT, l, (int)(line & SPOT_INDEX_MAX));
}

uint32_t spot_fold(enum layer l, size_t line)
{
	return pack_line(SPOT_FOLD, l, (int)(line & SPOT_INDEX_MAX));
}

uint32_t spot_status(enum credit_status st)
{
	return (uint32_t)SPOT_STATUS << KIND_SHIFT | (uint32_t)st;
}

uint32_t spot_key(struct sl name)
{
	struct key k;
	struct sl rest = name, first = name;
	if (!key_parse(name, &k) && (!sl_split(&rest, '/', &first) || !key_parse(first, &k)))
		return 0;
	return (uint32_t)SPOT_KEY << KIND_SHIFT | ((uint32_t)k.code & CODE_MASK) << CODE_SHIFT |
	       (k.ctrl ? CTRL_BIT : 0) | (k.alt ? ALT_BIT : 0) | (k.cp & CP_MASK);
}

static struct spot read_line(enum spot_kind kind, uint32_t what)
{
	static const struct spot nothing;
	uint32_t layer = what >> LAYER_SHIFT & LAYER_MASK;
	if (layer >= LAYERS)
		return nothing;
	return (struct spot){
	    .kind = kind, .layer = (enum layer)layer, .index = (int)(what & INDEX_MASK)};
}

static struct key read_key(uint32_t what)
{
	return (struct key){.code = (enum key_code)(what >> CODE_SHIFT & CODE_MASK),
			    .cp = what & CP_MASK,
			    .ctrl = what & CTRL_BIT,
			    .alt = what & ALT_BIT};
}

struct spot spot_read(uint32_t what)
{
	struct spot s = {.kind = SPOT_NOTHING};
	uint32_t kind = what >> KIND_SHIFT, st = what & INDEX_MASK;
	if (kind == SPOT_LINE || kind == SPOT_CHECK || kind == SPOT_TEXT || kind == SPOT_FOLD) {
		s = read_line((enum spot_kind)kind, what);
	} else if (kind == SPOT_STATUS && st < STATUSES) {
		s = (struct spot){.kind = SPOT_STATUS, .index = (int)st};
	} else if (kind == SPOT_KEY) {
		s = (struct spot){.kind = SPOT_KEY, .key = read_key(what)};
		if (key_is_mouse(s.key) || s.key.code == KEYCODE_NONE)
			s.kind = SPOT_NOTHING;
	}
	return s;
}
