/* SPDX-License-Identifier: MIT */
/* Delimits the elements of damaged JSON, and mends the strings in one of them. */
#include "codec/json_parts.h"

#include <string.h>

#define REPLACEMENT "\\ufffd"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static size_t skip_blanks(struct sl s, size_t i)
{
	while (i < s.n && is_blank(s.p[i]))
		i++;
	return i;
}

/* Returns the index after the closing quote of the string that opens at i; s.n without one. */
static size_t skip_string(struct sl s, size_t i)
{
	for (i++; i < s.n && s.p[i] != '"'; i++)
		if (s.p[i] == '\\')
			i++;
	return i < s.n ? i + 1 : s.n;
}

/* Returns the index of the comma or bracket that ends the element at i; s.n when there is none. */
static size_t skip_element(struct sl s, size_t i)
{
	size_t depth = 0;
	while (i < s.n) {
		char c = s.p[i];
		if (c == '"') {
			i = skip_string(s, i);
			continue;
		}
		if (depth == 0 && (c == ',' || c == '}' || c == ']'))
			return i;
		depth += c == '{' || c == '[';
		depth -= c == '}' || c == ']';
		i++;
	}
	return s.n;
}

static struct sl trim_blanks(struct sl s)
{
	s = sl_drop(s, skip_blanks(s, 0));
	while (s.n && is_blank(s.p[s.n - 1]))
		s.n--;
	return s;
}

bool json_parts_open(struct json_parts *p, struct sl text)
{
	struct sl s = sl_drop(text, skip_blanks(text, 0));
	*p = (struct json_parts){.rest = s};
	if (s.n == 0 || (s.p[0] != '{' && s.p[0] != '['))
		return false;
	p->close = s.p[0] == '{' ? '}' : ']';
	p->rest = sl_drop(s, 1);
	return true;
}

static void split_member(struct json_part *part)
{
	struct sl all = part->all;
	part->value = SL("");
	if (all.n == 0 || all.p[0] != '"')
		return;
	size_t end = skip_string(all, 0);
	part->key = sl_take(all, end);
	end = skip_blanks(all, end);
	if (end < all.n && all.p[end] == ':')
		part->value = trim_blanks(sl_drop(all, end + 1));
}

/* Ends the walk at a closing bracket or at the end of the text; false always. */
static bool take_end(struct json_parts *p)
{
	p->ended = p->rest.n > 0 && p->rest.p[0] == p->close;
	p->broken = !p->ended;
	if (p->ended)
		p->rest = sl_drop(p->rest, 1);
	return false;
}

bool json_parts_next(struct json_parts *p, struct json_part *out)
{
	*out = (struct json_part){SL(""), SL(""), SL("")};
	if (p->ended || p->broken)
		return false;
	p->rest = sl_drop(p->rest, skip_blanks(p->rest, 0));
	if (p->rest.n == 0 || p->rest.p[0] == '}' || p->rest.p[0] == ']')
		return take_end(p);
	size_t n = skip_element(p->rest, 0);
	if (n == p->rest.n) {
		p->rest = sl_drop(p->rest, n);
		return take_end(p);
	}
	out->all = out->value = trim_blanks(sl_take(p->rest, n));
	if (p->close == '}')
		split_member(out);
	p->rest = sl_drop(p->rest, p->rest.p[n] == ',' ? n + 1 : n);
	return true;
}

static bool is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* The length of the escape at s; 0 when it is not valid. */
static size_t measure_escape(struct sl s)
{
	if (s.n < 2 || s.p[1] == '\0' || !strchr("\"\\/bfnrtu", s.p[1]))
		return 0;
	if (s.p[1] != 'u')
		return 2;
	for (size_t i = 2; i < 6; i++)
		if (i >= s.n || !is_hex(s.p[i]))
			return 0;
	return 6;
}

/* The length of a wrong escape: the backslash with one ASCII character, never part of a longer one.
 */
static size_t measure_wrong_escape(struct sl s)
{
	return s.n > 1 && s.p[1] > ' ' && s.p[1] <= '~' ? 2 : 1;
}

bool json_parts_mend(struct sl value, struct buf *out)
{
	bool mended = false, inside = false;
	for (size_t i = 0, n; i < value.n; i += n) {
		struct sl at = sl_drop(value, i);
		bool escape = inside && at.p[0] == '\\';
		n = escape ? measure_escape(at) : 1;
		if (n == 0 || (inside && at.p[0] == '\0')) {
			n = escape ? measure_wrong_escape(at) : 1;
			buf_add_chars(out, REPLACEMENT);
			mended = true;
			continue;
		}
		buf_add(out, sl_take(at, n));
		inside ^= at.p[0] == '"';
	}
	return mended;
}
