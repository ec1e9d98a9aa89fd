/* SPDX-License-Identifier: MIT */
/* Masks the personal values of a document of the API. */
#include "app/model/privacy.h"

#include <string.h>

#include "base/attr.h"

#define NAME_BYTES  40
#define NAME_DIGITS 3
#define CODE_BYTES  80

/* Texts under these names are the API's own words. A name that is missing here may be a new
 * field. */
static bool is_impersonal(struct sl name)
{
	static const char *const names[] = {"RequestId",     "Order",          "FilterType",
					    "Code",          "Type",           "Arrears",
					    "AllocatedTime", "RecentExpiry",   "AssociationTime",
					    "Credit",        "RemainingCredit"};
	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (sl_equal(name, sl_from(names[i])))
			return true;
	return false;
}

/* Numbers under these names are counts or amounts. A mobile number may come as a number too. */
static bool is_impersonal_number(struct sl name)
{
	static const char *const names[] = {"Total",           "TotalCount",  "Page",
					    "PageSize",        "Force",       "Credit",
					    "RemainingCredit", "TotalCredit", "AllocatedCredit",
					    "TotalAmount",     "RemainAmount"};
	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (sl_equal(name, sl_from(names[i])))
			return true;
	return false;
}

static bool is_word_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_';
}

/* An address, a number or the name of a person may be used as the name of a member. */
static bool is_field_name(struct sl name)
{
	int digits = 0;
	for (size_t i = 0; i < name.n; i++) {
		digits += name.p[i] >= '0' && name.p[i] <= '9';
		if (!is_word_char(name.p[i]))
			return false;
	}
	return name.n <= NAME_BYTES && digits <= NAME_DIGITS;
}

/* Codes, times and amounts look like this; any other text under their names is masked. */
static bool is_code(struct sl text)
{
	for (size_t i = 0; i < text.n; i++)
		if (!is_word_char(text.p[i]) && (text.p[i] == '\0' || !strchr(" .:+-/", text.p[i])))
			return false;
	return text.n <= CODE_BYTES;
}

bool privacy_keeps(struct sl name, struct sl text, bool is_number)
{
	return is_number ? is_impersonal_number(name) : is_impersonal(name) && is_code(text);
}

/* Counts the bytes of the string at the front, with its quotes; all of s if it has no end. */
static size_t string_length(struct sl s)
{
	size_t i = 1;
	while (i < s.n && s.p[i] != '"')
		i += s.p[i] == '\\' ? 2 : 1;
	return i < s.n ? i + 1 : s.n;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_member_name(struct sl rest)
{
	while (rest.n && is_blank(rest.p[0]))
		rest = sl_drop(rest, 1);
	return rest.n && rest.p[0] == ':';
}

static size_t number_length(struct sl s)
{
	size_t n = 0;
	while (n < s.n && s.p[n] && strchr("0123456789+-.eE", s.p[n]))
		n++;
	return n;
}

static size_t take_string(struct sl s, struct sl *name, const struct privacy_pen *pen,
			  struct buf *out)
{
	size_t n = string_length(s);
	struct sl inside = n >= 2 ? sl_take(sl_drop(s, 1), n - 2) : SL("");
	if (is_member_name(sl_drop(s, n))) {
		*name = inside;
		buf_add(out, is_field_name(inside) ? sl_take(s, n) : SL("\"" PRIVACY_MASK "\""));
	} else if (n == 2 || privacy_keeps(*name, inside, false)) {
		buf_add(out, sl_take(s, n));
	} else {
		pen->put(pen->ctx, *name, sl_take(s, n), out);
	}
	return n;
}

static size_t take_number(struct sl s, struct sl name, const struct privacy_pen *pen,
			  struct buf *out)
{
	size_t n = number_length(s);
	if (!privacy_keeps(name, sl_take(s, n), true))
		pen->put(pen->ctx, name, sl_take(s, n), out);
	else
		buf_add(out, sl_take(s, n));
	return n;
}

/* Outside of strings there are signs and words of JSON; anything else is masked. */
static size_t take_word(struct sl s, struct buf *out)
{
	size_t n = 0;
	while (n < s.n && !is_blank(s.p[n]) && (s.p[n] == '\0' || !strchr("\"{}[]:,", s.p[n])))
		n++;
	struct sl word = sl_take(s, n ? n : 1);
	bool known = n == 0 || sl_equal(word, SL("true")) || sl_equal(word, SL("false")) ||
		     sl_equal(word, SL("null"));
	buf_add(out, known ? word : SL(PRIVACY_MASK));
	return word.n;
}

void privacy_rewrite(struct sl json, const struct privacy_pen *pen, struct buf *out)
{
	struct sl name = {"", 0}, rest = sl_trim(json);
	if (rest.n && rest.p[0] != '{' && rest.p[0] != '[') {
		buf_add_chars(out, PRIVACY_MASK);
		return;
	}
	while (rest.n) {
		size_t n;
		if (rest.p[0] == '"')
			n = take_string(rest, &name, pen, out);
		else if (number_length(rest))
			n = take_number(rest, name, pen, out);
		else
			n = take_word(rest, out);
		if (rest.p[0] == '{' || rest.p[0] == '}')
			name = SL("");
		rest = sl_drop(rest, n);
	}
}

static void put_mask(void *ctx, struct sl name, struct sl raw, struct buf *out)
{
	(void)ctx;
	(void)name;
	buf_add(out, raw.p[0] == '"' ? SL("\"" PRIVACY_MASK "\"") : SL(PRIVACY_MASK));
}

void privacy_json(struct sl json, struct buf *out)
{
	privacy_rewrite(json, &(struct privacy_pen){put_mask, NULL}, out);
}
