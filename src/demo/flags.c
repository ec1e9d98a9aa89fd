/* SPDX-License-Identifier: MIT */
/* Parses the command line of tcpartner-demo-api. */
#include "flags.h"

#include <inttypes.h>
#include <string.h>

#include "base/word_match.h"

#include "demo/customers/dataset.h"
#include "limiter.h"
#include "semantics.h"

#define SENTENCE_MAX 400
#define SHOWN_MOST   60

enum kind { KIND_NONE, KIND_NUMBER, KIND_TEXT, KIND_TWO_TEXTS, KIND_FAULT };

static const struct {
	const char *name, *values;
	enum kind kind;
	int64_t min, max, fallback; /* of a number; fallback is the default */
	const char *help;
} rows[] = {
    [FLAG_PORT] = {"--port", "N", KIND_NUMBER, 0, 65535, 0,
		   "listen on port N (default 0: any free port)"},
    [FLAG_TLS] = {"--tls", "CERT KEY", KIND_TWO_TEXTS, 0, 0, 0, "serve https with these PEM files"},
    [FLAG_CUSTOMERS] = {"--customers", "N", KIND_NUMBER, 0, DATASET_ROWS_MAX, 2013,
			"make N customers (default 2013, at most 1000000)"},
    [FLAG_SEED] = {"--seed", "N", KIND_NUMBER, 0, INT64_MAX, DATASET_SEED,
		   "make other customers; the same N makes the same ones"},
    [FLAG_NOW] = {"--now", "UNIX", KIND_NUMBER, 0, 4102444800, 0,
		  "last day of the data (default today); not the clock"},
    [FLAG_PAGE_MAX] = {"--page-max", "N", KIND_NUMBER, 1, 20000, SEMANTICS_PAGE_MAX,
		       "send at most N rows a page (default 100)"},
    [FLAG_PAGE_MAX_ERROR] = {"--page-max-error", NULL, KIND_NONE, 0, 0, 0,
			     "refuse a larger PageSize instead"},
    [FLAG_RATE] = {"--rate", "N", KIND_NUMBER, 0, LIMITER_RATE_MAX, LIMITER_RATES_OWN,
		   "allow N requests a second of each action (0: all)"},
    [FLAG_SHARED] = {"--shared", "N", KIND_NUMBER, 0, LIMITER_RATE_MAX, 0,
		     "N of these a second are used by other tools"},
    [FLAG_LATENCY] = {"--latency", "MS", KIND_NUMBER, 0, 3600000, 0,
		      "answer after MS milliseconds"},
    [FLAG_DENY] = {"--deny", "ACTION", KIND_TEXT, 0, 0, 0,
		   "the key may not call ACTION; several with commas"},
    [FLAG_FAULT] = {"--fault", FLAGS_FAULT_VALUE, KIND_FAULT, 0, 0, 0,
		    "fail on every WHENth request, or on 2-5, 2-"},
    [FLAG_ROLE] = {"--role", "NAME", KIND_TEXT, 0, 0, 0,
		   "also be the metadata service of a CVM with this role"},
    [FLAG_ASSUME_ROLE] = {"--assume-role", "ARN", KIND_TEXT, 0, 0, 0,
			  "also be STS: only keys of this role list customers"},
    [FLAG_ROLE_LIFE] = {"--role-life", "SECONDS", KIND_NUMBER, 1, 86400, 7200,
			"the role's keys expire after SECONDS (default 7200)"},
    [FLAG_LOG] = {"--log", "FILE", KIND_TEXT, 0, 0, 0, "write a line of JSON for each request"},
    [FLAG_UNTIL_EOF] = {"--until-eof", NULL, KIND_NONE, 0, 0, 0, "end when standard input ends"},
    [FLAG_COMPLETION] = {"--completion", FLAGS_SHELL_VALUE, KIND_TEXT, 0, 0, 0,
			 "print a completion script for bash, zsh or fish"},
    [FLAG_HELP] = {"--help", NULL, KIND_NONE, 0, 0, 0, "print this help"},
    [FLAG_VERSION] = {"--version", NULL, KIND_NONE, 0, 0, 0, "print the version"},
};
_Static_assert(COUNT_OF(rows) == FLAGS, "one row a flag");

bool flags_info(int i, struct flag_info *out)
{
	if (i >= FLAGS)
		return false;
	*out = (struct flag_info){rows[i].name, rows[i].values, rows[i].help};
	return true;
}

/* The arguments that are left, and the value attached to the last name by '='. */
struct arguments {
	char *const *next, *const *end;
	const char *attached;
};

/* Lists the flags that begin with the word: "--rate, --role or --role-life". */
static void list_begun(struct sl name, size_t n, struct buf *out)
{
	size_t i = 0;

	for (int f = 0; f < FLAGS; f++) {
		if (!sl_starts(sl_from(rows[f].name), name))
			continue;
		i++;
		buf_addf(out, "%s%s", i == 1 ? "" : i < n ? ", " : " or ", rows[f].name);
	}
}

static bool refuse_flag(struct sl name, const struct word_match *m, struct err *e)
{
	char hint[WORD_MATCH_HINT];
	struct buf begun;
	int shown = (int)sl_take(name, SHOWN_MOST).n;

	if (m->n_begun < 2)
		return err_set(e, ERR_USAGE, "unknown option \"%.*s\"%s; --help lists the options",
			       shown, name.p, word_match_hint(m, NULL, "", hint));
	buf_init(&begun, SENTENCE_MAX);
	list_begun(name, m->n_begun, &begun);
	err_set(e, ERR_USAGE, "%.*s could be %s; type more of the option", shown, name.p, begun.p);
	buf_release(&begun);
	return false;
}

/* Finds the flag that the word is, or begins as no other. */
static bool find_flag(struct sl name, enum flag *out, struct err *e)
{
	/* "--" alone begins all of them. */
	struct word_match m = word_match_start(name.n > 2 ? name : SL(""));

	if (sl_equal(name, SL("-h")) || sl_equal(name, SL("-V"))) {
		*out = name.p[1] == 'h' ? FLAG_HELP : FLAG_VERSION;
		return true;
	}
	for (int i = 0; i < FLAGS; i++)
		word_match_add(&m, sl_from(rows[i].name));
	*out = (enum flag)m.at;
	return word_match_is_clear(&m) || refuse_flag(name, &m, e);
}

static bool take_value(struct arguments *a, enum flag which, const char **out, struct err *e)
{
	if (a->attached) {
		*out = a->attached;
		a->attached = NULL;
	} else if (a->next < a->end) {
		*out = *a->next++;
	} else {
		return err_set(e, ERR_USAGE, "%s needs a value: %s %s", rows[which].name,
			       rows[which].name, rows[which].values);
	}
	return **out || err_set(e, ERR_USAGE, "%s needs a value; it is empty", rows[which].name);
}

static bool set_number(struct flags *f, enum flag which, const char *text, struct err *e)
{
	int64_t n;

	if (!sl_to_i64(sl_from(text), &n) || n < rows[which].min || n > rows[which].max)
		return err_set(e, ERR_USAGE,
			       "%s needs a whole number from %" PRId64 " to %" PRId64
			       ", not \"%.60s\"",
			       rows[which].name, rows[which].min, rows[which].max, text);
	f->number[which] = n;
	return true;
}

static bool set_flag(struct flags *f, enum flag which, struct arguments *a, struct err *e)
{
	const char *text = NULL;

	f->given[which] = true;
	switch (rows[which].kind) {
	case KIND_NONE:
		return !a->attached || err_set(e, ERR_USAGE, "%s takes no value", rows[which].name);
	case KIND_NUMBER: return take_value(a, which, &text, e) && set_number(f, which, text, e);
	case KIND_TEXT: return take_value(a, which, &f->text[which][0], e);
	case KIND_TWO_TEXTS:
		return take_value(a, which, &f->text[which][0], e) &&
		       take_value(a, which, &f->text[which][1], e);
	case KIND_FAULT:
		return take_value(a, which, &text, e) && faults_add(&f->faults, sl_from(text), e);
	}
	return false;
}

bool flags_parse(struct flags *f, int argc, char *const argv[], struct err *e)
{
	struct arguments a = {argv + (argc > 0), argv + argc, NULL};

	memset(f, 0, sizeof(*f));
	for (int i = 0; i < FLAGS; i++)
		f->number[i] = rows[i].fallback;
	while (a.next < a.end) {
		struct sl name = sl_from(*a.next);
		const char *equals = strchr(*a.next++, '=');
		enum flag which;

		a.attached = equals ? equals + 1 : NULL;
		if (equals)
			name.n = (size_t)(equals - name.p);
		if (!find_flag(name, &which, e))
			return false;
		if (!set_flag(f, which, &a, e))
			return false;
		if (which == FLAG_HELP || which == FLAG_VERSION || which == FLAG_COMPLETION)
			return true;
	}
	return true;
}

static void add_row(struct buf *out, const char *left, const char *help)
{
	buf_addf(out, "  %-24s %s\n", left, help);
}

void flags_help(struct buf *out)
{
	struct buf left;

	buf_init(&left, 80);
	buf_add_chars(
	    out, "Usage: tcpartner-demo-api [OPTION]...\n"
		 "Serves a demo of Tencent Cloud's partner API on a loopback port: signatures are\n"
		 "checked, the rate limit is kept, customers are made from a seed.\n\n");
	for (int i = 0; i < FLAGS; i++) {
		buf_clear(&left);
		buf_addf(&left, "%s%s%s", rows[i].name, rows[i].values ? " " : "",
			 rows[i].values ? rows[i].values : "");
		add_row(out, left.p, rows[i].help);
	}
	buf_add_chars(out, "\nKinds of --fault:\n");
	for (int i = 0; i < INJECTIONS; i++) {
		const char *value = faults_value_name((enum injection)i);

		buf_clear(&left);
		buf_addf(&left, "%s%s%s", faults_name((enum injection)i), value ? ":" : "",
			 value ? value : "");
		add_row(out, left.p, faults_help((enum injection)i));
	}
	buf_add_chars(
	    out,
	    "\nRequests are signed with TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY (and\n"
	    "TENCENTCLOUD_TOKEN) from the environment, else with the provider's published\n"
	    "example key.\n");
	buf_release(&left);
}
