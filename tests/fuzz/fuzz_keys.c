/* SPDX-License-Identifier: MIT */
/*
 * Bytes as keys, pastes, sizes, answers and time: what is typed at prompts (:sort, :narrow,
 * filters) goes through here, too. Every frame may stand on a screen.
 */
#include <string.h>

#include "base/mem.h"

#include "app/app.h"
#include "app/model/model.h"
#include "app/plan.h"
#include "app/update.h"

#include "view/frame.h"

#include "checks.h"

#define STEPS_MAX 600
#define BODY                                                                                       \
	"{\"Response\":{\"RequestId\":\"r\",\"Total\":3,\"Data\":[{\"ClientUin\":1,\"Name\":\"a\\" \
	"u001b[31m\",\"Credit\":5,\"RemainingCredit\":1},{\"ClientUin\":2,\"Name\":\"\\u202eb\","  \
	"\"Credit\":5,\"RemainingCredit\":-1},{\"ClientUin\":3,\"Name\":null}]}}"

struct run {
	struct model *m;
	struct effects fx;
	struct grid grid;
	uint64_t last_id;
	int64_t now_ms;
	bool pasting;
	bool quit;
};

static void check_cell(const struct cell *c)
{
	for (size_t i = 0; i < GLYPH_MAX; i++) {
		uint32_t cp = c->cp[i];
		CHECK(cp == 0 || (cp >= 0x20 && (cp < 0x7F || cp > 0x9F)));
		CHECK(!(cp >= 0x202A && cp <= 0x202E) && !(cp >= 0x2066 && cp <= 0x2069));
	}
}

static void check_frame(struct run *r)
{
	struct look look = {.motion = true, .colors = 256};
	view_frame(&r->grid, r->m, &look);
	for (int i = 0; i < r->grid.rows * r->grid.cols; i++)
		check_cell(&r->grid.cells[i]);
}

static void feed(struct run *r, struct event e)
{
	e.now_ms = r->now_ms;
	e.wall_s = 1700000000 + r->now_ms / 1000;
	app_update(r->m, &e, &r->fx);
}

static void take_effects(struct run *r)
{
	app_plan(r->m, r->now_ms, 1700000000 + r->now_ms / 1000, &r->fx);
	for (size_t i = 0; i < r->fx.n; i++) {
		if (r->fx.item[i].kind == EFFECT_SEND)
			r->last_id = r->fx.item[i].id;
		r->quit |= r->fx.item[i].kind == EFFECT_QUIT;
	}
	effects_clear(&r->fx);
}

static void answer(struct run *r)
{
	struct wire_reply reply = {
	    .id = r->last_id, .result = WIRE_OK, .http_status = 200, .body = SL(BODY)};
	feed(r, (struct event){.kind = EV_REPLY, .reply = &reply});
}

static struct key key_of(const struct run *r, uint8_t byte)
{
	struct key k = {.code = KEYCODE_CHAR, .cp = byte, .pasted = r->pasting};
	if (byte == '\n')
		k.code = KEYCODE_ENTER;
	else if (byte == 0x1B)
		k.code = KEYCODE_ESC;
	else if (byte < 0x20) {
		k.cp = byte + 'a' - 1u;
		k.ctrl = true;
	} else if (byte >= 0x80 && byte < 0xA0)
		k.code =
		    (enum key_code)(KEYCODE_ESC + byte % 0x20 % (KEYCODE_F1 - KEYCODE_ESC + 12));
	return k;
}

static void step(struct run *r, uint8_t byte)
{
	struct event size = {.kind = EV_RESIZE};
	switch (byte) {
	case 0xFF: r->pasting = !r->pasting; return;
	case 0xFE: answer(r); return;
	case 0xFD:
		r->now_ms += 1500;
		feed(r, (struct event){.kind = EV_TICK});
		return;
	case 0xFC:
		size.size.rows = 1 + (int)(r->now_ms % 61);
		size.size.cols = 1 + (int)(r->now_ms % 173);
		feed(r, size);
		return;
	}
	feed(r, (struct event){.kind = EV_KEY, .key = key_of(r, byte)});
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct run r = {.m = mem_alloc(1, sizeof *r.m), .now_ms = 1000};
	struct settings settings;
	struct event start = {.kind = EV_START};
	start.size.rows = 24;
	start.size.cols = 80;
	settings_init(&settings);
	app_init(r.m, &settings);
	grid_init(&r.grid);
	feed(&r, start);
	for (size_t i = 0; i < n && i < STEPS_MAX && !r.quit; i++) {
		take_effects(&r);
		step(&r, data[i]);
		r.now_ms += 37;
		if (i % 8 == 0)
			check_frame(&r);
	}
	check_frame(&r);
	grid_release(&r.grid);
	app_release(r.m);
	mem_free(r.m);
	return 0;
}
