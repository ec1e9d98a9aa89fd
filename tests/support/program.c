/* SPDX-License-Identifier: MIT */
/* Starts the real browser in a pseudo-terminal before the demo API. */
#include "program.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "test.h"

#define BIN TEST_BUILD "/tcpartner"

/* Replaces the entry of the same name, if there is one. */
static size_t add_env(const char **env, size_t n, const char *entry)
{
	size_t name = strcspn(entry, "=") + 1;
	for (size_t i = 0; i < n; i++)
		if (strncmp(env[i], entry, name) == 0) {
			env[i] = entry;
			return n;
		}
	env[n] = entry;
	return n + 1;
}

struct program program_launch(const struct program_options *o)
{
	struct program b = {0};
	const char *argv[32] = {BIN, "--endpoint", NULL, "--ca-file", NULL};
	const char *env[16] = {"TENCENTCLOUD_SECRET_ID=" DEMO_KEY_ID,
			       "TENCENTCLOUD_SECRET_KEY=" DEMO_KEY, "HOME=/nonexistent"};
	size_t n = 5, n_env = 3;
	char url[64];
	b.demo = o->demo_env ? demo_child_start_in(o->demo, o->demo_env)
			     : demo_child_start_with_token(o->demo, o->token);
	if (o->relayed) {
		b.relay = relay_start(atoi(strrchr(b.demo.url, ':') + 1));
		snprintf(url, sizeof url, "https://127.0.0.1:%d", b.relay.port);
	}
	argv[2] = o->relayed ? url : b.demo.url;
	argv[4] = b.demo.ca_path;
	for (const char *const *a = o->args; a && *a && n < 31; a++)
		argv[n++] = *a;
	for (const char *const *e = o->env; e && *e && n_env < 15; e++)
		n_env = add_env(env, n_env, *e);
	snprintf(b.stderr_path, sizeof b.stderr_path, "%s.stderr", b.demo.log_path);
	struct pty_options p = {.rows = o->rows ? o->rows : 24,
				.cols = o->cols ? o->cols : 80,
				.term = o->term,
				.env = env,
				.stderr_path = b.stderr_path};
	b.pty = pty_start(&p, argv);
	return b;
}

struct program program_start(const struct program_options *o)
{
	struct program b = program_launch(o);
	assert_true(pty_wait(b.pty, "row 1/"));
	return b;
}

static void stderr_is_empty(const char *path)
{
	struct stat st = {0};
	if (stat(path, &st) == 0 && st.st_size > 0) {
		FILE *f = fopen(path, "r");
		char line[400];
		while (f && fgets(line, sizeof line, f))
			printf("# stderr: %s", line);
		if (f)
			fclose(f);
	}
	assert_int_equal(st.st_size, 0);
	unlink(path);
}

void program_stop(struct program *b)
{
	pty_free(b->pty);
	if (b->relay.pid)
		relay_stop(&b->relay);
	demo_child_stop(&b->demo);
	stderr_is_empty(b->stderr_path);
}

int program_quit(struct program *b)
{
	pty_type(b->pty, "Q");
	if (!pty_exit(b->pty)) {
		pty_dump(b->pty, stdout);
		fail_msg("the browser did not end");
	}
	return WIFEXITED(b->pty->status) ? WEXITSTATUS(b->pty->status) : -WTERMSIG(b->pty->status);
}
