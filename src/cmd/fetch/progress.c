/* SPDX-License-Identifier: MIT */
/* Draws the line of progress. */
#include "progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/money.h"
#include "base/text.h"

#include "api/request.h"

#include "edge/standard_fds.h"

#define BAR_LEAST    10
#define BAR_MOST     40
#define RATE_FROM    500 /* milliseconds; before this time the rate is not stable */
#define COLS_DEFAULT 80
#define PARTS_BYTES  (PROGRESS_BYTES - BAR_MOST - 3)

void progress_init(struct progress *p, const struct catalog *lang)
{
	*p = (struct progress){.shown = isatty(STDERR_FILENO), .lang = lang};
}

void progress_erase(struct progress *p)
{
	if (p->drawn)
		fputs("\r\033[K", stderr);
	p->drawn = false;
}

static int compute_percent(const struct pace *p)
{
	return p->total ? (int)((double)p->loaded / (double)p->total * 100) : 100;
}

/* Prints "2 s", "3 min 20 s" or "1 h 5 min". */
static void print_duration(const struct catalog *lang, uint64_t s, char *out, size_t size)
{
	if (s < 60)
		snprintf(out, size, lang_text(lang, "%" PRIu64 " s"), s);
	else if (s < 3600)
		snprintf(out, size, lang_text(lang, "%" PRIu64 " min %" PRIu64 " s"), s / 60,
			 s % 60);
	else
		snprintf(out, size, lang_text(lang, "%" PRIu64 " h %" PRIu64 " min"), s / 3600,
			 s % 3600 / 60);
}

/* Prints the parts after the bar, as many as fit into cols columns and at least the first. Returns
 * their columns. */
static int print_parts(const struct pace *p, int cols, char out[PARTS_BYTES])
{
	char parts[4][PARTS_BYTES / 4] = {"", "", "", ""}, loaded[MONEY_CHARS], total[MONEY_CHARS],
				    left[60];
	size_t n = 0;
	int used = 0;
	count_print(p->loaded, loaded);
	count_print(p->total, total);
	print_duration(p->lang, p->left_s, left, sizeof left);
	snprintf(parts[0], sizeof parts[0], T_(p, "%.15s of %.15s"), loaded, total);
	snprintf(parts[1], sizeof parts[1], "  %d%%", compute_percent(p));
	if (p->per_s)
		snprintf(parts[2], sizeof parts[2], "  %" PRIu64 "/s", p->per_s);
	snprintf(parts[3], sizeof parts[3], T_(p, "  %s left"), left);
	for (size_t i = 0; i < 4; i++) {
		size_t length = strlen(parts[i]);
		used += text_width(sl_from(parts[i]));
		if (i > 0 && used > cols)
			return used - text_width(sl_from(parts[i]));
		memcpy(out + n, parts[i], length + 1);
		n += length;
	}
	return used;
}

void progress_line(const struct pace *p, int cols, char out[PROGRESS_BYTES])
{
	char parts[PARTS_BYTES];
	int bar = cols - print_parts(p, cols, parts) - (int)strlen("[] ");
	if (bar < BAR_LEAST) {
		memcpy(out, parts, strlen(parts) + 1);
		return;
	}
	bar = bar > BAR_MOST ? BAR_MOST : bar;
	int full = bar * compute_percent(p) / 100;
	size_t n = 0;
	out[n++] = '[';
	for (int i = 0; i < bar; i++)
		out[n++] = i < full ? '#' : '.';
	out[n++] = ']';
	out[n++] = ' ';
	memcpy(out + n, parts, strlen(parts) + 1);
}

/* usual_s: how long the rest takes as long as the pace is not known. */
static struct pace measure_pace(const struct progress *p, uint64_t loaded, uint64_t total,
				uint64_t usual_s, int64_t now_ms)
{
	struct pace pace = {.loaded = loaded, .total = total, .lang = p->lang};
	uint64_t left = total - loaded, passed_ms = (uint64_t)(now_ms - p->began_ms);
	if (passed_ms >= RATE_FROM && loaded > p->began_with)
		pace.per_s = (loaded - p->began_with) * 1000 / passed_ms;
	pace.left_s = pace.per_s ? (left + pace.per_s - 1) / pace.per_s : usual_s;
	return pace;
}

static int terminal_columns(void)
{
	int cols = standard_fd_width(STDERR_FILENO);
	return (cols > 0 ? cols : COLS_DEFAULT) - 1;
}

static void draw_line(struct progress *p, const struct pace *pace)
{
	char line[PROGRESS_BYTES];
	progress_line(pace, terminal_columns(), line);
	fprintf(stderr, "\r\033[K%s", line);
	p->drawn = true;
}

void progress_draw(struct progress *p, const struct store *s, int64_t now_ms)
{
	if (!p->shown || !store_has_total(s) || store_total(s) < store_loaded(s))
		return;
	if (!p->began) {
		p->began = true;
		p->began_ms = now_ms;
		p->began_with = store_loaded(s);
	}
	uint64_t left = store_total(s) - store_loaded(s);
	uint64_t usual_s = (left / store_page_size(s) + API_RATE_PER_SEC) / API_RATE_PER_SEC;
	struct pace pace = measure_pace(p, store_loaded(s), store_total(s), usual_s, now_ms);
	draw_line(p, &pace);
}

void progress_draw_requests(struct progress *p, uint64_t done, uint64_t of, int64_t now_ms)
{
	if (!p->shown || of < done || of == 0)
		return;
	if (!p->began_requests) {
		p->began_requests = true;
		p->began_ms = now_ms;
		p->began_with = done;
	}
	struct pace pace = measure_pace(p, done, of, (of - done) / API_RATE_MAX + 1, now_ms);
	draw_line(p, &pace);
}
