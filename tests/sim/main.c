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
#include <sys/wait.h>
#include <unistd.h>

#include "../support/sanitized.h"
#include "ring.h"

#define JOBS_MAX 64
/* Of so many `make test` is not tired. */
#define SEEDS (SANITIZED ? 1000 : 10000)

struct job {
	uint64_t seed, seeds, jobs;
	bool trace;
	const char *program;
};

static bool tell(const struct job *j, uint64_t seed)
{
	static struct ring r;
	ring_init(&r, seed, false);
	r.trace = j->trace;
	bool ok = story_tell(&r);
	if (!ok)
		printf("seed %" PRIu64 ": %s\nreplay: %s --seed %" PRIu64 " --seeds 1 --trace\n",
		       seed, r.problem, j->program, seed);
	ring_release(&r);
	return ok;
}

/* Every jobs-th seed from the first on. */
static int work(const struct job *j, uint64_t first)
{
	for (uint64_t seed = first; seed < j->seed + j->seeds; seed += j->jobs)
		if (!tell(j, seed))
			return 1;
	return 0;
}

static int run(const struct job *j)
{
	int bad = 0, status;
	for (uint64_t i = 1; i < j->jobs; i++) {
		pid_t pid = fork();
		if (pid == 0) {
			int code = work(j, j->seed + i);
			fflush(stdout);
			_exit(code);
		}
		bad |= pid < 0;
	}
	bad |= work(j, j->seed);
	fflush(stdout);
	while (wait(&status) > 0)
		bad |= status != 0;
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
