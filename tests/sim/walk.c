/* SPDX-License-Identifier: MIT */
/* `list` reads everything while customers come and go: what it has in the end is the server's list
 * of some moment since it began, or it says that it could not have it. */
#include <inttypes.h>

#include "ring.h"

#define END_MS      (12 * 3600000) /* longer no list of these sizes may take */
#define JUMPY_TURNS 100            /* in which time may jump; who sleeps all the time never ends */

struct sum {
	uint64_t of, n;
};

static bool add(void *ctx, const struct row *row)
{
	struct sum *s = ctx;
	s->of = server_sum(s->of, row->customer->uin);
	s->n++;
	return true;
}

static bool check_done(struct ring *r)
{
	struct sum sum = {0};
	/* Pages that say there are just as many as they hold give no reason to doubt. */
	if (r->server.lie == LIE_FEWER)
		return true;
	/* Where pages meet proves that nobody was lost, not that there was such a moment. */
	const struct list_consistency *p = &r->model->loader.consistency;
	bool ends = p->whole && p->epoch == store_epoch(r->model->loader.store);
	if (!ends && store_rows(r->model->loader.store) > store_page_size(r->model->loader.store))
		return true;
	store_each(r->model->loader.store, add, &sum);
	return server_was(&r->server, sum.of) ||
	       ring_fail(r, "the %" PRIu64 " customers listed were never the server's list", sum.n);
}

/* Not by chance alone. A list that moved by just a page, twice, looks like one whose pages cannot
 * be had. */
static bool may_fail(const struct ring *r, const struct fault *why)
{
	return r->server.stormy || r->server.lie || r->wall_ahead_s != 0 ||
	       (r->server.n_versions > 1 && sl_equal(sl_from(why->code), SL("Reply.SamePage")));
}

static bool conclude(struct ring *r, enum consistency_state state, const struct fault *why)
{
	static const enum happening ends[] = {[CONSISTENCY_PROVED] = HAPPENS_LISTED,
					      [CONSISTENCY_FAILED] = HAPPENS_FAILED,
					      [CONSISTENCY_REFUTED] = HAPPENS_UNCERTAIN};
	ring_tell(r, "state %d: %s, %s", (int)state, why->code, why->meaning);
	if (state != CONSISTENCY_PENDING)
		server_count(&r->server, ends[state]);
	if (state == CONSISTENCY_PROVED && r->server.n_versions > 1)
		server_count(&r->server, HAPPENS_MOVED);
	switch (state) {
	case CONSISTENCY_PENDING: return ring_fail(r, "the walk does not end");
	case CONSISTENCY_PROVED: return check_done(r);
	case CONSISTENCY_FAILED:
		return may_fail(r, why) ||
		       ring_fail(r, "it fails, and all was well: %s", why->code);
	case CONSISTENCY_REFUTED:
		return r->server.n_versions > 1 || r->server.lie ||
		       ring_fail(r, "the list did not change, but it is said to");
	}
	return false;
}

bool walk_tell(struct ring *r)
{
	struct fault why;
	enum consistency_state state;
	int64_t end_ms = r->now_ms + END_MS;
	int restless = ring_chance(r, 250) ? 0 : (int)ring_pick(r, 300);
	if (ring_chance(r, 500))
		user_weather(r);
	server_watch(&r->server, &r->settings.query);
	ring_start(r, 24, 80);
	while ((state = list_consistency_state(&r->model->loader, &why)) == CONSISTENCY_PENDING &&
	       r->now_ms < end_ms) {
		if (!ring_turn(r))
			return false;
		if (ring_chance(r, restless) && r->server.n_versions < VERSIONS_MAX - 4)
			user_change_list(r);
		user_pass_time(r, r->n_turns < JUMPY_TURNS);
	}
	return !r->problem[0] && conclude(r, state, &why);
}
