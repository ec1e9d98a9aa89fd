/* SPDX-License-Identifier: MIT */
/*
 * The table of options. Most rows are data: a row says which member of struct options gets the
 * value and which values are allowed. A row that lacks a part, or whose member has another type,
 * does not compile.
 */
#include "config/options_table.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/word_match.h"

#include "api/assume_role.h"
#include "api/endpoint.h"
#include "api/request.h"

#include "store/credit_status.h"

#include "app/model/settings.h"

#include "config/options_lang.h"
#include "explain/request_part.h"
#include "option_listing.h"
#include "options_check.h"
#include "options_history.h"
#include "options_list.h"

#define SHOWN_MOST 60

const char *option_words(const struct option *o)
{
	return !o->words && o->value && strchr(o->value, '|') ? o->value : o->words;
}

/* Takes the next word of the option off the front of *rest. */
static bool take_next_word(struct sl *rest, struct sl *word)
{
	return sl_split(rest, memchr(rest->p, '|', rest->n) ? '|' : ' ', word);
}

/* Finds a value among the words of the option; returns false if it is none of them. */
static bool find_word(const struct option *o, struct sl v, uint64_t *place)
{
	struct sl rest = sl_from(option_words(o)), word;
	for (*place = 0; take_next_word(&rest, &word); ++*place)
		if (sl_equal(v, word))
			return true;
	return false;
}

/* Long words are cut in sentences, so that their ends are not. */
static int shown_bytes(struct sl word)
{
	return (int)sl_take(word, SHOWN_MOST).n;
}

/* Writes which of the option's words was probably meant, or nothing. */
static const char *hint_word(const struct option *o, struct sl v, const struct err *e,
			     char out[WORD_MATCH_HINT])
{
	struct sl rest = sl_from(option_words(o)), word;
	struct word_match m = word_match_start(v);
	if (sl_starts(rest, SL(",")))
		rest = sl_drop(rest, 1);
	while (take_next_word(&rest, &word))
		word_match_add(&m, word);
	return word_match_hint(&m, err_lang(e), "", out);
}

static bool refuse_word(const struct option *o, struct sl v, struct err *e)
{
	struct sl all = sl_from(option_words(o)), rest = all, word;
	char hint[WORD_MATCH_HINT];
	struct option_listing list = {.lang = err_lang(e)};
	buf_init(&list.text, OPTION_LISTING_BYTES);
	while (take_next_word(&rest, &word))
		list.n++;
	for (rest = all; take_next_word(&rest, &word);)
		option_listing_add(&list, word);
	struct sl said = buf_sl(&list.text);
	err_set(e, ERR_USAGE, "--%s must be %.*s, not \"%.*s\"%s", o->name, (int)said.n, said.p,
		shown_bytes(v), v.p, hint_word(o, v, e, hint));
	buf_release(&list.text);
	return false;
}

static bool refuse_number(const struct option *o, struct sl v, struct err *e)
{
	const struct option_effect *f = &o->effect;
	const char *noun = lang_text(err_lang(e), f->noun);
	if (f->least > 0)
		return err_set(e, ERR_USAGE,
			       "--%s must be a %s from %" PRIu64 " to %" PRIu64 ", not \"%.*s\"",
			       o->name, noun, f->least, f->most, (int)v.n, v.p);
	if (f->most < UINT64_MAX)
		return err_set(e, ERR_USAGE, "--%s must be a %s up to %" PRIu64 ", not \"%.*s\"",
			       o->name, noun, f->most, (int)v.n, v.p);
	return err_set(e, ERR_USAGE, "--%s must be a %s, not \"%.*s\"", o->name, noun, (int)v.n,
		       v.p);
}

static bool require_file(const struct option *o, struct sl v, struct err *e)
{
	return v.n > 0 || err_set(e, ERR_USAGE, "--%s needs a file name", o->name);
}

/* Copies bytes, because the member may have any type. */
static void put_bytes(struct options *out, const struct option_effect *f, const void *value,
		      size_t size)
{
	memcpy((char *)out + f->at, value, size);
}

static void put_flag(struct options *out, const struct option_effect *f)
{
	const bool on = true;
	put_bytes(out, f, &on, sizeof on);
}

static void put_text(struct options *out, const struct option_effect *f, struct sl v)
{
	put_bytes(out, f, &v.p, sizeof v.p);
}

static void put_number(struct options *out, const struct option_effect *f, uint64_t n)
{
	const uint32_t narrow = (uint32_t)n;
	if (f->size == sizeof n)
		put_bytes(out, f, &n, sizeof n);
	else
		put_bytes(out, f, &narrow, sizeof narrow);
}

static bool set_filter_type(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	if (options_check_take_seconds(p, v))
		return true;
	p->has_type = true;
	return query_filter_type_parse(v, &p->filter_type) || refuse_word(o, v, e);
}

static bool set_filter(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	(void)o;
	(void)e;
	p->has_text = true;
	p->filter_text = v;
	return true;
}

/* The API accepts these words in any case, unlike the words of a choice. */
static bool set_order(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	return query_order_parse(v, &p->o->query.order) || refuse_word(o, v, e);
}

static bool set_output(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	uint64_t n;
	if (options_check_take_output(p, v))
		return true;
	if (!find_word(o, v, &n))
		return refuse_word(o, v, e);
	p->o->output = (enum output)(OUTPUT_TABLE + n);
	return true;
}

static bool set_profile(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	(void)o;
	/* The name becomes part of a path. */
	if (v.n == 0 || v.n > 60 || v.p[0] == '.' || memchr(v.p, '/', v.n))
		return err_set(e, ERR_USAGE,
			       "--profile must be a profile name of tccli, not \"%.*s\"", (int)v.n,
			       v.p);
	p->o->profile = v.p;
	return true;
}

static bool set_role_arn(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	struct cam_role scratch;
	p->o->role_arn = v.p;
	return assume_role_set(&scratch, v, SL(""), NULL) ||
	       err_set(e, ERR_USAGE, "--%s must look like %s, not \"%.*s\"", o->name, o->config,
		       (int)v.n, v.p);
}

#define WATCH_LEAST_S 10
#define WATCH_MOST_S  86400
#define URL_MOST      500 /* bytes */

static bool set_watch_every(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	return options_check_time(v, WATCH_LEAST_S, WATCH_MOST_S, &p->o->watch_every_s) ||
	       err_set(e, ERR_USAGE, "--%s must be a time from 10s to 24h, not \"%.*s\"", o->name,
		       (int)sl_take(v, 40).n, v.p);
}

/* The address is given to a program and to the clipboard. */
static bool set_console_url(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	bool ok = v.n <= URL_MOST && (sl_starts(v, SL("https://")) || sl_starts(v, SL("http://")));
	for (size_t i = 0; i < v.n; i++)
		ok = ok && v.p[i] > ' ' && v.p[i] < 0x7f;
	p->o->console_url = ok ? v.p : p->o->console_url;
	return ok || err_set(e, ERR_USAGE,
			     "--%s must be an address that begins with https:// and has no blanks",
			     o->name);
}

static bool set_role_session(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	struct cam_role scratch;
	p->o->role_session = v.p;
	return (v.n && assume_role_set(&scratch, SL("qcs::cam::uin/1:roleName/r"), v, NULL)) ||
	       err_set(e, ERR_USAGE,
		       "--%s must have only letters, digits and _ = , . @ -, not \"%.*s\"", o->name,
		       (int)v.n, v.p);
}

static bool set_sts_endpoint(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	struct endpoint scratch;
	p->o->sts_endpoint = v.p;
	return endpoint_parse(v, &scratch, e) || err_wrap(e, "--%s", o->name);
}

static bool set_record(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	p->o->record = v.p;
	p->o->record_masked = false;
	return require_file(o, v, e);
}

static bool set_record_masked(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	p->o->record = v.p;
	p->o->record_masked = true;
	return require_file(o, v, e);
}

static bool set_help(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	(void)o;
	(void)v;
	(void)e;
	if (p->o->command == COMMAND_HELP)
		return true;
	p->o->help_of = p->o->command;
	p->help_by_option = true;
	p->o->monitor = p->o->command == COMMAND_CHECK;
	p->o->command = COMMAND_HELP;
	return true;
}

static bool set_version(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	(void)o;
	(void)v;
	(void)e;
	p->o->monitor = p->o->command == COMMAND_CHECK;
	p->o->command = COMMAND_VERSION;
	return true;
}

static bool set_show(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	char hint[WORD_MATCH_HINT];
	p->o->show = v.n ? v.p : "";
	return v.n == 0 || request_part_is_known(v) ||
	       err_set(e, ERR_USAGE, "--show must be one of %s, not \"%.*s\"%s", SHOW_PARTS,
		       shown_bytes(v), v.p, hint_word(o, v, e, hint));
}

static bool refuse_column(const struct option *o, struct sl name, struct err *e)
{
	char hint[WORD_MATCH_HINT];
	struct option_listing list = {.n = OUTPUT_COLUMNS, .all = true, .lang = err_lang(e)};
	buf_init(&list.text, OPTION_LISTING_BYTES);
	for (int i = 0; i < OUTPUT_COLUMNS; i++)
		option_listing_add(&list, sl_from(output_column_name(i)));
	struct sl all = buf_sl(&list.text);
	err_set(e, ERR_USAGE, "--columns has no column \"%.*s\"%s; columns are %.*s",
		shown_bytes(name), name.p, hint_word(o, name, e, hint), (int)all.n, all.p);
	buf_release(&list.text);
	return false;
}

static bool set_columns(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	struct sl name;
	p->o->n_columns = 0;
	while (sl_split(&v, ',', &name)) {
		int column;
		if (!output_column_parse(sl_trim(name), &column))
			return refuse_column(o, sl_trim(name), e);
		if (p->o->n_columns == OUTPUT_COLUMNS)
			return err_set(e, ERR_USAGE, "--columns takes at most %d columns",
				       OUTPUT_COLUMNS);
		p->o->columns[p->o->n_columns++] = column;
	}
	return p->o->n_columns > 0 || err_set(e, ERR_USAGE, "--columns needs a column");
}

static bool set_statuses(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	struct sl word;
	char hint[WORD_MATCH_HINT];
	while (sl_split(&v, ',', &word)) {
		enum credit_status s;
		if (!credit_status_parse(sl_trim(word), &s))
			return err_set(
			    e, ERR_USAGE,
			    "--status must be sus, neg, out, crit, low, ok or na, not \"%.*s\"%s",
			    shown_bytes(word), word.p, hint_word(o, sl_trim(word), e, hint));
		p->o->statuses |= STATUS_BIT(s);
	}
	return p->o->statuses != 0 || err_set(e, ERR_USAGE, "--status needs a status");
}

/* Accepts the names of the browser's columns, and of the API fields that they show. */
static bool parse_sort_key(struct sl name, enum sort_key *out)
{
	static const struct {
		enum customer_field field;
		enum sort_key key;
	} fields[] = {{FIELD_CLIENT_UIN, SORT_UIN},
		      {FIELD_REMAINING_CREDIT, SORT_REMAINING},
		      {FIELD_ASSOCIATION_TIME, SORT_ASSOCIATED},
		      {FIELD_RECENT_EXPIRY, SORT_EXPIRY},
		      {FIELD_IDENTIFY_TYPE, SORT_IDENTIFY}};
	/* A list of a command is compared with none. */
	if (sort_key_parse(name, out))
		return *out != SORT_REMAINING_CHANGE && *out != SORT_USED_CHANGE;
	for (size_t i = 0; i < COUNT_OF(fields); i++)
		if (sl_equal_nocase(name, sl_from(customer_field_name(fields[i].field)))) {
			*out = fields[i].key;
			return true;
		}
	return false;
}

static bool set_sort(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	struct sl part;
	char hint[WORD_MATCH_HINT];
	p->o->n_sort = 0;
	while (sl_split(&v, ',', &part)) {
		struct sl word = sl_trim(part);
		bool descending = sl_starts(word, SL("-"));
		struct sl name = sl_drop(word, descending || sl_starts(word, SL("+")) ? 1 : 0);
		enum sort_key key;
		if (!parse_sort_key(name, &key))
			return err_set(
			    e, ERR_USAGE,
			    "--sort has no column \"%.*s\"%s; columns are UIN, Name, Status, "
			    "Remaining, Remaining%%, Credit and more: see tcpartner(1)",
			    shown_bytes(name), name.p, hint_word(o, name, e, hint));
		if (p->o->n_sort == SORT_DEPTH)
			return err_set(e, ERR_USAGE, "--sort takes at most %d columns", SORT_DEPTH);
		p->o->sort[p->o->n_sort++] = (struct sort_by){key, descending};
	}
	return p->o->n_sort > 0 || err_set(e, ERR_USAGE, "--sort needs a column");
}

/* A word that is no theme names a file, which is read later. */
static bool set_theme(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	bool is_built_in = theme_parse(v, &p->o->theme);
	if (!is_built_in)
		p->o->theme = THEME_AUTO;
	p->o->theme_file = is_built_in ? NULL : v.p;
	return is_built_in || require_file(o, v, e);
}

#define ANY      0
#define LIST     COMMAND_BIT(COMMAND_LIST)
#define CHECK    COMMAND_BIT(COMMAND_CHECK)
#define REQUEST  COMMAND_BIT(COMMAND_REQUEST)
#define DOCTOR   COMMAND_BIT(COMMAND_DOCTOR)
#define BROWSE   COMMAND_BIT(COMMAND_BROWSE)
#define SNAPSHOT COMMAND_BIT(COMMAND_SNAPSHOT)
#define DIFF     COMMAND_BIT(COMMAND_DIFF)
#define HISTORY  COMMAND_BIT(COMMAND_HISTORY)
#define FILTERED (BROWSE | LIST | CHECK | REQUEST)         /* may be about some customers only */
#define ROWS     (BROWSE | LIST | CHECK | SNAPSHOT | DIFF) /* read customers */
#define NET      (ROWS | DOCTOR)                           /* send requests */
#define API      (NET | REQUEST)                           /* are about the API of an account */

/* These give the offset of a member of struct options; a member of another type does not
 * compile. */
#define FLAG_AT(member)                                                                            \
	_Generic(&((struct options *)0)->member, bool * : offsetof(struct options, member))
#define TEXT_AT(member)                                                                            \
	_Generic(&((struct options *)0)->member, const char ** : offsetof(struct options, member))
/* These give the size of a member; a member that is not a number or one of these enums, does not
 * compile. */
#define NUMBER_BYTES(member)                                                                       \
	_Generic(((struct options *)0)->member, int                                                \
		 : sizeof(int), uint32_t                                                           \
		 : sizeof(uint32_t), uint64_t                                                      \
		 : sizeof(uint64_t))
#define ENUM_BYTES(member)                                                                         \
	_Generic(&((struct options *)0)->member, enum color *                                      \
		 : sizeof(enum color), enum heads *                                                \
		 : sizeof(enum heads))

#define FLAG(member)                                                                               \
	{                                                                                          \
		.kind = OPTION_FLAG, .at = FLAG_AT(member)                                         \
	}
#define TEXT(member)                                                                               \
	{                                                                                          \
		.kind = OPTION_TEXT, .at = TEXT_AT(member)                                         \
	}
#define PATH(member)                                                                               \
	{                                                                                          \
		.kind = OPTION_PATH, .at = TEXT_AT(member)                                         \
	}
#define WORD(member)                                                                               \
	{                                                                                          \
		.kind = OPTION_WORD, .at = TEXT_AT(member)                                         \
	}
#define NUMBER(member, noun, least, most)                                                          \
	{                                                                                          \
		OPTION_NUMBER, offsetof(struct options, member), NUMBER_BYTES(member), least,      \
		    most, noun, NULL                                                               \
	}
#define PERCENT(member) NUMBER(member, N_("percentage"), 1, 100)
/* The words of the row are those of the enum, in its order, starting at "first". */
#define CHOICE(member, first)                                                                      \
	{                                                                                          \
		.kind = OPTION_CHOICE, .at = offsetof(struct options, member),                     \
		.size = ENUM_BYTES(member), .least = (first)                                       \
	}
#define CALL(function)                                                                             \
	{                                                                                          \
		.kind = OPTION_CALL, .call = (function)                                            \
	}

#define OPTION(letter, name, value, help, words, commands, config, effect)                         \
	{letter, name, value, help, words, commands, config, effect},
static const struct option table[] = {
#include "options.def"
};

_Static_assert(COUNT_OF(table) <= OPTIONS_MAX, "each option has a place in struct parse");

const struct option *option_at(size_t i)
{
	return i < COUNT_OF(table) ? &table[i] : NULL;
}

bool option_set(const struct option *o, struct parse *p, struct sl v, struct err *e)
{
	const struct option_effect *f = &o->effect;
	uint64_t n;
	switch (f->kind) {
	case OPTION_FLAG: put_flag(p->o, f); return true;
	case OPTION_TEXT: put_text(p->o, f, v); return true;
	case OPTION_PATH: put_text(p->o, f, v); return require_file(o, v, e);
	case OPTION_WORD:
		if (!find_word(o, v, &n))
			return refuse_word(o, v, e);
		put_text(p->o, f, v);
		return true;
	case OPTION_NUMBER:
		if (!sl_to_u64(v, &n) || n < f->least || n > f->most)
			return refuse_number(o, v, e);
		put_number(p->o, f, n);
		return true;
	case OPTION_CHOICE:
		if (!find_word(o, v, &n))
			return refuse_word(o, v, e);
		put_number(p->o, f, f->least + n);
		return true;
	case OPTION_CALL: return f->call(p, o, v, e);
	}
	return false;
}

bool option_give(const struct option *o, struct parse *p, struct sl v, struct err *e)
{
	p->given[o - table] = true;
	return option_set(o, p, v, e);
}
