/* SPDX-License-Identifier: MIT */
/* The options of list and check, and the percentages, which check shares with the browser. */
#include "base/attr.h"

#include "options_table.h"

bool set_percent(struct sl v, const char *name, int *out, struct err *e)
{
	uint64_t n;
	if (!sl_to_u64(v, &n) || n < 1 || n > 100)
		return err_set(e, ERR_USAGE, "--%s is a percentage from 1 to 100, not \"%.*s\"",
			       name, (int)v.n, v.p);
	*out = (int)n;
	return true;
}

bool set_output(struct parse *p, struct sl v, struct err *e)
{
	static const char *const names[] = {"", "table", "json", "jsonl", "csv", "tsv"};
	p->has_output = true;
	for (size_t i = 1; i < COUNT_OF(names); i++)
		if (sl_equal(v, sl_from(names[i]))) {
			p->o->output = (enum output)i;
			return true;
		}
	return err_set(e, ERR_USAGE, "--output is table, json, jsonl, csv or tsv, not \"%.*s\"",
		       (int)v.n, v.p);
}

bool set_columns(struct parse *p, struct sl v, struct err *e)
{
	struct sl name;
	p->has_list_option = true;
	p->o->n_columns = 0;
	while (sl_split(&v, ',', &name)) {
		enum customer_field f;
		if (!customer_field_parse(sl_trim(name), &f))
			return err_set(
			    e, ERR_USAGE,
			    "--columns knows no field \"%.*s\"; the fields are those of the API, "
			    "like ClientUin,Name,RemainingCredit",
			    (int)name.n, name.p);
		if (p->o->n_columns == CUSTOMER_FIELDS)
			return err_set(e, ERR_USAGE, "--columns names more than %d fields",
				       CUSTOMER_FIELDS);
		p->o->columns[p->o->n_columns++] = f;
	}
	return p->o->n_columns > 0 || err_set(e, ERR_USAGE, "--columns names no field");
}

bool set_limit(struct parse *p, struct sl v, struct err *e)
{
	p->has_list_option = true;
	return sl_to_u64(v, &p->o->limit) ||
	       err_set(e, ERR_USAGE, "--limit is a number, not \"%.*s\"", (int)v.n, v.p);
}

bool set_standing(struct parse *p, struct sl v, struct err *e)
{
	struct sl word;
	p->has_list_option = true;
	while (sl_split(&v, ',', &word)) {
		enum standing s;
		if (!standing_parse(sl_trim(word), &s))
			return err_set(
			    e, ERR_USAGE,
			    "--standing knows sus, neg, out, crit, low, ok and na, not \"%.*s\"",
			    (int)word.n, word.p);
		p->o->standings |= STANDING_BIT(s);
	}
	return p->o->standings != 0 || err_set(e, ERR_USAGE, "--standing names none");
}

/* The columns of the browser, or the fields of the API they show. */
static bool parse_sort_key(struct sl name, enum sort_key *out)
{
	static const struct {
		enum customer_field field;
		enum sort_key key;
	} fields[] = {{FIELD_CLIENT_UIN, SORT_UIN},
		      {FIELD_REMAINING_CREDIT, SORT_REMAINING},
		      {FIELD_ASSOCIATION_TIME, SORT_ASSOCIATED},
		      {FIELD_RECENT_EXPIRY, SORT_EXPIRY},
		      {FIELD_IDENTIFY_TYPE, SORT_IDENTIFY}};
	if (sort_key_parse(name, out))
		return true;
	for (size_t i = 0; i < COUNT_OF(fields); i++)
		if (sl_equal_nocase(name, sl_from(customer_field_name(fields[i].field)))) {
			*out = fields[i].key;
			return true;
		}
	return false;
}

bool set_sort(struct parse *p, struct sl v, struct err *e)
{
	struct sl part;
	p->has_list_option = true;
	p->o->n_sort = 0;
	while (sl_split(&v, ',', &part)) {
		struct sl word = sl_trim(part);
		bool descending = sl_starts(word, SL("-"));
		struct sl name = sl_drop(word, descending || sl_starts(word, SL("+")) ? 1 : 0);
		enum sort_key key;
		if (!parse_sort_key(name, &key))
			return err_set(e, ERR_USAGE,
				       "--sort knows no \"%.*s\"; there are UIN, Name, Standing, "
				       "Ratio, Remaining, Credit and more: see tcpartner(1)",
				       (int)name.n, name.p);
		if (p->o->n_sort == SORT_DEPTH)
			return err_set(e, ERR_USAGE, "--sort takes at most %d columns", SORT_DEPTH);
		p->o->sort[p->o->n_sort++] = (struct sort_by){key, descending};
	}
	return p->o->n_sort > 0 || err_set(e, ERR_USAGE, "--sort names no column");
}

bool set_totals(struct parse *p, struct sl v, struct err *e)
{
	(void)v;
	(void)e;
	p->has_list_option = p->o->totals = true;
	return true;
}

bool set_below(struct parse *p, struct sl v, struct err *e)
{
	p->has_check_option = true;
	return set_percent(v, "below", &p->o->below_percent, e);
}

bool set_neg(struct parse *p, struct sl v, struct err *e)
{
	(void)v;
	(void)e;
	p->has_check_option = p->o->neg = true;
	return true;
}

bool set_sus(struct parse *p, struct sl v, struct err *e)
{
	(void)v;
	(void)e;
	p->has_check_option = p->o->sus = true;
	return true;
}
