/* SPDX-License-Identifier: MIT */
/* Tests of src/files/pace_file.c. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/pace_file.h"
#include "test.h"

static char folder[] = "/tmp/tcpartner-pace-XXXXXX", path[200];
static const struct pace_owner of = {{"https://a", 9}, {"AKIDone", 7}};

SETUP(begin)
{
	return mkdtemp(folder) ? snprintf(path, sizeof path, "%s/pace", folder) < 0 : -1;
}

TEARDOWN(end)
{
	unlink(path);
	return rmdir(folder);
}

static void write_run(int64_t now_ms)
{
	struct pacer p;
	pacer_init(&p);
	for (uint64_t id = 1; id <= 3; id++) {
		pacer_sent(&p, ACTION_CUSTOMERS, id, now_ms);
		pacer_answered(&p, id, now_ms, 0);
	}
	pacer_sent(&p, ACTION_PARTNER_CREDIT, 4, now_ms);
	pacer_answered(&p, 4, now_ms, 0);
	pace_file_write(path, &of, &p, now_ms);
}

static int read_used_of(enum api_action a, int64_t now_ms)
{
	struct pacer p;
	struct pacer_past past;
	pacer_init(&p);
	pace_file_read(path, &of, now_ms, &past);
	pacer_resume_all(&p, &past);
	return rate_window_used(&p.of[a], now_ms);
}

static int read_used(const char *from, const struct pace_owner *who, int64_t now_ms)
{
	struct pacer p;
	struct pacer_past past;
	pacer_init(&p);
	pace_file_read(from, who, now_ms, &past);
	pacer_resume_all(&p, &past);
	return pacer_used(&p, now_ms);
}

TEST(the_next_run_knows_what_the_last_one_sent)
{
	struct stat st;
	assert_int_equal(read_used(path, &of, 5000), 0);
	write_run(5000);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(read_used(path, &of, 5100), 3);
	assert_int_equal(read_used(path, &of, 6001), 0);
	assert_int_equal(read_used(path, &of, 4000), 0); /* another boot */
	assert_int_equal(read_used("", &of, 5100), 0);
}

TEST(each_action_has_its_own_times)
{
	write_run(5000);
	assert_int_equal(read_used_of(ACTION_CUSTOMERS, 5100), 3);
	assert_int_equal(read_used_of(ACTION_PARTNER_CREDIT, 5100), 1);
	assert_int_equal(read_used_of(ACTION_CREDIT_BY_UINS, 5100), 0);
}

static void write_text(const char *text)
{
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void write_after_owner(const char *rest)
{
	char text[400], owner[100];
	write_run(5000);
	FILE *f = fopen(path, "r");
	assert_non_null(f);
	assert_non_null(fgets(owner, sizeof owner, f));
	fclose(f);
	owner[strcspn(owner, "\n")] = '\0';
	snprintf(text, sizeof text, "%s%s", owner, rest);
	write_text(text);
}

/* Its five times were those of all requests. */
TEST(a_file_of_an_earlier_version_is_read)
{
	write_after_owner(" 5000 5000 0 4990 0\n");
	for (int a = 0; a < API_ACTIONS; a++)
		assert_int_equal(read_used_of((enum api_action)a, 5100), 3);
}

TEST(a_line_of_a_later_version_is_left_out)
{
	write_after_owner(
	    "\nQueryWhatever 5000\nQueryCustomersCredit 5000 x 4999 99999999999999999999"
	    "\n\nQueryPartnerCredit\n");
	assert_int_equal(read_used_of(ACTION_CUSTOMERS, 5100), 2);
	assert_int_equal(read_used_of(ACTION_PARTNER_CREDIT, 5100), 0);
}

TEST(another_account_or_endpoint_has_a_rate_of_its_own)
{
	const struct pace_owner key = {of.endpoint, {"AKIDtwo", 7}},
				place = {{"https://b", 9}, of.account},
				moved = {{"https://aA", 10}, {"KIDone", 6}};
	write_run(5000);
	assert_int_equal(read_used(path, &moved, 5100), 0);
	assert_int_equal(read_used(path, &key, 5100), 0);
	assert_int_equal(read_used(path, &place, 5100), 0);
}

TEST(the_file_has_no_key)
{
	char text[400];
	write_run(5000);
	FILE *f = fopen(path, "r");
	assert_non_null(f);
	text[fread(text, 1, sizeof text - 1, f)] = '\0';
	fclose(f);
	assert_null(strstr(text, "AKID"));
	assert_non_null(strstr(text, "\nQueryCustomersCredit 5000 5000 5000\n"));
}

TEST(its_folders_are_made)
{
	char below[sizeof path];
	snprintf(below, sizeof below, "%s/a", folder);
	snprintf(path, sizeof path, "%s/a/b/pace", folder);
	write_run(5000);
	assert_int_equal(read_used(path, &of, 5100), 3);
	unlink(path);
	*strrchr(path, '/') = '\0';
	assert_int_equal(rmdir(path), 0);
	assert_int_equal(rmdir(below), 0);
	snprintf(path, sizeof path, "%s/pace", folder);
}

TEST(damage_counts_as_nothing)
{
	static const char *const texts[] = {"", "x", "x 1 2 3 4 5", "\n\n", "0 0 0 0 0 0 0"};
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		write_text(texts[i]);
		assert_int_equal(read_used(path, &of, 5100), 0);
	}
}

TEST(a_run_that_sent_nothing_leaves_the_file)
{
	struct pacer p;
	write_run(5000);
	pacer_init(&p);
	pace_file_write(path, &of, &p, 5100);
	assert_int_equal(read_used(path, &of, 5100), 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_next_run_knows_what_the_last_one_sent),
	    cmocka_unit_test(each_action_has_its_own_times),
	    cmocka_unit_test(a_file_of_an_earlier_version_is_read),
	    cmocka_unit_test(a_line_of_a_later_version_is_left_out),
	    cmocka_unit_test(another_account_or_endpoint_has_a_rate_of_its_own),
	    cmocka_unit_test(the_file_has_no_key),
	    cmocka_unit_test(its_folders_are_made),
	    cmocka_unit_test(damage_counts_as_nothing),
	    cmocka_unit_test(a_run_that_sent_nothing_leaves_the_file),
	};
	return cmocka_run_group_tests_name("pace file", tests, begin, end);
}
