/* SPDX-License-Identifier: MIT */
/* Finds the customers that a filter selects. */
#include "matches.h"

#include <string.h>

#include "base/attr.h"
#include "base/mem.h"
#include "base/text.h"

void matches_init(struct demo_matches *m, const struct dataset *data)
{
	*m = (struct demo_matches){.data = data};
	names_init(&m->plain, false);
	names_init(&m->folded, true);
	for (size_t i = 0; i < COUNT_OF(m->entry); i++)
		buf_init(&m->entry[i].text, MATCHES_TEXT_BYTES);
}

void matches_release(struct demo_matches *m)
{
	names_release(&m->plain);
	names_release(&m->folded);
	for (size_t i = 0; i < COUNT_OF(m->entry); i++) {
		buf_release(&m->entry[i].text);
		mem_free(m->entry[i].ids);
	}
}

static bool contains_text(struct sl hay, struct sl needle)
{
	const char *end = hay.p + hay.n;

	if (needle.n == 0)
		return true;
	for (const char *p = hay.p; (size_t)(end - p) >= needle.n; p++) {
		p = memchr(p, needle.p[0], (size_t)(end - p) - needle.n + 1);
		if (!p)
			return false;
		if (memcmp(p, needle.p, needle.n) == 0)
			return true;
	}
	return false;
}

bool matches_fits(enum filter_type type, struct sl value, struct sl text)
{
	return type == FILTER_NAME || type == FILTER_REMARK ? contains_text(value, text)
							    : sl_equal(value, text);
}

static bool is_email(const struct demo_matches *m, uint32_t id, struct sl text, struct buf *scratch)
{
	names_email(&m->plain, m->data->seed, id, false, scratch);
	if (matches_fits(FILTER_EMAIL, buf_sl(scratch), text))
		return true;
	buf_clear(scratch);
	names_email(&m->plain, m->data->seed, id, true, scratch);
	return matches_fits(FILTER_EMAIL, buf_sl(scratch), text);
}

static bool is_match(const struct demo_matches *m, const struct matches_entry *e, uint32_t id,
		     struct buf *scratch)
{
	struct sl text = buf_sl(&e->text);

	buf_clear(scratch);
	switch (e->type) {
	case FILTER_NAME:
		names_name(&m->folded, m->data->seed, id, scratch);
		return matches_fits(e->type, buf_sl(scratch), text);
	case FILTER_REMARK:
		names_remark(&m->folded, m->data->seed, id, scratch);
		return matches_fits(e->type, buf_sl(scratch), text);
	case FILTER_EMAIL: return is_email(m, id, text, scratch);
	case FILTER_NONE:
	case FILTER_CLIENT_UIN: break;
	}
	BUG("a filter that is not searched for");
}

static void add_id(struct matches_entry *e, uint32_t *cap, uint32_t id)
{
	if (e->n == *cap) {
		*cap = *cap ? *cap * 2 : 16;
		e->ids = mem_resize(e->ids, *cap, sizeof(*e->ids));
	}
	e->ids[e->n++] = id;
}

static void search_customers(const struct demo_matches *m, struct matches_entry *e)
{
	uint32_t total = dataset_total(m->data), cap = 0, id;
	struct buf scratch;
	uint64_t uin;

	buf_init(&scratch, 2 * MATCHES_TEXT_BYTES);
	if (e->type == FILTER_CLIENT_UIN) {
		if (sl_to_u64(buf_sl(&e->text), &uin) && dataset_find(m->data, uin, &id))
			add_id(e, &cap, id);
		total = 0;
	}
	for (uint32_t rank = 0; rank < total && !e->text.full; rank++) {
		id = dataset_at(m->data, rank);
		if (is_match(m, e, id, &scratch))
			add_id(e, &cap, id);
	}
	buf_release(&scratch);
}

const struct matches_entry *matches_find(struct demo_matches *m, enum filter_type type,
					 struct sl text)
{
	struct matches_entry *oldest = &m->entry[0];
	struct matches_entry key = {.type = type};

	buf_init(&key.text, MATCHES_TEXT_BYTES);
	text_fold(text, &key.text);
	for (size_t i = 0; i < COUNT_OF(m->entry); i++) {
		struct matches_entry *e = &m->entry[i];

		if (e->used && e->type == type && e->revision == m->data->revision &&
		    e->text.full == key.text.full &&
		    sl_equal(buf_sl(&e->text), buf_sl(&key.text))) {
			e->used = ++m->uses;
			buf_release(&key.text);
			return e;
		}
		if (e->used < oldest->used)
			oldest = e;
	}
	buf_release(&oldest->text);
	mem_free(oldest->ids);
	*oldest = key;
	oldest->revision = m->data->revision;
	oldest->used = ++m->uses;
	search_customers(m, oldest);
	return oldest;
}
