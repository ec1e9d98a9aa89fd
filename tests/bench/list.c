/* SPDX-License-Identifier: MIT */
/* What a loaded list costs: room, sorting, narrowing, finding, a key and its frame. */
#include <malloc.h>
#include <stdio.h>
#include <string.h>

#include "base/attr.h"
#include "base/mem.h"

#include "app/plan.h"
#include "app/update.h"

#include "view/frame.h"

#include "bench.h"

#define HOLD_MS 16 /* a frame of 60 Hz: no longer may the screen be held */
#define TURN_MS 10 /* of work between keys */

/* Two texts, a share, a time and a status. */
#define CONDITION "delta or (name:acme,games remaining<40% expiry<400d !status:sus)"

struct looking {
	struct bench b;
	struct grid g;
	struct look look;
	struct lens_spec spec;
	const char *keys; /* that are typed in turn */
	size_t at;
};

static void say(uint32_t rows, const char *what, double value, const char *unit, double goal)
{
	char name[96];
	snprintf(name, sizeof name, "%u: %s", rows, what);
	bench_say(name, value, unit, goal);
}

static double ms(int64_t ns)
{
	return (double)ns / 1e6;
}

/* From nothing: the pages keep what was folded of them. */
static void look_through(void *ctx)
{
	struct looking *l = ctx;
	struct lens *lens = lens_new();
	store_drop_folds(l->b.m.loader.store);
	lens_set(lens, &l->spec);
	lens_update(lens, l->b.m.loader.store);
	lens_free(lens);
}

static void sort_all(struct looking *l, double goal)
{
	int rounds = l->b.rows > 100000 ? 2 : 3;
	for (int k = 0; k < SORT_KEYS; k++) {
		char name[40];
		l->spec = (struct lens_spec){.sort = {{(enum sort_key)k, false}}, .n_sort = 1};
		int64_t ns = bench_best(look_through, l, rounds, 1);
		snprintf(name, sizeof name, "sort by %s", sort_key_name((enum sort_key)k));
		say(l->b.rows, name, ms(ns), "ms", goal);
	}
}

static void press(struct looking *l, struct key k)
{
	static struct effects fx;
	struct event e = {.kind = EV_KEY, .now_ms = 2000, .wall_s = 1790172131, .key = k};
	effects_clear(&fx);
	app_update(&l->b.m, &e, &fx);
	app_plan(&l->b.m, 2000, 1790172131, &fx);
}

static void key_and_frame(void *ctx)
{
	struct looking *l = ctx;
	struct key k = {.code = KEYCODE_CHAR, .cp = (unsigned char)l->keys[l->at]};
	l->at = l->keys[l->at + 1] ? l->at + 1 : 0;
	press(l, k);
	view_frame(&l->g, &l->b.m, &l->look);
}

static void keys(struct looking *l, const char *what, const char *typed, int n)
{
	l->keys = typed;
	l->at = 0;
	say(l->b.rows, what, (double)bench_best(key_and_frame, l, 5, n) / 1e3, "us", 0);
}

static void tick(void *ctx)
{
	struct looking *l = ctx;
	static struct effects fx;
	struct event e = {.kind = EV_TICK, .now_ms = 2000, .wall_s = 1790172131};
	effects_clear(&fx);
	app_update(&l->b.m, &e, &fx);
}

static void press_enter(void *ctx)
{
	press(ctx, (struct key){.code = KEYCODE_ENTER});
}

/* What turns of work cost together, and the longest of them, in nanoseconds. */
struct work {
	int64_t all, longest;
};

static void add_turn(struct work *w, int64_t ns)
{
	w->all += ns;
	w->longest = ns > w->longest ? ns : w->longest;
}

/* Does the work that is pending, in the turns between keys. */
static void end_work(struct looking *l, struct work *w)
{
	const struct model *m = &l->b.m;
	while (m->arrange.preparing || m->arrange.coming.lens || m->find.searching ||
	       m->picker.counting)
		add_turn(w, bench_best(tick, l, 1, 1));
}

/* Sorts by a column, chosen from the list of columns without a moment's thought. */
static struct work sort_in_turns(struct looking *l, int column)
{
	struct work w = {0};
	press(l, (struct key){.code = KEYCODE_CHAR, .cp = 's'});
	press(l, (struct key){.code = KEYCODE_HOME});
	for (int i = 0; i < column; i++)
		press(l, (struct key){.code = KEYCODE_DOWN});
	add_turn(&w, bench_best(press_enter, l, 1, 1));
	end_work(l, &w);
	press(l, (struct key){.code = KEYCODE_CHAR, .cp = '0'});
	press(l, (struct key){.code = KEYCODE_ESC});
	return w;
}

static void hold_all(struct looking *l)
{
	int64_t worst = 0;
	for (int k = 0; k < SORT_KEYS; k++) {
		int64_t best = INT64_MAX;
		for (int round = 0; round < 3; round++) {
			int64_t ns = sort_in_turns(l, k).longest;
			best = ns < best ? ns : best;
		}
		worst = best > worst ? best : worst;
	}
	say(l->b.rows, "the longest that a sort holds the screen", ms(worst), "ms", HOLD_MS);
}

/* The costs of typing a text: of what is prepared before its first key, of its slowest key until
 * its result is shown, and the longest that a key or a turn holds the screen. */
struct typing {
	struct work before;
	int64_t slowest, hold;
};

static struct typing type_text(struct looking *l, char opens, const char *text, bool prepared)
{
	struct typing t = {{0}, 0, 0};
	press(l, (struct key){.code = KEYCODE_CHAR, .cp = (unsigned char)opens});
	if (prepared)
		end_work(l, &t.before);
	l->keys = text;
	l->at = 0;
	do {
		struct work w = {0};
		add_turn(&w, bench_best(key_and_frame, l, 1, 1));
		end_work(l, &w);
		t.slowest = w.all > t.slowest ? w.all : t.slowest;
		t.hold = w.longest > t.hold ? w.longest : t.hold;
	} while (l->at);
	press(l, (struct key){.code = KEYCODE_ESC});
	return t;
}

static void keep_least(int64_t *least, int64_t ns)
{
	*least = ns < *least ? ns : *least;
}

/* Of several rounds, since other programs disturb each of them. */
static struct typing type_least(struct looking *l, char opens, const char *text, bool prepared)
{
	struct typing least = type_text(l, opens, text, prepared);
	for (int round = 1; round < 3; round++) {
		struct typing t = type_text(l, opens, text, prepared);
		keep_least(&least.before.all, t.before.all);
		keep_least(&least.before.longest, t.before.longest);
		keep_least(&least.slowest, t.slowest);
		keep_least(&least.hold, t.hold);
	}
	return least;
}

static void type_into(struct looking *l, char opens, const char *text, const char *what,
		      double goal)
{
	char name[64];
	struct typing ready = type_least(l, opens, text, true),
		      at_once = type_least(l, opens, text, false);
	snprintf(name, sizeof name, "%s: preparing, all of it", what);
	say(l->b.rows, name, ms(ready.before.all), "ms", 0);
	snprintf(name, sizeof name, "%s: its longest turn", what);
	say(l->b.rows, name, ms(ready.before.longest), "ms", TURN_MS);
	snprintf(name, sizeof name, "%s: the slowest key", what);
	say(l->b.rows, name, ms(ready.slowest), "ms", goal);
	snprintf(name, sizeof name, "%s: unprepared, the longest hold", what);
	say(l->b.rows, name, ms(at_once.hold > ready.hold ? at_once.hold : ready.hold), "ms",
	    HOLD_MS);
}

static void type_all(struct looking *l)
{
	double goal = l->b.rows == 100000 ? 16 : l->b.rows == 1000000 ? 100 : 0;
	hold_all(l);
	type_into(l, '&', "delta", "narrowing", goal);
	type_into(l, '&', CONDITION, "narrowing by a condition", l->b.rows == 100000 ? 30 : 0);
	type_into(l, '/', "delta", "finding", goal);
	type_into(l, 'f', "delta", "filter", goal);
}

static const enum customer_field searched[] = {FIELD_CLIENT_UIN, FIELD_NAME, FIELD_REMARK,
					       FIELD_EMAIL, FIELD_MOBILE};

struct texts {
	struct buf all; /* one after the other, as they came */
	const char *word;
	bool found;
};

static void scan_bare(void *ctx)
{
	struct texts *t = ctx;
	t->found = memmem(t->all.p, t->all.n, t->word, strlen(t->word)) != NULL;
}

struct narrowing {
	struct lens *lens;
	const struct store *store;
	int turn;
};

/* Two texts that no customer has, in turn: the lens does nothing for the one it has. */
static void scan_ours(void *ctx)
{
	struct narrowing *n = ctx;
	struct lens_spec spec = {.n_sort = 0};
	snprintf(spec.narrow, sizeof spec.narrow, "zqx%d", n->turn++ % 2);
	lens_set(n->lens, &spec);
	lens_update(n->lens, n->store);
}

/* Once its texts are folded, looking through them is as fast as the C library is. */
static void search(struct looking *l)
{
	struct texts t = {.word = "zqx0"};
	struct narrowing n = {.lens = lens_new(), .store = l->b.m.loader.store};
	buf_init(&t.all, 1u << 30);
	for (uint64_t i = 0; i < l->b.rows; i++)
		for (size_t f = 0; f < COUNT_OF(searched); f++)
			buf_add(&t.all, customer_text(store_row(n.store, i).customer, searched[f]));
	scan_ours(&n);
	int64_t bare = bench_best(scan_bare, &t, 3, 1), ours = bench_best(scan_ours, &n, 3, 2);
	say(l->b.rows, "a text looked for in five fields", ms(ours), "ms", 0);
	say(l->b.rows, "that / memmem over their bytes", (double)ours / (double)bare, "x",
	    l->b.rows >= 100000 ? 1.3 : 0);
	buf_release(&t.all);
	lens_free(n.lens);
}

static void memory(const struct looking *l, size_t before)
{
	size_t now = mallinfo2().uordblks + mallinfo2().hblkhd;
	double each = (double)(now - before) / l->b.rows;
	double payload = (double)l->b.answer_bytes / l->b.rows;
	say(l->b.rows, "memory a customer", each, "B", 0);
	say(l->b.rows, "memory / answers", each / payload, "x", l->b.rows >= 100000 ? 0.75 : 0);
}

void bench_list(uint32_t rows)
{
	static struct looking l;
	size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
	l.look = (struct look){.theme = THEME_AUTO, .colors = 256};
	bench_load(&l.b, rows);
	memory(&l, before);
	say(rows, "all decoded and put in", ms(l.b.loading_ns), "ms", 0);
	grid_init(&l.g);
	view_frame(&l.g, &l.b.m, &l.look);
	keys(&l, "j and its frame", "j", 500);
	keys(&l, "a page down or up and its frame", "\x06\x02", 1);
	keys(&l, "G or g and its frame", "Gg", 200);
	sort_all(&l, rows == 100000 ? 60 : rows == 1000000 ? 700 : 0);
	if (bench_once)
		type_text(&l, '&', "delta", true);
	else
		type_all(&l);
	search(&l);
	grid_release(&l.g);
	bench_release(&l.b);
}
