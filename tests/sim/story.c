/* SPDX-License-Identifier: MIT */
/* A user browses under fire; then all is well, and what is wanted must come. */
#include <inttypes.h>

#include "app/animation.h"

#include "ring.h"

#define STEPS      80
#define CALM_MS    60000 /* within which all must have come */
#define CALM_SENDS 16    /* beside two for each page */
#define SILENCE_MS 600000
#define WALK_SENDS (SILENCE_MS / 10000)

static bool is_still(const struct ring *r)
{
	return app_deadline(r->model) == INT64_MAX && server_next_ms(&r->server) == INT64_MAX;
}

static void press(struct ring *r, const char *names)
{
	struct sl rest = sl_from(names), name;
	struct key k;
	while (sl_split(&rest, ' ', &name))
		if (key_parse(name, &k))
			ring_key(r, k);
}

/* Costs of days are no part of what must come, and they are many. */
static void stop_burn(struct ring *r)
{
	if (r->model->burn.job.state == BURN_JOB_RUNNING)
		press(r, "Esc");
}

static void reload(struct ring *r)
{
	press(r, "R");
	stop_burn(r);
}

/* Only the user's act brings back what was given up or stopped. */
static bool waits_for_user(const struct fetch *f)
{
	return f->halted || f->n_failed || f->stopped_by_user;
}

/* All that is open is closed. true: everything is asked for anew. */
static bool come_back(struct ring *r)
{
	const struct model *m = r->model;
	ring_event(r, (struct event){.kind = EV_RESIZE, .size = {24, 80, false}});
	/* One more would stop the loading. */
	for (int i = 0; i < 2 * LAYERS_MAX && (m->n_layers || m->detail.open); i++)
		press(r, "Esc");
	stop_burn(r);
	press(r, "= U");
	if (m->refresh.watch_ms != INT64_MAX)
		press(r, "W");
	bool reloads = waits_for_user(&m->loader.fetch) || ring_chance(r, 500);
	if (reloads)
		reload(r);
	return reloads;
}

/* What was refused before may be the end of it once more. */
static bool wait_for_all(struct ring *r)
{
	if (!ring_until(r, r->now_ms + CALM_MS, check_has_all))
		return false;
	if (check_has_all(r) || !waits_for_user(&r->model->loader.fetch))
		return true;
	reload(r);
	return ring_until(r, r->now_ms + CALM_MS, check_has_all);
}

static bool check_came(struct ring *r, int64_t start_ms)
{
	const struct fetch *f = &r->model->loader.fetch;
	if (!check_has_all(r))
		return ring_fail(r, "rows are missing %d s after the last fault%s%s",
				 CALM_MS / 1000, f->halted ? ": halted by " : "",
				 f->halted ? f->halt.code : "");
	ring_tell(r, "all there after %" PRId64 " ms, %zu sends", r->now_ms - start_ms, r->n_sends);
	size_t pages = store_page_count(r->model->loader.store);
	return r->n_sends <= 2 * pages + CALM_SENDS ||
	       ring_fail(r, "%zu sends for %zu pages", r->n_sends, pages);
}

static bool all_comes(struct ring *r)
{
	r->server.stormy = false;
	ring_tell(r, "all is well from now on");
	if (!ring_until(r, r->now_ms + TIMEOUT_MS + 3000, NULL))
		return false;
	bool reloaded = come_back(r);
	r->n_sends = 0;
	int64_t start = r->now_ms;
	if (!wait_for_all(r) || !check_came(r, start))
		return false;
	/* Without it, what changed since nobody looked is not known. */
	return !reloaded || check_truth(r);
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

/* What adds up to no list is asked for at a walk, whatever is wanted of it. */
static bool slows_down(struct ring *r)
{
	r->server.stormy = false;
	ring_tell(r, "all is well, but for what the server says");
	if (!ring_until(r, r->now_ms + SILENCE_MS, NULL))
		return false;
	come_back(r);
	if (!ring_until(r, r->now_ms + SILENCE_MS, NULL))
		return false;
	r->n_sends = 0;
	return ring_until(r, r->now_ms + SILENCE_MS, NULL) &&
	       (r->n_sends <= WALK_SENDS ||
		ring_fail(r, "%zu sends in %d s for no list", r->n_sends, SILENCE_MS / 1000));
}

/* Nothing may be left under way. */
static bool has_left(struct ring *r)
{
	size_t left = server_count_in_flight(&r->server);
	return left == 0 || ring_fail(r, "it quits while %zu requests are in flight", left);
}

bool story_tell(struct ring *r)
{
	user_weather(r);
	ring_start(r, 24, 80);
	for (int i = 0; i < STEPS && !r->quit; i++) {
		if (!ring_turn(r))
			return false;
		user_act(r);
		user_pass_time(r, true);
	}
	if (r->problem[0])
		return false;
	if (r->quit)
		return has_left(r);
	return r->server.lie ? slows_down(r) : all_comes(r) && falls_silent(r);
}
