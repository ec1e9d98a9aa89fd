/* SPDX-License-Identifier: MIT */
/* Puts a row of the detail pane together from parts that are shown whole or not at all. */
#include "view/detail/detail_row.h"

#include <stdarg.h>
#include <stdio.h>

void detail_row_init(struct detail_row *r, const char *label, int cols)
{
	r->label = label;
	r->cols = cols;
	styled_line_clear(&r->words);
	r->has_gauge = r->is_scale = false;
	r->gauge = (struct gauge){0};
	r->gauge_role = ROLE_TEXT;
}

static bool add_whole(struct detail_row *r, enum role role, struct sl text)
{
	if (styled_line_width(&r->words) + text_width(text) > r->cols)
		return false;
	styled_line_add(&r->words, role, text);
	return true;
}

bool detail_row_addf(struct detail_row *r, enum role role, const char *fmt, ...)
{
	char text[320];
	va_list args;
	va_start(args, fmt);
	vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	return add_whole(r, role, sl_from(text));
}

static void add_aligned(struct detail_row *r, enum role role, const char *text)
{
	int pad = DETAIL_AMOUNT - text_width(sl_from(text));
	detail_row_addf(r, ROLE_TEXT, "%*s", pad > 0 ? pad : 0, "");
	add_whole(r, role, sl_from(text));
}

void detail_row_add_amount(struct detail_row *r, const struct draw *s, enum role role,
			   int64_t amount)
{
	char text[MONEY_CHARS];
	money_print(amount, MONEY_CENTS, s->gl->ascii, text);
	add_aligned(r, role, text);
}

void detail_row_add_unknown(struct detail_row *r, const struct draw *s)
{
	add_aligned(r, ROLE_DIM, s->gl->null);
}
