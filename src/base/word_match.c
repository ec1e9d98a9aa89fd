/* SPDX-License-Identifier: MIT */
/* Compares a typed word with the known ones. */
#include "base/word_match.h"

#include <stdio.h>

#define WORD_BYTES 31 /* longer words are compared up to here */
#define FAR        3  /* a word that differs in so many letters is another one */
#define FAR_SHORT  2  /* the same for words of up to four letters */
#define SHORT      4

static char fold_letter(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static int least_of(int a, int b, int c)
{
	int n = a < b ? a : b;
	return n < c ? n : c;
}

static bool are_swapped(struct sl a, size_t i, struct sl b, size_t j)
{
	return i > 1 && j > 1 && fold_letter(a.p[i - 1]) == fold_letter(b.p[j - 2]) &&
	       fold_letter(a.p[i - 2]) == fold_letter(b.p[j - 1]);
}

/* Counts the letters to insert, remove, replace or swap with their neighbour. rows has the
 * distances of the last three beginnings of a. */
static int edit_distance(struct sl a, struct sl b)
{
	int rows[3][WORD_BYTES + 1] = {{0}};
	a = sl_take(a, WORD_BYTES);
	b = sl_take(b, WORD_BYTES);
	for (size_t j = 0; j <= b.n; j++)
		rows[0][j] = (int)j;
	for (size_t i = 1; i <= a.n; i++) {
		int *row = rows[i % 3];
		const int *above = rows[(i - 1) % 3], *before = rows[(i + 1) % 3];
		row[0] = (int)i;
		for (size_t j = 1; j <= b.n; j++) {
			bool differ = fold_letter(a.p[i - 1]) != fold_letter(b.p[j - 1]);
			row[j] = least_of(above[j] + 1, row[j - 1] + 1, above[j - 1] + differ);
			if (are_swapped(a, i, b, j) && before[j - 2] + 1 < row[j])
				row[j] = before[j - 2] + 1;
		}
	}
	return rows[a.n % 3][b.n];
}

struct word_match word_match_start(struct sl typed)
{
	return (struct word_match){.typed = typed, .distance = typed.n > SHORT ? FAR : FAR_SHORT};
}

static void compare_beginning(struct word_match *m, struct sl known)
{
	if (m->whole || m->typed.n == 0 || !sl_starts(known, m->typed))
		return;
	m->whole = known.n == m->typed.n;
	m->n_begun = m->whole ? 1 : m->n_begun + 1;
	m->at = m->n;
}

/* What begins a word is as near as what differs from it in one letter. */
static void compare_letters(struct word_match *m, struct sl known)
{
	bool begins = m->typed.n > 1 && sl_equal_nocase(sl_take(known, m->typed.n), m->typed);
	int d = edit_distance(m->typed, known);
	if (begins && d > 1)
		d = 1;
	if (m->typed.n == 0 || d >= m->distance)
		return;
	m->distance = d;
	m->nearest = known;
}

void word_match_add(struct word_match *m, struct sl known)
{
	compare_beginning(m, known);
	compare_letters(m, known);
	m->n++;
}

bool word_match_is_clear(const struct word_match *m)
{
	return m->n_begun == 1;
}

struct sl word_match_nearest(const struct word_match *m)
{
	return m->nearest.p ? m->nearest : SL("");
}

const char *word_match_hint(const struct word_match *m, const struct catalog *lang,
			    const char *before, char out[WORD_MATCH_HINT])
{
	struct sl word = word_match_nearest(m);
	out[0] = '\0';
	if (word.n)
		snprintf(out, WORD_MATCH_HINT, lang_text(lang, " (did you mean %s%.*s?)"), before,
			 (int)sl_take(word, WORD_BYTES).n, word.p);
	return out;
}
