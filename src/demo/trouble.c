/* SPDX-License-Identifier: MIT */
#include "demo/trouble.h"

#include "base/attr.h"

static const struct {
	const char *name, *value, *help;
} kinds[] = {
    [TROUBLE_BUSY] = {"busy", NULL, "refuse with OperationDenied.ServiceBusy"},
    [TROUBLE_INTERNAL] = {"internal", NULL, "refuse with InternalError"},
    [TROUBLE_LIMITED] = {"limited", NULL, "refuse with RequestLimitExceeded"},
    [TROUBLE_HTTP500] = {"http500", NULL, "answer HTTP 500 with a web page"},
    [TROUBLE_HTML] = {"html", NULL, "answer HTTP 200 with a web page"},
    [TROUBLE_DROP] = {"drop", NULL, "close the connection without an answer"},
    [TROUBLE_SLOW] = {"slow", "MS", "answer after MS milliseconds"},
    [TROUBLE_SKEW] = {"skew", "SECONDS", "run the server's clock off by SECONDS"},
    [TROUBLE_MALFORMED] = {"malformed", NULL, "answer with broken JSON"},
    [TROUBLE_TRUNCATED_JSON] = {"truncate-json", NULL, "end the JSON half way"},
    [TROUBLE_DRIFT] = {"drift", NULL, "bind or unbind a customer before the answer"},
    [TROUBLE_LYING_TOTAL] = {"lying-total", NULL, "report a Total that is too high"},
    [TROUBLE_SAME_PAGE] = {"same-page", NULL, "answer every page with the first"},
    [TROUBLE_EMPTY_PAGE] = {"empty-page", NULL, "answer with no rows but the right Total"},
    [TROUBLE_NULL_FIELDS] = {"null-fields", NULL,
			     "leave fields null or out, a different one in each row"},
    [TROUBLE_SWAPPED_TYPES] = {"swapped-types", NULL,
			       "send numbers as text and text as other types"},
    [TROUBLE_HOSTILE_NAMES] = {"hostile-names", NULL,
			       "names with escape sequences, bidirectional controls, 64 KiB"},
};
_Static_assert(COUNT_OF(kinds) == TROUBLES, "one row a kind");

const char *trouble_name(enum trouble t)
{
	return kinds[t].name;
}

const char *trouble_help(enum trouble t)
{
	return kinds[t].help;
}

const char *trouble_value_name(enum trouble t)
{
	return kinds[t].value;
}

static bool find(struct sl name, enum trouble *out)
{
	for (int i = 0; i < TROUBLES; i++) {
		if (sl_equal(name, sl_from(kinds[i].name))) {
			*out = (enum trouble)i;
			return true;
		}
	}
	return false;
}

static bool take_value(struct troubles *all, enum trouble t, struct sl *rest, struct err *e)
{
	struct sl value = {"", 0};

	if (!kinds[t].value)
		return true;
	if (sl_split(rest, ':', &value) && sl_to_i64(value, &all->value[t]) &&
	    (t == TROUBLE_SKEW || all->value[t] >= 0) && all->value[t] > -1000000000 &&
	    all->value[t] < 1000000000)
		return true;
	return err_set(e, ERR_USAGE, "--fault %s wants a number: %s:%s", kinds[t].name,
		       kinds[t].name, kinds[t].value);
}

bool troubles_add(struct troubles *all, struct sl spec, struct err *e)
{
	struct sl rest = spec, name = spec;
	uint64_t every = 1;
	enum trouble t;

	sl_split(&rest, ':', &name);
	if (!find(name, &t))
		return err_set(e, ERR_USAGE, "--fault knows no kind \"%.*s\"; --help lists them",
			       (int)(name.n < 60 ? name.n : 60), name.p);
	if (!take_value(all, t, &rest, e))
		return false;
	if (rest.n > 0 && (!sl_to_u64(rest, &every) || every == 0 || every > UINT32_MAX))
		return err_set(e, ERR_USAGE, "--fault %s: EVERY is a count from 1, not \"%.*s\"",
			       kinds[t].name, (int)(rest.n < 60 ? rest.n : 60), rest.p);
	all->every[t] = (uint32_t)every;
	return true;
}

unsigned troubles_at(const struct troubles *all, uint64_t nth)
{
	unsigned bits = 0;

	for (int i = 0; i < TROUBLES; i++)
		if (all->every[i] && nth % all->every[i] == 0)
			bits |= TROUBLE_BIT(i);
	return bits;
}
