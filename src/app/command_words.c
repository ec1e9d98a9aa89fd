/* SPDX-License-Identifier: MIT */
/* Runs commands with words behind their names, as ':' gives them: the words become the same changes
 * that the keys of lists and prompts make. */
#include "command_words.h"

#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/screens/api_docs_screen.h"
#include "app/table/argument.h"
#include "app/table/arrange.h"

#include "input/theme.h"
#include "language.h"

#define SHOWN_MOST 40 /* bytes of a word that was not understood */

/* A command on its way: what is done with its words, and whether it is run as well. */
struct run {
	struct model *m;
	struct command *c;
	struct effects *fx;
	struct err *e;
	bool on;
};

static enum argument kind_of(const struct run *r)
{
	return action_info(r->c->action)->takes;
}

static bool refuse_words(const struct run *r, const char *wanted)
{
	struct sl w = sl_take(r->c->words, SHOWN_MOST);
	return err_set(r->e, ERR_USAGE, "%s, not \"%.*s\"", T_(r->m, wanted), (int)w.n, w.p);
}

static bool take_count(struct run *r)
{
	if (!sl_to_u64(r->c->words, &r->c->count))
		return refuse_words(r, N_("a number follows it"));
	r->c->has_count = r->on = true;
	return true;
}

static bool take_place(struct run *r)
{
	struct sl w = r->c->words;
	bool percent = w.n > 1 && w.p[w.n - 1] == '%';
	if (!sl_to_u64(sl_take(w, w.n - percent), &r->c->count))
		return refuse_words(r, N_("the number of a row or a percentage follows it"));
	r->c->action = percent ? DO_PERCENT : DO_LAST;
	r->c->has_count = r->on = true;
	return true;
}

static bool take_direction(struct run *r)
{
	int wanted;
	if (!argument_parse(r->m, ARGUMENT_DIRECTION, r->c->words, &wanted, r->e))
		return false;
	r->on = (int)store_current(r->m->loader.store)->order != wanted;
	if (!r->on)
		toast_info(r->m, wanted == ORDER_ASC ? N_("The oldest are first already")
						     : N_("The newest are first already"));
	return true;
}

static bool is_switched_on(const struct run *r)
{
	const struct model *m = r->m;
	if (r->c->action == DO_WATCH)
		return m->refresh.watch_ms != INT64_MAX;
	if (r->c->action == DO_HISTORY)
		return m->comparison.on;
	return r->c->action == DO_PRIVACY ? m->masked : m->mouse.on;
}

static bool take_switch(struct run *r)
{
	int wanted;
	if (!argument_parse(r->m, ARGUMENT_SWITCH, r->c->words, &wanted, r->e))
		return false;
	r->on = is_switched_on(r) != (bool)wanted;
	if (!r->on)
		toast_info(r->m, wanted ? N_(":%s is on already") : N_(":%s is off already"),
			   action_info(r->c->action)->name);
	return true;
}

static bool add_sort_key(struct lens_spec *s, int key, bool descending, struct err *e)
{
	for (size_t i = 0; i < s->n_sort; i++)
		if ((int)s->sort[i].key == key)
			return err_set(e, ERR_USAGE, "%s is named twice",
				       lang_text(err_lang(e), sort_key_name(s->sort[i].key)));
	if (s->n_sort == SORT_DEPTH)
		return err_set(e, ERR_USAGE, "at most %d columns can be sorted by", SORT_DEPTH);
	s->sort[s->n_sort++] = (struct sort_by){(enum sort_key)key, descending};
	return true;
}

/* A "-" before a column means desc, as in --sort. */
static bool add_sort_word(const struct run *r, struct lens_spec *s, struct sl word)
{
	int value;
	bool minus = word.n > 1 && word.p[0] == '-';
	if (!argument_parse(r->m, ARGUMENT_SORT, sl_drop(word, minus), &value, r->e))
		return false;
	if (value == ARGUMENT_RESET) {
		s->n_sort = 0;
		return true;
	}
	if (value < SORT_KEYS)
		return add_sort_key(s, value, minus, r->e);
	if (s->n_sort == 0)
		return err_set(r->e, ERR_USAGE, "a column comes before \"%.*s\"", (int)word.n,
			       word.p);
	s->sort[s->n_sort - 1].descending = value == ARGUMENT_DESCENDING;
	return true;
}

static bool take_sort(struct run *r)
{
	struct lens_spec s = *app_lens_spec(r->m);
	struct sl rest = r->c->words, word;
	s.n_sort = 0;
	while (argument_split(ARGUMENT_SORT, &rest, &word))
		if (!add_sort_word(r, &s, word))
			return false;
	arrange_apply_at(r->m, &s, 0); /* after sorting, go to the first row */
	if (s.n_sort == 0)
		table_show(r->m, 0, 0);
	return true;
}

static bool take_statuses(struct run *r)
{
	struct lens_spec s = *app_lens_spec(r->m);
	struct sl rest = r->c->words, word;
	s.statuses = 0;
	while (argument_split(ARGUMENT_STATUSES, &rest, &word)) {
		int value;
		if (!argument_parse(r->m, ARGUMENT_STATUSES, word, &value, r->e))
			return false;
		s.statuses |= value == ARGUMENT_RESET     ? STATUS_BIT(STATUSES) - 1
			      : value == ARGUMENT_AT_RISK ? STATUS_AT_RISK
							  : STATUS_BIT(value);
	}
	if (s.statuses == STATUS_BIT(STATUSES) - 1)
		s.statuses = 0; /* none is hidden */
	arrange_apply(r->m, &s);
	return true;
}

/* Shows or hides single columns, where they are. */
static bool change_column(struct column_set *s, enum column_id id, bool hide, struct err *e)
{
	if (hide && !column_may_hide(id))
		return err_set(e, ERR_USAGE, "%s is always shown",
			       lang_text(err_lang(e), sort_key_name(column_sort(id))));
	s->hidden[id] = hide;
	return true;
}

static bool parse_columns(const struct run *r, struct column_choice *out)
{
	struct sl rest = r->c->words, word;
	while (argument_split(ARGUMENT_COLUMNS, &rest, &word)) {
		int value = 0;
		bool sign = word.n > 1 && (word.p[0] == '+' || word.p[0] == '-');
		if (!argument_parse(r->m, ARGUMENT_COLUMNS, sl_drop(word, sign), &value, r->e))
			return false;
		if (value == ARGUMENT_RESET)
			column_set_init(&out->set);
		else if (!sign || (word.p[0] == '+' && out->n > 0))
			column_choice_add(out, (enum column_id)value);
		else if (!change_column(&out->set, (enum column_id)value, word.p[0] == '-', r->e))
			return false;
	}
	return true;
}

static bool take_columns(struct run *r)
{
	struct column_choice chosen = {.set = r->m->columns};
	if (!parse_columns(r, &chosen))
		return false;
	column_choice_finish(&chosen);
	r->m->columns = chosen.set;
	r->m->table.scroll_cols = 0;
	table_settle_columns(r->m);
	return true;
}

/* A text in quotation marks is only a text: "name" is then no type. */
static bool is_quoted(struct sl s)
{
	return s.n > 1 && s.p[0] == '"' && s.p[s.n - 1] == '"';
}

static bool is_type_name(struct sl word)
{
	enum filter_type type;
	return query_filter_type_parse(word, &type) || sl_equal_nocase(word, SL("UIN"));
}

static bool take_filter(struct run *r)
{
	struct sl text = r->c->words, rest = text, word;
	struct err unused = {0};
	int type = FILTER_NONE;
	argument_split(ARGUMENT_FILTER, &rest, &word);
	rest = sl_trim(rest);
	bool typed =
	    !is_quoted(text) && argument_parse(r->m, ARGUMENT_FILTER, word, &type, &unused);
	if (typed && rest.n)
		text = rest;
	else if (typed && is_type_name(word))
		return err_set(r->e, ERR_USAGE,
			       "a text follows %.*s; in quotation marks \"%.*s\" is one itself",
			       (int)word.n, word.p, (int)word.n, word.p);
	else
		type = FILTER_NONE;
	if (is_quoted(text))
		text = sl_take(sl_drop(text, 1), text.n - 2);
	return picker_ask(r->m, (enum filter_type)type, sl_trim(text), r->e);
}

static bool take_topic(struct run *r)
{
	if (r->c->action == DO_HELP)
		help_open_at(r->m, r->c->words);
	else
		api_docs_screen_open_at(r->m, r->c->words);
	return true;
}

static bool take_copy(struct run *r)
{
	int kind;
	if (!argument_parse(r->m, ARGUMENT_COPY, r->c->words, &kind, r->e))
		return false;
	copy_run(r->m, (enum copy_kind)kind, r->fx);
	return true;
}

/* Other words are names of files. */
static bool begins_theme(struct sl word)
{
	for (int t = 0; t < THEMES; t++)
		if (sl_equal_nocase(sl_take(sl_from(theme_name((enum theme)t)), word.n), word))
			return true;
	return false;
}

static bool take_theme(struct run *r)
{
	int theme;
	if (!begins_theme(r->c->words)) {
		sl_to_chars(r->c->words, r->m->theme_file, sizeof r->m->theme_file);
		effects_add(r->fx, EFFECT_THEME)->text = sl_from(r->m->theme_file);
		return true;
	}
	if (!argument_parse(r->m, ARGUMENT_THEME, r->c->words, &theme, r->e))
		return false;
	effects_add(r->fx, EFFECT_THEME)->id = (uint64_t)theme;
	toast_info(r->m, "Theme %s; \"theme = %s\" in the configuration file keeps it",
		   theme_name((enum theme)theme), theme_name((enum theme)theme));
	return true;
}

static bool take_lang(struct run *r)
{
	int place;
	if (!argument_parse(r->m, ARGUMENT_LANG, r->c->words, &place, r->e))
		return false;
	language_choose(r->m, place ? lang_at((size_t)place - 1) : NULL, r->fx);
	toast_info(r->m, "Language %s; \"lang = %s\" in the configuration file keeps it",
		   lang_name(r->m->lang), lang_name(r->m->lang));
	return true;
}

static bool take_group(struct run *r)
{
	int by;
	if (!argument_parse(r->m, ARGUMENT_GROUP, r->c->words, &by, r->e))
		return false;
	group_list_open(r->m, (enum group_by)by);
	return true;
}

static bool take_view(struct run *r)
{
	int view;
	if (!argument_parse(r->m, ARGUMENT_VIEW, r->c->words, &view, r->e))
		return false;
	if (r->c->action == DO_DELETE_VIEW)
		view_list_delete(r->m, (size_t)view, r->fx);
	else
		view_list_show(r->m, (size_t)view);
	return true;
}

static bool take_own(struct run *r)
{
	int i;
	if (!argument_parse(r->m, ARGUMENT_OWN, r->c->words, &i, r->e))
		return false;
	own_run(r->m, (size_t)i, r->fx);
	return true;
}

static bool take_words(struct run *r)
{
	switch (kind_of(r)) {
	case ARGUMENT_NONE: return err_set(r->e, ERR_USAGE, "no words may follow it");
	case ARGUMENT_COUNT: return take_count(r);
	case ARGUMENT_PLACE: return take_place(r);
	case ARGUMENT_DIRECTION: return take_direction(r);
	case ARGUMENT_SWITCH: return take_switch(r);
	case ARGUMENT_SORT: return take_sort(r);
	case ARGUMENT_STATUSES: return take_statuses(r);
	case ARGUMENT_COLUMNS: return take_columns(r);
	case ARGUMENT_FILTER: return take_filter(r);
	case ARGUMENT_TEXT: return find_prompt_run(r->m, r->c->words, r->e);
	case ARGUMENT_CONDITION: return narrow_run(r->m, r->c->words, r->e);
	case ARGUMENT_GROUP: return take_group(r);
	case ARGUMENT_VIEW: return take_view(r);
	case ARGUMENT_NEW_VIEW: return view_list_save(r->m, r->c->words, r->fx, r->e);
	case ARGUMENT_FILE: export_to(r->m, r->c->words, r->fx); return true;
	case ARGUMENT_PROFILE: profiles_choose(r->m, r->c->words, r->fx); return true;
	case ARGUMENT_COPY: return take_copy(r);
	case ARGUMENT_THEME: return take_theme(r);
	case ARGUMENT_LANG: return take_lang(r);
	case ARGUMENT_SINCE: return comparison_choose(r->m, r->c->words, r->fx, r->e);
	case ARGUMENT_OWN: return take_own(r);
	case ARGUMENT_SHELL: return own_run_line(r->m, r->c->words, r->fx, r->e);
	case ARGUMENT_TOPIC: return take_topic(r);
	}
	return true;
}

bool command_words_take(struct model *m, struct command *c, struct effects *fx)
{
	struct err e = {.lang = m->lang};
	struct run r = {m, c, fx, &e, false};
	const char *name = action_info(c->action)->name;
	if (!take_words(&r))
		toast_error(m, TC_(m, "in front of a message", ":%s: %s"), name, e.text);
	c->words = SL("");
	return r.on;
}
