/* SPDX-License-Identifier: MIT */
/* Drives the real browser through one fault of the demo API, end to end. */
#include "e2e.h"

#include "api/request.h"

#include "sanitized.h"
#include "test.h"

#define WORDS_MAX   30
#define SCREEN_MAX  20000
#define TABLE_FIRST 2 /* rows above are the header's */
#define UIN_DIGITS  12
#define OVERTAKEN_S (SANITIZED ? 6 : 2)
#define REST_MS     1200 /* longer than the pause between requests and the first retry's */
#define PATIENCE    3    /* deadlines: some runs are long, some machines busy */

/* Cuts the text at its blanks, in place. */
static void split(char *text, const char *words[WORDS_MAX])
{
	size_t n = 0;
	for (char *save, *w = strtok_r(text, " ", &save); w; w = strtok_r(NULL, " ", &save)) {
		assert_true(n < WORDS_MAX - 1);
		words[n++] = w;
	}
	words[n] = NULL;
}

struct e2e *e2e_start_with(uint32_t customers, const char *demo, const char *options,
			   const struct program_options *o)
{
	char demo_text[400], option_text[400];
	const char *demo_words[WORDS_MAX], *option_words[WORDS_MAX];
	struct program_options all = *o;
	struct e2e *j = calloc(1, sizeof *j);
	assert_non_null(j);
	assert_true(customers <= E2E_CUSTOMERS);
	dataset_init(&j->data, DATASET_SEED, customers, 0);
	snprintf(demo_text, sizeof demo_text, "--customers %u %s", customers, demo);
	snprintf(option_text, sizeof option_text, "%s", options);
	split(demo_text, demo_words);
	split(option_text, option_words);
	all.demo = demo_words;
	all.args = option_words;
	j->b = program_launch(&all);
	return j;
}

struct e2e *e2e_start(uint32_t customers, const char *demo, const char *options)
{
	return e2e_start_with(customers, demo, options,
			      &(struct program_options){.rows = 24, .cols = 80});
}

void e2e_end(struct e2e *j)
{
	assert_int_equal(program_quit(&j->b), 0);
	program_stop(&j->b);
	dataset_release(&j->data);
	free(j);
}

/* All of the screen as one line with single blanks. */
static void read_screen(struct pty *p, char out[SCREEN_MAX])
{
	size_t n = 0;
	for (int r = 0; r < p->rows; r++) {
		for (const char *s = pty_row(p, r); *s && n < SCREEN_MAX - 2; s++)
			if (*s != ' ' || (n > 0 && out[n - 1] != ' '))
				out[n++] = *s;
		if (n > 0 && out[n - 1] != ' ')
			out[n++] = ' ';
	}
	out[n] = '\0';
}

static bool says(struct pty *p, void *sentence)
{
	char text[SCREEN_MAX];
	read_screen(p, text);
	return strstr(text, sentence) != NULL;
}

void e2e_sees(struct e2e *j, const char *sentence)
{
	for (int i = 0; i < PATIENCE; i++)
		if (pty_wait_for(j->b.pty, says, (void *)sentence))
			return;
	printf("# waited for \"%s\"; the screen was:\n", sentence);
	pty_dump(j->b.pty, stdout);
	fail_msg("the screen does not say it");
}

static const char *position(struct pty *p)
{
	return pty_row(p, p->rows - 3);
}

/* Returns the row of the cursor and its text: an error may hide its position. */
static void read_cursor(struct pty *p, char *out, size_t size)
{
	out[0] = '\0';
	for (int r = 0; r < p->rows; r++)
		if (strncmp(pty_row(p, r), "▌", 3) == 0)
			snprintf(out, size, "%d %s", r, pty_row(p, r));
}

static bool is_elsewhere(struct pty *p, void *before)
{
	char now[1000];
	read_cursor(p, now, sizeof now);
	return strcmp(now, before) != 0;
}

static void step(struct e2e *j, VTermKey key)
{
	char before[1000];
	read_cursor(j->b.pty, before, sizeof before);
	pty_key(j->b.pty, key);
	if (!pty_wait_for(j->b.pty, is_elsewhere, before)) {
		pty_dump(j->b.pty, stdout);
		fail_msg("the cursor does not move");
	}
}

void e2e_scrolls(struct e2e *j)
{
	pty_type(j->b.pty, "g");
	for (int i = 0; i < 3; i++)
		step(j, VTERM_KEY_DOWN);
	for (int i = 0; i < 3; i++)
		step(j, VTERM_KEY_UP);
}

/* Returns the ClientUin at the begin of a row, 0 for none. */
static uint64_t uin_in(const char *row)
{
	if (strncmp(row, "▌", 3) == 0)
		row += 3;
	row += strspn(row, " ");
	return strspn(row, "0123456789") == UIN_DIGITS ? strtoull(row, NULL, 10) : 0;
}

static uint32_t rank_of(const struct dataset *d, uint64_t uin)
{
	for (uint32_t i = 0; i < dataset_total(d); i++)
		if (dataset_uin(d, dataset_at(d, i)) == uin)
			return i;
	fail_msg("%llu is none of the server's customers", (unsigned long long)uin);
	return 0;
}

/* The customers on the screen follow each other in the server's list. */
static void read_customers(struct e2e *j, bool seen[E2E_CUSTOMERS])
{
	struct pty *p = j->b.pty;
	uint32_t next = 0, rank;
	for (int r = TABLE_FIRST; r < p->rows - 3; r++) {
		uint64_t uin = uin_in(pty_row(p, r));
		if (uin == 0)
			continue;
		rank = rank_of(&j->data, uin);
		assert_true(next == 0 || rank == next);
		next = rank + 1;
		seen[rank] = true;
	}
	assert_int_not_equal(next, 0);
}

void e2e_has_all(struct e2e *j)
{
	bool seen[E2E_CUSTOMERS] = {false};
	uint32_t total = dataset_total(&j->data);
	char end[40];
	snprintf(end, sizeof end, "row %u/%u ", total, total);
	pty_type(j->b.pty, "g");
	e2e_sees(j, "row 1/");
	read_customers(j, seen);
	while (!strstr(position(j->b.pty), end)) {
		step(j, VTERM_KEY_PAGEDOWN);
		read_customers(j, seen);
	}
	for (uint32_t i = 0; i < total; i++)
		if (!seen[i])
			fail_msg("customer %u of %u is not shown", i + 1, total);
}

size_t e2e_requests(struct e2e *j)
{
	j->n_log = demo_child_requests(&j->b.demo, j->log, E2E_REQUESTS);
	assert_true(j->n_log <= E2E_REQUESTS);
	return j->n_log;
}

void e2e_awaits_requests(struct e2e *j, size_t n)
{
	for (int i = 0; i < PTY_DEADLINE_MS / 10 && e2e_requests(j) < n; i++)
		pty_pump(j->b.pty, 10);
	if (j->n_log < n)
		fail_msg("%zu requests came, %zu were awaited", j->n_log, n);
}

void e2e_rests(struct e2e *j)
{
	size_t before;
	do {
		before = e2e_requests(j);
		pty_pump(j->b.pty, REST_MS);
	} while (e2e_requests(j) > before);
}

/* When each came, in milliseconds since the first: one that was held up on its way shows. */
static void tell_arrivals(const struct e2e *j, size_t n)
{
	for (size_t i = 0; i < n; i++)
		print_message("# %6lld %s page %ld %s\n", j->log[i].at_ms - j->log[0].at_ms,
			      j->log[i].action, j->log[i].page, j->log[i].code);
}

void e2e_obeys(struct e2e *j)
{
	size_t n = e2e_requests(j);
	assert_true(n > 0);
	if (demo_child_rate(j->log, n) > API_RATE_PER_SEC)
		tell_arrivals(j, n);
	assert_in_range(demo_child_rate(j->log, n), 1, API_RATE_PER_SEC);
	/* A request signed for an earlier try would carry an old time: at the fifth try it is
	 * seconds old. On two connections one may overtake another. */
	long long latest = 0;
	for (size_t i = 0; i < n; i++) {
		assert_true(j->log[i].signed_s + OVERTAKEN_S >= latest);
		latest = j->log[i].signed_s > latest ? j->log[i].signed_s : latest;
	}
}
