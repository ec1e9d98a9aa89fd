/* SPDX-License-Identifier: MIT */
/* Checks that hold for any input of a fuzz target. */
#include "checks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

#include "codec/json.h"

void check(bool holds, const char *what, const char *file, int line)
{
	if (holds)
		return;
	fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
	abort();
}

void check_shown(const char *text)
{
	struct sl s = sl_from(text);
	uint32_t cp;
	CHECK(utf8_is_valid(s));
	for (size_t n; (n = utf8_read(s, &cp)) > 0; s = sl_drop(s, n))
		CHECK(cp >= 0x20 && (cp < 0x7F || cp > 0x9F));
}

void check_fault(const struct fault *f)
{
	CHECK(f->class > FAULT_NONE && f->class <= FAULT_STOP);
	CHECK(f->code[0] && f->meaning[0] && f->remedy[0]);
	check_shown(f->code);
	check_shown(f->message);
	check_shown(f->request_id);
}

static void check_word(const char *id)
{
	for (; *id; id++)
		CHECK(*id > ' ' && *id < 0x7F);
}

static void check_number(struct sl s)
{
	CHECK(s.n > 0);
	for (size_t i = 0; i < s.n; i++)
		CHECK(memchr("0123456789+-.eE", s.p[i], 15) != NULL);
}

static void check_other(struct sl s)
{
	struct err e = {0};
	struct json *doc = json_parse(s, &e);
	CHECK(doc != NULL);
	enum json_kind kind = json_kind_of(json_root(doc));
	CHECK(kind != JSON_NULL && kind != JSON_NUMBER && kind != JSON_STRING);
	json_free(doc);
}

static void check_field(struct field f)
{
	CHECK(utf8_is_valid(f.text));
	switch (f.kind) {
	case FIELD_ABSENT:
	case FIELD_BAD:
	case FIELD_TWICE:
	case FIELD_NULL: CHECK(f.text.n == 0); return;
	case FIELD_TEXT: return;
	case FIELD_NUMBER: check_number(f.text); return;
	case FIELD_OTHER: check_other(f.text); return;
	}
	CHECK(false);
}

static void check_customer(const struct customer *c)
{
	static const struct {
		uint32_t bit;
		enum customer_field field;
	} numbers[] = {{KNOWN_UIN, FIELD_CLIENT_UIN},
		       {KNOWN_CREDIT, FIELD_CREDIT},
		       {KNOWN_REMAINING, FIELD_REMAINING_CREDIT},
		       {KNOWN_FORCE, FIELD_FORCE},
		       {KNOWN_IDENTIFY, FIELD_IDENTIFY_TYPE}};
	for (int i = 0; i < CUSTOMER_FIELDS; i++)
		check_field(customer_field(c, (enum customer_field)i));
	for (size_t i = 0; i < COUNT_OF(numbers); i++) {
		enum field_kind kind = customer_field(c, numbers[i].field).kind;
		CHECK(!(c->known & numbers[i].bit) || kind == FIELD_NUMBER || kind == FIELD_TEXT);
	}
	CHECK((c->damaged & ~c->bad) == 0);
	CHECK(!(c->bad & BAD_ROW) || (c->known & ~KNOWN_UIN) == 0);
	CHECK(!(c->bad & BAD_ROW) == !customer_row_flaw(c));
	for (int i = 0; i < CUSTOMER_FIELDS; i++)
		CHECK(!(c->bad & FIELD_BIT(i)) == !customer_flaw(c, (enum customer_field)i));
}

static void check_copy(const struct customer *c)
{
	struct arena arena;
	arena_init(&arena);
	struct customer copy = customer_copy(c, &arena);
	CHECK(copy.uin == c->uin && copy.known == c->known);
	for (int i = 0; i < CUSTOMER_FIELDS; i++) {
		struct field a = customer_field(c, (enum customer_field)i);
		struct field b = customer_field(&copy, (enum customer_field)i);
		CHECK(a.kind == b.kind && sl_equal(a.text, b.text));
	}
	arena_release(&arena);
}

void check_page(const struct customer_page *p)
{
	CHECK(p->n <= REPLY_ROWS_MAX);
	CHECK(p->has_total ? p->total <= INT64_MAX : p->total == 0);
	check_word(p->request_id);
	for (size_t i = 0; i < p->n; i++)
		check_customer(&p->rows[i]);
	if (p->n)
		check_copy(&p->rows[p->n - 1]);
}

/* What was not understood is inside of the body, and in a row that says so. */
static void check_flaws(const struct customer_page *p, struct sl body)
{
	size_t n = 0;
	for (size_t i = 0; i < p->n; i++)
		for (unsigned bits = p->rows[i].bad; bits; bits &= bits - 1)
			n++;
	CHECK(p->n_flaws == n);
	for (size_t i = 0; i < n && i < FLAWS_KEPT; i++)
		CHECK(p->flaws[i].row >= 1 && p->flaws[i].row <= p->n &&
		      p->rows[p->flaws[i].row - 1].bad && p->flaws[i].byte < body.n &&
		      p->flaws[i].what);
}

/* Every element of Data is a row: none is made up, and none is lost unless some may be left out. */
static void check_count(struct sl body, size_t n, bool some)
{
	struct err e = {0};
	struct json *doc = json_parse(body, &e);
	/* A damaged document: its rows are told apart by their brackets. */
	if (!doc)
		return;
	const struct json_node *response = json_get(json_root(doc), "Response");
	CHECK(json_kind_of(json_get(response, "Error")) <= JSON_NULL);
	size_t sent = json_count(json_get(response, "Data"));
	CHECK(some ? n <= sent && (n > 0 || sent == 0) : n == sent);
	json_free(doc);
}

static void check_customers(const struct wire_reply *r)
{
	struct customer_page page;
	struct fault f;
	customer_page_init(&page);
	if (reply_customers(r, &page, &f)) {
		CHECK(r->result == WIRE_OK && r->http_status == 200 && f.class == FAULT_NONE);
		check_page(&page);
		check_flaws(&page, r->body);
		check_count(r->body, page.n, false);
	} else {
		CHECK(page.n == 0 && !page.rows);
		check_fault(&f);
	}
	customer_page_release(&page);
}

static void check_allocations(const struct wire_reply *r)
{
	struct allocation_page page;
	struct fault f;
	reply_allocations_init(&page);
	if (!reply_allocations(r, &page, &f)) {
		CHECK(page.n == 0);
		check_fault(&f);
	}
	CHECK(page.n <= REPLY_ROWS_MAX);
	for (size_t i = 0; i < page.n; i++) {
		const struct allocation *a = &page.rows[i];
		CHECK(utf8_is_valid(a->time) && utf8_is_valid(a->operator_name));
		CHECK(utf8_is_valid(a->remark) && a->known <= 7);
		CHECK((a->known & a->bad) == 0 && (!a->flaw || (a->known | a->bad) == 0));
	}
	reply_allocations_release(&page);
}

static void check_amounts(const struct wire_reply *r, enum api_action action)
{
	struct uin_amounts got[4] = {0};
	struct fault f;
	size_t n;
	if (reply_uin_amounts(r, action, got, COUNT_OF(got) - 1, &n, &f))
		check_count(r->body, n, true);
	else
		check_fault(&f);
	CHECK(n < COUNT_OF(got));
	/* Nothing is written past the room that was given. */
	CHECK(got[COUNT_OF(got) - 1].uin == 0 && got[COUNT_OF(got) - 1].known == 0);
}

static void check_direct(const struct wire_reply *r)
{
	struct direct_credit d;
	struct fault f;
	if (!reply_direct_credit(r, &d, &f)) {
		check_fault(&f);
		CHECK(d.rows == NULL && d.n == 0);
		return;
	}
	for (size_t i = 0; i < d.n; i++) {
		CHECK(i == 0 || d.rows[i].uin > d.rows[i - 1].uin);
		CHECK(reply_direct_find(&d, d.rows[i].uin) == &d.rows[i]);
	}
	reply_direct_release(&d);
}

static void check_vouchers(const struct wire_reply *r)
{
	struct voucher_page page;
	struct fault f;
	reply_vouchers_init(&page);
	if (!reply_vouchers(r, &page, &f)) {
		CHECK(page.n == 0);
		check_fault(&f);
	}
	CHECK(page.n <= REPLY_ROWS_MAX);
	for (size_t i = 0; i < page.n; i++) {
		const struct voucher *v = &page.rows[i];
		CHECK(utf8_is_valid(v->status) && utf8_is_valid(v->expires));
		CHECK(utf8_is_valid(v->reason) && v->known <= 15);
		CHECK((v->known & v->bad) == 0 && (!v->flaw || (v->known | v->bad) == 0));
	}
	reply_vouchers_release(&page);
}

static void check_cost(const struct wire_reply *r)
{
	struct fault f;
	int64_t cost;
	if (!reply_daily_cost(r, &cost, &f))
		check_fault(&f);
}

static void check_reply(const struct wire_reply *r)
{
	struct partner_credit credit;
	struct fault f;
	check_customers(r);
	check_allocations(r);
	check_amounts(r, ACTION_VOUCHER_AMOUNT);
	check_amounts(r, ACTION_CREDIT_BY_UINS);
	check_direct(r);
	check_vouchers(r);
	check_cost(r);
	if (reply_partner_credit(r, &credit, &f))
		CHECK(credit.known < 32);
	else
		check_fault(&f);
	check_word(credit.request_id);
	CHECK(reply_check(r, &f) || f.class != FAULT_NONE);
}

void check_replies(struct sl body)
{
	struct wire_reply r = {.result = WIRE_OK, .http_status = 200, .body = body};
	check_reply(&r);
	r.http_status = 503;
	check_customers(&r);
	r.result = WIRE_BROKEN;
	check_customers(&r);
}
