/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/utf8.h"

#include "reply_read.h"

/* Typical bytes of a packed customer: the arena's first chunk then holds a whole page. */
#define PACKED_BYTES 176

/* An API name to its field; most names differ in length or first letter. */
static bool field_of(const char *key, enum customer_field *out)
{
	for (int i = 0; i < CUSTOMER_FIELDS; i++)
		if (strcmp(key, customer_field_name((enum customer_field)i)) == 0) {
			*out = (enum customer_field)i;
			return true;
		}
	return false;
}

/* What is neither text nor number is kept visible as JSON would write it, never guessed at. */
static struct field other(const char *text)
{
	return (struct field){FIELD_OTHER, sl_from(text)};
}

static struct field read_value(const struct answer *a, const struct json_node *n,
			       struct buf *cleaned)
{
	struct sl s;
	switch (json_kind_of(n)) {
	case JSON_ABSENT: return (struct field){FIELD_ABSENT, SL("")};
	case JSON_NULL: return (struct field){FIELD_NULL, SL("")};
	case JSON_TRUE: return other("true");
	case JSON_FALSE: return other("false");
	case JSON_ARRAY: return other("[…]");
	case JSON_OBJECT: return other("{…}");
	case JSON_NUMBER: return (struct field){FIELD_NUMBER, json_number(a->doc, n)};
	case JSON_STRING: break;
	}
	s = json_string(n);
	if (utf8_is_valid(s))
		return (struct field){FIELD_TEXT, s};
	buf_clear(cleaned);
	utf8_clean(s, cleaned);
	return (struct field){FIELD_TEXT, buf_sl(cleaned)};
}

static void read_row(const struct answer *a, const struct json_node *row, struct customer *c,
		     struct arena *arena)
{
	struct field fields[CUSTOMER_FIELDS];
	struct buf cleaned[CUSTOMER_FIELDS];
	for (int i = 0; i < CUSTOMER_FIELDS; i++) {
		fields[i] = (struct field){FIELD_ABSENT, SL("")};
		buf_init(&cleaned[i], WIRE_BODY_MAX * 3);
	}
	for (const struct json_node *m = json_first(row); m; m = json_next(m)) {
		enum customer_field f;
		/* The first of two equal names counts, as for json_get. */
		if (field_of(json_key(m), &f) && fields[f].kind == FIELD_ABSENT)
			fields[f] = read_value(a, m, &cleaned[f]);
	}
	customer_pack(c, arena, fields);
	for (int i = 0; i < CUSTOMER_FIELDS; i++)
		buf_release(&cleaned[i]);
}

static bool read_rows(const struct answer *a, const struct json_node *data,
		      struct customer_page *page, struct err *e)
{
	size_t n = json_count(data);
	if (n > REPLY_ROWS_MAX)
		return err_set(e, ERR_DECODE, "%zu customers in one page; at most %d are read", n,
			       REPLY_ROWS_MAX);
	arena_reserve(&page->arena, n * (sizeof *page->rows + PACKED_BYTES) + 64);
	page->rows = arena_alloc(&page->arena, n, sizeof *page->rows);
	for (const struct json_node *row = json_first(data); row; row = json_next(row)) {
		/* A row that cannot be read must not vanish in silence. */
		if (json_kind_of(row) != JSON_OBJECT)
			return err_set(e, ERR_DECODE, "a customer in Data is not an object");
		read_row(a, row, &page->rows[page->n++], &page->arena);
	}
	return true;
}

static bool read_page(const struct answer *a, struct customer_page *page, struct err *e)
{
	const struct json_node *data;
	if (!answer_array(a, "Data", &data))
		return err_set(e, ERR_DECODE, "Data is not a list");
	page->has_total = answer_count(a, "Total", &page->total);
	if (!data && !page->has_total && json_kind_of(json_get(a->response, "Data")) == JSON_ABSENT)
		return err_set(e, ERR_DECODE, "neither Data nor Total in the answer");
	answer_request_id(a, page->request_id, sizeof page->request_id);
	return read_rows(a, data, page, e);
}

bool reply_customers(const struct wire_reply *r, struct customer_page *page, struct fault *fault)
{
	struct answer a;
	struct err e = {0};
	if (!answer_open(&a, r, fault))
		return false;
	bool ok = read_page(&a, page, &e);
	if (!ok) {
		fault_from_decode(fault, r, &e);
		sl_to_chars(sl_from(page->request_id), fault->request_id, sizeof fault->request_id);
	}
	answer_close(&a);
	return ok;
}
