/* SPDX-License-Identifier: MIT */
/*
 * A document to read, in lines that fold: sections, and JSON with a line for each member.
 *
 * The document owns its lines and their text. A line folds if deeper lines follow it; when folded,
 * it hides those. Text that is not JSON, or is cut short, is shown as far as it goes; nothing is
 * refused. At most DOC_LINES_MAX lines are made; the last one says that there was more.
 */
#ifndef APP_DOCUMENT_DOC_H
#define APP_DOCUMENT_DOC_H

#include "base/arena.h"

#define DOC_LINES_MAX   100000
#define DOC_INDENT_COLS 2  /* columns of indentation for each level */
#define DOC_DEPTH_MAX   60 /* deeper levels are not indented further */

/* DOC_REST: the last line of a document that is too long. Its text is a string in English, which
 * the view translates. */
enum doc_kind { DOC_TITLE, DOC_TEXT, DOC_FAULT, DOC_JSON, DOC_REST };

struct doc_line {
	struct sl text;
	uint8_t indent; /* level of indentation */
	uint8_t depth;  /* level for folding */
	uint8_t kind;
	bool folds, folded;
};

struct doc {
	struct arena arena;
	struct doc_line *lines; /* owned */
	size_t n, cap;
};

void doc_init(struct doc *d);
void doc_release(struct doc *d); /* the document is then as after doc_init */
void doc_add(struct doc *d, enum doc_kind kind, int depth, struct sl text);
/* Adds one line for each part between newlines. */
void doc_add_lines(struct doc *d, enum doc_kind kind, int depth, struct sl text);
/* Adds JSON with a line for each member; other text as its lines. */
void doc_add_json(struct doc *d, int depth, struct sl text);

/* Counts the shown lines, and finds the i-th of them; d->n past the end. */
size_t doc_shown(const struct doc *d);
size_t doc_line_at(const struct doc *d, size_t i);
/* Returns the place of a line among those shown; for a hidden line, that of the fold that hides
 * it. */
size_t doc_place(const struct doc *d, size_t line);
size_t doc_next(const struct doc *d, size_t line); /* the next shown line; d->n after the last */
/* Counts the lines that the fold holds. */
size_t doc_held(const struct doc *d, size_t line);
void doc_toggle(struct doc *d, size_t line);
void doc_fold_all(struct doc *d, bool folded);
/* Opens the folds that hide the line. */
void doc_reveal(struct doc *d, size_t line);

/* Returns where needle begins in hay, ignoring the case of ASCII letters; hay.n: it does not
 * occur. */
size_t doc_match(struct sl hay, struct sl needle);
/* Finds the next line with needle from line on (inclusive), upwards if way is -1, once around;
 * d->n: there is none. */
size_t doc_find(const struct doc *d, size_t line, int way, struct sl needle);

#endif
