/* SPDX-License-Identifier: MIT */
/* Writes the vouchers that a check reports. */
#include <inttypes.h>
#include <stdio.h>

#include "base/money.h"
#include "base/time.h"

#include "codec/json.h"

#include "alert/report.h"

#define FIELD_BYTES 100

static void print_amount(const struct voucher *v, unsigned bit, enum money_style style,
			 const char *unknown, struct buf *out)
{
	char amount[MONEY_CHARS];
	money_print(bit == VOUCHER_TOTAL ? v->total : v->remaining, style, true, amount);
	buf_add_chars(out, v->known & bit ? amount : unknown);
}

static void print_number(const struct voucher *v, unsigned bit, const char *unknown,
			 struct buf *out)
{
	if (v->known & bit)
		buf_addf(out, "%" PRIu64, bit == VOUCHER_ID ? v->id : v->uin);
	else
		buf_add_chars(out, unknown);
}

static int64_t now_on_calendar(const struct report *r)
{
	return voucher_items_now(r->wall_s);
}

void report_print_days(const struct report *r, int64_t days, char out[REPORT_DAYS_BYTES])
{
	if (days == 0)
		snprintf(out, REPORT_DAYS_BYTES, "%s", T_(r, "in less than a day"));
	else
		snprintf(out, REPORT_DAYS_BYTES,
			 P_(r, days, "in %" PRId64 " day", "in %" PRId64 " days"), days);
}

static void add_voucher(const struct report *r, const struct voucher_item *item, struct buf *out)
{
	const struct voucher *v = item->voucher;
	char date[11], when[REPORT_DAYS_BYTES];
	int64_t days;
	struct buf id, uin, remaining, total;
	buf_init(&id, FIELD_BYTES);
	buf_init(&uin, FIELD_BYTES);
	buf_init(&remaining, FIELD_BYTES);
	buf_init(&total, FIELD_BYTES);
	print_number(v, VOUCHER_ID, TC_(r, "behind the word voucher", "of unknown id"), &id);
	print_number(v, VOUCHER_UIN, T_(r, "unknown UIN"), &uin);
	print_amount(v, VOUCHER_REMAINING, MONEY_CENTS, "?", &remaining);
	print_amount(v, VOUCHER_TOTAL, MONEY_CENTS, "?", &total);
	if (voucher_items_days(item, now_on_calendar(r), &days)) {
		time_print_date(item->end_s, date);
		report_print_days(r, days, when);
		buf_addf(out, T_(r, "voucher %s of %s, remaining %s of %s, ends %s, %s\n"), id.p,
			 uin.p, remaining.p, total.p, date, when);
	} else {
		buf_addf(out, T_(r, "voucher %s of %s, remaining %s of %s, its end is not known\n"),
			 id.p, uin.p, remaining.p, total.p);
	}
	buf_release(&id);
	buf_release(&uin);
	buf_release(&remaining);
	buf_release(&total);
}

void report_add_vouchers(const struct report *r, struct buf *out)
{
	char more[MONEY_CHARS];
	for (size_t i = 0; i < r->n_vouchers; i++)
		add_voucher(r, &r->vouchers[i], out);
	count_print(r->n_more_vouchers, more);
	if (r->n_more_vouchers)
		buf_addf(
		    out,
		    P_(r, r->n_more_vouchers, "and %s more voucher\n", "and %s more vouchers\n"),
		    more);
}

static void add_json_voucher(const struct report *r, const struct voucher_item *item,
			     struct buf *out)
{
	const struct voucher *v = item->voucher;
	int64_t days;
	buf_add_chars(out, "{\"VoucherId\":");
	print_number(v, VOUCHER_ID, "null", out);
	buf_add_chars(out, ",\"CustomerUin\":");
	print_number(v, VOUCHER_UIN, "null", out);
	buf_add_chars(out, ",\"RemainingAmount\":");
	print_amount(v, VOUCHER_REMAINING, MONEY_PLAIN, "null", out);
	buf_add_chars(out, ",\"TotalAmount\":");
	print_amount(v, VOUCHER_TOTAL, MONEY_PLAIN, "null", out);
	buf_add_chars(out, ",\"ExpireTime\":");
	json_write_string(out, v->expires);
	if (voucher_items_days(item, now_on_calendar(r), &days))
		buf_addf(out, ",\"days\":%" PRId64 "}", days);
	else
		buf_add_chars(out, ",\"days\":null}");
}

void report_add_json_vouchers(const struct report *r, struct buf *out)
{
	buf_add_chars(out, ",\"vouchers\":[");
	for (size_t i = 0; i < r->n_vouchers; i++) {
		if (i)
			buf_add_byte(out, ',');
		add_json_voucher(r, &r->vouchers[i], out);
	}
	buf_addf(out, "],\"vouchers_left_out\":%zu", r->n_more_vouchers);
}
