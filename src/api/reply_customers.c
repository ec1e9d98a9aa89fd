/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/attr.h"

#include "reply_read.h"

enum { IN_TOTAL, IN_DATA };
static const char *const response_names[] = {"Total", "Data"};

/* As the API sends them, so that answer_members finds each at once. */
static const enum customer_field sent[CUSTOMER_FIELDS] = {FIELD_CLIENT_UIN,
							  FIELD_NAME,
							  FIELD_TYPE,
							  FIELD_MOBILE,
							  FIELD_EMAIL,
							  FIELD_ARREARS,
							  FIELD_ASSOCIATION_TIME,
							  FIELD_RECENT_EXPIRY,
							  FIELD_CREDIT,
							  FIELD_REMAINING_CREDIT,
							  FIELD_IDENTIFY_TYPE,
							  FIELD_REMARK,
							  FIELD_FORCE};

/* A row as it is read, before its page is known to be whole. */
struct draft {
	struct customer customer;
	size_t bytes; /* packed */
};

static bool read_row(struct answer *a, const struct json_node *row, const char *const *names,
		     struct arena *arena, struct draft *out, struct err *e)
{
	struct members m;
	struct field fields[CUSTOMER_FIELDS];
	if (!answer_members(row, names, CUSTOMER_FIELDS, &m, "a customer", e))
		return false;
	for (int i = 0; i < CUSTOMER_FIELDS; i++)
		fields[sent[i]] = answer_field(a, m.at[i]);
	out->bytes = customer_pack(&out->customer, arena, fields);
	return true;
}

/* A row that cannot be read is not left out: the whole page is at fault. */
static bool read_rows(struct answer *a, const struct json_node *data, struct draft *rows,
		      struct arena *arena, struct err *e)
{
	const char *names[CUSTOMER_FIELDS];
	size_t n = 0;
	for (int i = 0; i < CUSTOMER_FIELDS; i++)
		names[i] = customer_field_name(sent[i]);
	for (const struct json_node *row = json_first(data); row; row = json_next(row), n++)
		if (!read_row(a, row, names, arena, &rows[n], e))
			return err_wrap(e, "row %zu", n + 1);
	return true;
}

/* Pages are kept for long: each gets one piece of memory, of just its size. */
static void settle(struct customer_page *page, const struct draft *rows, size_t n)
{
	size_t bytes = n * sizeof *page->rows;
	for (size_t i = 0; i < n; i++)
		bytes += rows[i].bytes;
	arena_reserve(&page->arena, bytes);
	page->rows = n ? arena_alloc(&page->arena, n, sizeof *page->rows) : NULL;
	page->n = n;
	for (size_t i = 0; i < n; i++) {
		unsigned char *packed = arena_bytes(&page->arena, rows[i].bytes);
		page->rows[i] = rows[i].customer;
		page->rows[i].packed = memcpy(packed, rows[i].customer.packed, rows[i].bytes);
	}
}

static bool read_page(struct answer *a, struct customer_page *page, struct err *e)
{
	struct members in;
	struct arena arena;
	size_t n;
	if (!answer_members(a->response, response_names, COUNT_OF(response_names), &in, "Response",
			    e) ||
	    !answer_rows(in.at[IN_DATA], "Data", in.at[IN_TOTAL] != NULL, &n, e))
		return false;
	arena_init(&arena);
	arena_reserve(&arena, n * sizeof(struct draft) + a->reply->body.n / 2);
	struct draft *rows = arena_alloc(&arena, n, sizeof *rows);
	bool ok = read_rows(a, in.at[IN_DATA], rows, &arena, e);
	if (ok) {
		settle(page, rows, n);
		page->has_total = answer_count(a, in.at[IN_TOTAL], &page->total);
		sl_to_chars(sl_from(a->request_id), page->request_id, sizeof page->request_id);
	}
	arena_release(&arena);
	return ok;
}

bool reply_customers(const struct wire_reply *r, struct customer_page *page, struct fault *fault)
{
	struct answer a;
	struct err e = {0};
	if (!answer_open(&a, r, fault))
		return false;
	bool ok = read_page(&a, page, &e);
	return answer_close(&a, ok, &e, fault);
}
