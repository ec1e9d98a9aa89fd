/* SPDX-License-Identifier: MIT */
/* Packs the fields of a customer and reads them back. */
#include "api/customer.h"

#include <string.h>

#include "base/attr.h"
#include "base/money.h"

#include "codec/json_integer.h"

#include "lang/lang.h"

/*
 * A packed field is a number, length of its text * 8 + kind, written with 7 bits in each byte, low
 * bits first, the high bit set when more bytes follow; then the text.
 */
#define KIND_BITS 3

_Static_assert(FIELD_TWICE < 1 << KIND_BITS, "a kind fits its bits");

static const char *const names[CUSTOMER_FIELDS] = {
    "ClientUin",    "Name",   "Remark",          "Email",
    "Mobile",       "Type",   "Arrears",         "AssociationTime",
    "RecentExpiry", "Credit", "RemainingCredit", "IdentifyType",
    "Force"};

const char *customer_field_name(enum customer_field f)
{
	return names[f];
}

bool customer_field_parse(struct sl name, enum customer_field *out)
{
	for (int i = 0; i < CUSTOMER_FIELDS; i++)
		if (sl_equal_nocase(name, sl_from(names[i]))) {
			*out = (enum customer_field)i;
			return true;
		}
	return false;
}

/* Other kinds than text, number and other have no text. */
static struct sl kept_text(const struct field *f)
{
	bool has_text = f->kind == FIELD_TEXT || f->kind == FIELD_NUMBER || f->kind == FIELD_OTHER;
	return has_text ? f->text : SL("");
}

static size_t count_head_bytes(size_t head)
{
	size_t bytes = 1;
	for (; head >= 0x80; head >>= 7)
		bytes++;
	return bytes;
}

static unsigned char *write_field(unsigned char *p, size_t head, const char *text)
{
	size_t n = head >> KIND_BITS;
	for (; head >= 0x80; head >>= 7)
		*p++ = (unsigned char)(0x80 | (head & 0x7F));
	*p++ = (unsigned char)head;
	if (n)
		memcpy(p, text, n);
	return p + n;
}

static const unsigned char *read_field(const unsigned char *p, struct field *out)
{
	size_t head = *p & 0x7F;
	for (unsigned shift = 7; *p++ & 0x80; shift += 7)
		head |= (size_t)(*p & 0x7F) << shift;
	out->kind = (enum field_kind)(head & ((1u << KIND_BITS) - 1));
	out->text = (struct sl){(const char *)p, head >> KIND_BITS};
	return p + out->text.n;
}

struct field customer_field(const struct customer *c, enum customer_field f)
{
	const unsigned char *p = c->packed;
	struct field field = {FIELD_ABSENT, SL("")};
	for (unsigned i = 0; p && i <= (unsigned)f; i++)
		p = read_field(p, &field);
	return field;
}

struct sl customer_text(const struct customer *c, enum customer_field f)
{
	return customer_field(c, f).text;
}

static struct sl number_text(const struct field *f)
{
	return f->kind == FIELD_NUMBER || f->kind == FIELD_TEXT ? f->text : SL("");
}

static void parse_numbers(struct customer *c, const struct field f[CUSTOMER_FIELDS])
{
	if (json_integer_u64(number_text(&f[FIELD_CLIENT_UIN]), &c->uin))
		c->known |= KNOWN_UIN;
	if (money_parse(number_text(&f[FIELD_CREDIT]), &c->credit))
		c->known |= KNOWN_CREDIT;
	if (money_parse(number_text(&f[FIELD_REMAINING_CREDIT]), &c->remaining))
		c->known |= KNOWN_REMAINING;
	if (json_integer_i32(number_text(&f[FIELD_FORCE]), &c->force))
		c->known |= KNOWN_FORCE;
	if (json_integer_i32(number_text(&f[FIELD_IDENTIFY_TYPE]), &c->identify))
		c->known |= KNOWN_IDENTIFY;
}

/* The fields that are numbers, with their bits of known. */
static const struct {
	enum customer_field field;
	uint32_t known;
} numbers[] = {{FIELD_CLIENT_UIN, KNOWN_UIN},
	       {FIELD_CREDIT, KNOWN_CREDIT},
	       {FIELD_REMAINING_CREDIT, KNOWN_REMAINING},
	       {FIELD_IDENTIFY_TYPE, KNOWN_IDENTIFY},
	       {FIELD_FORCE, KNOWN_FORCE}};

static void mark_bad_fields(struct customer *c, const struct field fields[CUSTOMER_FIELDS])
{
	unsigned bad = 0, damaged = 0;
	for (unsigned i = 0; i < CUSTOMER_FIELDS; i++) {
		bad |= (unsigned)(fields[i].kind >= FIELD_OTHER) << i;
		damaged |= (unsigned)(fields[i].kind >= FIELD_BAD) << i;
	}
	for (size_t i = 0; i < COUNT_OF(numbers); i++)
		if (fields[numbers[i].field].kind > FIELD_NULL && !(c->known & numbers[i].known))
			bad |= FIELD_BIT(numbers[i].field);
	c->bad = (uint16_t)bad;
	c->damaged = (uint16_t)damaged;
}

void customer_mark_row(struct customer *c)
{
	c->bad |= BAD_ROW;
	c->damaged |= BAD_ROW;
	c->known &= KNOWN_UIN;
}

void customer_mark_replaced(struct customer *c, enum customer_field f)
{
	c->bad = (uint16_t)(c->bad | FIELD_BIT(f));
	c->damaged = (uint16_t)(c->damaged | FIELD_BIT(f));
}

static const char *name_other(struct sl json)
{
	switch (json.n ? json.p[0] : 0) {
	case '[': return N_("is a list");
	case '{': return N_("is an object");
	}
	return N_("is true or false");
}

const char *customer_flaw(const struct customer *c, enum customer_field f)
{
	struct field field = customer_field(c, f);
	if (!(c->bad & FIELD_BIT(f)))
		return NULL;
	switch (field.kind) {
	case FIELD_OTHER: return name_other(field.text);
	case FIELD_BAD: return N_("is not JSON, or nested too deeply");
	case FIELD_TWICE: return N_("appears twice");
	case FIELD_ABSENT:
	case FIELD_NULL:
	case FIELD_TEXT:
	case FIELD_NUMBER: break;
	}
	return c->damaged & FIELD_BIT(f) ? N_("has bytes or escapes that are not text")
					 : N_("is not a valid number");
}

const char *customer_row_flaw(const struct customer *c)
{
	if (!(c->bad & BAD_ROW))
		return NULL;
	for (int i = 0; i < CUSTOMER_FIELDS; i++)
		if (customer_field(c, (enum customer_field)i).kind != FIELD_ABSENT)
			return N_("has a part that cannot be read");
	return N_("is not a customer");
}

size_t customer_pack(struct customer *c, struct arena *arena,
		     const struct field fields[CUSTOMER_FIELDS])
{
	size_t bytes = 0, heads[CUSTOMER_FIELDS];
	for (int i = 0; i < CUSTOMER_FIELDS; i++) {
		size_t n = kept_text(&fields[i]).n;
		heads[i] = n << KIND_BITS | (size_t)fields[i].kind;
		bytes += count_head_bytes(heads[i]) + n;
	}
	unsigned char *p = arena_bytes(arena, bytes);
	*c = (struct customer){.packed = p};
	for (int i = 0; i < CUSTOMER_FIELDS; i++)
		p = write_field(p, heads[i], fields[i].text.p);
	parse_numbers(c, fields);
	mark_bad_fields(c, fields);
	return bytes;
}

size_t customer_packed_bytes(const struct customer *c)
{
	const unsigned char *end = c->packed;
	struct field field;
	if (!end)
		return 0;
	for (int i = 0; i < CUSTOMER_FIELDS; i++)
		end = read_field(end, &field);
	return (size_t)(end - c->packed);
}

struct customer customer_copy(const struct customer *c, struct arena *arena)
{
	struct customer copy = *c;
	size_t n = customer_packed_bytes(c);
	if (n)
		copy.packed = memcpy(arena_bytes(arena, n), c->packed, n);
	return copy;
}

void customer_page_init(struct customer_page *p)
{
	*p = (struct customer_page){0};
	arena_init(&p->arena);
}

void customer_page_release(struct customer_page *p)
{
	arena_release(&p->arena);
	customer_page_init(p);
}
