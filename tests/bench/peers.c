/* SPDX-License-Identifier: MIT */
/* What the same customers cost in other programs, which read them from a file. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/attr.h"
#include "base/money.h"

#include "bench.h"
#include "pair.h"
#include "served.h"

#define FOLDER  "build/peers"
#define HOME    FOLDER "/home"
#define FILE_AT FOLDER "/customers.csv"
#define SCROLLS 60
#define PAGES   30
#define REST_MS 500

/* All of them find by "/", the text and Enter. */
struct peer {
	const char *name;
	const char *argv[6];
	const char *down, *page;
	const char *to_first; /* NULL: the first row is shown at the start, else the last */
};

static const struct peer peers[] = {
    {"less", {"less", "-S", FILE_AT}, "j", " ", NULL},
    {"lnav", {"lnav", FILE_AT}, "j", " ", "g"},
    {"pspg", {"pspg", "--csv", "-f", FILE_AT}, "j", " ", NULL},
    {"VisiData", {"vd", FILE_AT}, "j", KEY_PAGE_DOWN, NULL},
};

/* A customer to be found: the UIN, and what shows the row in other programs and in ours. */
struct wanted {
	uint32_t number;
	char uin[24], row[24], ours[MONEY_CHARS + 8], first_uin[24], last_uin[24];
};

/* A comma or a quote in a text would need quoting, which not all of them read. */
static void put_text(FILE *f, struct sl text)
{
	for (size_t i = 0; i < text.n; i++)
		putc(strchr(",\"\n\r", text.p[i]) ? ' ' : text.p[i], f);
}

static void put_row(FILE *f, const struct row *row)
{
	static const enum customer_field shown[] = {
	    FIELD_REMAINING_CREDIT, FIELD_CREDIT, FIELD_TYPE,
	    FIELD_ASSOCIATION_TIME, FIELD_EMAIL,  FIELD_REMARK};
	fprintf(f, "%" PRIu64 ",r%" PRIu64 ",", row->customer->uin, row->number + 1);
	put_text(f, customer_text(row->customer, FIELD_NAME));
	for (size_t i = 0; i < COUNT_OF(shown); i++) {
		putc(',', f);
		put_text(f, customer_text(row->customer, shown[i]));
	}
	putc('\n', f);
}

static void put_uin(const struct bench *b, uint32_t number, char out[24])
{
	snprintf(out, 24, "%" PRIu64, store_row(b->m.loader.store, number - 1).customer->uin);
}

/* Writes the file, and describes the row to be found. */
static void write_file(uint32_t rows, struct wanted *w)
{
	static struct bench b;
	char number[MONEY_CHARS];
	FILE *f;
	mkdir(FOLDER, 0777);
	mkdir(HOME, 0777);
	f = fopen(FILE_AT, "w");
	if (!f) {
		perror(FILE_AT);
		exit(2);
	}
	bench_load(&b, rows);
	fputs("ClientUin,RowNumber,Name,Remaining,Credit,Type,Associated,Email,Remark\n", f);
	for (uint64_t i = 0; i < rows; i++) {
		struct row row = store_row(b.m.loader.store, i);
		put_row(f, &row);
	}
	put_uin(&b, w->number, w->uin);
	put_uin(&b, 1, w->first_uin);
	put_uin(&b, rows, w->last_uin);
	snprintf(w->row, sizeof w->row, "r%u", (unsigned)w->number);
	count_print(w->number, number);
	snprintf(w->ours, sizeof w->ours, "row %s/", number);
	bench_release(&b);
	fclose(f);
}

static bool is_installed(const char *program)
{
	char command[64];
	snprintf(command, sizeof command, "command -v %s >/dev/null", program);
	return system(command) == 0; /* NOLINT: the command is ours */
}

/* Waits until the program has read all and computes no more. */
static void wait_for_rest(struct seat *s)
{
	int64_t before, now = seat_state(s).cpu_ns;
	do {
		before = now;
		seat_idle(s, REST_MS);
		now = seat_state(s).cpu_ns;
	} while (now - before > 50 * 1000000);
}

static double press_median(struct seat *s, const char *key, int n)
{
	double ms[SCROLLS];
	for (int i = 0; i < n; i++)
		ms[i] = (double)seat_press(s, key, strlen(key)).frame_ns / 1e6;
	return median(ms, n);
}

static void keep(const char *who, const char *what, double value, const char *unit)
{
	char name[64];
	snprintf(name, sizeof name, "%s: %s", who, what);
	bench_keep(name, value, unit, 0);
	printf(" %10.2f", value);
	fflush(stdout);
}

/* Measures a program that shows the first rows; started_ns is how long that took. */
static void measure(struct seat *s, const struct peer *p, const struct wanted *w,
		    int64_t started_ns)
{
	char keys[32];
	snprintf(keys, sizeof keys, "/%.23s\r", w->uin);
	printf("%-12s", p->name);
	keep(p->name, "start to the first customers", (double)started_ns / 1e6, "ms");
	wait_for_rest(s);
	if (p->to_first)
		seat_press_until(s, p->to_first, w->first_uin);
	for (int i = 0; i < SEAT_ROWS; i++)
		seat_press(s, p->down, strlen(p->down));
	keep(p->name, "down, scrolling", press_median(s, p->down, SCROLLS), "ms");
	keep(p->name, "page down", press_median(s, p->page, PAGES), "ms");
	keep(p->name, "find",
	     (double)seat_press_until(s, keys, p->argv[0] ? w->row : w->ours) / 1e6, "ms");
	wait_for_rest(s);
	keep(p->name, "memory", (double)seat_state(s).rss_kib / 1024.0, "MiB");
	putchar('\n');
}

static void measure_peer(const struct peer *p, const struct wanted *w)
{
	static const char *const env[] = {"HOME=" HOME, "XDG_CONFIG_HOME=" HOME, NULL};
	if (!is_installed(p->argv[0])) {
		printf("%-12s is not installed\n", p->name);
		return;
	}
	struct seat *s = seat_start(p->argv, env);
	int64_t started = seat_wait(s, p->to_first ? w->last_uin : w->first_uin);
	measure(s, p, w, started);
	seat_end(s);
}

/* All customers are loaded first, which the rate of the API decides. */
static void measure_ours(uint32_t rows, const struct wanted *w)
{
	static const char *const args[] = {"--page-size", "1000", NULL};
	static const struct peer ours = {"tcpartner", {NULL}, KEY_DOWN, KEY_PAGE_DOWN, NULL};
	struct served s;
	served_open(&s, rows, 0);
	served_start(&s, args);
	int64_t started = seat_wait(s.seat, "row 1/");
	seat_press(s.seat, "a", 1);
	seat_wait(s.seat, "customers are loaded");
	measure(s.seat, &ours, w, started);
	served_end(&s);
	served_close(&s);
}

void bench_peers(uint32_t rows)
{
	struct wanted w = {.number = rows / 10 * 9};
	printf("%u customers   start ms    down ms    page ms    find ms memory MiB\n",
	       (unsigned)rows);
	write_file(rows, &w);
	measure_ours(rows, &w);
	for (size_t i = 0; i < COUNT_OF(peers); i++)
		measure_peer(&peers[i], &w);
}
