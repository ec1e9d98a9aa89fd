/* SPDX-License-Identifier: MIT */
/* Tests of src/history/history.c. */
#include <sys/stat.h>
#include <unistd.h>

#include "files.h"
#include "history/history.h"
#include "history_fixture.h"
#include "test.h"

#define CUSTOMERS 40

static struct history_fixture f;

SETUP(begin)
{
	history_fixture_begin(&f);
	return 0;
}

TEARDOWN(end)
{
	history_fixture_end(&f);
	return 0;
}

static void put(int64_t hour, const struct retention *keep, enum history_put_result expected)
{
	struct err e = {0};
	enum history_put_result r =
	    history_fixture_put(&f, FIXTURE_HOUR(hour), CUSTOMERS, keep, &e);
	if (r != expected)
		fail_msg("hour %d: %d %s", (int)hour, (int)r, e.text);
}

static int count(void)
{
	struct err e = {0};
	int n = history_fixture_count(&f, CUSTOMERS, &e);
	if (n < 0)
		fail_msg("%s", e.text);
	return n;
}

/* Returns the time of the snapshot that is found; -1 for none. */
static int64_t find(int64_t before_s)
{
	struct history *h = history_fixture_open(&f);
	struct snapshot s;
	struct err e = {0};
	snapshot_init(&s, 0);
	enum history_find_result r = history_find(h, &f.account, before_s, &s, &e);
	int64_t taken_s = r == HISTORY_FOUND ? s.taken_s : -1;
	if (r == HISTORY_UNREADABLE)
		fail_msg("%s", e.text);
	if (r == HISTORY_FOUND)
		history_fixture_check(&s, CUSTOMERS);
	snapshot_release(&s);
	history_close(h);
	return taken_s;
}

TEST(the_place_follows_from_the_environment)
{
	char path[HISTORY_PATH], home[2 * HISTORY_PATH];
	history_find_path(&(struct history_place){"/data", "/home/a"}, path);
	assert_string_equal(path, "/data/tcpartner/history.db");
	history_find_path(&(struct history_place){"relative", "/home/a"}, path);
	assert_string_equal(path, "/home/a/.local/share/tcpartner/history.db");
	history_find_path(&(struct history_place){NULL, "a"}, path);
	assert_string_equal(path, "");
	history_find_path(&(struct history_place){NULL, NULL}, path);
	assert_string_equal(path, "");
	memset(home, 'a', sizeof home - 1);
	home[0] = '/';
	home[sizeof home - 1] = '\0';
	history_find_path(&(struct history_place){NULL, home}, path);
	assert_string_equal(path, "");
	assert_false(history_exists(path));
	struct err e = {0};
	assert_null(history_open("", HISTORY_WRITE, &e));
	assert_non_null(strstr(e.text, "set HOME or XDG_DATA_HOME"));
}

TEST(an_account_is_a_host_and_a_hash)
{
	struct history_account a, b, c;
	history_account_make(SL("api.example"), SL("AKIDone"), SL(""), &a);
	assert_string_equal(a.endpoint, "api.example");
	assert_int_equal(strlen(a.hash), 16);
	assert_null(strstr(a.hash, "AKID"));
	history_account_make(SL("api.example"), SL("AKIDtwo"), SL(""), &b);
	assert_string_not_equal(a.hash, b.hash);
	/* Roles of one account are that account, whichever key assumed them. */
	history_account_make(SL("api.example"), SL("AKIDone"),
			     SL("qcs::cam::uin/100000000001:roleName/a"), &b);
	history_account_make(SL("api.example"), SL("AKIDtwo"),
			     SL("qcs::cam::uin/100000000001:roleName/b"), &c);
	assert_string_equal(b.hash, c.hash);
	history_account_make(SL("api.example"), SL("AKIDtwo"),
			     SL("qcs::cam::uin/100000000002:roleName/b"), &c);
	assert_string_not_equal(b.hash, c.hash);
	history_account_make(SL("other.example"), SL("AKIDone"), SL(""), &c);
	assert_string_not_equal(a.hash, c.hash);
}

TEST(the_port_is_no_part_of_an_account)
{
	static const struct {
		const char *endpoint, *host;
	} cases[] = {{"api.example:8443", "api.example"},
		     {"api.example", "api.example"},
		     {"127.0.0.1:1", "127.0.0.1"},
		     {"127.0.0.1", "127.0.0.1"},
		     {"[::1]:8443", "[::1]"},
		     {"[::1]", "[::1]"},
		     {"", ""}};
	struct history_account a, b;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		history_account_make(sl_from(cases[i].endpoint), SL("AKIDone"), SL(""), &a);
		history_account_make(sl_from(cases[i].host), SL("AKIDone"), SL(""), &b);
		assert_string_equal(a.endpoint, cases[i].host);
		assert_string_equal(a.hash, b.hash);
	}
}

TEST(what_is_kept_is_found_again)
{
	assert_int_equal(find(FIXTURE_HOUR(99)), -1);
	for (int64_t hour = 0; hour < 70; hour++)
		put(hour, &fixture_keep_all, HISTORY_KEPT);
	assert_int_equal(count(), 70);
	assert_int_equal(find(FIXTURE_HOUR(33)), FIXTURE_HOUR(33));
	assert_int_equal(find(FIXTURE_HOUR(33) + 3599), FIXTURE_HOUR(33));
	assert_int_equal(find(INT64_MAX), FIXTURE_HOUR(69));
	/* All are later: the oldest is the best there is. */
	assert_int_equal(find(FIXTURE_HOUR(-5)), FIXTURE_HOUR(0));
}

TEST(only_the_user_can_read_it)
{
	struct stat st;
	char folder[100], log[HISTORY_PATH + 8];
	umask(0);
	struct history *h = history_fixture_open(&f);
	struct snapshot s = history_fixture_snapshot(FIXTURE_HOUR(1), CUSTOMERS);
	assert_int_equal(history_put(h, &f.account, &s, true, &fixture_keep_all, NULL),
			 HISTORY_KEPT);
	snapshot_release(&s);
	snprintf(folder, sizeof folder, "%s/tcpartner", f.folder);
	assert_int_equal(stat(folder, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	static const char *const ends[] = {"", "-wal", "-shm"};
	for (size_t i = 0; i < COUNT_OF(ends); i++) {
		snprintf(log, sizeof log, "%s%s", f.path, ends[i]);
		assert_int_equal(stat(log, &st), 0);
		assert_int_equal(st.st_mode & 0777, 0600);
	}
	history_close(h);
	assert_int_equal(files_count(folder), 1);
	/* Others could read it: opening takes that from them. */
	assert_int_equal(chmod(f.path, 0644), 0);
	history_close(history_fixture_open(&f));
	assert_int_equal(stat(f.path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
}

TEST(at_most_one_an_hour_is_kept)
{
	struct err e = {0};
	put(0, &fixture_keep_all, HISTORY_KEPT);
	put(0, &fixture_keep_all, HISTORY_TOO_SOON);
	assert_int_equal(
	    history_fixture_put(&f, FIXTURE_HOUR(1) - 1, CUSTOMERS, &fixture_keep_all, &e),
	    HISTORY_TOO_SOON);
	assert_int_equal(e.kind, ERR_NONE);
	put(1, &fixture_keep_all, HISTORY_KEPT);
	/* The clock went back: what lies in the future forbids nothing, and what comes then does.
	 */
	put(-20, &fixture_keep_all, HISTORY_KEPT);
	put(-20, &fixture_keep_all, HISTORY_TOO_SOON);
	put(-19, &fixture_keep_all, HISTORY_KEPT);
	assert_int_equal(count(), 4);
	assert_int_equal(find(INT64_MAX), FIXTURE_HOUR(1));
}

TEST(accounts_do_not_mix)
{
	struct history_fixture other = f;
	struct err e = {0};
	put(0, &fixture_keep_all, HISTORY_KEPT);
	history_account_make(SL("api.example"), SL("AKIDtwo"), SL(""), &other.account);
	assert_int_equal(history_fixture_put(&other, FIXTURE_HOUR(0), 7, &fixture_keep_all, &e),
			 HISTORY_KEPT);
	assert_int_equal(history_fixture_put(&other, FIXTURE_HOUR(5), 7, &fixture_keep_all, &e),
			 HISTORY_KEPT);
	assert_int_equal(count(), 1);
	assert_int_equal(history_fixture_count(&other, 7, &e), 2);
}

TEST(a_key_that_is_replaced_stays_the_same_account)
{
	struct history_fixture other = f;
	struct err e = {0};
	put(0, &fixture_keep_all, HISTORY_KEPT);
	history_account_make(SL("api.example"), SL("AKIDtwo"), SL(""), &other.account);
	assert_int_equal(history_fixture_count(&other, CUSTOMERS, &e), 0);
	/* One of 40 customers is another one. */
	assert_int_equal(
	    history_fixture_put(&other, FIXTURE_HOUR(1), CUSTOMERS, &fixture_keep_all, &e),
	    HISTORY_KEPT);
	assert_int_equal(history_fixture_count(&other, CUSTOMERS, &e), 2);
	/* The old key is the same account still, also for the rule of one an hour. */
	put(1, &fixture_keep_all, HISTORY_TOO_SOON);
	put(2, &fixture_keep_all, HISTORY_KEPT);
	assert_int_equal(history_fixture_count(&other, CUSTOMERS, &e), 3);
}

/* The browser keeps its list first and looks for an earlier one then. */
TEST(a_key_that_is_replaced_within_the_hour_finds_the_history)
{
	struct history_fixture other = f;
	struct err e = {0};
	put(0, &fixture_keep_all, HISTORY_KEPT);
	history_account_make(SL("api.example"), SL("AKIDtwo"), SL(""), &other.account);
	assert_int_equal(
	    history_fixture_put(&other, FIXTURE_HOUR(0) + 60, CUSTOMERS, &fixture_keep_all, &e),
	    HISTORY_TOO_SOON);
	assert_int_equal(history_fixture_count(&other, CUSTOMERS, &e), 1);
}

TEST(a_few_customers_are_an_account_if_all_are_the_same)
{
	struct history_fixture few = f, other = f;
	struct err e = {0};
	history_account_make(SL("api.example"), SL("AKIDtwo"), SL(""), &other.account);
	assert_int_equal(history_fixture_put(&few, FIXTURE_HOUR(0), 3, &fixture_keep_all, &e),
			 HISTORY_KEPT);
	assert_int_equal(history_fixture_put(&other, FIXTURE_HOUR(2), 2, &fixture_keep_all, &e),
			 HISTORY_KEPT);
	assert_int_equal(history_fixture_count(&other, 2, &e), 1);
	history_account_make(SL("api.example"), SL("AKIDthree"), SL(""), &other.account);
	assert_int_equal(history_fixture_put(&other, FIXTURE_HOUR(2), 3, &fixture_keep_all, &e),
			 HISTORY_KEPT);
	assert_int_equal(history_fixture_count(&other, 3, &e), 2);
}

TEST(another_host_or_other_customers_are_another_account)
{
	struct history_fixture other = f;
	struct err e = {0};
	put(0, &fixture_keep_all, HISTORY_KEPT);
	history_account_make(SL("other.example"), SL("AKIDtwo"), SL(""), &other.account);
	assert_int_equal(
	    history_fixture_put(&other, FIXTURE_HOUR(1), CUSTOMERS, &fixture_keep_all, &e),
	    HISTORY_KEPT);
	assert_int_equal(history_fixture_count(&other, CUSTOMERS, &e), 1);
	/* All of these are customers of the first account, too, which has more. */
	history_account_make(SL("api.example"), SL("AKIDtwo"), SL(""), &other.account);
	assert_int_equal(
	    history_fixture_put(&other, FIXTURE_HOUR(1), CUSTOMERS * 8 / 10, &fixture_keep_all, &e),
	    HISTORY_KEPT);
	assert_int_equal(history_fixture_count(&other, CUSTOMERS * 8 / 10, &e), 1);
	assert_int_equal(count(), 1);
}

TEST(a_list_tells_whose_key_it_is)
{
	struct history_fixture other = f;
	struct err e = {0};
	put(0, &fixture_keep_all, HISTORY_KEPT);
	history_account_make(SL("api.example"), SL("AKIDtwo"), SL(""), &other.account);
	struct history *h = history_fixture_open(&f);
	struct snapshot s = history_fixture_snapshot(FIXTURE_HOUR(3), CUSTOMERS);
	assert_true(history_recognise(h, &other.account, &s, &e));
	assert_true(history_recognise(h, &other.account, &s, &e));
	snapshot_release(&s);
	history_close(h);
	assert_int_equal(history_fixture_count(&other, CUSTOMERS, &e), 1);
}

/* 24 days of a snapshot each three hours. */
TEST(retention_drops_what_is_too_old_and_leaves_the_rest_readable)
{
	static const struct retention few = {.hours = 24, .days = 5, .weeks = 3};
	struct err e = {0};
	struct history *h = history_fixture_open(&f);
	for (int64_t hour = 0; hour < 24 * 24; hour += 3) {
		struct snapshot s = history_fixture_snapshot(FIXTURE_HOUR(hour), CUSTOMERS);
		if (history_put(h, &f.account, &s, true, &few, &e) != HISTORY_KEPT)
			fail_msg("%s", e.text);
		snapshot_release(&s);
	}
	history_close(h);
	/* 8 of the last day, the last of each of 4 days before, the last of 2 weeks. */
	assert_in_range(count(), 13, 16);
	assert_int_equal(find(INT64_MAX), FIXTURE_HOUR(24 * 24 - 3));
}

/* Long chains lose their first snapshots one by one and are joined again and again. */
TEST(each_snapshot_of_a_long_history_stays_readable)
{
	static const struct retention days = {.hours = 70, .days = 8, .weeks = 0};
	struct err e = {0};
	struct history *h = history_fixture_open(&f);
	for (int64_t hour = 0; hour < 250; hour++) {
		struct snapshot s = history_fixture_snapshot(FIXTURE_HOUR(hour), CUSTOMERS);
		if (history_put(h, &f.account, &s, true, &days, &e) != HISTORY_KEPT)
			fail_msg("hour %d: %s", (int)hour, e.text);
		snapshot_release(&s);
	}
	history_close(h);
	assert_in_range(count(), 70, 78);
}

struct seen {
	int n;
	struct history_entry first, last;
};

static bool see_entry(void *ctx, const struct history_entry *entry)
{
	struct seen *seen = ctx;
	if (seen->n++ == 0)
		seen->first = *entry;
	seen->last = *entry;
	return true;
}

TEST(the_list_has_times_customers_and_sizes)
{
	struct seen seen = {0};
	struct err e = {0};
	put(0, &fixture_keep_all, HISTORY_KEPT);
	put(5, &fixture_keep_all, HISTORY_KEPT);
	struct history *h = history_fixture_open(&f);
	struct snapshot s = history_fixture_snapshot(FIXTURE_HOUR(9), 3);
	assert_int_equal(history_put(h, &f.account, &s, false, &fixture_keep_all, &e),
			 HISTORY_KEPT);
	snapshot_release(&s);
	assert_true(history_list(h, &f.account, see_entry, &seen, &e));
	assert_int_equal(seen.n, 3);
	assert_int_equal(seen.first.taken_s, FIXTURE_HOUR(0));
	assert_int_equal(seen.first.customers, CUSTOMERS);
	assert_true(seen.first.complete);
	assert_in_range(seen.first.bytes, CUSTOMERS, 20 * CUSTOMERS);
	assert_string_equal(seen.first.account.endpoint, "api.example");
	assert_string_equal(seen.first.account.hash, f.account.hash);
	assert_int_equal(seen.last.customers, 3);
	assert_false(seen.last.complete);
	seen.n = 0;
	assert_true(history_list(h, NULL, see_entry, &seen, &e));
	assert_int_equal(seen.n, 3);
	struct history_account nobody = {"nowhere", "0"};
	seen.n = 0;
	assert_true(history_list(h, &nobody, see_entry, &seen, &e));
	assert_int_equal(seen.n, 0);
	history_close(h);
}

/* Returns whether a file of the folder has these bytes. */
static bool folder_has(struct sl bytes)
{
	static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
	for (size_t i = 0; i < COUNT_OF(ends); i++) {
		char path[HISTORY_PATH + 16];
		static char text[8 << 20];
		snprintf(path, sizeof path, "%s%s", f.path, ends[i]);
		FILE *file = fopen(path, "r");
		if (!file)
			continue;
		size_t n = fread(text, 1, sizeof text, file);
		fclose(file);
		if (memmem(text, n, bytes.p, bytes.n))
			return true;
	}
	return false;
}

/* The first customer's UIN as the file has it: 100000000000 in groups of seven bits. */
#define FIRST_UIN SL("\x80\xd0\xdb\xc3\xf4\x02")

TEST(forgetting_leaves_no_byte)
{
	size_t removed;
	struct err e = {0};
	struct history_fixture other = f;
	history_account_make(SL("other.example"), SL("AKIDone"), SL(""), &other.account);
	struct history *reader = history_fixture_open(&f);
	for (int64_t hour = 0; hour < 3; hour++)
		put(hour, &fixture_keep_all, HISTORY_KEPT);
	assert_true(folder_has(FIRST_UIN));
	assert_true(folder_has(sl_from(f.account.hash)));
	struct history *h = history_fixture_open(&f);
	assert_true(history_forget(h, NULL, &removed, &e));
	assert_int_equal(removed, 3);
	/* While both are open, and after that. */
	assert_false(folder_has(FIRST_UIN));
	assert_false(folder_has(sl_from(f.account.hash)));
	history_close(h);
	history_close(reader);
	assert_false(folder_has(FIRST_UIN));
	assert_int_equal(count(), 0);
	put(9, &fixture_keep_all, HISTORY_KEPT);
	assert_int_equal(count(), 1);
}

TEST(one_account_can_be_forgotten)
{
	size_t removed;
	struct err e = {0};
	struct history_fixture other = f;
	history_account_make(SL("other.example"), SL("AKIDone"), SL(""), &other.account);
	put(0, &fixture_keep_all, HISTORY_KEPT);
	assert_int_equal(history_fixture_put(&other, FIXTURE_HOUR(0), 7, &fixture_keep_all, &e),
			 HISTORY_KEPT);
	struct history *h = history_fixture_open(&f);
	struct history_account nobody = {"api.example", "0123456789abcdef"};
	assert_true(history_forget(h, &nobody, &removed, &e));
	assert_int_equal(removed, 0);
	assert_true(history_forget(h, &f.account, &removed, &e));
	assert_int_equal(removed, 1);
	/* By its hash alone. */
	other.account.endpoint[0] = '\0';
	assert_true(history_forget(h, &other.account, &removed, &e));
	assert_int_equal(removed, 1);
	history_close(h);
	assert_false(folder_has(SL("other.example")));
}

struct forgetting {
	struct history *h;
	bool ok;
	struct err e;
};

static bool forget_while_reading(void *ctx, const struct snapshot *s)
{
	struct forgetting *by = ctx;
	size_t removed;
	history_fixture_check(s, CUSTOMERS);
	by->ok = history_forget(by->h, NULL, &removed, &by->e);
	return false;
}

TEST(forgetting_while_another_reads_says_that_bytes_are_left)
{
	struct err e = {0};
	size_t removed;
	put(0, &fixture_keep_all, HISTORY_KEPT);
	struct history *reader = history_fixture_open(&f);
	struct forgetting by = {.h = history_fixture_open(&f), .ok = true};
	history_set_patience(by.h, 0);
	assert_true(history_walk(reader, &f.account, 0, forget_while_reading, &by, &e));
	assert_false(by.ok);
	assert_non_null(strstr(by.e.text, "their bytes are still in it"));
	history_close(reader);
	assert_true(history_forget(by.h, NULL, &removed, &e));
	assert_false(folder_has(FIRST_UIN));
	history_close(by.h);
}

TEST(pruning_drops_and_gives_the_space_back)
{
	static const struct retention none = {0, 0, 0};
	struct stat before, after;
	size_t dropped;
	struct err e = {0};
	struct history *h = history_fixture_open(&f);
	for (int64_t hour = 0; hour < 40; hour++) {
		struct snapshot s = history_fixture_snapshot(FIXTURE_HOUR(hour), 5000);
		assert_int_equal(history_put(h, &f.account, &s, true, &fixture_keep_all, &e),
				 HISTORY_KEPT);
		snapshot_release(&s);
	}
	history_close(h);
	assert_int_equal(stat(f.path, &before), 0);
	h = history_fixture_open(&f);
	assert_true(history_prune(h, &none, FIXTURE_HOUR(40), &dropped, &e));
	assert_int_equal(dropped, 39);
	history_close(h);
	assert_int_equal(stat(f.path, &after), 0);
	assert_true(after.st_size < before.st_size / 4);
	assert_int_equal(history_fixture_count(&f, 5000, &e), 1);
}

int main(void)
{
#define EACH(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
	    EACH(the_place_follows_from_the_environment),
	    EACH(an_account_is_a_host_and_a_hash),
	    EACH(the_port_is_no_part_of_an_account),
	    EACH(what_is_kept_is_found_again),
	    EACH(only_the_user_can_read_it),
	    EACH(at_most_one_an_hour_is_kept),
	    EACH(accounts_do_not_mix),
	    EACH(a_key_that_is_replaced_stays_the_same_account),
	    EACH(a_key_that_is_replaced_within_the_hour_finds_the_history),
	    EACH(a_few_customers_are_an_account_if_all_are_the_same),
	    EACH(another_host_or_other_customers_are_another_account),
	    EACH(a_list_tells_whose_key_it_is),
	    EACH(retention_drops_what_is_too_old_and_leaves_the_rest_readable),
	    EACH(each_snapshot_of_a_long_history_stays_readable),
	    EACH(the_list_has_times_customers_and_sizes),
	    EACH(forgetting_leaves_no_byte),
	    EACH(one_account_can_be_forgotten),
	    EACH(forgetting_while_another_reads_says_that_bytes_are_left),
	    EACH(pruning_drops_and_gives_the_space_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
