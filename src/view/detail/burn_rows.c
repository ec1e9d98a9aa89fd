/* SPDX-License-Identifier: MIT */
/* Words a customer's burn and runway. Each part of a row is shown whole or not at all. */
#include "view/detail/burn_rows.h"

#include <stdio.h>

#include "base/attr.h"
#include "base/time.h"

#include "app/model/customer_burn.h"

#include "view/kit/spark.h"

#include "burn/burn_text.h"

#define DATE_CHARS 11  /* "2026-11-28" and the end */
#define YEAR_FROM  5   /* where the month begins in it */
#define NEAR_DAYS  300 /* within these a date without a year is clear */

/* Writes a date; "11-28" if it is near. */
static const char *print_day(int32_t day, int32_t today, char out[DATE_CHARS])
{
	int32_t away = day > today ? day - today : today - day;
	time_print_date(daily_costs_date(day), out);
	return away <= NEAR_DAYS ? out + YEAR_FROM : out;
}

static void print_rate(const struct draw *s, enum money_style style, int64_t quarters,
		       char out[MONEY_CHARS])
{
	money_print(burn_rate_micros(quarters), style, s->gl->ascii, out);
}

static void add_asking(struct detail_row *out, const struct draw *s)
{
	if (s->m->loader.fetch.halted)
		detail_row_addf(out, ROLE_DIM, T_(s, "not requested: loading has stopped"));
	else
		detail_row_addf(out, ROLE_DIM, T_(s, "asking for %d days%.*s"), s->m->burn.days,
				(int)s->gl->ellipsis.n, s->gl->ellipsis.p);
}

/* The spread of the days beside the median. */
struct spread {
	char lower[MONEY_CHARS], upper[MONEY_CHARS], largest[MONEY_CHARS];
};

static void print_spread(const struct draw *s, enum money_style style, const struct burn_rate *rate,
			 struct spread *out)
{
	print_rate(s, style, rate->lower_quarters, out->lower);
	print_rate(s, style, rate->upper_quarters, out->upper);
	money_print(rate->largest, style, s->gl->ascii, out->largest);
}

/* Whole dollars are better than no largest day. */
static void add_spread(struct detail_row *out, const struct draw *s, const struct burn_rate *rate,
		       bool beside)
{
	static const enum money_style styles[] = {MONEY_CENTS, MONEY_WHOLE};
	struct spread spread;
	for (size_t i = 0; i < COUNT_OF(styles); i++) {
		print_spread(s, styles[i], rate, &spread);
		if (detail_row_addf(out, ROLE_DIM,
				    beside ? T_(s, " (%s .. %s, largest %s)")
					   : T_(s, "%s .. %s, largest %s"),
				    spread.lower, spread.upper, spread.largest))
			return;
	}
	detail_row_addf(out, ROLE_DIM, beside ? " (%s .. %s)" : "%s .. %s", spread.lower,
			spread.upper);
}

void burn_rows_fill_rate(struct detail_row *out, const struct draw *s, const struct customer *c)
{
	struct burn_rate rate;
	char median[MONEY_CHARS], date[DATE_CHARS];
	out->label = N_("Burn");
	customer_burn_rate(s->m, c->uin, &rate);
	if (s->m->burn.failed_uin != c->uin && customer_burn_is_incomplete(s->m, c->uin)) {
		add_asking(out, s);
		return;
	}
	if (rate.state == BURN_UNKNOWN) {
		detail_row_addf(out, ROLE_DIM, T_(s, "not known yet: too few whole days"));
		detail_row_addf(out, ROLE_DIM, T_(s, " since it was associated"));
		return;
	}
	print_rate(s, MONEY_CENTS, rate.median_quarters, median);
	const char *last = print_day(rate.last, customer_burn_today(s->m), date);
	bool whole = detail_row_addf(out, ROLE_STRONG, "%s", median) &&
		     detail_row_addf(out, ROLE_TEXT, T_(s, " a day"));
	/* How far the days go matters more than how they are summed up. */
	bool spelt = whole && detail_row_addf(out, ROLE_TEXT, T_(s, ", median of %d days to %s"),
					      rate.days, last);
	if (whole && !spelt)
		detail_row_addf(out, ROLE_TEXT, T_(s, ", %d days to %s"), rate.days, last);
	if (spelt && out->cols >= DETAIL_BURN_COLS)
		add_spread(out, s, &rate, true);
}

void burn_rows_fill_range(struct detail_row *out, const struct draw *s, const struct customer *c)
{
	struct burn_rate rate;
	customer_burn_rate(s->m, c->uin, &rate);
	out->label = "";
	add_spread(out, s, &rate, false);
}

void burn_rows_fill_days(struct detail_row *out, const struct draw *s, const struct customer *c)
{
	struct burn_rate rate;
	char first[DATE_CHARS], last[DATE_CHARS];
	int32_t today = customer_burn_today(s->m);
	int days = s->m->burn.days;
	customer_burn_rate(s->m, c->uin, &rate);
	out->label = "";
	if (days + rate.late > out->cols)
		return;
	spark_add_days(&out->words, s->gl, ROLE_OK, customer_burn_costs(s->m, c->uin), &rate, days);
	if (detail_row_addf(out, ROLE_DIM, "  %s .. %s", print_day(rate.first, today, first),
			    print_day(rate.last, today, last)))
		detail_row_addf(out, ROLE_DIM, " UTC+8");
	if (rate.late && out->cols >= DETAIL_BURN_COLS)
		detail_row_addf(out, ROLE_WARN, T_(s, ", yesterday's bill is late"));
}

void burn_rows_fill_late(struct detail_row *out, const struct draw *s)
{
	out->label = "";
	detail_row_addf(out, ROLE_WARN, T_(s, "yesterday's bill is late"));
}

/* Adds how long it is until less than this share of the credit remains. */
static bool add_level(struct detail_row *out, const struct draw *s, const struct customer *c,
		      int percent)
{
	struct runway to;
	customer_burn_runway_to(s->m, c, percent, &to);
	if (to.state != RUNWAY_DAYS || to.days > RUNWAY_DAYS_MAX)
		return true;
	char text[120];
	snprintf(text, sizeof text, P_(s, to.days, "%d day to %d%%", "%d days to %d%%"), to.days,
		 percent);
	return detail_row_addf(out, ROLE_TEXT, "%s%s", out->words.n ? TC_(s, "list", "; ") : "",
			       text);
}

static void add_levels(struct detail_row *out, const struct draw *s, const struct customer *c)
{
	const struct thresholds *t = &s->m->settings.thresholds;
	if (add_level(out, s, c, t->crit_percent) && t->crit_percent != t->low_percent)
		add_level(out, s, c, t->low_percent);
}

static void add_days(struct detail_row *out, const struct draw *s, const struct customer *c,
		     const struct runway *runway)
{
	int32_t today = customer_burn_today(s->m);
	char days[MONEY_CHARS], soonest[MONEY_CHARS], latest[MONEY_CHARS], date[DATE_CHARS];
	bool is_long = runway->days > RUNWAY_DAYS_MAX;
	bool whole = detail_row_addf(out, ROLE_STRONG, P_(s, runway->days, "%s day", "%s days"),
				     burn_text_days(runway->days, days)) &&
		     detail_row_addf(out, ROLE_TEXT, T_(s, " to 0"));
	if (whole && runway->soonest != runway->latest)
		whole = detail_row_addf(out, ROLE_DIM, " (%s .. %s)",
					burn_text_days(runway->soonest, soonest),
					burn_text_days(runway->latest, latest));
	const char *end = print_day(today + runway->days, today, date);
	if (whole && !is_long)
		whole = detail_row_addf(out, ROLE_TEXT, T_(s, ", about %s"), end) ||
			detail_row_addf(out, ROLE_TEXT, TC_(s, "list", ", %s"), end);
	if (whole && out->cols >= DETAIL_BURN_COLS)
		add_levels(out, s, c);
}

void burn_rows_fill_runway(struct detail_row *out, const struct draw *s, const struct customer *c)
{
	struct runway runway;
	out->label = N_("Runway");
	customer_burn_runway(s->m, c, &runway);
	switch (runway.state) {
	case RUNWAY_UNKNOWN: detail_row_addf(out, ROLE_DIM, "%s", s->gl->null); break;
	case RUNWAY_NO_USE: detail_row_addf(out, ROLE_TEXT, T_(s, "no use")); break;
	case RUNWAY_ENDED: detail_row_addf(out, ROLE_OUT, T_(s, "0 days: nothing remains")); break;
	case RUNWAY_DAYS: add_days(out, s, c, &runway); break;
	}
}

void burn_rows_fill_levels(struct detail_row *out, const struct draw *s, const struct customer *c)
{
	out->label = "";
	add_levels(out, s, c);
}
