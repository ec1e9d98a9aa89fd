/* SPDX-License-Identifier: MIT */
#include "columns.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/money.h"
#include "base/timetext.h"

#include "privacy.h"

#define SOON_DAYS 7

static void say_null(const struct scene *s, struct said *out)
{
	out->text = sl_from(s->gl->null);
	out->role = ROLE_DIM;
}

static void say_field(const struct scene *s, const struct row *r, enum customer_field f,
		      struct said *out)
{
	out->text = privacy_field(s, r->customer, f, out->bytes);
	out->role = ROLE_TEXT;
	if (out->text.n == 0)
		say_null(s, out);
}

static void say_uin(const struct scene *s, const struct row *r, int w, struct said *out)
{
	(void)w;
	say_field(s, r, FIELD_CLIENT_UIN, out);
}

static void say_name(const struct scene *s, const struct row *r, int w, struct said *out)
{
	(void)w;
	say_field(s, r, FIELD_NAME, out);
}

static void say_email(const struct scene *s, const struct row *r, int w, struct said *out)
{
	(void)w;
	say_field(s, r, FIELD_EMAIL, out);
}

static void say_mobile(const struct scene *s, const struct row *r, int w, struct said *out)
{
	(void)w;
	say_field(s, r, FIELD_MOBILE, out);
}

static void say_remark(const struct scene *s, const struct row *r, int w, struct said *out)
{
	(void)w;
	say_field(s, r, FIELD_REMARK, out);
}

static void say_type(const struct scene *s, const struct row *r, int w, struct said *out)
{
	(void)w;
	say_field(s, r, FIELD_TYPE, out);
}

static void say_state(const struct scene *s, const struct row *r, int w, struct said *out)
{
	(void)w;
	char word[SAY_CHARS];
	say_standing(r, word);
	if (s->gl->ascii)
		say_joined(out->bytes, word, "", "");
	else
		say_joined(out->bytes, s->gl->standing[r->standing], " ", word);
	out->text = sl_from(out->bytes);
	out->role = standing_role(r->standing);
}

static void say_ratio(const struct scene *s, const struct row *r, int w, struct said *out)
{
	(void)w;
	int64_t percent = 0;
	bool known = customer_percent(r->customer, &percent);
	if (!known) {
		say_null(s, out);
		return;
	}
	say_percent(s->gl, known, percent, out->bytes);
	out->text = sl_from(out->bytes);
	out->role = ROLE_TEXT;
}

static void say_money(const struct scene *s, int64_t amount, bool cents, int w, struct said *out)
{
	_Static_assert(MONEY_CHARS <= SAY_CHARS, "an amount fits a cell");
	say_amount(s->gl, amount, cents, w, out->bytes);
	out->text = sl_from(out->bytes);
	out->role = amount < 0 ? ROLE_OUT : ROLE_TEXT;
}

/* With an arrow when it fell or rose since the last refresh, where there is room for it. */
static void say_changed(const struct scene *s, const struct row *r, int w, struct said *out)
{
	int change = app_change(s->m, r->customer);
	say_money(s, r->customer->remaining, true, w, out);
	const char *arrow = change < 0 ? s->gl->down : s->gl->up;
	if (change == 0 || text_width(out->text) >= w)
		return;
	char amount[SAY_CHARS];
	sl_to_chars(out->text, amount, sizeof amount);
	snprintf(out->bytes, sizeof out->bytes, "%s%s", arrow, amount);
	out->text = sl_from(out->bytes);
	out->role = change < 0 ? ROLE_OUT : ROLE_OK;
}

static void say_remaining(const struct scene *s, const struct row *r, int w, struct said *out)
{
	if (r->customer->known & KNOWN_REMAINING)
		say_changed(s, r, w, out);
	else
		say_null(s, out);
}

static void say_credit(const struct scene *s, const struct row *r, int w, struct said *out)
{
	/* In a narrow column no row has cents: decimals would not be aligned. */
	bool cents = w >= column_of(COLUMN_CREDIT)->width.wide;
	if (r->customer->known & KNOWN_CREDIT)
		say_money(s, r->customer->credit, cents, w, out);
	else
		say_null(s, out);
}

static void say_associated(const struct scene *s, const struct row *r, int w, struct said *out)
{
	(void)w;
	say_field(s, r, FIELD_ASSOCIATION_TIME, out);
	out->text = say_date(out->text);
}

static void say_expiry(const struct scene *s, const struct row *r, int w, struct said *out)
{
	(void)w;
	int64_t then;
	say_field(s, r, FIELD_RECENT_EXPIRY, out);
	if (time_parse(out->text, &then) && then - s->m->wall_s <= SOON_DAYS * (int64_t)86400)
		out->role = ROLE_WARN;
	out->text = say_date(out->text);
}

static void say_identity(const struct scene *s, const struct row *r, int w, struct said *out)
{
	(void)w;
	static const char *const words[] = {"unverified", "individual", "enterprise"};
	const struct customer *c = r->customer;
	say_field(s, r, FIELD_IDENTIFY_TYPE, out);
	if ((c->known & KNOWN_IDENTIFY) && c->identify >= 0 &&
	    (size_t)c->identify < COUNT_OF(words))
		out->text = sl_from(words[c->identify]);
}

static const struct column table[COLUMNS] = {
    [COLUMN_UIN] = {.title = {.normal = "ClientUin"},
		    .width = {12, 12, 12},
		    .sort = SORT_UIN,
		    .group = 0,
		    .ghost = 12,
		    .say = say_uin},
    [COLUMN_NAME] = {.title = {.normal = "Name"},
		     .width = {12, 18, 22},
		     .sort = SORT_NAME,
		     .group = 1,
		     .say = say_name},
    [COLUMN_STATE] = {.title = {.normal = "State", .ascii = "Stat"},
		      .width = {6, 6, 6},
		      .sort = SORT_STANDING,
		      .group = 2,
		      .ghost = 4,
		      .say = say_state},
    [COLUMN_RATIO] = {.title = {.normal = "Remaining ratio",
				.narrow = "Left",
				.wide = "Remaining / credit",
				.ascii = "Left / credit"},
		      .width = {5, 15, 18},
		      .sort = SORT_RATIO,
		      .group = 2,
		      .say = say_ratio},
    [COLUMN_REMAINING] = {.title = {.normal = "Remaining $"},
			  .width = {11, 11, 11},
			  .align = ALIGN_RIGHT,
			  .sort = SORT_REMAINING,
			  .group = 3,
			  .ghost = 6,
			  .say = say_remaining},
    [COLUMN_CREDIT] = {.title = {.normal = "Credit $"},
		       .width = {8, 8, 11},
		       .align = ALIGN_RIGHT,
		       .sort = SORT_CREDIT,
		       .group = 3,
		       .ghost = 7,
		       .say = say_credit},
    [COLUMN_ASSOCIATED] = {.title = {.normal = "Associated"},
			   .width = {11, 11, 11}, /* with the arrow of the order */
			   .sort = SORT_ASSOCIATED,
			   .group = 4,
			   .ghost = 10,
			   .say = say_associated},
    [COLUMN_EXPIRY] = {.title = {.normal = "Expiry"},
		       .width = {10, 10, 10},
		       .sort = SORT_EXPIRY,
		       .group = 4,
		       .ghost = 10,
		       .say = say_expiry},
    [COLUMN_EMAIL] = {.title = {.normal = "Email"},
		      .width = {20, 24, 24},
		      .sort = SORT_EMAIL,
		      .group = 5,
		      .say = say_email},
    [COLUMN_MOBILE] = {.title = {.normal = "Mobile"},
		       .width = {16, 16, 16},
		       .sort = SORT_MOBILE,
		       .group = 5,
		       .ghost = 10,
		       .say = say_mobile},
    [COLUMN_REMARK] = {.title = {.normal = "Remark"},
		       .width = {20, 24, 24},
		       .sort = SORT_REMARK,
		       .group = 6,
		       .say = say_remark},
    [COLUMN_IDENTITY] = {.title = {.normal = "Identity"},
			 .width = {10, 10, 10},
			 .sort = SORT_IDENTIFY,
			 .group = 7,
			 .ghost = 8,
			 .say = say_identity},
    [COLUMN_TYPE] = {.title = {.normal = "Type"},
		     .width = {8, 8, 8},
		     .sort = SORT_TYPE,
		     .group = 7,
		     .ghost = 4,
		     .say = say_type},
};

const char *column_title(const struct column *c, enum layout_kind kind, bool ascii)
{
	if (kind == LAYOUT_WIDE && c->title.wide)
		return c->title.wide;
	if (kind == LAYOUT_NARROW && c->title.narrow)
		return c->title.narrow;
	if (kind == LAYOUT_NORMAL && ascii && c->title.ascii)
		return c->title.ascii;
	return c->title.normal;
}

const struct column *column_of(enum column_id id)
{
	return &table[id];
}
