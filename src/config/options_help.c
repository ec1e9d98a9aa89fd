/* SPDX-License-Identifier: MIT */
/* Prints the help of the program, and that of each command. */
#include <string.h>

#include "base/attr.h"

#include "config/options_table.h"
#include "output/paragraph.h"

#define HELP_COLS 80
#define NAME_COLS 30 /* of an option with its value, and the blanks before and after it */
#define CALL_COLS 36
#define TEXT_MAX  2000

struct command_help {
	enum command_word command;
	const char *about;
	const char *examples; /* one a line */
	const char *exits;    /* one a line: the status, a blank, what it means */
};

#define EXITS_OF_SESSION                                                                           \
	"2 the command line or the credentials are wrong\n"                                        \
	"3 the API or the network failed, or the output could not be written\n"

static const struct command_help helps[] = {
    {COMMAND_LIST,
     "Prints all customers, or those of the filter, to standard output. Messages and "
     "progress go to standard error.",
     "tcpartner list --demo\n"
     "tcpartner list -o csv --bom > customers.csv\n"
     "tcpartner list --status neg,out --columns UIN,Name,Status,TopUpToLow\n",
     "0 all customers were printed\n" EXITS_OF_SESSION
     "4 the list changed while it was read, or a value could not be read\n"},
    {COMMAND_CHECK,
     "Reads all customers and prints one line for a monitor (Nagios, Icinga, Prometheus, cron). "
     "Without --metric, --below, --neg and --sus it looks for customers that owe, have no credit "
     "left, or are low. -t SECONDS is --deadline.",
     "tcpartner check --demo -v\n"
     "tcpartner check --below 5 --neg\n"
     "tcpartner check -v --metric neg -w 0 -c 20 --metric pool -c 1000:\n"
     "tcpartner check -o prom --output /var/lib/node_exporter/tcpartner.prom\n"
     "tcpartner check -o json -t Name -f delta\n",
     "0 OK\n"
     "1 WARNING: customers are low, or suspended with --sus\n"
     "2 CRITICAL: customers owe, or have no credit left\n"
     "3 UNKNOWN: the line says why; also after -h and -V, as monitors want it\n"},
    {COMMAND_SNAPSHOT,
     "Reads all customers and keeps their UIN, Credit, RemainingCredit and Force, and nothing else "
     "of them, in ~/.local/share/tcpartner/history.db, at most once an hour. It prints nothing; "
     "the first time it says what is kept.",
     "tcpartner snapshot\n"
     "7 * * * * tcpartner snapshot  # in a crontab\n",
     "0 the list was kept, or one of this hour is kept already\n" EXITS_OF_SESSION
     "4 the list changed, or a value could not be read: nothing was kept\n"},
    {COMMAND_DIFF,
     "Reads all customers and prints what changed since a snapshot that was kept, the worst first: "
     "new and gone customers, credit status, credit, use, suspension.",
     "tcpartner diff\n"
     "tcpartner diff --since yesterday -o csv > changes.csv\n"
     "tcpartner diff --offline --since 2026-11-01\n",
     "0 nothing changed\n"
     "1 there are changes\n" EXITS_OF_SESSION
     "4 the list changed while it was read, or a value could not be read\n"},
    {COMMAND_HISTORY,
     "Lists the snapshots that are kept, and removes them. An ACCOUNT is the host or the "
     "beginning of the hash that the list shows.",
     "tcpartner history\n"
     "tcpartner history --forget\n"
     "tcpartner history --prune --history-keep 48/30/0\n",
     "0 done\n"
     "2 the command line is wrong\n"
     "3 the file of the history could not be read or written\n"},
    {COMMAND_REQUEST,
     "Prints the request for the options: what is signed, and how to send it with "
     "curl, tccli, Python, Go or Node.js. It sends nothing and needs no key.",
     "tcpartner request\n"
     "tcpartner request --show=curl -t Name -f delta | sh\n"
     "tcpartner request --show=to-sign\n",
     "0 done\n2 the command line is wrong\n"},
    {COMMAND_DOCTOR,
     "Checks each step from the configuration to the first page of customers, and says how to fix "
     "each step that fails.",
     "tcpartner doctor\n"
     "tcpartner doctor --profile reseller\n"
     "tcpartner doctor --json\n",
     "0 everything works\n"
     "1 it works, but something should be changed\n"
     "2 the configuration or the credentials are wrong\n"
     "3 the network or the API failed\n"},
    {COMMAND_COMPLETION,
     "Prints a script that completes this command line in the shell. Packages and make install "
     "install these scripts.",
     ". <(tcpartner completion bash)\n"
     "tcpartner completion fish > ~/.config/fish/completions/tcpartner.fish\n",
     "0 done\n2 the command line is wrong\n"},
    {COMMAND_HELP,
     "Prints the help of a command, or explains a word of the browser's screen. \"help api\" "
     "prints "
     "the API reference, or the entries with a word; \"help config\" prints a sample configuration "
     "file.",
     "tcpartner help list\n"
     "tcpartner help status\n"
     "tcpartner help api UinNoAuth\n"
     "tcpartner help config > ~/.config/tcpartner/config\n",
     "0 done\n2 unknown topic\n"},
};

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

static void print_option(FILE *f, const struct option *o)
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
	print_wrapped(f, NAME_COLS, o->help);
}

/* Prints the options of a command: those of its own, or those that the browser has, too. Returns
 * false if there are none. */
static bool print_options(FILE *f, enum command_word c, bool own, const char *title)
{
	const struct option *o;
	bool any = false;
	for (size_t i = 0; (o = option_at(i)) != NULL; i++) {
		if (!option_applies(o, c) || option_is_special(o) != own)
			continue;
		if (!any)
			fprintf(f, "\n%s:\n", title);
		any = true;
		print_option(f, o);
	}
	return any;
}

static void print_lines(FILE *f, const char *title, const char *lines)
{
	struct sl rest = sl_from(lines), line;
	fprintf(f, "\n%s:\n", title);
	while (sl_split(&rest, '\n', &line))
		if (line.n)
			fprintf(f, "  %.*s\n", (int)line.n, line.p);
}

static const struct command_help *find_help(enum command_word c)
{
	for (size_t i = 0; i < COUNT_OF(helps); i++)
		if (helps[i].command == c)
			return &helps[i];
	return NULL;
}

static void print_calls(FILE *f, enum command_word only)
{
	const struct command_info *c;
	const char *before = "Usage: ";
	for (size_t i = 0; (c = options_command(i)) != NULL; i++) {
		if (!c->help || (only != COMMAND_BROWSE && c->command != only))
			continue;
		fprintf(f, "%stcpartner %-*s ", before, CALL_COLS - 18, c->call);
		print_wrapped(f, CALL_COLS, c->help);
		before = "       ";
	}
}

static void print_overview(FILE *f)
{
	print_calls(f, COMMAND_BROWSE);
	fputs("\n\"tcpartner help COMMAND\" shows the options and examples of a command.\n", f);
	print_options(f, COMMAND_BROWSE, false, "Options of the browser");
	fputs("\nCredentials: TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, or the files\n"
	      "of tccli and the SDKs. In the browser ? lists the keys. See tcpartner(1).\n",
	      f);
}

void options_help(FILE *f, enum command_word of)
{
	const struct command_help *h = find_help(of);
	if (!h) {
		print_overview(f);
		return;
	}
	print_calls(f, of);
	fputc('\n', f);
	print_wrapped(f, 0, h->about);
	bool own = print_options(f, of, true, "Options of this command");
	print_options(f, of, false, own ? "Other options" : "Options");
	print_lines(f, "Examples", h->examples);
	print_lines(f, "Exit status", h->exits);
}
