/* SPDX-License-Identifier: MIT */
/* Edits a line of text glyph by glyph. */
#include "input/line.h"

#include <string.h>

#include "base/text.h"
#include "base/utf8.h"

void line_init(struct line *l)
{
	*l = (struct line){.browsing = -1};
}

struct sl line_sl(const struct line *l)
{
	return (struct sl){l->text, l->n};
}

void line_set(struct line *l, struct sl text)
{
	sl_to_chars(text, l->text, sizeof l->text);
	l->n = strlen(l->text);
	l->cursor = l->n;
}

/* Moves the cursor behind the glyph that it is in: a typed character may have joined a mark. */
static void settle_cursor(struct line *l)
{
	struct sl rest = line_sl(l);
	struct glyph g;
	size_t at = 0;
	while (at < l->cursor && text_next(&rest, &g))
		at += g.bytes;
	l->cursor = at;
}

static void insert_bytes(struct line *l, struct sl bytes)
{
	if (l->n + bytes.n >= sizeof l->text)
		return;
	memmove(l->text + l->cursor + bytes.n, l->text + l->cursor, l->n - l->cursor + 1);
	memcpy(l->text + l->cursor, bytes.p, bytes.n);
	l->n += bytes.n;
	l->cursor += bytes.n;
	settle_cursor(l);
}

static void erase_range(struct line *l, size_t from, size_t to)
{
	memmove(l->text + from, l->text + to, l->n - to + 1);
	l->n -= to - from;
	l->cursor = from;
	settle_cursor(l);
}

static size_t find_glyph_after(const struct line *l)
{
	struct sl rest = sl_drop(line_sl(l), l->cursor);
	struct glyph g;
	return text_next(&rest, &g) ? l->cursor + g.bytes : l->cursor;
}

static size_t find_glyph_before(const struct line *l)
{
	return l->cursor ? text_before(line_sl(l), l->cursor) : 0;
}

static size_t find_word_before(const struct line *l)
{
	size_t at = l->cursor;
	while (at > 0 && l->text[at - 1] == ' ')
		at--;
	while (at > 0 && l->text[at - 1] != ' ')
		at--;
	return at;
}

/* A word is a run of letters and digits; every character beyond ASCII counts as a letter, except
 * the ideographic space. */
static bool is_word_glyph(const struct glyph *g)
{
	uint32_t cp = g->cp[0], letter = cp | 0x20;
	return (letter >= 'a' && letter <= 'z') || (cp >= '0' && cp <= '9') ||
	       (cp > 0x7F && cp != 0x3000);
}

static size_t find_word_end(const struct line *l)
{
	struct sl rest = sl_drop(line_sl(l), l->cursor);
	struct glyph g;
	size_t at = l->cursor;
	for (bool in_word = false; text_next(&rest, &g); at += g.bytes) {
		if (in_word && !is_word_glyph(&g))
			break;
		in_word = in_word || is_word_glyph(&g);
	}
	return at;
}

/* Returns the last place before the cursor where a word begins; 0 for none. */
static size_t find_word_start(const struct line *l)
{
	struct sl rest = line_sl(l);
	struct glyph g;
	size_t start = 0;
	bool in_word = false;
	for (size_t at = 0; at < l->cursor && text_next(&rest, &g); at += g.bytes) {
		if (is_word_glyph(&g) && !in_word)
			start = at;
		in_word = is_word_glyph(&g);
	}
	return start;
}

static bool is_control(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || (cp >= 0xD800 && cp < 0xE000) ||
	       cp > 0x10FFFF;
}

static void insert_char(struct line *l, uint32_t cp)
{
	char bytes[UTF8_MAX_BYTES];
	l->browsing = -1;
	if (!is_control(cp))
		insert_bytes(l, (struct sl){bytes, utf8_write(cp, bytes)});
}

static void paste_key(struct line *l, struct key k)
{
	bool blank = k.code == KEYCODE_ENTER || k.code == KEYCODE_TAB || k.cp == '\n' ||
		     k.cp == '\r' || k.cp == '\t';
	if (blank)
		insert_char(l, ' ');
	else if (k.code == KEYCODE_CHAR && !k.ctrl)
		insert_char(l, k.cp);
}

bool line_is_recalled(const struct line *l)
{
	return l->browsing >= 0 && strcmp(l->text, l->history[l->browsing]) == 0;
}

static void browse_history(struct line *l, int step)
{
	int to = l->browsing + step;
	if (to < -1 || to >= (int)l->n_history)
		return;
	if (l->browsing == -1)
		memcpy(l->kept, l->text, l->n + 1);
	line_set(l, sl_from(to == -1 ? l->kept : l->history[to]));
	l->browsing = to;
}

static bool run_control_key(struct line *l, uint32_t cp)
{
	switch (cp) {
	case 'a': l->cursor = 0; return true;
	case 'e': l->cursor = l->n; return true;
	case 'u': erase_range(l, 0, l->cursor); return true;
	case 'w': erase_range(l, find_word_before(l), l->cursor); return true;
	case 'k': erase_range(l, l->cursor, l->n); return true;
	default: return false;
	}
}

enum word_edit { WORD_NONE, WORD_LEFT, WORD_RIGHT, WORD_ERASE_LEFT, WORD_ERASE_RIGHT };

/* Terminals send Option or Alt with a key as ESC and that key; readline has made the letters
 * known. */
static enum word_edit find_word_edit(struct key k)
{
	if (k.pasted || !(k.alt || k.ctrl))
		return WORD_NONE;
	if (k.code == KEYCODE_LEFT)
		return WORD_LEFT;
	if (k.code == KEYCODE_RIGHT)
		return WORD_RIGHT;
	if (k.code == KEYCODE_BACKSPACE)
		return WORD_ERASE_LEFT;
	if (k.code == KEYCODE_DELETE)
		return WORD_ERASE_RIGHT;
	if (k.code != KEYCODE_CHAR || k.ctrl)
		return WORD_NONE;
	switch (k.cp) {
	case 'b': return WORD_LEFT;
	case 'f': return WORD_RIGHT;
	case 'd': return WORD_ERASE_RIGHT;
	}
	return WORD_NONE;
}

static void edit_word(struct line *l, enum word_edit edit)
{
	switch (edit) {
	case WORD_NONE: break;
	case WORD_LEFT: l->cursor = find_word_start(l); break;
	case WORD_RIGHT: l->cursor = find_word_end(l); break;
	case WORD_ERASE_LEFT: erase_range(l, find_word_start(l), l->cursor); break;
	case WORD_ERASE_RIGHT: erase_range(l, l->cursor, find_word_end(l)); break;
	}
}

bool line_edits_word(struct key k)
{
	return find_word_edit(k) != WORD_NONE;
}

bool line_key(struct line *l, struct key k)
{
	if (k.pasted) {
		paste_key(l, k);
		return true;
	}
	if (line_edits_word(k)) {
		edit_word(l, find_word_edit(k));
		return true;
	}
	if (key_is_modified(k))
		return false;
	if (k.code == KEYCODE_CHAR && k.ctrl)
		return run_control_key(l, k.cp);
	if (k.code == KEYCODE_CHAR)
		insert_char(l, k.cp);
	else if (k.code == KEYCODE_LEFT)
		l->cursor = find_glyph_before(l);
	else if (k.code == KEYCODE_RIGHT)
		l->cursor = find_glyph_after(l);
	else if (k.code == KEYCODE_HOME)
		l->cursor = 0;
	else if (k.code == KEYCODE_END)
		l->cursor = l->n;
	else if (k.code == KEYCODE_BACKSPACE)
		erase_range(l, find_glyph_before(l), l->cursor);
	else if (k.code == KEYCODE_DELETE)
		erase_range(l, l->cursor, find_glyph_after(l));
	else if (k.code == KEYCODE_UP)
		browse_history(l, 1);
	else if (k.code == KEYCODE_DOWN)
		browse_history(l, -1);
	else
		return false;
	return true;
}

/* The index of the text in the history, or the last index for a new text. */
static size_t find_history_slot(const struct line *l)
{
	size_t at = 0;
	while (at < l->n_history && strcmp(l->history[at], l->text) != 0)
		at++;
	return at < LINE_HISTORY ? at : LINE_HISTORY - 1;
}

void line_remember(struct line *l)
{
	l->browsing = -1;
	if (l->n == 0)
		return;
	size_t slot = find_history_slot(l);
	if (slot == l->n_history)
		l->n_history++;
	memmove(l->history[1], l->history[0], slot * sizeof l->history[0]);
	memcpy(l->history[0], l->text, l->n + 1);
}
