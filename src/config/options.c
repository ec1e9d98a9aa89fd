/* SPDX-License-Identifier: MIT */
/* Parses the command line, and checks that its options go together. */
#include "config/options.h"

#include <stdio.h>
#include <string.h>

#include "base/attr.h"
#include "base/word_match.h"

#include "burn/burn_rate.h"
#include "config/completion_shells.h"
#include "config/options_table.h"
#include "explain/api_docs.h"
#include "option_listing.h"
#include "options_check.h"
#include "options_history.h"
#include "options_list.h"

#define HOLD_ROWS 20000 /* they take about 20 MB of memory */

#define DAY_S 86400

/* Rows without a name open the browser, or are other calls of the command before them. */
static const struct command_info commands[] = {
    {"", "[OPTIONS]", N_("browse all customers and their credit"), COMMAND_BROWSE},
    {"", "--demo", N_("the same on made-up customers"), COMMAND_BROWSE},
    {"list", "list [OPTIONS]", N_("print customers for scripts"), COMMAND_LIST},
    {"check", "check [OPTIONS]", N_("print one line for a monitor"), COMMAND_CHECK},
    {"snapshot", "snapshot [OPTIONS]", N_("keep the credit of all for diff"), COMMAND_SNAPSHOT},
    {"diff", "diff [OPTIONS]", N_("print what changed since a snapshot"), COMMAND_DIFF},
    {"history", "history [OPTIONS]", N_("list or forget the snapshots"), COMMAND_HISTORY},
    {"request", "request [OPTIONS]", N_("print the request, as curl and as code"), COMMAND_REQUEST},
    {"doctor", "doctor [OPTIONS]", N_("check each step to the API"), COMMAND_DOCTOR},
    {"completion", "completion SHELL", N_("print a shell completion script"), COMMAND_COMPLETION},
    {"help", "help [COMMAND]", N_("describe a command"), COMMAND_HELP},
    {"", "help WORD", N_("explain a word of the screen: help status"), COMMAND_HELP},
    {"", "help api [WORD]", N_("print the API's fields, limits, errors"), COMMAND_HELP},
    {"", "help config", N_("print a sample configuration"), COMMAND_HELP},
    {"version", "version", NULL, COMMAND_VERSION},
};

const struct command_info *options_command(size_t i)
{
	return i < COUNT_OF(commands) ? &commands[i] : NULL;
}

bool option_applies(const struct option *o, enum command_word c)
{
	return o->commands == 0 || o->commands & COMMAND_BIT(c);
}

bool option_is_special(const struct option *o)
{
	return o->commands != 0 && !(o->commands & COMMAND_BIT(COMMAND_BROWSE));
}

/* A value like "[=WHAT]" is optional, and is never the next argument. */
static bool takes_value(const struct option *o)
{
	return o->value && o->value[0] != '[';
}

static const struct option *find_letter(char c)
{
	const struct option *o;
	for (size_t i = 0; (o = option_at(i)) != NULL; i++)
		if (c && o->letter == c)
			return o;
	return NULL;
}

static const char *command_name(enum command_word c)
{
	size_t i = 0;
	while (i + 1 < COUNT_OF(commands) && commands[i].command != c)
		i++;
	return commands[i].name;
}

/* Returns "list " if that command was named, for the sentence that names its help. */
static const char *command_before_help(const struct parse *p)
{
	switch (p->o->command) {
	case COMMAND_LIST: return "list ";
	case COMMAND_CHECK: return "check ";
	case COMMAND_REQUEST: return "request ";
	case COMMAND_DOCTOR: return "doctor ";
	case COMMAND_SNAPSHOT: return "snapshot ";
	case COMMAND_DIFF: return "diff ";
	case COMMAND_HISTORY: return "history ";
	case COMMAND_BROWSE:
	case COMMAND_COMPLETION:
	case COMMAND_HELP:
	case COMMAND_HELP_API:
	case COMMAND_HELP_CONFIG:
	case COMMAND_VERSION: break;
	}
	return "";
}

static const struct command_info *find_command(const char *name)
{
	for (size_t i = 0; i < COUNT_OF(commands); i++)
		if (name[0] && strcmp(name, commands[i].name) == 0)
			return &commands[i];
	return NULL;
}

/* Compares a word with the names of all commands. */
static struct word_match match_commands(const char *word)
{
	struct word_match m = word_match_start(sl_from(word));
	for (size_t i = 0; i < COUNT_OF(commands); i++)
		if (commands[i].name[0])
			word_match_add(&m, sl_from(commands[i].name));
	return m;
}

static bool refuse_topic(const char *word, struct err *e)
{
	struct word_match m = match_commands(word);
	char hint[WORD_MATCH_HINT];
	word_match_add(&m, SL("api"));
	word_match_add(&m, SL("config"));
	return err_set(e, ERR_USAGE,
		       "no help for \"%.60s\"%s; topics are list, check, snapshot, diff, history, "
		       "request, doctor, completion, help, api, config and the words of the screen",
		       word, word_match_hint(&m, err_lang(e), "", hint));
}

static bool refuse_command(const char *word, struct err *e)
{
	struct word_match m = match_commands(word);
	char hint[WORD_MATCH_HINT];
	return err_set(e, ERR_USAGE,
		       "unknown command \"%.60s\"%s; commands are list, check, snapshot, diff, "
		       "history, request, doctor, completion and help (see tcpartner --help)",
		       word, word_match_hint(&m, err_lang(e), "", hint));
}

static void drop_line(void *ctx, int depth, struct sl text)
{
	(void)ctx;
	(void)depth;
	(void)text;
}

/* Tells whether the word is on the screen of the browser, or explains what is. */
static bool is_word_of_screen(const char *word)
{
	static const struct api_docs_reader nobody = {.line = drop_line};
	return strlen(word) > 1 && api_docs_tell_screen(&nobody, 80, sl_from(word)) > 0;
}

/* Takes a word after "help" or --help. The words of the command before --help need not be right. */
static bool take_help_word(struct parse *p, const char *arg, struct err *e)
{
	const struct command_info *c = find_command(arg);
	struct options *o = p->o;
	bool first = o->help_of == COMMAND_BROWSE;
	if (first && strcmp(arg, "api") == 0)
		o->command = COMMAND_HELP_API;
	else if (first && strcmp(arg, "config") == 0)
		o->command = COMMAND_HELP_CONFIG;
	else if (first && c && c->help)
		o->help_of = c->command;
	else if (first && !p->help_by_option && !o->topic && is_word_of_screen(arg))
		o->topic = arg;
	else if (first && !o->topic)
		return refuse_topic(arg, e);
	else if (!p->help_by_option)
		return err_set(e, ERR_USAGE, "help takes one word; remove \"%.60s\"", arg);
	return true;
}

static bool take_word(struct parse *p, const char *arg, struct err *e)
{
	struct options *o = p->o;
	const struct command_info *c;
	switch (o->command) {
	case COMMAND_HELP: return take_help_word(p, arg, e);
	case COMMAND_HELP_API:
		if (o->topic)
			return err_set(e, ERR_USAGE, "help api takes one word; remove \"%.60s\"",
				       arg);
		o->topic = arg;
		return true;
	case COMMAND_HELP_CONFIG:
	case COMMAND_VERSION: return true;
	case COMMAND_COMPLETION:
		if (o->shell)
			break;
		o->shell = arg;
		return true;
	case COMMAND_BROWSE:
		c = find_command(arg);
		if (c)
			o->command = c->command;
		return c || refuse_command(arg, e);
	case COMMAND_LIST:
	case COMMAND_CHECK:
	case COMMAND_REQUEST:
	case COMMAND_DOCTOR:
	case COMMAND_SNAPSHOT:
	case COMMAND_DIFF:
	case COMMAND_HISTORY: break;
	}
	return err_set(e, ERR_USAGE, "unexpected argument \"%.60s\" for %s", arg,
		       command_name(o->command));
}

static bool apply_option(struct parse *p, const struct option *o, struct sl value, bool has_value,
			 struct err *e)
{
	if (!o->value && has_value)
		return err_set(e, ERR_USAGE, "--%s takes no value", o->name);
	return option_give(o, p, value, e);
}

/* Reads "--x", "--x=v" or "--x v"; *i moves past a value of its own. */
static bool take_long_option(struct parse *p, int argc, char *const argv[], int *i, struct err *e)
{
	struct sl rest = sl_from(argv[*i] + 2), name = SL("");
	sl_split(&rest, '=', &name);
	bool has_value = strchr(argv[*i], '=') != NULL;
	const struct option *o = option_of_word(name, command_before_help(p), e);
	if (!o)
		return false;
	if (takes_value(o) && !has_value) {
		if (*i + 1 >= argc)
			return err_set(e, ERR_USAGE, "--%s needs a value: %s", o->name,
				       lang_text(err_lang(e), o->help));
		rest = sl_from(argv[++*i]);
	}
	return apply_option(p, o, has_value && rest.n == 0 ? SL("") : rest, has_value, e);
}

/* Gives an option without a value as often as its letter is there: "-v", "-vvv". */
static bool give_flag(struct parse *p, const struct option *o, const char *letters, struct err *e)
{
	for (; *letters; letters++) {
		if (*letters != o->letter)
			return err_set(e, ERR_USAGE, "-%c takes no value; separate the options",
				       o->letter);
		if (!option_give(o, p, SL(""), e))
			return false;
	}
	return true;
}

/* Reads "-x", "-xv" or "-x v". */
static bool take_short_option(struct parse *p, int argc, char *const argv[], int *i, struct err *e)
{
	const char *arg = argv[*i];
	const struct option *o = find_letter(arg[1]);
	if (!o)
		return err_set(e, ERR_USAGE, "unknown option %.2s; see tcpartner %s--help", arg,
			       command_before_help(p));
	if (!o->value)
		return give_flag(p, o, arg + 1, e);
	if (arg[2])
		return option_give(o, p, sl_from(arg + 2), e);
	if (*i + 1 >= argc)
		return err_set(e, ERR_USAGE, "-%c needs a value: %s", arg[1],
			       lang_text(err_lang(e), o->help));
	return option_give(o, p, sl_from(argv[++*i]), e);
}

static bool names_several(unsigned bits)
{
	return (bits & (bits - 1)) != 0;
}

/* Lists the options that go with exactly these commands. */
static void list_options(unsigned bits, struct option_listing *list)
{
	const struct option *o;
	for (size_t i = 0; (o = option_at(i)) != NULL; i++)
		list->n += o->commands == bits;
	for (size_t i = 0; (o = option_at(i)) != NULL; i++) {
		char name[40];
		snprintf(name, sizeof name, "--%s", o->name);
		if (o->commands == bits)
			option_listing_add(list, sl_from(name));
	}
}

static void list_commands(unsigned bits, struct option_listing *list)
{
	for (unsigned rest = bits; rest; rest &= rest - 1)
		list->n++;
	const struct command_info *c;
	for (size_t i = 0; (c = options_command(i)) != NULL; i++)
		if ((bits & COMMAND_BIT(c->command)) && c->name[0])
			option_listing_add(list, sl_from(c->name));
}

/* Says which options go with which commands; one or several of each. */
static void say_elsewhere(const struct option_listing *options, const struct option_listing *names,
			  struct err *e)
{
	struct sl these = buf_sl(&options->text), those = buf_sl(&names->text);
	int n = (int)these.n, m = (int)those.n;
	if (options->n == 1 && names->n == 1)
		err_set(e, ERR_USAGE, "%.*s goes with the command %.*s", n, these.p, m, those.p);
	else if (options->n == 1)
		err_set(e, ERR_USAGE, "%.*s goes with the commands %.*s", n, these.p, m, those.p);
	else if (names->n == 1)
		err_set(e, ERR_USAGE, "%.*s go with the command %.*s", n, these.p, m, those.p);
	else
		err_set(e, ERR_USAGE, "%.*s go with the commands %.*s", n, these.p, m, those.p);
}

static bool refuse_elsewhere(unsigned bits, struct err *e)
{
	struct option_listing options = {.all = true, .lang = err_lang(e)}, names = options;
	buf_init(&options.text, OPTION_LISTING_BYTES);
	buf_init(&names.text, OPTION_LISTING_BYTES);
	list_options(bits, &options);
	list_commands(bits, &names);
	if (bits == COMMAND_BIT(COMMAND_DOCTOR))
		err_set(e, ERR_USAGE,
			"--json goes with the command doctor; list, check and diff have -o json");
	else
		say_elsewhere(&options, &names, e);
	buf_release(&options.text);
	buf_release(&names.text);
	return false;
}

/* Checks the options that go with one command only, or those that go with several. */
static bool check_given(const struct parse *p, bool several, struct err *e)
{
	const struct option *o;
	for (size_t i = 0; (o = option_at(i)) != NULL; i++)
		if (p->given[i] && option_is_special(o) && names_several(o->commands) == several &&
		    !(o->commands & COMMAND_BIT(p->o->command)))
			return refuse_elsewhere(o->commands, e);
	return true;
}

/* Checks the options that go with some commands only. */
static bool check_command(const struct parse *p, struct err *e)
{
	const struct options *o = p->o;
	if (!check_given(p, false, e))
		return false;
	if (o->record && o->command != COMMAND_BROWSE)
		return err_set(e, ERR_USAGE,
			       "--record and --record-masked are for the browser, not for %s",
			       command_name(o->command));
	if (o->command == COMMAND_COMPLETION && (!o->shell || !completion_knows(o->shell)))
		return err_set(e, ERR_USAGE, "completion needs a shell: bash, zsh or fish");
	return check_given(p, true, e) && options_check_end(p, e) && options_history_end(p, e) &&
	       options_list_end(p, e);
}

static bool names_role(const struct options *o)
{
	return o->cvm_role || o->role_arn || o->role_session || o->sts_endpoint;
}

/* A recording holds the options of its session. */
static bool check_replay(const struct parse *p, struct err *e)
{
	const struct options *o = p->o;
	if (!o->replay)
		return !o->replay_steps ||
		       err_set(e, ERR_USAGE, "--replay-steps needs --replay FILE");
	if (o->command != COMMAND_BROWSE)
		return err_set(e, ERR_USAGE, "--replay is for the browser; leave out %s",
			       command_name(o->command));
	if (o->demo || o->record || o->endpoint || o->profile || o->ca_file || names_role(o) ||
	    o->config || p->has_text)
		return err_set(e, ERR_USAGE,
			       "--replay uses only the recording: leave out --demo, --record, "
			       "--endpoint, --profile, --cvm-role, "
			       "--role-arn, --config, --ca-file and --filter");
	return true;
}

static bool check_demo(const struct options *o, struct err *e)
{
	if (!o->demo)
		return true;
	if (o->command == COMMAND_REQUEST)
		return err_set(e, ERR_USAGE,
			       "request sends nothing and needs no key: leave out --demo, or name "
			       "another API with --endpoint");
	if (o->command == COMMAND_COMPLETION)
		return err_set(e, ERR_USAGE, "completion uses no API: leave out --demo");
	if (o->endpoint || o->profile || o->ca_file || names_role(o) || o->config)
		return err_set(e, ERR_USAGE,
			       "--demo has its own endpoint and key: leave out --endpoint, "
			       "--profile, --cvm-role, --role-arn, --config and --ca-file");
	return true;
}

/* Returns the type that was given, else what the text looks like: a UIN, an address, a name. */
static enum filter_type choose_filter_type(const struct parse *p)
{
	struct sl text = sl_trim(p->filter_text);
	size_t digits = 0;
	if (p->has_type)
		return p->filter_type;
	while (digits < text.n && text.p[digits] >= '0' && text.p[digits] <= '9')
		digits++;
	if (digits == text.n && digits > 0)
		return FILTER_CLIENT_UIN;
	return memchr(text.p, '@', text.n) ? FILTER_EMAIL : FILTER_NAME;
}

bool options_parse_end(const struct parse *p, struct err *e)
{
	const struct options *o = p->o;
	if (o->command == COMMAND_HELP || o->command == COMMAND_VERSION)
		return true;
	if (p->has_type && !p->has_text)
		return err_set(e, ERR_USAGE, "--filter-type needs --filter");
	/* An empty --filter (an unset shell variable) must not select all customers. */
	if (p->has_text && p->filter_text.n == 0)
		return err_set(
		    e, ERR_USAGE,
		    "--filter is empty; for all customers leave out --filter and --filter-type");
	if (p->has_text && !query_filter(&p->o->query, choose_filter_type(p), p->filter_text, e))
		return false;
	if (o->thresholds.crit_percent > o->thresholds.low_percent)
		return err_set(e, ERR_USAGE,
			       "--crit %d is above --low %d; CRIT must not begin before LOW",
			       o->thresholds.crit_percent, o->thresholds.low_percent);
	if (o->cvm_role && o->profile)
		return err_set(
		    e, ERR_USAGE,
		    "--profile uses only the key of that profile: leave out --cvm-role, or "
		    "--profile");
	return check_command(p, e) && check_replay(p, e) && check_demo(o, e);
}

void options_parse_init(struct parse *p, struct options *out, int argc, char *const argv[])
{
	*p = (struct parse){.o = out};
	*out = (struct options){.program = argc > 0 ? argv[0] : "",
				.page_size = 100,
				.load_all_max = 1000,
				.thresholds = credit_thresholds_default,
				.timeout_s = 30,
				.patience_s = 60,
				.limit = UINT64_MAX,
				.hold = HOLD_ROWS,
				.metric = METRICS,
				.top = 20,
				.burn_days = BURN_DAYS_DEFAULT,
				.burn_below_percent = BURN_BELOW_PERCENT,
				.again_s = DAY_S,
				.deadline_s = 10,
				.history_keep = retention_default,
				.show = ""};
	bindings_default(&out->bindings);
}

bool options_parse_words(struct parse *p, int argc, char *const argv[], struct err *e)
{
	for (int i = 1; i < argc; i++) {
		const char *arg = argv[i];
		bool ok;
		if (p->only_words || arg[0] != '-' || arg[1] == '\0')
			ok = take_word(p, arg, e);
		else if (strcmp(arg, "--") == 0)
			ok = p->only_words = true;
		else if (arg[1] == '-')
			ok = take_long_option(p, argc, argv, &i, e);
		else
			ok = take_short_option(p, argc, argv, &i, e);
		if (!ok)
			return false;
	}
	return true;
}

bool options_parse(int argc, char *const argv[], struct options *out, struct err *e)
{
	struct parse p;
	options_parse_init(&p, out, argc, argv);
	return options_parse_words(&p, argc, argv, e) && options_parse_end(&p, e);
}

bool options_color(const struct options *o, const char *no_color, bool terminal)
{
	if (o->color != COLOR_AUTO)
		return o->color == COLOR_ALWAYS;
	return terminal && !(no_color && no_color[0]);
}
