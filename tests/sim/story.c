/* SPDX-License-Identifier: MIT */
/* A user browses under fire; then all is well, and what is wanted must come. */
#include <inttypes.h>

#include "base/attr.h"

#include "ring.h"

#define STEPS      80
#define CALM_MS    60000 /* within which all must have come */
#define CALM_SENDS 16    /* beside two for each page */
#define SILENCE_MS 600000

static bool is_still(const struct ring *r)
{
	return app_deadline(r->model) == INT64_MAX && server_next_ms(&r->server) == INT64_MAX;
}

/* All that is open is closed, and everything is asked for anew. */
static void ask_again(struct ring *r)
{
	static const char *const keys[] = {"Esc", "Esc", "Esc", "Esc", "Esc", "Esc",
					   "Esc", "Esc", "=",   "U",   "R"};
	struct key k;
	ring_event(r, (struct event){.kind = EV_RESIZE, .size = {24, 80}});
	for (size_t i = 0; i < COUNT_OF(keys); i++)
		if (key_parse(sl_from(keys[i]), &k))
			ring_key(r, k);
	if (r->model->refresh.watch_ms != INT64_MAX && key_parse(SL("W"), &k))
		ring_key(r, k);
}

static bool all_comes(struct ring *r)
{
	r->server.stormy = false;
	ring_tell(r, "all is well from now on");
	if (!ring_until(r, r->now_ms + TIMEOUT_MS + 3000, NULL))
		return false;
	ask_again(r);
	r->n_sends = 0;
	int64_t start = r->now_ms;
	if (!ring_until(r, start + CALM_MS, check_has_all))
		return false;
	if (!check_has_all(r))
		return ring_fail(r, "rows are missing %d s after the last fault%s%s",
				 CALM_MS / 1000, r->model->fetch.halted ? ": halted by " : "",
				 r->model->fetch.halted ? r->model->fetch.halt.code : "");
	ring_tell(r, "all there after %" PRId64 " ms, %zu sends", r->now_ms - start, r->n_sends);
	size_t pages = store_page_count(r->model->store);
	if (r->n_sends > 2 * pages + CALM_SENDS)
		return ring_fail(r, "%zu sends for %zu pages", r->n_sends, pages);
	return check_truth(r);
}

static bool falls_silent(struct ring *r)
{
	if (!ring_until(r, r->now_ms + CALM_MS, is_still))
		return false;
	if (!is_still(r))
		return ring_fail(r, "all is there, and still it wakes up");
	size_t sends = r->n_sends;
	r->now_ms += SILENCE_MS;
	if (!ring_turn(r))
		return false;
	return r->n_sends == sends || ring_fail(r, "all is there, and still it asks");
}

/* Nothing may be left under way. */
static bool has_left(struct ring *r)
{
	size_t flying = server_flying(&r->server);
	return flying == 0 || ring_fail(r, "it quits while %zu requests fly", flying);
}

bool story_tell(struct ring *r)
{
	user_weather(r);
	ring_start(r, 24, 80);
	for (int i = 0; i < STEPS && !r->quit; i++) {
		if (!ring_turn(r))
			return false;
		user_act(r);
		user_pass_time(r);
	}
	if (r->problem[0])
		return false;
	return r->quit ? has_left(r) : all_comes(r) && falls_silent(r);
}
