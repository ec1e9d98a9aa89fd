/* SPDX-License-Identifier: MIT */
/*
 * Every call that can fail does so, in turn, in each command and in the demo API: memory, files,
 * pipes, processes, what libraries are asked for. Whatever fails, the program ends by itself, says
 * why, and has printed all of it or says that it has not; no half a file is left.
 */
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/attr.h"

#include "demo_child.h"
#include "parallel.h"
#include "test.h"
#include "torture.h"

#define BIN      TEST_BUILD "/tcpartner"
#define DEMO_BIN TEST_BUILD "/tcpartner-demo-api"
#define TEXT_MAX (1 << 17)

static const char *const few[] = {"--customers", "12", "--rate", "0", NULL};

/* A home with a configuration and a key of each kind, and a demo API. */
struct visited_query {
	struct demo_child demo;
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

static void make_home(struct visited_query *p)
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

SETUP(set_up)
{
	struct visited_query *p = test_calloc(1, sizeof *p);
	p->demo = demo_child_start(few);
	make_home(p);
	*state = p;
	return 0;
}

static void remove_in(const struct visited_query *p, const char *name)
{
	char path[300];
	snprintf(path, sizeof path, "%s/%s", p->home, name);
	remove(path);
}

TEARDOWN(tear_down)
{
	static const char *const names[] = {".tccli/default.credential",
					    ".tccli",
					    ".tencentcloud/credentials",
					    ".tencentcloud",
					    "config",
					    "log"};
	struct visited_query *p = *state;
	for (size_t i = 0; i < COUNT_OF(names); i++)
		remove_in(p, names[i]);
	assert_int_equal(rmdir(p->home), 0); /* nothing else was left in it */
	demo_child_stop(&p->demo);
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
	char history[300]; /* the file of the history, which each run makes anew; "" for none */
};

static void remove_history(const struct command *c)
{
	static const char *const ends[] = {"", "-wal", "-shm"};
	for (size_t i = 0; c->history[0] && i < COUNT_OF(ends); i++) {
		char path[310];
		snprintf(path, sizeof path, "%s%s", c->history, ends[i]);
		unlink(path);
	}
}

static int run(struct torture *t, void *ctx)
{
	struct command *c = ctx;
	if (c->log[0])
		unlink(c->log);
	remove_history(c);
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

static struct command *command_of(struct visited_query *p, const char *const *argv)
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

TEST(a_list_with_the_environments_key)
{
	struct visited_query *p = *state;
	char log[300];
	snprintf(log, sizeof log, "%s/log", p->home);
	struct command *c =
	    command_of(p, (const char *const[]){"list", "--patience", "2", "-o", "csv", "--config",
						p->config, "--log", log, NULL});
	memcpy(c->log, log, sizeof log);
	c->says_same = true;
	c->env[1] = "TENCENTCLOUD_SECRET_ID=" DEMO_KEY_ID;
	c->env[2] = "TENCENTCLOUD_SECRET_KEY=" DEMO_KEY;
	goes_through(c, 29);
}

TEST(a_list_with_a_key_of_a_file)
{
	struct visited_query *p = *state;
	struct command *c =
	    command_of(p, (const char *const[]){"list", "--patience", "2", "-o", "jsonl",
						"--config", p->config, NULL});
	c->says_same = true;
	goes_through(c, 61);
}

TEST(a_list_with_a_key_of_a_command)
{
	struct visited_query *p = *state;
	struct command *c =
	    command_of(p, (const char *const[]){"list", "--patience", "2", "-o", "table", "-p",
						"kept", "--config", p->config, NULL});
	c->says_same = true;
	goes_through(c, 61);
}

/* Whatever becomes of the history, the list is printed. */
TEST(a_list_that_is_kept)
{
	struct visited_query *p = *state;
	char folder[200], data[200];
	struct command *c =
	    command_of(p, (const char *const[]){"list", "--patience", "2", "-o", "csv", "--history",
						"--config", p->config, NULL});
	char *home = realpath(p->home, NULL);
	assert_non_null(home);
	snprintf(folder, sizeof folder, "%s/tcpartner", home);
	snprintf(c->history, sizeof c->history, "%s/history.db", folder);
	snprintf(data, sizeof data, "XDG_DATA_HOME=%s", home);
	free(home);
	c->env[3] = data;
	c->says_same = true;
	goes_through(c, 61);
	remove_history(c);
	assert_int_equal(rmdir(folder), 0);
}

TEST(a_check)
{
	/* What cannot be told is 3; a warning or worse is told by 1 and 2. */
	static const int codes[] = {0, 1, 2, 3, -1};
	struct visited_query *p = *state;
	struct command *c =
	    command_of(p, (const char *const[]){"check", "--patience", "2", "--sus", "-t", "Name",
						"-f", "Orchid", "--config", p->config, NULL});
	c->codes = codes;
	goes_through(c, 61);
}

TEST(commands_that_only_print)
{
	static const char *const commands[][4] = {{"request", "--show=canonical"},
						  {"completion", "bash"},
						  {"help", "api", "UinNoAuth"},
						  {"--help"}};
	struct visited_query *p = *state;
	for (size_t i = 0; i < COUNT_OF(commands); i++) {
		struct command *c = command_of(p, commands[i]);
		c->says_same = c->in_parts = true;
		goes_through(c, 3);
	}
}

/* The demo API, and a list of it by a client to which nothing happens. */
struct service {
	struct visited_query *place;
	char out[200], err[200], whole[TEXT_MAX], url[64];
	int list; /* status of the list; -1 when there was nothing to list */
};

static pid_t start_service(const struct torture *t, int in[2], int out[2])
{
	pid_t pid = fork();
	if (pid != 0)
		return pid;
	for (const char *const *e = t->env; *e; e++)
		putenv((char *)(uintptr_t)*e);
	dup2(in[0], STDIN_FILENO);
	dup2(out[1], STDOUT_FILENO);
	close(in[1]);
	if (!freopen(t->err, "w", stderr))
		_exit(126);
	alarm(TORTURE_SECONDS);
	execl(DEMO_BIN, DEMO_BIN, "--until-eof", "--tls", TEST_BUILD "/certs/server.pem",
	      TEST_BUILD "/certs/server.key", "--customers", "12", "--rate", "0", "--log",
	      "/dev/null", (char *)NULL);
	_exit(127);
}

static bool is_greeted(struct service *s, int from)
{
	char line[200];
	FILE *f = fdopen(from, "r");
	bool ok = fgets(line, sizeof line, f) && sscanf(line, "listening on %63s", s->url) == 1;
	fclose(f);
	return ok;
}

static int list_of(struct service *s)
{
	const char *argv[] = {BIN,         "list",      "-o",         "csv", "--endpoint", s->url,
			      "--ca-file", "/dev/null", "--patience", "5",   NULL};
	const char *const env[] = {s->place->set_home, "TENCENTCLOUD_SECRET_ID=" DEMO_KEY_ID,
				   "TENCENTCLOUD_SECRET_KEY=" DEMO_KEY, NULL};
	struct torture plain = {.what = ""};
	argv[7] = s->place->demo.ca_path;
	memcpy(plain.out, s->out, sizeof plain.out);
	memcpy(plain.err, s->err, sizeof plain.err);
	return torture_spawn(&plain, argv, env);
}

static int serve(struct torture *t, void *ctx)
{
	struct service *s = ctx;
	int in[2], out[2], status;
	assert_int_equal(pipe(in), 0);
	assert_int_equal(pipe(out), 0);
	pid_t pid = start_service(t, in, out);
	close(in[0]);
	close(out[1]);
	s->list = is_greeted(s, out[0]) ? list_of(s) : -1;
	close(in[1]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return status;
}

static void judge_service(const struct torture *t, void *ctx)
{
	static const int codes[] = {0, 1, 2, -1};
	static char got[TEXT_MAX], said[2000];
	struct service *s = ctx;
	torture_ended_well(t, codes);
	torture_read(s->out, got, sizeof got);
	torture_read(s->err, said, sizeof said);
	if (!t->what[0]) {
		memcpy(s->whole, got, sizeof got);
		assert_int_equal(s->list, 0);
	}
	if (s->list == -1 && WEXITSTATUS(t->status) == 0)
		torture_complain(t, "it does not serve, and does not say why");
	else if (s->list == 0 && strcmp(got, s->whole) != 0)
		torture_complain(t, "its list is not whole");
	else if (s->list > 0 && (!WIFEXITED(s->list) || !strstr(said, "tcpartner: ")))
		torture_complain(t, "its client has no list, and no sentence");
	unlink(s->out);
	unlink(s->err);
}

TEST(the_demo_api)
{
	static struct service s;
	torture_needs_preload();
	s.place = *state;
	snprintf(s.out, sizeof s.out, "%s/torture-list-%ld.out", TEST_BUILD, (long)getpid());
	snprintf(s.err, sizeof s.err, "%s/torture-list-%ld.err", TEST_BUILD, (long)getpid());
	size_t n = torture_each(31, serve, judge_service, &s);
	print_message("# demo API: %zu calls failed\n", n);
	assert_true(n > 2 && strlen(s.whole) > 100);
}

int main(int argc, char *argv[])
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_list_with_the_environments_key, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_list_with_a_key_of_a_file, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_list_with_a_key_of_a_command, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_list_that_is_kept, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_check, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(commands_that_only_print, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(the_demo_api, set_up, tear_down),
	};
	return parallel_run(argc, argv, "torture of commands", tests, COUNT_OF(tests));
}
