/* SPDX-License-Identifier: MIT */
/* Keys bound in a configuration file, in the real browser. */
#include <sys/wait.h>
#include <unistd.h>

#include "program.h"
#include "test.h"

static char path[300];

static struct program start(const char *config)
{
	static const char *const customers[] = {"--customers", "40", NULL};
	snprintf(path, sizeof path, TEST_BUILD "/bindings-%ld", (long)getpid());
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs(config, f);
	fclose(f);
	const char *const args[] = {"--config", path, NULL};
	struct program b = program_start(
	    &(struct program_options){.rows = 24, .cols = 80, .demo = customers, .args = args});
	unlink(path);
	return b;
}

TEST(keys_of_the_file_work_and_are_shown)
{
	struct program b =
	    start("bind F2 = last\nbind Ctrl-X = help\nbind q = none\nbind gz = quit\n"
		  "bind g = none\nbind z = back\n");
	assert_true(pty_wait(b.pty, "z quit"));
	assert_true(pty_wait(b.pty, "Ctrl-X help"));
	pty_key(b.pty, VTERM_KEY_FUNCTION(2));
	assert_true(pty_wait(b.pty, "row 40/40"));
	assert_true(pty_wait(b.pty, "F2  last"));
	pty_type(b.pty, "q");
	assert_true(pty_wait(b.pty, "Ctrl-X lists the keys"));
	pty_ctrl(b.pty, 'x');
	assert_true(pty_wait(b.pty, "Filter:"));
	pty_type(b.pty, "quit now");
	assert_true(pty_wait(b.pty, "gz Q ZZ"));
	pty_ctrl(b.pty, 'x');
	assert_true(pty_wait_gone(b.pty, "gz Q ZZ"));
	pty_type(b.pty, "gz");
	assert_true(pty_exit(b.pty));
	assert_int_equal(WEXITSTATUS(b.pty->status), 0);
	program_stop(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(keys_of_the_file_work_and_are_shown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
