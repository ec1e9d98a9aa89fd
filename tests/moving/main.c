/* SPDX-License-Identifier: MIT */
/*
 * Plays lists that move while `list`, `check` or an export reads them, one a seed. With exit status
 * 0 whoever was there all the time is printed once, and nobody who never was there. The first seed
 * for which that does not hold ends the run with exit status 1 and the command that shows it.
 *
 *   moving [--seed K] [--seeds N] [--trace]
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/attr.h"
#include "base/mem.h"

#include "app/app.h"
#include "app/screens/shown_columns.h"

#include "cmd/check/check.h"
#include "cmd/list.h"
#include "moving.h"

#define SEEDS     500
#define OUT_BYTES 60000 /* what a pipe holds */
#define ARGS_MAX  24

/* How one run is asked for, and what came of it. */
struct run {
	struct moving moving;
	enum { RUN_LIST, RUN_CHECK, RUN_EXPORT } kind;
	bool to_pipe;
	char *argv[ARGS_MAX];
	int argc;
	char text[ARGS_MAX][16];
	struct options options;
	int code;
	uint64_t uins[MEMBERS_MAX * 2];
	size_t n;
	uint64_t counted; /* by check */
	char problem[200];
};

static struct {
	size_t list, check, export, good, moved, uncertain, failed;
} sums;

static bool fail(struct run *r, const char *what, uint64_t n)
{
	snprintf(r->problem, sizeof r->problem, "%s (%" PRIu64 ")", what, n);
	return false;
}

static void add_arg(struct run *r, const char *arg)
{
	char *to = r->text[r->argc];
	snprintf(to, sizeof r->text[0], "%s", arg);
	r->argv[r->argc++] = to;
}

static void add_number(struct run *r, const char *arg, uint32_t n)
{
	char text[16];
	snprintf(text, sizeof text, "%" PRIu32, n);
	add_arg(r, arg);
	add_arg(r, text);
}

static void draw_world(struct run *r)
{
	struct moving *w = &r->moving;
	struct market *m = &w->market;
	market_fill(m, market_pick(m, 60));
	w->now_ms = 1000;
	w->rest_ms = market_chance(m, 15) ? 0 : 20 + market_pick(m, 1500);
	w->changes_left = market_chance(m, 15) ? 1000 : 1 + market_pick(m, 6);
	w->change_ms = w->now_ms + market_pick(m, 1 + 2 * w->rest_ms);
	w->faults = market_chance(m, 20) ? (int)market_pick(m, 30) : 0;
	m->untold = market_chance(m, 15);
	if (market_chance(m, 20))
		m->page_max = 8 + market_pick(m, 12);
}

static void draw_arguments(struct run *r)
{
	struct market *m = &r->moving.market;
	r->kind = market_chance(m, 70) ? RUN_LIST : market_chance(m, 50) ? RUN_CHECK : RUN_EXPORT;
	r->to_pipe = market_chance(m, 50);
	add_arg(r, "tcpartner");
	add_arg(r, r->kind == RUN_CHECK ? "check" : "list");
	add_number(r, "--page-size", 3 + market_pick(m, 18));
	if (r->kind == RUN_CHECK)
		add_number(r, "--deadline", 86400);
	add_arg(r, "--order");
	add_arg(r, market_chance(m, 50) ? "asc" : "desc");
	if (market_chance(m, 40)) {
		add_arg(r, "-t");
		add_arg(r, "Name");
		add_arg(r, "-f");
		add_arg(r, "x");
	}
	if (r->kind != RUN_LIST)
		return;
	add_arg(r, "-o");
	add_arg(r, "tsv");
	add_arg(r, "--columns");
	add_arg(r, "ClientUin");
	if (market_chance(m, 30))
		add_arg(r, "--stream");
	else if (market_chance(m, 40))
		add_number(r, "--hold", market_pick(m, 60));
	if (market_chance(m, 40))
		add_number(r, "--limit", 1 + market_pick(m, 60));
	if (market_chance(m, 15)) {
		add_arg(r, "--status");
		add_arg(r, "ok");
	}
}

static bool draw(struct run *r, uint64_t seed, bool trace)
{
	struct err e = {.kind = ERR_NONE};
	market_init(&r->moving.market, seed);
	r->moving.trace = trace;
	draw_world(r);
	draw_arguments(r);
	if (!options_parse(r->argc, r->argv, &r->options, &e))
		BUG("arguments that the commands do not take");
	market_watch(&r->moving.market, &r->options.query, r->options.limit);
	return true;
}

/* Standard output becomes a file, or the end of a pipe, and what it holds is read afterwards. */
static int divert(struct run *r, FILE **file, int *from)
{
	int fds[2], kept = dup(STDOUT_FILENO);
	fflush(stdout);
	if (r->to_pipe) {
		if (pipe(fds) != 0)
			BUG("no pipe");
		dup2(fds[1], STDOUT_FILENO);
		close(fds[1]);
		*from = fds[0];
	} else {
		*file = tmpfile();
		if (!*file)
			BUG("no file");
		dup2(fileno(*file), STDOUT_FILENO);
		*from = fileno(*file);
	}
	return kept;
}

static void restore(int kept)
{
	fflush(stdout);
	dup2(kept, STDOUT_FILENO);
	close(kept);
}

static void read_lines(struct run *r, char *text)
{
	char *rest = strchr(text, '\n'); /* behind the names of the columns */
	while (rest && rest[1] && r->n < COUNT_OF(r->uins)) {
		r->uins[r->n++] = strtoull(rest + 1, NULL, 10);
		rest = strchr(rest + 1, '\n');
	}
}

static void run_command(struct run *r)
{
	static char text[OUT_BYTES + 1];
	struct err e = {.kind = ERR_NONE};
	FILE *file = NULL;
	int from, kept;
	bool trace = r->moving.trace;
	kept = divert(r, &file, &from);
	r->code = r->kind == RUN_CHECK ? check(&r->options) : list(&r->options, &e);
	restore(kept);
	if (file)
		lseek(from, 0, SEEK_SET);
	ssize_t n = read(from, text, OUT_BYTES);
	text[n > 0 ? n : 0] = '\0';
	if (file)
		fclose(file);
	else
		close(from);
	const char *counted = strstr(text, "customers=");
	if (r->kind == RUN_CHECK) {
		r->counted = counted ? strtoull(counted + 10, NULL, 10) : 0;
		/* Whatever was found: only a list that is not judged is a failure here. */
		r->code = counted ? 0 : r->moving.n_faults ? 3 : 4;
	} else {
		read_lines(r, text);
	}
	if (trace)
		fprintf(stderr, "exit %d: %s\n", r->code, e.text);
}

static void type(struct run *r, const char *names)
{
	struct sl rest = sl_from(names), name;
	struct key k;
	while (sl_split(&rest, ' ', &name))
		if (key_parse(name, &k))
			moving_event(&r->moving, (struct event){.kind = EV_KEY, .key = k});
}

/* All rows go into the file at once, as nothing happens to the list meanwhile. */
static void take_rows(struct run *r, struct model *m)
{
	struct event done = {.kind = EV_EXPORT, .export = {.news = EXPORT_DONE}};
	struct row row;
	for (uint64_t at = 0; at < m->export.of && r->n < COUNT_OF(r->uins); at++)
		if (app_export_row(m, at, &row))
			r->uins[r->n++] = row.customer->uin;
	moving_event(&r->moving, done);
}

static void run_export(struct run *r)
{
	struct moving *w = &r->moving;
	struct settings s;
	struct model *m = mem_alloc(1, sizeof *m);
	int64_t browsed_ms = w->now_ms + market_pick(&w->market, 3000);
	settings_init(&s);
	s.page_size = r->options.page_size;
	s.query = r->options.query;
	s.load_all_max = market_chance(&w->market, 50) ? 0 : 1000;
	app_init(m, &s);
	moving_start(w, m);
	while (w->now_ms < browsed_ms && moving_step(w))
		continue;
	w->endless = false; /* nothing may have been left to do */
	type(r, ": w Space f Enter");
	moving_plan(w);
	while (m->export.state == EXPORT_LOADING && moving_step(w))
		continue;
	r->code = 3;
	if (m->export.state == EXPORT_WRITING) {
		r->code = 0;
		take_rows(r, m);
	} else if (m->export.state == EXPORT_ASKING_PART) {
		r->code = 4;
	}
	moving_end(w);
	app_release(m);
	mem_free(m);
}

static bool check_each(struct run *r)
{
	for (size_t i = 0; i < r->n; i++) {
		const struct member *c = market_find(&r->moving.market, r->uins[i]);
		if (!c || !c->seen)
			return fail(r, "a customer was never in the list", r->uins[i]);
		for (size_t k = 0; k < i; k++)
			if (r->uins[k] == r->uins[i])
				return fail(r, "a customer is twice", r->uins[i]);
	}
	return true;
}

static bool is_printed(const struct run *r, uint64_t uin)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->uins[i] == uin)
			return true;
	return false;
}

static bool check_survivors(struct run *r)
{
	const struct market *m = &r->moving.market;
	uint64_t stayed = 0, seen = 0;
	for (size_t i = 0; i < m->n; i++) {
		const struct member *c = &m->member[i];
		stayed += c->stayed;
		seen += c->seen;
		if (r->kind != RUN_CHECK && c->stayed && c->first && !is_printed(r, c->uin))
			return fail(r, "a customer who was there all the time is missing", c->uin);
	}
	if (r->kind == RUN_CHECK && (r->counted < stayed || r->counted > seen))
		return fail(r, "the count is not that of any list", r->counted);
	return r->n <= m->limit || fail(r, "more than the limit", r->n);
}

/* Whether all customers of the page where new ones come in were bound in one second. */
static bool is_tied(const struct member *const *list, size_t n, uint32_t size, enum order order)
{
	size_t first = order == ORDER_DESC || n == 0 ? 0 : (n - 1) / size * size;
	size_t last = order == ORDER_DESC && n > size ? size - 1 : n - 1;
	return n > 0 && list[first]->bound_s == list[last]->bound_s;
}

static uint64_t most_requests(const struct run *r, const struct member *const *list, size_t n)
{
	const struct options *o = &r->options;
	const struct market *m = &r->moving.market;
	uint32_t size = o->page_size < m->page_max ? o->page_size : m->page_max;
	uint64_t rows = !o->statuses && o->limit < n ? o->limit : n;
	uint64_t pages = (rows + size - 1) / size;
	/* The seams, or the ends; a page learnt to be cut down, and what is behind a full one. */
	bool seams =
	    o->query.type != FILTER_NONE || m->untold || is_tied(list, n, size, o->query.order);
	return (seams ? 2 * pages : pages + 2) + 3;
}

/* On a list that rests all comes, and for no more than it costs. */
static bool check_rest(struct run *r)
{
	const struct member *list[MEMBERS_MAX];
	size_t n = market_list(&r->moving.market, &r->moving.market.query, list);
	size_t wanted = n < r->options.limit ? n : (size_t)r->options.limit;
	if (r->moving.market.changes || r->moving.n_faults)
		return true;
	if (r->code != 0 && !(r->kind == RUN_CHECK && n == 0))
		return fail(r, "nothing changed, but it fails", (uint64_t)r->code);
	if (r->kind != RUN_CHECK && r->n != wanted)
		return fail(r, "nothing changed, but the count is another", r->n);
	if (r->kind == RUN_LIST && r->moving.n_requests > most_requests(r, list, n))
		return fail(r, "too many requests", r->moving.n_requests);
	return true;
}

static bool judge(struct run *r)
{
	if (r->moving.endless)
		return fail(r, "it does not end", r->moving.n_steps);
	if (!check_rest(r))
		return false;
	if (r->code == 3 && !r->moving.n_faults)
		return fail(r, "it fails without a fault", r->moving.n_requests);
	return r->code != 0 || (check_each(r) && check_survivors(r));
}

static void count(const struct run *r)
{
	sums.list += r->kind == RUN_LIST;
	sums.check += r->kind == RUN_CHECK;
	sums.export += r->kind == RUN_EXPORT;
	sums.good += r->code == 0;
	sums.moved += r->code == 0 && r->moving.market.changes > 0;
	sums.uncertain += r->code == 4;
	sums.failed += r->code == 3;
}

static bool play(uint64_t seed, bool trace, const char *program)
{
	static struct run r;
	memset(&r, 0, sizeof r);
	moving_current = &r.moving;
	draw(&r, seed, trace);
	if (trace)
		for (int i = 0; i < r.argc; i++)
			fprintf(stderr, "%s%s", r.argv[i], i + 1 < r.argc ? " " : "\n");
	if (r.kind == RUN_EXPORT)
		run_export(&r);
	else
		run_command(&r);
	count(&r);
	if (judge(&r))
		return true;
	printf("seed %" PRIu64 ": %s\nreplay: %s --seed %" PRIu64 " --seeds 1 --trace\n", seed,
	       r.problem, program, seed);
	return false;
}

int main(int argc, char **argv)
{
	uint64_t seed = 1, seeds = SEEDS;
	bool trace = false;
	for (int i = 1; i < argc; i++) {
		uint64_t *number = strcmp(argv[i], "--seed") == 0    ? &seed
				   : strcmp(argv[i], "--seeds") == 0 ? &seeds
								     : NULL;
		if (strcmp(argv[i], "--trace") == 0)
			trace = true;
		else if (!number || ++i == argc || !sl_to_u64(sl_from(argv[i]), number))
			return fprintf(stderr, "usage: %s [--seed K] [--seeds N] [--trace]\n",
				       argv[0]),
			       2;
	}
	for (uint64_t s = seed; s < seed + seeds; s++)
		if (!play(s, trace, argv[0]))
			return 1;
	printf("%" PRIu64 " lists, nobody was lost; %zu by list, %zu by check, %zu exported; "
	       "%zu came, of them %zu moved, %zu uncertain, %zu failed\n",
	       seeds, sums.list, sums.check, sums.export, sums.good, sums.moved, sums.uncertain,
	       sums.failed);
	return 0;
}
