/* SPDX-License-Identifier: MIT */
/* Breaks text into lines: at blanks, and between the characters of Chinese and Japanese. */
#include "base/attr.h"
#include "base/text.h"

/* No line begins with one of the first, which belong to the text before them, or ends with one of
 * the second. */
static const uint32_t closing[] = {'!',    ')',    ',',    '.',    ':',    ';',    '?',
				   ']',    '}',    '%',    0x2019, 0x201D, 0x2026, 0x3001,
				   0x3002, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0xFF01,
				   0xFF05, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F};
static const uint32_t opening[] = {'(',    '[',    '{',    0x2018, 0x201C, 0x3008,
				   0x300A, 0x300C, 0x300E, 0x3010, 0xFF08};

static bool is_one_of(const uint32_t *of, size_t n, uint32_t cp)
{
	size_t i = 0;
	while (i < n && of[i] != cp)
		i++;
	return i < n;
}

static bool may_break(const struct glyph *before, const struct glyph *after)
{
	if (before->cp[0] == ' ')
		return true;
	return (before->width > 1 || after->width > 1) && after->cp[0] != ' ' &&
	       !is_one_of(closing, COUNT_OF(closing), after->cp[0]) &&
	       !is_one_of(opening, COUNT_OF(opening), before->cp[0]);
}

/* Returns the last place to break the text at or before byte fit, 0 for none. */
static size_t find_break(struct sl text, size_t fit)
{
	struct sl rest = text;
	struct glyph before = {.bytes = 0}, g;
	size_t at = 0, found = 0;
	while (at <= fit && text_next(&rest, &g)) {
		if (may_break(&before, &g))
			found = at;
		before = g;
		at += g.bytes;
	}
	return found;
}

bool text_wrap(struct sl *rest, int cols, struct sl *line)
{
	int used;
	while (rest->n && rest->p[0] == ' ')
		*rest = sl_drop(*rest, 1);
	if (rest->n == 0)
		return false;
	size_t end = text_fit(*rest, cols > 0 ? cols : 1, &used);
	if (end == 0) { /* a glyph wider than the line is cut; otherwise this would never end */
		struct glyph g = {.bytes = 0};
		struct sl probe = *rest;
		text_next(&probe, &g);
		end = g.bytes;
	}
	if (end < rest->n && rest->p[end] != ' ') {
		size_t at = find_break(*rest, end);
		end = at ? at : end;
	}
	*line = sl_trim(sl_take(*rest, end));
	*rest = sl_drop(*rest, end);
	return true;
}
