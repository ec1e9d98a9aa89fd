/* SPDX-License-Identifier: MIT */
/* The list of commands: filtered by the text that is typed, run with Enter. */
#include "app/screens/help.h"

#include <string.h>

#include "base/text.h"

#include "app/model/model.h"
#include "app/model/model_query.h"

/* Searches each word in the action's name, keys, group, hint and help. */
bool help_matches(const struct model *m, enum action a, struct sl words)
{
	const struct action_info *i = action_info(a);
	struct buf line, word;
	struct sl part;
	bool all = true;
	char text[400];
	buf_init(&line, 4096);
	buf_init(&word, 4096);
	buf_addf(&word, "%s %s %s %s %s", i->name, m->settings.bindings.keys[a], i->group, i->hint,
		 i->help);
	sl_to_chars(buf_sl(&word), text, sizeof text);
	text_fold(sl_from(text), &line);
	while (all && sl_split(&words, ' ', &part)) {
		buf_clear(&word);
		text_fold(part, &word);
		all = word.n == 0 || strstr(line.p, word.p) != NULL;
	}
	buf_release(&word);
	buf_release(&line);
	return all;
}

/* A leading '/' is dropped, because users type it to search; alone it searches for the key '/'. */
static struct sl filter_words(const struct model *m)
{
	struct sl words = line_sl(&m->help.filter);
	return sl_drop(words, words.n > 1 && words.p[0] == '/');
}

enum action help_action(const struct model *m, int i)
{
	for (int a = DO_NOTHING + 1; a < ACTION_COUNT; a++)
		if (help_matches(m, (enum action)a, filter_words(m)) && i-- == 0)
			return (enum action)a;
	return DO_NOTHING;
}

int help_actions(const struct model *m, enum action out[ACTION_COUNT])
{
	int n = 0;
	for (int a = DO_NOTHING + 1; a < ACTION_COUNT; a++)
		if (help_matches(m, (enum action)a, filter_words(m)))
			out[n++] = (enum action)a;
	return n;
}

static int count_matches(const struct model *m)
{
	enum action found[ACTION_COUNT];
	return help_actions(m, found);
}

static int rows_shown(const struct model *m)
{
	int n = layout_help_rows(&m->layout);
	return n > 0 ? n : 1;
}

void help_settle(struct model *m)
{
	struct help *h = &m->help;
	int n = count_matches(m), shown = rows_shown(m);
	if (h->selected >= n)
		h->selected = n - 1;
	if (h->selected < 0)
		h->selected = 0;
	if (h->top > h->selected)
		h->top = h->selected;
	if (h->top < h->selected - shown + 1)
		h->top = h->selected - shown + 1;
	if (h->top > n - shown)
		h->top = n > shown ? n - shown : 0;
}

void help_open(struct model *m)
{
	line_set(&m->help.filter, SL(""));
	m->help.top = m->help.selected = 0;
	layer_open(m, LAYER_HELP);
}

static struct command run_selected(struct model *m)
{
	struct command c = {.action = help_action(m, m->help.selected)};
	if (c.action == DO_NOTHING)
		return c;
	layer_close(m);
	toast_echo(m, app_key(m, c.action), c.action);
	return c;
}

static void filter_key(struct model *m, struct key k)
{
	if (line_key(&m->help.filter, k))
		m->help.top = m->help.selected = 0;
}

static void clear_or_close(struct model *m)
{
	if (m->help.filter.n == 0) {
		layer_close(m);
		return;
	}
	line_set(&m->help.filter, SL(""));
	m->help.top = m->help.selected = 0;
}

/* Tells whether the key is bound to help and types no text, so that it closes the list again. */
static bool is_key_of_help(const struct model *m, struct key k)
{
	static const struct key none;
	return !key_is_text(k) && bindings_find(&m->settings.bindings, k, none) == DO_HELP;
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
	else if (k.code == KEYCODE_UP)
		m->help.selected--;
	else if (k.code == KEYCODE_DOWN)
		m->help.selected++;
	else if (k.code == KEYCODE_PGUP)
		m->help.selected -= rows_shown(m);
	else if (k.code == KEYCODE_PGDN)
		m->help.selected += rows_shown(m);
	else
		filter_key(m, k);
	help_settle(m);
	return c;
}
