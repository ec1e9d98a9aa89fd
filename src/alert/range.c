/* SPDX-License-Identifier: MIT */
/* Reads ranges of values, and tells which values alarm. */
#include "alert/range.h"

#include <string.h>

#include "base/money.h"

#define RANGE_FORMS N_("10, 10:, ~:10, 10:20 or @10:20")

static bool refuse_range(struct sl text, const char *why, struct err *e)
{
	return err_set(e, ERR_USAGE, "\"%.*s\" is no range: %s; write %s",
		       text.n > RANGE_CHARS ? RANGE_CHARS : (int)text.n, text.p,
		       lang_text(err_lang(e), why), lang_text(err_lang(e), RANGE_FORMS));
}

static bool read_start(struct sl text, int64_t *low)
{
	*low = INT64_MIN;
	return sl_equal(text, SL("~")) || money_parse(text, low);
}

static bool read_end(struct sl text, int64_t *high)
{
	*high = INT64_MAX;
	return text.n == 0 || money_parse(text, high);
}

/* Reads "start:end", where the end may be missing, or the end alone. */
static bool read_ends(struct sl text, struct range *out, struct err *e)
{
	const char *colon = memchr(text.p, ':', text.n);
	size_t at = colon ? (size_t)(colon - text.p) : text.n;
	struct sl start = sl_take(text, at), end = sl_drop(text, at + 1);
	if (!colon)
		return money_parse(text, &out->high) ||
		       refuse_range(text, N_("it is not a number"), e);
	if (start.n == 0)
		return refuse_range(text, N_("nothing is before the ':' (~ is any low value)"), e);
	if (!read_start(start, &out->low) || !read_end(end, &out->high))
		return refuse_range(text, N_("an end of it is not a number"), e);
	return true;
}

bool range_parse(struct sl text, struct range *out, struct err *e)
{
	struct sl ends;
	*out = (struct range){.set = true};
	if (text.n == 0)
		return refuse_range(text, N_("it is empty"), e);
	if (!sl_to_chars(text, out->text, sizeof out->text))
		return refuse_range(text, N_("it is too long"), e);
	out->inside = text.p[0] == '@';
	ends = sl_drop(text, out->inside ? 1 : 0);
	if (ends.n == 0)
		return refuse_range(text, N_("nothing follows the '@'"), e);
	if (!read_ends(ends, out, e))
		return false;
	return out->low <= out->high ||
	       refuse_range(text, N_("it ends below the value with which it begins"), e);
}

bool range_alarms(const struct range *r, int64_t value)
{
	bool within = value >= r->low && value <= r->high;
	return r->set && within == r->inside;
}
