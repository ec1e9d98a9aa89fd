/* SPDX-License-Identifier: MIT */
/* The titles of the table's columns, and the text and role of each cell. */
#include "view/kit/column_text.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/money.h"
#include "base/time.h"

#include "app/burn/burn_columns.h"
#include "app/model/customer_burn.h"
#include "app/table/customer_change.h"

#include "view/kit/change_text.h"
#include "view/kit/privacy.h"

#include "burn/burn_text.h"

#define CENTS_COLS 11 /* a credit has two decimals in columns of at least this width */

static void format_null(const struct draw *s, struct cell_text *out)
{
	out->text = sl_from(s->gl->null);
	out->role = ROLE_DIM;
}

/* Tells a value that was not sent from one that was sent but cannot be understood. */
static void format_missing(const struct draw *s, const struct row *r, enum customer_field f,
			   struct cell_text *out)
{
	format_null(s, out);
	if (r->customer->bad & (FIELD_BIT(f) | BAD_ROW)) {
		out->text = sl_from(s->gl->bad);
		out->role = ROLE_WARN;
	}
}

static void format_field(const struct draw *s, const struct row *r, enum customer_field f,
			 struct cell_text *out)
{
	out->text = privacy_field(s, r->customer, f, out->bytes);
	out->role = r->customer->bad & FIELD_BIT(f) ? ROLE_WARN : ROLE_TEXT;
	if (out->text.n == 0)
		format_missing(s, r, f, out);
}

static void format_uin(const struct draw *s, const struct row *r, int w, struct cell_text *out)
{
	(void)w;
	format_field(s, r, FIELD_CLIENT_UIN, out);
}

static void format_name(const struct draw *s, const struct row *r, int w, struct cell_text *out)
{
	(void)w;
	format_field(s, r, FIELD_NAME, out);
	if ((r->customer->bad & BAD_ROW) && customer_text(r->customer, FIELD_NAME).n == 0)
		out->text = sl_from(T_(s, "? unreadable row"));
}

static void format_email(const struct draw *s, const struct row *r, int w, struct cell_text *out)
{
	(void)w;
	format_field(s, r, FIELD_EMAIL, out);
}

static void format_mobile(const struct draw *s, const struct row *r, int w, struct cell_text *out)
{
	(void)w;
	format_field(s, r, FIELD_MOBILE, out);
}

static void format_remark(const struct draw *s, const struct row *r, int w, struct cell_text *out)
{
	(void)w;
	format_field(s, r, FIELD_REMARK, out);
}

static void format_type(const struct draw *s, const struct row *r, int w, struct cell_text *out)
{
	(void)w;
	format_field(s, r, FIELD_TYPE, out);
}

static void format_status(const struct draw *s, const struct row *r, int w, struct cell_text *out)
{
	(void)w;
	char word[FORMAT_CHARS];
	format_credit_status(r, word);
	if (s->gl->ascii)
		format_joined(out->bytes, word, "", "");
	else
		format_joined(out->bytes, s->gl->credit_status[r->credit_status], " ", word);
	out->text = sl_from(out->bytes);
	out->role = format_status_role(r->credit_status);
}

static void format_remaining_percent(const struct draw *s, const struct row *r, int w,
				     struct cell_text *out)
{
	(void)w;
	int64_t percent = 0;
	bool known = credit_percent(r->customer, &percent);
	if (!known) {
		format_missing(s, r,
			       r->customer->bad & FIELD_BIT(FIELD_CREDIT) ? FIELD_CREDIT
									  : FIELD_REMAINING_CREDIT,
			       out);
		return;
	}
	format_percent(s->gl, known, percent, out->bytes);
	out->text = sl_from(out->bytes);
	out->role = ROLE_TEXT;
}

static void format_money(const struct draw *s, int64_t amount, bool cents, int w,
			 struct cell_text *out)
{
	_Static_assert(MONEY_CHARS <= FORMAT_CHARS, "an amount fits a cell");
	format_amount(s->gl, amount, cents, w, out->bytes);
	out->text = sl_from(out->bytes);
	out->role = amount < 0 ? ROLE_OUT : ROLE_TEXT;
}

/* Adds an arrow when the amount changed since the last refresh and the column has room for it. The
 * arrows of ASCII are letters and marks, so a blank follows if there is room for it, too. */
static void format_changed(const struct draw *s, const struct row *r, int w, struct cell_text *out)
{
	int change = refresh_change(s->m, r->customer);
	format_money(s, r->customer->remaining, true, w, out);
	const char *arrow = change < 0 ? s->gl->down : s->gl->up;
	if (change == 0 || text_width(out->text) >= w)
		return;
	char amount[FORMAT_CHARS];
	sl_to_chars(out->text, amount, sizeof amount);
	bool apart = s->gl->ascii && text_width(out->text) + 1 < w;
	snprintf(out->bytes, sizeof out->bytes, "%s%s%s", arrow, apart ? " " : "", amount);
	out->text = sl_from(out->bytes);
	out->role = change < 0 ? ROLE_OUT : ROLE_OK;
}

static void format_remaining(const struct draw *s, const struct row *r, int w,
			     struct cell_text *out)
{
	if (r->customer->known & KNOWN_REMAINING)
		format_changed(s, r, w, out);
	else
		format_missing(s, r, FIELD_REMAINING_CREDIT, out);
}

static void format_credit(const struct draw *s, const struct row *r, int w, struct cell_text *out)
{
	/* In a narrow column no row has cents, because some would not fit and the points would not
	 * be aligned. */
	bool cents = w >= CENTS_COLS;
	if (r->customer->known & KNOWN_CREDIT)
		format_money(s, r->customer->credit, cents, w, out);
	else
		format_missing(s, r, FIELD_CREDIT, out);
}

static void format_associated(const struct draw *s, const struct row *r, int w,
			      struct cell_text *out)
{
	(void)w;
	format_field(s, r, FIELD_ASSOCIATION_TIME, out);
	out->text = format_date(out->text);
}

static void format_expiry(const struct draw *s, const struct row *r, int w, struct cell_text *out)
{
	(void)w;
	int64_t then;
	format_field(s, r, FIELD_RECENT_EXPIRY, out);
	if (!time_parse(out->text, &then))
		return;
	int64_t soon = then - CUSTOMER_EXPIRES_SOON_DAYS * (int64_t)86400;
	if (soon <= s->m->wall_s)
		out->role = ROLE_WARN;
	else
		out->until_s = soon;
	out->text = format_date(out->text);
}

static void format_identity(const struct draw *s, const struct row *r, int w, struct cell_text *out)
{
	(void)w;
	static const char *const words[] = {N_("unverified"), N_("individual"), N_("enterprise")};
	const struct customer *c = r->customer;
	format_field(s, r, FIELD_IDENTIFY_TYPE, out);
	if ((c->known & KNOWN_IDENTIFY) && c->identify >= 0 &&
	    (size_t)c->identify < COUNT_OF(words))
		out->text = sl_from(T_(s, words[c->identify]));
}

/* Puts the sign before a number that is computed from snapshots, not from bills. */
static void mark_estimate(const struct draw *s, struct cell_text *out)
{
	char number[FORMAT_CHARS];
	if (!customer_burn_is_estimated(s->m))
		return;
	sl_to_chars(out->text, number, sizeof number);
	snprintf(out->bytes, sizeof out->bytes, "%s%s", s->gl->about, number);
	out->text = sl_from(out->bytes);
}

/* The burn takes the cells that the spark line leaves. */
static void format_burn(const struct draw *s, const struct row *r, int w, struct cell_text *out)
{
	struct burn_rate rate;
	int room = w >= BURN_SPARK_COLS ? w - BURN_SPARK_CELLS - 1 : w;
	out->role = ROLE_DIM;
	switch (burn_columns_cell(s->m, r->customer)) {
	case BURN_CELL_EMPTY: out->text = SL(""); return;
	case BURN_CELL_ASKED: out->text = s->gl->ellipsis; return;
	case BURN_CELL_NEW: out->text = sl_from(TC_(s, "burn", "new")); return;
	case BURN_CELL_FAILED:
		out->text = sl_from(T_(s, "failed"));
		out->role = ROLE_WARN;
		return;
	case BURN_CELL_KNOWN: break;
	}
	customer_burn_rate(s->m, r->customer->uin, &rate);
	format_money(s, burn_rate_micros(rate.median_quarters), true,
		     room - customer_burn_is_estimated(s->m), out);
	mark_estimate(s, out);
}

static void format_days(const struct draw *s, const struct runway *runway, struct cell_text *out)
{
	char days[MONEY_CHARS];
	out->role = runway->state == RUNWAY_ENDED ? ROLE_OUT : ROLE_TEXT;
	switch (runway->state) {
	case RUNWAY_UNKNOWN: format_null(s, out); return;
	case RUNWAY_NO_USE: out->text = sl_from(T_(s, "no use")); return;
	case RUNWAY_ENDED:
	case RUNWAY_DAYS: break;
	}
	snprintf(out->bytes, sizeof out->bytes, T_(s, "%s d"), burn_text_days(runway->days, days));
	out->text = sl_from(out->bytes);
	if (runway->state == RUNWAY_DAYS && runway->days <= RUNWAY_DAYS_MAX)
		mark_estimate(s, out);
}

static void format_runway(const struct draw *s, const struct row *r, int w, struct cell_text *out)
{
	(void)w;
	struct runway runway;
	enum burn_cell cell = burn_columns_cell(s->m, r->customer);
	customer_burn_runway(s->m, r->customer, &runway);
	if (cell == BURN_CELL_KNOWN || runway.state == RUNWAY_ENDED) {
		format_days(s, &runway, out);
		return;
	}
	out->text = cell == BURN_CELL_ASKED ? s->gl->ellipsis : SL("");
	out->role = ROLE_DIM;
}

static void format_change_of(const struct draw *s, const struct row *r, enum sort_key k, int w,
			     struct cell_text *out)
{
	int64_t amount;
	format_null(s, out);
	if (!customer_change_read(s->m, r->customer, k, &amount))
		return;
	_Static_assert(sizeof out->bytes >= FORMAT_CHARS, "an amount fits a cell");
	change_text_amount(s->gl, amount, w, out->bytes);
	out->text = sl_from(out->bytes);
	out->role = amount == 0 ? ROLE_DIM : ROLE_TEXT;
	/* Less credit remains, or more was used. */
	if (amount != 0 && (amount < 0) == (k == SORT_REMAINING_CHANGE))
		out->role = ROLE_WARN;
}

static void format_remaining_change(const struct draw *s, const struct row *r, int w,
				    struct cell_text *out)
{
	format_change_of(s, r, SORT_REMAINING_CHANGE, w, out);
}

static void format_used_change(const struct draw *s, const struct row *r, int w,
			       struct cell_text *out)
{
	format_change_of(s, r, SORT_USED_CHANGE, w, out);
}

static bool is_plain(const char *text)
{
	while (*text > 0)
		text++;
	return *text == '\0';
}

/* The empty text before the normal title makes the compiler refuse NULL there; only the other
 * titles may be NULL. */
static const struct column table[COLUMNS] = {
#define COLUMN(id, sort, field, normal, narrow, wide, ascii, w_narrow, w_normal, w_wide, group,    \
	       align, ghost, say)                                                                  \
	[COLUMN_##id] = {{"" normal, narrow, wide, ascii}, ALIGN_##align, ghost, say},
#include "app/model/columns.def"
#undef COLUMN
};

const char *column_title(enum column_id id, enum layout_kind kind, bool ascii)
{
	const struct column *c = &table[id];
	if (kind == LAYOUT_WIDE && c->title.wide)
		return c->title.wide;
	if (kind == LAYOUT_NARROW && c->title.narrow)
		return c->title.narrow;
	if (ascii && c->title.ascii && (kind != LAYOUT_WIDE || !is_plain(c->title.normal)))
		return c->title.ascii;
	return c->title.normal;
}

const struct column *column_of(enum column_id id)
{
	return &table[id];
}
