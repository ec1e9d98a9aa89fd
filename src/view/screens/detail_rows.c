/* SPDX-License-Identifier: MIT */
/* The rows of the detail pane: each field as sent, and the figures derived from it. */
#include "detail_rows.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/time.h"

#include "view/kit/format.h"
#include "view/kit/privacy.h"

#include "history.h"

#define AMOUNT_COLS 14
#define FULL        100

/* Tells null, missing, empty and unreadable fields apart; the table shows one dash for the first
 * three. Returns false if the field has a text. */
static bool add_nothing(struct detail_row *fact, const struct draw *s, const struct row *r,
			enum customer_field which)
{
	struct field field = customer_field(r->customer, which);
	const char *why = field.kind == FIELD_NULL     ? "null"
			  : field.kind == FIELD_ABSENT ? "not sent"
						       : "empty";
	if (field.text.n > 0)
		return false;
	if (field.kind == FIELD_BAD || field.kind == FIELD_TWICE)
		styled_line_addf(&fact->words, ROLE_WARN, "%s %s", s->gl->bad,
				 customer_flaw(r->customer, which));
	else if (field.kind == FIELD_ABSENT && (r->customer->bad & BAD_ROW))
		styled_line_addf(&fact->words, ROLE_WARN, "%s not read", s->gl->bad);
	else
		styled_line_addf(&fact->words, ROLE_DIM, "%s %s", s->gl->null, why);
	return true;
}

static void add_text(struct detail_rows *f, const struct draw *s, const struct row *r,
		     const char *label, enum customer_field which)
{
	struct detail_row *fact = detail_row_add(f, label);
	if (add_nothing(fact, s, r, which))
		return;
	fact->text = privacy_field(s, r->customer, which, fact->bytes);
	fact->wraps = true;
}

static void add_amount(struct detail_row *fact, const struct draw *s, int64_t amount)
{
	char text[MONEY_CHARS];
	money_print(amount, MONEY_CENTS, s->gl->ascii, text);
	int pad = AMOUNT_COLS - text_width(sl_from(text));
	styled_line_addf(&fact->words, ROLE_TEXT, "%*s", pad > 0 ? pad : 0, "");
	styled_line_chars(&fact->words, amount < 0 ? ROLE_OUT : ROLE_STRONG, text);
	styled_line_chars(&fact->words, ROLE_DIM, " USD");
}

static bool has_both(const struct customer *c)
{
	return (c->known & KNOWN_CREDIT) && (c->known & KNOWN_REMAINING);
}

static void add_share(struct styled_line *w, const struct draw *s, const struct customer *c)
{
	int64_t permille = 0;
	if (!has_both(c) || !money_share(c->remaining, c->credit, 1000, &permille))
		return;
	uint64_t magnitude = permille < 0 ? 0 - (uint64_t)permille : (uint64_t)permille;
	styled_line_addf(w, ROLE_TEXT, "%s%" PRIu64 ".%" PRIu64 "%% remaining",
			 permille < 0 ? s->gl->minus : "", magnitude / 10, magnitude % 10);
}

/* Adds the rule that led to the credit status. */
static void add_rule(struct styled_line *w, const struct draw *s, const struct row *r)
{
	const struct thresholds *t = &s->m->settings.thresholds;
	switch (r->credit_status) {
	case STATUS_SUS: styled_line_chars(w, ROLE_TEXT, "Force is not 0"); break;
	case STATUS_NEG: styled_line_chars(w, ROLE_TEXT, "below 0"); break;
	case STATUS_OUT: styled_line_chars(w, ROLE_TEXT, "no credit remains"); break;
	case STATUS_CRIT:
		styled_line_addf(w, ROLE_TEXT, "below the %d%% alert", t->crit_percent);
		break;
	case STATUS_LOW:
		styled_line_addf(w, ROLE_TEXT, "below the %d%% alert", t->low_percent);
		break;
	case STATUS_OK: styled_line_addf(w, ROLE_TEXT, "at least %d%%", t->low_percent); break;
	case STATUS_NA:
		styled_line_chars(w, ROLE_TEXT,
				  r->customer->bad ? "something in it is not known"
						   : "no credit, or an amount is missing");
		break;
	}
}

static void add_status(struct detail_rows *f, const struct draw *s, const struct row *r)
{
	char word[FORMAT_CHARS];
	struct detail_row *fact = detail_row_add(f, "Status");
	struct styled_line *w = &fact->words;
	format_credit_status(r, word);
	styled_line_addf(w, format_status_role(r->credit_status), "%s %s",
			 s->gl->credit_status[r->credit_status], word);
	styled_line_chars(w, ROLE_TEXT, "   ");
	size_t before = w->n;
	add_share(w, s, r->customer);
	if (w->n > before)
		styled_line_chars(w, ROLE_TEXT, ", ");
	add_rule(w, s, r);
}

static struct gauge marked_gauge(const struct draw *s, const struct row *r)
{
	const struct thresholds *t = &s->m->settings.thresholds;
	struct gauge gauge = gauge_of(r->customer);
	gauge.ticks[0] = t->crit_percent;
	gauge.ticks[1] = t->low_percent;
	return gauge;
}

static struct detail_row *add_money(struct detail_rows *f, const struct draw *s,
				    const struct row *r, const char *label,
				    enum customer_field which)
{
	const struct customer *c = r->customer;
	bool is_credit = which == FIELD_CREDIT;
	struct detail_row *fact = detail_row_add(f, label);
	struct field field = customer_field(c, which);
	if (c->known & (is_credit ? KNOWN_CREDIT : KNOWN_REMAINING))
		add_amount(fact, s, is_credit ? c->credit : c->remaining);
	else if (!add_nothing(fact, s, r, which))
		styled_line_cut(&fact->words, ROLE_WARN, field.text, 40, s->gl->ellipsis);
	return fact;
}

static void add_remaining_gauge(struct detail_rows *f, const struct draw *s, const struct row *r)
{
	struct detail_row *fact = add_money(f, s, r, "Remaining", FIELD_REMAINING_CREDIT);
	fact->has_gauge = true;
	fact->gauge = marked_gauge(s, r);
	fact->gauge_role = format_bar_role(r->credit_status);
}

static int64_t used_credit(const struct customer *c)
{
	return money_add(c->credit, -c->remaining);
}

static void add_credit_used(struct detail_rows *f, const struct draw *s, const struct row *r)
{
	char used[MONEY_CHARS];
	struct detail_row *fact = add_money(f, s, r, "Credit", FIELD_CREDIT);
	if (!has_both(r->customer))
		return;
	money_print(used_credit(r->customer), MONEY_CENTS, s->gl->ascii, used);
	styled_line_addf(&fact->words, ROLE_TEXT, "   used %s", used);
}

static void add_used(struct detail_rows *f, const struct draw *s, const struct row *r)
{
	if (has_both(r->customer))
		add_amount(detail_row_add(f, "Used"), s, used_credit(r->customer));
}

/* Adds the top-up to each threshold that the customer is below. */
static void add_top_ups(struct detail_rows *f, const struct draw *s, const struct row *r)
{
	const struct thresholds *t = &s->m->settings.thresholds;
	const int marks[] = {0, t->crit_percent, t->low_percent, FULL};
	static const char *const known[] = {"To 0", "To 10%", "To 25%", "To full"};
	static const char *const own[] = {"To 0", "To crit.", "To low", "To full"};
	bool usual = t->crit_percent == credit_thresholds_default.crit_percent &&
		     t->low_percent == credit_thresholds_default.low_percent;
	for (size_t i = 0; has_both(r->customer) && i < COUNT_OF(marks); i++) {
		int64_t amount = credit_top_up(r->customer, marks[i]);
		if (amount <= 0)
			continue;
		struct detail_row *fact = detail_row_add(f, usual ? known[i] : own[i]);
		add_amount(fact, s, amount);
		styled_line_chars(&fact->words, ROLE_DIM, "   top-up");
		if (!usual && marks[i] > 0 && marks[i] < FULL)
			styled_line_addf(&fact->words, ROLE_DIM, " to %d%%", marks[i]);
	}
}

static void add_arrears(struct detail_rows *f, const struct draw *s, const struct row *r)
{
	struct detail_row *fact = detail_row_add(f, "Arrears");
	struct field field = customer_field(r->customer, FIELD_ARREARS);
	if (add_nothing(fact, s, r, FIELD_ARREARS))
		return;
	/* The API documents "-" as the only value, so any other is highlighted. */
	bool expected = sl_equal(field.text, SL("-"));
	enum role role = expected ? ROLE_TEXT : ROLE_WARN;
	styled_line_chars(&fact->words, role, "\"");
	styled_line_cut(&fact->words, role, field.text, 30, s->gl->ellipsis);
	styled_line_chars(&fact->words, role, "\"");
	styled_line_chars(&fact->words, ROLE_DIM,
			  expected ? " as sent by the API (not a status)"
				   : " unexpected (not a status)");
}

static void add_force(struct detail_rows *f, const struct draw *s, const struct row *r)
{
	struct detail_row *fact = detail_row_add(f, "Force");
	struct field field = customer_field(r->customer, FIELD_FORCE);
	if (add_nothing(fact, s, r, FIELD_FORCE))
		return;
	styled_line_cut(&fact->words, ROLE_TEXT, field.text, 20, s->gl->ellipsis);
	bool known = (r->customer->known & KNOWN_FORCE) != 0;
	const char *meaning = !known                    ? "is no number"
			      : r->customer->force == 0 ? "normal"
			      : r->customer->force == 2 ? "forced suspension"
							: "meaning not documented";
	styled_line_addf(&fact->words, ROLE_DIM, " %s", meaning);
}

static void add_identity(struct detail_rows *f, const struct draw *s, const struct row *r)
{
	static const char *const words[] = {"not verified", "individual verified",
					    "enterprise verified"};
	struct detail_row *fact = detail_row_add(f, "Identity");
	const struct customer *c = r->customer;
	struct field field = customer_field(c, FIELD_IDENTIFY_TYPE);
	if (add_nothing(fact, s, r, FIELD_IDENTIFY_TYPE))
		return;
	styled_line_cut(&fact->words, ROLE_TEXT, field.text, 20, s->gl->ellipsis);
	bool known = (c->known & KNOWN_IDENTIFY) && c->identify >= 0 &&
		     (size_t)c->identify < COUNT_OF(words);
	styled_line_addf(&fact->words, ROLE_TEXT, " %s",
			 known ? words[c->identify] : "meaning not documented");
}

static void add_time(struct detail_rows *f, const struct draw *s, const struct row *r,
		     const char *label, enum customer_field which)
{
	char when[FORMAT_CHARS];
	int64_t then, now = s->m->wall_s;
	struct detail_row *fact = detail_row_add(f, label);
	struct field field = customer_field(r->customer, which);
	if (add_nothing(fact, s, r, which))
		return;
	styled_line_cut(&fact->words, ROLE_TEXT, field.text, 24, s->gl->ellipsis);
	if (!time_parse(field.text, &then))
		return;
	time_relative(then, now, when, sizeof when);
	bool soon = which == FIELD_RECENT_EXPIRY &&
		    then - now <= CUSTOMER_EXPIRES_SOON_DAYS * (int64_t)86400;
	styled_line_addf(&fact->words, soon ? ROLE_WARN : ROLE_DIM, "   %s", when);
	if (soon)
		styled_line_addf(&fact->words, ROLE_WARN, "  %s", s->gl->soon);
}

static void add_note(struct detail_rows *f, const struct draw *s, const char *text)
{
	struct detail_row *fact = detail_row_add(f, "Note");
	styled_line_addf(&fact->words, ROLE_WARN, "%s %s", s->gl->warning, text);
}

/* Adds a note for fields that contradict each other. */
static void add_contradictions(struct detail_rows *f, const struct draw *s, const struct row *r)
{
	const struct customer *c = r->customer;
	int64_t percent = 0;
	bool healthy =
	    credit_percent(c, &percent) && percent >= s->m->settings.thresholds.low_percent;
	if ((c->known & KNOWN_FORCE) && c->force != 0 && healthy)
		add_note(f, s, "suspended with healthy credit: a forgotten freeze?");
	if ((c->known & KNOWN_REMAINING) && c->remaining < 0 &&
	    sl_equal(customer_text(c, FIELD_ARREARS), SL("-")))
		add_note(f, s, "credit is negative while Arrears says \"-\", as it always does");
}

/* Adds a note for each field that could not be read; the log has its place. */
static void add_flaws(struct detail_rows *f, const struct draw *s, const struct row *r)
{
	const struct customer *c = r->customer;
	char text[2 * FORMAT_CHARS];
	if (c->bad & BAD_ROW) {
		snprintf(text, sizeof text, "the row %s", customer_row_flaw(c));
		add_note(f, s, text);
	}
	for (int i = 0; i < CUSTOMER_FIELDS; i++) {
		enum customer_field field = (enum customer_field)i;
		const char *flaw = customer_flaw(c, field);
		if (!flaw)
			continue;
		snprintf(text, sizeof text, "%s %s", customer_field_name(field), flaw);
		add_note(f, s, text);
	}
}

/* Adds page and RequestId, which the support of the API asks for. */
static void add_source(struct detail_rows *f, const struct draw *s, const struct row *r)
{
	const struct store *store = s->m->loader.store;
	uint32_t size = store_page_size(store);
	struct detail_row *fact = detail_row_add(f, "Page");
	if (size)
		styled_line_addf(&fact->words, ROLE_TEXT, "%" PRIu64, r->number / size + 1);
	if (r->state == ROW_STALE)
		styled_line_addf(&fact->words, ROLE_STALE, "%sstale: the list changed since",
				 s->gl->dot);
	fact = detail_row_add(f, "RequestId");
	fact->text = sl_from(store_page_request_id(store, r->number));
	fact->wraps = true;
}

void detail_rows_of_credit(struct detail_rows *f, const struct draw *s, const struct row *r)
{
	f->n = 0;
	add_status(f, s, r);
	add_remaining_gauge(f, s, r);
	add_credit_used(f, s, r);
	add_top_ups(f, s, r);
	add_arrears(f, s, r);
	add_force(f, s, r);
	add_contradictions(f, s, r);
	add_flaws(f, s, r);
	add_source(f, s, r);
}

static void add_person(struct detail_rows *f, const struct draw *s, const struct row *r)
{
	add_text(f, s, r, "Email", FIELD_EMAIL);
	add_text(f, s, r, "Mobile", FIELD_MOBILE);
	add_text(f, s, r, "Remark", FIELD_REMARK);
	add_identity(f, s, r);
	add_time(f, s, r, "Associated", FIELD_ASSOCIATION_TIME);
	add_time(f, s, r, "Expiry", FIELD_RECENT_EXPIRY);
	add_text(f, s, r, "Type", FIELD_TYPE);
}

void detail_rows_of_person(struct detail_rows *f, const struct draw *s, const struct row *r)
{
	f->n = 0;
	add_person(f, s, r);
	add_text(f, s, r, "Name", FIELD_NAME);
	add_text(f, s, r, "UIN", FIELD_CLIENT_UIN);
	history_add(f, s);
}

static void add_gauge_line(struct detail_rows *f, const struct draw *s, const struct row *r)
{
	struct detail_row *fact = detail_row_add(f, "");
	fact->has_gauge = true;
	fact->gauge = marked_gauge(s, r);
	fact->gauge_role = format_bar_role(r->credit_status);
	fact = detail_row_add(f, "");
	fact->is_scale = true;
	fact->gauge = marked_gauge(s, r);
}

void detail_rows_of_all(struct detail_rows *f, const struct draw *s, const struct row *r)
{
	f->n = 0;
	add_text(f, s, r, "UIN", FIELD_CLIENT_UIN);
	add_text(f, s, r, "Name", FIELD_NAME);
	add_person(f, s, r);
	detail_row_add(f, "");
	add_money(f, s, r, "Credit", FIELD_CREDIT);
	add_used(f, s, r);
	add_money(f, s, r, "Remaining", FIELD_REMAINING_CREDIT);
	add_gauge_line(f, s, r);
	add_top_ups(f, s, r);
	detail_row_add(f, "");
	add_status(f, s, r);
	add_force(f, s, r);
	add_arrears(f, s, r);
	add_contradictions(f, s, r);
	add_flaws(f, s, r);
	history_add(f, s);
	add_source(f, s, r);
}
