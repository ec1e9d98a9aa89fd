/* SPDX-License-Identifier: MIT */
/* Collects the lines about customers of a list that could not be understood. */
#include "list_flaws.h"

#include <inttypes.h>

#define NAMED_MAX 20 /* customers with a line; further ones are only counted */
#define LINES_MAX (64u << 10)

void list_flaws_init(struct list_flaws *f, const struct catalog *lang)
{
	*f = (struct list_flaws){.lang = lang};
	buf_init(&f->lines, LINES_MAX);
}

void list_flaws_release(struct list_flaws *f)
{
	buf_release(&f->lines);
}

static void add_flaws(struct list_flaws *f, const struct row *row)
{
	const struct customer *c = row->customer;
	const char *row_flaw = customer_row_flaw(c);
	const char *separator = TC_(f, "before what is wrong in a row", ": ");
	const char *next = TC_(f, "between the parts of a line", ", ");
	buf_addf(&f->lines, T_(f, "row %" PRIu64), row->number + 1);
	if (c->known & KNOWN_UIN)
		buf_addf(&f->lines,
			 TC_(f, "behind the number of a row", " (ClientUin %" PRIu64 ")"), c->uin);
	if (row_flaw) {
		buf_add_chars(&f->lines, separator);
		buf_addf(&f->lines, T_(f, "it %s"), T_(f, row_flaw));
		separator = next;
	}
	for (int i = 0; i < CUSTOMER_FIELDS; i++) {
		enum customer_field field = (enum customer_field)i;
		const char *flaw = customer_flaw(c, field);
		if (!flaw)
			continue;
		buf_addf(&f->lines, "%s%s %s", separator, customer_field_name(field), T_(f, flaw));
		separator = next;
	}
}

/* Returns true for a row that was left out because of its credit status, which is N/A only because
 * an amount could not be understood. */
static bool is_lost(const struct row *row, bool printed)
{
	const unsigned amounts = BAD_ROW | FIELD_BIT(FIELD_CREDIT) |
				 FIELD_BIT(FIELD_REMAINING_CREDIT) | FIELD_BIT(FIELD_FORCE);
	return !printed && row->credit_status == STATUS_NA && (row->customer->bad & amounts);
}

void list_flaws_add(struct list_flaws *f, const struct row *row, bool printed)
{
	bool lost = is_lost(row, printed);
	if (!row->customer->bad || (!printed && !lost))
		return;
	bool damaged = lost || row->customer->damaged;
	if (f->damaged + f->odd < NAMED_MAX) {
		add_flaws(f, row);
		buf_add_chars(&f->lines, lost ? T_(f, "; left out, because its status is unknown\n")
					 : damaged ? "\n"
						   : T_(f, "; printed as sent\n"));
	}
	f->damaged += damaged;
	f->odd += !damaged;
}

struct sl list_flaws_lines(struct list_flaws *f)
{
	uint64_t n = f->damaged + f->odd;
	if (n > NAMED_MAX && !f->counted)
		buf_addf(&f->lines,
			 T_(f, "and %" PRIu64 " more; --log FILE names the first of each page\n"),
			 n - NAMED_MAX);
	f->counted = true;
	return buf_sl(&f->lines);
}

bool list_flaws_check(const struct list_flaws *f, struct err *e)
{
	if (f->damaged == 0)
		return true;
	return err_set(e, ERR_DECODE,
		       lang_plural(err_lang(e), f->damaged,
				   "%" PRIu64 " customer could not be read completely or had to be "
				   "left out; all others are complete",
				   "%" PRIu64
				   " customers could not be read completely or had to be "
				   "left out; all others are complete"),
		       f->damaged);
}
