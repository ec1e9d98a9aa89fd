/* SPDX-License-Identifier: MIT */
/* Checks, compares and describes queries. */
#include "api/query.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

#define UIN_DIGITS 20 /* as many as 2^64 - 1 has */

static const char *const type_names[FILTER_TYPES] = {"", "ClientUin", "Name", "Remark", "Email"};

bool query_equal(const struct query *a, const struct query *b)
{
	return a->type == b->type && a->order == b->order && strcmp(a->text, b->text) == 0;
}

static bool has_control(struct sl s)
{
	uint32_t cp;
	for (size_t n; (n = utf8_read(s, &cp)) > 0; s = sl_drop(s, n))
		if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0))
			return true;
	return false;
}

static bool check_text(enum filter_type type, struct sl text, struct err *e)
{
	uint64_t uin;
	if (text.n >= FILTER_TEXT_BYTES)
		return err_set(e, ERR_USAGE, "the filter text is too long: %zu bytes, at most %d",
			       text.n, FILTER_TEXT_BYTES - 1);
	if (!utf8_is_valid(text))
		return err_set(e, ERR_USAGE, "the filter text is not valid UTF-8");
	if (has_control(text))
		return err_set(e, ERR_USAGE,
			       "the filter text contains a control character; remove it");
	if (type == FILTER_NONE)
		return err_set(
		    e, ERR_USAGE,
		    "the filter text needs a filter type: ClientUin, Name, Remark or Email");
	if (type == FILTER_CLIENT_UIN && (text.n > UIN_DIGITS || !sl_to_u64(text, &uin)))
		return err_set(e, ERR_USAGE, "a ClientUin has only digits, like 200018834471");
	return true;
}

bool query_filter(struct query *q, enum filter_type type, struct sl text, struct err *e)
{
	if (text.n == 0) {
		q->type = FILTER_NONE;
		q->text[0] = '\0';
		return true;
	}
	if (!check_text(type, text, e))
		return false;
	q->type = type;
	return sl_to_chars(text, q->text, sizeof q->text);
}

const char *query_filter_type_name(enum filter_type t)
{
	return type_names[t];
}

bool query_filter_type_parse(struct sl name, enum filter_type *out)
{
	for (int i = FILTER_CLIENT_UIN; i < FILTER_TYPES; i++)
		if (sl_equal_nocase(name, sl_from(type_names[i]))) {
			*out = (enum filter_type)i;
			return true;
		}
	return false;
}

const char *query_order_name(enum order o)
{
	return o == ORDER_ASC ? "asc" : "desc";
}

bool query_order_parse(struct sl name, enum order *out)
{
	if (sl_equal_nocase(name, SL("asc")))
		*out = ORDER_ASC;
	else if (sl_equal_nocase(name, SL("desc")))
		*out = ORDER_DESC;
	else
		return false;
	return true;
}

/* The match is not documented for this action; QuerySubAgentsDetailV2 matches UIN and e-mail whole,
 * the others in part. */
bool query_filter_is_whole(enum filter_type t)
{
	return t == FILTER_CLIENT_UIN || t == FILTER_EMAIL;
}

void query_describe(const struct catalog *lang, const struct query *q, char *out, size_t size)
{
	char text[sizeof q->text + 80];
	if (q->type == FILTER_NONE)
		snprintf(text, sizeof text, "%s", lang_text(lang, "All customers"));
	else
		snprintf(text, sizeof text,
			 query_filter_is_whole(q->type) ? lang_text(lang, "%s is \"%s\"")
							: lang_text(lang, "%s contains \"%s\""),
			 type_names[q->type], q->text);
	sl_to_chars(sl_from(text), out, size);
}
