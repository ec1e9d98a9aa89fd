/* SPDX-License-Identifier: MIT */
/* The specification of a lens: names of sort keys, equality, and the value that rows have in
 * common. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/time.h"

#include "store/row_condition.h"

#include "lens_private.h"

#define DAY_CHARS 10 /* "2026-08-21" */

static const struct {
	const char *name, *word, *old;
} keys[SORT_KEYS] = {
#define SORT_KEY(id, name, word, old) [SORT_##id] = {"" name, "" word, "" old},
#include "store/sort_key.def"
#undef SORT_KEY
};

const char *sort_key_name(enum sort_key k)
{
	return keys[k].name;
}

const char *sort_key_word(enum sort_key k)
{
	return keys[k].word;
}

static bool is_old_word(enum sort_key k, struct sl name)
{
	struct sl rest = sl_from(keys[k].old), word;
	while (sl_split(&rest, ' ', &word))
		if (sl_equal_nocase(name, word))
			return true;
	return false;
}

bool sort_key_parse(struct sl name, enum sort_key *out)
{
	for (int i = 0; i < SORT_KEYS; i++)
		if (sl_equal_nocase(name, sl_from(keys[i].name)) ||
		    sl_equal_nocase(name, sl_from(keys[i].word)) ||
		    is_old_word((enum sort_key)i, name)) {
			*out = (enum sort_key)i;
			return true;
		}
	return false;
}

bool lens_spec_is_off(const struct lens_spec *spec)
{
	return spec->n_sort == 0 && spec->statuses == 0 && spec->text[0] == '\0' &&
	       spec->narrow[0] == '\0' && !spec->like.on;
}

static bool like_equal(const struct lens_like *a, const struct lens_like *b)
{
	if (!a->on || !b->on)
		return a->on == b->on;
	if (a->in_band || b->in_band)
		return a->in_band == b->in_band && a->band == b->band;
	return a->by == b->by && strcmp(a->value, b->value) == 0;
}

bool lens_spec_equal(const struct lens_spec *a, const struct lens_spec *b)
{
	if (a->n_sort != b->n_sort || a->statuses != b->statuses || strcmp(a->text, b->text) != 0 ||
	    strcmp(a->narrow, b->narrow) != 0 || !like_equal(&a->like, &b->like))
		return false;
	for (size_t i = 0; i < a->n_sort; i++)
		if (a->sort[i].key != b->sort[i].key ||
		    a->sort[i].descending != b->sort[i].descending)
			return false;
	return true;
}

static void put_text(const struct customer *c, enum customer_field f, char out[LIKE_BYTES])
{
	struct buf folded;
	buf_init(&folded, FOLD_MAX);
	text_fold(customer_text(c, f), &folded);
	sl_to_chars(buf_sl(&folded), out, LIKE_BYTES);
	buf_release(&folded);
}

static void put_day(const struct customer *c, enum customer_field f, char out[LIKE_BYTES])
{
	int64_t ignored;
	struct sl text = customer_text(c, f);
	sl_to_chars(time_parse(text, &ignored) ? sl_take(text, DAY_CHARS) : text, out, LIKE_BYTES);
}

static void put_number(bool known, int64_t n, char out[LIKE_BYTES])
{
	if (known)
		snprintf(out, LIKE_BYTES, "%" PRId64, n);
}

void lens_like_value(const struct lens_numbers *numbers, const struct customer *c,
		     enum credit_status st, enum sort_key k, char out[LIKE_BYTES])
{
	int64_t n = 0;
	bool known;
	enum customer_field field;
	out[0] = '\0';
	if (lens_key_is_text(k, &field)) {
		put_text(c, field, out);
		return;
	}
	switch (k) {
	case SORT_UIN: put_text(c, FIELD_CLIENT_UIN, out); break;
	case SORT_STATUS: snprintf(out, LIKE_BYTES, "%s", credit_status_name(st)); break;
	case SORT_ASSOCIATED: put_day(c, FIELD_ASSOCIATION_TIME, out); break;
	case SORT_EXPIRY: put_day(c, FIELD_RECENT_EXPIRY, out); break;
	case SORT_REMAINING_PERCENT:
		known = credit_percent(c, &n);
		put_number(known, n, out);
		break;
	case SORT_USED:
		known = credit_used(c, &n);
		put_number(known, n, out);
		break;
	case SORT_REMAINING: put_number(c->known & KNOWN_REMAINING, c->remaining, out); break;
	case SORT_CREDIT: put_number(c->known & KNOWN_CREDIT, c->credit, out); break;
	case SORT_IDENTIFY: put_number(c->known & KNOWN_IDENTIFY, c->identify, out); break;
	case SORT_BURN:
	case SORT_RUNWAY:
	case SORT_REMAINING_CHANGE:
	case SORT_USED_CHANGE:
		known = numbers && numbers->read(numbers->ctx, c, k, &n);
		put_number(known, n, out);
		break;
	case SORT_NAME:
	case SORT_TYPE:
	case SORT_EMAIL:
	case SORT_MOBILE:
	case SORT_REMARK: break;
	}
}

bool lens_like_lets(const struct lens_like *like, const struct lens_numbers *numbers,
		    const struct customer *c, enum credit_status st)
{
	char value[LIKE_BYTES];
	if (!like->on)
		return true;
	if (like->in_band)
		return remaining_band_of(c) == (int)like->band;
	lens_like_value(numbers, c, st, like->by, value);
	return strcmp(value, like->value) == 0;
}

bool lens_spec_lets(const struct lens_spec *spec, const struct customer *c, enum credit_status st)
{
	return (spec->statuses == 0 || (spec->statuses & STATUS_BIT(st))) &&
	       lens_like_lets(&spec->like, spec->numbers, c, st);
}

unsigned lens_spec_texts(const struct lens_spec *spec)
{
	unsigned fields = spec->text[0] ? ROW_SEARCH_FIELDS : 0;
	struct condition condition;
	struct condition_fault fault = {.at = 0};
	if (spec->narrow[0] && row_condition_parse(sl_from(spec->narrow), &condition, &fault))
		fields |= row_condition_fields(&condition);
	enum customer_field field;
	for (size_t i = 0; i < spec->n_sort; i++)
		if (lens_key_is_text(spec->sort[i].key, &field))
			fields |= FIELD_BIT(field);
	return fields;
}
