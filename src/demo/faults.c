/* SPDX-License-Identifier: MIT */
#include "faults.h"

#include <inttypes.h>

#include "base/attr.h"

#define VALUE_MAX  1000000000
#define TOTAL_MAX  INT64_MAX
#define STATUS_MIN 300 /* those below are no failure, or no answer yet */
#define STATUS_MAX 599
#define ROWS_MAX   20000

/* min and max bound the value where it is a number. */
static const struct {
	const char *name, *value;
	int64_t min, max;
	const char *help;
} kinds[] = {
    [TROUBLE_BUSY] = {"busy", NULL, 0, 0, "refuse with OperationDenied.ServiceBusy"},
    [TROUBLE_INTERNAL] = {"internal", NULL, 0, 0, "refuse with InternalError"},
    [TROUBLE_LIMITED] = {"limited", NULL, 0, 0, "refuse with RequestLimitExceeded"},
    [TROUBLE_REFUSE] = {"refuse", "CODE", 0, 0, "refuse with CODE"},
    [TROUBLE_TOKEN] = {"token", NULL, 0, 0, "end the token; from then on it has .2 behind it"},
    [TROUBLE_HTTP] = {"http", "STATUS", STATUS_MIN, STATUS_MAX,
		      "answer with this status and a web page"},
    [TROUBLE_HTML] = {"html", NULL, 0, 0, "answer HTTP 200 with a web page"},
    [TROUBLE_DROP] = {"drop", NULL, 0, 0, "close the connection without an answer"},
    [TROUBLE_RESET] = {"reset", NULL, 0, 0, "reset the connection without an answer"},
    [TROUBLE_LOST] = {"lost", NULL, 0, 0, "never answer"},
    [TROUBLE_SLOW] = {"slow", "MS", 0, VALUE_MAX, "answer after MS milliseconds"},
    [TROUBLE_JITTER] = {"jitter", "MS", 0, VALUE_MAX,
			"answer after a different time each, up to MS milliseconds"},
    [TROUBLE_STALL] = {"stall", "MS", 0, VALUE_MAX,
		       "hold answers back for MS milliseconds after each second"},
    [TROUBLE_REORDER] = {"reorder", NULL, 0, 0, "answer after the next request was answered"},
    [TROUBLE_SKEW] = {"skew", "SECONDS", -VALUE_MAX, VALUE_MAX,
		      "run the server's clock off by SECONDS"},
    [TROUBLE_MALFORMED] = {"malformed", NULL, 0, 0, "answer with broken JSON"},
    [TROUBLE_TRUNCATED_JSON] = {"truncate-json", NULL, 0, 0, "end the JSON half way"},
    [TROUBLE_CUT] = {"cut", NULL, 0, 0, "close the connection half way through the answer"},
    [TROUBLE_DRIFT] = {"drift", NULL, 0, 0, "bind or unbind a customer before the answer"},
    [TROUBLE_REPLACE] = {"replace", NULL, 0, 0,
			 "bind a customer and unbind another before the answer"},
    [TROUBLE_LYING_TOTAL] = {"lying-total", NULL, 0, 0, "report a Total that is too high"},
    [TROUBLE_TOTAL] = {"total", "N", -TOTAL_MAX, TOTAL_MAX, "report N as Total"},
    [TROUBLE_CHANGING_TOTAL] = {"changing-total", NULL, 0, 0, "report another Total each time"},
    [TROUBLE_SAME_PAGE] = {"same-page", NULL, 0, 0, "answer every page with the first"},
    [TROUBLE_EMPTY_PAGE] = {"empty-page", NULL, 0, 0, "answer with no rows but the right Total"},
    [TROUBLE_ROWS] = {"rows", "N", 1, ROWS_MAX, "give N rows a page, whatever was asked for"},
    [TROUBLE_TWICE] = {"twice", NULL, 0, 0, "list the first customer of a page twice"},
    [TROUBLE_ABSURD_NUMBERS] = {"absurd-numbers", NULL, 0, 0,
				"amounts like 1e308, NaN, -0 and 2^64"},
    [TROUBLE_NULL_FIELDS] = {"null-fields", NULL, 0, 0,
			     "leave fields null or out, a different one in each row"},
    [TROUBLE_SWAPPED_TYPES] = {"swapped-types", NULL, 0, 0,
			       "send numbers as text and text as other types"},
    [TROUBLE_HOSTILE_NAMES] = {"hostile-names", NULL, 0, 0,
			       "names with escape sequences, bidirectional controls, 64 KiB"},
    [TROUBLE_BAD_ROWS] = {"bad-rows", NULL, 0, 0,
			  "damage every fourth customer from the third on, each in another way"},
};
_Static_assert(COUNT_OF(kinds) == TROUBLES, "one row a kind");

const char *faults_name(enum fault_kind t)
{
	return kinds[t].name;
}

const char *faults_help(enum fault_kind t)
{
	return kinds[t].help;
}

const char *faults_value_name(enum fault_kind t)
{
	return kinds[t].value;
}

static bool find(struct sl name, enum fault_kind *out)
{
	for (int i = 0; i < TROUBLES; i++) {
		if (sl_equal(name, sl_from(kinds[i].name))) {
			*out = (enum fault_kind)i;
			return true;
		}
	}
	return false;
}

static bool take_number(struct sl text, enum fault_kind t, int64_t *out)
{
	return sl_to_i64(text, out) && *out >= kinds[t].min && *out <= kinds[t].max;
}

/* "AuthFailure.TokenFailure": it goes into JSON as it is. */
static bool take_code(struct sl text, char out[TROUBLE_CODE_CHARS])
{
	for (size_t i = 0; i < text.n; i++)
		if ((text.p[i] < 'A' || text.p[i] > 'Z') && (text.p[i] < 'a' || text.p[i] > 'z') &&
		    text.p[i] != '.')
			return false;
	return text.n > 0 && sl_to_chars(text, out, TROUBLE_CODE_CHARS);
}

static bool take_value(struct faults *all, enum fault_kind t, struct sl *rest, struct err *e)
{
	struct sl value = {"", 0};

	if (!kinds[t].value)
		return true;
	if (sl_split(rest, ':', &value) &&
	    (t == TROUBLE_REFUSE ? take_code(value, all->code)
				 : take_number(value, t, &all->value[t])))
		return true;
	if (t == TROUBLE_REFUSE)
		return err_set(e, ERR_USAGE, "--fault refuse wants an error code: refuse:CODE");
	return err_set(e, ERR_USAGE,
		       "--fault %s wants a number from %" PRId64 " to %" PRId64 ": %s:%s",
		       kinds[t].name, kinds[t].min, kinds[t].max, kinds[t].name, kinds[t].value);
}

/* EVERY, FIRST-LAST or FIRST-; nothing is each request. */
static bool take_when(struct sl text, struct trouble_span *out)
{
	struct sl last = text, first;

	*out = (struct trouble_span){1, 1, UINT64_MAX};
	if (text.n == 0)
		return true;
	if (!sl_split(&last, '-', &first))
		return false;
	if (first.n == text.n) /* no '-' */
		return sl_to_u64(text, &out->every) && out->every > 0;
	return sl_to_u64(first, &out->first) && out->first > 0 &&
	       (last.n == 0 || (sl_to_u64(last, &out->last) && out->last >= out->first));
}

bool faults_add(struct faults *all, struct sl spec, struct err *e)
{
	struct sl rest = spec, name = spec;
	enum fault_kind t;

	sl_split(&rest, ':', &name);
	if (!find(name, &t))
		return err_set(e, ERR_USAGE, "--fault knows no kind \"%.*s\"; --help lists them",
			       (int)(name.n < 60 ? name.n : 60), name.p);
	if (!take_value(all, t, &rest, e))
		return false;
	if (!take_when(rest, &all->when[t]))
		return err_set(e, ERR_USAGE,
			       "--fault %s: which requests is said by a count from 1, like 3, or a "
			       "range, like 2-5 or 2-, not by \"%.*s\"",
			       kinds[t].name, (int)(rest.n < 60 ? rest.n : 60), rest.p);
	return true;
}

unsigned faults_at(const struct faults *all, uint64_t nth)
{
	unsigned bits = 0;

	for (int i = 0; i < TROUBLES; i++) {
		const struct trouble_span *s = &all->when[i];

		if (s->every && nth >= s->first && nth <= s->last && nth % s->every == 0)
			bits |= TROUBLE_BIT(i);
	}
	return bits;
}
