/* SPDX-License-Identifier: MIT */
/* Tests of src/loop/history_child.c, with a real file in a folder of their own. */
#include <poll.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "burn/burn_rate.h"
#include "burn/cost_book.h"
#include "loop/history_child.h"
#include "loop/session.h"
#include "snapshot/usual_days.h"
#include "test.h"

#define NOW     1790172131
#define GIVE_UP 20000 /* ms; a result that never comes fails the test */

static char folder[40];
static struct session session;
static struct history_port port;

SETUP(begin)
{
	snprintf(folder, sizeof folder, "/tmp/tcpartner-history-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	session = (struct session){.ring = keyring_new()};
	if (!keyring_set(session.ring, SL("AKID"), SL("secret"), SL("")))
		return -1;
	sl_to_chars(SL("api.example"), session.endpoint.host, sizeof session.endpoint.host);
	snprintf(session.history, sizeof session.history, "%s/data/history.db", folder);
	history_child_open(&port, &session, &retention_default);
	return 0;
}

TEARDOWN(end)
{
	static const char *const names[] = {"data/history.db", "data/history.db-wal",
					    "data/history.db-shm", "file"};
	char path[80];
	if (port.ctx)
		port.close(port.ctx);
	port.ctx = NULL;
	keyring_free(session.ring);
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		snprintf(path, sizeof path, "%s/%s", folder, names[i]);
		unlink(path);
	}
	snprintf(path, sizeof path, "%s/data", folder);
	rmdir(path);
	return rmdir(folder);
}

static void keep(int64_t taken_s, size_t n)
{
	struct snapshot s;
	snapshot_init(&s, taken_s);
	for (size_t i = 0; i < n; i++) {
		struct snapshot_row r = {.uin = 1000 + i,
					 .credit = 5000000,
					 .remaining = (int64_t)i * 10000,
					 .known = SNAPSHOT_KNOWN};
		assert_true(snapshot_add_row(&s, &r));
	}
	port.keep(port.ctx, &s);
	snapshot_release(&s);
}

static struct history_result wait_for_result(void)
{
	struct history_result r;
	while (!port.next(port.ctx, &r)) {
		struct pollfd p = {.fd = port.fd(port.ctx), .events = POLLIN};
		assert_true(p.fd >= 0);
		assert_int_equal(poll(&p, 1, GIVE_UP), 1);
	}
	return r;
}

TEST(what_was_kept_is_found)
{
	keep(NOW, 3000); /* more than a pipe holds at once */
	struct history_result r = wait_for_result();
	assert_int_equal(r.of, HISTORY_JOB_KEEP);
	assert_null(r.why);
	port.find(port.ctx, NOW + 1);
	r = wait_for_result();
	assert_int_equal(r.of, HISTORY_JOB_FIND);
	assert_null(r.why);
	assert_non_null(r.found);
	assert_int_equal(r.found->taken_s, NOW);
	assert_int_equal(r.found->n, 3000);
	assert_int_equal(r.found->rows[2999].uin, 3999);
	assert_int_equal(r.found->rows[2999].remaining, 29990000);
	assert_int_equal(port.fd(port.ctx), -1);
}

/* The fifth customer uses 10,000 a day, as is seen between the snapshots. */
TEST(usual_days_come_with_what_is_found)
{
	int64_t used;
	for (int day = 7; day >= 0; day--) {
		struct snapshot s;
		struct snapshot_row r = {.uin = 5,
					 .credit = 9000000000,
					 .remaining = 5000000000 + day * INT64_C(10000000000),
					 .known = SNAPSHOT_KNOWN};
		snapshot_init(&s, NOW - day * 86400);
		r.credit += 7 * INT64_C(10000000000);
		assert_true(snapshot_add_row(&s, &r));
		port.keep(port.ctx, &s);
		snapshot_release(&s);
		assert_null(wait_for_result().why);
	}
	port.find(port.ctx, NOW);
	struct history_result r = wait_for_result();
	assert_non_null(r.found);
	assert_non_null(r.usual);
	assert_int_equal(r.usual->n, 1);
	assert_true(usual_days_find(r.usual, 5, &used));
	assert_int_equal(used, INT64_C(10000000000));
}

/* The first customer uses 3 dollars a day, the second comes on the last day. */
TEST(daily_costs_are_those_between_snapshots)
{
	const int64_t dollar = 1000000;
	struct burn_rate rate;
	for (int day = 5; day >= 0; day--) {
		struct snapshot s;
		struct snapshot_row r = {.uin = 5,
					 .credit = 900 * dollar,
					 .remaining = (100 + 3 * day) * dollar,
					 .known = SNAPSHOT_KNOWN};
		snapshot_init(&s, NOW - day * 86400);
		assert_true(snapshot_add_row(&s, &r));
		r.uin = 6;
		if (day == 0)
			assert_true(snapshot_add_row(&s, &r));
		port.keep(port.ctx, &s);
		snapshot_release(&s);
		assert_null(wait_for_result().why);
	}
	port.costs(port.ctx, daily_costs_day(NOW) + 1, BURN_DAYS_DEFAULT);
	struct history_result r = wait_for_result();
	assert_int_equal(r.of, HISTORY_JOB_COSTS);
	assert_null(r.why);
	assert_null(r.found);
	assert_non_null(r.costs);
	assert_int_equal(r.costs->n, 1);
	burn_rate_of_snapshots(cost_book_get(r.costs, 5), daily_costs_day(NOW) + 1,
			       BURN_DAYS_DEFAULT, &rate);
	assert_int_equal(rate.days, 5);
	assert_int_equal(burn_rate_micros(rate.median_quarters), 3 * dollar);
}

TEST(without_a_file_there_are_no_costs)
{
	struct stat st;
	port.costs(port.ctx, daily_costs_day(NOW), BURN_DAYS_DEFAULT);
	struct history_result r = wait_for_result();
	assert_int_equal(r.of, HISTORY_JOB_COSTS);
	assert_null(r.why);
	assert_int_equal(r.costs->n, 0);
	assert_int_not_equal(stat(session.history, &st), 0);
}

TEST(jobs_are_done_in_their_order)
{
	struct history_result r;
	keep(NOW - 86400, 2);
	keep(NOW, 3);
	port.find(port.ctx, NOW - 1);
	assert_int_equal(wait_for_result().of, HISTORY_JOB_KEEP);
	assert_int_equal(wait_for_result().of, HISTORY_JOB_KEEP);
	r = wait_for_result();
	assert_non_null(r.found);
	assert_int_equal(r.found->n, 2);
}

TEST(finding_makes_no_file)
{
	struct stat st;
	port.find(port.ctx, NOW);
	struct history_result r = wait_for_result();
	assert_null(r.found);
	assert_null(r.why);
	assert_int_not_equal(stat(session.history, &st), 0);
}

TEST(a_failure_is_a_sentence)
{
	char path[80];
	snprintf(path, sizeof path, "%s/file", folder);
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	assert_int_equal(fclose(f), 0);
	snprintf(session.history, sizeof session.history, "%s/file/history.db", folder);
	keep(NOW, 2);
	struct history_result r = wait_for_result();
	assert_int_equal(r.of, HISTORY_JOB_KEEP);
	assert_non_null(r.why);
	assert_true(strlen(r.why) > 20);
}

TEST(results_of_another_account_are_dropped)
{
	struct history_result r;
	keep(NOW - 86400, 2);
	port.find(port.ctx, NOW);
	port.drop(port.ctx);
	keep(NOW, 3);
	r = wait_for_result();
	assert_int_equal(r.of, HISTORY_JOB_KEEP);
	assert_int_equal(port.fd(port.ctx), -1);
}

/* The user may quit at once. */
TEST(what_is_being_kept_is_kept_to_the_end)
{
	struct history_result r;
	int status;
	keep(NOW, 5);
	port.close(port.ctx);
	assert_true(wait(&status) > 0);
	history_child_open(&port, &session, &retention_default);
	port.find(port.ctx, NOW);
	r = wait_for_result();
	assert_non_null(r.found);
	assert_int_equal(r.found->n, 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(what_was_kept_is_found, begin, end),
	    cmocka_unit_test_setup_teardown(usual_days_come_with_what_is_found, begin, end),
	    cmocka_unit_test_setup_teardown(daily_costs_are_those_between_snapshots, begin, end),
	    cmocka_unit_test_setup_teardown(without_a_file_there_are_no_costs, begin, end),
	    cmocka_unit_test_setup_teardown(jobs_are_done_in_their_order, begin, end),
	    cmocka_unit_test_setup_teardown(finding_makes_no_file, begin, end),
	    cmocka_unit_test_setup_teardown(a_failure_is_a_sentence, begin, end),
	    cmocka_unit_test_setup_teardown(results_of_another_account_are_dropped, begin, end),
	    cmocka_unit_test_setup_teardown(what_is_being_kept_is_kept_to_the_end, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
