/* SPDX-License-Identifier: MIT */
/*
 * A line being typed: editing by glyph, history. Used by every prompt.
 * Keys: arrows, Home/End, Ctrl-A/E, Ctrl-U, Ctrl-W, Ctrl-K, Backspace, Delete, Up/Down history,
 * pasted text (newlines in a paste become blanks; controls are dropped).
 */
#ifndef INPUT_LINE_H
#define INPUT_LINE_H

#include "base/key.h"

#define LINE_BYTES   257
#define LINE_HISTORY 16

struct line {
	char text[LINE_BYTES];                  /* UTF-8, terminated */
	size_t n, cursor;                       /* bytes; cursor stands at a glyph's start */
	char history[LINE_HISTORY][LINE_BYTES]; /* newest first */
	size_t n_history;
	int browsing;          /* -1 at the new line, else index into history */
	char kept[LINE_BYTES]; /* the new line while browsing */
};

void line_init(struct line *l);
void line_set(struct line *l, struct sl text); /* cursor at the end */
struct sl line_sl(const struct line *l);
/* true when the key was an editing key (also when it changed nothing). */
bool line_key(struct line *l, struct key k);
/* Puts the text in front of the history (without doubles, never empty ones). */
void line_remember(struct line *l);

#endif
