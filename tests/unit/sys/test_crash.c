/* SPDX-License-Identifier: MIT */
/* The guard with a pipe for a terminal; with a real one it is tested in tests/pty/test_terminal.c.
 */
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/attr.h"

#include "sys/crash.h"
#include "sys/crash_plan.h"

#include "test.h"

#define RESTORE "\033[restore]"

/* Runs what in a child that has a pipe for a terminal: what it wrote there, and how it ended. */
static int child(void (*what)(int fd), char *wrote, size_t size)
{
	int ends[2], status = 0;
	assert_int_equal(pipe(ends), 0);
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
		/* As in a program, not as under the test's own handlers. */
		for (int s = 1; s < 32; s++)
			sigaction(s, &(struct sigaction){.sa_handler = SIG_DFL}, NULL);
		what(ends[1]);
		_exit(0);
	}
	close(ends[1]);
	size_t n = 0;
	for (ssize_t got; n < size - 1 && (got = read(ends[0], wrote + n, size - 1 - n)) > 0;)
		n += (size_t)got;
	wrote[n] = '\0';
	close(ends[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

static void arm(int fd)
{
	crash_arm(&(struct crash_plan){.fd = fd, .bytes = RESTORE, .saved_stderr = -1});
}

static void restore_twice(int fd)
{
	arm(fd);
	crash_restore_terminal();
	crash_restore_terminal();
}

static void restore_when_disarmed(int fd)
{
	crash_restore_terminal();
	arm(fd);
	crash_disarm();
	crash_restore_terminal();
}

static void restore_a_long_text(int fd)
{
	char text[2000];
	memset(text, 'x', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	crash_arm(&(struct crash_plan){.fd = fd, .bytes = text, .saved_stderr = -1});
	/* The plan is a copy. */
	memset(text, 'y', sizeof text);
	crash_restore_terminal();
}

static void speak_after(int fd)
{
	close(STDERR_FILENO);
	crash_arm(&(struct crash_plan){.fd = fd, .bytes = RESTORE, .saved_stderr = fd});
	crash_restore_terminal();
	ssize_t n = write(STDERR_FILENO, "words", 5);
	(void)n;
}

static int fatal;

static void die_by_signal(int fd)
{
	arm(fd);
	crash_guard();
	raise(fatal);
}

static void die_unarmed(int fd)
{
	(void)fd;
	crash_guard();
	raise(SIGABRT);
}

static void on_own(int number)
{
	(void)number;
	_exit(0);
}

static void keep_anothers_handler(int fd)
{
	sigaction(SIGSEGV, &(struct sigaction){.sa_handler = on_own}, NULL);
	arm(fd);
	crash_guard();
	raise(SIGSEGV);
}

TEST(the_terminal_is_given_back_once)
{
	char wrote[100];
	assert_int_equal(child(restore_twice, wrote, sizeof wrote), 0);
	assert_string_equal(wrote, RESTORE);
}

TEST(nothing_happens_when_it_is_not_taken)
{
	char wrote[100];
	assert_int_equal(child(restore_when_disarmed, wrote, sizeof wrote), 0);
	assert_string_equal(wrote, "");
	assert_int_equal(child(die_unarmed, wrote, sizeof wrote), SIGABRT);
	assert_string_equal(wrote, "");
}

TEST(a_long_text_is_cut)
{
	char wrote[1000];
	child(restore_a_long_text, wrote, sizeof wrote);
	assert_int_equal(strlen(wrote), 512);
	assert_int_equal(strspn(wrote, "x"), 512);
}

TEST(standard_error_is_given_back)
{
	char wrote[100];
	child(speak_after, wrote, sizeof wrote);
	assert_string_equal(wrote, RESTORE "words");
}

TEST(fatal_signals_kill_all_the_same)
{
	static const int all[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGQUIT, SIGSYS};
	for (size_t i = 0; i < COUNT_OF(all); i++) {
		char wrote[100];
		fatal = all[i];
		assert_int_equal(child(die_by_signal, wrote, sizeof wrote), all[i]);
		assert_string_equal(wrote, RESTORE);
	}
}

TEST(a_handler_that_was_there_stays)
{
	char wrote[100];
	assert_int_equal(child(keep_anothers_handler, wrote, sizeof wrote), 0);
	assert_string_equal(wrote, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_terminal_is_given_back_once),
	    cmocka_unit_test(nothing_happens_when_it_is_not_taken),
	    cmocka_unit_test(a_long_text_is_cut),
	    cmocka_unit_test(standard_error_is_given_back),
	    cmocka_unit_test(fatal_signals_kill_all_the_same),
	    cmocka_unit_test(a_handler_that_was_there_stays),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
