/* SPDX-License-Identifier: MIT */
/*
 * Every call that can fail does so once, in turn (tests/torture/fail.c): memory, files, pipes,
 * processes, the terminal. Whatever fails, the program ends by itself, says why, leaves the
 * terminal as it found it and no process behind, and has not printed half a list.
 *
 * TORTURE_ALL=1 (make torture) goes through all of them; else some, which TORTURE_SEED chooses.
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/attr.h"

#include "browser.h"
#include "process.h"
#include "sanitized.h"

#define PRELOAD "LD_PRELOAD=" TEST_BUILD "/torture.so"
#define LAST    100000
#define STRIDE  41 /* a prime, so that no two kinds of call keep step with it */

static const char *const few[] = {"--customers", "12", "--rate", "0", NULL};

struct run {
	long n; /* the call that is to fail */
	char log[300], set_log[320], set_n[64], out[300], err[300];
};

static struct run run_of(long n)
{
	struct run r = {.n = n};
	snprintf(r.log, sizeof r.log, "%s/torture-%ld.log", TEST_BUILD, (long)getpid());
	snprintf(r.out, sizeof r.out, "%s/torture-%ld.out", TEST_BUILD, (long)getpid());
	snprintf(r.err, sizeof r.err, "%s/torture-%ld.err", TEST_BUILD, (long)getpid());
	snprintf(r.set_log, sizeof r.set_log, "TORTURE_LOG=%s", r.log);
	snprintf(r.set_n, sizeof r.set_n, "TORTURE_FAIL=%ld", n);
	unlink(r.log);
	return r;
}

static size_t read_whole(const char *path, char *to, size_t size)
{
	FILE *f = fopen(path, "r");
	size_t n = f ? fread(to, 1, size - 1, f) : 0;
	to[n] = '\0';
	if (f)
		fclose(f);
	return n;
}

/* What failed; "" when fewer calls were made. */
static const char *failed(const struct run *r)
{
	static char name[40];
	read_whole(r->log, name, sizeof name);
	return name;
}

static void clean(const struct run *r)
{
	unlink(r->log);
	unlink(r->out);
	unlink(r->err);
}

/* A sanitizer wants to be loaded first. */
static void needs_preload(void)
{
	if (SANITIZED) {
		print_message("# skipped: nothing can be preloaded before a sanitizer\n");
		skip();
	}
}

static long stride(void)
{
	return getenv("TORTURE_ALL") ? 1 : STRIDE;
}

static long first(long step)
{
	const char *seed = getenv("TORTURE_SEED");
	return 1 + (seed ? strtol(seed, NULL, 10) : 0) % step;
}

static void complain(const struct run *r, int status, const char *what)
{
	char said[2000];
	read_whole(r->err, said, sizeof said);
	fail_msg("call %ld (%s): %s; status %#x, said: %s", r->n, failed(r), what, status, said);
}

/* Ended by itself, by a code that the manual knows, and said why when it was no success. */
static void ended_well(const struct run *r, int status)
{
	char said[2000];
	if (!WIFEXITED(status))
		complain(r, status, "did not end by itself");
	int code = WEXITSTATUS(status);
	if (code != 0 && code != 2 && code != 3 && code != 4)
		complain(r, status, "an exit code of no meaning");
	read_whole(r->err, said, sizeof said);
	if (code != 0 && !strstr(said, "tcpartner: "))
		complain(r, status, "no sentence");
}

static int list(const struct run *r, const struct demo *d)
{
	int status;
	pid_t pid = fork();
	if (pid == 0) {
		putenv((char *)(uintptr_t)PRELOAD);
		putenv((char *)(uintptr_t)r->set_log);
		putenv((char *)(uintptr_t)r->set_n);
		setenv("TENCENTCLOUD_SECRET_ID", DEMO_KEY_ID, 1);
		setenv("TENCENTCLOUD_SECRET_KEY", DEMO_KEY, 1);
		if (!freopen(r->out, "w", stdout) || !freopen(r->err, "w", stderr))
			_exit(126);
		execl(TEST_BUILD "/tcpartner", "tcpartner", "list", "--endpoint", d->url,
		      "--ca-file", d->ca_path, "-o", "csv", (char *)NULL);
		_exit(127);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return status;
}

static void list_prints_all_or_says_why(void **state)
{
	(void)state;
	static char whole[1 << 16], got[1 << 16];
	needs_preload();
	struct demo d = demo_start(few);
	struct run r = run_of(0);
	long step = stride(), runs = 0;
	assert_int_equal(list(&r, &d), 0);
	assert_true(read_whole(r.out, whole, sizeof whole) > 100);
	for (long n = first(step); n < LAST; n += step, runs++) {
		r = run_of(n);
		int status = list(&r, &d);
		if (!failed(&r)[0])
			break;
		ended_well(&r, status);
		read_whole(r.out, got, sizeof got);
		if (WEXITSTATUS(status) == 0 && strcmp(got, whole) != 0)
			complain(&r, status, "not the whole list, and no word of it");
		if (got[0] && strcmp(got, whole) != 0)
			complain(&r, status, "half a list");
	}
	print_message("# list: %ld calls failed\n", runs);
	assert_true(runs > 3);
	clean(&r);
	demo_stop(&d);
}

/* The slave side stays open here: that the program ended shows in no reading. */
static void wait_for_frame_or_end(struct pty *p)
{
	for (int i = 0; i < PTY_DEADLINE_MS / 2 && p->frame == 0 && !p->exited; i++) {
		pty_pump(p, 2);
		p->exited = waitpid(p->pid, &p->status, WNOHANG) == p->pid;
	}
}

/* Start, scroll, quit, as far as it gets. */
static int browse(const struct run *r)
{
	static const char *const argv[] = {TEST_BUILD "/tcpartner", "--demo", NULL};
	const char *const env[] = {PRELOAD, r->set_log, r->set_n, NULL};
	struct pty *p = pty_start(
	    &(struct pty_options){.rows = 24, .cols = 80, .env = env, .stderr_path = r->err}, argv);
	wait_for_frame_or_end(p);
	pid_t server = p->exited ? -1 : process_child_of(p->pid);
	pty_type(p, "j");
	pty_pump(p, 20);
	pty_type(p, "Q");
	if (!pty_exit(p))
		complain(r, 0, "did not end");
	int status = p->status;
	if (p->alt_screen || !p->cursor_shown || p->pasting)
		complain(r, status, "the screen was not given back");
	if (!pty_modes_restored(p))
		complain(r, status, "the modes were not given back");
	if (server > 0 && !process_ends(server))
		complain(r, status, "the demo API goes on");
	pty_free(p);
	return status;
}

static void the_browser_gives_the_terminal_back(void **state)
{
	(void)state;
	long step = stride(), runs = 0;
	needs_preload();
	for (long n = first(step); n < LAST; n += step, runs++) {
		struct run r = run_of(n);
		int status = browse(&r);
		if (!failed(&r)[0])
			break;
		ended_well(&r, status);
		clean(&r);
	}
	print_message("# browser: %ld calls failed\n", runs);
	assert_true(runs > 3);
}

/* What an export ends in, one way or the other. */
static bool is_over(struct pty *p, void *ctx)
{
	(void)ctx;
	return pty_find(p, "Exported") >= 0 || pty_find(p, "Nothing was") >= 0 ||
	       pty_find(p, "Not all") >= 0 || pty_find(p, "name already") >= 0;
}

static int export(const struct run *r, const struct demo *d, const char *path)
{
	const char *const argv[] = {
	    TEST_BUILD "/tcpartner", "--endpoint", d->url, "--ca-file", d->ca_path, NULL};
	const char *const env[] = {PRELOAD,
				   r->set_log,
				   r->set_n,
				   "TENCENTCLOUD_SECRET_ID=" DEMO_KEY_ID,
				   "TENCENTCLOUD_SECRET_KEY=" DEMO_KEY,
				   NULL};
	struct pty *p = pty_start(
	    &(struct pty_options){.rows = 24, .cols = 80, .env = env, .stderr_path = r->err}, argv);
	wait_for_frame_or_end(p);
	pty_type(p, ":w ");
	pty_type(p, path);
	pty_type(p, "\n");
	for (int i = 0; i < 2000 && !p->exited && !is_over(p, NULL); i++) {
		pty_pump(p, 2);
		p->exited = waitpid(p->pid, &p->status, WNOHANG) == p->pid;
	}
	pty_key(p, VTERM_KEY_ESCAPE);
	pty_pump(p, 60);
	pty_type(p, "Q");
	if (!pty_exit(p))
		complain(r, 0, "did not end");
	int status = p->status;
	pty_free(p);
	return status;
}

/* Nothing but the file, and that whole; true when it is there. */
static bool whole_or_nothing(const struct run *r, const char *folder, const char *whole)
{
	char got[1 << 16], path[400];
	size_t files = 0;
	DIR *d = opendir(folder);
	assert_non_null(d);
	for (struct dirent *e; (e = readdir(d)) != NULL;)
		files += e->d_name[0] != '.';
	closedir(d);
	snprintf(path, sizeof path, "%s/out.csv", folder);
	read_whole(path, got, sizeof got);
	if (files > 1 || (files && strcmp(got, whole) != 0))
		complain(r, 0, "what was exported is not whole");
	unlink(path);
	return files;
}

static void an_export_is_whole_or_no_file(void **state)
{
	(void)state;
	static char whole[1 << 16];
	char folder[] = TEST_BUILD "/torture-XXXXXX", path[400];
	long step = stride(), runs = 0, written = 0;
	needs_preload();
	struct demo d = demo_start(few);
	struct run r = run_of(0);
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/out.csv", folder);
	assert_int_equal(list(&r, &d), 0);
	assert_true(read_whole(r.out, whole, sizeof whole) > 1000);
	for (long n = first(step); n < LAST; n += step, runs++) {
		r = run_of(n);
		int status = export(&r, &d, path);
		written += whole_or_nothing(&r, folder, whole);
		if (!failed(&r)[0])
			break;
		ended_well(&r, status);
		clean(&r);
	}
	print_message("# export: %ld calls failed, %ld times it was written\n", runs, written);
	assert_true(runs > 3 && written > 0);
	clean(&r);
	rmdir(folder);
	demo_stop(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(list_prints_all_or_says_why),
	    cmocka_unit_test(the_browser_gives_the_terminal_back),
	    cmocka_unit_test(an_export_is_whole_or_no_file),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
