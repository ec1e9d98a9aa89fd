/* SPDX-License-Identifier: MIT */
/* Reads values of an answer: members, rows, numbers, texts. */
#include <string.h>

#include "base/money.h"
#include "base/utf8.h"

#include "codec/json_integer.h"

#include "answer.h"

struct sl answer_scalar(const struct answer *a, const struct json_node *n)
{
	return json_kind_of(n) == JSON_NUMBER ? json_number(a->doc, n) : json_string(n);
}

bool answer_uin(const struct answer *a, const struct json_node *n, uint64_t *out)
{
	return json_integer_u64(answer_scalar(a, n), out);
}

bool answer_count(const struct answer *a, const struct json_node *n, uint64_t *out)
{
	uint64_t v;
	if (!json_integer_u64(answer_scalar(a, n), &v) || v > INT64_MAX)
		return false;
	*out = v;
	return true;
}

bool answer_money(const struct answer *a, const struct json_node *n, int64_t *out)
{
	return money_parse(answer_scalar(a, n), out);
}

bool answer_members_noted(const struct json_node *node, const char *const *names, size_t n,
			  struct members *out, const char *what, struct err *e)
{
	size_t at = 0;
	*out = (struct members){0};
	if (json_kind_of(node) != JSON_OBJECT)
		return err_set(e, ERR_DECODE,
			       json_kind_of(node) == JSON_ABSENT ? N_("%s is missing")
								 : N_("%s is not an object"),
			       what);
	for (const struct json_node *m = json_first(node); m; m = json_next(m)) {
		const char *name = json_key(m);
		size_t tried = 0;
		/* The API keeps one order, so the next name nearly always matches. */
		while (tried < n && strcmp(name, names[at]) != 0) {
			at = at + 1 < n ? at + 1 : 0;
			tried++;
		}
		if (tried == n)
			continue;
		if (out->at[at])
			out->twice |= 1u << at;
		else
			out->at[at] = m;
		at = at + 1 < n ? at + 1 : 0;
	}
	return true;
}

bool answer_members(const struct json_node *node, const char *const *names, size_t n,
		    struct members *out, const char *what, struct err *e)
{
	if (!answer_members_noted(node, names, n, out, what, e))
		return false;
	for (size_t i = 0; out->twice && i < n; i++)
		if (out->twice & 1u << i)
			return err_set(e, ERR_DECODE, "%s has the field %s twice", what, names[i]);
	return true;
}

bool answer_rows(const struct json_node *list, const char *name, bool may_miss, size_t *n,
		 struct err *e)
{
	*n = 0;
	switch (json_kind_of(list)) {
	case JSON_NULL: return true;
	case JSON_ARRAY: break;
	case JSON_ABSENT: return may_miss || err_set(e, ERR_DECODE, "the answer has no %s", name);
	case JSON_FALSE:
	case JSON_TRUE:
	case JSON_NUMBER:
	case JSON_STRING:
	case JSON_OBJECT: return err_set(e, ERR_DECODE, "%s is not a list", name);
	}
	*n = json_count(list);
	return answer_rows_fit(*n, name, e);
}

bool answer_rows_fit(size_t n, const char *name, struct err *e)
{
	return n <= REPLY_ROWS_MAX ||
	       err_set(e, ERR_DECODE, "%s has %zu rows, more than a page can have (%d)", name, n,
		       REPLY_ROWS_MAX);
}

static void write_value(const struct answer *a, const struct json_node *n, struct buf *out)
{
	enum json_kind kind = json_kind_of(n);
	const char *between = "";
	switch (kind) {
	case JSON_ABSENT: return;
	case JSON_NULL: buf_add_chars(out, "null"); return;
	case JSON_FALSE: buf_add_chars(out, "false"); return;
	case JSON_TRUE: buf_add_chars(out, "true"); return;
	case JSON_NUMBER: buf_add(out, json_number(a->doc, n)); return;
	case JSON_STRING: json_write_string(out, json_string(n)); return;
	case JSON_ARRAY:
	case JSON_OBJECT: break;
	}
	buf_add_byte(out, kind == JSON_ARRAY ? '[' : '{');
	for (const struct json_node *m = json_first(n); m; m = json_next(m)) {
		buf_add_chars(out, between);
		if (kind == JSON_OBJECT) {
			json_write_string(out, sl_from(json_key(m)));
			buf_add_byte(out, ':');
		}
		write_value(a, m, out); /* codec/json.h bounds the depth */
		between = ",";
	}
	buf_add_byte(out, kind == JSON_ARRAY ? ']' : '}');
}

static struct sl rewrite_value(struct answer *a, const struct json_node *n)
{
	struct buf text;
	a->rewrote = true;
	buf_init(&text, REWRITTEN_MAX);
	if (json_kind_of(n) == JSON_STRING)
		utf8_clean(json_string(n), &text);
	else
		write_value(a, n, &text);
	struct sl kept = arena_copy(&a->rewritten, buf_sl(&text));
	buf_release(&text);
	return kept;
}

/* Most text is ASCII, which this finds out eight bytes at a time. */
static bool is_ascii(struct sl s)
{
	uint64_t any = 0, word;
	size_t i = 0;
	for (; s.n - i >= sizeof word; i += sizeof word) {
		memcpy(&word, s.p + i, sizeof word);
		any |= word;
	}
	for (; i < s.n; i++)
		any |= (unsigned char)s.p[i];
	return (any & 0x8080808080808080u) == 0;
}

struct field answer_field(struct answer *a, const struct json_node *n)
{
	struct sl s;
	switch (json_kind_of(n)) {
	case JSON_ABSENT: return (struct field){FIELD_ABSENT, SL("")};
	case JSON_NULL: return (struct field){FIELD_NULL, SL("")};
	case JSON_NUMBER: return (struct field){FIELD_NUMBER, json_number(a->doc, n)};
	case JSON_STRING:
		s = json_string(n);
		if (!is_ascii(s) && !utf8_is_valid(s))
			s = rewrite_value(a, n);
		return (struct field){FIELD_TEXT, s};
	case JSON_FALSE:
	case JSON_TRUE:
	case JSON_ARRAY:
	case JSON_OBJECT: break;
	}
	return (struct field){FIELD_OTHER, rewrite_value(a, n)};
}
