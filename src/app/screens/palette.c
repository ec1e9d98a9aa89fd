/* SPDX-License-Identifier: MIT */
/* The commands offered while a name is typed behind ':': Tab completes, Tab and arrows choose. */
#include "app/screens/palette.h"

#include "app/model/model.h"

void palette_reset(struct model *m)
{
	m->prompt.palette.selected = -1;
}

/* The chosen name replaces the text in the prompt, so the words to match are kept aside. */
static struct sl typed_words(const struct model *m)
{
	return sl_trim(m->prompt.palette.selected >= 0 ? sl_from(m->prompt.palette.typed)
						       : line_sl(&m->prompt.line));
}

static bool holds_action(const enum action *actions, size_t n, enum action a)
{
	for (size_t i = 0; i < n; i++)
		if (actions[i] == a)
			return true;
	return false;
}

size_t palette_actions(const struct model *m, enum action out[ACTION_COUNT])
{
	struct sl words = typed_words(m);
	/* A number goes to a row or a percentage; it names no command. */
	if (words.n && words.p[0] >= '0' && words.p[0] <= '9')
		return 0;
	size_t begin = action_matches(words, out), n = begin;
	for (int a = DO_NOTHING + 1; a < ACTION_COUNT && words.n > 2; a++)
		if (help_matches(m, (enum action)a, words) &&
		    !holds_action(out, begin, (enum action)a))
			out[n++] = (enum action)a;
	return n;
}

static void choose_action(struct model *m, int i)
{
	enum action found[ACTION_COUNT];
	if (m->prompt.palette.selected < 0)
		sl_to_chars(line_sl(&m->prompt.line), m->prompt.palette.typed,
			    sizeof m->prompt.palette.typed);
	int n = (int)palette_actions(m, found);
	/* Beyond either end the typed text comes back. */
	m->prompt.palette.selected = i < -1 ? n - 1 : i < n ? i : -1;
	if (m->prompt.palette.selected < 0)
		line_set(&m->prompt.line, sl_from(m->prompt.palette.typed));
	else
		line_set(&m->prompt.line,
			 sl_from(action_info(found[m->prompt.palette.selected])->name));
}

/* Completes as far as all names with this beginning agree; false if nothing is added. */
static bool complete_name(struct model *m)
{
	enum action found[ACTION_COUNT];
	struct sl begin = sl_trim(line_sl(&m->prompt.line));
	size_t n = action_matches(begin, found);
	if (begin.n == 0 || n == 0)
		return false;
	struct sl common = sl_from(action_info(found[0])->name);
	for (size_t i = 1; i < n; i++) {
		struct sl name = sl_from(action_info(found[i])->name);
		while (!sl_starts(name, common))
			common.n--;
	}
	if (common.n <= begin.n)
		return false;
	line_set(&m->prompt.line, common);
	return true;
}

bool palette_key(struct model *m, struct key k)
{
	int at = m->prompt.palette.selected;
	/* Arrows recall earlier commands if nothing is typed, and while these are gone through. */
	bool history = at < 0 && (m->prompt.line.n == 0 || m->prompt.line.browsing >= 0);
	if (k.pasted || k.ctrl || k.alt)
		return false;
	if (k.code == KEYCODE_TAB) {
		if (at >= 0 || !complete_name(m))
			choose_action(m, at + 1);
		return true;
	}
	if (k.code == KEYCODE_BACKTAB || (k.code == KEYCODE_UP && !history))
		choose_action(m, at - 1);
	else if (k.code == KEYCODE_DOWN && !history)
		choose_action(m, at + 1);
	else
		return false;
	return true;
}
