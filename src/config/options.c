/* SPDX-License-Identifier: MIT */
/* Parses the command line, and checks that its options go together. */
#include "config/options.h"

#include <stdio.h>
#include <string.h>

#include "base/attr.h"
#include "base/word_match.h"

#include "app/model/settings.h"

#include "burn/burn_rate.h"
#include "config/completion_shells.h"
#include "config/options_table.h"
#include "explain/api_docs.h"
#include "option_listing.h"
#include "options_check.h"
#include "options_commands.h"
#include "options_history.h"
#include "options_list.h"
#include "options_topic.h"

#define HOLD_ROWS 20000 /* they take about 20 MB of memory */

#define DAY_S 86400

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
	case COMMAND_HELP_THEME:
	case COMMAND_VERSION: break;
	}
	return "";
}

static bool refuse_command(const char *word, struct err *e)
{
	struct word_match m = options_command_match(word);
	char hint[WORD_MATCH_HINT];
	return err_set(e, ERR_USAGE,
		       "unknown command \"%.60s\"%s; commands are list, check, snapshot, diff, "
		       "history, request, doctor, completion and help (see tcpartner --help)",
		       word, word_match_hint(&m, err_lang(e), "", hint));
}

static bool take_word(struct parse *p, const char *arg, struct err *e)
{
	struct options *o = p->o;
	const struct command_info *c;
	switch (o->command) {
	case COMMAND_HELP:
	case COMMAND_HELP_API:
	case COMMAND_HELP_CONFIG:
	case COMMAND_HELP_THEME: return options_topic_take(p, arg, e);
	case COMMAND_VERSION: return true;
	case COMMAND_COMPLETION:
		if (o->shell)
			break;
		o->shell = arg;
		return true;
	case COMMAND_BROWSE:
		c = options_command_find(arg);
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
		       options_command_name(o->command));
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
			       options_command_name(o->command));
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
			       options_command_name(o->command));
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
				.watch_every_s = WATCH_EVERY_MS / 1000,
				.console_url = CONSOLE_URL,
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

const struct catalog *options_heads(const struct options *o, bool table)
{
	bool translated = o->heads == HEADS_AUTO ? table : o->heads == HEADS_TRANSLATED;
	return translated ? o->lang : NULL;
}
