/* SPDX-License-Identifier: MIT */
#include "options_table.h"

#include <string.h>

#include "base/attr.h"

#include "store/standing.h"

#include "run/show.h"

static bool set_filter_type(struct parse *p, struct sl v, struct err *e)
{
	p->has_type = true;
	return filter_type_parse(v, &p->filter_type) ||
	       err_set(e, ERR_USAGE,
		       "--filter-type is ClientUin, Name, Remark or Email, not \"%.*s\"", (int)v.n,
		       v.p);
}

static bool set_filter(struct parse *p, struct sl v, struct err *e)
{
	(void)e;
	p->has_text = true;
	p->filter_text = v;
	return true;
}

static bool set_order(struct parse *p, struct sl v, struct err *e)
{
	return order_parse(v, &p->o->query.order) ||
	       err_set(e, ERR_USAGE, "--order is asc or desc, not \"%.*s\"", (int)v.n, v.p);
}

static bool in_range(struct sl v, uint64_t least, uint64_t most, uint64_t *out)
{
	return sl_to_u64(v, out) && *out >= least && *out <= most;
}

static bool set_low(struct parse *p, struct sl v, struct err *e)
{
	return set_percent(v, "low", &p->o->thresholds.low_percent, e);
}

static bool set_crit(struct parse *p, struct sl v, struct err *e)
{
	return set_percent(v, "crit", &p->o->thresholds.crit_percent, e);
}

static bool set_load_all(struct parse *p, struct sl v, struct err *e)
{
	uint64_t n;
	if (!in_range(v, 0, 1000000, &n))
		return err_set(e, ERR_USAGE, "--load-all is a number up to 1000000, not \"%.*s\"",
			       (int)v.n, v.p);
	p->o->load_all_max = (uint32_t)n;
	return true;
}

static bool set_page_size(struct parse *p, struct sl v, struct err *e)
{
	uint64_t n;
	if (!in_range(v, 1, 1000, &n))
		return err_set(e, ERR_USAGE, "--page-size is a number from 1 to 1000, not \"%.*s\"",
			       (int)v.n, v.p);
	p->o->page_size = (uint32_t)n;
	return true;
}

static bool set_profile(struct parse *p, struct sl v, struct err *e)
{
	/* It becomes part of a path. */
	if (v.n == 0 || v.n > 60 || v.p[0] == '.' || memchr(v.p, '/', v.n))
		return err_set(e, ERR_USAGE, "--profile is a name as tccli uses it, not \"%.*s\"",
			       (int)v.n, v.p);
	p->o->profile = v.p;
	return true;
}

static bool set_endpoint(struct parse *p, struct sl v, struct err *e)
{
	(void)e;
	p->o->endpoint = v.p;
	return true;
}

static bool set_ca_file(struct parse *p, struct sl v, struct err *e)
{
	(void)e;
	p->o->ca_file = v.p;
	return true;
}

static bool set_timeout(struct parse *p, struct sl v, struct err *e)
{
	uint64_t n;
	if (!in_range(v, 1, 600, &n))
		return err_set(e, ERR_USAGE,
			       "--timeout is a number of seconds from 1 to 600, not \"%.*s\"",
			       (int)v.n, v.p);
	p->o->timeout_s = (int)n;
	return true;
}

static bool set_language(struct parse *p, struct sl v, struct err *e)
{
	if (!sl_equal(v, SL("zh-CN")) && !sl_equal(v, SL("en-US")))
		return err_set(e, ERR_USAGE, "--language is zh-CN or en-US, not \"%.*s\"", (int)v.n,
			       v.p);
	p->o->language = v.p;
	return true;
}

static bool set_log(struct parse *p, struct sl v, struct err *e)
{
	(void)e;
	p->o->log = v.p;
	return true;
}

static bool set_record(struct parse *p, struct sl v, struct err *e)
{
	p->o->record = v.p;
	p->o->record_masked = false;
	return v.n > 0 || err_set(e, ERR_USAGE, "--record is a file, not an empty text");
}

static bool set_record_masked(struct parse *p, struct sl v, struct err *e)
{
	p->o->record = v.p;
	p->o->record_masked = true;
	return v.n > 0 || err_set(e, ERR_USAGE, "--record-masked is a file, not an empty text");
}

static bool set_replay(struct parse *p, struct sl v, struct err *e)
{
	p->o->replay = v.p;
	return v.n > 0 || err_set(e, ERR_USAGE, "--replay is a file, not an empty text");
}

static bool set_replay_steps(struct parse *p, struct sl v, struct err *e)
{
	(void)v;
	(void)e;
	p->o->replay_steps = true;
	return true;
}

static bool set_color(struct parse *p, struct sl v, struct err *e)
{
	if (sl_equal(v, SL("auto")))
		p->o->color = COLOR_AUTO;
	else if (sl_equal(v, SL("always")))
		p->o->color = COLOR_ALWAYS;
	else if (sl_equal(v, SL("never")))
		p->o->color = COLOR_NEVER;
	else
		return err_set(e, ERR_USAGE, "--color is auto, always or never, not \"%.*s\"",
			       (int)v.n, v.p);
	return true;
}

static bool set_theme(struct parse *p, struct sl v, struct err *e)
{
	return theme_parse(v.p, &p->o->theme) ||
	       err_set(e, ERR_USAGE,
		       "--theme is auto, light, dark, cb, mono or high-contrast, not \"%.*s\"",
		       (int)v.n, v.p);
}

static bool set_ascii(struct parse *p, struct sl v, struct err *e)
{
	(void)v;
	(void)e;
	p->o->ascii = true;
	return true;
}

static bool set_demo(struct parse *p, struct sl v, struct err *e)
{
	(void)v;
	(void)e;
	p->o->demo = true;
	return true;
}

static bool set_help(struct parse *p, struct sl v, struct err *e)
{
	(void)v;
	(void)e;
	p->o->command = COMMAND_HELP;
	return true;
}

static bool set_version(struct parse *p, struct sl v, struct err *e)
{
	(void)v;
	(void)e;
	p->o->command = COMMAND_VERSION;
	return true;
}

static bool set_show(struct parse *p, struct sl v, struct err *e)
{
	p->has_show = true;
	p->o->show = v.n ? v.p : "";
	return v.n == 0 || show_is_part(v) ||
	       err_set(e, ERR_USAGE, "--show is one of %s, not \"%.*s\"", SHOW_PARTS, (int)v.n,
		       v.p);
}

static bool set_json(struct parse *p, struct sl v, struct err *e)
{
	(void)v;
	(void)e;
	p->o->json = true;
	return true;
}

static bool set_config(struct parse *p, struct sl v, struct err *e)
{
	p->o->config = v.p;
	return v.n > 0 || err_set(e, ERR_USAGE, "--config is a file, not an empty text");
}

static bool set_cvm_role(struct parse *p, struct sl v, struct err *e)
{
	(void)v;
	(void)e;
	p->o->cvm_role = p->has_cvm_role = true;
	return true;
}

static bool set_no_anim(struct parse *p, struct sl v, struct err *e)
{
	(void)v;
	(void)e;
	p->o->no_anim = true;
	return true;
}

static bool set_mouse(struct parse *p, struct sl v, struct err *e)
{
	(void)v;
	(void)e;
	p->o->mouse = true;
	return true;
}

static bool set_no_state(struct parse *p, struct sl v, struct err *e)
{
	(void)v;
	(void)e;
	p->o->no_state = true;
	return true;
}

static bool set_print(struct parse *p, struct sl v, struct err *e)
{
	(void)v;
	(void)e;
	p->o->print = true;
	return true;
}

static bool set_privacy(struct parse *p, struct sl v, struct err *e)
{
	(void)v;
	(void)e;
	p->o->privacy = true;
	return true;
}

static const struct option table[] = {
    {0, "demo", NULL, "browse made-up customers; no account needed", set_demo, NULL},
    {'t', "filter-type", "TYPE", "ClientUin, Name, Remark or Email; goes with -f", set_filter_type,
     "ClientUin Name Remark Email"},
    {'f', "filter", "TEXT", "only customers that the API finds by this text", set_filter, NULL},
    {0, "order", "asc|desc", "by time of association; desc is the default", set_order, NULL},
    {0, "low", "PERCENT", "LOW below this much of the credit; default 25", set_low, NULL},
    {0, "crit", "PERCENT", "CRIT below this much; default 10", set_crit, NULL},
    {0, "load-all", "N", "load lists of up to N whole; default 1000", set_load_all, NULL},
    {0, "page-size", "N", "customers a request, 1 to 1000; default 100", set_page_size, NULL},
    {'p', "profile", "NAME", "the credentials of ~/.tccli/NAME.credential", set_profile, NULL},
    {0, "cvm-role", NULL, "take this CVM instance's role if there is no key", set_cvm_role, NULL},
    {0, "config", "FILE", "in place of ~/.config/tcpartner/config", set_config, NULL},
    {0, "endpoint", "URL", "https, or http for a loopback host", set_endpoint, NULL},
    {0, "ca-file", "FILE", "trust these certificates (PEM) too", set_ca_file, NULL},
    {0, "timeout", "SECONDS", "of one request, 1 to 600; default 30", set_timeout, NULL},
    {0, "language", "zh-CN|en-US", "of the API's messages", set_language, NULL},
    {0, "color", "WHEN", "auto, always or never; stands above NO_COLOR", set_color,
     "auto always never"},
    {0, "theme", "NAME", "auto, light, dark, cb, mono or high-contrast", set_theme,
     "auto light dark cb mono high-contrast"},
    {0, "ascii", NULL, "draw with 7-bit characters only", set_ascii, NULL},
    {0, "no-anim", NULL, "no spinner turns; so does NO_MOTION", set_no_anim, NULL},
    {0, "no-state", NULL, "remember no columns and filters", set_no_state, NULL},
    {0, "print", NULL, "at the end print what was copied last (y)", set_print, NULL},
    {0, "privacy", NULL, "begin with personal data masked on the screen (p)", set_privacy, NULL},
    {0, "mouse", NULL, "begin with the mouse on (m)", set_mouse, NULL},
    {0, "log", "FILE", "append errors to it, as JSON lines", set_log, NULL},
    {0, "record", "FILE", "write the session to a new file, customers too", set_record, NULL},
    {0, "record-masked", "FILE", "likewise, personal data replaced", set_record_masked, NULL},
    {0, "replay", "FILE", "show a recorded session again, without network", set_replay, NULL},
    {0, "replay-steps", NULL, "with --replay: stopped, Space goes a step on", set_replay_steps,
     NULL},
    {'h', "help", NULL, "this help", set_help, NULL},
    {'V', "version", NULL, "the version", set_version, NULL},
    {'o', "output", "FORMAT", "list: table, json, jsonl, csv or tsv; check: json", set_output,
     "table json jsonl csv tsv"},
    {0, "columns", "NAMES", "list: fields of the API, separated by commas", set_columns,
     ",ClientUin Name RemainingCredit Credit Remark Email Mobile AssociationTime RecentExpiry Type "
     "IdentifyType Force Arrears"},
    {0, "limit", "N", "list: at most this many customers", set_limit, NULL},
    {0, "standing", "WORDS", "list: only sus, neg, out, crit, low, ok, na", set_standing,
     ",sus neg out crit low ok na"},
    {0, "sort", "COLUMNS", "list: by these; -COLUMN for the largest first", set_sort,
     ",uin name standing ratio remaining credit used associated expiry identity type email mobile "
     "remark"},
    {0, "totals", NULL, "list: sums of the customers after them", set_totals, NULL},
    {0, "below", "PERCENT", "check: warn of customers with less; default 10", set_below, NULL},
    {0, "neg", NULL, "check: customers that owe are critical", set_neg, NULL},
    {0, "sus", NULL, "check: warn of suspended customers", set_sus, NULL},
    {0, "show", "[=WHAT]", "request: one part only, such as curl or node", set_show,
     "body canonical to-sign headers curl tccli python go node"},
    {0, "json", NULL, "doctor: what was found as JSON", set_json, NULL},
};

const struct option *option_at(size_t i)
{
	return i < COUNT_OF(table) ? &table[i] : NULL;
}
