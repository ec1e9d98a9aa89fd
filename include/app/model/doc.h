/* SPDX-License-Identifier: MIT */
/*
 * A text to read in lines that fold: sections, and JSON set out line by line.
 *
 * Lines and their text are the document's own. A line folds when deeper ones follow it; folded, it
 * hides those. What is not JSON, or is cut short, is set out as far as it goes: nothing is refused.
 * At most DOC_LINES_MAX lines are made; a last one says that there was more.
 */
#ifndef APP_MODEL_DOC_H
#define APP_MODEL_DOC_H

#include "base/arena.h"

#define DOC_LINES_MAX   100000
#define DOC_INDENT_COLS 2  /* columns that a level is set in by */
#define DOC_DEPTH_MAX   60 /* deeper is not set in further */

enum doc_kind { DOC_TITLE, DOC_TEXT, DOC_FAULT, DOC_JSON };

struct doc_line {
	struct sl text;
	uint8_t indent; /* levels to set in */
	uint8_t depth;  /* for folding */
	uint8_t kind;
	bool folds, folded;
};

struct doc {
	struct arena arena;
	struct doc_line *lines; /* owned */
	size_t n, cap;
};

void doc_init(struct doc *d);
void doc_release(struct doc *d); /* and is as after doc_init */
void doc_add(struct doc *d, enum doc_kind kind, int depth, struct sl text);
/* One line each for what newlines separate. */
void doc_add_lines(struct doc *d, enum doc_kind kind, int depth, struct sl text);
/* JSON set out; other text as its lines. */
void doc_add_json(struct doc *d, int depth, struct sl text);

/* Lines that are not hidden, and the i-th of them; d->n past the end. */
size_t doc_shown(const struct doc *d);
size_t doc_line_at(const struct doc *d, size_t i);
/* The place of a line among those shown; of the fold that hides it when it is hidden. */
size_t doc_place(const struct doc *d, size_t line);
size_t doc_next(const struct doc *d, size_t line); /* the next line shown; d->n after the last */
/* How many lines the fold holds. */
size_t doc_held(const struct doc *d, size_t line);
void doc_toggle(struct doc *d, size_t line);
void doc_fold_all(struct doc *d, bool folded);
/* Opens what hides it. */
void doc_reveal(struct doc *d, size_t line);

/* Where needle begins in hay, letters of ASCII in any case; hay.n when it does not. */
size_t doc_match(struct sl hay, struct sl needle);
/* The next line with it from line on (itself included), upwards for way -1, once round; d->n when
 * there is none. */
size_t doc_find(const struct doc *d, size_t line, int way, struct sl needle);

#endif
