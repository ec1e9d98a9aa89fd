/* SPDX-License-Identifier: MIT */
/* What y copies reaches a program, and the message is true: the programs are scripts of these
 * tests. */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files.h"
#include "program.h"
#include "test.h"

static const char *const few[] = {"--customers", "5", NULL};
static char folder[40], script[60], got[60], life[60], config[60], path[4200];

SETUP(begin)
{
	snprintf(folder, sizeof folder, "/tmp/tcpartner-copy-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	snprintf(script, sizeof script, "%s/xclip", folder);
	snprintf(got, sizeof got, "%s/got", folder);
	snprintf(life, sizeof life, "%s/life", folder);
	snprintf(config, sizeof config, "%s/config", folder);
	snprintf(path, sizeof path, "PATH=%s:%s", folder, getenv("PATH"));
	return mkfifo(life, 0600);
}

TEARDOWN(end)
{
	unlink(script);
	unlink(got);
	unlink(life);
	unlink(config);
	return rmdir(folder);
}

static void write_file(const char *name, const char *text, mode_t mode)
{
	FILE *f = fopen(name, "w");
	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
	assert_int_equal(chmod(name, mode), 0);
}

static struct program start(const char *const *args)
{
	const char *const env[] = {path, "DISPLAY=:9", NULL};
	return program_start(
	    &(struct program_options){.cols = 100, .demo = few, .env = env, .args = args});
}

static void leave(struct program *b)
{
	assert_int_equal(program_quit(b), 0);
	program_stop(b);
}

TEST(a_program_gets_the_text_and_nothing_else)
{
	char text[300], uin[20];
	snprintf(text, sizeof text,
		 "#!/bin/sh\n{ cat; echo; /usr/bin/env; ls -l /proc/self/fd; } >%s\n", got);
	write_file(script, text, 0700);
	struct program b = start(NULL);
	snprintf(uin, sizeof uin, "%.12s\n", pty_row(b.pty, 4) + 4);
	assert_int_equal(strspn(uin, "0123456789"), 12);
	pty_type(b.pty, "yu");
	assert_true(pty_wait(b.pty, "Copied the UIN (xclip)"));
	const char *all = files_text(got);
	assert_memory_equal(all, uin, 13);
	assert_null(strstr(all, DEMO_KEY));
	assert_null(strstr(all, DEMO_KEY_ID));
	/* Of the program's own descriptors it has none. */
	assert_null(strstr(all, "socket:"));
	assert_null(strstr(all, "ptmx"));
	assert_null(strstr(all, " 4 -> ")); /* 3 is the folder that ls reads */
	assert_null(memmem(b.pty->raw, b.pty->n_raw, "]52;", 4));
	leave(&b);
}

/* It waits at the pipe until the test opens it. */
TEST(the_screen_goes_on_while_it_runs)
{
	char text[300];
	snprintf(text, sizeof text, "#!/bin/sh\ncat >%s\nread line <%s\n", got, life);
	write_file(script, text, 0700);
	struct program b = start(NULL);
	pty_type(b.pty, "yuj");
	assert_true(pty_wait(b.pty, "row 2/5"));
	assert_int_equal(pty_find(b.pty, "Copied"), -1);
	int fd = open(life, O_WRONLY);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, "on\n", 3), 3);
	close(fd);
	assert_true(pty_wait(b.pty, "Copied the UIN (xclip)"));
	leave(&b);
}

TEST(a_failed_copy_program_is_reported_and_the_terminal_used)
{
	const char *const args[] = {"--config", config, NULL};
	write_file(script, "#!/bin/sh\necho 'no display here' >&2\nexit 1\n", 0700);
	write_file(config, "copy-command = echo my own words >&2; exit 7\n", 0600);
	struct program b = start(args);
	pty_type(b.pty, "yu");
	assert_true(pty_wait(b.pty,
			     "Sent to the terminal (OSC 52): the UIN; copy-command: it failed "
			     "with exit status 7"));
	assert_non_null(memmem(b.pty->raw, b.pty->n_raw, "]52;c;", 6));
	leave(&b);
}

TEST(the_user_s_own_command_is_used)
{
	const char *const args[] = {"--config", config, NULL};
	char text[200];
	snprintf(text, sizeof text, "copy-command = tr 0-9 a-j >%s\n", got);
	write_file(config, text, 0600);
	struct program b = start(args);
	pty_type(b.pty, "yu");
	assert_true(pty_wait(b.pty, "Copied the UIN (copy-command)"));
	assert_int_equal(strspn(files_text(got), "abcdefghij"), 12);
	leave(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_program_gets_the_text_and_nothing_else, begin, end),
	    cmocka_unit_test_setup_teardown(the_screen_goes_on_while_it_runs, begin, end),
	    cmocka_unit_test_setup_teardown(a_failed_copy_program_is_reported_and_the_terminal_used,
					    begin, end),
	    cmocka_unit_test_setup_teardown(the_user_s_own_command_is_used, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
