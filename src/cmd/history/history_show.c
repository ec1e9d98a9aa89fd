/* SPDX-License-Identifier: MIT */
/* Lists the history, thins it out, and removes snapshots from it. */
#include "history_show.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "base/money.h"
#include "base/text.h"

#include "sys/clock_posix.h"

#include "history_accounts.h"
#include "history_keeper.h"
#include "output/output_column.h"
#include "snapshot/since.h"

struct lister {
	const struct catalog *lang;
	const struct catalog *heads; /* the language of heads; NULL: their names */
	enum output output;
	size_t n;
	uint64_t bytes;
};

enum column {
	COLUMN_TAKEN,
	COLUMN_CUSTOMERS,
	COLUMN_BYTES,
	COLUMN_COMPLETE,
	COLUMN_ACCOUNT,
	COLUMN_ENDPOINT,
	COLUMNS
};

/* Those of a table are at least so wide; numbers are aligned at their ends. */
static const struct {
	const char *name;
	int width;
	bool number;
} columns[COLUMNS] = {[COLUMN_TAKEN] = {NC_("head of a column", "Taken"), 19, false},
		      [COLUMN_CUSTOMERS] = {NC_("head of a column", "Customers"), 9, true},
		      [COLUMN_BYTES] = {NC_("head of a column", "Bytes"), 10, true},
		      [COLUMN_COMPLETE] = {NC_("head of a column", "Complete"), 8, false},
		      [COLUMN_ACCOUNT] = {NC_("head of a column", "Account"), 16, false},
		      [COLUMN_ENDPOINT] = {NC_("head of a column", "Endpoint"), 0, false}};

static void print_cell(enum column column, const char *text)
{
	int blanks = columns[column].width - text_width(sl_from(text));
	bool number = columns[column].number;
	printf("%s%*s%s", column == COLUMN_TAKEN ? "" : "  ", number && blanks > 0 ? blanks : 0, "",
	       text);
	if (!number && blanks > 0)
		printf("%*s", blanks, "");
}

static void print_table_row(const struct lister *l, const struct history_entry *entry,
			    const char *taken)
{
	char customers[MONEY_CHARS], bytes[MONEY_CHARS];
	count_print(entry->customers, customers);
	count_print(entry->bytes, bytes);
	print_cell(COLUMN_TAKEN, taken);
	print_cell(COLUMN_CUSTOMERS, customers);
	print_cell(COLUMN_BYTES, bytes);
	print_cell(COLUMN_COMPLETE,
		   entry->complete ? TC_(l, "complete", "yes") : TC_(l, "complete", "no"));
	print_cell(COLUMN_ACCOUNT, entry->account.hash);
	print_cell(COLUMN_ENDPOINT, entry->account.endpoint);
	putchar('\n');
}

static void print_table_heads(const struct lister *l)
{
	static const char taken[] = NC_("head of a column", "Taken (UTC+8)");
	print_cell(COLUMN_TAKEN, output_head(l->heads, taken));
	for (int i = COLUMN_TAKEN + 1; i < COLUMNS; i++)
		print_cell((enum column)i, output_head(l->heads, columns[i].name));
	putchar('\n');
}

static void print_record_heads(const struct lister *l, char separator)
{
	for (int i = 0; i < COLUMNS; i++) {
		if (i)
			putchar(separator);
		fputs(output_head(l->heads, columns[i].name), stdout);
	}
	fputs(separator == ',' ? "\r\n" : "\n", stdout);
}

/* The host of an endpoint has no character that JSON or CSV would escape. */
static void print_json(const struct history_entry *entry, const char *taken)
{
	printf("{\"Taken\":\"%.10sT%s+08:00\",\"Customers\":%" PRIu64 ",\"Bytes\":%" PRIu64
	       ",\"Complete\":%s,\"Account\":\"%s\",\"Endpoint\":\"%s\"}",
	       taken, taken + 11, entry->customers, entry->bytes,
	       entry->complete ? "true" : "false", entry->account.hash, entry->account.endpoint);
}

static void print_record(const struct history_entry *entry, const char *taken, char separator)
{
	printf("%.10sT%s+08:00%c%" PRIu64 "%c%" PRIu64 "%c%s%c%s%c%s", taken, taken + 11, separator,
	       entry->customers, separator, entry->bytes, separator,
	       entry->complete ? "true" : "false", separator, entry->account.hash, separator,
	       entry->account.endpoint);
}

static void print_heads(const struct lister *l)
{
	switch (l->output) {
	case OUTPUT_AUTO:
	case OUTPUT_TABLE: print_table_heads(l); break;
	case OUTPUT_JSON: fputs("[\n", stdout); break;
	case OUTPUT_JSONL: break;
	case OUTPUT_CSV: print_record_heads(l, ','); break;
	case OUTPUT_TSV: print_record_heads(l, '\t'); break;
	}
}

static bool print_entry(void *ctx, const struct history_entry *entry)
{
	struct lister *l = ctx;
	char taken[SINCE_BYTES];
	since_print(entry->taken_s, taken);
	if (l->n == 0)
		print_heads(l);
	switch (l->output) {
	case OUTPUT_AUTO:
	case OUTPUT_TABLE: print_table_row(l, entry, taken); break;
	case OUTPUT_JSON:
		fputs(l->n ? ",\n" : "", stdout);
		print_json(entry, taken);
		break;
	case OUTPUT_JSONL:
		print_json(entry, taken);
		putchar('\n');
		break;
	case OUTPUT_CSV:
		print_record(entry, taken, ',');
		fputs("\r\n", stdout);
		break;
	case OUTPUT_TSV:
		print_record(entry, taken, '\t');
		putchar('\n');
		break;
	}
	l->n++;
	l->bytes += entry->bytes;
	return true;
}

static void print_end(const struct lister *l, const char *path)
{
	char n[MONEY_CHARS], bytes[MONEY_CHARS];
	count_print(l->n, n);
	count_print(l->bytes, bytes);
	if (l->output == OUTPUT_JSON)
		puts(l->n ? "\n]" : "[]");
	if (l->output != OUTPUT_TABLE)
		return;
	if (l->n == 0)
		printf(T_(l, "No snapshot is kept in %s.\n"), path);
	else
		printf(P_(l, l->n, "\n%s snapshot of %s bytes in %s\n",
			  "\n%s snapshots of %s bytes in %s\n"),
		       n, bytes, path);
}

static bool show_list(struct history *h, const char *path, const struct options *o, struct err *e)
{
	struct lister l = {.output = o->output, .lang = o->lang};
	if (l.output == OUTPUT_AUTO)
		l.output = isatty(STDOUT_FILENO) ? OUTPUT_TABLE : OUTPUT_JSONL;
	l.heads = options_heads(o, l.output == OUTPUT_TABLE);
	if (h && !history_list(h, NULL, print_entry, &l, e))
		return false;
	print_end(&l, path);
	return true;
}

static void report_removed(const struct options *o, size_t n, const char *path)
{
	printf(P_(o, n, "%zu snapshot was removed from %s.\n",
		  "%zu snapshots were removed from %s.\n"),
	       n, path);
}

static int forget(struct history *h, const char *path, const struct options *o, struct err *e)
{
	struct history_account named;
	size_t n = 0;
	bool one = o->account[0] != '\0';
	if (one && !history_accounts_find(h, o->account, &named, e))
		return 2;
	if (!history_forget(h, one ? &named : NULL, &n, e))
		return 3;
	report_removed(o, n, path);
	return 0;
}

static int prune(struct history *h, const char *path, const struct options *o, struct err *e)
{
	struct clock_port clock;
	size_t n = 0;
	clock_posix(&clock);
	if (!history_prune(h, &o->history_keep, clock.wall_s(clock.ctx), &n, e))
		return 3;
	report_removed(o, n, path);
	return 0;
}

static int show_file(const char *path, const struct options *o, struct err *e)
{
	bool changes = o->forget || o->prune;
	struct history *h = history_open(path, changes ? HISTORY_WRITE : HISTORY_READ, e);
	if (!h)
		return 3;
	int code = o->forget  ? forget(h, path, o, e)
		   : o->prune ? prune(h, path, o, e)
			      : (show_list(h, path, o, e) ? 0 : 3);
	history_close(h);
	return code;
}

int history_show(const struct options *o, struct err *e)
{
	char path[HISTORY_PATH];
	if (!history_keeper_find(path, e))
		return 3;
	if (history_exists(path))
		return show_file(path, o, e);
	/* Nothing was ever kept: there is nothing to make a file for. */
	if (o->forget || o->prune)
		report_removed(o, 0, path);
	else
		show_list(NULL, path, o, e);
	return 0;
}
