/* SPDX-License-Identifier: MIT */
/* What is offered while a command is typed behind ':': names, then the words that it takes. Tab
 * completes, Tab and arrows choose. */
#include "app/screens/palette.h"

#include <stdio.h>

#include "app/model/model.h"

/* The typed text in its parts: "sort name re" has the command sort, the head "sort name " and the
 * last word "re". */
struct typed {
	enum action command; /* DO_NOTHING while the name is typed */
	struct sl head, last;
	bool first; /* last is the first word behind the name */
};

void palette_reset(struct model *m)
{
	m->prompt.palette.selected = -1;
}

/* What is chosen replaces the text in the prompt, so the text to match is kept aside. */
static struct sl typed_text(const struct model *m)
{
	return m->prompt.palette.selected >= 0 ? sl_from(m->prompt.palette.typed)
					       : line_sl(&m->prompt.line);
}

static struct sl skip_blanks(struct sl text)
{
	while (text.n && text.p[0] == ' ')
		text = sl_drop(text, 1);
	return text;
}

/* Returns the words behind the name in *t, up to the last one. */
static void split_words(struct typed *t, struct sl text, struct sl words)
{
	enum argument kind = action_info(t->command)->takes;
	struct sl rest = words, word = {words.p, 0};
	t->last = (struct sl){words.p + words.n, 0};
	t->first = true;
	while (argument_split(kind, &rest, &word)) {
		bool ended = rest.n > 0;
		t->first = t->first && word.p == skip_blanks(words).p && !ended;
		if (!ended)
			t->last = word;
	}
	t->head = sl_take(text, (size_t)(t->last.p - text.p));
}

static struct typed split_typed(const struct model *m)
{
	struct sl text = skip_blanks(typed_text(m)), rest = text, name = {"", 0};
	struct typed t = {.command = DO_NOTHING, .head = {text.p, 0}, .last = sl_trim(text)};
	sl_split(&rest, ' ', &name);
	if (name.n == text.n || !action_parse(name, &t.command))
		return t;
	split_words(&t, text, rest);
	return t;
}

enum action palette_command(const struct model *m)
{
	return split_typed(m).command;
}

static bool holds_action(const enum action *actions, size_t n, enum action a)
{
	for (size_t i = 0; i < n; i++)
		if (actions[i] == a)
			return true;
	return false;
}

static size_t match_actions(const struct model *m, struct sl words, enum action out[ACTION_COUNT])
{
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

static bool begins_with(const char *word, struct sl prefix)
{
	return sl_equal_nocase(sl_take(sl_from(word), prefix.n), prefix);
}

static bool is_typed_before(const struct typed *t, enum argument kind, const char *word)
{
	struct sl rest = t->head, typed;
	while (argument_split(kind, &rest, &typed))
		if (sl_equal_nocase(typed, sl_from(word)))
			return true;
	return false;
}

static size_t list_words(const struct model *m, const struct typed *t,
			 struct palette_item out[PALETTE_ITEMS])
{
	struct argument_choice c[ARGUMENT_CHOICES];
	enum argument kind = action_info(t->command)->takes;
	size_t n = 0, choices = argument_choices(m, kind, c);
	for (size_t i = 0; i < choices && (t->first || argument_repeats(kind)); i++)
		if (begins_with(c[i].word, t->last) && !is_typed_before(t, kind, c[i].word))
			out[n++] = (struct palette_item){DO_NOTHING, c[i].word, c[i].note};
	return n;
}

size_t palette_items(const struct model *m, struct palette_item out[PALETTE_ITEMS])
{
	enum action found[ACTION_COUNT];
	struct typed t = split_typed(m);
	if (t.command != DO_NOTHING)
		return list_words(m, &t, out);
	size_t n = match_actions(m, sl_trim(typed_text(m)), found);
	for (size_t i = 0; i < n; i++)
		out[i] = (struct palette_item){found[i], action_info(found[i])->name,
					       action_info(found[i])->help};
	return n;
}

/* Puts the text before the last word and the word into the prompt. */
static void set_line(struct model *m, struct sl head, struct sl word, const char *behind)
{
	char text[2 * LINE_BYTES];
	snprintf(text, sizeof text, "%.*s%.*s%s", (int)head.n, head.p, (int)word.n, word.p, behind);
	line_set(&m->prompt.line, sl_from(text));
}

static void choose_item(struct model *m, int i)
{
	struct palette_item items[PALETTE_ITEMS];
	struct palette *p = &m->prompt.palette;
	if (p->selected < 0)
		sl_to_chars(line_sl(&m->prompt.line), p->typed, sizeof p->typed);
	int n = (int)palette_items(m, items);
	struct sl head = split_typed(m).head;
	/* Beyond either end the typed text comes back. */
	p->selected = i < -1 ? n - 1 : i < n ? i : -1;
	if (p->selected < 0)
		line_set(&m->prompt.line, sl_from(p->typed));
	else
		set_line(m, head, sl_from(items[p->selected].word), "");
}

/* Returns what all words that begin with the last typed one have in common; *n counts them. */
static struct sl find_common(const struct palette_item *items, size_t n_items, struct sl last,
			     size_t *n)
{
	struct sl common = last;
	*n = 0;
	for (size_t i = 0; i < n_items; i++) {
		if (!begins_with(items[i].word, last))
			continue; /* a command that is offered because of its help */
		if (++*n == 1)
			common = sl_from(items[i].word);
		while (!begins_with(items[i].word, common))
			common.n--;
	}
	return common;
}

/* Tells whether a word may follow the one that has been completed. */
static bool goes_on(const struct typed *t, struct sl word)
{
	enum action a;
	if (t->command != DO_NOTHING)
		return argument_goes_on(action_info(t->command)->takes);
	return action_named(word, &a) && action_info(a)->takes != ARGUMENT_NONE;
}

/* Completes as far as all that begin so agree, and puts a blank behind the only one if more may
 * follow; false if nothing is added. */
static bool complete_word(struct model *m)
{
	struct palette_item items[PALETTE_ITEMS];
	struct typed t = split_typed(m);
	size_t n, n_items = palette_items(m, items);
	struct sl common = find_common(items, n_items, t.last, &n);
	bool whole = n == 1 && common.n == t.last.n;
	if (n == 0 || (t.last.n == 0 && t.command == DO_NOTHING))
		return false;
	if (whole ? !goes_on(&t, common) : common.n == t.last.n)
		return false;
	set_line(m, t.head, common, whole ? " " : "");
	return true;
}

bool palette_select(struct model *m, int i)
{
	bool changes = m->prompt.palette.selected != i;
	if (changes)
		choose_item(m, i);
	return changes;
}

bool palette_key(struct model *m, struct key k)
{
	int at = m->prompt.palette.selected;
	/* Arrows recall earlier commands if nothing is typed, and while these are gone through. */
	bool history = at < 0 && (m->prompt.line.n == 0 || m->prompt.line.browsing >= 0);
	if (k.pasted || k.ctrl || k.alt)
		return false;
	if (k.code == KEYCODE_TAB) {
		if (at >= 0 || !complete_word(m))
			choose_item(m, at + 1);
		return true;
	}
	if (k.code == KEYCODE_BACKTAB || (k.code == KEYCODE_UP && !history))
		choose_item(m, at - 1);
	else if (k.code == KEYCODE_DOWN && !history)
		choose_item(m, at + 1);
	else
		return false;
	return true;
}
