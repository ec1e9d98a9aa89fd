/* SPDX-License-Identifier: MIT */
#include "app/privacy.h"

#include <string.h>

#include "base/attr.h"

/* Texts under these names are the API's own words. A name that is not here may be new. */
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

static bool names_uin(struct sl name)
{
	for (size_t i = 0; i + 3 <= name.n; i++)
		if (sl_equal_nocase(sl_take(sl_drop(name, i), 3), SL("uin")))
			return true;
	return false;
}

/* Bytes of the string at the front, with its quotes; all of it when it has no end. */
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

static bool is_name(struct sl rest)
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
	if (is_name(sl_drop(s, n))) {
		*name = n >= 2 ? sl_take(sl_drop(s, 1), n - 2) : SL("");
		buf_add(out, sl_take(s, n));
	} else if (n == 2 || is_impersonal(*name)) {
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
	if (names_uin(name))
		pen->put(pen->ctx, name, sl_take(s, n), out);
	else
		buf_add(out, sl_take(s, n));
	return n;
}

void privacy_rewrite(struct sl json, const struct privacy_pen *pen, struct buf *out)
{
	struct sl name = {"", 0}, rest = sl_trim(json);
	if (rest.n && rest.p[0] != '{' && rest.p[0] != '[') {
		buf_add_chars(out, PRIVACY_MASK);
		return;
	}
	while (rest.n) {
		size_t n = 1;
		if (rest.p[0] == '"')
			n = take_string(rest, &name, pen, out);
		else if (number_length(rest))
			n = take_number(rest, name, pen, out);
		else
			buf_add_byte(out, rest.p[0]);
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
