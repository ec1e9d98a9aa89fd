/* SPDX-License-Identifier: MIT */
/* Tests of src/load/direct_list.c, on the demo API's own answers. */
#include <stdlib.h>

#include "base/attr.h"

#include "store/tally.h"

#include "alert/verdict.h"
#include "demo/faults.h"
#include "demo/response.h"
#include "demo/semantics.h"
#include "load/direct_list.h"
#include "load/proof.h"
#include "loader_turns.h"
#include "seeded.h"
#include "test.h"

#define WALL_S    1700000000
#define PAGE_SIZE 20
#define ROWS_MAX  400

struct bench {
	struct loader loader;
	struct direct_list direct;
	struct dataset data;
	struct semantics api;
	unsigned faults;
	const char *refusal; /* of the direct list: a code; NULL for none */
	int n_requests, n_direct;
	int64_t now_ms;
};

static struct bench the_bench, *const bench = &the_bench;

static void begin(uint64_t seed, uint32_t rows, const struct query *q)
{
	*bench = (struct bench){.now_ms = 1000000};
	dataset_init(&bench->data, seed, rows, WALL_S);
	semantics_init(&bench->api, &bench->data, 100, false);
	loader_init(&bench->loader,
		    &(struct loader_settings){.query = *q,
					      .page_size = PAGE_SIZE,
					      .thresholds = credit_thresholds_default,
					      .seed = 1,
					      .patience_ms = 60000});
	loader_want_list(&bench->loader);
	loader_start(&bench->loader);
	direct_list_init(&bench->direct, q, true);
}

static void end(void)
{
	direct_list_release(&bench->direct);
	loader_release(&bench->loader);
	semantics_release(&bench->api);
	dataset_release(&bench->data);
}

/* What the demo API says to the request. */
static void write_answer(const struct request *r, struct buf *out)
{
	struct buf body;
	struct params p;
	struct refusal no = {.code = NULL};
	buf_init(&body, 4096);
	request_body(r, &body);
	params_init(&p);
	assert_true(params_from_json(&p, r->action, buf_sl(&body), &no));
	response_begin(out);
	if (r->action == ACTION_DIRECT_CREDIT && bench->refusal)
		response_add_error(bench->refusal, "", out);
	else
		assert_true(semantics_answer(&bench->api, r->action, &p, bench->faults, out, &no));
	response_end("id", out);
	params_release(&p);
	buf_release(&body);
}

static void answer(const struct effect *send)
{
	struct outcome out;
	struct effects fx;
	struct buf body;
	buf_init(&body, 1u << 20);
	write_answer(&send->request, &body);
	struct wire_reply r = {.id = send->id,
			       .http_status = 200,
			       .http_version = "2",
			       .sends = 1,
			       .body = buf_sl(&body)};
	effects_clear(&fx);
	loader_reply(&bench->loader, &r, bench->now_ms, WALL_S, &fx, &out);
	direct_list_take(&bench->direct, &out, &r);
	buf_release(&body);
}

/* Lets the direct list decide, and reads only the first page until then. */
static enum direct_verdict decide_limit(void)
{
	enum direct_verdict v = direct_list_compare(&bench->direct, &bench->loader);
	proof_limit_rows(&bench->loader, v == DIRECT_WAITS ? 1 : 0);
	return v;
}

/* One turn. Returns false when nothing is sent and nothing is due. */
static bool turn(void)
{
	struct request direct;
	struct demand w = {.wall_s = WALL_S, .travel = 1, .extra = &direct};
	struct effects fx;
	bool any = false;
	w.n_extra = direct_list_wants(&bench->direct, &direct);
	effects_clear(&fx);
	loader_plan(&bench->loader, &w, bench->now_ms, &fx);
	for (size_t i = 0; i < fx.n; i++) {
		if (fx.item[i].kind != EFFECT_SEND)
			continue;
		bench->n_requests++;
		bench->n_direct += fx.item[i].request.action == ACTION_DIRECT_CREDIT;
		answer(&fx.item[i]);
		any = true;
	}
	int64_t next = fetch_deadline(&bench->loader.fetch, bench->now_ms);
	if (!any && next != INT64_MAX)
		bench->now_ms = next > bench->now_ms ? next : bench->now_ms + 1;
	return any || next != INT64_MAX;
}

/* Goes on until the direct list stands, or the pages are read. */
static enum direct_verdict run(void)
{
	struct fault why;
	while (decide_limit() != DIRECT_STANDS &&
	       (bench->direct.verdict == DIRECT_WAITS ||
		list_consistency_state(&bench->loader, &why) == CONSISTENCY_PENDING))
		if (!turn())
			break;
	return bench->direct.verdict;
}

static const struct query all = {.type = FILTER_NONE};

TEST(two_requests_stand_for_the_list)
{
	static const uint32_t rows[] = {0, 1, PAGE_SIZE, 333};
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		begin(7, rows[i], &all);
		assert_int_equal(run(), DIRECT_STANDS);
		assert_int_equal(bench->n_requests, 2);
		assert_int_equal(bench->direct.n, rows[i]);
		assert_string_equal(direct_list_why(&bench->direct), "");
		end();
	}
}

/* Nobody waits for the one answer if the other one is all. */
TEST(a_list_of_one_page_does_not_wait)
{
	begin(7, PAGE_SIZE - 1, &all);
	bench->refusal = "RequestLimitExceeded";
	assert_int_equal(run(), DIRECT_OFF);
	assert_int_equal(bench->n_requests, 2);
	assert_int_equal(store_loaded(bench->loader.store), PAGE_SIZE - 1);
	end();
}

TEST(a_filter_is_read_page_by_page)
{
	struct query q;
	struct err e = {0};
	assert_true(query_filter(&q, FILTER_NAME, SL("a"), &e));
	q.order = ORDER_DESC;
	begin(7, 100, &q);
	assert_int_equal(run(), DIRECT_OFF);
	assert_int_equal(bench->n_direct, 0);
	assert_true(bench->n_requests > 0);
	end();
}

/* The rest of the list is read at once, and no customer is lost by that. */
static void is_paged(uint32_t rows, const char *why)
{
	assert_int_equal(run(), DIRECT_DIFFERS);
	if (!strstr(direct_list_why(&bench->direct), why))
		fail_msg("%s", direct_list_why(&bench->direct));
	assert_int_equal(store_loaded(bench->loader.store), rows);
	end();
}

TEST(a_list_of_another_length_is_read_page_by_page)
{
	begin(7, 100, &all);
	bench->api.rows_given = 3;
	bench->faults = INJECT_BIT(INJECT_ROWS);
	assert_int_equal(run(), DIRECT_DIFFERS);
	assert_string_equal(direct_list_why(&bench->direct),
			    "QueryDirectCustomersCredit has 3 customers, QueryCustomersCredit has "
			    "100");
	end();
}

TEST(what_cannot_be_had_is_read_page_by_page)
{
	static const struct {
		const char *code;
		int tries;
	} cases[] = {{"UnauthorizedOperation.UinNoAuth", 1},
		     {"InvalidAction", 1},
		     {"OperationDenied.ServiceBusy", 2},
		     {"InternalError", 2}};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		begin(7, 100, &all);
		bench->refusal = cases[i].code;
		assert_int_equal(run(), DIRECT_DIFFERS);
		assert_int_equal(bench->n_direct, cases[i].tries);
		is_paged(100, cases[i].code);
	}
}

TEST(customers_that_cannot_be_told_apart_are_read_page_by_page)
{
	begin(7, 100, &all);
	bench->faults = INJECT_BIT(INJECT_TWICE);
	assert_int_equal(run(), DIRECT_DIFFERS);
	assert_non_null(strstr(direct_list_why(&bench->direct), "and 1 twice"));
	end();
	begin(7, 100, &all);
	bench->faults = INJECT_BIT(INJECT_BAD_ROWS);
	is_paged(100, "that cannot be read");
}

/* The same number of customers, but not the same. */
TEST(a_customer_of_the_page_must_be_in_it)
{
	struct customer other[100];
	begin(7, 100, &all);
	while (!bench->direct.answered)
		assert_true(turn());
	assert_int_equal(bench->direct.n, 100);
	for (size_t i = 0; i < COUNT_OF(other); i++)
		bench->direct.customers[i].uin += 1000000000000u;
	bench->direct.verdict = DIRECT_WAITS;
	is_paged(100, "lacks a customer");
}

/* Of all customers, for comparison. */
struct seen {
	struct customer c[ROWS_MAX];
	size_t n;
};

static bool see(void *ctx, const struct customer *c)
{
	struct seen *s = ctx;
	assert_true(s->n < ROWS_MAX);
	s->c[s->n] = *c;
	s->c[s->n].known &= KNOWN_UIN | KNOWN_CREDIT | KNOWN_REMAINING;
	s->c[s->n++].force = 0;
	return true;
}

static bool see_row(void *ctx, const struct row *row)
{
	return see(ctx, row->customer);
}

static int compare_seen(const void *a, const void *b)
{
	const struct customer *x = a, *y = b;
	return (x->uin > y->uin) - (x->uin < y->uin);
}

static struct verdict judge(const struct seen *s, struct findings *found)
{
	static const enum metric metrics[] = {METRIC_NEG, METRIC_OWED, METRIC_OUT, METRIC_BELOW};
	struct metric_rules rules = {.below_percent = 10};
	struct verdict v;
	*found = (struct findings){.unknown = 0};
	for (size_t i = 0; i < COUNT_OF(metrics); i++)
		metric_choose(&rules, metrics[i]);
	for (size_t i = 0; i < s->n; i++)
		findings_add(found, &rules, &s->c[i], findings_metrics(&rules, &s->c[i]));
	verdict_make(found, &rules, &v);
	return v;
}

static void is_judged_alike(const struct seen *a, const struct seen *b)
{
	struct findings x, y;
	struct verdict of_x = judge(a, &x), of_y = judge(b, &y);
	assert_int_equal(of_x.state, of_y.state);
	for (int m = 0; m < METRICS; m++)
		assert_int_equal(of_x.of[m], of_y.of[m]);
	assert_memory_equal(&x.all, &y.all, sizeof x.all);
	assert_int_equal(x.unknown, y.unknown);
	assert_true(x.worst_uin == y.worst_uin || x.worst_remaining == y.worst_remaining);
}

static void is_equal(struct seen *a, struct seen *b)
{
	static const struct thresholds steps = {10, 25};
	is_judged_alike(a, b);
	qsort(a->c, a->n, sizeof a->c[0], compare_seen);
	qsort(b->c, b->n, sizeof b->c[0], compare_seen);
	assert_int_equal(a->n, b->n);
	for (size_t i = 0; i < a->n; i++) {
		const struct customer *x = &a->c[i], *y = &b->c[i];
		assert_int_equal(x->uin, y->uin);
		assert_int_equal(x->known, y->known);
		assert_int_equal(x->credit, y->credit);
		assert_int_equal(x->remaining, y->remaining);
		assert_int_equal(credit_status_of(x, &steps), credit_status_of(y, &steps));
	}
}

static unsigned draw_faults(uint64_t *random)
{
	static const enum injection some[] = {INJECT_ABSURD_NUMBERS, INJECT_NULL_FIELDS,
					      INJECT_BAD_ROWS, INJECT_SWAPPED_TYPES,
					      INJECT_LYING_TOTAL};
	return seeded_below(random, 2) ? 0 : INJECT_BIT(some[seeded_below(random, COUNT_OF(some))]);
}

/* Whatever the list is and whatever is wrong with it: who is judged by the direct list is judged by
 * the same amounts as page by page. */
TEST(in_a_hundred_lists_it_says_what_the_pages_say)
{
	static struct seen direct, paged;
	uint64_t random = seeded_start(20261130);
	int stood = 0;
	for (uint64_t seed = 1; seed <= 100; seed++) {
		unsigned faults = draw_faults(&random);
		begin(seed, seeded_below(&random, ROWS_MAX), &all);
		bench->faults = faults;
		bool stands = run() == DIRECT_STANDS;
		direct.n = paged.n = 0;
		direct_list_each(&bench->direct, see, &direct);
		bench->direct.verdict = DIRECT_OFF;
		run();
		store_each(bench->loader.store, see_row, &paged);
		if (stands)
			is_equal(&direct, &paged);
		stood += stands;
		assert_true(stands || faults);
		end();
	}
	assert_in_range(stood, 50, 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(two_requests_stand_for_the_list),
	    cmocka_unit_test(a_list_of_one_page_does_not_wait),
	    cmocka_unit_test(a_filter_is_read_page_by_page),
	    cmocka_unit_test(a_list_of_another_length_is_read_page_by_page),
	    cmocka_unit_test(what_cannot_be_had_is_read_page_by_page),
	    cmocka_unit_test(customers_that_cannot_be_told_apart_are_read_page_by_page),
	    cmocka_unit_test(a_customer_of_the_page_must_be_in_it),
	    cmocka_unit_test(in_a_hundred_lists_it_says_what_the_pages_say),
	};
	return cmocka_run_group_tests_name("direct list", tests, NULL, NULL);
}
