/* SPDX-License-Identifier: MIT */
/* The rows of the detail pane: each field as sent, and the figures derived from it. */
#include "view/detail/detail_rows.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/time.h"

#include "view/detail/burn_rows.h"
#include "view/detail/history.h"
#include "view/kit/format.h"

/* What the rows are made from. */
struct source {
	const struct draw *s;
	const struct row *r;
	const struct detail_item *item;
};

/* Tells null, missing, empty and unreadable fields apart; the table shows one dash for the first
 * three. Returns false if the field has a text. */
static bool add_nothing(struct detail_row *out, const struct source *from,
			enum customer_field which)
{
	const struct draw *s = from->s;
	const struct customer *c = from->r->customer;
	struct field field = customer_field(c, which);
	const char *why = field.kind == FIELD_NULL     ? N_("null")
			  : field.kind == FIELD_ABSENT ? N_("not sent")
						       : N_("empty");
	if (field.text.n > 0)
		return false;
	if (field.kind == FIELD_BAD || field.kind == FIELD_TWICE)
		detail_row_addf(out, ROLE_WARN, "%s %s", s->gl->bad,
				T_(s, customer_flaw(c, which)));
	else if (field.kind == FIELD_ABSENT && (c->bad & BAD_ROW))
		detail_row_addf(out, ROLE_WARN, T_(s, "%s not read"), s->gl->bad);
	else
		detail_row_addf(out, ROLE_DIM, "%s %s", s->gl->null, T_(s, why));
	return true;
}

static void fill_field(struct detail_row *out, const struct source *from)
{
	static const char *const labels[CUSTOMER_FIELDS] = {
	    [FIELD_CLIENT_UIN] = N_("UIN"), [FIELD_NAME] = N_("Name"),
	    [FIELD_EMAIL] = N_("Email"),    [FIELD_MOBILE] = N_("Mobile"),
	    [FIELD_REMARK] = N_("Remark"),  [FIELD_TYPE] = N_("Type")};
	out->label = labels[from->item->which];
	add_nothing(out, from, (enum customer_field)from->item->which);
}

static bool has_both(const struct customer *c)
{
	return (c->known & KNOWN_CREDIT) && (c->known & KNOWN_REMAINING);
}

/* Writes the share that remains in tenths of a percent; nothing when it is not known. */
static void write_share(const struct source *from, char out[FORMAT_CHARS])
{
	const struct customer *c = from->r->customer;
	int64_t permille = 0;
	out[0] = '\0';
	if (!has_both(c) || !money_share(c->remaining, c->credit, 1000, &permille))
		return;
	uint64_t magnitude = permille < 0 ? 0 - (uint64_t)permille : (uint64_t)permille;
	snprintf(out, FORMAT_CHARS, "%s%" PRIu64 ".%" PRIu64 "%%",
		 permille < 0 ? from->s->gl->minus : "", magnitude / 10, magnitude % 10);
}

/* Writes the rule that led to the credit status. */
static void write_rule(const struct source *from, char out[FORMAT_CHARS])
{
	const struct thresholds *t = &from->s->m->settings.thresholds;
	switch (from->r->credit_status) {
	case STATUS_SUS: snprintf(out, FORMAT_CHARS, T_(from->s, "Force is not 0")); break;
	case STATUS_NEG: snprintf(out, FORMAT_CHARS, T_(from->s, "below 0")); break;
	case STATUS_OUT: snprintf(out, FORMAT_CHARS, T_(from->s, "nothing remains")); break;
	case STATUS_CRIT:
		snprintf(out, FORMAT_CHARS, T_(from->s, "below %d%%"), t->crit_percent);
		break;
	case STATUS_LOW:
		snprintf(out, FORMAT_CHARS, T_(from->s, "below %d%%"), t->low_percent);
		break;
	case STATUS_OK:
		snprintf(out, FORMAT_CHARS, T_(from->s, "at least %d%%"), t->low_percent);
		break;
	case STATUS_NA:
		snprintf(out, FORMAT_CHARS,
			 from->r->customer->bad ? T_(from->s, "some values cannot be read")
						: T_(from->s, "no credit or no amount"));
		break;
	}
}

/* Adds the share and the rule, in as many words as there is room for. */
static void add_reason(struct detail_row *out, const struct draw *s, const char *share,
		       const char *rule)
{
	char words[2 * FORMAT_CHARS];
	int left = out->cols - styled_line_width(&out->words);
	if (!share[0]) {
		detail_row_addf(out, ROLE_TEXT, "  %s", rule);
		return;
	}
	snprintf(words, sizeof words, T_(s, "%s remaining"), share);
	bool wordy = 2 + text_width(sl_from(words)) + 2 + text_width(sl_from(rule)) <= left;
	detail_row_addf(out, ROLE_TEXT, "  %s", wordy ? words : share);
	detail_row_addf(out, ROLE_TEXT, TC_(s, "list", ", %s"), rule);
}

static void fill_status(struct detail_row *out, const struct source *from)
{
	const struct draw *s = from->s;
	enum credit_status status = from->r->credit_status;
	char word[FORMAT_CHARS], share[FORMAT_CHARS], rule[FORMAT_CHARS];
	out->label = N_("Status");
	format_credit_status(from->r, word);
	detail_row_addf(out, format_status_role(status), "%s %s", s->gl->credit_status[status],
			word);
	write_share(from, share);
	write_rule(from, rule);
	add_reason(out, s, share, rule);
}

static void add_gauge(struct detail_row *out, const struct source *from)
{
	const struct thresholds *t = &from->s->m->settings.thresholds;
	out->gauge = gauge_of(from->r->customer);
	out->gauge.ticks[0] = t->crit_percent;
	out->gauge.ticks[1] = t->low_percent;
	out->gauge_role = format_bar_role(from->r->credit_status);
}

static void add_money(struct detail_row *out, const struct source *from, enum customer_field which)
{
	const struct customer *c = from->r->customer;
	bool is_credit = which == FIELD_CREDIT;
	struct field field = customer_field(c, which);
	int64_t amount = is_credit ? c->credit : c->remaining;
	if (c->known & (is_credit ? KNOWN_CREDIT : KNOWN_REMAINING)) {
		detail_row_add_amount(out, from->s, amount < 0 ? ROLE_OUT : ROLE_STRONG, amount);
		detail_row_addf(out, ROLE_DIM, " USD");
	} else if (!add_nothing(out, from, which)) {
		styled_line_cut(&out->words, ROLE_WARN, field.text, out->cols,
				from->s->gl->ellipsis);
	}
}

static void fill_remaining(struct detail_row *out, const struct source *from)
{
	out->label = N_("Remaining");
	add_money(out, from, FIELD_REMAINING_CREDIT);
	out->has_gauge = from->item->which == 1;
	add_gauge(out, from);
}

static void fill_credit(struct detail_row *out, const struct source *from)
{
	const struct customer *c = from->r->customer;
	char used[MONEY_CHARS];
	out->label = N_("Credit");
	add_money(out, from, FIELD_CREDIT);
	if (!has_both(c))
		return;
	money_print(money_add(c->credit, -c->remaining), MONEY_CENTS, from->s->gl->ascii, used);
	detail_row_addf(out, ROLE_TEXT, T_(from->s, "   used %s"), used);
}

static void fill_top_up(struct detail_row *out, const struct source *from)
{
	const struct draw *s = from->s;
	int percent = from->item->which;
	/* A label is a text that lives as long as the program. */
	bool is_low = percent > 0 && percent < DETAIL_FULL;
	bool usual = percent == credit_thresholds_default.low_percent;
	out->label = percent == 0 ? N_("Top-up to 0")
		     : !is_low    ? N_("Top-up to full")
		     : usual      ? N_("Top-up to 25%")
				  : N_("Top-up to low");
	detail_row_add_amount(out, s, ROLE_STRONG, credit_top_up(from->r->customer, percent));
	detail_row_addf(out, ROLE_DIM, " USD");
	if (is_low && !usual)
		detail_row_addf(out, ROLE_DIM, T_(s, "   to %d%%"), percent);
}

static void fill_top_up_days(struct detail_row *out, const struct source *from)
{
	struct burn_basis burn = customer_burn_basis(from->s->m);
	int64_t lacks = 0;
	_Static_assert(RUNWAY_TOP_UP_DAYS == 30, "the label names the days");
	out->label = N_("Top-up 30 days");
	if (!burn_basis_read_top_up(&burn, from->r->customer, RUNWAY_TOP_UP_DAYS, &lacks))
		return;
	detail_row_add_amount(out, from->s, ROLE_STRONG, lacks);
	detail_row_addf(out, ROLE_DIM, " USD");
	detail_row_addf(out, ROLE_DIM, T_(from->s, "   at the burn"));
}

/* The API documents "-" as the only value, so any other is highlighted. */
static void fill_arrears(struct detail_row *out, const struct source *from)
{
	const struct draw *s = from->s;
	struct field field = customer_field(from->r->customer, FIELD_ARREARS);
	bool expected = sl_equal(field.text, SL("-"));
	out->label = N_("Arrears");
	if (add_nothing(out, from, FIELD_ARREARS))
		return;
	enum role role = expected ? ROLE_TEXT : ROLE_WARN;
	detail_row_addf(out, role, "\"");
	styled_line_cut(&out->words, role, field.text, out->cols - 2, s->gl->ellipsis);
	detail_row_addf(out, role, "\"");
	detail_row_addf(out, ROLE_DIM,
			expected ? T_(s, "   the API sends no other value")
				 : T_(s, "   not documented"));
}

static void fill_force(struct detail_row *out, const struct source *from)
{
	const struct customer *c = from->r->customer;
	struct field field = customer_field(c, FIELD_FORCE);
	out->label = N_("Force");
	if (add_nothing(out, from, FIELD_FORCE))
		return;
	styled_line_cut(&out->words, ROLE_TEXT, field.text, 20, from->s->gl->ellipsis);
	const char *meaning = !(c->known & KNOWN_FORCE) ? N_("is not a number")
			      : c->force == 0           ? N_("normal")
			      : c->force == 2           ? N_("forced suspension")
							: N_("meaning not documented");
	detail_row_addf(out, ROLE_DIM, " %s", T_(from->s, meaning));
}

static void fill_identity(struct detail_row *out, const struct source *from)
{
	static const char *const words[] = {N_("not verified"), N_("individual verified"),
					    N_("enterprise verified")};
	const struct customer *c = from->r->customer;
	struct field field = customer_field(c, FIELD_IDENTIFY_TYPE);
	out->label = N_("Identity");
	if (add_nothing(out, from, FIELD_IDENTIFY_TYPE))
		return;
	styled_line_cut(&out->words, ROLE_TEXT, field.text, 20, from->s->gl->ellipsis);
	bool known = (c->known & KNOWN_IDENTIFY) && c->identify >= 0 &&
		     (size_t)c->identify < COUNT_OF(words);
	detail_row_addf(out, ROLE_TEXT, " %s",
			T_(from->s, known ? words[c->identify] : N_("meaning not documented")));
}

static void fill_time(struct detail_row *out, const struct source *from)
{
	char when[FORMAT_CHARS];
	int64_t then, now = from->s->m->wall_s;
	enum customer_field which = (enum customer_field)from->item->which;
	bool expires = which == FIELD_RECENT_EXPIRY;
	struct field field = customer_field(from->r->customer, which);
	out->label = expires ? N_("Expiry") : N_("Associated");
	if (add_nothing(out, from, which))
		return;
	styled_line_cut(&out->words, ROLE_TEXT, field.text, 24, from->s->gl->ellipsis);
	if (!time_parse(field.text, &then))
		return;
	time_relative(from->s->lang, then, now, when, sizeof when);
	bool soon = expires && then - now <= CUSTOMER_EXPIRES_SOON_DAYS * (int64_t)86400;
	detail_row_addf(out, soon ? ROLE_WARN : ROLE_DIM, "   %s%s%s", when, soon ? "  " : "",
			soon ? from->s->gl->soon : "");
}

/* The page and the RequestId are what the support of the API asks for. */
static void fill_page(struct detail_row *out, const struct source *from)
{
	uint32_t size = store_page_size(from->s->m->loader.store);
	out->label = N_("Page");
	if (size)
		detail_row_addf(out, ROLE_TEXT, "%" PRIu64, from->r->number / size + 1);
	if (from->r->state == ROW_STALE)
		detail_row_addf(out, ROLE_STALE, T_(from->s, "%sstale: the list changed since"),
				from->s->gl->dot);
}

void detail_rows_fill(struct detail_row *out, const struct draw *s, const struct row *r,
		      const struct detail_item *item, int cols)
{
	struct source from = {s, r, item};
	detail_row_init(out, "", cols);
	switch (item->part) {
	case DETAIL_STATUS: fill_status(out, &from); break;
	case DETAIL_REMAINING: fill_remaining(out, &from); break;
	case DETAIL_GAUGE:
		out->has_gauge = true;
		add_gauge(out, &from);
		break;
	case DETAIL_SCALE:
		out->is_scale = true;
		add_gauge(out, &from);
		break;
	case DETAIL_CREDIT: fill_credit(out, &from); break;
	case DETAIL_TOP_UP: fill_top_up(out, &from); break;
	case DETAIL_TOP_UP_DAYS: fill_top_up_days(out, &from); break;
	case DETAIL_BURN: burn_rows_fill_rate(out, s, r->customer); break;
	case DETAIL_BURN_RANGE: burn_rows_fill_range(out, s, r->customer); break;
	case DETAIL_BURN_DAYS: burn_rows_fill_days(out, s, r->customer); break;
	case DETAIL_BURN_LATE: burn_rows_fill_late(out, s); break;
	case DETAIL_BURN_SOURCE: out->label = ""; break;
	case DETAIL_BURN_REST: out->label = N_("  the rest"); break;
	case DETAIL_RUNWAY: burn_rows_fill_runway(out, s, r->customer); break;
	case DETAIL_RUNWAY_LEVELS: burn_rows_fill_levels(out, s, r->customer); break;
	case DETAIL_ARREARS: fill_arrears(out, &from); break;
	case DETAIL_FREEZE:
	case DETAIL_FLAW: out->label = N_("Note"); break;
	case DETAIL_VOUCHERS: history_fill_vouchers(out, s); break;
	case DETAIL_HISTORY: history_fill_count(out, s); break;
	case DETAIL_HISTORY_STEPS: history_fill_steps(out, s, item->which == 0); break;
	case DETAIL_HISTORY_REST: out->label = N_("  the rest"); break;
	case DETAIL_FIELD: fill_field(out, &from); break;
	case DETAIL_IDENTITY: fill_identity(out, &from); break;
	case DETAIL_TIME: fill_time(out, &from); break;
	case DETAIL_PAGE: fill_page(out, &from); break;
	case DETAIL_REQUEST_ID: out->label = N_("RequestId"); break;
	case DETAIL_FORCE: fill_force(out, &from); break;
	case DETAIL_BLANK:
	case DETAIL_HISTORY_HEADS:
	case DETAIL_HISTORY_ENTRIES: break;
	}
}
