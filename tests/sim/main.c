/* SPDX-License-Identifier: MIT */
/*
 * Tells the stories of the seeds K to K + N - 1, J at once, and says how many there were. One in
 * which something does not hold ends the run with exit status 1 and the command that tells it
 * again, aloud.
 *
 *   sim [--seed K] [--seeds N] [--jobs J] [--trace]
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"

#include "ring.h"
#include "sanitized.h"

#define JOBS_MAX   64
#define WALK_EVERY 3 /* of so many stories one is a walk */
/* Of so many `make test` is not tired. */
#define SEEDS (SANITIZED ? 1000 : 10000)

/* What a job tells of itself while it works. */
struct progress {
	uint64_t seed; /* the one that is told */
	uint64_t counts[HAPPENINGS];
};

struct job {
	uint64_t seed, seeds, jobs;
	bool trace;
	const char *program;
};

static void say(const struct job *j, uint64_t seed, const char *problem)
{
	printf("seed %" PRIu64 ": %s\nreplay: %s --seed %" PRIu64 " --seeds 1 --trace\n", seed,
	       problem, j->program, seed);
}

static bool tell(const struct job *j, uint64_t seed, uint64_t *counts)
{
	static struct ring r;
	bool walks = seed % WALK_EVERY == 0;
	ring_init(&r, seed, walks);
	r.trace = j->trace;
	r.server.counts = counts;
	bool ok = walks ? walk_tell(&r) : story_tell(&r);
	if (!ok)
		say(j, seed, r.problem);
	ring_release(&r);
	return ok;
}

/* Every jobs-th seed from the first on. */
static int work(const struct job *j, uint64_t first, struct progress *p)
{
	for (p->seed = first; p->seed < j->seed + j->seeds; p->seed += j->jobs)
		if (!tell(j, p->seed, p->counts))
			return 1;
	return 0;
}

static void format_death(const char *sentence)
{
	printf("%s\n", sentence);
	fflush(stdout);
}

static pid_t start(const struct job *j, uint64_t i, struct progress *p)
{
	pid_t pid = fork();
	if (pid != 0)
		return pid;
	mem_on_death(format_death);
	int code = work(j, j->seed + i, p);
	fflush(stdout);
	_exit(code);
}

/* A story that kills its program cannot say so itself. */
static bool ends_well(const struct job *j, pid_t pid, const struct progress *p)
{
	int status = -1;
	bool ended = pid > 0 && waitpid(pid, &status, 0) == pid;
	if (!ended || !WIFEXITED(status) || WEXITSTATUS(status) > 1)
		say(j, p->seed, "the program dies of it");
	return ended && status == 0;
}

static void sum_up(const struct job *j, const struct progress *p)
{
	printf("%" PRIu64 " stories, all that must hold held; of", j->seeds);
	for (int h = 0; h < HAPPENINGS; h++) {
		uint64_t n = 0;
		for (uint64_t i = 0; i < j->jobs; i++)
			n += p[i].counts[h];
		printf("%s %s %" PRIu64, h ? "," : "", happening_name((enum happening)h), n);
	}
	putchar('\n');
}

static int run(const struct job *j)
{
	pid_t pid[JOBS_MAX];
	bool ok = true;
	size_t size = JOBS_MAX * sizeof(struct progress);
	struct progress *p =
	    mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (p == MAP_FAILED)
		return 2;
	for (uint64_t i = 0; i < j->jobs; i++)
		pid[i] = start(j, i, &p[i]);
	for (uint64_t i = 0; i < j->jobs; i++)
		ok = ends_well(j, pid[i], &p[i]) && ok;
	if (ok)
		sum_up(j, p);
	munmap(p, size);
	return ok ? 0 : 1;
}

static bool take_number(struct sl text, uint64_t *out)
{
	return sl_to_u64(text, out) && *out > 0;
}

static bool read_arguments(struct job *j, int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		uint64_t *number = strcmp(argv[i], "--seed") == 0    ? &j->seed
				   : strcmp(argv[i], "--seeds") == 0 ? &j->seeds
				   : strcmp(argv[i], "--jobs") == 0  ? &j->jobs
								     : NULL;
		if (strcmp(argv[i], "--trace") == 0)
			j->trace = true;
		else if (!number || ++i == argc || !take_number(sl_from(argv[i]), number))
			return false;
	}
	return j->jobs <= JOBS_MAX;
}

int main(int argc, char **argv)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	struct job j = {.seed = 1,
			.seeds = SEEDS,
			.jobs = processors < 1          ? 1
				: processors > JOBS_MAX ? JOBS_MAX
							: (uint64_t)processors,
			.program = argv[0]};
	if (!read_arguments(&j, argc, argv)) {
		fprintf(stderr, "usage: %s [--seed K] [--seeds N] [--jobs J] [--trace]\n", argv[0]);
		return 2;
	}
	return run(&j);
}
