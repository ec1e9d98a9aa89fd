/* SPDX-License-Identifier: MIT */
/* Reads keys from the control sequences of terminals. */
#include "base/key_sequence.h"

#include "base/attr.h"

/* Modifiers are sent as 1 plus these bits (xterm, ctlseqs: PC-Style Function Keys). */
enum { SHIFT = 1, ALT = 2, CTRL = 4, META = 8, MODIFIER_BITS = 15 };

static enum key_code find_letter(int final)
{
	switch (final) {
	case 'A': return KEYCODE_UP;
	case 'B': return KEYCODE_DOWN;
	case 'C': return KEYCODE_RIGHT;
	case 'D': return KEYCODE_LEFT;
	case 'F': return KEYCODE_END;
	case 'H': return KEYCODE_HOME;
	case 'P': return KEYCODE_F(1);
	case 'Q': return KEYCODE_F(2);
	case 'R': return KEYCODE_F(3);
	case 'S': return KEYCODE_F(4);
	}
	return KEYCODE_NONE;
}

/* The numbers of a sequence that ends with a tilde. */
static enum key_code find_number(uint64_t n)
{
	static const enum key_code edits[] = {KEYCODE_NONE,   KEYCODE_HOME, KEYCODE_INSERT,
					      KEYCODE_DELETE, KEYCODE_END,  KEYCODE_PGUP,
					      KEYCODE_PGDN,   KEYCODE_HOME, KEYCODE_END};
	if (n < COUNT_OF(edits))
		return edits[n];
	/* There is a gap after every fifth function key. */
	if (n >= 11 && n <= 24 && n != 16 && n != 22)
		return KEYCODE_F((int)n - 10 - (n > 16) - (n > 22));
	return KEYCODE_NONE;
}

static struct key with_modifiers(struct key k, uint64_t sent)
{
	uint64_t bits = sent ? sent - 1 : 0;
	if (bits > MODIFIER_BITS || (bits & SHIFT))
		return (struct key){.code = KEYCODE_NONE};
	k.alt = bits & (ALT | META);
	k.ctrl = k.ctrl || (bits & CTRL);
	return k;
}

/* Reads one to three numbers with semicolons between them; 0 when the text is anything else. */
static size_t read_numbers(struct sl params, uint64_t n[3])
{
	struct sl part;
	size_t count = 0;
	while (count < 3 && sl_split(&params, ';', &part)) {
		if (!sl_to_u64(part, &n[count]) || n[count] > 0x10FFFF)
			return 0;
		count++;
	}
	return params.n ? 0 : count;
}

struct key key_sequence_csi(struct sl params, int final)
{
	static const struct key none;
	uint64_t n[3] = {1, 1, 0};
	size_t count = params.n ? read_numbers(params, n) : 1;
	if (count == 0)
		return none;
	if (final == '~' && count == 3)
		return n[0] == 27 ? with_modifiers(key_from_char((uint32_t)n[2]), n[1]) : none;
	if (final == 'u' && params.n && count == 2)
		return with_modifiers(key_from_char((uint32_t)n[0]), n[1]);
	if (final == 'Z' && !params.n)
		return (struct key){.code = KEYCODE_BACKTAB};
	if (final == '~' && params.n && count <= 2)
		return with_modifiers((struct key){.code = find_number(n[0])}, n[1]);
	if (final == '^' && params.n && count == 1)
		return (struct key){.code = find_number(n[0]), .ctrl = true};
	/* "2;5R" is the place of the cursor, not F3. */
	if (n[0] == 1 && count <= 2)
		return with_modifiers((struct key){.code = find_letter(final)}, n[1]);
	return none;
}

struct key key_sequence_ss3(int final)
{
	/* rxvt sends a small letter with Ctrl. */
	if (final >= 'a' && final <= 'd')
		return (struct key){.code = find_letter(final - 'a' + 'A'), .ctrl = true};
	if (final == 'M')
		return (struct key){.code = KEYCODE_ENTER};
	return (struct key){.code = find_letter(final)};
}
