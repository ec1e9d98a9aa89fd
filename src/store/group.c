/* SPDX-License-Identifier: MIT */
/* Sums customers by a value that they have in common. */
#include "store/group.h"

#include <stdlib.h>
#include <string.h>

#include "base/attr.h"
#include "base/mem.h"
#include "base/money.h"
#include "base/time.h"

#include "condition/condition.h"
#include "folded_text.h"
#include "page_fold.h"

#define MONTH_CHARS 7 /* "2026-08" */
#define FIRST_SLOTS 64

static const char *const words[GROUP_KINDS] = {"status", "type", "remark", "month", "domain"};

const char *group_by_word(enum group_by by)
{
	return words[by];
}

bool group_by_parse(struct sl word, enum group_by *out)
{
	for (int i = 0; i < GROUP_KINDS && word.n; i++)
		if (sl_equal_nocase(word, sl_take(sl_from(words[i]), word.n)) &&
		    word.n <= strlen(words[i])) {
			*out = (enum group_by)i;
			return true;
		}
	return false;
}

void group_init(struct groups *g, enum group_by by)
{
	*g = (struct groups){.by = by};
	arena_init(&g->arena);
	buf_init(&g->scratch, FOLD_MAX);
}

void group_release(struct groups *g)
{
	arena_release(&g->arena);
	buf_release(&g->scratch);
	mem_free(g->at);
	mem_free(g->key);
	mem_free(g->slot);
	*g = (struct groups){.n = 0};
}

/* Returns the part of the address behind the last @. */
static struct sl find_domain(struct sl email)
{
	for (size_t i = email.n; i-- > 0;)
		if (email.p[i] == '@')
			return sl_drop(email, i + 1);
	return SL("");
}

static struct sl find_month(struct sl text)
{
	int64_t unused;
	return time_parse(text, &unused) ? sl_take(text, MONTH_CHARS) : SL("");
}

static struct sl find_value(enum group_by by, const struct customer *c, enum credit_status s)
{
	switch (by) {
	case GROUP_BY_STATUS: return sl_from(credit_status_name(s));
	case GROUP_BY_TYPE: return customer_text(c, FIELD_TYPE);
	case GROUP_BY_REMARK: return customer_text(c, FIELD_REMARK);
	case GROUP_BY_MONTH: return find_month(customer_text(c, FIELD_ASSOCIATION_TIME));
	case GROUP_BY_DOMAIN: return find_domain(customer_text(c, FIELD_EMAIL));
	}
	return SL("");
}

/* FNV-1a, 32 bits. */
static uint32_t hash_text(struct sl text)
{
	uint32_t h = 2166136261u;
	for (size_t i = 0; i < text.n; i++)
		h = (h ^ (unsigned char)text.p[i]) * 16777619u;
	return h;
}

/* Returns the slot of the key, or the free one where it belongs. */
static uint32_t *find_slot(const struct groups *g, struct sl key)
{
	size_t at = hash_text(key) & (g->n_slots - 1);
	while (g->slot[at] && !sl_equal(g->key[g->slot[at] - 1], key))
		at = (at + 1) & (g->n_slots - 1);
	return &g->slot[at];
}

static void grow_slots(struct groups *g)
{
	g->n_slots = g->n_slots ? g->n_slots * 2 : FIRST_SLOTS;
	mem_free(g->slot);
	g->slot = mem_alloc(g->n_slots, sizeof *g->slot);
	for (size_t i = 0; i < g->n; i++)
		*find_slot(g, g->key[i]) = (uint32_t)i + 1;
}

static struct group *append_group(struct groups *g, struct sl value, struct sl key)
{
	if (g->n == g->cap) {
		g->cap = g->cap ? g->cap * 2 : 16;
		g->at = mem_resize(g->at, g->cap, sizeof *g->at);
		g->key = mem_resize(g->key, g->cap, sizeof *g->key);
	}
	g->key[g->n] = arena_copy(&g->arena, key);
	g->at[g->n] = (struct group){.value = arena_copy(&g->arena, value)};
	return &g->at[g->n++];
}

static struct group *find_group(struct groups *g, struct sl value)
{
	buf_clear(&g->scratch);
	folded_text_add(value, &g->scratch);
	buf_drop_end(&g->scratch, 1);
	struct sl key = buf_sl(&g->scratch);
	if ((g->n + 1) * 2 > g->n_slots)
		grow_slots(g);
	uint32_t *slot = find_slot(g, key);
	if (*slot)
		return &g->at[*slot - 1];
	*slot = (uint32_t)g->n + 1;
	return append_group(g, value, key);
}

static void add_sums(struct group *to, const struct customer *c, const int64_t *burn)
{
	to->n++;
	if (c->known & KNOWN_CREDIT)
		to->credit = money_add(to->credit, c->credit);
	if (c->known & KNOWN_REMAINING)
		to->remaining = money_add(to->remaining, c->remaining);
	if ((c->known & KNOWN_REMAINING) && c->remaining < 0)
		to->owed =
		    money_add(to->owed, c->remaining == INT64_MIN ? INT64_MAX : -c->remaining);
	if (burn) {
		to->burn = money_add(to->burn, *burn);
		to->n_burn++;
	}
}

void group_add(struct groups *g, const struct customer *c, enum credit_status s,
	       const int64_t *burn)
{
	add_sums(find_group(g, find_value(g->by, c, s)), c, burn);
	add_sums(&g->all, c, burn);
}

static int status_rank(struct sl name)
{
	enum credit_status s;
	return credit_status_parse(name, &s) ? (int)s : STATUSES;
}

static int compare_groups(enum group_by by, const struct group *a, const struct group *b)
{
	if (by == GROUP_BY_STATUS)
		return status_rank(a->value) - status_rank(b->value);
	if ((a->value.n == 0) != (b->value.n == 0))
		return a->value.n == 0 ? 1 : -1;
	if (by != GROUP_BY_MONTH && a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return by == GROUP_BY_MONTH ? sl_compare(b->value, a->value)
				    : sl_compare(a->value, b->value);
}

/* qsort passes no context, so there is a function for each order. */
static int compare_statuses(const void *a, const void *b)
{
	return compare_groups(GROUP_BY_STATUS, a, b);
}

static int compare_months(const void *a, const void *b)
{
	return compare_groups(GROUP_BY_MONTH, a, b);
}

static int compare_texts(const void *a, const void *b)
{
	return compare_groups(GROUP_BY_REMARK, a, b);
}

void group_sort(struct groups *g)
{
	if (g->n > 1)
		qsort(g->at, g->n, sizeof *g->at,
		      g->by == GROUP_BY_STATUS  ? compare_statuses
		      : g->by == GROUP_BY_MONTH ? compare_months
						: compare_texts);
}

/* Without a domain there is no @ that something follows; nearly always there is none at all. */
static void add_domain(struct sl domain, struct buf *out)
{
	struct buf text;
	if (domain.n == 0) {
		buf_add_chars(out, "!email:@");
		return;
	}
	buf_init(&text, FOLD_MAX);
	buf_add_byte(&text, '@');
	buf_add(&text, domain);
	buf_add_chars(out, "email:");
	condition_quote(buf_sl(&text), out);
	buf_release(&text);
}

void group_condition(const struct groups *g, size_t i, struct buf *out)
{
	struct sl value = g->at[i].value;
	switch (g->by) {
	case GROUP_BY_STATUS: buf_addf(out, "status:%.*s", (int)value.n, value.p); return;
	case GROUP_BY_TYPE: buf_add_chars(out, "type="); break;
	case GROUP_BY_REMARK: buf_add_chars(out, "remark="); break;
	case GROUP_BY_MONTH:
		buf_addf(out, "associated:%.*s", value.n ? (int)value.n : 4,
			 value.n ? value.p : "none");
		return;
	case GROUP_BY_DOMAIN: add_domain(value, out); return;
	}
	condition_quote(value, out);
}
