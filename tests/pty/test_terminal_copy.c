/* SPDX-License-Identifier: MIT */
/* The clipboard behind the terminal port; the tmux of these tests is a script of their own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "ptyterm.h"
#include "terminal_child.h"

#define PROGRAM TEST_BUILD "/tests/pty/test_terminal_copy"
#define OSC52   "\033]52;c;Y29waWVkIMOp\a" /* TERMINAL_CHILD_COPY in base64 */

static char folder[] = "/tmp/tcpartner-copy-XXXXXX", script[100], got[100], path[4000];

static int begin(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return -1;
	snprintf(script, sizeof script, "%s/tmux", folder);
	snprintf(got, sizeof got, "%s/got", folder);
	snprintf(path, sizeof path, "PATH=%s:%s", folder, getenv("PATH"));
	return 0;
}

static int end(void **state)
{
	(void)state;
	unlink(script);
	unlink(got);
	return rmdir(folder);
}

/* What it is given is in GOT: its arguments, what is typed into it, its environment. */
static void write_tmux(const char *what)
{
	FILE *f = fopen(script, "w");
	assert_non_null(f);
	fprintf(f, "#!/bin/sh\n{ echo \"$*\"; cat; echo; /usr/bin/env; } >%s\n%s\n", got, what);
	assert_int_equal(fclose(f), 0);
	assert_int_equal(chmod(script, 0700), 0);
	unlink(got);
}

static const char *given(void)
{
	static char text[4000];
	FILE *f = fopen(got, "r");
	text[0] = '\0';
	if (f) {
		text[fread(text, 1, sizeof text - 1, f)] = '\0';
		fclose(f);
	}
	return text;
}

/* Copies, and waits until the port says how; whether OSC 52 was written. */
static bool copied(const char *term, const char *tmux, const char *want)
{
	const char *const env[] = {tmux, path, "TENCENTCLOUD_SECRET_KEY=hush", NULL};
	struct pty *p =
	    terminal_launch(PROGRAM, &(struct pty_options){.term = term, .env = env}, NULL);
	assert_true(pty_wait(p, "resumed=0"));
	pty_type(p, "Y");
	assert_true(pty_wait(p, want));
	bool osc = memmem(p->raw, p->n_raw, OSC52, strlen(OSC52)) != NULL;
	terminal_quit(p);
	return osc;
}

static void the_terminal_is_told(void **state)
{
	(void)state;
	write_tmux("exit 0");
	assert_true(copied(NULL, "TMUX=", "copied by OSC 52."));
	assert_string_equal(given(), "");
}

static void inside_tmux_its_buffer_is_filled(void **state)
{
	(void)state;
	write_tmux("exit 0");
	assert_false(copied(NULL, "TMUX=/tmp/socket,1,0", "copied by tmux buffer."));
	const char *text = given();
	assert_memory_equal(text, "load-buffer -w -\n" TERMINAL_CHILD_COPY "\n",
			    strlen("load-buffer -w -\n" TERMINAL_CHILD_COPY "\n"));
	assert_non_null(strstr(text, "TMUX=/tmp/socket,1,0\n"));
	/* tmux hands its client's environment on. */
	assert_null(strstr(text, "hush"));
}

static void a_tmux_that_fails_is_passed_over(void **state)
{
	(void)state;
	write_tmux("exit 1");
	assert_true(copied(NULL, "TMUX=/tmp/socket,1,0", "copied by OSC 52."));
	write_tmux("echo usage: >&2");
	assert_true(copied(NULL, "TMUX=/tmp/socket,1,0", "copied by OSC 52."));
	unlink(script);
	assert_int_equal(mkdir(script, 0700), 0); /* no program: nothing of that name starts */
	char only[120];
	snprintf(only, sizeof only, "PATH=%s", folder);
	snprintf(path, sizeof path, "%s", only);
	assert_true(copied(NULL, "TMUX=/tmp/socket,1,0", "copied by OSC 52."));
	assert_int_equal(rmdir(script), 0);
	snprintf(path, sizeof path, "PATH=%s:%s", folder, getenv("PATH"));
}

static void a_tmux_that_hangs_is_ended(void **state)
{
	(void)state;
	write_tmux("exec tail -f /dev/null");
	assert_true(copied(NULL, "TMUX=/tmp/socket,1,0", "copied by OSC 52."));
}

static void a_console_has_no_clipboard(void **state)
{
	(void)state;
	assert_false(copied("linux", "TMUX=", "copied by nothing."));
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_terminal_is_told),
	    cmocka_unit_test(inside_tmux_its_buffer_is_filled),
	    cmocka_unit_test(a_tmux_that_fails_is_passed_over),
	    cmocka_unit_test(a_tmux_that_hangs_is_ended),
	    cmocka_unit_test(a_console_has_no_clipboard),
	};
	if (argc > 1 && strcmp(argv[1], "child") == 0)
		return terminal_child(argc, argv);
	return cmocka_run_group_tests(tests, begin, end);
}
