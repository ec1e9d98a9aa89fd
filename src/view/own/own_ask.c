/* SPDX-License-Identifier: MIT */
/* The question before a command of the user runs: what it is, and whose data it gets. */
#include "view/own/own_ask.h"

#include <stdio.h>

#include "base/money.h"

#include "view/kit/box.h"
#include "view/kit/hints.h"

#define COLS      64
#define LINES_MAX 12
#define TEXT_MOST 240

static void format_question(const struct model *m, char out[TEXT_MOST])
{
	char n[MONEY_CHARS];
	count_print(m->marks.n, n);
	if (m->marks.n > 1)
		snprintf(out, TEXT_MOST, T_(m, "Run this command for the %s marked customers?"), n);
	else if (m->marks.n == 1)
		snprintf(out, TEXT_MOST, "%s", T_(m, "Run this command for the marked customer?"));
	else
		snprintf(out, TEXT_MOST, "%s",
			 T_(m, "Run this command for the customer of this row?"));
}

static const char *describe_input(const struct model *m)
{
	if (m->own.command.input == OWN_NO_INPUT)
		return T_(m, "It reads nothing.");
	if (m->masked)
		return T_(m, "It reads their data masked.");
	return T_(m, "It reads their data in clear.");
}

static int add_lines(struct sl text, int w, struct sl out[LINES_MAX], int n)
{
	while (n < LINES_MAX && text_wrap(&text, w, &out[n]))
		n++;
	return n;
}

void own_ask_draw(const struct draw *s)
{
	struct rect body = s->m->layout.body;
	char question[TEXT_MOST];
	struct sl lines[LINES_MAX];
	int w = body.w - 2 < COLS ? body.w - 2 : COLS;
	format_question(s->m, question);
	int n = add_lines(sl_from(question), w - 4, lines, 0), first = n;
	n = add_lines(s->m->own.command.line, w - 4, lines, n);
	int last = n;
	n = add_lines(sl_from(describe_input(s->m)), w - 4, lines, n);
	int h = n + 2 < body.h ? n + 2 : body.h;
	struct rect box = {body.row + (body.h - h) / 2, body.col + (body.w - w) / 2, h, w};
	struct rect in =
	    box_draw(s, box, s->m->own.command.name[0] ? s->m->own.command.name : T_(s, "Command"));
	for (int i = 0; i < in.h && i < n; i++)
		grid_text(s->g, in, in.row + i, in.col + 1,
			  i >= first && i < last ? ROLE_STRONG : ROLE_TEXT, lines[i]);
	grid_park(s->g, in.row, in.col + 1, false);
}

void own_ask_hints(struct hints *h, const struct model *m)
{
	(void)m;
	hints_add(h, "Enter", "run");
}
