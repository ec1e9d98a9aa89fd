/* SPDX-License-Identifier: MIT */
/*
 * The store against a plain model of itself: a server whose list changes between answers, pages
 * asked at random, and after each step every promise of store/store.h looked up the slow way.
 */

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "store/store.h"

#include "sample.h"
#include "seeded.h"
#include "test.h"

#define SIZE   4
#define PAGES  12
#define PEOPLE 60

static const struct query all = {.type = FILTER_NONE};

/* A page as it was put last. */
struct seen {
	bool held, fresh;
	size_t n;
	uint64_t uins[SIZE];
};

struct fake_ports {
	uint64_t seed;
	struct store *s;
	uint64_t list[PEOPLE]; /* the server's */
	size_t n;
	struct seen seen[PAGES + 1]; /* by number */
	bool has_total;
	uint64_t total;
	struct {
		uint32_t page, epoch; /* that came empty while no Total was known; 0 for none */
	} end;
	uint32_t epoch;
	uint64_t version;
	int64_t now_ms;
	unsigned news; /* all there ever were */
};

static uint32_t roll(struct fake_ports *w, uint32_t n)
{
	return seeded_below(&w->seed, n);
}

static uint64_t a_new_uin(struct fake_ports *w)
{
	/* Now and then none, now and then one that is there already. */
	return roll(w, 40) ? 1 + roll(w, 4000) : 0;
}

static void change_list(struct fake_ports *w)
{
	size_t at = roll(w, (uint32_t)w->n + 1);
	switch (roll(w, 4)) {
	case 0:
		if (w->n == PAGES * SIZE - 2)
			return;
		memmove(w->list + at + 1, w->list + at, (w->n - at) * sizeof *w->list);
		w->list[at] = a_new_uin(w);
		w->n++;
		break;
	case 1:
		if (at == w->n)
			return;
		w->n--;
		memmove(w->list + at, w->list + at + 1, (w->n - at) * sizeof *w->list);
		break;
	case 2:
		if (at < w->n)
			w->list[at] = a_new_uin(w);
		break;
	case 3:
		if (roll(w, 30) == 0)
			w->n = 0;
		break;
	}
}

/* The server's answer to that page, now and then a bad one. */
static size_t answer(struct fake_ports *w, uint32_t number, uint64_t uins[SIZE], uint64_t *total)
{
	size_t first = (number - 1) * SIZE, n = 0;
	while (n < SIZE && first + n < w->n) {
		uins[n] = w->list[first + n];
		n++;
	}
	*total = w->n;
	/* A short first page with a larger Total would be a clamp: those have tests of their own.
	 */
	if (number == 1 && n < SIZE)
		return n;
	if (n > 0 && roll(w, 20) == 0)
		*total = NO_TOTAL;
	if (roll(w, 60) == 0)
		*total = roll(w, PEOPLE);
	if (roll(w, 40) == 0 && number > 1 && n > 0)
		n = roll(w, (uint32_t)n); /* short */
	return n;
}

static uint64_t end_of(const struct fake_ports *w, uint32_t number)
{
	return (number - 1) * SIZE + w->seen[number].n;
}

/* Where the list ends: as the header says of store_rows. */
static uint64_t rows(const struct fake_ports *w)
{
	uint64_t end = w->has_total ? w->total : 0;
	for (uint32_t p = 1; p <= PAGES; p++)
		if (w->seen[p].held && (!w->has_total || w->seen[p].fresh) && end_of(w, p) > end)
			end = end_of(w, p);
	return end;
}

/* Fresh rows are past Total. */
static bool disproves_total(const struct fake_ports *w)
{
	for (uint32_t p = 1; p <= PAGES && w->has_total; p++)
		if (w->seen[p].fresh && w->seen[p].n > 0 && end_of(w, p) > w->total)
			return true;
	return false;
}

/* An empty page shows where a list ends that has more rows than its Total says, and goes when it
 * has not. */
static void drop_needless_ends(struct fake_ports *w)
{
	for (uint32_t p = PAGES; p > 1 && w->has_total && !disproves_total(w); p--)
		if (w->seen[p].held && w->seen[p].n == 0 && end_of(w, p) > w->total)
			w->seen[p] = (struct seen){0};
}

static void cut_stale(struct fake_ports *w)
{
	drop_needless_ends(w);
	for (uint32_t p = PAGES; p >= 1 && w->has_total; p--) {
		struct seen *seen = &w->seen[p];
		uint64_t first = (p - 1) * SIZE, end = rows(w);
		bool empty = p > 1 && seen->n == 0 && first >= end && first > w->total;
		if (!seen->held || seen->fresh || (first + seen->n <= end && !empty))
			continue;
		seen->n = first < end ? end - first : 0;
		seen->held = p == 1 || first < end;
	}
}

static bool shares_a_customer(const struct fake_ports *w, uint32_t number)
{
	const struct seen *a = &w->seen[number];
	for (uint32_t p = 1; p <= PAGES; p++)
		for (size_t i = 0; p != number && w->seen[p].fresh && i < w->seen[p].n; i++)
			for (size_t k = 0; k < a->n; k++)
				if (a->uins[k] && a->uins[k] == w->seen[p].uins[i])
					return true;
	return false;
}

static void make_all_stale(struct fake_ports *w)
{
	for (uint32_t p = 1; p <= PAGES; p++)
		w->seen[p].fresh = false;
}

static void expect_total_news(struct fake_ports *w, uint64_t total, unsigned news)
{
	bool changed = w->has_total && total != NO_TOTAL && total != w->total;
	if (changed)
		assert_true(news & (NEWS_TOTAL | NEWS_RESTLESS));
	else
		assert_false(news & NEWS_TOTAL);
	if (total == NO_TOTAL)
		return;
	w->has_total = true;
	w->total = total;
	if (news & NEWS_TOTAL)
		make_all_stale(w);
}

/* The place after the last fresh row. */
static uint64_t fresh_end(const struct fake_ports *w)
{
	for (uint32_t p = PAGES; p >= 1; p--)
		if (w->seen[p].fresh && w->seen[p].n > 0)
			return end_of(w, p);
	return 0;
}

static void put(struct fake_ports *w, uint32_t number)
{
	struct customer_page page;
	uint64_t uins[SIZE], total;
	size_t n = answer(w, number, uins, &total);
	sample_uins(&page, uins, n, total);
	w->now_ms += roll(w, 30000);
	unsigned news = store_put(w->s, &all, number, SIZE, &page, w->now_ms);
	w->news |= news;
	assert_int_equal(store_page_size(w->s), SIZE);

	w->seen[number] = (struct seen){0};
	expect_total_news(w, total, news);
	bool past_end = (number - 1) * SIZE >= (w->has_total ? w->total : 0);
	bool ends = disproves_total(w) && (number - 1) * SIZE <= fresh_end(w);
	if (n > 0 || number == 1 || !past_end || ends) {
		w->seen[number] = (struct seen){.held = true, .fresh = true, .n = n};
		memcpy(w->seen[number].uins, uins, n * sizeof *uins);
	}
	if (n == 0 && number > 1 && !w->has_total) {
		w->end.page = number;
		w->end.epoch = w->epoch;
	}
	bool overlap = shares_a_customer(w, number);
	unsigned said = NEWS_OVERLAP | NEWS_SAME | NEWS_REPEAT | NEWS_RESTLESS;
	if (overlap)
		assert_true(news & said);
	else
		assert_false(news & (NEWS_OVERLAP | NEWS_SAME | NEWS_REPEAT));
	if (news & NEWS_OVERLAP) {
		make_all_stale(w);
		w->seen[number].fresh = true;
	}
	cut_stale(w);
	assert_int_equal(store_epoch(w->s) - w->epoch, !!(news & (NEWS_TOTAL | NEWS_OVERLAP)));
	w->epoch = store_epoch(w->s);
}

static void check_rows(const struct fake_ports *w)
{
	uint64_t end = rows(w), loaded = 0;
	assert_int_equal(store_rows(w->s), end);
	for (uint64_t row = 0; row < PAGES * SIZE + 3; row++) {
		struct row r = store_row(w->s, row);
		const struct seen *seen = row < PAGES * SIZE ? &w->seen[row / SIZE + 1] : NULL;
		if (!seen || !seen->held || row % SIZE >= seen->n) {
			assert_int_equal(r.state, row < end ? ROW_MISSING : ROW_NONE);
			continue;
		}
		loaded++;
		assert_int_equal(r.state, seen->fresh ? ROW_FRESH : ROW_STALE);
		assert_int_equal(r.number, row);
		assert_int_equal(r.customer->uin, seen->uins[row % SIZE]);
		assert_int_equal(r.credit_status,
				 credit_status_of(r.customer, &credit_thresholds_default));
	}
	assert_int_equal(store_loaded(w->s), loaded);
}

/* Without a Total a page that came empty is known, though it is not held. */
static bool is_past_end(const struct fake_ports *w, uint32_t p)
{
	return !w->has_total && w->end.page == p && w->end.epoch == w->epoch;
}

static void check_pages(const struct fake_ports *w)
{
	for (uint32_t p = 1; p <= PAGES; p++) {
		bool held = w->seen[p].held, fresh = held && w->seen[p].fresh;
		assert_int_equal(store_holds_page(w->s, p), held || is_past_end(w, p));
		assert_int_equal(store_fresh_page(w->s, p), fresh || is_past_end(w, p));
	}
}

static void check_find(const struct fake_ports *w)
{
	bool fresh[4001] = {0}, held[4001] = {0};
	for (uint32_t p = 1; p <= PAGES; p++)
		for (size_t i = 0; w->seen[p].held && i < w->seen[p].n; i++) {
			held[w->seen[p].uins[i]] = true;
			fresh[w->seen[p].uins[i]] |= w->seen[p].fresh;
		}
	for (uint64_t uin = 1; uin <= 4000; uin++) {
		uint64_t row;
		assert_int_equal(store_find_uin(w->s, uin, &row), held[uin]);
		if (!held[uin])
			continue;
		assert_int_equal(store_row(w->s, row).customer->uin, uin);
		assert_int_equal(store_row(w->s, row).state == ROW_FRESH, fresh[uin]);
	}
}

static bool sum(void *ctx, const struct row *row)
{
	struct totals *t = ctx;
	const struct customer *c = row->customer;
	t->n++;
	t->by_credit_status[row->credit_status]++;
	t->credit += c->known & KNOWN_CREDIT ? c->credit : 0;
	t->remaining += c->known & KNOWN_REMAINING ? c->remaining : 0;
	t->owed -= c->known & KNOWN_REMAINING && c->remaining < 0 ? c->remaining : 0;
	t->owed_neg -= row->credit_status == STATUS_NEG ? c->remaining : 0;
	t->unknown += !(c->known & KNOWN_CREDIT) || !(c->known & KNOWN_REMAINING);
	return true;
}

static void check_totals(const struct fake_ports *w)
{
	struct totals t = {0};
	store_each(w->s, sum, &t);
	assert_memory_equal(&t, store_totals(w->s), sizeof t);
}

static void check_complete(const struct fake_ports *w)
{
	uint64_t n = 0, uins[PAGES * SIZE];
	bool complete = w->has_total && rows(w) == w->total && w->seen[1].held;
	for (uint32_t p = 1; p <= PAGES; p++) {
		complete = complete && (!w->seen[p].held || w->seen[p].fresh);
		for (size_t i = 0; w->seen[p].held && i < w->seen[p].n; i++) {
			uint64_t uin = w->seen[p].uins[i];
			for (size_t k = 0; k < n; k++)
				complete = complete && (uin == 0 || uins[k] != uin);
			uins[n++] = uin;
		}
	}
	if (!complete || n != w->total)
		assert_false(store_complete(w->s));
	else
		assert_true(store_complete(w->s) || (w->news & NEWS_RESTLESS));
}

static void check(struct fake_ports *w)
{
	assert_int_equal(store_has_total(w->s), w->has_total);
	if (w->has_total)
		assert_int_equal(store_total(w->s), w->total);
	check_rows(w);
	check_pages(w);
	check_find(w);
	check_totals(w);
	check_complete(w);
	assert_true(store_version(w->s) > w->version);
	w->version = store_version(w->s);
}

static void begin(struct fake_ports *w, uint64_t seed)
{
	*w = (struct fake_ports){.seed = seed, .n = 30};
	w->s = store_new(0, SIZE, &credit_thresholds_default);
	w->epoch = store_epoch(w->s);
	for (size_t i = 0; i < w->n; i++)
		w->list[i] = a_new_uin(w);
}

/* The server rests: put again what is stale until nothing is. */
static void settle(struct fake_ports *w)
{
	int puts = 0;
	for (uint32_t p = 1; p <= store_page_count(w->s) && p <= PAGES; p++) {
		if (store_fresh_page(w->s, p))
			continue;
		assert_true(++puts < 40 * PAGES);
		put(w, p);
		check(w);
		p = 0;
	}
}

/* Plays one list from the seed on; returns all news. */
static unsigned play(uint64_t seed)
{
	struct fake_ports w;
	begin(&w, seed * 7919);
	for (int step = 0; step < 100; step++) {
		for (uint32_t i = roll(&w, 3); i > 0; i--)
			change_list(&w);
		if (roll(&w, 25) == 0) {
			store_make_stale(w.s);
			make_all_stale(&w);
			cut_stale(&w);
			w.epoch++;
		} else {
			put(&w, 1 + roll(&w, PAGES));
		}
		check(&w);
	}
	settle(&w);
	store_free(w.s);
	return w.news;
}

/* STORE_SEEDS=N plays N lists instead of 40. */
TEST(every_promise_holds_at_every_step)
{
	unsigned news = 0;
	const char *seeds = getenv("STORE_SEEDS");
	uint64_t last = seeds ? strtoull(seeds, NULL, 10) : 40;
	for (uint64_t seed = 1; seed <= last; seed++) {
		news |= play(seed);
		if (seeds)
			fprintf(stderr, "\r%" PRIu64, seed);
	}
	/* The walk is worth something only if it met all of these. */
	unsigned all_news =
	    NEWS_TOTAL | NEWS_OVERLAP | NEWS_TWICE | NEWS_SHORT | NEWS_REPEAT | NEWS_RESTLESS;
	assert_int_equal(news & all_news, all_news);
}

TEST(rare_lists)
{
	play(4638); /* begins with an empty page without a Total */
	play(4790); /* rests with a customer twice, beside rows without a UIN */
}

TEST(a_list_at_rest_is_read_completely)
{
	struct fake_ports w;
	for (uint64_t seed = 1; seed <= 40; seed++) {
		begin(&w, seed);
		for (size_t i = 0; i < w.n; i++)
			w.list[i] = 1 + i;
		struct customer_page page;
		while (!store_complete(w.s)) {
			uint32_t p = 1 + roll(&w, 8);
			sample_uins(&page, w.list + (p - 1) * SIZE, p == 8 ? 2 : SIZE, 30);
			assert_int_equal(store_put(w.s, &all, p, SIZE, &page, 0), 0);
			assert_true(w.version++ < 1000);
		}
		assert_int_equal(store_loaded(w.s), 30);
		store_free(w.s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_promise_holds_at_every_step),
	    cmocka_unit_test(rare_lists),
	    cmocka_unit_test(a_list_at_rest_is_read_completely),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
