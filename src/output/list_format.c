/* SPDX-License-Identifier: MIT */
#include "output/list_format.h"

#include "list_table.h"
#include "output/customer_format.h"

static struct recording record_of(const struct list_format *f)
{
	return (struct recording){f->columns, f->n_columns, f->terminal};
}

void list_format_begin(const struct list_format *f, struct buf *out)
{
	struct recording r = record_of(f);
	if (f->output == OUTPUT_JSON)
		buf_add_chars(out, f->totals ? "{\"Customers\":[" : "[");
	else if (f->output == OUTPUT_CSV)
		customer_format_csv_heads(&r, out);
	else if (f->output == OUTPUT_TSV)
		customer_format_tsv_heads(&r, out);
	else if (f->output == OUTPUT_TABLE)
		list_table_header(f, out);
}

void list_format_customer(const struct list_format *f, const struct customer *c, bool first,
			  struct buf *out)
{
	struct recording r = record_of(f);
	switch (f->output) {
	case OUTPUT_JSON:
		buf_add_chars(out, first ? "\n" : ",\n");
		customer_format_json(&r, c, out);
		break;
	case OUTPUT_JSONL:
		customer_format_json(&r, c, out);
		buf_add_byte(out, '\n');
		break;
	case OUTPUT_CSV: customer_format_csv(&r, c, out); break;
	case OUTPUT_TSV: customer_format_tsv(&r, c, out); break;
	case OUTPUT_AUTO:
	case OUTPUT_TABLE: list_table_row(f, c, out); break;
	}
}

void list_format_end(const struct list_format *f, bool any, struct buf *out)
{
	if (f->output == OUTPUT_JSON)
		buf_addf(out, "%s]%s", any ? "\n" : "", f->totals ? "" : "\n");
}
