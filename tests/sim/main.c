/* SPDX-License-Identifier: MIT */
/*
 * sim [--seed K] [--seeds N] [--jobs J] [--trace]
 *
 * Tells the stories of the seeds K to K + N - 1, J at once, and says how many there were. One in
 * which something does not hold ends the run with exit status 1 and the command that tells it
 * again, aloud.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"

#include "../support/sanitized.h"
#include "ring.h"

#define JOBS_MAX   64
#define WALK_EVERY 3 /* of so many stories one is a walk */
/* Of so many `make test` is not tired. */
#define SEEDS (SANITIZED ? 1000 : 10000)

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

static bool tell(const struct job *j, uint64_t seed)
{
	static struct ring r;
	bool walks = seed % WALK_EVERY == 0;
	ring_init(&r, seed, walks);
	r.trace = j->trace;
	bool ok = walks ? walk_tell(&r) : story_tell(&r);
	if (!ok)
		say(j, seed, r.problem);
	ring_release(&r);
	return ok;
}

/* Every jobs-th seed from the first on; *at is the one that is told. */
static int work(const struct job *j, uint64_t first, uint64_t *at)
{
	for (*at = first; *at < j->seed + j->seeds; *at += j->jobs)
		if (!tell(j, *at))
			return 1;
	return 0;
}

static void say_death(const char *sentence)
{
	printf("%s\n", sentence);
	fflush(stdout);
}

static pid_t start(const struct job *j, uint64_t i, uint64_t *at)
{
	pid_t pid = fork();
	if (pid != 0)
		return pid;
	mem_on_death(say_death);
	int code = work(j, j->seed + i, at);
	fflush(stdout);
	_exit(code);
}

/* A story that kills its program cannot say so itself. */
static int run(const struct job *j)
{
	pid_t pid[JOBS_MAX];
	int bad = 0;
	size_t size = JOBS_MAX * sizeof(uint64_t);
	uint64_t *at = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (at == MAP_FAILED)
		return 2;
	for (uint64_t i = 0; i < j->jobs; i++)
		pid[i] = start(j, i, &at[i]);
	for (uint64_t i = 0; i < j->jobs; i++) {
		int status = -1;
		bool ended = pid[i] > 0 && waitpid(pid[i], &status, 0) == pid[i];
		if (!ended || !WIFEXITED(status) || WEXITSTATUS(status) > 1)
			say(j, at[i], "the program dies of it");
		bad |= !ended || status != 0;
	}
	munmap(at, size);
	if (!bad)
		printf("%" PRIu64 " stories, all that must hold held\n", j->seeds);
	return bad;
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
