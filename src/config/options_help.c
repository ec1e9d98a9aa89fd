/* SPDX-License-Identifier: MIT */
/* Prints the help of the program, and that of each command. */
#include <string.h>

#include "base/attr.h"
#include "base/text.h"

#include "alert/verdict.h"
#include "config/options_table.h"
#include "output/paragraph.h"

#define HELP_COLS 80
#define NAME_COLS 30 /* of an option with its value, and the blanks before and after it */
#define CALL_COLS 36
#define TEXT_MAX  2000

#define EXITS_MOST 5

struct command_help {
	enum command_word command;
	const char *about;
	const char *examples; /* one a line */
	struct {
		const char *status, *meaning;
	} exits[EXITS_MOST];
};

static const struct command_help helps[] = {
    {COMMAND_LIST,
     N_("Prints all customers, or those of the filter, to standard output. Messages and "
	"progress go to standard error."),
     "tcpartner list --demo\n"
     "tcpartner list -o csv --bom > customers.csv\n"
     "tcpartner list --status neg,out --columns UIN,Name,Status,TopUpToLow\n",
     {{"0", N_("all customers were printed")},
      {"2", N_("the command line or the credentials are wrong")},
      {"3", N_("the API or the network failed, or the output could not be written")},
      {"4", N_("the list changed while it was read, or a value could not be read")}}},
    {COMMAND_CHECK,
     N_("Reads all customers and prints one line for a monitor (Nagios, Icinga, Prometheus, cron). "
	"Without --metric, --below, --neg and --sus it looks for customers that owe, have no "
	"credit "
	"left, or are low. -t SECONDS is --deadline."),
     "tcpartner check --demo -v\n"
     "tcpartner check --below 5 --neg\n"
     "tcpartner check -v --metric neg -w 0 -c 20 --metric pool -c 1000:\n"
     "tcpartner check -o prom --output /var/lib/node_exporter/tcpartner.prom\n"
     "tcpartner check -o json -t Name -f delta\n",
     {{"0", "OK"},
      {"1", N_("WARNING: customers are low, or suspended with --sus")},
      {"2", N_("CRITICAL: customers owe, or have no credit left")},
      {"3", N_("UNKNOWN: the line says why; also after -h and -V, as monitors want it")}}},
    {COMMAND_SNAPSHOT,
     N_("Reads all customers and keeps their UIN, Credit, RemainingCredit and Force, and nothing "
	"else of them, in ~/.local/share/tcpartner/history.db, at most once an hour. It prints "
	"nothing; the first time it says what is kept."),
     N_("tcpartner snapshot\n"
	"7 * * * * tcpartner snapshot  # in a crontab\n"),
     {{"0", N_("the list was kept, or one of this hour is kept already")},
      {"2", N_("the command line or the credentials are wrong")},
      {"3", N_("the API or the network failed, or the output could not be written")},
      {"4", N_("the list changed, or a value could not be read: nothing was kept")}}},
    {COMMAND_DIFF,
     N_("Reads all customers and prints what changed since a snapshot that was kept, the worst "
	"first: new and gone customers, credit status, credit, use, suspension."),
     "tcpartner diff\n"
     "tcpartner diff --since yesterday -o csv > changes.csv\n"
     "tcpartner diff --offline --since 2026-11-01\n",
     {{"0", N_("nothing changed")},
      {"1", N_("there are changes")},
      {"2", N_("the command line or the credentials are wrong")},
      {"3", N_("the API or the network failed, or the output could not be written")},
      {"4", N_("the list changed while it was read, or a value could not be read")}}},
    {COMMAND_HISTORY,
     N_("Lists the snapshots that are kept, and removes them. An ACCOUNT is the host or the "
	"beginning of the hash that the list shows."),
     "tcpartner history\n"
     "tcpartner history --forget\n"
     "tcpartner history --prune --history-keep 48/30/0\n",
     {{"0", N_("done")},
      {"2", N_("the command line is wrong")},
      {"3", N_("the file of the history could not be read or written")}}},
    {COMMAND_REQUEST,
     N_("Prints the request for the options: what is signed, and how to send it with "
	"curl, tccli, Python, Go or Node.js. It sends nothing and needs no key."),
     "tcpartner request\n"
     "tcpartner request --show=curl -t Name -f delta | sh\n"
     "tcpartner request --show=to-sign\n",
     {{"0", N_("done")}, {"2", N_("the command line is wrong")}}},
    {COMMAND_DOCTOR,
     N_("Checks each step from the configuration to the first page of customers, and says how to "
	"fix "
	"each step that fails."),
     "tcpartner doctor\n"
     "tcpartner doctor --profile reseller\n"
     "tcpartner doctor --json\n",
     {{"0", N_("everything works")},
      {"1", N_("it works, but something should be changed")},
      {"2", N_("the configuration or the credentials are wrong")},
      {"3", N_("the network or the API failed")}}},
    {COMMAND_COMPLETION,
     N_("Prints a script that completes this command line in the shell. Packages and make install "
	"install these scripts."),
     ". <(tcpartner completion bash)\n"
     "tcpartner completion fish > ~/.config/fish/completions/tcpartner.fish\n",
     {{"0", N_("done")}, {"2", N_("the command line is wrong")}}},
    {COMMAND_HELP,
     N_("Prints the help of a command, or explains a word of the browser's screen. \"help api\" "
	"prints "
	"the API reference, or the entries with a word; \"help config\" prints a sample "
	"configuration "
	"file, \"help theme\" the colours of a theme as a file of your own."),
     "tcpartner help list\n"
     "tcpartner help status\n"
     "tcpartner help api UinNoAuth\n"
     "tcpartner help config > ~/.config/tcpartner/config\n"
     "tcpartner help theme dark > ~/.config/tcpartner/themes/mine\n",
     {{"0", N_("done")}, {"2", N_("unknown topic")}}},
};

struct help_page {
	FILE *f;
	enum command_word of;
	const struct catalog *lang;
};

static void print_title(const struct help_page *page, const char *title)
{
	fprintf(page->f, "\n%s\n", T_(page, title));
}

static void print_blanks(FILE *f, int n)
{
	fprintf(f, "%*s", n, "");
}

/* Prints a text in lines that begin at a column; the first of them begins where the line is. */
static void print_wrapped(FILE *f, int indent, const char *text)
{
	struct buf out;
	buf_init(&out, TEXT_MAX);
	paragraph_add(&out, indent, HELP_COLS, text);
	fprintf(f, "%.*s", (int)out.n, buf_sl(&out).p);
	buf_release(&out);
}

static void print_option(FILE *f, const struct catalog *lang, const struct option *o)
{
	char left[60], letter[8] = "    ";
	bool optional = o->value && o->value[0] == '[';
	if (o->letter)
		snprintf(letter, sizeof letter, "-%c, ", o->letter);
	int n = snprintf(left, sizeof left, "  %s--%s%s%s", letter, o->name,
			 o->value && !optional ? " " : "", o->value ? o->value : "");
	fputs(left, f);
	if (n >= NAME_COLS)
		fputc('\n', f);
	print_blanks(f, n < NAME_COLS ? NAME_COLS - n : NAME_COLS);
	print_wrapped(f, NAME_COLS, lang_text(lang, o->help));
}

/* Prints the options of a command: those of its own, or those that the browser has, too. Returns
 * false if there are none. */
static bool print_options(const struct help_page *page, bool own, const char *title)
{
	const struct option *o;
	bool any = false;
	for (size_t i = 0; (o = option_at(i)) != NULL; i++) {
		if (!option_applies(o, page->of) || option_is_special(o) != own)
			continue;
		if (!any)
			print_title(page, title);
		any = true;
		print_option(page->f, page->lang, o);
	}
	return any;
}

static void print_examples(const struct help_page *page, const char *lines)
{
	struct sl rest = sl_from(T_(page, lines)), line;
	print_title(page, N_("Examples:"));
	while (sl_split(&rest, '\n', &line))
		if (line.n)
			fprintf(page->f, "  %.*s\n", (int)line.n, line.p);
}

/* The state of a check has the same name in all languages. */
static const char *name_exit(const struct help_page *page, const char *meaning)
{
	return strcmp(meaning, verdict_state_name(ALERT_OK)) == 0 ? meaning : T_(page, meaning);
}

static void print_exits(const struct help_page *page, const struct command_help *h)
{
	print_title(page, N_("Exit status:"));
	for (size_t i = 0; i < EXITS_MOST && h->exits[i].status; i++)
		fprintf(page->f, "  %s %s\n", h->exits[i].status,
			name_exit(page, h->exits[i].meaning));
}

static const struct command_help *find_help(enum command_word c)
{
	for (size_t i = 0; i < COUNT_OF(helps); i++)
		if (helps[i].command == c)
			return &helps[i];
	return NULL;
}

static void print_calls(const struct help_page *page)
{
	const struct command_info *c;
	const char *usage = T_(page, "Usage: ");
	const int indent = text_width(sl_from(usage));
	bool first = true;
	for (size_t i = 0; (c = options_command(i)) != NULL; i++) {
		if (!c->help || (page->of != COMMAND_BROWSE && c->command != page->of))
			continue;
		fprintf(page->f, "%*s%stcpartner %-*s ", first ? 0 : indent, "", first ? usage : "",
			CALL_COLS - indent - 11, c->call);
		print_wrapped(page->f, CALL_COLS, T_(page, c->help));
		first = false;
	}
}

static void print_overview(const struct help_page *page)
{
	print_calls(page);
	fputc('\n', page->f);
	print_wrapped(
	    page->f, 0,
	    T_(page, "\"tcpartner help COMMAND\" shows the options and examples of a command."));
	print_options(page, false, N_("Options of the browser:"));
	fputc('\n', page->f);
	print_wrapped(page->f, 0,
		      T_(page, "Credentials: TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, "
			       "or the files\nof tccli and the SDKs. In the browser ? lists the "
			       "keys. See tcpartner(1)."));
}

void options_help(FILE *f, const struct catalog *lang, enum command_word of)
{
	const struct command_help *h = find_help(of);
	const struct help_page page = {f, h ? of : COMMAND_BROWSE, lang};
	if (!h) {
		print_overview(&page);
		return;
	}
	print_calls(&page);
	fputc('\n', f);
	print_wrapped(f, 0, T_(&page, h->about));
	bool own = print_options(&page, true, N_("Options of this command:"));
	print_options(&page, false, own ? N_("Other options:") : N_("Options:"));
	print_examples(&page, h->examples);
	print_exits(&page, h);
}
