/* SPDX-License-Identifier: MIT */
/*
 * Every call that can fail does so, in turn, in the browser: memory, files, pipes, processes, the
 * terminal, what libraries are asked for. Whatever fails, it ends by itself, says why, leaves the
 * terminal as it found it, no process behind and no half a file.
 */
#include <dirent.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/attr.h"

#include "app/app.h"

#include "parallel.h"
#include "process.h"
#include "program.h"
#include "recording/recorder.h"
#include "recording/recording_file.h"
#include "test.h"
#include "torture.h"

static const char *const few[] = {"--customers", "12", "--rate", "0", NULL};
static const int codes[] = {0, 2, 3, -1};

/* The slave side stays open here: that the program ended shows in no reading. */
static void wait_for_frame_or_end(struct pty *p)
{
	for (int i = 0; i < PTY_DEADLINE_MS / 2 && p->frame == 0 && !p->exited; i++) {
		pty_pump(p, 2);
		p->exited = waitpid(p->pid, &p->status, WNOHANG) == p->pid;
	}
}

static bool is_write(const struct torture *t)
{
	return strncmp(t->what, "write ", 6) == 0;
}

/*
 * Once a write to the terminal has failed there may never be a frame to wait for, and what is typed
 * before the program reads keys is lost: the key is typed again until it has an effect.
 * Returns the demo API, or -1.
 */
static pid_t quit_unseen(struct pty *p, const struct torture *t)
{
	pid_t server = -1;
	for (int i = 0; i < PTY_DEADLINE_MS / 2 && p->frame == 0 && !p->exited; i++) {
		if (i % 50 == 49 && access(t->log, F_OK) == 0) {
			if (server < 0)
				server = process_child_of(p->pid);
			pty_type(p, "Q");
		}
		pty_pump(p, 2);
		p->exited = waitpid(p->pid, &p->status, WNOHANG) == p->pid;
	}
	return server;
}

/* Start, scroll, quit, as far as it gets. */
static int browse(struct torture *t, void *ctx)
{
	static const char *const argv[] = {TEST_BUILD "/tcpartner", "--demo", NULL};
	(void)ctx;
	struct pty *p = pty_start(
	    &(struct pty_options){.rows = 24, .cols = 80, .env = t->env, .stderr_path = t->err},
	    argv);
	pid_t server = -1;
	if (is_write(t))
		server = quit_unseen(p, t);
	else
		wait_for_frame_or_end(p);
	if (server < 0 && !p->exited)
		server = process_child_of(p->pid);
	pty_type(p, "j");
	pty_pump(p, 20);
	pty_type(p, "Q");
	if (!pty_exit(p))
		torture_complain(t, "did not end");
	t->status = p->status;
	/* What cannot be written cannot be given back either. */
	if ((p->alt_screen || !p->cursor_shown || p->pasting) && !is_write(t))
		torture_complain(t, p->alt_screen     ? "the screen was not given back"
				    : p->cursor_shown ? "it still marks what is pasted"
						      : "the cursor stays hidden");
	if (!pty_modes_restored(p))
		torture_complain(t, "the modes were not given back");
	if (server > 0 && !process_ends(server))
		torture_complain(t, "the demo API goes on");
	pty_free(p);
	return t->status;
}

static void judge_end(const struct torture *t, void *ctx)
{
	(void)ctx;
	torture_ended_well(t, codes);
}

TEST(the_browser_gives_the_terminal_back)
{
	torture_needs_preload();
	size_t n = torture_each(29, browse, judge_end, NULL);
	print_message("# browser: %zu calls failed\n", n);
}

/* What is exported from where to where. */
struct e2e_out {
	struct demo_child demo;
	char folder[100], path[120];
	char whole[1 << 16]; /* of the first run */
	size_t written;
};

/* What an export ends in, one way or the other. */
static bool is_over(struct pty *p)
{
	return pty_find(p, "Exported") >= 0 || pty_find(p, "Nothing was") >= 0 ||
	       pty_find(p, "Not all") >= 0 || pty_find(p, "exists.") >= 0;
}

static int export(struct torture *t, void *ctx)
{
	const struct e2e_out *x = ctx;
	const char *const argv[] = {TEST_BUILD "/tcpartner", "--endpoint", x->demo.url, "--ca-file",
				    x->demo.ca_path,         NULL};
	const char *env[10] = {"TENCENTCLOUD_SECRET_ID=" DEMO_KEY_ID,
			       "TENCENTCLOUD_SECRET_KEY=" DEMO_KEY};
	memcpy(&env[2], t->env, sizeof t->env);
	struct pty *p = pty_start(
	    &(struct pty_options){.rows = 24, .cols = 80, .env = env, .stderr_path = t->err}, argv);
	wait_for_frame_or_end(p);
	pty_type(p, ":w ");
	pty_type(p, x->path);
	pty_type(p, "\n");
	/* Of a failure nothing may come but a request that is tried again and again. */
	int turns = t->what[0] ? 1500 : PTY_DEADLINE_MS / 2;
	for (int i = 0; i < turns && !p->exited && !is_over(p); i++) {
		pty_pump(p, 2);
		p->exited = waitpid(p->pid, &p->status, WNOHANG) == p->pid;
	}
	/* Esc as a sequence, with which the Q that follows is no Alt-Q. */
	pty_type(p, "\033[27;1u");
	pty_type(p, "Q");
	if (!pty_exit(p))
		torture_complain(t, "did not end");
	int status = p->status;
	pty_free(p);
	return status;
}

/* Nothing but the file, and that whole. */
static void judge_export(const struct torture *t, void *ctx)
{
	static char got[1 << 16];
	struct e2e_out *x = ctx;
	size_t files = 0;
	DIR *d = opendir(x->folder);
	assert_non_null(d);
	for (struct dirent *e; (e = readdir(d)) != NULL;)
		files += e->d_name[0] != '.';
	closedir(d);
	torture_read(x->path, got, sizeof got);
	if (!t->what[0])
		memcpy(x->whole, got, sizeof got);
	if (files > 1 || (files && strcmp(got, x->whole) != 0))
		torture_complain(t, "what was exported is not whole");
	x->written += files;
	unlink(x->path);
	torture_ended_well(t, codes);
}

TEST(an_export_is_whole_or_no_file)
{
	static struct e2e_out x;
	torture_needs_preload();
	x.demo = demo_child_start(few);
	snprintf(x.folder, sizeof x.folder, "%s/torture-XXXXXX", TEST_BUILD);
	assert_non_null(mkdtemp(x.folder));
	snprintf(x.path, sizeof x.path, "%s/out.csv", x.folder);
	size_t n = torture_each(37, export, judge_export, &x);
	print_message("# export: %zu calls failed, %zu times it was written\n", n, x.written);
	assert_true(x.written > 0 && strlen(x.whole) > 1000);
	rmdir(x.folder);
	demo_child_stop(&x.demo);
}

/* A session that is recorded, and the replay of a record. */
struct recording {
	char folder[100], path[120];
	bool replays;
};

static int record_or_replay(struct torture *t, void *ctx)
{
	const struct recording *x = ctx;
	const char *const recorded[] = {TEST_BUILD "/tcpartner", "--demo", "--record", x->path,
					NULL};
	const char *const replayed[] = {TEST_BUILD "/tcpartner", "--replay", x->path,
					"--replay-steps", NULL};
	struct pty *p = pty_start(
	    &(struct pty_options){.rows = 24, .cols = 80, .env = t->env, .stderr_path = t->err},
	    x->replays ? replayed : recorded);
	wait_for_frame_or_end(p);
	pty_type(p, x->replays ? "  G\n" : "j");
	pty_pump(p, 20);
	pty_type(p, "Q");
	if (!pty_exit(p))
		torture_complain(t, "did not end");
	if (!pty_modes_restored(p))
		torture_complain(t, "the modes were not given back");
	int status = p->status;
	pty_free(p);
	return status;
}

/* It can be replayed as far as it goes; all of it, when nobody said otherwise. */
static void judge_record(const struct torture *t, void *ctx)
{
	const struct recording *x = ctx;
	struct recording_file r;
	struct err e = {0};
	bool ok = recording_file_open(&r, x->path, &e);
	bool well = WIFEXITED(t->status) && WEXITSTATUS(t->status) == 0;
	if (well && (!ok || r.cut))
		torture_complain(t, "the record is not whole, and nobody said so");
	if (!ok && !strstr(e.text, "No such file") && !strstr(e.text, "recording is empty") &&
	    !strstr(e.text, "it is not a recording"))
		torture_complain(t, e.text);
	if (ok)
		recording_file_close(&r);
	unlink(x->path);
	torture_ended_well(t, codes);
}

TEST(a_record_can_be_replayed_as_far_as_it_goes)
{
	struct recording x = {.replays = false};
	torture_needs_preload();
	snprintf(x.folder, sizeof x.folder, "%s/torture-XXXXXX", TEST_BUILD);
	assert_non_null(mkdtemp(x.folder));
	snprintf(x.path, sizeof x.path, "%s/record", x.folder);
	size_t n = torture_each(67, record_or_replay, judge_record, &x);
	print_message("# record: %zu calls failed\n", n);
	rmdir(x.folder);
}

TEST(a_replay_gives_the_terminal_back)
{
	struct recording x = {.replays = true};
	struct settings settings;
	struct event start = {.kind = EV_START, .size = {24, 80, false}};
	struct err e = {0};
	torture_needs_preload();
	snprintf(x.folder, sizeof x.folder, "%s/torture-XXXXXX", TEST_BUILD);
	assert_non_null(mkdtemp(x.folder));
	snprintf(x.path, sizeof x.path, "%s/record", x.folder);
	settings_init(&settings);
	struct model *m = calloc(1, sizeof *m);
	assert_non_null(m);
	fetch_init(&m->loader.fetch, 0);
	struct recorder *r = recorder_new(x.path, false, &settings, &e);
	assert_non_null(r);
	recorder_event(r, m, &start);
	recorder_plan(r, m, 0, 0);
	assert_true(recorder_free(r, &e));
	free(m);
	size_t n = torture_each(41, record_or_replay, judge_end, &x);
	print_message("# replay: %zu calls failed\n", n);
	unlink(x.path);
	rmdir(x.folder);
}

int main(int argc, char *argv[])
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_browser_gives_the_terminal_back),
	    cmocka_unit_test(an_export_is_whole_or_no_file),
	    cmocka_unit_test(a_record_can_be_replayed_as_far_as_it_goes),
	    cmocka_unit_test(a_replay_gives_the_terminal_back),
	};
	return parallel_run(argc, argv, "torture", tests, sizeof tests / sizeof *tests);
}
