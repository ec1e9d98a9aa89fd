/* SPDX-License-Identifier: MIT */
/* The table of faults, and the parser of --fault. */
#include "faults.h"

#include <inttypes.h>

#include "base/attr.h"
#include "base/word_match.h"

#define VALUE_MAX  1000000000
#define TOTAL_MAX  INT64_MAX
#define STATUS_MIN 300 /* lower statuses are no failure, or no final answer */
#define STATUS_MAX 599
#define ROWS_MAX   20000

/* The faults by name. value names the value, NULL: none; min and max bound it if it is a number. */
static const struct {
	const char *name, *value;
	int64_t min, max;
	const char *help;
} kinds[] = {
    [INJECT_BUSY] = {"busy", NULL, 0, 0, "refuse with OperationDenied.ServiceBusy"},
    [INJECT_INTERNAL] = {"internal", NULL, 0, 0, "refuse with InternalError"},
    [INJECT_LIMITED] = {"limited", NULL, 0, 0, "refuse with RequestLimitExceeded"},
    [INJECT_REFUSE] = {"refuse", "CODE", 0, 0, "refuse with CODE"},
    [INJECT_TOKEN] = {"token", NULL, 0, 0, "expire the token; a new one has .2 at its end"},
    [INJECT_HTTP] = {"http", "STATUS", STATUS_MIN, STATUS_MAX,
		     "answer with this status and a web page"},
    [INJECT_HTML] = {"html", NULL, 0, 0, "answer HTTP 200 with a web page"},
    [INJECT_DROP] = {"drop", NULL, 0, 0, "close the connection without an answer"},
    [INJECT_RESET] = {"reset", NULL, 0, 0, "reset the connection without an answer"},
    [INJECT_LOST] = {"lost", NULL, 0, 0, "never answer"},
    [INJECT_SLOW] = {"slow", "MS", 0, VALUE_MAX, "answer after MS milliseconds"},
    [INJECT_JITTER] = {"jitter", "MS", 0, VALUE_MAX,
		       "answer after 0 to MS milliseconds, at random"},
    [INJECT_STALL] = {"stall", "MS", 0, VALUE_MAX, "hold answers for MS milliseconds each second"},
    [INJECT_REORDER] = {"reorder", NULL, 0, 0, "answer after the next request was answered"},
    [INJECT_SKEW] = {"skew", "SECONDS", -VALUE_MAX, VALUE_MAX,
		     "run the server's clock off by SECONDS"},
    [INJECT_MALFORMED] = {"malformed", NULL, 0, 0, "answer with broken JSON"},
    [INJECT_TRUNCATED_JSON] = {"truncate-json", NULL, 0, 0, "end the JSON half way"},
    [INJECT_CUT] = {"cut", NULL, 0, 0, "close the connection half way through the answer"},
    [INJECT_DRIFT] = {"drift", NULL, 0, 0, "bind or unbind a customer before the answer"},
    [INJECT_REPLACE] = {"replace", NULL, 0, 0,
			"bind a customer and unbind another before the answer"},
    [INJECT_LYING_TOTAL] = {"lying-total", NULL, 0, 0, "report a Total that is too high"},
    [INJECT_TOTAL] = {"total", "N", -TOTAL_MAX, TOTAL_MAX, "report N as Total"},
    [INJECT_CHANGING_TOTAL] = {"changing-total", NULL, 0, 0, "report another Total each time"},
    [INJECT_SAME_PAGE] = {"same-page", NULL, 0, 0, "answer every page with the first"},
    [INJECT_EMPTY_PAGE] = {"empty-page", NULL, 0, 0, "answer with no rows but the right Total"},
    [INJECT_ROWS] = {"rows", "N", 1, ROWS_MAX, "send N rows a page, whatever PageSize says"},
    [INJECT_TWICE] = {"twice", NULL, 0, 0, "list the first customer of a page twice"},
    [INJECT_ABSURD_NUMBERS] = {"absurd-numbers", NULL, 0, 0,
			       "amounts like 1e308, NaN, -0 and 2^64"},
    [INJECT_NULL_FIELDS] = {"null-fields", NULL, 0, 0,
			    "leave fields null or out, a different one in each row"},
    [INJECT_SWAPPED_TYPES] = {"swapped-types", NULL, 0, 0,
			      "send numbers as text and text as other types"},
    [INJECT_HOSTILE_NAMES] = {"hostile-names", NULL, 0, 0,
			      "names with control characters and 64 KiB"},
    [INJECT_BAD_ROWS] = {"bad-rows", NULL, 0, 0, "damage every fourth customer, in different ways"},
};
_Static_assert(COUNT_OF(kinds) == INJECTIONS, "one row a kind");

const char *faults_name(enum injection t)
{
	return kinds[t].name;
}

const char *faults_help(enum injection t)
{
	return kinds[t].help;
}

const char *faults_value_name(enum injection t)
{
	return kinds[t].value;
}

static bool find_kind(struct sl name, enum injection *out, struct err *e)
{
	struct word_match m = word_match_start(name);
	char hint[WORD_MATCH_HINT];

	for (int i = 0; i < INJECTIONS; i++)
		word_match_add(&m, sl_from(kinds[i].name));
	*out = (enum injection)m.at;
	return m.whole ||
	       err_set(e, ERR_USAGE, "--fault has no kind \"%.*s\"%s; --help lists the kinds",
		       (int)sl_take(name, 60).n, name.p,
		       word_match_hint(&m, err_lang(e), "", hint));
}

static bool take_number(struct sl text, enum injection t, int64_t *out)
{
	return sl_to_i64(text, out) && *out >= kinds[t].min && *out <= kinds[t].max;
}

/* Takes a code such as "AuthFailure.TokenFailure". It is written to JSON without escapes, so only
 * letters and points are allowed. */
static bool take_code(struct sl text, char out[INJECT_CODE_CHARS])
{
	for (size_t i = 0; i < text.n; i++)
		if ((text.p[i] < 'A' || text.p[i] > 'Z') && (text.p[i] < 'a' || text.p[i] > 'z') &&
		    text.p[i] != '.')
			return false;
	return text.n > 0 && sl_to_chars(text, out, INJECT_CODE_CHARS);
}

static bool take_value(struct faults *all, enum injection t, struct sl *rest, struct err *e)
{
	struct sl value = {"", 0};

	if (!kinds[t].value)
		return true;
	if (sl_split(rest, ':', &value) &&
	    (t == INJECT_REFUSE ? take_code(value, all->code)
				: take_number(value, t, &all->value[t])))
		return true;
	if (t == INJECT_REFUSE)
		return err_set(e, ERR_USAGE, "--fault refuse needs an error code: refuse:CODE");
	return err_set(e, ERR_USAGE,
		       "--fault %s needs a number from %" PRId64 " to %" PRId64 ": %s:%s",
		       kinds[t].name, kinds[t].min, kinds[t].max, kinds[t].name, kinds[t].value);
}

/* Takes EVERY, FIRST-LAST or FIRST-; an empty text means every request. */
static bool take_when(struct sl text, struct fault_span *out)
{
	struct sl last = text, first;

	*out = (struct fault_span){1, 1, UINT64_MAX};
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
	enum injection t;

	sl_split(&rest, ':', &name);
	if (!find_kind(name, &t, e) || !take_value(all, t, &rest, e))
		return false;
	if (!take_when(rest, &all->when[t]))
		return err_set(e, ERR_USAGE,
			       "--fault %s: \"%.*s\" is not a number from 1, like 3, or a range, "
			       "like 2-5 or 2-",
			       kinds[t].name, (int)(rest.n < 60 ? rest.n : 60), rest.p);
	return true;
}

unsigned faults_at(const struct faults *all, uint64_t nth)
{
	unsigned bits = 0;

	for (int i = 0; i < INJECTIONS; i++) {
		const struct fault_span *s = &all->when[i];

		if (s->every && nth >= s->first && nth <= s->last && nth % s->every == 0)
			bits |= INJECT_BIT(i);
	}
	return bits;
}
