/* SPDX-License-Identifier: MIT */
/* Finds the options of list that do not go together. */
#include "options_list.h"

/* Vouchers have other fields than customers. */
static bool check_vouchers(const struct options *o, struct err *e)
{
	if (!o->vouchers)
		return true;
	if (o->n_columns || o->statuses || o->where.n_nodes || o->view || o->stream)
		return err_set(e, ERR_USAGE,
			       "--vouchers prints vouchers, not customers: leave out --columns, "
			       "--status, --where, --view and --stream");
	if (o->n_sort > 1 || (o->n_sort == 1 && o->sort[0].key != SORT_EXPIRY))
		return err_set(e, ERR_USAGE,
			       "--vouchers sorts by the end only: --sort expiry or --sort=-expiry");
	if (o->query.type != FILTER_NONE && o->query.type != FILTER_CLIENT_UIN)
		return err_set(e, ERR_USAGE,
			       "--vouchers can be filtered by a UIN only, because vouchers have no "
			       "other field of a customer");
	return true;
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
	return check_sqlite(p->o, e) && check_vouchers(p->o, e) && check_output(p->o, e);
}
