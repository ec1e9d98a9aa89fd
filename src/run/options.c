/* SPDX-License-Identifier: MIT */
#include "run/options.h"

#include <string.h>

#include "base/attr.h"

#include "store/standing.h"

/* What is collected before it can be judged as a whole. */
struct parse {
	struct options *o;
	enum filter_type filter_type;
	bool has_type, has_text, has_list_option;
	struct sl filter_text;
	bool only_words; /* after "--" */
};

struct option {
	char letter;       /* 0 for none */
	const char *name;  /* long, without dashes */
	const char *value; /* what the value is called; NULL takes none */
	const char *help;
	bool (*set)(struct parse *p, struct sl value, struct err *e);
};

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

static bool set_output(struct parse *p, struct sl v, struct err *e)
{
	static const char *const names[] = {"", "table", "json", "jsonl", "csv", "tsv"};
	p->has_list_option = true;
	for (size_t i = 1; i < COUNT_OF(names); i++)
		if (sl_equal(v, sl_from(names[i]))) {
			p->o->output = (enum output)i;
			return true;
		}
	return err_set(e, ERR_USAGE, "--output is table, json, jsonl, csv or tsv, not \"%.*s\"",
		       (int)v.n, v.p);
}

static bool set_columns(struct parse *p, struct sl v, struct err *e)
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

static bool set_limit(struct parse *p, struct sl v, struct err *e)
{
	p->has_list_option = true;
	return sl_to_u64(v, &p->o->limit) ||
	       err_set(e, ERR_USAGE, "--limit is a number, not \"%.*s\"", (int)v.n, v.p);
}

static bool set_standing(struct parse *p, struct sl v, struct err *e)
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

static const struct option table[] = {
    {0, "demo", NULL, "open the browser on a demo API of made-up customers; no account needed",
     set_demo},
    {'t', "filter-type", "TYPE", "ClientUin, Name, Remark or Email; goes with --filter",
     set_filter_type},
    {'f', "filter", "TEXT", "only customers that the API finds by this text", set_filter},
    {0, "order", "asc|desc", "by the time the customer was associated; desc by default", set_order},
    {0, "page-size", "N", "customers a request, 1 to 1000; 100 by default", set_page_size},
    {'p', "profile", "NAME", "credentials of ~/.tccli/NAME.credential", set_profile},
    {0, "endpoint", "URL", "https, or http for a loopback host", set_endpoint},
    {0, "ca-file", "FILE", "trust these certificates too (PEM)", set_ca_file},
    {0, "timeout", "SECONDS", "of one request; 30 by default", set_timeout},
    {0, "language", "zh-CN|en-US", "of the API's messages", set_language},
    {0, "color", "auto|always|never", "NO_COLOR is obeyed unless this is given", set_color},
    {0, "theme", "NAME", "auto, light, dark, cb (colour-blind), mono, high-contrast", set_theme},
    {0, "ascii", NULL, "draw with 7-bit characters only", set_ascii},
    {'h', "help", NULL, "this help", set_help},
    {'V', "version", NULL, "the version", set_version},
    {'o', "output", "FORMAT", "list: table, json, jsonl, csv or tsv", set_output},
    {0, "columns", "NAMES", "list: fields of the API, separated by commas", set_columns},
    {0, "limit", "N", "list: at most this many customers", set_limit},
    {0, "standing", "WORDS", "list: only sus, neg, out, crit, low, ok, na", set_standing},
};

void options_help(FILE *f)
{
	fputs("Usage: tcpartner [OPTIONS]          browse all customers and their credit\n"
	      "       tcpartner --demo             the same on made-up customers\n"
	      "       tcpartner list [OPTIONS]     print customers for scripts\n\n",
	      f);
	for (size_t i = 0; i < COUNT_OF(table); i++) {
		char left[60], letter[8] = "    ";
		if (table[i].letter)
			snprintf(letter, sizeof letter, "-%c, ", table[i].letter);
		snprintf(left, sizeof left, "%s--%s%s%s", letter, table[i].name,
			 table[i].value ? " " : "", table[i].value ? table[i].value : "");
		fprintf(f, "  %-31s %s\n", left, table[i].help);
	}
	fputs(
	    "\nCredentials: TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY (and "
	    "TENCENTCLOUD_TOKEN), or the\n"
	    "files of tccli and the SDKs. In the browser ? lists the keys. Manual: tcpartner(1).\n",
	    f);
}

static const struct option *find_long(struct sl name)
{
	for (size_t i = 0; i < COUNT_OF(table); i++)
		if (sl_equal(name, sl_from(table[i].name)))
			return &table[i];
	return NULL;
}

static const struct option *find_letter(char c)
{
	for (size_t i = 0; i < COUNT_OF(table); i++)
		if (c && table[i].letter == c)
			return &table[i];
	return NULL;
}

static bool word(struct parse *p, const char *arg, struct err *e)
{
	if (p->o->command != COMMAND_BROWSE)
		return p->o->command != COMMAND_LIST ||
		       err_set(e, ERR_USAGE, "\"%.60s\" is one word too many after list", arg);
	if (strcmp(arg, "list") == 0)
		p->o->command = COMMAND_LIST;
	else if (strcmp(arg, "help") == 0)
		p->o->command = COMMAND_HELP;
	else if (strcmp(arg, "version") == 0)
		p->o->command = COMMAND_VERSION;
	else
		return err_set(
		    e, ERR_USAGE,
		    "there is no command \"%.60s\"; there is list (see tcpartner --help)", arg);
	return true;
}

static bool apply(struct parse *p, const struct option *o, struct sl value, bool has_value,
		  struct err *e)
{
	if (!o->value && has_value)
		return err_set(e, ERR_USAGE, "--%s takes no value", o->name);
	return o->set(p, value, e);
}

/* "--x", "--x=v" or "--x v"; *i moves past a value of its own. */
static bool long_option(struct parse *p, int argc, char *const argv[], int *i, struct err *e)
{
	struct sl rest = sl_from(argv[*i] + 2), name = SL("");
	sl_split(&rest, '=', &name);
	bool has_value = strchr(argv[*i], '=') != NULL;
	const struct option *o = find_long(name);
	if (!o)
		return err_set(e, ERR_USAGE, "there is no option --%.*s (see tcpartner --help)",
			       (int)name.n, name.p);
	if (o->value && !has_value) {
		if (*i + 1 >= argc)
			return err_set(e, ERR_USAGE, "--%s needs a value: %s", o->name, o->value);
		rest = sl_from(argv[++*i]);
	}
	return apply(p, o, has_value && rest.n == 0 ? SL("") : rest, has_value, e);
}

/* "-x", "-xv" or "-x v". */
static bool short_option(struct parse *p, int argc, char *const argv[], int *i, struct err *e)
{
	const char *arg = argv[*i];
	const struct option *o = find_letter(arg[1]);
	if (!o)
		return err_set(e, ERR_USAGE, "there is no option %.2s (see tcpartner --help)", arg);
	if (!o->value)
		return arg[2] == '\0'
			   ? o->set(p, SL(""), e)
			   : err_set(e, ERR_USAGE, "-%c takes no value; give options one by one",
				     arg[1]);
	if (arg[2])
		return o->set(p, sl_from(arg + 2), e);
	if (*i + 1 >= argc)
		return err_set(e, ERR_USAGE, "-%c needs a value: %s", arg[1], o->value);
	return o->set(p, sl_from(argv[++*i]), e);
}

static bool whole(const struct parse *p, struct err *e)
{
	const struct options *o = p->o;
	if (o->command == COMMAND_HELP || o->command == COMMAND_VERSION)
		return true;
	if (p->has_text != p->has_type)
		return err_set(
		    e, ERR_USAGE,
		    p->has_text ? "--filter needs --filter-type: ClientUin, Name, Remark or Email"
				: "--filter-type needs --filter");
	if (p->has_text && !query_filter(&p->o->query, p->filter_type, p->filter_text, e))
		return false;
	if (p->has_list_option && o->command != COMMAND_LIST)
		return err_set(
		    e, ERR_USAGE,
		    "--output, --columns, --limit and --standing go with the command list");
	if (o->demo && o->command == COMMAND_LIST)
		return err_set(e, ERR_USAGE,
			       "--demo opens the browser; for list start tcpartner-demo-api and "
			       "give --endpoint");
	if (o->demo && (o->endpoint || o->profile || o->ca_file))
		return err_set(e, ERR_USAGE,
			       "--demo brings its own endpoint and key: leave out --endpoint, "
			       "--profile and --ca-file");
	return true;
}

bool options_parse(int argc, char *const argv[], struct options *out, struct err *e)
{
	struct parse p = {.o = out};
	*out = (struct options){.page_size = 100, .timeout_s = 30, .limit = UINT64_MAX};
	for (int i = 1; i < argc; i++) {
		const char *arg = argv[i];
		bool ok;
		if (p.only_words || arg[0] != '-' || arg[1] == '\0')
			ok = word(&p, arg, e);
		else if (strcmp(arg, "--") == 0)
			ok = p.only_words = true;
		else if (arg[1] == '-')
			ok = long_option(&p, argc, argv, &i, e);
		else
			ok = short_option(&p, argc, argv, &i, e);
		if (!ok)
			return false;
	}
	return whole(&p, e);
}
