/* SPDX-License-Identifier: MIT */
/* Folds the lines of a document, and finds text in it. */
#include "app/document/doc.h"

/* Returns the line after all that the fold holds. */
static size_t line_after(const struct doc *d, size_t line)
{
	size_t i = line + 1;
	while (i < d->n && d->lines[i].depth > d->lines[line].depth)
		i++;
	return i;
}

size_t doc_next(const struct doc *d, size_t line)
{
	return d->lines[line].folded ? line_after(d, line) : line + 1;
}

size_t doc_held(const struct doc *d, size_t line)
{
	return line_after(d, line) - line - 1;
}

size_t doc_shown(const struct doc *d)
{
	size_t n = 0;
	for (size_t i = 0; i < d->n; i = doc_next(d, i))
		n++;
	return n;
}

size_t doc_line_at(const struct doc *d, size_t i)
{
	size_t line = 0;
	while (line < d->n && i-- > 0)
		line = doc_next(d, line);
	return line;
}

size_t doc_place(const struct doc *d, size_t line)
{
	size_t place = 0;
	for (size_t i = 0, next; i < d->n && (next = doc_next(d, i)) <= line; i = next)
		place++;
	return place;
}

void doc_toggle(struct doc *d, size_t line)
{
	if (line < d->n && d->lines[line].folds)
		d->lines[line].folded = !d->lines[line].folded;
}

void doc_fold_all(struct doc *d, bool folded)
{
	for (size_t i = 0; i < d->n; i++)
		d->lines[i].folded = folded && d->lines[i].folds;
}

void doc_reveal(struct doc *d, size_t line)
{
	for (size_t i = 0; i < line; i++)
		if (d->lines[i].folded && line_after(d, i) > line)
			d->lines[i].folded = false;
}

size_t doc_match(struct sl hay, struct sl needle)
{
	for (size_t i = 0; i + needle.n <= hay.n; i++)
		if (sl_equal_nocase(sl_take(sl_drop(hay, i), needle.n), needle))
			return i;
	return hay.n;
}

size_t doc_find(const struct doc *d, size_t line, int way, struct sl needle)
{
	if (needle.n == 0 || d->n == 0)
		return d->n;
	for (size_t i = 0; i < d->n; i++) {
		size_t at = way < 0 ? (line + d->n - i) % d->n : (line + i) % d->n;
		if (doc_match(d->lines[at].text, needle) < d->lines[at].text.n)
			return at;
	}
	return d->n;
}
