/* SPDX-License-Identifier: MIT */
/* Questions to a terminal when it is taken. The program does not wait: the first frame follows
 * at once, and answers come among the keys, or never. */
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"

#include "sys/clock_posix.h"

#include "terminal_private.h"

/*
 * Ask on the second row: an answer about the first one reads like a key (F3 with Shift is CSI
 * 1;2R). Text printed there, to be measured or by a terminal that does not understand, is erased
 * before anything is drawn, and the cursor is moved home, where ncurses expects it.
 */
#define BEGIN "\033[2;1H"
#define END   "\033[2;1H\033[K\033[H"

/* Two characters that Unicode calls ambiguous (UAX 11), a block and a circle: the cursor
 * position after each shows its width. */
#define ASK_WIDTH  "\342\226\210\033[6n\033[2;1H\342\227\217\033[6n"
#define WIDTHS     2
#define ASK_SYNC   "\033[?2026$p" /* DECRQM */
#define ASK_GROUND "\033]11;?\033\\"

/* Each sample has a row of its own, by which its answer is known. */
#define FIRST_SAMPLE_ROW 3
#define ROWS_NEEDED      (FIRST_SAMPLE_ROW + TERMINAL_DOUBTED)

#define LATE_MS  1000 /* an answer may come so long after the question; */
#define AWAIT_MS 250  /* leaving waits for it at most so long */

static int64_t now_ms(void)
{
	struct clock_port clock;
	clock_posix(&clock);
	return clock.mono_ms(clock.ctx);
}

static void ask_samples(struct terminal *t)
{
	for (int i = 0; i < TERMINAL_DOUBTED; i++) {
		char question[64], sample[UTF8_MAX_BYTES + 1];
		int row = FIRST_SAMPLE_ROW + i;
		sample[utf8_write(terminal_width_sample((size_t)i), sample)] = '\0';
		snprintf(question, sizeof question, "\033[%d;1H%s\033[6n\033[%d;1H\033[K", row,
			 sample, row);
		terminal_send(t, question);
	}
	t->awaited += TERMINAL_DOUBTED;
}

void terminal_ask(struct terminal *t)
{
	if (!t->xterm)
		return;
	terminal_send(t, BEGIN);
	if (t->utf8) {
		terminal_send(t, ASK_WIDTH);
		t->awaited = WIDTHS;
		if (LINES >= ROWS_NEEDED)
			ask_samples(t);
		t->asked_ms = now_ms();
	}
	terminal_send(t, ASK_SYNC);
	if (t->colors)
		terminal_send(t, ASK_GROUND);
	terminal_send(t, END);
}

void terminal_await(struct terminal *t)
{
	struct pollfd p = {t->fd, POLLIN, 0};
	char late[256];
	if (t->awaited <= 0 || now_ms() - t->asked_ms > LATE_MS)
		return;
	while (poll(&p, 1, AWAIT_MS) > 0 && read(t->fd, late, sizeof late) > 0)
		;
	t->awaited = 0;
}

static struct sl answer_text(const struct terminal *t)
{
	return (struct sl){t->text, t->n_text};
}

static void take_ambiguous(struct terminal *t, uint64_t column)
{
	t->answered = t->answered || (column > 2 && !t->answers.wide);
	t->answers.wide = t->answers.wide || column > 2;
}

/* What is drawn already is drawn again: other columns were counted. */
static void take_sample(struct terminal *t, uint64_t row, uint64_t column)
{
	if (!terminal_width_learn((size_t)(row - FIRST_SAMPLE_ROW), (int)column - 1))
		return;
	grid_reset(&t->shown, 0, 0);
	t->answered = true;
}

/* CPR: "2;3" is the third column of the second row. */
static void take_position(struct terminal *t)
{
	struct sl s = answer_text(t), first;
	uint64_t row, column;
	if (!sl_split(&s, ';', &first) || !sl_to_u64(first, &row) || !sl_to_u64(s, &column))
		return;
	if (column < 2 || column > 3 || row < 2 || row >= ROWS_NEEDED)
		return;
	t->awaited--;
	if (row == 2)
		take_ambiguous(t, column);
	else
		take_sample(t, row, column);
}

/* DECRPM: 1 and 2 mean that the mode is known and can be set. */
static void take_mode(struct terminal *t)
{
	t->sync =
	    sl_equal(answer_text(t), SL("?2026;1$")) || sl_equal(answer_text(t), SL("?2026;2$"));
}

void terminal_take_csi(struct terminal *t, int final)
{
	if (final == 'R')
		take_position(t);
	else if (final == 'y')
		take_mode(t);
}

/* Reads one part of a colour, one to four hexadecimal digits, scaled to 0xFFFF. */
static bool take_part(struct sl *s, unsigned *out)
{
	unsigned n = 0, value = 0;
	for (; s->n && n < 4; n++, *s = sl_drop(*s, 1)) {
		static const char digits[] = "0123456789abcdef0123456789ABCDEF";
		const char *at = strchr(digits, s->p[0]);
		if (!at || !s->p[0])
			break;
		value = value * 16 + (unsigned)(at - digits) % 16;
	}
	if (n == 0)
		return false;
	*out = value * 0xFFFFu / ((1u << (4 * n)) - 1);
	if (s->n)
		*s = sl_drop(*s, 1); /* the slash */
	return true;
}

void terminal_take_osc(struct terminal *t)
{
	struct sl s = answer_text(t);
	unsigned r, g, b;
	if (!sl_starts(s, SL("11;rgb:")))
		return;
	s = sl_drop(s, strlen("11;rgb:"));
	if (!take_part(&s, &r) || !take_part(&s, &g) || !take_part(&s, &b))
		return;
	/* Weights of Rec. 709; the eye sees black and white as equally far from this middle. */
	t->answers.light = 2126 * r / 10000 + 7152 * g / 10000 + 722 * b / 10000 > 0x7800;
	t->answers.has_background = t->answered = true;
}

bool terminal_port_answers(void *ctx, struct terminal_answers *out)
{
	struct terminal *t = ctx;
	bool news = t->answered;
	*out = t->answers;
	t->answered = false;
	return news;
}
