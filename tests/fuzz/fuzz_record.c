/* SPDX-License-Identifier: MIT */
/*
 * Bytes as a record: its first line, its lines, and all of it given to a model, whose frames may
 * stand on a screen. What was read is written and read again as the same, in clear and masked.
 */
#include <string.h>

#include "base/mem.h"

#include "app/app.h"
#include "app/plan.h"
#include "app/update.h"

#include "view/frame.h"

#include "checks.h"
#include "recording/recording.h"

#define LINES_MAX 200

struct run {
	struct arena keep;
	struct settings settings;
	struct recording_line line, again;
	struct model *m;
	struct grid grid;
	int64_t ms;
	bool started;
};

static void check_again(struct run *r, const struct recording_mask *mask)
{
	struct buf text;
	buf_init(&text, RECORD_LINE_MAX);
	recording_write_event(&r->line.event, mask, &text);
	CHECK(!text.full && text.n > 0);
	CHECK(recording_read_line(&r->again, sl_trim(buf_sl(&text)), &r->keep, NULL));
	CHECK(r->again.event.kind == r->line.event.kind);
	CHECK(r->again.event.now_ms == r->line.event.now_ms);
	if (r->line.event.kind == EV_REPLY && !mask)
		CHECK(sl_equal(r->again.reply.body, r->line.reply.body));
	buf_release(&text);
}

static void check_frame(struct run *r)
{
	struct look look = {.motion = true, .colors = 256};
	view_frame(&r->grid, r->m, &look);
	CHECK(r->grid.rows == r->m->rows && r->grid.cols == r->m->cols);
}

/* As the file is judged (recording_file.c). */
static bool follows(struct run *r)
{
	bool starts = r->line.kind == RECORD_EVENT && r->line.event.kind == EV_START;
	bool ok = starts != r->started && r->line.event.now_ms >= r->ms;
	r->started = true;
	r->ms = r->line.event.now_ms;
	return ok;
}

static void feed(struct run *r)
{
	struct effects fx;
	struct event e = r->line.event;
	effects_clear(&fx);
	e.now_ms += INT64_C(3600000);
	if (r->line.kind == RECORD_PLAN)
		app_plan(r->m, e.now_ms, e.wall_s, &fx);
	else if (r->line.kind == RECORD_EVENT)
		app_update(r->m, &e, &fx);
}

static void run(struct run *r, struct sl text)
{
	static const struct recording_mask mask = {"a key of thirty-two bytes length"};
	struct sl line = {"", 0};
	sl_split(&text, '\n', &line);
	if (!recording_read_head(line, &r->settings, &r->keep, NULL))
		settings_init(&r->settings);
	app_init(r->m, &r->settings);
	for (int i = 0; i < LINES_MAX && sl_split(&text, '\n', &line); i++) {
		if (!recording_read_line(&r->line, line, &r->keep, NULL) || !follows(r))
			break;
		if (r->line.kind == RECORD_EVENT) {
			check_again(r, NULL);
			check_again(r, &mask);
		}
		feed(r);
		check_frame(r);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct run *r = mem_alloc(1, sizeof *r);
	r->m = mem_alloc(1, sizeof *r->m);
	arena_init(&r->keep);
	recording_line_init(&r->line);
	recording_line_init(&r->again);
	grid_init(&r->grid);
	run(r, (struct sl){(const char *)data, n});
	grid_release(&r->grid);
	recording_line_release(&r->line);
	recording_line_release(&r->again);
	arena_release(&r->keep);
	app_release(r->m);
	mem_free(r->m);
	mem_free(r);
	return 0;
}
