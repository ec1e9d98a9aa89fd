/* SPDX-License-Identifier: MIT */
/* Reads options of list, and finds those that do not go together. */
#include "options_list.h"

#include "store/row_condition.h"

/* Counts the characters before the fault, so that the place can be named. */
static size_t count_characters(struct sl text, size_t bytes)
{
	size_t n = 0;
	for (size_t i = 0; i < bytes && i < text.n; i++)
		n += ((unsigned char)text.p[i] & 0xC0) != 0x80;
	return n;
}

bool options_list_set_where(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	struct condition_fault f = {.e = {.lang = err_lang(e)}};
	(void)o;
	if (!row_condition_parse(v, &p->o->where, &f))
		return err_set(e, ERR_USAGE, "--where, character %zu: %s",
			       count_characters(v, f.at) + 1, f.e.text);
	if (p->o->where.n_nodes == 0)
		return err_set(e, ERR_USAGE, "--where is empty; for all customers leave it out");
	if (condition_uses_fact(&p->o->where, CONDITION_MARKED) ||
	    condition_uses_fact(&p->o->where, CONDITION_CHANGED))
		return err_set(e, ERR_USAGE,
			       "--where: \"marked\" and \"changed\" are of the browser only; in "
			       "quotation marks they are texts");
	return true;
}

bool options_list_set_group(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	(void)o;
	p->o->groups = group_by_parse(v, &p->o->group);
	return p->o->groups ||
	       err_set(e, ERR_USAGE,
		       "--group must be status, type, remark, month or domain, not \"%.*s\"",
		       (int)sl_take(v, 40).n, v.p);
}

/* Vouchers have other fields than customers. */
static bool check_vouchers(const struct options *o, struct err *e)
{
	if (!o->vouchers)
		return true;
	if (o->n_columns || o->statuses || o->where.n_nodes || o->view || o->since || o->stream)
		return err_set(e, ERR_USAGE,
			       "--vouchers prints vouchers, not customers: leave out --columns, "
			       "--status, --where, --view, --since and --stream");
	if (o->n_sort > 1 || (o->n_sort == 1 && o->sort[0].key != SORT_EXPIRY))
		return err_set(e, ERR_USAGE,
			       "--vouchers sorts by the end only: --sort expiry or --sort=-expiry");
	if (o->query.type != FILTER_NONE && o->query.type != FILTER_CLIENT_UIN)
		return err_set(e, ERR_USAGE,
			       "--vouchers can be filtered by a UIN only, because vouchers have no "
			       "other field of a customer");
	return true;
}

/* Groups have other fields than customers. */
static bool check_groups(const struct options *o, struct err *e)
{
	if (!o->groups)
		return true;
	return (!o->vouchers && !o->sqlite && !o->n_columns && !o->n_sort && !o->totals &&
		!o->bom && !o->stream && o->limit == UINT64_MAX) ||
	       err_set(e, ERR_USAGE,
		       "--group prints sums, not customers: leave out --columns, --sort, --limit, "
		       "--totals, --bom, --stream and --vouchers");
}

static bool check_output(const struct options *o, struct err *e)
{
	if (o->bom && o->output != OUTPUT_CSV)
		return err_set(e, ERR_USAGE, "--bom needs -o csv: it marks a CSV file for Excel");
	if (o->totals && (o->output == OUTPUT_CSV || o->output == OUTPUT_TSV))
		return err_set(
		    e, ERR_USAGE,
		    "--totals cannot be combined with csv or tsv; use table, json or jsonl");
	return true;
}

/* A database cannot be written to a pipe. */
static bool check_sqlite(const struct options *o, struct err *e)
{
	if (!o->sqlite)
		return true;
	if (o->command != COMMAND_LIST || o->vouchers)
		return err_set(e, ERR_USAGE, "-o sqlite goes with the command list, for customers");
	if (!o->output_file)
		return err_set(e, ERR_USAGE,
			       "-o sqlite needs a file: -o sqlite --output customers.db");
	if (o->output != OUTPUT_AUTO || o->totals || o->stream)
		return err_set(e, ERR_USAGE,
			       "-o sqlite writes a database: leave out other formats, --totals and "
			       "--stream");
	return true;
}

bool options_list_end(const struct parse *p, struct err *e)
{
	return check_sqlite(p->o, e) && check_vouchers(p->o, e) && check_groups(p->o, e) &&
	       check_output(p->o, e);
}
