/* SPDX-License-Identifier: MIT */
/* The benchmark: measures the program, floors beside it, and writes a report. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/attr.h"
#include "base/mem.h"

#include "app/app.h"
#include "app/update.h"

#include "bench.h"
#include "demo/response.h"
#include "demo/semantics.h"

#define DAY_S 1790172131 /* of the data; any will do */

static const uint32_t sizes[] = {1000, 100000, 1000000};

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
	struct refusal no = {.code = NULL};
	struct pages *p = pages_of(rows);
	p->params.number[PARAM_PAGE] = page;
	buf_clear(out);
	response_begin(out);
	if (!semantics_answer(&p->semantics, ACTION_CUSTOMERS, &p->params, 0, out, &no))
		abort();
	response_end("2b7c676e-bb4b-449d-89e6-4866132036c4", out);
}

double bench_payload(uint32_t rows)
{
	struct buf body;
	buf_init(&body, 1u << 20);
	bench_answer(rows, 2, &body);
	double each = (double)body.n / BENCH_PAGE;
	buf_release(&body);
	return each;
}

static void start(struct bench *b)
{
	struct settings s;
	struct event e = {
	    .kind = EV_START, .now_ms = 1000, .wall_s = DAY_S, .size = {40, 120, false}};
	static struct effects fx;
	settings_init(&s);
	s.store_budget = (size_t)8 << 30;
	app_init(&b->m, &s);
	effects_clear(&fx);
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
		int64_t from = bench_cpu_ns();
		customer_page_init(&data);
		if (!reply_customers(&r, &data, &fault))
			abort();
		store_put(b->m.loader.store, &all, page, BENCH_PAGE, &data, 1000);
		b->loading_ns += bench_cpu_ns() - from;
		customer_page_release(&data);
	}
	buf_release(&body);
}

void bench_release(struct bench *b)
{
	app_release(&b->m);
}

/* What starts other programs; it comes first, because they are copies of a small one. */
static void bench_programs(uint32_t most)
{
	for (size_t i = 0; i < COUNT_OF(sizes) && sizes[i] <= most; i++) {
		bench_sessions(sizes[i]);
		bench_keys(sizes[i]);
	}
	bench_wire();
	bench_trust();
}

static void bench_parts(uint32_t most)
{
	bench_decode();
	bench_sign();
	bench_screen();
	if (!bench_once)
		bench_history();
	for (size_t i = 0; i < COUNT_OF(sizes) && sizes[i] <= most; i++)
		bench_list(sizes[i]);
}

/* The last argument: "alone" measures no programs, "once" does each part once, "peers" measures
 * other programs only. */
int main(int argc, char **argv)
{
	const char *mode = argc > 3 ? argv[3] : "";
	uint32_t most = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : 1000000;
	mem_tune();
	bench_once = strcmp(mode, "once") == 0;
	if (argc < 2) {
		fputs("usage: bench JSON [ROWS [alone|once|peers]]\n", stderr);
		return 2;
	}
	if (strcmp(mode, "peers") == 0) {
		bench_peers(most < 100000 ? most : 100000);
	} else {
		if (!mode[0])
			bench_programs(most);
		bench_parts(most);
	}
	int missed = bench_end(argv[1]);
	printf("\n%d goals missed beyond what is known\n", missed);
	return missed > 0;
}
