/* SPDX-License-Identifier: MIT */
/* Collects the measures of a benchmark and prints them as a table. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "bench.h"

#define LINES_MAX 400

static struct measure {
	char name[64];
	double value, goal;
	const char *unit;
} lines[LINES_MAX];
static size_t n_lines;

bool bench_once;

int64_t bench_cpu_ns(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

int64_t bench_best(void (*run)(void *ctx), void *ctx, int rounds, int n)
{
	int64_t best = INT64_MAX;
	if (bench_once)
		rounds = n = 1;
	for (int i = 0; i < rounds; i++) {
		int64_t from = bench_cpu_ns();
		for (int k = 0; k < n; k++)
			run(ctx);
		int64_t took = (bench_cpu_ns() - from) / n;
		best = took < best ? took : best;
	}
	return best;
}

static bool is_missed(const struct measure *l)
{
	return l->goal > 0 && l->value > l->goal;
}

bool bench_keep(const char *name, double value, const char *unit, double goal)
{
	if (n_lines == LINES_MAX)
		abort();
	struct measure *l = &lines[n_lines++];
	snprintf(l->name, sizeof l->name, "%s", name);
	l->value = value;
	l->unit = unit;
	l->goal = goal;
	return is_missed(l);
}

void bench_say(const char *name, double value, const char *unit, double goal)
{
	bool missed = bench_keep(name, value, unit, goal);
	printf("%-44s %10.3f %-6s", name, value, unit);
	if (goal > 0)
		printf("  goal %g%s", goal, missed ? "  MISSED" : "");
	putchar('\n');
	fflush(stdout);
}

/* true when it is worse than what is known. */
static bool judge(const struct measure *l)
{
	const struct missed *known = bench_missed(l->name);
	if (!is_missed(l))
		return false;
	bool worse = !known || l->value > known->bound;
	printf("\n%s: %.2f, goal %g", l->name, l->value, l->goal);
	if (known)
		printf(", known up to %g: %s", known->bound, known->why);
	return worse;
}

int bench_end(const char *path)
{
	int missed = 0;
	FILE *f = fopen(path, "w");
	if (!f) {
		perror(path);
		exit(2);
	}
	for (size_t i = 0; i < n_lines; i++) {
		const struct measure *l = &lines[i];
		missed += judge(l);
		fprintf(f, "%s{\"name\":\"%s\",\"value\":%.6g,\"unit\":\"%s\"", i ? ",\n " : "[",
			l->name, l->value, l->unit);
		if (l->goal > 0)
			fprintf(f, ",\"goal\":%g,\"missed\":%s", l->goal,
				is_missed(l) ? "true" : "false");
		fputc('}', f);
	}
	fputs("]\n", f);
	fclose(f);
	return missed;
}
