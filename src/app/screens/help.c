/* SPDX-License-Identifier: MIT */
/* The help: keys, words and commands, filtered by the text that is typed; Enter runs a command. */
#include "app/screens/help.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

#include "app/model/model.h"
#include "app/model/model_query.h"

#define MARKER_COLS   2
#define NAMES_FROM    90 /* columns of the room; with less the names are left out */
#define HAYSTACK_MAX  4096
#define TEXT_COLS_MIN 8

int help_subject(const struct model *m)
{
	size_t i = 0;
	while (i < m->n_layers && m->layers[i] != LAYER_HELP)
		i++;
	return i ? (int)m->layers[i - 1] : -1;
}

static int room_cols(const struct layout *l)
{
	return layout_help(l).w - 2;
}

static bool shows_names(const struct layout *l)
{
	return room_cols(l) >= NAMES_FROM;
}

int help_indent(const struct layout *l)
{
	return MARKER_COLS + HELP_KEYS_COLS + (shows_names(l) ? HELP_NAME_COLS : 0);
}

int help_text_cols(const struct layout *l)
{
	int cols = room_cols(l) - help_indent(l) - 1;
	return cols > TEXT_COLS_MIN ? cols : TEXT_COLS_MIN;
}

/* A label for which there is no column comes in front of the text. */
static void tell_term(const struct model *m, const struct legend_term *term, bool ascii,
		      struct help_text *out)
{
	char text[LEGEND_TEXT_BYTES];
	const char *sign = T_(m, legend_sign(term, ascii)), *word = legend_word(term);
	const char *label = T_(m, legend_label(term));
	if (term->part != LEGEND_STATUS)
		word = T_(m, word);
	bool in_front = label[0] && !shows_names(&m->layout);
	legend_text(m->lang, term, &m->settings.thresholds, text);
	snprintf(out->keys, sizeof out->keys, "%s%s%s", sign, sign[0] && word[0] ? " " : "", word);
	out->name = in_front ? "" : label;
	snprintf(out->text, sizeof out->text, "%s%s%s", in_front ? label : "",
		 in_front ? TC_(m, "in front of a message", ": ") : "", text);
}

static void tell_key(const struct model *m, const struct layer_key *k, struct help_text *out)
{
	const char *keys = k->action == DO_NOTHING ? k->keys : m->settings.bindings.keys[k->action];
	snprintf(out->keys, sizeof out->keys, "%s", k->is_word ? T_(m, keys) : keys);
	snprintf(out->text, sizeof out->text, "%s", T_(m, k->text));
	out->name = "";
}

static void tell_action(const struct model *m, enum action a, struct help_text *out)
{
	snprintf(out->keys, sizeof out->keys, "%s", m->settings.bindings.keys[a]);
	const struct action_info *i = action_info(a);
	const char *usage = T_(m, action_argument(i->takes)->usage);
	struct buf keys;
	buf_init(&keys, sizeof out->text);
	bindings_add_words(&m->settings.bindings, a, &keys);
	snprintf(out->text, sizeof out->text, "%s%s%s%s%s%s", T_(m, i->help),
		 usage[0] ? TC_(m, "list", "; :") : "", usage[0] ? i->name : "",
		 usage[0] ? " " : "", usage, keys.n ? keys.p : "");
	buf_release(&keys);
	out->name = shows_names(&m->layout) ? action_info(a)->name : "";
}

const struct layer_key *help_key_at(const struct model *m, int i)
{
	int subject = help_subject(m);
	if (subject >= 0)
		return layer_key_at((enum layer)subject, (size_t)i);
	return m->detail.open ? layer_key_of_details((size_t)i) : NULL;
}

/* Returns the name of the screen whose keys these are. */
static const char *name_subject(const struct model *m)
{
	int subject = help_subject(m);
	return subject < 0 ? N_("details") : layer_name((enum layer)subject);
}

void help_text_of(const struct model *m, const struct help_entry *e, bool ascii,
		  struct help_text *out)
{
	*out = (struct help_text){.name = ""};
	switch (e->kind) {
	case HELP_KEY: {
		const struct layer_key *k = help_key_at(m, e->at);
		if (k)
			tell_key(m, k, out);
		break;
	}
	case HELP_TERM: {
		const struct legend_term *term = legend_term((size_t)e->at);
		if (term)
			tell_term(m, term, ascii, out);
		break;
	}
	case HELP_ACTION: tell_action(m, (enum action)e->at, out); break;
	}
}

/* Returns true if each word of words is somewhere in the text. */
static bool has_words(const struct buf *text, struct sl words)
{
	struct buf line, word;
	struct sl part;
	bool all = true;
	buf_init(&line, HAYSTACK_MAX);
	buf_init(&word, HAYSTACK_MAX);
	text_fold(buf_sl(text), &line);
	while (all && sl_split(&words, ' ', &part)) {
		buf_clear(&word);
		text_fold(part, &word);
		all = word.n == 0 || strstr(line.p, word.p) != NULL;
	}
	buf_release(&word);
	buf_release(&line);
	return all;
}

bool help_matches(const struct model *m, enum action a, struct sl words)
{
	const struct action_info *i = action_info(a);
	struct buf text;
	if (words.n == 0) /* without a filter each is shown */
		return true;
	buf_init(&text, HAYSTACK_MAX);
	buf_addf(&text, "%s %s %s %s %s %s", i->name, m->settings.bindings.keys[a], i->group,
		 i->hint, i->help, action_words(a));
	if (m->lang)
		buf_addf(&text, " %s %s %s", T_(m, i->group), T_(m, i->hint), T_(m, i->help));
	bindings_add_words(&m->settings.bindings, a, &text);
	bool found = has_words(&text, words);
	buf_release(&text);
	return found;
}

static bool term_matches(const struct model *m, const struct legend_term *term, struct sl words)
{
	char text[LEGEND_TEXT_BYTES];
	struct buf all;
	if (words.n == 0)
		return true;
	legend_text(NULL, term, &m->settings.thresholds, text);
	buf_init(&all, HAYSTACK_MAX);
	buf_addf(&all, "%s %s %s %s %s %s", legend_word(term), legend_label(term), term->sign,
		 term->plain, text, term->words);
	if (m->lang) {
		legend_text(m->lang, term, &m->settings.thresholds, text);
		buf_addf(&all, " %s %s %s", T_(m, legend_word(term)), T_(m, legend_label(term)),
			 text);
	}
	bool found = has_words(&all, words);
	buf_release(&all);
	return found;
}

static bool key_matches(const struct model *m, const struct layer_key *k, struct sl words)
{
	struct help_text t;
	struct buf all;
	tell_key(m, k, &t);
	buf_init(&all, HAYSTACK_MAX);
	buf_addf(&all, "%s %s %s", t.keys, t.text, T_(m, name_subject(m)));
	if (m->lang)
		buf_addf(&all, " %s %s", k->text, name_subject(m));
	bool found = has_words(&all, words);
	buf_release(&all);
	return found;
}

/* A leading '/' is dropped, because users type it to search; alone it searches for the key '/'. */
static struct sl filter_words(const struct model *m)
{
	struct sl words = line_sl(&m->help.filter);
	return sl_drop(words, words.n > 1 && words.p[0] == '/');
}

static int count_lines(const struct model *m, const struct help_entry *e)
{
	struct help_text t;
	struct sl line;
	int n = 0;
	help_text_of(m, e, m->ascii, &t);
	struct sl rest = sl_from(t.text);
	while (text_wrap(&rest, help_text_cols(&m->layout), &line))
		n++;
	return n ? n : 1;
}

/* Adds an entry; *head is the heading that was written last. */
static void add_entry(struct help_page *p, const struct model *m, struct help_entry e,
		      const char **head)
{
	bool same = *head && sl_equal(sl_from(*head), sl_from(e.head));
	*head = e.head;
	if (same)
		e.head = NULL;
	else
		p->lines++;
	e.line = p->lines;
	e.lines = count_lines(m, &e);
	p->lines += e.lines;
	p->at[p->n++] = e;
}

static void add_keys(struct help_page *p, const struct model *m, const char **head)
{
	const struct layer_key *k;
	for (int i = 0; (k = help_key_at(m, i)) != NULL; i++) {
		p->all++;
		if (key_matches(m, k, filter_words(m)))
			add_entry(p, m, (struct help_entry){HELP_KEY, i, 0, 0, name_subject(m)},
				  head);
	}
}

static void add_terms(struct help_page *p, const struct model *m, const char **head)
{
	const struct legend_term *term;
	for (int i = 0; (term = legend_term((size_t)i)) != NULL; i++) {
		p->all++;
		if (term_matches(m, term, filter_words(m)))
			add_entry(
			    p, m,
			    (struct help_entry){HELP_TERM, i, 0, 0, legend_part_title(term->part)},
			    head);
	}
}

static bool same_group(enum action a, enum action b)
{
	return sl_equal(sl_from(action_info(a)->group), sl_from(action_info(b)->group));
}

static bool begins_group(enum action a)
{
	for (int b = DO_NOTHING + 1; b < (int)a; b++)
		if (same_group((enum action)b, a))
			return false;
	return true;
}

/* Adds the actions of a's group, of which a is the first. */
static void add_group(struct help_page *p, const struct model *m, enum action a, const char **head)
{
	for (int b = (int)a; b < ACTION_COUNT; b++)
		if (same_group(a, (enum action)b) &&
		    help_matches(m, (enum action)b, filter_words(m)))
			add_entry(p, m,
				  (struct help_entry){HELP_ACTION, b, 0, 0, action_info(a)->group},
				  head);
}

void help_page_make(const struct model *m, struct help_page *out)
{
	const char *head = NULL;
	out->n = out->lines = 0;
	out->all = ACTION_COUNT - 1;
	add_keys(out, m, &head);
	add_terms(out, m, &head);
	for (int a = DO_NOTHING + 1; a < ACTION_COUNT; a++)
		if (begins_group((enum action)a))
			add_group(out, m, (enum action)a, &head);
}

enum action help_action(const struct model *m, int i)
{
	struct help_page p;
	help_page_make(m, &p);
	return i >= 0 && i < p.n && p.at[i].kind == HELP_ACTION ? (enum action)p.at[i].at
								: DO_NOTHING;
}

static int rows_shown(const struct model *m)
{
	int n = layout_help_rows(&m->layout);
	return n > 0 ? n : 1;
}

static int clamp_to(int n, int low, int high)
{
	return n > high ? (high > low ? high : low) : n < low ? low : n;
}

/* The selected entry is shown whole, with its heading if there is room. One that is higher than
 * the room is scrolled through. */
static void scroll_to(struct help *h, const struct help_entry *e, int shown)
{
	int first = e->line - (e->head && e->lines < shown), end = e->line + e->lines;
	if (e->lines > shown)
		h->top = clamp_to(h->top, e->line, end - shown);
	else
		h->top = clamp_to(h->top, end - shown, first);
}

static void settle(struct model *m, const struct help_page *p)
{
	struct help *h = &m->help;
	int shown = rows_shown(m);
	h->selected = clamp_to(h->selected, 0, p->n - 1);
	if (p->n)
		scroll_to(h, &p->at[h->selected], shown);
	h->top = clamp_to(h->top, 0, p->lines - shown);
}

void help_settle(struct model *m)
{
	struct help_page p;
	help_page_make(m, &p);
	settle(m, &p);
}

void help_open(struct model *m)
{
	line_set(&m->help.filter, SL(""));
	m->help.top = m->help.selected = 0;
	m->help.moved = false;
	layer_open(m, LAYER_HELP);
	help_settle(m);
}

bool help_leaves_screens(enum action a)
{
	return a != DO_NOTHING && a != DO_CANCEL && a != DO_BACK && a != DO_QUIT &&
	       a != DO_INTERRUPT && a != DO_REPAINT && a != DO_SUSPEND && a != DO_RETRY &&
	       a != DO_RELOAD && a != DO_PRIVACY && a != DO_MOUSE && a != DO_LOAD_ALL &&
	       a != DO_WATCH && a != DO_API;
}

/* Leaving the box of an export would stop it. */
static bool export_runs(const struct model *m)
{
	return app_layer_is_open(m, LAYER_EXPORT) && m->export.state != EXPORT_CHOOSING;
}

static struct command run_selected(struct model *m)
{
	struct command c = {.action = help_action(m, m->help.selected)};
	struct help_page p;
	help_page_make(m, &p);
	if (p.n == 0)
		return c;
	layer_close(m);
	if (c.action == DO_NOTHING)
		return c;
	if (export_runs(m) && help_leaves_screens(c.action)) {
		toast_info(m, "%s must wait for the export; Esc stops the export",
			   action_info(c.action)->name);
		c.action = DO_NOTHING;
		return c;
	}
	toast_echo(m, app_key(m, c.action), c.action);
	return c;
}

static void forget_selection(struct help *h)
{
	h->top = h->selected = 0;
	h->moved = false;
}

/* Selects the command whose name begins with the words, so that Enter runs it; else the first
 * entry. */
static void select_named(struct model *m)
{
	struct help_page p;
	struct sl words = filter_words(m);
	forget_selection(&m->help);
	help_page_make(m, &p);
	for (int i = p.n - 1; i >= 0 && words.n; i--)
		if (p.at[i].kind == HELP_ACTION &&
		    sl_equal_nocase(
			sl_take(sl_from(action_info((enum action)p.at[i].at)->name), words.n),
			words))
			m->help.selected = i;
}

void help_open_at(struct model *m, struct sl words)
{
	help_open(m);
	line_set(&m->help.filter, words);
	select_named(m);
	help_settle(m);
}

static void filter_key(struct model *m, struct key k)
{
	if (line_key(&m->help.filter, k))
		select_named(m);
}

static void clear_or_close(struct model *m)
{
	if (m->help.filter.n == 0) {
		layer_close(m);
		return;
	}
	line_set(&m->help.filter, SL(""));
	forget_selection(&m->help);
}

/* Tells whether the key is bound to help and types no text, so that it closes the list again. */
static bool is_key_of_help(const struct model *m, struct key k)
{
	static const struct key none;
	return !key_is_text(k) && bindings_find(&m->settings.bindings, k, none) == DO_HELP;
}

bool help_select(struct model *m, int i)
{
	bool changes = m->help.selected != i;
	m->help.selected = i;
	m->help.moved = true;
	help_settle(m);
	return changes;
}

/* Goes to the next entry, or on within one that is higher than the room. */
static void step(struct model *m, int way)
{
	struct help *h = &m->help;
	struct help_page p;
	help_page_make(m, &p);
	settle(m, &p);
	const struct help_entry *e = &p.at[h->selected];
	int shown = rows_shown(m), end = p.n ? e->line + e->lines : 0;
	h->moved = true;
	if (p.n && way > 0 && h->top + shown < end)
		h->top++;
	else if (p.n && way < 0 && h->top > e->line)
		h->top--;
	else
		h->selected += way;
	settle(m, &p);
}

static void turn_page(struct model *m, int way)
{
	struct help *h = &m->help;
	struct help_page p;
	help_page_make(m, &p);
	settle(m, &p);
	int to = h->selected, shown = rows_shown(m);
	if (p.n == 0)
		return;
	int line = p.at[h->selected].line + way * shown;
	while (to + way >= 0 && to + way < p.n && way * (line - p.at[to].line) > 0)
		to += way;
	h->selected = to;
	h->moved = true;
	settle(m, &p);
}

struct command help_key(struct model *m, struct key k, struct effects *fx)
{
	(void)fx;
	struct command c = {.action = DO_NOTHING};
	if (k.pasted)
		filter_key(m, k);
	else if (k.code == KEYCODE_ESC)
		clear_or_close(m);
	else if (k.code == KEYCODE_ENTER)
		c = run_selected(m);
	else if (is_key_of_help(m, k))
		layer_close(m);
	else if (k.code == KEYCODE_UP || k.code == KEYCODE_DOWN)
		step(m, k.code == KEYCODE_UP ? -1 : 1);
	else if (k.code == KEYCODE_PGUP || k.code == KEYCODE_PGDN)
		turn_page(m, k.code == KEYCODE_PGUP ? -1 : 1);
	else
		filter_key(m, k);
	help_settle(m);
	return c;
}
