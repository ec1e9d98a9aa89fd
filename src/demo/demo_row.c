/* SPDX-License-Identifier: MIT */
/* Writes one customer of a reply, with the faults injected. */
#include "demo_row.h"

#include <inttypes.h>
#include <string.h>

#include "base/attr.h"
#include "base/mem.h"

#include "codec/json.h"

#include "response.h"

#define HUGE_NAME_BYTES (64u << 10)

static bool has_fault(const struct demo_row *r, enum injection t)
{
	return r->faults & INJECT_BIT(t);
}

static void write_huge_name(struct buf *out)
{
	buf_add_byte(out, '"');
	for (size_t i = 0; i < HUGE_NAME_BYTES; i++)
		buf_add_byte(out, (char)('A' + i % 26));
	buf_add_byte(out, '"');
}

/* Writes a name with which a customer could attack a terminal or a careless program. */
static void write_hostile_name(uint32_t id, struct buf *out)
{
	static const char *const hostile[] = {
	    "\033[2J\033[1;1Hroot# ",                 /* clears the screen */
	    "\033]0;owned\007\033]52;c;b3duZWQ=\007", /* title and clipboard */
	    "abc\u202Edlog rof\u202C \u2066x",        /* writes backwards */
	    "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
	    "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466 family",
	    "line one\r\nline two\ttab\b\b\b",
	    "\302\23331mC1 red\u200B\u200B\uFEFF",
	};

	if (id % 8 == 7)
		write_huge_name(out);
	else
		json_write_string(out, sl_from(hostile[id % 8]));
}

static void write_scratch(const struct demo_row *r, struct buf *out)
{
	json_write_string(out, buf_sl(r->scratch));
	buf_clear(r->scratch);
}

/* Writes a number that JSON can spell but few types can hold, or a text that is not a number.
 * Returns false, and writes nothing, without the fault. */
static bool write_absurd(const struct demo_row *r, unsigned field, struct buf *out)
{
	static const char *const absurd[] = {
	    "1e308", "\"NaN\"", "-0",           "18446744073709551616", "1e-320",     "-1e308",
	    "\"\"",  "1e99999", "\"Infinity\"", "-9223372036854775809", "0.1e0000001"};

	if (!has_fault(r, INJECT_ABSURD_NUMBERS))
		return false;
	buf_add_chars(out, absurd[(r->id + field) % COUNT_OF(absurd)]);
	return true;
}

static void write_uin(const struct demo_row *r, struct buf *out)
{
	/* Damage one in twelve, so that the other customers can be told apart. */
	if (r->id % 12 == 5 && write_absurd(r, 0, out))
		return;
	buf_addf(out, "%" PRIu64, r->customer.uin);
}

static void write_name(const struct demo_row *r, struct buf *out)
{
	if (has_fault(r, INJECT_HOSTILE_NAMES)) {
		write_hostile_name(r->id, out);
		return;
	}
	names_name(r->names, r->data->seed, r->id, r->scratch);
	write_scratch(r, out);
}

static void write_type(const struct demo_row *r, struct buf *out)
{
	json_write_string(out, sl_from(r->customer.type));
}

static void write_mobile(const struct demo_row *r, struct buf *out)
{
	names_mobile(r->data->seed, r->id, r->scratch);
	write_scratch(r, out);
}

static void write_email(const struct demo_row *r, struct buf *out)
{
	names_email(r->names, r->data->seed, r->id, true, r->scratch);
	write_scratch(r, out);
}

/* The documentation says that the value is fixed. */
static void write_arrears(const struct demo_row *r, struct buf *out)
{
	(void)r;
	buf_add(out, SL("\"-\""));
}

static void write_bound(const struct demo_row *r, struct buf *out)
{
	response_write_time(r->customer.bound_s, out);
}

static void write_expiry(const struct demo_row *r, struct buf *out)
{
	switch (r->customer.expiry) {
	case EXPIRY_SET: response_write_time(r->customer.expiry_s, out); return;
	case EXPIRY_EMPTY: buf_add(out, SL("\"\"")); return;
	case EXPIRY_NULL: buf_add(out, SL("null")); return;
	}
}

static void write_credit(const struct demo_row *r, struct buf *out)
{
	if (!write_absurd(r, 0, out))
		response_write_money(r->customer.credit, out);
}

static void write_remaining(const struct demo_row *r, struct buf *out)
{
	if (!write_absurd(r, 1, out))
		response_write_money(r->customer.remaining, out);
}

static void write_identify(const struct demo_row *r, struct buf *out)
{
	if (!write_absurd(r, 2, out))
		buf_addf(out, "%d", r->customer.identify);
}

static void write_remark(const struct demo_row *r, struct buf *out)
{
	names_remark(r->names, r->data->seed, r->id, r->scratch);
	write_scratch(r, out);
}

static void write_force(const struct demo_row *r, struct buf *out)
{
	if (!write_absurd(r, 3, out))
		buf_addf(out, "%d", r->customer.force);
}

/* The fields in the order of the documentation. swapped is sent for INJECT_SWAPPED_TYPES; NULL
 * sends the value as text. */
static const struct {
	const char *name;
	void (*write)(const struct demo_row *r, struct buf *out);
	const char *swapped;
} fields[] = {
    {"ClientUin", write_uin, NULL},
    {"Name", write_name, "[\"not\",\"a\",\"name\"]"},
    {"Type", write_type, "1"},
    {"Mobile", write_mobile, "13800000000"},
    {"Email", write_email, "true"},
    {"Arrears", write_arrears, "false"},
    {"AssociationTime", write_bound, "1755752400"},
    {"RecentExpiry", write_expiry, "0"},
    {"Credit", write_credit, NULL},
    {"RemainingCredit", write_remaining, NULL},
    {"IdentifyType", write_identify, NULL},
    {"Remark", write_remark, "{\"text\":\"x\"}"},
    {"Force", write_force, NULL},
};

static void write_value(const struct demo_row *r, size_t field, struct buf *out)
{
	if (!has_fault(r, INJECT_SWAPPED_TYPES)) {
		fields[field].write(r, out);
	} else if (fields[field].swapped) {
		buf_add_chars(out, fields[field].swapped);
	} else {
		buf_add_byte(out, '"');
		fields[field].write(r, out);
		buf_add_byte(out, '"');
	}
}

/* The ways to damage a row. The numbers from DAMAGE_FIELD on damage one field each. */
enum { DAMAGE_NUL, DAMAGE_NULL, DAMAGE_TEXT, DAMAGE_TWICE, DAMAGE_MEMBER, DAMAGE_FIELD };

/* Chooses the way to damage this row; -1: none. */
static int choose_damage(const struct demo_row *r)
{
	int ways = DAMAGE_FIELD + (int)COUNT_OF(fields);

	if (!has_fault(r, INJECT_BAD_ROWS) || r->id % 4 != 2)
		return -1;
	return (int)(r->id / 4) % ways;
}

/* Chooses a value that is bad in any field. */
static const char *choose_bad_value(const struct demo_row *r)
{
	static const char *const bad[] = {"NaN",         "{\"a\":[true]}", "01",
					  "[1,,2]",      "undefined",      "true",
					  "\"\\ud83d\"", "\"a\\x41\"",     "\"a\377b\""};

	return bad[r->id / 4 % COUNT_OF(bad)];
}

static void write_damaged_value(const struct demo_row *r, size_t field, struct buf *out)
{
	int damage = choose_damage(r);

	if (damage == DAMAGE_NUL && fields[field].write == write_name)
		buf_add_chars(out, "\"nul\\u0000here\"");
	else if (damage == DAMAGE_FIELD + (int)field)
		buf_add_chars(out, choose_bad_value(r));
	else
		write_value(r, field, out);
}

/* Writes something else in place of the row; false if the row is written field by field. */
static bool write_damaged_row(const struct demo_row *r, struct buf *out)
{
	int damage = choose_damage(r);

	if (damage == DAMAGE_NULL)
		buf_add_chars(out, "null");
	if (damage == DAMAGE_TEXT)
		buf_add_chars(out, "\"no customer\"");
	return damage == DAMAGE_NULL || damage == DAMAGE_TEXT;
}

static void write_damaged_end(const struct demo_row *r, const char *credit, struct buf *out)
{
	if (choose_damage(r) == DAMAGE_TWICE)
		buf_addf(out, ",\"%s\":1", credit);
	if (choose_damage(r) == DAMAGE_MEMBER)
		buf_add_chars(out, ",nonsense");
}

static void write_member(const struct demo_row *r, size_t field, const char *name, struct buf *out)
{
	bool holes = has_fault(r, INJECT_NULL_FIELDS);

	if (holes && (r->id + 1) % COUNT_OF(fields) == field)
		return;
	response_add_name(name, out);
	if (holes && r->id % COUNT_OF(fields) == field)
		buf_add(out, SL("null"));
	else
		write_damaged_value(r, field, out);
}

/* Opens the object; false if something else is in its place. */
static bool open_row(struct demo_row *r, struct buf *out)
{
	demo_customer_draw(r->data, r->id, &r->customer);
	response_add_name(NULL, out);
	if (write_damaged_row(r, out))
		return false;
	buf_add_byte(out, '{');
	return true;
}

void demo_row_write(struct demo_row *r, struct buf *out)
{
	if (!open_row(r, out))
		return;
	for (size_t i = 0; i < COUNT_OF(fields); i++)
		write_member(r, i, fields[i].name, out);
	write_damaged_end(r, "Credit", out);
	response_close('}', out);
}

void demo_row_write_amounts(struct demo_row *r, struct buf *out)
{
	static const struct {
		const char *name, *of; /* the name in the list of customers */
	} amounts[] = {{"Uin", "ClientUin"},
		       {"TotalCredit", "Credit"},
		       {"RemainingCredit", "RemainingCredit"}};

	if (!open_row(r, out))
		return;
	for (size_t i = 0; i < COUNT_OF(fields); i++)
		for (size_t k = 0; k < COUNT_OF(amounts); k++)
			if (strcmp(fields[i].name, amounts[k].of) == 0)
				write_member(r, i, amounts[k].name, out);
	write_damaged_end(r, "TotalCredit", out);
	response_close('}', out);
}
