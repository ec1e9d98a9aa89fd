/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"

#include "bench.h"
#include "demo/semantics.h"

#define LINES_MAX 200
#define DAY_S     1790172131 /* of the data; any will do */

static struct measure {
	char name[48];
	double value, goal;
	const char *unit;
} lines[LINES_MAX];
static size_t n_lines;
static bool once; /* to count instructions it is enough */

static int64_t cpu_ns(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

int64_t bench_best(void (*run)(void *ctx), void *ctx, int rounds, int n)
{
	int64_t best = INT64_MAX;
	if (once)
		rounds = n = 1;
	for (int i = 0; i < rounds; i++) {
		int64_t from = cpu_ns();
		for (int k = 0; k < n; k++)
			run(ctx);
		int64_t took = (cpu_ns() - from) / n;
		best = took < best ? took : best;
	}
	return best;
}

void bench_say(const char *name, double value, const char *unit, double goal)
{
	if (n_lines == LINES_MAX)
		abort();
	struct measure *l = &lines[n_lines++];
	snprintf(l->name, sizeof l->name, "%s", name);
	l->value = value;
	l->unit = unit;
	l->goal = goal;
	printf("%-44s %10.3f %-6s", l->name, value, unit);
	if (goal > 0)
		printf("  goal %g%s", goal, value > goal ? "  MISSED" : "");
	putchar('\n');
	fflush(stdout);
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
		bool is_missed = l->goal > 0 && l->value > l->goal;
		missed += is_missed;
		fprintf(f, "%s{\"name\":\"%s\",\"value\":%.6g,\"unit\":\"%s\"", i ? ",\n " : "[",
			l->name, l->value, l->unit);
		if (l->goal > 0)
			fprintf(f, ",\"goal\":%g,\"missed\":%s", l->goal,
				is_missed ? "true" : "false");
		fputc('}', f);
	}
	fputs("]\n", f);
	fclose(f);
	return missed;
}

struct pages {
	struct dataset data;
	struct semantics semantics;
	struct params params;
	uint32_t rows;
};

static struct pages *pages_of(uint32_t rows)
{
	static struct pages p;
	if (p.rows == rows)
		return &p;
	p.rows = rows;
	dataset_init(&p.data, DATASET_SEED, rows, DAY_S);
	semantics_init(&p.semantics, &p.data, BENCH_PAGE, false);
	params_init(&p.params);
	p.params.given = 1u << PARAM_PAGE | 1u << PARAM_PAGE_SIZE;
	p.params.number[PARAM_PAGE_SIZE] = BENCH_PAGE;
	return &p;
}

void bench_answer(uint32_t rows, uint32_t page, struct buf *out)
{
	struct refusal no;
	struct pages *p = pages_of(rows);
	p->params.number[PARAM_PAGE] = page;
	buf_clear(out);
	buf_add(out, SL("{\"Response\":{"));
	if (!semantics_answer(&p->semantics, ACTION_CUSTOMERS, &p->params, 0, out, &no))
		abort();
	buf_add(out, SL("\"RequestId\":\"2b7c676e-bb4b-449d-89e6-4866132036c4\"}}"));
}

static void start(struct bench *b)
{
	struct settings s;
	struct event e = {
	    .kind = EV_START, .now_ms = 1000, .wall_s = DAY_S, .size = {40, 120, false}};
	static struct fx_list fx;
	settings_init(&s);
	s.store_budget = (size_t)8 << 30;
	app_init(&b->m, &s);
	fx_clear(&fx);
	app_update(&b->m, &e, &fx);
}

void bench_load(struct bench *b, uint32_t rows)
{
	struct buf body;
	const struct query all = {.type = FILTER_NONE};
	*b = (struct bench){.rows = rows};
	start(b);
	buf_init(&body, 1u << 20);
	for (uint32_t page = 1; (page - 1) * BENCH_PAGE < rows; page++) {
		struct customer_page data;
		struct fault fault;
		bench_answer(rows, page, &body);
		struct wire_reply r = {
		    .result = WIRE_OK, .http_status = 200, .body = buf_sl(&body)};
		b->answer_bytes += body.n;
		int64_t from = cpu_ns();
		customer_page_init(&data);
		if (!reply_customers(&r, &data, &fault))
			abort();
		store_put(b->m.store, &all, page, BENCH_PAGE, &data, 1000);
		b->loading_ns += cpu_ns() - from;
		customer_page_release(&data);
	}
	buf_release(&body);
}

void bench_release(struct bench *b)
{
	app_release(&b->m);
}

int main(int argc, char **argv)
{
	static const uint32_t sizes[] = {1000, 100000, 1000000};
	uint32_t most = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : 1000000;
	once = argc > 3;
	if (argc < 2) {
		fputs("usage: bench JSON [ROWS [once]]\n", stderr);
		return 2;
	}
	bench_decode();
	bench_sign();
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes && sizes[i] <= most; i++)
		bench_list(sizes[i]);
	int missed = bench_end(argv[1]);
	printf("%d goals missed\n", missed);
	return missed > 0;
}
