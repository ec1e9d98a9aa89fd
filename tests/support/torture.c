/* SPDX-License-Identifier: MIT */
/* Runs a program again and again, each time with another call failing. */
#include "torture.h"

#include <sys/wait.h>
#include <unistd.h>

#include "sanitized.h"
#include "test.h"

#define PLACES 1024

static size_t complaints;

struct visited_query {
	unsigned long at, n; /* so often it is called from there */
	char name[32];
};

static void prepare(struct torture *t, const char *kind)
{
	long pid = (long)getpid();
	*t = (struct torture){.what = ""};
	snprintf(t->log, sizeof t->log, "%s/torture-%ld.log", TEST_BUILD, pid);
	snprintf(t->out, sizeof t->out, "%s/torture-%ld.out", TEST_BUILD, pid);
	snprintf(t->err, sizeof t->err, "%s/torture-%ld.err", TEST_BUILD, pid);
	snprintf(t->set_log, sizeof t->set_log, "TORTURE_LOG=%s", t->log);
	unlink(t->log);
	t->env[0] = "LD_PRELOAD=" TEST_BUILD "/torture.so";
	t->env[1] = t->set_log;
	t->env[2] = kind;
}

size_t torture_read(const char *path, char *to, size_t size)
{
	FILE *f = fopen(path, "r");
	size_t n = f ? fread(to, 1, size - 1, f) : 0;
	to[n] = '\0';
	if (f)
		fclose(f);
	return n;
}

/* TORTURE_ONLY names one call, all of whose places fail then. */
static bool is_meant(const struct visited_query *p, size_t at, size_t share)
{
	const char *only = getenv("TORTURE_ONLY");
	return only ? strcmp(only, p->name) == 0 : getenv("TORTURE_ALL") || at % share == 0;
}

static void clean(const struct torture *t)
{
	unlink(t->log);
	unlink(t->out);
	unlink(t->err);
}

void torture_complain(const struct torture *t, const char *what)
{
	char said[2000];
	torture_read(t->err, said, sizeof said);
	print_error("%s fails: %s; status %#x, said: %s\n", t->what[0] ? t->what : "nothing", what,
		    (unsigned)t->status, said);
	complaints++;
	if (!getenv("TORTURE_ALL"))
		fail();
}

void torture_ended_well(const struct torture *t, const int *codes)
{
	char said[2000];
	if (!WIFEXITED(t->status))
		torture_complain(t, "did not end by itself");
	int code = WEXITSTATUS(t->status);
	while (*codes >= 0 && *codes != code)
		codes++;
	if (*codes < 0)
		torture_complain(t, "an exit code of no meaning");
	torture_read(t->err, said, sizeof said);
	if (code == 0 || strstr(said, "tcpartner"))
		return;
	/* To a monitor it is said in its own way. */
	torture_read(t->out, said, sizeof said);
	if (!strstr(said, "UNKNOWN: "))
		torture_complain(t, "no sentence");
}

/* A sanitizer wants to be loaded first. */
void torture_needs_preload(void)
{
	if (SANITIZED) {
		print_message("# skipped: nothing can be preloaded before a sanitizer\n");
		skip();
	}
}

int torture_spawn(struct torture *t, const char *const argv[], const char *const *env)
{
	int status;
	pid_t pid = fork();
	if (pid == 0) {
		for (const char *const *e = env; e && *e; e++)
			putenv((char *)(uintptr_t)*e);
		for (const char *const *e = t->env; *e; e++)
			putenv((char *)(uintptr_t)*e);
		if (!freopen(t->out, "w", stdout) || !freopen(t->err, "w", stderr))
			_exit(126);
		alarm(TORTURE_SECONDS);
		execv(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return status;
}

static size_t read_places(const char *path, struct visited_query p[PLACES])
{
	FILE *f = fopen(path, "r");
	size_t n = 0;
	assert_non_null(f);
	while (n < PLACES && fscanf(f, "%lx %31s %lu", &p[n].at, p[n].name, &p[n].n) == 3)
		n++;
	fclose(f);
	unlink(path);
	assert_true(n > 5 && n < PLACES);
	return n;
}

/* The good run; what it calls. */
static size_t count(struct visited_query p[PLACES], torture_run run, torture_judge judge, void *ctx)
{
	struct torture t;
	char path[200], set[220];
	snprintf(path, sizeof path, "%s/torture-%ld.count", TEST_BUILD, (long)getpid());
	snprintf(set, sizeof set, "TORTURE_COUNT=%s", path);
	prepare(&t, set);
	t.status = run(&t, ctx);
	if (t.status != 0)
		torture_complain(&t, "and yet it is no success");
	judge(&t, ctx);
	return read_places(path, p);
}

/* The next of 1, 2, 4... and the last; 0 after that. */
static unsigned long next_time(unsigned long k, unsigned long n)
{
	if (k == n)
		return 0;
	return 2 * k < n ? 2 * k : n;
}

/* true when the call was made. */
static bool fail_one(const struct visited_query *p, unsigned long k, bool stays, torture_run run,
		     torture_judge judge, void *ctx)
{
	struct torture t;
	char failed[40], call[64];
	snprintf(call, sizeof call, "TORTURE_CALL=%lx:%lu", p->at, k);
	prepare(&t, call);
	t.env[3] = stays ? "TORTURE_STAYS=1" : NULL;
	snprintf(t.what, sizeof t.what, "%s (call %lu of %lu at %lx%s)", p->name, k, p->n, p->at,
		 stays ? ", and all after it" : "");
	t.status = run(&t, ctx);
	bool was_made = torture_read(t.log, failed, sizeof failed) > 0;
	judge(&t, ctx);
	clean(&t);
	return was_made;
}

size_t torture_each(size_t share, torture_run run, torture_judge judge, void *ctx)
{
	static struct visited_query p[PLACES];
	const char *seed = getenv("TORTURE_SEED");
	size_t runs = 0, at = seed ? strtoul(seed, NULL, 10) : 0;
	size_t n = count(p, run, judge, ctx);
	for (size_t i = 0; i < n; i++)
		for (unsigned long k = 1; k; k = next_time(k, p[i].n))
			for (int stays = 0; stays < 2; stays++)
				if (is_meant(&p[i], at++, share))
					runs += fail_one(&p[i], k, stays, run, judge, ctx);
	assert_int_equal(complaints, 0);
	assert_true(runs > 3 || getenv("TORTURE_ONLY"));
	return runs;
}
