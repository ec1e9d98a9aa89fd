/* SPDX-License-Identifier: MIT */
/* Tests of src/loop/history_events.c. */
#include "base/attr.h"

#include "app/model/model.h"

#include "fetch/effects.h"
#include "loop/history_events.h"
#include "test.h"

static struct {
	enum history_job job;
	int64_t before_s;
	int32_t today;
	int days, n;
} asked;

static void keep(void *ctx, const struct snapshot *s)
{
	(void)ctx, (void)s;
	asked.job = HISTORY_JOB_KEEP;
	asked.n++;
}

static void find(void *ctx, int64_t before_s)
{
	(void)ctx;
	asked.job = HISTORY_JOB_FIND;
	asked.before_s = before_s;
	asked.n++;
}

static void read_costs(void *ctx, int32_t today, int days)
{
	(void)ctx;
	asked.job = HISTORY_JOB_COSTS;
	asked.today = today;
	asked.days = days;
	asked.n++;
}

static const struct effect effects[] = {{.kind = EFFECT_HISTORY_KEEP},
					{.kind = EFFECT_HISTORY_FIND, .before_s = 77},
					{.kind = EFFECT_HISTORY_COSTS, .today = 20000, .days = 7}};
static const enum history_job jobs[] = {HISTORY_JOB_KEEP, HISTORY_JOB_FIND, HISTORY_JOB_COSTS};

TEST(each_effect_starts_its_job)
{
	struct history_port port = {.keep = keep, .find = find, .costs = read_costs};
	struct event failed;
	struct model *m = test_calloc(1, sizeof *m);
	memset(&asked, 0, sizeof asked);
	for (int i = 0; i < 3; i++) {
		assert_true(history_events_start(&port, m, &effects[i], &failed));
		assert_int_equal(asked.job, jobs[i]);
		assert_int_equal(asked.n, i + 1);
	}
	assert_int_equal(asked.before_s, 77);
	assert_int_equal(asked.today, 20000);
	assert_int_equal(asked.days, 7);
	test_free(m);
}

TEST(without_a_port_each_effect_fails_with_a_reason)
{
	static const enum history_news news[] = {SNAPSHOT_NOT_KEPT, SNAPSHOT_NOT_FOUND,
						 SNAPSHOT_NO_COSTS};
	for (int i = 0; i < 3; i++) {
		struct event e;
		assert_false(history_events_start(NULL, NULL, &effects[i], &e));
		assert_int_equal(e.kind, EV_HISTORY);
		assert_int_equal(e.history.news, news[i]);
		assert_non_null(strstr(e.history.why, "no file"));
	}
}

TEST(each_result_is_an_event)
{
	struct snapshot s = {.taken_s = 1};
	struct cost_book book = {.n = 0};
	const struct {
		struct history_result result;
		enum history_news news;
	} cases[] = {
	    {{.of = HISTORY_JOB_KEEP}, SNAPSHOT_KEPT},
	    {{.of = HISTORY_JOB_KEEP, .why = "x"}, SNAPSHOT_NOT_KEPT},
	    {{.of = HISTORY_JOB_FIND, .found = &s}, SNAPSHOT_FOUND},
	    {{.of = HISTORY_JOB_FIND}, SNAPSHOT_NONE},
	    {{.of = HISTORY_JOB_FIND, .why = "x"}, SNAPSHOT_NOT_FOUND},
	    {{.of = HISTORY_JOB_COSTS, .costs = &book}, SNAPSHOT_COSTS},
	    {{.of = HISTORY_JOB_COSTS, .why = "x"}, SNAPSHOT_NO_COSTS},
	};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct event e = history_events_take(&cases[i].result);
		assert_int_equal(e.kind, EV_HISTORY);
		assert_int_equal(e.history.news, cases[i].news);
		assert_ptr_equal(e.history.snapshot, cases[i].result.found);
		assert_ptr_equal(e.history.costs, cases[i].result.costs);
		assert_ptr_equal(e.history.why, cases[i].result.why);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_effect_starts_its_job),
	    cmocka_unit_test(without_a_port_each_effect_fails_with_a_reason),
	    cmocka_unit_test(each_result_is_an_event),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
