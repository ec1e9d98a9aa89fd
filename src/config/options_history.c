/* SPDX-License-Identifier: MIT */
/* Reads the options of the history that are more than a value. */
#include "options_history.h"

#include "base/attr.h"

#include "snapshot/since.h"

/* A time at which every moment that can be meant is in the past. */
#define FAR_FUTURE_S INT64_C(32503680000)

/* The most hours, days and weeks: about a century. */
static const uint64_t most[] = {876000, 36500, 5200};

bool options_history_set_keep(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	struct sl rest = v, part;
	int found[COUNT_OF(most)];
	size_t n = 0;
	uint64_t number;
	while (n < COUNT_OF(most) && sl_split(&rest, '/', &part) && sl_to_u64(part, &number) &&
	       number <= most[n])
		found[n++] = (int)number;
	if (n < COUNT_OF(most) || rest.n > 0)
		return err_set(e, ERR_USAGE,
			       "--%s must be hours/days/weeks such as %s, not \"%.*s\"", o->name,
			       o->config, (int)sl_take(v, 60).n, v.p);
	p->o->history_keep = (struct retention){found[0], found[1], found[2]};
	return true;
}

/* The text is read again when the time of the listing is known. */
bool options_history_set_since(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	int64_t before_s;
	p->o->since = v.p;
	return since_parse(v, FAR_FUTURE_S, &before_s, e) || err_wrap(e, "--%s", o->name);
}

static bool set_account(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	p->o->account = v.n ? v.p : "";
	return v.n < 256 ||
	       err_set(e, ERR_USAGE, "--%s: the name of the account is too long", o->name);
}

bool options_history_set_offline(struct parse *p, const struct option *o, struct sl v,
				 struct err *e)
{
	p->o->offline = true;
	return set_account(p, o, v, e);
}

bool options_history_set_forget(struct parse *p, const struct option *o, struct sl v, struct err *e)
{
	p->o->forget = true;
	return set_account(p, o, v, e);
}

static bool check_whole_list(const struct parse *p, const char *name, struct err *e)
{
	return !p->has_text || err_set(e, ERR_USAGE,
				       "%s is about all customers; leave out --filter and "
				       "--filter-type",
				       name);
}

static bool check_diff(const struct options *o, struct err *e)
{
	if (o->offline && o->history)
		return err_set(
		    e, ERR_USAGE,
		    "--offline reads no list that --history could keep; leave out one of "
		    "them");
	return true;
}

static bool check_history(const struct options *o, struct err *e)
{
	if (o->forget && o->prune)
		return err_set(e, ERR_USAGE, "--forget and --prune: give one of them");
	if ((o->forget || o->prune) && o->output != OUTPUT_AUTO)
		return err_set(e, ERR_USAGE,
			       "--forget and --prune print no list; leave out --output");
	return true;
}

/* The made-up customers belong to no account. */
static bool check_made_up(const struct options *o, struct err *e)
{
	bool kept = o->command == COMMAND_SNAPSHOT || o->command == COMMAND_DIFF ||
		    (o->command == COMMAND_LIST && o->history);
	return !o->demo || !kept ||
	       err_set(e, ERR_USAGE,
		       "the customers of --demo are made up and are not kept; leave out --demo, or "
		       "start tcpartner-demo-api and name it with --endpoint");
}

bool options_history_end(const struct parse *p, struct err *e)
{
	const struct options *o = p->o;
	if (!check_made_up(o, e))
		return false;
	if (o->command == COMMAND_SNAPSHOT)
		return check_whole_list(p, "snapshot", e);
	if (o->command == COMMAND_DIFF)
		return check_whole_list(p, "diff", e) && check_diff(o, e);
	return o->command != COMMAND_HISTORY || check_history(o, e);
}
