/* SPDX-License-Identifier: MIT */
/* Reads a page of customers. */
#include <string.h>

#include "base/attr.h"

#include "codec/json_parts.h"

#include "answer.h"
#include "reply_damaged.h"

enum { IN_TOTAL, IN_DATA };
static const char *const response_names[] = {"Total", "Data"};

/* The fields in the order in which the API sends them, so that answer_members finds each at once.
 */
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

/* A row that was read, before it is moved into the page. */
struct draft {
	struct customer customer;
	size_t bytes; /* of the packed customer */
};

/* false for a row with a fault, which read_damaged must read. */
static bool read_row(struct answer *a, const struct json_node *row, const char *const *names,
		     struct arena *arena, struct draft *out)
{
	struct members m;
	struct field fields[CUSTOMER_FIELDS];
	if (!answer_members(row, names, CUSTOMER_FIELDS, &m, N_("a customer"), NULL))
		return false;
	for (int i = 0; i < CUSTOMER_FIELDS; i++)
		fields[sent[i]] = answer_field(a, m.at[i]);
	out->bytes = customer_pack(&out->customer, arena, fields);
	return !out->customer.bad;
}

static void list_names(const char *names[CUSTOMER_FIELDS])
{
	for (int i = 0; i < CUSTOMER_FIELDS; i++)
		names[i] = customer_field_name(sent[i]);
}

/* Reads all rows at once, which nearly always succeeds. */
static bool read_rows(struct answer *a, const struct json_node *data, struct draft *rows,
		      struct arena *arena)
{
	const char *names[CUSTOMER_FIELDS];
	size_t n = 0;
	list_names(names);
	for (const struct json_node *row = json_first(data); row; row = json_next(row), n++)
		if (!read_row(a, row, names, arena, &rows[n]))
			return false;
	return json_is_exact(a->doc) && !a->rewrote;
}

/* Reads one clean row of a damaged page. */
static bool read_single(struct sl row, const char *const *names, struct arena *arena,
			struct draft *out)
{
	struct answer a = {.doc = json_parse(row, NULL)};
	if (!a.doc)
		return false;
	arena_init(&a.rewritten);
	bool clean =
	    read_row(&a, json_root(a.doc), names, arena, out) && json_is_exact(a.doc) && !a.rewrote;
	arena_release(&a.rewritten);
	json_free(a.doc);
	return clean;
}

/* Reads each row and field by itself, and marks those that cannot be understood. */
static void read_damaged(struct damaged *d, struct sl data, struct draft *rows, size_t n)
{
	const char *names[CUSTOMER_FIELDS];
	struct json_parts p;
	struct json_part part;
	bool more = json_parts_open(&p, data);
	list_names(names);
	for (size_t i = 0; i < n; i++) {
		/* A row that cannot be reached is read as one that is not an object. */
		more = more && json_parts_next(&p, &part);
		struct sl row = more ? part.all : SL("null");
		if (!read_single(row, names, d->arena, &rows[i]))
			rows[i].bytes =
			    reply_damaged_row(d, row, (uint32_t)i + 1, &rows[i].customer);
	}
}

/* Moves the rows into the page, in one piece of memory of just their size: pages are kept for long.
 */
static void move_to_page(struct customer_page *page, const struct draft *rows, size_t n)
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

static void keep_flaws(struct customer_page *page, const struct damaged *d)
{
	size_t kept = d->n_flaws < FLAWS_KEPT ? d->n_flaws : FLAWS_KEPT;
	page->n_flaws = d->n_flaws;
	if (kept) {
		page->flaws = arena_alloc(&page->arena, kept, sizeof *page->flaws);
		memcpy(page->flaws, d->flaws, kept * sizeof *page->flaws);
	}
}

/* Returns the list in the body; it is searched for only when the document could be parsed. */
static struct sl find_list_in_body(const struct answer *a)
{
	struct sl data = a->data;
	struct buf unused;
	if (data.n)
		return data;
	buf_init(&unused, REWRITTEN_MAX);
	if (!reply_damaged_envelope(a->reply->body, "Data", &unused, &data, NULL))
		data = SL("");
	buf_release(&unused);
	return data;
}

static void read_list(struct answer *a, const struct json_node *data, size_t n,
		      struct customer_page *page)
{
	struct arena arena;
	struct flaw flaws[FLAWS_KEPT];
	struct damaged d = {.body = a->reply->body, .arena = &arena, .flaws = flaws};
	arena_init(&arena);
	arena_reserve(&arena, n * sizeof(struct draft) + a->reply->body.n / 2);
	struct draft *rows = arena_alloc(&arena, n, sizeof *rows);
	if (a->data.n || !read_rows(a, data, rows, &arena))
		read_damaged(&d, find_list_in_body(a), rows, n);
	move_to_page(page, rows, n);
	keep_flaws(page, &d);
	arena_release(&arena);
}

/* Counts the rows, of the document or of the list in the body. */
static bool count_rows(const struct answer *a, const struct members *in, size_t *n, struct err *e)
{
	if (!answer_rows(in->at[IN_DATA], "Data", in->at[IN_TOTAL] != NULL, n, e))
		return err_wrap(e, "byte %zu", reply_damaged_place(a->reply->body));
	if (a->data.n)
		*n = reply_damaged_count(a->data);
	return answer_rows_fit(*n, "Data", e);
}

static bool read_page(struct answer *a, struct customer_page *page, struct err *e)
{
	struct members in;
	size_t n;
	if (!answer_members_noted(a->response, response_names, COUNT_OF(response_names), &in,
				  "Response", e))
		return false;
	if (in.twice & 1u << IN_DATA)
		return err_set(e, ERR_DECODE, "Response has the field Data twice");
	if (!count_rows(a, &in, &n, e))
		return false;
	read_list(a, in.at[IN_DATA], n, page);
	/* Of two totals neither is taken. */
	page->has_total =
	    !(in.twice & 1u << IN_TOTAL) && answer_count(a, in.at[IN_TOTAL], &page->total);
	sl_to_chars(sl_from(a->request_id), page->request_id, sizeof page->request_id);
	return true;
}

bool reply_customers(const struct wire_reply *r, struct customer_page *page, struct fault *fault)
{
	struct answer a;
	struct err e = {0};
	if (!answer_open_rows(&a, r, "Data", fault))
		return false;
	bool ok = read_page(&a, page, &e);
	return answer_close(&a, ok, &e, fault);
}
