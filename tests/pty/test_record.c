/* SPDX-License-Identifier: MIT */
/* Sessions of the real browser, written down and seen again without key or network. */
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "program.h"
#include "test.h"

#define BIN  TEST_BUILD "/tcpartner"
#define ROWS 40
#define COLS 120

static char folder[] = "/tmp/tcpartner-record-XXXXXX", path[100], errors[100];
static char screen_of_then[ROWS][600];

SETUP(begin)
{
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof path, "%s/record", folder);
	snprintf(errors, sizeof errors, "%s/errors", folder);
	return 0;
}

TEARDOWN(clear)
{
	unlink(path);
	unlink(errors);
	return 0;
}

TEARDOWN(end)
{
	return rmdir(folder);
}

/* The whole file; free it. */
static char *contents(const char *name)
{
	struct stat st;
	FILE *f = fopen(name, "r");
	assert_non_null(f);
	assert_int_equal(fstat(fileno(f), &st), 0);
	char *text = calloc((size_t)st.st_size + 1, 1);
	assert_int_equal(fread(text, 1, (size_t)st.st_size, f), st.st_size);
	fclose(f);
	return text;
}

static void keep_screen(struct pty *p)
{
	for (int row = 0; row < ROWS; row++)
		snprintf(screen_of_then[row], sizeof screen_of_then[row], "%s", pty_row(p, row));
}

/* A customer's details, after a look at the requests and a search. */
static void look_around(struct pty *p)
{
	pty_type(p, "jjj");
	assert_true(pty_wait(p, "row 4/"));
	pty_type(p, "I");
	assert_true(pty_wait(p, "Requests"));
	pty_key(p, VTERM_KEY_ESCAPE);
	assert_true(pty_wait_gone(p, "Requests"));
	pty_type(p, "/Media");
	assert_true(pty_wait(p, "loaded): Media"));
	pty_key(p, VTERM_KEY_ENTER);
	pty_type(p, "d");
	assert_true(pty_wait(p, "allocations"));
	assert_true(pty_wait(p, "Runway"));
	/* Nothing changes by itself any more. */
	assert_true(pty_wait(p, "0/5 rps"));
}

static void record(const char *option)
{
	const char *const demo[] = {"--customers", "90", "--rate", "0", NULL};
	const char *const args[] = {option, path, NULL};
	struct program b = program_start(
	    &(struct program_options){.rows = ROWS, .cols = COLS, .demo = demo, .args = args});
	look_around(b.pty);
	keep_screen(b.pty);
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

/* Without key, home or demo API. */
static struct pty *replay(const char *option, int rows)
{
	const char *const argv[] = {BIN, "--replay", path, option, NULL};
	const char *const env[] = {
	    "TENCENTCLOUD_SECRET_ID=", "TENCENTCLOUD_SECRET_KEY=", "HOME=/nonexistent", NULL};
	return pty_start(
	    &(struct pty_options){.rows = rows, .cols = COLS, .env = env, .stderr_path = errors},
	    argv);
}

static int leave(struct pty *p)
{
	pty_type(p, "Q");
	assert_true(pty_exit(p));
	int code = WIFEXITED(p->status) ? WEXITSTATUS(p->status) : -1;
	pty_free(p);
	return code;
}

static void assert_screen_of_then(struct pty *p)
{
	for (int row = 0; row < ROWS; row++)
		assert_string_equal(pty_row(p, row), screen_of_then[row]);
}

TEST(the_replay_ends_where_the_session_did)
{
	record("--record");
	struct pty *p = replay("--replay-steps", ROWS + 1);
	assert_true(pty_wait(p, "Space step"));
	pty_key(p, VTERM_KEY_END);
	assert_true(pty_wait(p, "the recording ends here"));
	assert_screen_of_then(p);
	assert_int_equal(leave(p), 0);
	char *said = contents(errors);
	assert_string_equal(said, "");
	free(said);
}

TEST(it_goes_on_as_a_browser_that_asks_nothing)
{
	record("--record");
	/* At the pace of then. */
	struct pty *p = replay(NULL, ROWS);
	assert_true(pty_wait(p, "allocations"));
	pty_key(p, VTERM_KEY_END);
	pty_type(p, "40G");
	assert_true(pty_wait(p, "row 40/90"));
	/* What was not loaded then cannot be loaded now. */
	pty_type(p, "R");
	assert_true(pty_wait(p, "Replay.Ended"));
	assert_int_equal(leave(p), 0);
}

TEST(a_record_has_no_secret_and_is_the_user_s_alone)
{
	struct stat st;
	record("--record");
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	char *text = contents(path);
	assert_null(strstr(text, DEMO_KEY));
	assert_null(strstr(text, DEMO_KEY_ID));
	assert_null(strstr(text, "Signature"));
	assert_non_null(strstr(text, "ClientUin"));
	assert_non_null(strstr(text, "\"quit\":0"));
	free(text);
}

/* From the customers of an unmasked record: names that stand in it. */
static size_t names_in(char *text, const char *names[], size_t most)
{
	size_t n = 0;
	char *at = text;
	while (n < most && (at = strstr(at, "\\\"Name\\\":\\\"")) != NULL) {
		at += strlen("\\\"Name\\\":\\\"");
		char *stop = strchr(at, '\\');
		*stop = '\0';
		if (strlen(at) > 5)
			names[n++] = at;
		at = stop + 1;
	}
	return n;
}

TEST(a_masked_record_names_nobody)
{
	const char *names[60];
	record("--record");
	char *clear_text = contents(path);
	unlink(path);
	record("--record-masked");
	char *masked = contents(path);
	size_t n = names_in(clear_text, names, 60);
	assert_true(n > 20);
	for (size_t i = 0; i < n; i++)
		assert_null(strstr(masked, names[i]));
	assert_null(strstr(masked, "\"key\":\"M\""));
	assert_null(strstr(masked, ".example"));
	assert_null(strstr(masked, "20041627"));
	free(masked);
	free(clear_text);
	struct pty *p = replay("--replay-steps", ROWS + 1);
	assert_true(pty_wait(p, "Space step"));
	pty_key(p, VTERM_KEY_END);
	assert_true(pty_wait(p, "the recording ends here"));
	assert_true(pty_find(p, "allocations") >= 0);
	assert_int_equal(leave(p), 0);
}

TEST(a_record_that_breaks_off_is_said_to)
{
	record("--record");
	struct stat st;
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(truncate(path, st.st_size - 100), 0);
	struct pty *p = replay("--replay-steps", ROWS + 1);
	assert_true(pty_wait(p, "Space step"));
	pty_key(p, VTERM_KEY_END);
	assert_true(pty_wait(p, "the recording is cut here"));
	assert_int_equal(leave(p), 0);
	char *said = contents(errors);
	assert_non_null(strstr(said, "tcpartner: the recording ends early, after line"));
	free(said);
}

TEST(no_record_is_no_replay)
{
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs("hello\n", f);
	fclose(f);
	struct pty *p = replay(NULL, ROWS);
	assert_true(pty_exit(p));
	assert_int_equal(WEXITSTATUS(p->status), 2);
	assert_true(pty_modes_restored(p));
	pty_free(p);
	char *said = contents(errors), want[300];
	snprintf(want, sizeof want,
		 "tcpartner: cannot replay %s: it is not a recording of tcpartner\n", path);
	assert_string_equal(said, want);
	free(said);
}

TEST(a_file_that_is_there_is_not_written_to)
{
	const char *const argv[] = {BIN, "--demo", "--record", path, NULL};
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs("mine", f);
	fclose(f);
	struct pty *p =
	    pty_start(&(struct pty_options){.rows = 24, .cols = 80, .stderr_path = errors}, argv);
	assert_true(pty_exit(p));
	assert_int_equal(WEXITSTATUS(p->status), 2);
	pty_free(p);
	char *said = contents(errors), *kept = contents(path);
	assert_non_null(strstr(said, "the file exists"));
	assert_string_equal(kept, "mine");
	free(said);
	free(kept);
}

#define CLEARING(test) cmocka_unit_test_teardown(test, clear)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    CLEARING(the_replay_ends_where_the_session_did),
	    CLEARING(it_goes_on_as_a_browser_that_asks_nothing),
	    CLEARING(a_record_has_no_secret_and_is_the_user_s_alone),
	    CLEARING(a_masked_record_names_nobody),
	    CLEARING(a_record_that_breaks_off_is_said_to),
	    CLEARING(no_record_is_no_replay),
	    CLEARING(a_file_that_is_there_is_not_written_to),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
