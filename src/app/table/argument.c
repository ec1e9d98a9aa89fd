/* SPDX-License-Identifier: MIT */
/* The words that may follow the name of a command, and how they are understood. */
#include "app/table/argument.h"

#include "base/buf.h"

#include "app/model/model.h"

#include "condition/condition_complete.h"
#include "input/theme.h"

#define LIST_MAX   300
#define SHOWN_MOST 40 /* bytes of a word that was not understood */

/* The choices as they are listed. */
struct list {
	struct argument_choice *out;
	size_t n;
};

static void add_choice(struct list *l, const char *word, const char *note, int value)
{
	if (l->n < ARGUMENT_CHOICES)
		l->out[l->n++] = (struct argument_choice){word, note, value};
}

static void add_sort_keys(struct list *l)
{
	for (int k = 0; k < SORT_KEYS; k++)
		add_choice(l, sort_key_word((enum sort_key)k), "", k);
	add_choice(l, "desc", N_("the column before it, the largest first"), ARGUMENT_DESCENDING);
	add_choice(l, "asc", N_("the column before it, the smallest first"), ARGUMENT_ASCENDING);
	add_choice(l, "-", N_("no sort: as the API orders them"), ARGUMENT_RESET);
}

static void add_columns(struct list *l)
{
	for (int c = 0; c < COLUMNS; c++)
		add_choice(l, sort_key_word(column_sort((enum column_id)c)), "", c);
	add_choice(l, "reset", N_("all columns, in their first order and widths"), ARGUMENT_RESET);
}

static void add_statuses(struct list *l)
{
	for (int s = 0; s < STATUSES; s++)
		add_choice(l, credit_status_name((enum credit_status)s),
			   credit_status_meaning((enum credit_status)s), s);
	add_choice(l, "risk", N_("SUS, NEG, OUT and CRIT"), ARGUMENT_AT_RISK);
	add_choice(l, "all", N_("show all again"), ARGUMENT_RESET);
}

static void add_filter_types(struct list *l)
{
	for (int t = FILTER_CLIENT_UIN; t < FILTER_TYPES; t++)
		add_choice(l, query_filter_type_name((enum filter_type)t),
			   query_filter_is_whole((enum filter_type)t) ? N_("compared whole")
								      : N_("any part of it"),
			   t);
	add_choice(l, "UIN", N_("the same as ClientUin"), FILTER_CLIENT_UIN);
}

static void add_copies(struct list *l)
{
	static const struct {
		const char *word, *note;
	} copies[COPY_KINDS] = {
	    [COPY_MESSAGE] = {"message", N_("name, UIN, status, remaining credit, top-up")},
	    [COPY_SHOWN] = {"row", N_("as shown, with heads")},
	    [COPY_UIN] = {"uin", ""},
	    [COPY_NAME] = {"name", ""},
	    [COPY_EMAIL] = {"email", ""},
	    [COPY_JSON] = {"json", N_("the fields of the API")},
	    [COPY_CSV] = {"csv", N_("the fields of the API")},
	    [COPY_CURL] = {"curl", N_("a command that fetches its page")},
	    [COPY_CONSOLE] = {"console", N_("the address of its page in the console")}};
	for (int i = 0; i < COPY_KINDS; i++)
		add_choice(l, copies[i].word, copies[i].note, i);
}

static void add_themes(struct list *l)
{
	for (int t = 0; t < THEMES; t++)
		add_choice(l, theme_name((enum theme)t), theme_meaning((enum theme)t), t);
}

static void add_languages(struct list *l)
{
	add_choice(l, lang_name(NULL), "", 0);
	for (int i = 0; lang_at((size_t)i); i++)
		add_choice(l, lang_name(lang_at((size_t)i)), "", i + 1);
}

/* Other ages and dates are understood, too. */
static void add_moments(struct list *l)
{
	add_choice(l, "yesterday", N_("the last list of yesterday, or an earlier one"), 0);
	add_choice(l, "last", N_("the list before the present one"), 0);
	add_choice(l, "7d", N_("a week ago; also 12h, 2w"), 0);
}

static void add_profiles(struct list *l, const struct model *m)
{
	for (size_t i = 0; i < m->profiles.n; i++)
		if (m->profiles.entry[i].name[0])
			add_choice(l, m->profiles.entry[i].name,
				   m->profiles.entry[i].current ? N_("in use")
								: m->profiles.entry[i].note,
				   (int)i);
}

static void add_views(struct list *l, const struct model *m)
{
	const struct saved_views *v = &m->view_list.views;
	for (size_t i = 0; i < v->n; i++)
		add_choice(l, v->at[i].name, m->masked ? "" : v->at[i].where, (int)i);
}

static void add_condition_words(struct list *l)
{
	for (int c = 0; c < CONDITION_COLUMNS; c++)
		add_choice(l, condition_complete_word((enum condition_column)c),
			   condition_column_help((enum condition_column)c), c);
	for (int f = 0; f < CONDITION_FACTS; f++)
		add_choice(l, condition_fact_word((enum condition_fact)f),
			   condition_fact_help((enum condition_fact)f), CONDITION_COLUMNS + f);
}

static void add_own_commands(struct list *l, const struct own_commands *own)
{
	for (size_t i = 0; i < own->n; i++)
		add_choice(l, own->at[i].name, own->at[i].line.p, (int)i);
}

size_t argument_choices(const struct model *m, enum argument a,
			struct argument_choice out[ARGUMENT_CHOICES])
{
	struct list l = {.out = out};
	switch (a) {
	case ARGUMENT_SORT: add_sort_keys(&l); break;
	case ARGUMENT_COLUMNS: add_columns(&l); break;
	case ARGUMENT_STATUSES: add_statuses(&l); break;
	case ARGUMENT_FILTER: add_filter_types(&l); break;
	case ARGUMENT_PROFILE: add_profiles(&l, m); break;
	case ARGUMENT_COPY: add_copies(&l); break;
	case ARGUMENT_THEME: add_themes(&l); break;
	case ARGUMENT_LANG: add_languages(&l); break;
	case ARGUMENT_GROUP:
		for (int by = 0; by < GROUP_KINDS; by++)
			add_choice(&l, group_by_word((enum group_by)by), "", by);
		break;
	case ARGUMENT_VIEW: add_views(&l, m); break;
	case ARGUMENT_CONDITION: add_condition_words(&l); break;
	case ARGUMENT_SINCE: add_moments(&l); break;
	case ARGUMENT_OWN: add_own_commands(&l, &m->settings.own); break;
	case ARGUMENT_DIRECTION:
		add_choice(&l, "newest", N_("the newest first"), ORDER_DESC);
		add_choice(&l, "oldest", N_("the oldest first"), ORDER_ASC);
		break;
	case ARGUMENT_SWITCH:
		add_choice(&l, "on", "", 1);
		add_choice(&l, "off", "", 0);
		break;
	case ARGUMENT_NONE:
	case ARGUMENT_COUNT:
	case ARGUMENT_PLACE:
	case ARGUMENT_TEXT:
	case ARGUMENT_NEW_VIEW:
	case ARGUMENT_FILE:
	case ARGUMENT_SHELL:
	case ARGUMENT_TOPIC: break;
	}
	return l.n;
}

bool argument_repeats(enum argument a)
{
	return a == ARGUMENT_SORT || a == ARGUMENT_COLUMNS || a == ARGUMENT_STATUSES ||
	       a == ARGUMENT_CONDITION;
}

bool argument_goes_on(enum argument a)
{
	return (argument_repeats(a) && a != ARGUMENT_CONDITION) || a == ARGUMENT_FILTER;
}

bool argument_is_personal(enum argument a)
{
	return a == ARGUMENT_FILTER || a == ARGUMENT_TEXT || a == ARGUMENT_CONDITION ||
	       a == ARGUMENT_FILE || a == ARGUMENT_SHELL || a == ARGUMENT_TOPIC;
}

static bool ends_word(enum argument a, char c)
{
	return c == ' ' || (c == ',' && argument_repeats(a));
}

bool argument_split(enum argument a, struct sl *rest, struct sl *word)
{
	while (rest->n && ends_word(a, rest->p[0]))
		*rest = sl_drop(*rest, 1);
	size_t n = 0;
	while (n < rest->n && !ends_word(a, rest->p[n]))
		n++;
	*word = sl_take(*rest, n);
	*rest = sl_drop(*rest, n);
	return n > 0;
}

/* Lists the words that begin with prefix: "A, B or C". */
static void list_words(const struct argument_choice *c, size_t n, struct sl prefix,
		       const struct catalog *lang, struct buf *out)
{
	const char *before = NULL;
	for (size_t i = 0; i < n; i++) {
		if (!sl_equal_nocase(sl_take(sl_from(c[i].word), prefix.n), prefix))
			continue;
		if (before)
			buf_addf(out, "%s%s",
				 out->n ? lang_text_in(lang, "between two of a list", ", ") : "",
				 before);
		before = c[i].word;
	}
	if (before)
		buf_addf(out, "%s%s",
			 out->n ? lang_text_in(lang, "before the last of a list", " or ") : "",
			 before);
}

/* Refuses a word with n_fit words that begin with it, and lists these, or all. */
static bool refuse_word(const struct argument_choice *c, size_t n, size_t n_fit, struct sl word,
			struct err *e)
{
	struct buf words;
	buf_init(&words, LIST_MAX);
	list_words(c, n, n_fit ? word : SL(""), err_lang(e), &words);
	int shown = (int)sl_take(word, SHOWN_MOST).n;
	if (n_fit)
		err_set(e, ERR_USAGE, "\"%.*s\" could be %s", shown, word.p, words.p);
	else if (n)
		err_set(e, ERR_USAGE, "\"%.*s\" is not known here; there is %s", shown, word.p,
			words.p);
	else
		err_set(e, ERR_USAGE, "\"%.*s\" is not known here", shown, word.p);
	buf_release(&words);
	return false;
}

/* Names of earlier versions, and those with a blank, are understood but not offered. */
static bool find_other_name(enum argument a, struct sl word, int *value)
{
	enum sort_key key;
	enum credit_status status;
	if (a == ARGUMENT_STATUSES && credit_status_parse(word, &status)) {
		*value = (int)status;
		return true;
	}
	if ((a != ARGUMENT_SORT && a != ARGUMENT_COLUMNS) || !sort_key_parse(word, &key))
		return false;
	*value = (int)key;
	for (int c = 0; a == ARGUMENT_COLUMNS && c < COLUMNS; c++)
		if (column_sort((enum column_id)c) == key) {
			*value = c;
			return true;
		}
	return a == ARGUMENT_SORT;
}

bool argument_parse(const struct model *m, enum argument a, struct sl word, int *value,
		    struct err *e)
{
	struct argument_choice c[ARGUMENT_CHOICES];
	size_t n = argument_choices(m, a, c), n_fit = 0, fit = 0;
	for (size_t i = 0; i < n; i++) {
		if (!sl_equal_nocase(sl_take(sl_from(c[i].word), word.n), word))
			continue;
		n_fit++;
		fit = i;
		if (sl_from(c[i].word).n != word.n)
			continue;
		n_fit = 1;
		break;
	}
	if (n_fit != 1 && find_other_name(a, word, value))
		return true;
	if (n_fit != 1)
		return refuse_word(c, n, n_fit, word, e);
	*value = c[fit].value;
	return true;
}

void argument_ask(struct model *m, enum action command)
{
	struct argument_choice c[ARGUMENT_CHOICES];
	struct buf words;
	buf_init(&words, LIST_MAX);
	list_words(c, argument_choices(m, action_info(command)->takes, c), SL(""), m->lang, &words);
	toast_info(m, ":%s needs a word: %s", action_info(command)->name, words.p);
	buf_release(&words);
}
