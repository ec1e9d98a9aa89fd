/* SPDX-License-Identifier: MIT */
/* Lists the history, thins it out, and removes snapshots from it. */
#include "history_show.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "base/money.h"

#include "sys/clock_posix.h"

#include "history_accounts.h"
#include "history_keeper.h"
#include "snapshot/since.h"

#define LINE_BYTES 800

struct lister {
	const struct catalog *lang;
	enum output output;
	size_t n;
	uint64_t bytes;
};

static void print_table_row(const struct history_entry *entry, const char *taken)
{
	char customers[MONEY_CHARS], bytes[MONEY_CHARS];
	count_print(entry->customers, customers);
	count_print(entry->bytes, bytes);
	printf("%s  %9s  %10s  %-8s  %s  %s\n", taken, customers, bytes,
	       entry->complete ? "yes" : "no", entry->account.hash, entry->account.endpoint);
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

static void print_heads(enum output output)
{
	switch (output) {
	case OUTPUT_AUTO:
	case OUTPUT_TABLE:
		printf("%-19s  %9s  %10s  %-8s  %-16s  %s\n", "Taken (UTC+8)", "Customers", "Bytes",
		       "Complete", "Account", "Endpoint");
		break;
	case OUTPUT_JSON: fputs("[\n", stdout); break;
	case OUTPUT_JSONL: break;
	case OUTPUT_CSV:
		fputs("Taken,Customers,Bytes,Complete,Account,Endpoint\r\n", stdout);
		break;
	case OUTPUT_TSV: puts("Taken\tCustomers\tBytes\tComplete\tAccount\tEndpoint"); break;
	}
}

static bool print_entry(void *ctx, const struct history_entry *entry)
{
	struct lister *l = ctx;
	char taken[SINCE_BYTES];
	since_print(entry->taken_s, taken);
	if (l->n == 0)
		print_heads(l->output);
	switch (l->output) {
	case OUTPUT_AUTO:
	case OUTPUT_TABLE: print_table_row(entry, taken); break;
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
