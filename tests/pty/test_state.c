/* SPDX-License-Identifier: MIT */
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

#include "browser.h"

static char folder[] = "/tmp/tcpartner-state-XXXXXX", path[300], set_path[330];

static struct pty *start(void)
{
	static const char *const argv[] = {TEST_BUILD "/tcpartner", "--demo", NULL};
	const char *const env[] = {set_path, NULL};
	struct pty *p = pty_start(&(struct pty_options){.rows = 24, .cols = 80, .env = env}, argv);
	assert_true(pty_wait(p, "of 2,013"));
	return p;
}

static void leave(struct pty *p)
{
	pty_type(p, "Q");
	assert_true(pty_exit(p));
	assert_int_equal(p->status, 0);
	pty_free(p);
}

static void columns_and_filters_are_there_again(void **state)
{
	(void)state;
	struct stat st;
	struct pty *p = start();
	assert_true(pty_find(p, "Remaining ratio") >= 0);
	pty_type(p, "cjj ");
	assert_true(pty_wait(p, "[ ] Remaining ratio"));
	pty_type(p, "\033");
	assert_true(pty_wait_gone(p, "Remaining ratio"));
	pty_type(p, "f");
	assert_true(pty_wait(p, "Server filter"));
	pty_type(p, "\tLtd\n");
	assert_true(pty_wait(p, "of 177"));
	leave(p);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	p = start();
	assert_int_equal(pty_find(p, "Remaining ratio"), -1);
	pty_type(p, "f");
	assert_true(pty_wait(p, "recent: Name=Ltd"));
	pty_type(p, "\033");
	leave(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(columns_and_filters_are_there_again),
	};
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/state", folder);
	snprintf(set_path, sizeof set_path, "TCPARTNER_STATE=%s", path);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	unlink(path);
	rmdir(folder);
	return failed;
}
