/* SPDX-License-Identifier: MIT */
/* Narrowing the loaded rows to those that meet a condition, at every key of it. */
#include "app/screens/narrow.h"

#include <stdio.h>
#include <string.h>

#include "base/money.h"

#include "store/row_condition.h"

#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/table/row_facts.h"

void narrow_open(struct model *m)
{
	struct narrow *n = &m->narrow;
	char text[LINE_BYTES];
	bool typed, handed = picker_hand_over(m, text, &typed);
	arrange_keep(m, &n->before.rows);
	line_set(&n->line, sl_from(n->before.rows.spec.narrow));
	n->line.browsing = -1;
	n->edited = handed && typed;
	n->faulty = n->choice.open = false;
	sl_to_chars(line_sl(&n->line), n->before.text, sizeof n->before.text);
	arrange_prepare(m);
	layer_open(m, LAYER_NARROW);
	if (handed)
		narrow_begin(m, sl_from(text));
}

/* The cursor goes back to the customer on which the prompt was opened, so that a typing error does
 * not lose the place. A text that is no condition leaves the rows as they are. */
static void narrow_by(struct model *m, struct sl text)
{
	struct narrow *n = &m->narrow;
	struct lens_spec s = *app_lens_spec(m);
	struct condition c;
	arrange_prepare(m);
	n->fault.e.lang = m->lang;
	n->faulty = !row_condition_parse(text, &c, &n->fault);
	if (!n->faulty && !row_facts_suffice(m, &c, &n->fault.e)) {
		n->faulty = true;
		n->fault.n = text.n;
	}
	if (n->faulty)
		return;
	sl_to_chars(sl_trim(text), s.narrow, sizeof s.narrow);
	arrange_apply_at(m, &s, n->before.rows.uin);
}

static void edit_text(struct model *m, struct key k)
{
	struct line *l = &m->narrow.line;
	char before[LINE_BYTES];
	memcpy(before, l->text, sizeof before);
	if (!line_key(l, k))
		return;
	m->narrow.choice.open = false;
	m->narrow.edited = m->narrow.edited || !sl_equal(sl_from(before), line_sl(l));
	narrow_by(m, line_sl(l));
}

void narrow_begin(struct model *m, struct sl text)
{
	struct buf quoted;
	buf_init(&quoted, LINE_BYTES - 1);
	condition_quote(text, &quoted);
	line_set(&m->narrow.line, buf_sl(&quoted));
	narrow_by(m, line_sl(&m->narrow.line));
	buf_release(&quoted);
}

/* The words are offered for the text as it was typed, also while one of them is in the line. */
size_t narrow_choices(const struct model *m, struct condition_choice out[CONDITION_CHOICES],
		      size_t *begun)
{
	const struct narrow *n = &m->narrow;
	struct sl typed = n->choice.open ? sl_take(sl_from(n->choice.typed), n->choice.cursor)
					 : sl_take(line_sl(&n->line), n->line.cursor);
	return row_condition_complete(typed, out, begun);
}

/* Replaces the last `begun` bytes before the cursor of the typed text by the word. */
static void put_word(struct narrow *n, size_t begun, const char *word)
{
	char text[2 * LINE_BYTES];
	size_t from = n->choice.cursor - begun;
	int head = snprintf(text, sizeof text, "%.*s%s", (int)from, n->choice.typed, word);
	snprintf(text + head, sizeof text - (size_t)head, "%s", n->choice.typed + n->choice.cursor);
	line_set(&n->line, sl_from(text));
	n->line.cursor = (size_t)head < n->line.n ? (size_t)head : n->line.n;
}

static void put_typed(struct narrow *n)
{
	line_set(&n->line, sl_from(n->choice.typed));
	n->line.cursor = n->choice.cursor;
}

bool narrow_choose(struct model *m, int i)
{
	struct narrow *n = &m->narrow;
	struct condition_choice words[CONDITION_CHOICES];
	size_t begun, count = narrow_choices(m, words, &begun);
	if (i == n->choice.selected || i < -1 || i >= (int)count)
		return false;
	n->choice.selected = i;
	if (i < 0)
		put_typed(n);
	else
		put_word(n, begun, words[i].word);
	n->edited = true;
	narrow_by(m, line_sl(&n->line));
	return true;
}

/* Opens the list of words; the only one is taken at once. */
static void offer_words(struct model *m)
{
	struct narrow *n = &m->narrow;
	struct condition_choice words[CONDITION_CHOICES];
	size_t begun, count = narrow_choices(m, words, &begun);
	if (count == 0)
		return;
	sl_to_chars(line_sl(&n->line), n->choice.typed, sizeof n->choice.typed);
	n->choice.cursor = n->line.cursor;
	n->choice.selected = -1;
	n->choice.open = true;
	if (count > 1)
		return;
	narrow_choose(m, 0);
	n->choice.open = false;
}

/* Beyond either end the typed text comes back. */
static void step_choice(struct model *m, int step)
{
	struct condition_choice words[CONDITION_CHOICES];
	size_t begun;
	int n = (int)narrow_choices(m, words, &begun), at = m->narrow.choice.selected + step;
	narrow_choose(m, at < -1 ? n - 1 : at >= n ? -1 : at);
}

/* Returns false if the key is not for the list of words. */
static bool take_choice_key(struct model *m, struct key k)
{
	struct narrow *n = &m->narrow;
	bool plain = !k.pasted && !key_is_modified(k);
	if (plain && k.code == KEYCODE_TAB && !n->choice.open)
		offer_words(m);
	else if (plain && n->choice.open && (k.code == KEYCODE_TAB || k.code == KEYCODE_DOWN))
		step_choice(m, 1);
	else if (plain && n->choice.open && (k.code == KEYCODE_BACKTAB || k.code == KEYCODE_UP))
		step_choice(m, -1);
	else
		return false;
	return true;
}

void narrow_cancel(struct model *m)
{
	struct narrow *n = &m->narrow;
	n->faulty = n->choice.open = false;
	line_set(&n->line, sl_from(n->before.text));
	arrange_give_back(m, &n->before.rows);
	layer_close(m);
}

/* Reports how many rows are shown, and how to see the others. */
static void report_rows(struct model *m)
{
	char shown[MONEY_CHARS], loaded[MONEY_CHARS], total[MONEY_CHARS];
	struct sl plain = app_key(m, DO_PLAIN), all = app_key(m, DO_LOAD_ALL);
	if (!app_lens_spec(m)->narrow[0] || m->arrange.coming.lens)
		return;
	count_print(lens_rows(m->lens), shown);
	count_print(store_loaded(m->loader.store), loaded);
	count_print(store_total(m->loader.store), total);
	if (store_complete(m->loader.store))
		toast_info(m, "Narrowed to %s of %s customers; %.*s shows all", shown, loaded,
			   (int)plain.n, plain.p);
	else
		toast_info(m, "Narrowed to %s of %s loaded; %.*s shows all, %.*s loads all %s",
			   shown, loaded, (int)plain.n, plain.p, (int)all.n, all.p, total);
}

/* A text that is no condition stays in the prompt, with the cursor at its fault. */
static void accept_text(struct model *m)
{
	struct narrow *n = &m->narrow;
	n->choice.open = false;
	if (n->faulty) {
		n->fault.unfinished = false;
		n->line.cursor = n->fault.at < n->line.n ? n->fault.at : n->line.n;
		return;
	}
	line_remember(&n->line);
	layer_close(m);
	report_rows(m);
}

bool narrow_run(struct model *m, struct sl text, struct err *e)
{
	narrow_open(m);
	line_set(&m->narrow.line, text);
	narrow_by(m, text);
	if (m->narrow.faulty) {
		*e = m->narrow.fault.e;
		narrow_cancel(m);
		return false;
	}
	accept_text(m);
	return true;
}

static void leave_prompt(struct model *m)
{
	if (m->narrow.choice.open) {
		narrow_choose(m, -1);
		m->narrow.choice.open = false;
	} else {
		narrow_cancel(m);
	}
}

void narrow_key(struct model *m, struct key k)
{
	if (!k.pasted && k.code == KEYCODE_ESC)
		leave_prompt(m);
	else if (!k.pasted && k.code == KEYCODE_ENTER)
		accept_text(m);
	else if (!take_choice_key(m, k))
		edit_text(m, k);
}
