/* SPDX-License-Identifier: MIT */
/* Ways to the clipboard: the programs of these tests are scripts in a folder that is the whole PATH
 * but /bin. */
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/attr.h"

#include "sys/clock_posix.h"

#include "files.h"
#include "loop/copier.h"
#include "loop/copy_ways.h"
#include "test.h"

static char folder[40], got[60];
static struct copier *copier;
static struct clock_port clock_of_all;
static struct terminal_port terminal;
static struct options options;
static const struct options *in_force = &options;
static bool takes_text;
static size_t sent;
static char route[60], why[400];

static bool term_copy(void *ctx, struct sl text)
{
	(void)ctx;
	sent += text.n;
	return takes_text;
}

static const char *const names[] = {"wl-copy", "xclip", "xsel", "clip.exe", "tmux"};

SETUP(begin)
{
	char path[120];
	snprintf(folder, sizeof folder, "/tmp/tcpartner-copier-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	snprintf(got, sizeof got, "%s/got", folder);
	snprintf(path, sizeof path, "%s:/usr/bin:/bin", folder);
	setenv("PATH", path, 1);
	setenv("TENCENTCLOUD_SECRET_KEY", "hush", 1);
	setenv("SSH_CONNECTION", "there", 1);
	for (size_t i = 0; i < 3; i++)
		unsetenv((const char *[]){"DISPLAY", "WAYLAND_DISPLAY", "TMUX"}[i]);
	clock_posix(&clock_of_all);
	terminal = (struct terminal_port){.copy = term_copy};
	options.copy_command = NULL;
	takes_text = true;
	sent = 0;
	copier = copier_new(&in_force, &clock_of_all, &terminal);
	return 0;
}

TEARDOWN(end)
{
	char script[80];
	copier_free(copier);
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		snprintf(script, sizeof script, "%s/%s", folder, names[i]);
		unlink(script);
	}
	unlink(got);
	return rmdir(folder);
}

/* Its arguments, what it reads and its environment are then in got, under its name. */
static void install(const char *name, const char *what)
{
	char script[80];
	snprintf(script, sizeof script, "%s/%s", folder, name);
	FILE *f = fopen(script, "w");
	assert_non_null(f);
	fprintf(f, "#!/bin/sh\n%s\n", what);
	assert_int_equal(fclose(f), 0);
	assert_int_equal(chmod(script, 0700), 0);
}

static void install_taker(const char *name)
{
	char what[300];
	snprintf(what, sizeof what,
		 "{ echo %s \"$*\"; cat; echo; /usr/bin/env; ls -l /proc/self/fd; } >%s", name,
		 got);
	install(name, what);
}

static int64_t now(void)
{
	return clock_of_all.mono_ms(clock_of_all.ctx);
}

/* As the loop would, until the outcome is known. */
static void wait_for_outcome(void)
{
	struct event e;
	for (;;) {
		struct pollfd p[COPIER_FDS];
		int fds[COPIER_FDS];
		if (copier_turn(copier, now(), &e))
			break;
		int64_t deadline = copier_deadline(copier, now());
		assert_true(deadline != INT64_MAX);
		size_t n = copier_fds(copier, fds);
		for (size_t i = 0; i < n; i++)
			p[i] = (struct pollfd){fds[i], POLLIN, 0};
		poll(p, (nfds_t)n, (int)(deadline > now() ? deadline - now() : 0));
	}
	assert_int_equal(e.kind, EV_COPIED);
	snprintf(route, sizeof route, "%s", e.copied.route ? e.copied.route : "none");
	snprintf(why, sizeof why, "%s", e.copied.why ? e.copied.why : "");
	assert_true(copier_deadline(copier, now()) == INT64_MAX);
	assert_false(copier_turn(copier, now(), &e));
}

static void copy(const char *text)
{
	copier_start(copier, sl_from(text), now());
	wait_for_outcome();
}

TEST(the_order_of_the_ways)
{
	static const char *const all[] = {"copy-command", "wl-copy",  "xclip",       "xsel",
					  "pbcopy",       "clip.exe", "tmux buffer", "tmux buffer"};
	struct copy_way ways[COPY_WAYS_MAX];
	assert_int_equal(copy_ways(&(struct copy_environment){.command = NULL}, ways), 0);
	assert_int_equal(
	    copy_ways(&(struct copy_environment){"mine", true, true, true, true, true}, ways),
	    COPY_WAYS_MAX);
	for (size_t i = 0; i < COPY_WAYS_MAX; i++)
		assert_string_equal(ways[i].name, all[i]);
	assert_string_equal(ways[0].command, "mine");
	assert_int_equal(copy_ways(&(struct copy_environment){.x11 = true}, ways), 2);
	assert_string_equal(ways[0].name, "xclip");
}

TEST(without_a_display_the_terminal_copies)
{
	install_taker("xclip");
	copy("text");
	assert_string_equal(route, COPIED_BY_TERMINAL);
	assert_int_equal(sent, 4);
	assert_string_equal(files_text(got), "");
	takes_text = false;
	copy("text");
	assert_string_equal(route, "none");
}

TEST(the_program_of_the_display_is_given_the_text)
{
	setenv("DISPLAY", ":9", 1);
	install_taker("xclip");
	copy("né\nlast");
	assert_string_equal(route, "xclip");
	assert_string_equal(why, "");
	assert_int_equal(sent, 0);
	assert_non_null(strstr(files_text(got), "xclip -selection clipboard -in\nné\nlast\n"));
	assert_non_null(strstr(files_text(got), "DISPLAY=:9\n"));
	assert_null(strstr(files_text(got), "hush"));
	/* Wayland's comes first; what is not installed is passed over and not talked about. */
	setenv("WAYLAND_DISPLAY", "wayland-0", 1);
	copy("again");
	assert_string_equal(route, "xclip");
	assert_string_equal(why, "");
	install_taker("wl-copy");
	copy("again");
	assert_string_equal(route, "wl-copy");
}

TEST(a_program_that_fails_makes_room_and_is_named)
{
	setenv("DISPLAY", ":9", 1);
	install("xclip", "echo \"Error: Can't open display: :9\" >&2; exit 1");
	copy("text");
	assert_string_equal(route, COPIED_BY_TERMINAL);
	assert_string_equal(why,
			    "xclip: it failed with exit status 1: Error: Can't open display: :9");
	install_taker("xsel");
	copy("text");
	assert_string_equal(route, "xsel");
	assert_string_equal(why,
			    "xclip: it failed with exit status 1: Error: Can't open display: :9");
}

TEST(the_user_s_own_command_comes_first)
{
	char command[100];
	setenv("DISPLAY", ":9", 1);
	install_taker("xclip");
	snprintf(command, sizeof command, "tr a-z A-Z >%s", got);
	options.copy_command = command;
	copy("text");
	assert_string_equal(route, "copy-command");
	assert_string_equal(files_text(got), "TEXT");
	options.copy_command = "no-such-program-here";
	copy("text");
	assert_string_equal(route, "xclip");
	assert_non_null(strstr(why, "copy-command: the command was not found (exit status 127)"));
}

TEST(inside_tmux_its_buffer_is_filled)
{
	setenv("TMUX", "/tmp/socket,1,0", 1);
	install_taker("tmux");
	copy("text");
	assert_string_equal(route, "tmux buffer");
	assert_non_null(strstr(files_text(got), "tmux load-buffer -w -\ntext\n"));
	assert_non_null(strstr(files_text(got), "TMUX=/tmp/socket,1,0\n"));
	/* It hands its client's environment on. */
	assert_null(strstr(files_text(got), "SSH_CONNECTION"));
	/* Before 3.2 there is no -w. */
	install("tmux", "cat >/dev/null; [ \"$2\" != -w ]");
	copy("text");
	assert_string_equal(route, "tmux buffer");
	assert_string_equal(why, "");
	install("tmux", "cat >/dev/null; exit 1");
	copy("text");
	assert_string_equal(route, COPIED_BY_TERMINAL);
	assert_string_equal(why, "tmux buffer: it failed with exit status 1");
}

/* xclip and wl-copy go on in the background, with all that they were given open. */
TEST(a_background_process_is_not_waited_for)
{
	char name[200], line[20] = "";
	setenv("DISPLAY", ":9", 1);
	snprintf(name, sizeof name, "cat >%s; tail -f /dev/null & echo $! >>%s", got, got);
	install("xclip", name);
	copy("");
	assert_string_equal(route, "xclip");
	snprintf(line, sizeof line, "%s", files_text(got));
	assert_true(atoi(line) > 1);
	assert_int_equal(kill((pid_t)atoi(line), SIGTERM), 0);
}

TEST(one_that_hangs_is_stopped)
{
	options.copy_command = "exec tail -f /dev/null";
	int64_t began = now();
	copy("text");
	assert_string_equal(route, COPIED_BY_TERMINAL);
	assert_string_equal(why, "copy-command: it did not finish within 2 s and was stopped");
	assert_in_range(now() - began, 1900, 20000);
}

TEST(one_that_does_not_read_all_has_failed)
{
	static char large[1u << 20];
	memset(large, 'x', sizeof large - 1);
	options.copy_command = "exec <&-; exit 0";
	copy(large);
	assert_string_equal(why, "copy-command: it did not read all of the text");
	char command[100];
	snprintf(command, sizeof command, "wc -c >%s", got);
	options.copy_command = command;
	copy(large);
	assert_string_equal(route, "copy-command");
	assert_int_equal(atoi(files_text(got)), sizeof large - 1);
}

TEST(one_that_talks_without_end_is_stopped)
{
	options.copy_command = "cat >/dev/null; exec yes";
	copy("text");
	assert_string_equal(route, COPIED_BY_TERMINAL);
	assert_non_null(strstr(why, "output was too long;"));
}

TEST(a_later_copy_takes_the_place_of_one_under_way)
{
	char command[100];
	options.copy_command = "exec tail -f /dev/null";
	copier_start(copier, SL("first"), now());
	snprintf(command, sizeof command, "cat >%s", got);
	options.copy_command = command;
	copy("second");
	assert_string_equal(route, "copy-command");
	assert_string_equal(files_text(got), "second");
}

TEST(copying_finishes_before_an_immediate_quit)
{
	char command[240];
	snprintf(command, sizeof command, "cat >%s.part && mv %s.part %s", got, got, got);
	options.copy_command = command;
	copier_start(copier, SL("text"), now());
	copier_free(copier);
	copier = NULL;
	assert_string_equal(files_text(got), "text");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(the_order_of_the_ways, begin, end),
	    cmocka_unit_test_setup_teardown(without_a_display_the_terminal_copies, begin, end),
	    cmocka_unit_test_setup_teardown(the_program_of_the_display_is_given_the_text, begin,
					    end),
	    cmocka_unit_test_setup_teardown(a_program_that_fails_makes_room_and_is_named, begin,
					    end),
	    cmocka_unit_test_setup_teardown(the_user_s_own_command_comes_first, begin, end),
	    cmocka_unit_test_setup_teardown(inside_tmux_its_buffer_is_filled, begin, end),
	    cmocka_unit_test_setup_teardown(a_background_process_is_not_waited_for, begin, end),
	    cmocka_unit_test_setup_teardown(one_that_hangs_is_stopped, begin, end),
	    cmocka_unit_test_setup_teardown(one_that_does_not_read_all_has_failed, begin, end),
	    cmocka_unit_test_setup_teardown(one_that_talks_without_end_is_stopped, begin, end),
	    cmocka_unit_test_setup_teardown(a_later_copy_takes_the_place_of_one_under_way, begin,
					    end),
	    cmocka_unit_test_setup_teardown(copying_finishes_before_an_immediate_quit, begin, end),
	};
	signal(SIGPIPE, SIG_IGN); /* as the browser does */
	return cmocka_run_group_tests(tests, NULL, NULL);
}
