/* SPDX-License-Identifier: MIT */
/* Tests of src/history/history_report.c. */
#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include "history/history_report.h"
#include "test.h"

#define DAY 20000

/* Writes the report into a pipe, which has room for it, and returns its bytes. */
static struct sl written(const struct history_report *r, char out[60000])
{
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	assert_true(history_report_write(r, ends[1]));
	close(ends[1]);
	size_t n = 0;
	for (ssize_t part; (part = read(ends[0], out + n, 60000 - n)) > 0;)
		n += (size_t)part;
	close(ends[0]);
	return (struct sl){out, n};
}

static void fill_report(struct history_report *r)
{
	struct snapshot_row row = {.uin = 7, .credit = 5, .known = SNAPSHOT_KNOWN};
	history_report_init(r);
	r->result = HISTORY_REPORT_DONE;
	r->found.taken_s = 1790000000;
	assert_true(snapshot_add_row(&r->found, &row));
	row.uin = 8;
	assert_true(snapshot_add_row(&r->found, &row));
	usual_days_add(&r->usual, 7, -3);
	for (uint64_t uin = 1; uin <= 100; uin++)
		assert_true(cost_book_put(&r->costs, uin, DAY, (int64_t)uin));
}

TEST(a_report_is_read_as_it_was_written)
{
	char bytes[60000];
	int64_t used;
	struct history_report r, read;
	fill_report(&r);
	history_report_init(&read);
	struct sl all = written(&r, bytes);
	for (int times = 0; times < 2; times++) { /* what it had before is gone */
		assert_true(history_report_read(all, &read));
		assert_int_equal(read.result, HISTORY_REPORT_DONE);
		assert_int_equal(read.found.taken_s, 1790000000);
		assert_int_equal(read.found.n, 2);
		assert_int_equal(read.found.rows[1].uin, 8);
		assert_true(usual_days_find(&read.usual, 7, &used));
		assert_int_equal(used, -3);
		assert_int_equal(read.costs.n, 100);
		assert_int_equal(cost_book_get(&read.costs, 100)->cost[0], 100);
	}
	history_report_release(&r);
	history_report_release(&read);
}

TEST(a_failure_has_its_sentence)
{
	char bytes[60000];
	struct history_report r, read;
	history_report_init(&r);
	history_report_init(&read);
	strcpy(r.why, "the disk is full");
	assert_true(history_report_read(written(&r, bytes), &read));
	assert_int_equal(read.result, HISTORY_REPORT_FAILED);
	assert_string_equal(read.why, "the disk is full");
	assert_int_equal(read.found.n + read.usual.n + read.costs.n, 0);
	history_report_release(&read);
}

TEST(bytes_that_are_not_whole_are_refused)
{
	char bytes[60000];
	struct history_report r, read;
	fill_report(&r);
	history_report_init(&read);
	struct sl all = written(&r, bytes);
	for (size_t n = 0; n < all.n; n += 7)
		assert_false(history_report_read((struct sl){all.p, n}, &read));
	assert_true(history_report_read(all, &read));
	history_report_release(&r);
	history_report_release(&read);
}

TEST(a_reader_that_is_gone_ends_the_writing)
{
	int ends[2];
	struct history_report r;
	fill_report(&r);
	assert_int_equal(pipe(ends), 0);
	signal(SIGPIPE, SIG_IGN);
	close(ends[0]);
	assert_false(history_report_write(&r, ends[1]));
	assert_int_equal(errno, EPIPE);
	signal(SIGPIPE, SIG_DFL);
	close(ends[1]);
	history_report_release(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_report_is_read_as_it_was_written),
	    cmocka_unit_test(a_failure_has_its_sentence),
	    cmocka_unit_test(bytes_that_are_not_whole_are_refused),
	    cmocka_unit_test(a_reader_that_is_gone_ends_the_writing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
