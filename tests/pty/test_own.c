/* SPDX-License-Identifier: MIT */
/* Commands of the user: what they see of the program, and what is left of the terminal after them.
 * They are scripts of these tests. */
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/sl.h"

#include "files.h"
#include "process.h"
#include "program.h"
#include "test.h"

static const char *const few[] = {"--customers", "5", NULL};
static char folder[40], script[60], got[60], life[60], config[60];

SETUP(begin)
{
	snprintf(folder, sizeof folder, "/tmp/tcpartner-own-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	snprintf(script, sizeof script, "%s/script", folder);
	snprintf(got, sizeof got, "%s/got", folder);
	snprintf(life, sizeof life, "%s/life", folder);
	snprintf(config, sizeof config, "%s/config", folder);
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

/* The script is the command "own" of the configuration file, with these options and values. */
static struct program start(const char *options, const char *values, const char *text)
{
	const char *const args[] = {"--config", config, NULL};
	char line[300];
	write_file(script, text, 0700);
	snprintf(line, sizeof line, "command own = ,x %s %s %s\n", options, script, values);
	write_file(config, line, 0600);
	return program_start(&(struct program_options){.cols = 100, .demo = few, .args = args});
}

static void leave(struct program *b)
{
	assert_int_equal(program_quit(b), 0);
	program_stop(b);
}

static void still_works(struct program *b)
{
	assert_true(pty_wait(b->pty, "row 1/5"));
	assert_true(b->pty->alt_screen);
	pty_type(b->pty, "j");
	assert_true(pty_wait(b->pty, "row 2/5"));
	leave(b);
}

#define SPY                                                                                        \
	"#!/bin/sh\n{ echo \"<$1><$2><$#>\"; cat; echo end of input; /usr/bin/env; "               \
	"ls -l /proc/self/fd; tty <&1; (: </dev/tty) 2>&1; true; } >%s 2>&1\n"

/* Its values, its input, the user's environment, three descriptors: that is all. */
static void assert_sees_promised(const char *uin)
{
	char want[120];
	const char *all = files_text(got);
	snprintf(want, sizeof want, "<%s><", uin);
	assert_non_null(strstr(all, want));
	assert_non_null(strstr(all, "><2>\n"));
	snprintf(want, sizeof want, "\n{\"ClientUin\":%s,", uin);
	assert_non_null(strstr(all, want));
	assert_non_null(strstr(all, "}\nend of input\n"));
	assert_non_null(strstr(all, "\nPATH="));
	assert_null(strstr(all, DEMO_KEY));
	assert_null(strstr(all, DEMO_KEY_ID));
	assert_null(strstr(all, "socket:"));
	assert_null(strstr(all, " 4 -> ")); /* 3 is the folder that ls reads */
}

static void read_uin(struct program *b, char out[20])
{
	snprintf(out, 20, "%.12s", pty_row(b->pty, 4) + 4);
	assert_int_equal(strspn(out, "0123456789"), 12);
}

TEST(a_command_sees_what_is_promised_and_nothing_else)
{
	static const char *const options[] = {"", "--background"};
	for (size_t i = 0; i < 2; i++) {
		char text[400], uin[20];
		snprintf(text, sizeof text, SPY, got);
		struct program b = start(options[i], "{uin} {name}", text);
		read_uin(&b, uin);
		pty_type(b.pty, ",x");
		assert_true(pty_wait(b.pty, i ? "own has ended" : "own has ended and printed"));
		assert_sees_promised(uin);
		assert_null(strstr(files_text(got), "/dev/pts"));
		leave(&b);
	}
}

TEST(a_command_at_the_terminal_sees_no_more)
{
	char text[400], uin[20];
	snprintf(text, sizeof text, SPY, got);
	struct program b = start("--terminal", "{uin} {name}", text);
	read_uin(&b, uin);
	long frame = b.pty->frame;
	pty_type(b.pty, ",x");
	assert_true(pty_wait_frame(b.pty, frame));
	assert_sees_promised(uin);
	still_works(&b);
}

TEST(hostile_values_are_only_text)
{
	const char *const args[] = {"--config", config, NULL};
	char line[400];
	snprintf(line, sizeof line,
		 "command own = ,x printf '%%s|' {name} \"{name}\" '{name}' x{name} >%s\n", got);
	write_file(config, line, 0600);
	struct program b = program_start(&(struct program_options){
	    .cols = 100, .demo = (const char *const[]){"--customers", "5", NULL}, .args = args});
	pty_type(b.pty, ",x");
	assert_true(pty_wait(b.pty, "own has ended and printed nothing"));
	struct sl rest = sl_from(files_text(got)), first, part;
	assert_true(sl_split(&rest, '|', &first));
	assert_true(first.n > 0);
	for (int i = 0; i < 2; i++) {
		assert_true(sl_split(&rest, '|', &part));
		assert_true(sl_equal(part, first));
	}
	assert_true(sl_split(&rest, '|', &part));
	assert_true(sl_equal(sl_drop(part, 1), first));
	leave(&b);
}

TEST(its_output_is_shown)
{
	struct program b = start("", "", "#!/bin/sh\ncut -c1-14\necho bad >&2\nexit 3\n");
	pty_type(b.pty, " ");
	pty_type(b.pty, ",x");
	assert_true(pty_wait(b.pty, "it failed with exit status 3"));
	assert_true(pty_find(b.pty, "{\"ClientUin\":2") > 0);
	assert_true(pty_find(b.pty, "bad") > 0);
	leave(&b);
}

TEST(esc_ends_it_with_all_that_it_has_started)
{
	char text[300];
	snprintf(text, sizeof text, "#!/bin/sh\necho $$ >%s\n(read line <%s) &\nwait\n", got, life);
	struct program b = start("", "", text);
	pty_type(b.pty, ",x");
	assert_true(pty_wait(b.pty, "own is running; Esc stops it"));
	int fd = open(life, O_WRONLY); /* it reads now */
	assert_true(fd >= 0);
	pid_t pid = (pid_t)atoi(files_text(got));
	assert_true(pid > 0);
	pty_key(b.pty, VTERM_KEY_ESCAPE);
	assert_true(pty_wait(b.pty, "own was stopped"));
	assert_true(process_ends(pid));
	close(fd);
	leave(&b);
}

TEST(endless_output_is_cut_off)
{
	struct program b = start("", "", "#!/bin/sh\nwhile :; do echo 0123456789; done\n");
	pty_type(b.pty, ",x");
	assert_true(pty_wait(b.pty, "line 1 of 95,"));
	pty_type(b.pty, "G");
	assert_true(pty_wait(b.pty, "The output is longer; the command was stopped here."));
	leave(&b);
}

TEST(a_command_in_the_background_runs_on_after_the_end)
{
	char text[300];
	/* What it says when nobody listens any more does not end it, however much that is. */
	snprintf(
	    text, sizeof text,
	    "#!/bin/sh\nread line <%s\nawk 'BEGIN { while (i++ < 50000) print \"words\" }' >&2\n"
	    "echo last >&2 && cat >%s\n",
	    life, got);
	struct program b = start("--background", "", text);
	pty_type(b.pty, ",x");
	assert_true(pty_wait(b.pty, "own runs in the background"));
	leave(&b);
	int fd = open(life, O_WRONLY);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, "on\n", 3), 3);
	close(fd);
	for (int i = 0; i < 6000 && access(got, R_OK) != 0; i++)
		usleep(10000);
	assert_int_equal(access(got, R_OK), 0);
}

#define LINGER                                                                                     \
	"#!/bin/sh\nstty raw -echo\nprintf '\\033[?1049h\\033[2Jthe other one'\nread x <%s\n%s\n"

static void linger(struct program *b, const char *last)
{
	char text[300];
	snprintf(text, sizeof text, LINGER, life, last);
	*b = start("--terminal --no-input", "", text);
	pty_type(b->pty, ",x");
	assert_true(pty_wait(b->pty, "the other one"));
}

static void end_lingering(void)
{
	int fd = open(life, O_WRONLY);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, "on\n", 3), 3);
	close(fd);
}

TEST(the_terminal_comes_back_from_a_command)
{
	struct program b;
	linger(&b, "stty sane\nprintf '\\033[?1049l'");
	end_lingering();
	still_works(&b);
}

TEST(the_terminal_comes_back_from_a_crash)
{
	struct program b;
	linger(&b, "kill -9 $$");
	end_lingering();
	assert_true(pty_wait(b.pty, "own: it failed with exit status 137"));
	pty_type(b.pty, "j");
	assert_true(pty_wait(b.pty, "row 2/5"));
	assert_int_equal(program_quit(&b), 0);
	unlink(b.stderr_path); /* the shell reports it there */
	program_stop(&b);
}

TEST(a_signal_that_ends_us_ends_the_command)
{
	struct program b;
	linger(&b, "");
	kill(b.pty->pid, SIGTERM);
	assert_true(pty_exit(b.pty));
	assert_int_equal(WEXITSTATUS(b.pty->status), 128 + SIGTERM);
	assert_true(pty_modes_restored(b.pty));
	program_stop(&b);
}

TEST(the_console_is_opened_with_the_address_alone)
{
	const char *const args[] = {"--console-url", "https://c.example/{uin}?a=b&c", NULL};
	char text[200], path[4200], uin[20], want[80];
	const char *const env[] = {path, NULL};
	snprintf(script, sizeof script, "%s/xdg-open", folder);
	snprintf(path, sizeof path, "PATH=%s:%s", folder, getenv("PATH"));
	snprintf(text, sizeof text, "#!/bin/sh\nprintf '%%s|' \"$#\" \"$@\" >%s\n", got);
	write_file(script, text, 0700);
	struct program b = program_start(
	    &(struct program_options){.cols = 100, .demo = few, .args = args, .env = env});
	read_uin(&b, uin);
	pty_ctrl(b.pty, 'o');
	assert_true(pty_wait(b.pty, "The console is being opened in the browser program"));
	for (int i = 0; i < 500 && !strchr(files_text(got), '|'); i++)
		usleep(10000);
	snprintf(want, sizeof want, "1|https://c.example/%s?a=b&c|", uin);
	assert_string_equal(files_text(got), want);
	leave(&b);
}

TEST(the_configuration_is_read_again)
{
	struct program b = start("", "", "#!/bin/sh\necho first\n");
	pty_type(b.pty, ",x");
	assert_true(pty_wait(b.pty, "first"));
	pty_type(b.pty, "q");
	char line[300];
	snprintf(line, sizeof line,
		 "command own = ,y echo second\npage-size = 50\nbind z = last\n");
	write_file(config, line, 0600);
	pty_type(b.pty, ":reload-config\n");
	assert_true(pty_wait(b.pty, "read again; at the next start change: page-size"));
	pty_type(b.pty, "z");
	assert_true(pty_wait(b.pty, "row 5/5"));
	pty_type(b.pty, ",y");
	assert_true(pty_wait(b.pty, "second"));
	pty_type(b.pty, "q");
	write_file(config, "theme = mono\nfoo = bar\n", 0600);
	pty_type(b.pty, ":reload-config\n");
	assert_true(pty_wait(b.pty, "was read again, but"));
	leave(&b);
}

static bool head_is_magenta(struct pty *p, void *ctx)
{
	int row = pty_find(p, "Remaining %");
	VTermScreenCell c = pty_cell(p, row < 0 ? 0 : row, 3);
	(void)ctx;
	return row >= 0 && c.attrs.underline && VTERM_COLOR_IS_INDEXED(&c.fg) &&
	       c.fg.indexed.idx == 200;
}

static bool head_has_no_colour(struct pty *p, void *ctx)
{
	int row = pty_find(p, "Remaining %");
	VTermScreenCell c = pty_cell(p, row < 0 ? 0 : row, 3);
	(void)ctx;
	return row >= 0 && !c.attrs.underline && VTERM_COLOR_IS_DEFAULT_FG(&c.fg);
}

/* A file that is named by hand or by the configuration, and that is changed meanwhile. */
TEST(a_theme_is_a_file)
{
	struct program b = start("", "", "#!/bin/sh\n");
	char line[300];
	write_file(got, "head = 200 underline\n", 0600);
	snprintf(line, sizeof line, ":theme %s\n", got);
	pty_type(b.pty, line);
	assert_true(pty_wait_for(b.pty, head_is_magenta, NULL));
	pty_type(b.pty, ":theme dark\n");
	assert_true(pty_wait_for(b.pty, head_has_no_colour, NULL));
	pty_type(b.pty, ":theme ./nowhere\n");
	assert_true(
	    pty_wait(b.pty, "The theme was not changed: the file ./nowhere does not exist"));
	snprintf(line, sizeof line, "theme = %s\n", got);
	write_file(config, line, 0600);
	pty_type(b.pty, ":reload-config\n");
	assert_true(pty_wait_for(b.pty, head_is_magenta, NULL));
	write_file(got, "ok = red\n", 0600);
	pty_type(b.pty, ":reload-config\n");
	assert_true(pty_wait_for(b.pty, head_has_no_colour, NULL));
	leave(&b);
}

/* The shell names the program again when it continues it. */
static bool is_continued(struct pty *p, void *ctx)
{
	int row = pty_find(p, "> fg");
	(void)ctx;
	return row >= 0 && strstr(pty_row(p, row + 1), "/tcpartner --demo");
}

/* Job control needs a shell. */
TEST(ctrl_z_stops_both_and_fg_continues_both)
{
	static const char *const shell[] = {"bash", "--norc", "--noprofile", "-i", NULL};
	static const char *const env[] = {"PS1=shell> ", "HOME=/nonexistent", NULL};
	char line[300], text[300];
	snprintf(text, sizeof text,
		 "#!/bin/sh\necho the other one\nread x </dev/tty\necho got $x >%s\n", got);
	write_file(script, text, 0700);
	struct pty *p = pty_start(&(struct pty_options){.rows = 24, .cols = 80, .env = env}, shell);
	assert_true(pty_wait(p, "shell>"));
	pty_type(p, TEST_BUILD "/tcpartner --demo\n");
	assert_true(pty_wait(p, "row 1/2,013"));
	snprintf(line, sizeof line, ":pipe --terminal --no-input %s\n", script);
	pty_type(p, line);
	assert_true(pty_wait(p, "the other one"));
	assert_false(p->alt_screen);
	pty_ctrl(p, 'z');
	assert_true(pty_wait(p, "Stopped"));
	pty_type(p, "fg\n");
	assert_true(pty_wait_for(p, is_continued, NULL));
	pty_type(p, "words\n");
	assert_true(pty_wait(p, "row 1/2,013"));
	assert_true(p->alt_screen);
	assert_string_equal(files_text(got), "got words\n");
	pty_type(p, "Q");
	assert_true(pty_wait(p, "shell>"));
	pty_type(p, "exit\n");
	assert_true(pty_exit(p));
	pty_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_command_sees_what_is_promised_and_nothing_else, begin,
					    end),
	    cmocka_unit_test_setup_teardown(a_command_at_the_terminal_sees_no_more, begin, end),
	    cmocka_unit_test_setup_teardown(hostile_values_are_only_text, begin, end),
	    cmocka_unit_test_setup_teardown(its_output_is_shown, begin, end),
	    cmocka_unit_test_setup_teardown(esc_ends_it_with_all_that_it_has_started, begin, end),
	    cmocka_unit_test_setup_teardown(endless_output_is_cut_off, begin, end),
	    cmocka_unit_test_setup_teardown(a_command_in_the_background_runs_on_after_the_end,
					    begin, end),
	    cmocka_unit_test_setup_teardown(the_terminal_comes_back_from_a_command, begin, end),
	    cmocka_unit_test_setup_teardown(the_terminal_comes_back_from_a_crash, begin, end),
	    cmocka_unit_test_setup_teardown(a_signal_that_ends_us_ends_the_command, begin, end),
	    cmocka_unit_test_setup_teardown(the_console_is_opened_with_the_address_alone, begin,
					    end),
	    cmocka_unit_test_setup_teardown(the_configuration_is_read_again, begin, end),
	    cmocka_unit_test_setup_teardown(a_theme_is_a_file, begin, end),
	    cmocka_unit_test_setup_teardown(ctrl_z_stops_both_and_fg_continues_both, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
