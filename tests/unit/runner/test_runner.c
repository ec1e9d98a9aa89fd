/* SPDX-License-Identifier: MIT */
/* Tests of src/runner/runner.c: real commands of the shell. */
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include "runner/runner.h"
#include "test.h"

static struct runner *r;
static struct own_job j;
static struct event e;
static int64_t now_ms = 1000;

SETUP(set_up)
{
	r = runner_new();
	own_job_init(&j);
	return 0;
}

TEARDOWN(tear_down)
{
	runner_free(r);
	own_job_release(&j);
	return 0;
}

static void start(enum own_place place, const char *shell, const char *input)
{
	buf_clear(&j.shell);
	buf_clear(&j.input);
	buf_add_chars(&j.shell, shell);
	buf_add_chars(&j.input, input);
	j.place = place;
	j.has_input = true;
	snprintf(j.label, sizeof j.label, "it");
	runner_start(r, &j, now_ms);
}

/* Sleeps as the loop would. */
static void await_end(void)
{
	for (int i = 0; i < 2000; i++) {
		struct pollfd p[RUNNER_FDS];
		int fds[RUNNER_FDS];
		if (runner_turn(r, &e))
			return;
		size_t n = runner_fds(r, fds);
		for (size_t k = 0; k < n; k++)
			p[k] = (struct pollfd){fds[k], POLLIN, 0};
		int64_t ms = runner_deadline(r, now_ms) - now_ms;
		poll(p, (nfds_t)n, (int)ms);
		now_ms += ms;
	}
	fail_msg("the command does not end");
}

TEST(the_output_comes_with_the_end)
{
	start(OWN_SHOWN, "cat; echo bad >&2; exit 3", "text\n");
	await_end();
	assert_int_equal(e.kind, EV_OWN);
	assert_string_equal(e.own.name, "it");
	assert_string_equal(e.own.why, "it failed with exit status 3");
	assert_int_equal(e.own.output.n, 9);
	assert_memory_equal(e.own.output.p, "text\nbad\n", 9);
	assert_false(e.own.cut);
	assert_false(runner_turn(r, &e));
	assert_int_equal(runner_deadline(r, now_ms), INT64_MAX);
}

TEST(values_are_parameters_and_never_text_of_the_shell)
{
	buf_add(&j.values, SL("$(echo run) `x` \"'; echo run\0two\0"));
	j.n_values = 2;
	start(OWN_SHOWN, "echo \"${1}\"; echo \"${2}\" $#", "");
	await_end();
	assert_null(e.own.why);
	assert_int_equal(e.own.output.n, 35);
	assert_memory_equal(e.own.output.p, "$(echo run) `x` \"'; echo run\ntwo 2\n", 35);
}

TEST(in_the_background_only_the_end_is_reported)
{
	start(OWN_BACKGROUND, "cat >/dev/null; echo dropped; echo no room >&2; exit 1", "x");
	await_end();
	assert_int_equal(e.own.place, OWN_BACKGROUND);
	assert_string_equal(e.own.why, "it failed with exit status 1: no room");
	assert_int_equal(e.own.output.n, 0);
}

TEST(several_run_at_once)
{
	start(OWN_BACKGROUND, "true", "");
	start(OWN_BACKGROUND, "true", "");
	start(OWN_SHOWN, "echo out", "");
	for (int i = 0; i < 3; i++)
		await_end();
	assert_false(runner_turn(r, &e));
}

TEST(one_that_was_stopped_is_not_reported)
{
	start(OWN_SHOWN, "echo $$; cat; sleep 100", "");
	runner_stop(r);
	assert_false(runner_turn(r, &e));
	assert_int_equal(runner_deadline(r, now_ms), INT64_MAX);
}

TEST(a_command_that_reads_little_of_much_input_ends_well)
{
	struct buf much;
	buf_init(&much, 1u << 20);
	for (int i = 0; i < 200000; i++)
		buf_add_chars(&much, "abc\n");
	start(OWN_SHOWN, "head -n 1", much.p);
	await_end();
	assert_null(e.own.why);
	assert_memory_equal(e.own.output.p, "abc\n", 4);
	start(OWN_SHOWN, "wc -l", much.p);
	await_end();
	assert_int_equal(atoi(e.own.output.p), 200000);
	buf_release(&much);
}

TEST(output_without_end_is_cut)
{
	start(OWN_SHOWN, "yes", "");
	await_end();
	assert_true(e.own.cut);
	assert_null(e.own.why);
	assert_int_equal(e.own.output.n, RUNNER_OUTPUT_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(the_output_comes_with_the_end, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(values_are_parameters_and_never_text_of_the_shell,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(in_the_background_only_the_end_is_reported, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(several_run_at_once, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(one_that_was_stopped_is_not_reported, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(a_command_that_reads_little_of_much_input_ends_well,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(output_without_end_is_cut, set_up, tear_down),
	};
	signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
