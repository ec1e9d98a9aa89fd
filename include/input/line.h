/* SPDX-License-Identifier: MIT */
/*
 * A line being typed: editing by glyph, history. Used by every prompt.
 * Keys: arrows, Home/End, Ctrl-A/E, Ctrl-U, Ctrl-W, Ctrl-K, Backspace, Delete, Up/Down history,
 * Alt or Ctrl with Left, Right, Backspace, Delete and Alt-B/F/D for words,
 * pasted text (newlines in a paste become blanks; controls are dropped).
 */
#ifndef INPUT_LINE_H
#define INPUT_LINE_H

#include "base/key.h"

#define LINE_BYTES   257
#define LINE_HISTORY 16

struct line {
	char text[LINE_BYTES];                  /* UTF-8, terminated */
	size_t n, cursor;                       /* bytes; cursor is at the start of a glyph */
	char history[LINE_HISTORY][LINE_BYTES]; /* newest first */
	size_t n_history;
	int browsing;          /* -1 at the new line, else index into history */
	char kept[LINE_BYTES]; /* the new line while browsing */
};

void line_init(struct line *l);
void line_set(struct line *l, struct sl text); /* cursor at the end */
struct sl line_sl(const struct line *l);
/* True for an editing key, even when it changed nothing. */
bool line_key(struct line *l, struct key k);
/* True for the keys with Alt or Ctrl that go by words. */
bool line_edits_word(struct key k);
/* True while the text is one of the history that was not changed since it was recalled. */
bool line_is_recalled(const struct line *l);
/* Puts the text at the front of the history, once; an empty text is not kept. */
void line_remember(struct line *l);

#endif
