/* SPDX-License-Identifier: MIT */
/* Tests of src/credentials/child.c. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include "base/attr.h"

#include "credentials/child.h"
#include "credentials/keyring.h"
#include "test.h"

#define TURNS 400

static struct child child;

static void start(const char *command)
{
	struct err e = {0};
	if (!child_start(&child, command, false, &e))
		fail_msg("%s", e.text);
}

/* Until it has ended, sleeping as a loop would; what it prints may come in any number of pieces. */
static void finish(void)
{
	for (int silent = 0; silent < TURNS;) {
		struct pollfd p[2];
		int fds[2];
		size_t n = child_fds(&child, fds);
		if (child_turn(&child))
			return;
		for (size_t i = 0; i < n; i++)
			p[i] = (struct pollfd){fds[i], POLLIN, 0};
		silent += poll(p, (nfds_t)n, CHILD_POLL_MS) == 0;
	}
	fail_msg("the child does not end");
}

static void prints(const char *command, const char *text)
{
	struct err e = {0};
	start(command);
	finish();
	if (!child_check(&child, &e))
		fail_msg("%s", e.text);
	assert_string_equal(child.text, text);
	child_release(&child);
}

static void refused(const char *command, const char *says)
{
	struct err e = {0};
	start(command);
	finish();
	assert_false(child_check(&child, &e));
	assert_int_equal(e.kind, ERR_CREDENTIAL);
	if (!strstr(e.text, says))
		fail_msg("says: %s", e.text);
	assert_null(strstr(e.text, "s3cret"));
	child_release(&child);
}

TEST(the_output_of_the_command_is_read_to_its_end)
{
	prints("echo one; echo two", "one\ntwo\n");
	prints("printf 'a b' | tr a-z A-Z", "A B");
	prints("echo words >&2; echo text", "text\n");
}

TEST(it_runs_with_our_environment_and_no_terminal)
{
	setenv("CHILD_TEST", "mine", 1);
	prints("echo $CHILD_TEST; cat; tty >/dev/null || echo none", "mine\nnone\n");
	unsetenv("CHILD_TEST");
	prints("(: </dev/tty) 2>/dev/null || echo none", "none\n");
}

TEST(its_failures_are_told_with_its_last_words_and_nothing_it_printed)
{
	refused("echo s3cret; exit 3", "it failed with exit status 3");
	refused("echo first >&2; echo 'the vault is locked' >&2; false",
		"it failed with exit status 1: the vault is locked");
	refused("no-such-command-anywhere", "the command was not found (exit status 127)");
	refused("kill -9 $$", "it was killed by signal 9");
	refused("kill -2 $$", "it was killed by signal 2"); /* which is not ours */
	refused("true", "it printed nothing");
	refused("echo; echo wait >&2", "it printed nothing: wait");
}

/* The last line comes in two pieces of 512 bytes, of which the room for words holds the end. */
TEST(of_a_long_line_the_end_is_kept)
{
	struct err e = {0};
	start("{ echo first; head -c 900 /dev/zero | tr '\\0' y; printf END; } >&2; exit 1");
	finish();
	assert_string_equal(child.words + strlen(child.words) - 4, "yEND");
	assert_false(child_check(&child, &e));
	const char *words = strstr(e.text, "it failed with exit status 1: ");
	assert_non_null(words);
	words += strlen("it failed with exit status 1: ");
	assert_true(strlen(words) > 40);
	assert_int_equal(strspn(words, "y"), strlen(words));
	child_release(&child);
}

TEST(its_words_cannot_act_on_a_terminal)
{
	struct err e = {0};
	start("printf '\\033[2Jwords' >&2; exit 1");
	finish();
	assert_false(child_check(&child, &e));
	assert_null(strchr(e.text, '\033'));
	assert_non_null(strstr(e.text, "words"));
	child_release(&child);
}

TEST(output_without_end_is_cut_off)
{
	struct err e = {0};
	start("while :; do echo 0123456789012345678901234567890123456789; done");
	finish();
	assert_true(child.overflowed);
	assert_false(child_check(&child, &e));
	assert_non_null(strstr(e.text, "more than 64 KiB"));
	pid_t pid = child.pid;
	child_release(&child);
	assert_int_equal(kill(-pid, 0), -1);
	assert_int_equal(errno, ESRCH);
}

TEST(sixty_four_kib_are_enough)
{
	struct err e = {0};
	start("head -c 65536 /dev/zero | tr '\\0' x");
	finish();
	assert_true(child_check(&child, &e));
	assert_int_equal(child.n, 65536);
	child_release(&child);
	refused("head -c 65537 /dev/zero | tr '\\0' x", "more than 64 KiB");
}

/* As an agent that the command has started does. */
TEST(a_grandchild_that_keeps_the_pipes_does_not_hold_us)
{
	struct err e = {0};
	start("sleep 60 & echo key");
	finish();
	assert_true(child_check(&child, &e));
	assert_string_equal(child.text, "key\n");
	pid_t pid = child.pid;
	child_release(&child);
	kill(-pid, SIGKILL);
}

TEST(letting_go_ends_it_and_wipes)
{
	start("echo s3cret; exec sleep 60");
	for (int turn = 0; turn < TURNS && child.n == 0; turn++) {
		struct pollfd p = {child.out, POLLIN, 0};
		poll(&p, 1, CHILD_POLL_MS);
		assert_false(child_turn(&child));
	}
	assert_int_equal(child.n, 7);
	pid_t pid = child.pid;
	child_release(&child);
	assert_int_equal(kill(-pid, 0), -1);
	assert_null(child.text);
	assert_int_equal(child.pid, -1);
	child_release(&child);
}

static const char *const secrets[] = {"TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY",
				      "TENCENTCLOUD_TOKEN", "TENCENTCLOUD_SECURITY_TOKEN"};

static bool start_way(int way, struct err *e)
{
	if (way == 2)
		return child_start_fed(&child, "env", NULL, SL(""), e);
	return child_start(&child, "env", way == 1, e);
}

/* Each way to start a child: a command for the key, with and without a terminal, and a program that
 * gets a copied text. */
TEST(no_child_finds_a_secret_in_its_environment)
{
	for (size_t i = 0; i < COUNT_OF(secrets); i++)
		setenv(secrets[i], "s3cret", 1);
	setenv("CHILD_TEST", "harmless", 1);
	keyring_hide_environment();
	for (int way = 0; way < 3; way++) {
		struct err e = {0};
		assert_true(start_way(way, &e));
		finish();
		assert_true(child_check(&child, &e));
		assert_non_null(strstr(child.text, "CHILD_TEST=harmless"));
		for (size_t i = 0; i < COUNT_OF(secrets); i++)
			assert_null(strstr(child.text, secrets[i]));
		assert_null(strstr(child.text, "s3cret"));
		child_release(&child);
	}
	for (size_t i = 0; i < COUNT_OF(secrets); i++)
		unsetenv(secrets[i]);
	unsetenv("CHILD_TEST");
}

/* Nothing that the command has started may be left behind: each holds the pipe open. */
TEST(all_that_a_command_has_started_ends_with_it)
{
	struct err e = {0};
	int ends[2];
	char byte;
	assert_int_equal(pipe(ends), 0);
	assert_true(child_start(&child, "(sleep 600; :) & echo up; wait", true, &e));
	for (int turn = 0; turn < TURNS && child.n == 0; turn++) {
		struct pollfd p = {child.out, POLLIN, 0};
		poll(&p, 1, CHILD_POLL_MS);
		assert_false(child_turn(&child));
	}
	assert_string_equal(child.text, "up\n");
	child_release(&child);
	close(ends[1]);
	struct pollfd p = {ends[0], POLLIN, 0};
	assert_int_equal(poll(&p, 1, 20000), 1);
	assert_int_equal(read(ends[0], &byte, 1), 0);
	close(ends[0]);
}

/* As under nohup's kin, and servers that never wait: then the kernel waits for it. */
TEST(children_that_nobody_waits_for)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
	assert_int_equal(sigaction(SIGCHLD, &ignore, &before), 0);
	prints("printf key", "key");
	assert_int_equal(sigaction(SIGCHLD, &before, NULL), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_output_of_the_command_is_read_to_its_end),
	    cmocka_unit_test(it_runs_with_our_environment_and_no_terminal),
	    cmocka_unit_test(its_failures_are_told_with_its_last_words_and_nothing_it_printed),
	    cmocka_unit_test(of_a_long_line_the_end_is_kept),
	    cmocka_unit_test(its_words_cannot_act_on_a_terminal),
	    cmocka_unit_test(output_without_end_is_cut_off),
	    cmocka_unit_test(sixty_four_kib_are_enough),
	    cmocka_unit_test(a_grandchild_that_keeps_the_pipes_does_not_hold_us),
	    cmocka_unit_test(letting_go_ends_it_and_wipes),
	    cmocka_unit_test(no_child_finds_a_secret_in_its_environment),
	    cmocka_unit_test(all_that_a_command_has_started_ends_with_it),
	    cmocka_unit_test(children_that_nobody_waits_for),
	};
	return cmocka_run_group_tests_name("child", tests, NULL, NULL);
}
