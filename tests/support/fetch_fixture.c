/* SPDX-License-Identifier: MIT */
/* A fetch, a store and a clock for tests of what is fetched when. */
#include "fetch_fixture.h"

#include <inttypes.h>

#include "fake_customers.h"
#include "test.h"

#define SEED 20260923

void fetch_fixture_init(struct fetch_fixture *r, uint32_t page_size)
{
	*r = (struct fetch_fixture){.now_ms = 1000, .sends = 1, .http_version = "2"};
	fetch_init(&r->f, SEED);
	r->s = store_new(0, page_size, &credit_thresholds_default);
	r->w.travel = 1;
	r->w.wall_s = FETCH_FIXTURE_WALL_S;
	fetch_fixture_look(r, 0, 0);
}

void fetch_fixture_release(struct fetch_fixture *r)
{
	store_free(r->s);
}

int fetch_fixture_open(void **state, uint32_t page_size)
{
	static struct fetch_fixture r;
	fetch_fixture_init(&r, page_size);
	*state = &r;
	return 0;
}

int fetch_fixture_close(void **state)
{
	fetch_fixture_release(*state);
	return 0;
}

void fetch_fixture_look(struct fetch_fixture *r, uint64_t first, uint64_t last)
{
	r->w.rows = true;
	r->w.first_row = first;
	r->w.last_row = last;
	store_pin(r->s, first, last);
}

void fetch_fixture_filter(struct fetch_fixture *r, const char *name)
{
	struct query q = {.type = FILTER_NONE};
	assert_true(query_filter(&q, FILTER_NAME, sl_from(name), NULL));
	store_select(r->s, &q);
}

void fetch_fixture_plan(struct fetch_fixture *r)
{
	effects_clear(&r->fx);
	fetch_plan(&r->f, r->s, &r->w, r->now_ms, &r->fx);
}

void fetch_fixture_wait(struct fetch_fixture *r)
{
	int64_t at = fetch_deadline(&r->f, r->now_ms);
	assert_true(at != INT64_MAX);
	r->now_ms = at > r->now_ms ? at : r->now_ms;
	fetch_fixture_plan(r);
}

const char *fetch_fixture_effects(const struct fetch_fixture *r)
{
	static char text[EFFECT_MAX * 24];
	size_t n = 0;
	text[0] = '\0';
	for (size_t i = 0; i < r->fx.n && n < sizeof text; i++) {
		const struct effect *fx = &r->fx.item[i];
		bool send = fx->kind == EFFECT_SEND, expire = fx->kind == EFFECT_EXPIRE;
		n += (size_t)snprintf(text + n, sizeof text - n, "%s%s%" PRIu64, n ? " " : "",
				      send     ? ""
				      : expire ? "!"
					       : "x",
				      send ? fx->request.page : fx->id);
	}
	return text;
}

uint64_t fetch_fixture_in_flight(const struct fetch_fixture *r, uint32_t page)
{
	for (size_t i = 0; i < r->f.n_pending; i++) {
		const struct pending *a = &r->f.pending[i];
		if (a->state == PENDING_IN_FLIGHT && a->request.action == ACTION_CUSTOMERS &&
		    a->request.page == page)
			return a->id;
	}
	return 0;
}

static void reply(struct fetch_fixture *r, struct wire_reply *w)
{
	w->server_unix_s = r->server_unix_s;
	w->our_unix_s = r->our_unix_s;
	w->sends = r->sends;
	w->elapsed_ms = 80;
	sl_to_chars(sl_from(r->http_version), w->http_version, sizeof w->http_version);
	effects_clear(&r->fx);
	fetch_reply(&r->f, r->s, w, r->now_ms, &r->fx, &r->out);
}

void fetch_fixture_answer(struct fetch_fixture *r, uint64_t id, const char *body)
{
	struct wire_reply w = {
	    .id = id, .result = WIRE_OK, .http_status = 200, .body = sl_from(body)};
	reply(r, &w);
}

/* Answers with the body, and releases it. */
static void answer_body(struct fetch_fixture *r, uint64_t id, struct buf *body)
{
	fetch_fixture_answer(r, id, body->p);
	buf_release(body);
}

void fetch_fixture_answer_rows(struct fetch_fixture *r, uint64_t id, uint64_t first, size_t n,
			       int64_t total)
{
	char text[24];
	struct buf b;
	buf_init(&b, 1 << 20);
	snprintf(text, sizeof text, "%" PRId64, total);
	fake_customers_numbered(total < 0 ? NULL : text, first, n, &b);
	answer_body(r, id, &b);
}

void fetch_fixture_answer_page(struct fetch_fixture *r, uint32_t page, int64_t total)
{
	uint64_t size = store_page_size(r->s), first = (page - 1) * size,
		 id = fetch_fixture_in_flight(r, page);
	assert_true(id != 0);
	assert_true(first < (uint64_t)total || total == 0);
	uint64_t left = (uint64_t)total - first;
	fetch_fixture_answer_rows(r, id, first + 1, left < size ? left : size, total);
}

void fetch_fixture_answer_error(struct fetch_fixture *r, uint64_t id, const char *code)
{
	struct buf b;
	buf_init(&b, 1 << 20);
	fake_customers_error(code, "m", &b);
	answer_body(r, id, &b);
}

void fetch_fixture_answer_wire(struct fetch_fixture *r, uint64_t id, enum wire_result result,
			       int http_status)
{
	struct wire_reply w = {.id = id,
			       .result = result,
			       .http_status = http_status,
			       .body = SL("<html>502 Bad Gateway</html>")};
	reply(r, &w);
}

uint64_t fetch_fixture_fly_second(struct fetch_fixture *r)
{
	fetch_fixture_plan(r);
	fetch_fixture_answer_page(r, 1, 5000);
	r->now_ms += 5000;
	fetch_fixture_look(r, 100, 150);
	fetch_fixture_plan(r);
	assert_true(fetch_fixture_in_flight(r, 2) != 0);
	return fetch_fixture_in_flight(r, 2);
}
