/* SPDX-License-Identifier: MIT */
/* Searches rows of customers, and single texts, for a text. */
#include "store/row_search.h"

#include <string.h>

#include "base/attr.h"
#include "base/text.h"

#include "folded_text.h"
#include "page_fold.h"

#define TEXT_MAX 4096 /* bytes of the folded text */

/* A guess of how common a byte is; it only affects speed. */
static int rate_commonness(unsigned char c)
{
	if (c >= '0' && c <= '9')
		return 4;
	if (c >= 0xE3 && c <= 0xED)
		return 3;
	if (strchr(" aeioutnrslcm", c))
		return 3;
	return c >= 'a' && c <= 'z' ? 2 : 1;
}

/* Returns the text, folded into to, which is cleared first. */
static struct sl fold_into(struct sl text, struct buf *to)
{
	buf_clear(to);
	folded_text_add(text, to);
	buf_drop_end(to, 1);
	return buf_sl(to);
}

bool row_search_fold(struct sl text, char out[ROW_SEARCH_BYTES])
{
	struct buf folded;
	buf_init(&folded, TEXT_MAX);
	fold_into(text, &folded);
	bool fits = !folded.full && folded.n < ROW_SEARCH_BYTES;
	sl_to_chars(fits ? buf_sl(&folded) : SL(""), out, ROW_SEARCH_BYTES);
	buf_release(&folded);
	return fits;
}

void row_search_init(struct row_search *q, struct sl text)
{
	*q = (struct row_search){.fields = ROW_SEARCH_FIELDS};
	buf_init(&q->text, TEXT_MAX);
	buf_init(&q->scratch, FOLD_MAX);
	fold_into(text, &q->text);
	for (size_t i = 1; i < q->text.n; i++)
		if (rate_commonness((unsigned char)q->text.p[i]) <
		    rate_commonness((unsigned char)q->text.p[q->rare]))
			q->rare = i;
}

void row_search_release(struct row_search *q)
{
	buf_release(&q->text);
	buf_release(&q->scratch);
}

const char *row_search_first(const struct row_search *q, const char *at, const char *end)
{
	const char *word = q->text.p;
	size_t rest = q->text.n - q->rare;
	while ((size_t)(end - at) >= q->text.n) {
		const char *rare = at + q->rare;
		rare = memchr(rare, word[q->rare], (size_t)(end - rare) - rest + 1);
		if (!rare)
			return NULL;
		at = rare - q->rare;
		if (memcmp(at, word, q->text.n) == 0)
			return at;
		at++;
	}
	return NULL;
}

static bool holds_text(const struct row_search *q, struct sl folded)
{
	return q->text.n == 0 ||
	       (folded.n && row_search_first(q, folded.p, folded.p + folded.n) != NULL);
}

static bool matches_field(struct row_search *q, struct sl text)
{
	struct sl folded = fold_into(text, &q->scratch);
	return q->whole ? sl_equal(folded, buf_sl(&q->text)) : holds_text(q, folded);
}

bool row_search_finds(struct row_search *q, const struct customer *c, enum customer_field *in)
{
	/* In the order in which a match is reported. */
	static const enum customer_field order[] = {FIELD_CLIENT_UIN, FIELD_NAME,   FIELD_REMARK,
						    FIELD_EMAIL,      FIELD_MOBILE, FIELD_TYPE};
	for (size_t i = 0; i < COUNT_OF(order); i++) {
		if (!(q->fields & FIELD_BIT(order[i])) ||
		    !matches_field(q, customer_text(c, order[i])))
			continue;
		if (in)
			*in = order[i];
		return true;
	}
	return false;
}

/* Returns how many bytes at the start of in, in whole glyphs, fold to the text; 0 when it does not
 * start with it. */
static size_t match_length(struct row_search *q, struct sl in)
{
	struct sl rest = in;
	struct glyph g;
	if (!sl_starts(fold_into(in, &q->scratch), buf_sl(&q->text)))
		return 0;
	while (text_next(&rest, &g))
		if (fold_into(sl_take(in, in.n - rest.n), &q->scratch).n >= q->text.n)
			return in.n - rest.n;
	return in.n;
}

bool row_search_place(struct row_search *q, struct sl in, size_t *at, size_t *n)
{
	struct sl rest = in;
	struct glyph g;
	if (q->text.n == 0)
		return false;
	while (rest.n && holds_text(q, fold_into(rest, &q->scratch))) {
		*at = in.n - rest.n;
		*n = match_length(q, rest);
		if (*n > 0)
			return true;
		if (!text_next(&rest, &g))
			break;
	}
	return false;
}
