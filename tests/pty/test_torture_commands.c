/* SPDX-License-Identifier: MIT */
/*
 * Every call that can fail does so, in turn, in each command and in the demo API: memory, files,
 * pipes, processes, what libraries are asked for. Whatever fails, the program ends by itself, says
 * why, and has printed all of it or says that it has not; no half a file is left.
 */
#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/attr.h"

#include "demo_child.h"
#include "torture.h"

#define BIN      TEST_BUILD "/tcpartner"
#define DEMO_BIN TEST_BUILD "/tcpartner-demo-api"
#define TEXT_MAX (1 << 17)

static const char *const few[] = {"--customers", "12", "--rate", "0", NULL};

/* A home with a configuration and a key of each kind, and a demo API. */
struct place {
	struct demo demo;
	char home[100], config[200], set_home[120];
};

static void write_file(const char *folder, const char *name, const char *text)
{
	char path[300];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	int fd = open(path, O_CREAT | O_EXCL | O_WRONLY, 0600);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	close(fd);
}

static void make_home(struct place *p)
{
	char folder[200], text[1000];
	snprintf(p->home, sizeof p->home, "%s/torture-XXXXXX", TEST_BUILD);
	assert_non_null(mkdtemp(p->home));
	snprintf(p->set_home, sizeof p->set_home, "HOME=%s", p->home);
	snprintf(folder, sizeof folder, "%s/.tccli", p->home);
	assert_int_equal(mkdir(folder, 0700), 0);
	write_file(folder, "default.credential",
		   "{\"secretId\": \"" DEMO_KEY_ID "\", \"secretKey\": \"" DEMO_KEY "\"}\n");
	snprintf(folder, sizeof folder, "%s/.tencentcloud", p->home);
	assert_int_equal(mkdir(folder, 0700), 0);
	write_file(folder, "credentials",
		   "[default]\nsecret_id = " DEMO_KEY_ID "\nsecret_key = " DEMO_KEY "\n");
	snprintf(text, sizeof text,
		 "page-size = 5\nendpoint = %s\nca-file = %s\n[profile kept]\ncredential_command = "
		 "cat %s/.tccli/default.credential\n",
		 p->demo.url, p->demo.ca_path, p->home);
	write_file(p->home, "config", text);
	snprintf(p->config, sizeof p->config, "%s/config", p->home);
}

static int set_up(void **state)
{
	struct place *p = test_calloc(1, sizeof *p);
	p->demo = demo_start(few);
	make_home(p);
	*state = p;
	return 0;
}

static void remove_in(const struct place *p, const char *name)
{
	char path[300];
	snprintf(path, sizeof path, "%s/%s", p->home, name);
	remove(path);
}

static int tear_down(void **state)
{
	static const char *const names[] = {".tccli/default.credential",
					    ".tccli",
					    ".tencentcloud/credentials",
					    ".tencentcloud",
					    "config",
					    "log"};
	struct place *p = *state;
	for (size_t i = 0; i < COUNT_OF(names); i++)
		remove_in(p, names[i]);
	assert_int_equal(rmdir(p->home), 0); /* nothing else was left in it */
	demo_stop(&p->demo);
	test_free(p);
	return 0;
}

struct command {
	const char *argv[16];
	const char *env[8];
	const int *codes;
	bool says_same; /* whenever it ends with 0; else nothing */
	bool in_parts;  /* what was printed before it went wrong may stay */
	char whole[TEXT_MAX], log[300];
};

static int run(struct torture *t, void *ctx)
{
	struct command *c = ctx;
	if (c->log[0])
		unlink(c->log);
	return torture_spawn(t, c->argv, c->env);
}

/* Of a log whole lines are left, for nobody else to read. */
static void log_is_whole(const struct torture *t, const struct command *c)
{
	static char text[TEXT_MAX];
	struct stat st;
	if (!c->log[0] || stat(c->log, &st) != 0)
		return;
	size_t n = torture_read(c->log, text, sizeof text);
	if ((st.st_mode & 0777) != 0600 || (n && text[n - 1] != '\n'))
		torture_complain(t, "the log is not as it should be");
}

static void judge(const struct torture *t, void *ctx)
{
	static char got[TEXT_MAX];
	struct command *c = ctx;
	bool first = !t->what[0];
	size_t n = torture_read(t->out, got, sizeof got);
	if (first)
		memcpy(c->whole, got, n + 1);
	if (first)
		assert_true(n > 20);
	torture_ended_well(t, c->codes);
	log_is_whole(t, c);
	if (!c->says_same || strcmp(got, c->whole) == 0)
		return;
	if (WEXITSTATUS(t->status) == 0)
		torture_complain(t, "not all of it, and no word of that");
	if (got[0] && !c->in_parts)
		torture_complain(t, "half of it was printed");
}

static const int usual[] = {0, 2, 3, 4, -1};

static void goes_through(struct command *c, size_t share)
{
	torture_needs_preload();
	size_t n = torture_each(share, run, judge, c);
	print_message("# %s: %zu calls failed\n", c->argv[1], n);
	assert_true(n > 2);
}

static struct command *command_of(struct place *p, const char *const *argv)
{
	static struct command command;
	struct command *c = &command;
	size_t n = 0;
	*c = (struct command){.codes = usual};
	c->argv[n++] = BIN;
	while (*argv)
		c->argv[n++] = *argv++;
	c->env[0] = p->set_home;
	c->env[1] = "TENCENTCLOUD_SECRET_ID=";
	c->env[2] = "TENCENTCLOUD_SECRET_KEY=";
	return c;
}

static void a_list_with_the_environments_key(void **state)
{
	struct place *p = *state;
	char log[300];
	snprintf(log, sizeof log, "%s/log", p->home);
	struct command *c = command_of(p, (const char *const[]){"list", "-o", "csv", "--config",
								p->config, "--log", log, NULL});
	memcpy(c->log, log, sizeof log);
	c->says_same = true;
	c->env[1] = "TENCENTCLOUD_SECRET_ID=" DEMO_KEY_ID;
	c->env[2] = "TENCENTCLOUD_SECRET_KEY=" DEMO_KEY;
	goes_through(c, 29);
}

static void a_list_with_a_key_of_a_file(void **state)
{
	struct place *p = *state;
	struct command *c = command_of(
	    p, (const char *const[]){"list", "-o", "jsonl", "--config", p->config, NULL});
	c->says_same = true;
	goes_through(c, 61);
}

static void a_list_with_a_key_of_a_command(void **state)
{
	struct place *p = *state;
	struct command *c = command_of(p, (const char *const[]){"list", "-o", "table", "-p", "kept",
								"--config", p->config, NULL});
	c->says_same = true;
	goes_through(c, 61);
}

static void a_check(void **state)
{
	/* What cannot be told is 3; a warning or worse is told by 1 and 2. */
	static const int codes[] = {0, 1, 2, 3, -1};
	struct place *p = *state;
	struct command *c =
	    command_of(p, (const char *const[]){"check", "--sus", "-t", "Name", "-f", "Orchid",
						"--config", p->config, NULL});
	c->codes = codes;
	goes_through(c, 61);
}

static void what_only_prints(void **state)
{
	static const char *const commands[][4] = {
	    {"request", "--show=canonical"}, {"completion", "bash"}, {"help", "api", "UinNoAuth"}, {"--help"}};
	struct place *p = *state;
	for (size_t i = 0; i < COUNT_OF(commands); i++) {
		struct command *c = command_of(p, commands[i]);
		c->says_same = c->in_parts = true;
		goes_through(c, 3);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_list_with_the_environments_key),
	    cmocka_unit_test(a_list_with_a_key_of_a_file),
	    cmocka_unit_test(a_list_with_a_key_of_a_command),
	    cmocka_unit_test(a_check),
	    cmocka_unit_test(what_only_prints),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
