/* SPDX-License-Identifier: MIT */
/* What happens to the terminal and to other processes, whatever is done to the program. */
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "process.h"
#include "program.h"
#include "sanitized.h"
#include "test.h"

#define MASH_STEPS 300

/* Job control needs a shell: a direct child of the test could not be stopped by the terminal. */
TEST(ctrl_z_and_back)
{
	static const char *const shell[] = {"bash", "--norc", "--noprofile", "-i", NULL};
	static const char *const env[] = {"PS1=shell> ", "HOME=/nonexistent", NULL};
	struct pty *p = pty_start(&(struct pty_options){.rows = 24, .cols = 80, .env = env}, shell);
	assert_true(pty_wait(p, "shell>"));
	pty_type(p, TEST_BUILD "/tcpartner --demo\n");
	assert_true(pty_wait(p, "row 1/2,013"));
	assert_true(p->alt_screen);
	pty_ctrl(p, 'z');
	assert_true(pty_wait(p, "Stopped"));
	assert_false(p->alt_screen);
	pty_type(p, "fg\n");
	assert_true(pty_wait(p, "row 1/2,013"));
	assert_true(p->alt_screen);
	pty_type(p, "j");
	assert_true(pty_wait(p, "row 2/2,013"));
	pty_type(p, "Q");
	assert_true(pty_wait(p, "shell>"));
	assert_false(p->alt_screen);
	pty_type(p, "exit\n");
	assert_true(pty_exit(p));
	pty_free(p);
}

static struct pty *start_demo(pid_t *server)
{
	static const char *const argv[] = {TEST_BUILD "/tcpartner", "--demo", NULL};
	/* A sanitizer would take the signal for itself. */
	static const char *const env[] = {"ASAN_OPTIONS=handle_segv=0", NULL};
	struct pty *p = pty_start(&(struct pty_options){.rows = 24, .cols = 80, .env = env}, argv);
	assert_true(pty_wait(p, "row 1/2,013"));
	*server = process_child_of(p->pid);
	assert_true(*server > 0);
	return p;
}

TEST(the_demo_server_ends_with_the_browser)
{
	pid_t server;
	struct pty *p = start_demo(&server);
	pty_type(p, "Q");
	assert_true(pty_exit(p));
	assert_true(process_ends(server));
	pty_free(p);
	p = start_demo(&server);
	kill(p->pid, SIGKILL);
	assert_true(pty_exit(p));
	assert_true(process_ends(server));
	pty_free(p);
}

/* However it ends, nobody else is left behind; asked to end it says so by the signal's number. */
TEST(signals_end_the_demo_server_too)
{
	static const int signals[] = {SIGTERM, SIGHUP, SIGSEGV, SIGABRT, SIGQUIT};
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		pid_t server;
		struct pty *p = start_demo(&server);
		kill(p->pid, signals[i]);
		assert_true(pty_exit(p));
		assert_true(process_ends(server));
		assert_false(p->alt_screen);
		assert_true(pty_modes_restored(p));
		if (i < 2)
			assert_int_equal(WEXITSTATUS(p->status), 128 + signals[i]);
		else if (!SANITIZED)
			assert_true(WIFSIGNALED(p->status) && WTERMSIG(p->status) == signals[i]);
		pty_free(p);
	}
}

/* A reader that is gone is told by the write itself, never by this signal. */
TEST(sigpipe_is_no_end)
{
	struct program b = program_start(&(struct program_options){0});
	kill(b.pty->pid, SIGPIPE);
	pty_type(b.pty, "j");
	assert_true(pty_wait(b.pty, "row 2/2,013"));
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

TEST(a_closed_terminal_ends_it)
{
	pid_t server;
	struct pty *p = start_demo(&server);
	close(p->fd);
	close(p->slave);
	assert_int_equal(waitpid(p->pid, &p->status, 0), p->pid);
	assert_int_equal(WEXITSTATUS(p->status), 128 + SIGHUP);
	p->exited = true;
	assert_true(process_ends(server));
	p->fd = p->slave = -1;
	pty_free(p);
}

TEST(fatal_signals_give_the_terminal_back)
{
	/* A sanitizer's own handlers would stand in for those that are tested here. */
	static const char *const env[] = {
	    "ASAN_OPTIONS=handle_segv=0:handle_sigbus=0:handle_sigfpe=0:"
	    "handle_sigill=0:handle_abort=0",
	    NULL};
	static const int fatal[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGQUIT};
	for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++) {
		struct program b = program_start(&(struct program_options){.env = env});
		kill(b.pty->pid, fatal[i]);
		assert_true(pty_exit(b.pty));
		assert_false(b.pty->alt_screen);
		assert_true(b.pty->cursor_shown);
		assert_true(pty_modes_restored(b.pty));
		/* A sanitizer reports on standard error and chooses the exit itself. */
		unlink(b.stderr_path);
		program_stop(&b);
	}
}

TEST(interrupt_twice_quits)
{
	static const char *const few[] = {"--customers", "5", NULL};
	struct program b =
	    program_start(&(struct program_options){.rows = 30, .cols = 120, .demo = few});
	/* The partner's own credit is requested last. */
	assert_true(pty_wait(b.pty, "ok 2  failed 0"));
	pty_ctrl(b.pty, 'c');
	assert_true(pty_wait(b.pty, "Press q to quit, or Ctrl-C again"));
	pty_ctrl(b.pty, 'c');
	assert_true(pty_exit(b.pty));
	assert_int_equal(WEXITSTATUS(b.pty->status), 130);
	program_stop(&b);
}

static unsigned next_random(unsigned *seed)
{
	*seed = *seed * 1103515245u + 12345u;
	return *seed >> 16 & 0x7FFF;
}

static void mash_once(struct pty *p, unsigned *seed)
{
	static const char *const typed[] = {
	    "j", "k", "G", "g",  "f2",  "\n",  "o",  "e", "E",      "a",        "s",
	    "+", "S", " ", "&x", "D",   "?",   "|",  "z", "v",      "U",        "W",
	    "r", "R", "!", "=",  "12G", "40%", "中", "é", ":40%\n", ":order\n", "\x0c"};
	static const VTermKey keys[] = {VTERM_KEY_UP,        VTERM_KEY_DOWN, VTERM_KEY_PAGEDOWN,
					VTERM_KEY_PAGEUP,    VTERM_KEY_HOME, VTERM_KEY_END,
					VTERM_KEY_ESCAPE,    VTERM_KEY_TAB,  VTERM_KEY_LEFT,
					VTERM_KEY_BACKSPACE, VTERM_KEY_RIGHT};
	unsigned what = next_random(seed) % 20;
	if (what < 11)
		pty_type(p, typed[next_random(seed) % (sizeof typed / sizeof *typed)]);
	else if (what < 17)
		pty_key(p, keys[next_random(seed) % (sizeof keys / sizeof *keys)]);
	else if (what == 17)
		pty_resize(p, 1 + (int)(next_random(seed) % 60),
			   1 + (int)(next_random(seed) % 200));
	else if (what == 18)
		pty_paste(p, "paste\n\033[31m\x01");
	else
		pty_send(p, "\xff\xfe\033[?1;2c", 9);
}

static void mash(unsigned seed)
{
	static const char *const server[] = {"--customers", "900",    "--rate", "0",
					     "--fault",     "busy:7", NULL};
	struct program b = program_start(&(struct program_options){.demo = server});
	print_message("# seed %u\n", seed);
	for (int i = 0; i < MASH_STEPS; i++) {
		mash_once(b.pty, &seed);
		pty_pump(b.pty, 1);
		assert_false(b.pty->eof);
	}
	long frame = b.pty->frame;
	pty_resize(b.pty, 24, 80);
	/* Keys typed at a window too small for them are not obeyed. */
	assert_true(pty_wait_frame(b.pty, frame));
	assert_true(pty_wait_gone(b.pty, "This window is"));
	for (int i = 0; i < 8; i++)
		pty_key(b.pty, VTERM_KEY_ESCAPE);
	assert_true(pty_wait(b.pty, "quit"));
	assert_int_equal(program_quit(&b), 0);
	assert_true(pty_modes_restored(b.pty));
	program_stop(&b);
}

TEST(any_keys_at_any_size)
{
	const char *own = getenv("MASH_SEED");
	if (own) {
		mash((unsigned)strtoul(own, NULL, 10));
		return;
	}
	for (unsigned seed = 1; seed <= 4; seed++)
		mash(seed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(ctrl_z_and_back),
	    cmocka_unit_test(the_demo_server_ends_with_the_browser),
	    cmocka_unit_test(signals_end_the_demo_server_too),
	    cmocka_unit_test(sigpipe_is_no_end),
	    cmocka_unit_test(a_closed_terminal_ends_it),
	    cmocka_unit_test(fatal_signals_give_the_terminal_back),
	    cmocka_unit_test(interrupt_twice_quits),
	    cmocka_unit_test(any_keys_at_any_size),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
