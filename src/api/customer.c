/* SPDX-License-Identifier: MIT */
#include "api/customer.h"

#include <string.h>

#include "base/mem.h"
#include "base/money.h"

/*
 * Packed: for each field one byte of kind; for the kinds with text its length as a varint (7 bits a
 * byte, low bits first, the high bit says that more follow), then its bytes.
 */

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

static bool has_text(enum field_kind k)
{
	return k != FIELD_ABSENT && k != FIELD_NULL;
}

static size_t varint_bytes(size_t n)
{
	size_t bytes = 1;
	for (; n >= 0x80; n >>= 7)
		bytes++;
	return bytes;
}

static unsigned char *write_varint(unsigned char *p, size_t n)
{
	for (; n >= 0x80; n >>= 7)
		*p++ = (unsigned char)(0x80 | (n & 0x7F));
	*p++ = (unsigned char)n;
	return p;
}

static const unsigned char *read_varint(const unsigned char *p, size_t *n)
{
	unsigned shift = 0;
	*n = 0;
	for (;; shift += 7) {
		*n |= (size_t)(*p & 0x7F) << shift;
		if (!(*p++ & 0x80))
			return p;
	}
}

static const unsigned char *read_field(const unsigned char *p, struct field *out)
{
	*out = (struct field){.kind = (enum field_kind) * p++, .text = SL("")};
	if (has_text(out->kind)) {
		p = read_varint(p, &out->text.n);
		out->text.p = (const char *)p;
		p += out->text.n;
	}
	return p;
}

struct field customer_field(const struct customer *c, enum customer_field f)
{
	const unsigned char *p = c->packed;
	struct field field;
	for (unsigned i = 0; i <= (unsigned)f; i++)
		p = read_field(p, &field);
	return field;
}

struct sl customer_text(const struct customer *c, enum customer_field f)
{
	return customer_field(c, f).text;
}

static size_t packed_bytes(const struct field fields[CUSTOMER_FIELDS])
{
	size_t bytes = 0;
	for (int i = 0; i < CUSTOMER_FIELDS; i++)
		bytes += 1 + (has_text(fields[i].kind)
				  ? varint_bytes(fields[i].text.n) + fields[i].text.n
				  : 0);
	return bytes;
}

static void parse_int32(struct sl text, int32_t *out, uint32_t *known, uint32_t bit)
{
	int64_t v;
	if (sl_to_i64(text, &v) && v >= INT32_MIN && v <= INT32_MAX) {
		*out = (int32_t)v;
		*known |= bit;
	}
}

static void parse_numbers(struct customer *c, const struct field f[CUSTOMER_FIELDS])
{
	if (sl_to_u64(f[FIELD_CLIENT_UIN].text, &c->uin))
		c->known |= KNOWN_UIN;
	if (money_parse(f[FIELD_CREDIT].text, &c->credit))
		c->known |= KNOWN_CREDIT;
	if (money_parse(f[FIELD_REMAINING_CREDIT].text, &c->remaining))
		c->known |= KNOWN_REMAINING;
	parse_int32(f[FIELD_FORCE].text, &c->force, &c->known, KNOWN_FORCE);
	parse_int32(f[FIELD_IDENTIFY_TYPE].text, &c->identify, &c->known, KNOWN_IDENTIFY);
}

void customer_pack(struct customer *c, struct arena *arena,
		   const struct field fields[CUSTOMER_FIELDS])
{
	unsigned char *p = arena_bytes(arena, packed_bytes(fields));
	*c = (struct customer){.packed = p};
	for (int i = 0; i < CUSTOMER_FIELDS; i++) {
		*p++ = (unsigned char)fields[i].kind;
		if (!has_text(fields[i].kind))
			continue;
		p = write_varint(p, fields[i].text.n);
		if (fields[i].text.n)
			memcpy(p, fields[i].text.p, fields[i].text.n);
		p += fields[i].text.n;
	}
	parse_numbers(c, fields);
}

struct customer customer_copy(const struct customer *c, struct arena *arena)
{
	const unsigned char *end = c->packed;
	struct customer copy = *c;
	struct field field;
	for (int i = 0; i < CUSTOMER_FIELDS; i++)
		end = read_field(end, &field);
	size_t n = (size_t)(end - c->packed);
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
