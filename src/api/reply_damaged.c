/* SPDX-License-Identifier: MIT */
/* Reads the customers of a damaged reply one by one, and notes what could not be understood. */
#include "reply_damaged.h"

#include <string.h>

#include "base/utf8.h"

#include "codec/json_parts.h"

#include "answer.h"

#define NAME_CHARS 64 /* every name that is searched for is shorter */

/* Repairs and parses the value; mended holds the text of the document. NULL when it is not JSON. */
static struct json *parse_value(struct sl value, struct buf *mended, bool *replaced)
{
	buf_init(mended, REWRITTEN_MAX);
	*replaced = json_parts_mend(value, mended);
	struct json *doc = mended->full ? NULL : json_parse(buf_sl(mended), NULL);
	if (doc && !json_is_exact(doc))
		*replaced = true;
	return doc;
}

/* Takes the text between the quotes; false for a name with escapes, which is rare. */
static bool take_plain_name(struct sl key, char out[NAME_CHARS])
{
	return key.n >= 2 && !memchr(key.p, '\\', key.n) && !memchr(key.p, '\0', key.n) &&
	       key.p[key.n - 1] == '"' &&
	       sl_to_chars(sl_take(sl_drop(key, 1), key.n - 2), out, NAME_CHARS);
}

/* Reads a member's name; "" without a name and for a longer one. */
static void read_name(struct sl key, char out[NAME_CHARS])
{
	struct buf mended;
	if (take_plain_name(key, out))
		return;
	bool replaced;
	struct json *doc = key.n ? parse_value(key, &mended, &replaced) : NULL;
	if (!doc || !sl_to_chars(json_string(json_root(doc)), out, NAME_CHARS))
		out[0] = '\0';
	json_free(doc);
	if (key.n)
		buf_release(&mended);
}

/* Writes valid JSON: null for a value that is not JSON, but false where null would mean success. */
static void write_value(struct sl value, bool matters, struct buf *out)
{
	struct buf mended;
	bool replaced;
	struct json *doc = parse_value(value, &mended, &replaced);
	if (doc)
		buf_add(out, buf_sl(&mended));
	else
		buf_add_chars(out, matters ? "false" : "null");
	json_free(doc);
	buf_release(&mended);
}

static bool is_list(struct sl value)
{
	return value.n && value.p[0] == '[';
}

/* The walk that writes the members of the document and of its Response. */
struct envelope {
	struct sl body;
	const char *list; /* the name of the list */
	struct buf *out;
	struct sl data;
};

static bool check_end(const struct envelope *v, const struct json_parts *p, struct err *e)
{
	size_t byte = (size_t)(p->rest.p - v->body.p);
	if (!p->broken)
		return true;
	if (p->rest.n == 0)
		return err_set(e, ERR_DECODE,
			       "not a whole JSON document: it ends at byte %zu, inside a list, an "
			       "object or a text",
			       byte);
	return err_set(e, ERR_DECODE, "not a JSON document: the bracket at byte %zu has no partner",
		       byte);
}

static bool write_object(struct envelope *v, struct json_parts *p, bool is_response, struct err *e);

/* Writes one member of the document, or of its Response. */
static bool write_member(struct envelope *v, const char *name, struct sl value, bool in_response,
			 struct err *e)
{
	struct json_parts inner;
	bool is_rows = strcmp(name, v->list) == 0;
	if (in_response && is_rows && is_list(value)) {
		v->data = value;
		buf_add_chars(v->out, "[]");
		return true;
	}
	if (!in_response && strcmp(name, "Response") == 0 && json_parts_open(&inner, value) &&
	    inner.close == '}')
		return write_object(v, &inner, true, e);
	write_value(value, is_rows || strcmp(name, "Error") == 0, v->out);
	return true;
}

static bool write_object(struct envelope *v, struct json_parts *p, bool is_response, struct err *e)
{
	struct json_part part;
	char name[NAME_CHARS];
	const char *separator = "";
	buf_add_byte(v->out, '{');
	while (json_parts_next(p, &part)) {
		read_name(part.key, name);
		if (!name[0] || part.value.n == 0)
			continue;
		buf_add_chars(v->out, separator);
		json_write_string(v->out, sl_from(name));
		buf_add_byte(v->out, ':');
		separator = ",";
		if (!write_member(v, name, part.value, is_response,
				  e)) /* at most two levels deep */
			return false;
	}
	buf_add_byte(v->out, '}');
	return check_end(v, p, e);
}

bool reply_damaged_envelope(struct sl body, const char *list, struct buf *out, struct sl *data,
			    struct err *e)
{
	struct envelope v = {body, list, out, SL("")};
	struct json_parts p;
	*data = SL("");
	if (!json_parts_open(&p, body) || p.close != '}' || !write_object(&v, &p, false, e))
		return false;
	*data = v.data;
	struct sl behind = sl_trim(p.rest);
	return behind.n == 0 ||
	       err_set(e, ERR_DECODE, "not a JSON document: something follows its end at byte %zu",
		       (size_t)(behind.p - body.p));
}

/* Finds the value of the first member of that name. */
static bool find_member(struct sl object, const char *wanted, struct sl *value)
{
	struct json_parts p;
	struct json_part part;
	char name[NAME_CHARS];
	if (!json_parts_open(&p, object))
		return false;
	while (json_parts_next(&p, &part)) {
		read_name(part.key, name);
		if (strcmp(name, wanted) == 0 && part.value.n) {
			*value = part.value;
			return true;
		}
	}
	return false;
}

size_t reply_damaged_place(struct sl body)
{
	struct sl place = body;
	if (find_member(body, "Response", &place))
		find_member(place, "Data", &place);
	return place.n ? (size_t)(place.p - body.p) : 0;
}

size_t reply_damaged_count(struct sl data)
{
	struct json_parts p;
	struct json_part part;
	size_t n = 0;
	if (json_parts_open(&p, data))
		while (json_parts_next(&p, &part))
			n++;
	return n;
}

/* A row while it is read. */
struct row_reading {
	struct damaged *d;
	uint32_t number;
	struct field fields[CUSTOMER_FIELDS];
	size_t byte[CUSTOMER_FIELDS];
	bool replaced[CUSTOMER_FIELDS];
	bool broken; /* its members could not be told apart */
	size_t broken_byte;
};

static size_t offset_in_body(const struct damaged *d, struct sl part)
{
	return (size_t)(part.p - d->body.p);
}

static void note_flaw(struct row_reading *r, size_t byte, const char *name, const char *what)
{
	struct damaged *d = r->d;
	if (d->n_flaws < FLAWS_KEPT)
		d->flaws[d->n_flaws] = (struct flaw){r->number, byte, name, what};
	d->n_flaws++;
}

/* Texts outlive the document that they were parsed from. */
static struct field read_field(struct damaged *d, struct sl value, bool *replaced)
{
	struct buf mended;
	struct answer a = {.doc = parse_value(value, &mended, replaced)};
	struct field f = {FIELD_BAD, SL("")};
	if (a.doc) {
		arena_init(&a.rewritten);
		f = answer_field(&a, json_root(a.doc));
		f.text = arena_copy(d->arena, f.text);
		*replaced = *replaced || a.rewrote;
		arena_release(&a.rewritten);
	}
	/* A value that is not text or number was rewritten as a whole. */
	if (f.kind != FIELD_TEXT)
		*replaced = false;
	json_free(a.doc);
	buf_release(&mended);
	return f;
}

static void read_member(struct row_reading *r, const struct json_part *part)
{
	char name[NAME_CHARS];
	enum customer_field f;
	read_name(part->key, name);
	if (!name[0] && part->value.n == 0) {
		r->broken = true;
		r->broken_byte = offset_in_body(r->d, part->all);
		return;
	}
	if (!customer_field_parse(sl_from(name), &f) || strcmp(name, customer_field_name(f)) != 0)
		return;
	struct field *field = &r->fields[f];
	if (field->kind != FIELD_ABSENT)
		*field = (struct field){FIELD_TWICE, SL("")};
	else if (part->value.n)
		*field = read_field(r->d, part->value, &r->replaced[f]);
	else
		*field = (struct field){FIELD_BAD, SL("")};
	r->byte[f] = offset_in_body(r->d, part->value.n ? part->value : part->all);
}

static void read_members(struct row_reading *r, struct sl row)
{
	struct json_parts p;
	struct json_part part;
	r->broken = !json_parts_open(&p, row) || p.close != '}';
	r->broken_byte = offset_in_body(r->d, row);
	if (r->broken)
		return;
	while (json_parts_next(&p, &part))
		if (part.all.n)
			read_member(r, &part);
	if (p.broken || sl_trim(p.rest).n) {
		r->broken = true;
		r->broken_byte = offset_in_body(r->d, p.rest);
	}
}

size_t reply_damaged_row(struct damaged *d, struct sl row, uint32_t number, struct customer *out)
{
	struct row_reading r = {.d = d, .number = number};
	read_members(&r, row);
	size_t bytes = customer_pack(out, d->arena, r.fields);
	if (r.broken) {
		customer_mark_row(out);
		note_flaw(&r, r.broken_byte, NULL, customer_row_flaw(out));
	}
	for (int i = 0; i < CUSTOMER_FIELDS; i++) {
		enum customer_field f = (enum customer_field)i;
		if (r.replaced[i] && r.fields[i].kind == FIELD_TEXT)
			customer_mark_replaced(out, f);
		if (out->bad & FIELD_BIT(f))
			note_flaw(&r, r.byte[i], customer_field_name(f), customer_flaw(out, f));
	}
	return bytes;
}
