/* SPDX-License-Identifier: MIT */
/* Lists the parts of the detail pane for the customer under the cursor, and counts their lines. */
#include "app/model/detail_layout.h"

#include <stdio.h>
#include <string.h>

#include "base/attr.h"
#include "base/text.h"

#include "app/model/credit_history.h"
#include "app/model/customer_burn.h"
#include "app/model/model.h"
#include "app/model/model_query.h"

#define LEFT_LEAST  51  /* the status with its rule and a RequestId are whole in it */
#define LEFT_MOST   58  /* the amounts with their gauge are, too */
#define RIGHT_LEAST 40  /* a date with its age is whole in it */
#define BETWEEN     3   /* a rule and a blank on each side of it */
#define RULE_LINES  6   /* a lower pane has no rule under its title */
#define TALL_LINES  20  /* a pane of so many lines has blank lines, a wide gauge and steps */
#define WIDE_COLS   58  /* of a pane that can spare a blank column */
#define WRAPPED_MAX 200 /* lines of one text; the rest is left out */

/* The pane while its parts are listed. */
struct listing {
	const struct model *m;
	struct row row;
	bool tall;
};

bool detail_layout_is_note(const struct detail_item *item)
{
	return item->part == DETAIL_FREEZE || item->part == DETAIL_FLAW;
}

static int wrapped_lines(struct sl text, int w)
{
	struct sl line;
	int n = 0;
	while (n < WRAPPED_MAX && text_wrap(&text, w, &line))
		n++;
	return n > 0 ? n : 1;
}

static int count_lines(const struct listing *l, const struct detail_column *c,
		       const struct detail_item *item)
{
	char bytes[DETAIL_TEXT];
	struct sl text;
	int w = c->room.w - DETAIL_LABEL - (detail_layout_is_note(item) ? DETAIL_SIGN : 0);
	if (item->part == DETAIL_HISTORY_ENTRIES)
		return (int)credit_history_count(&l->m->customer_extra);
	if (!detail_layout_text(l->m, &l->row, item, bytes, &text))
		return 1;
	/* The mask is shorter than any line. */
	return l->m->masked && item->part == DETAIL_FIELD ? 1 : wrapped_lines(text, w);
}

static void add_item(const struct listing *l, struct detail_column *c, enum detail_part part,
		     int which)
{
	if (c->n == DETAIL_ITEMS)
		return;
	struct detail_item *item = &c->at[c->n++];
	*item = (struct detail_item){part, which, 1};
	item->lines = count_lines(l, c, item);
	c->lines += item->lines;
}

static void add_part(const struct listing *l, struct detail_column *c, enum detail_part part)
{
	add_item(l, c, part, 0);
}

/* Burn and runway are known as far as they can be: all days came, or enough before one failed. */
static bool has_burn(const struct model *m, uint64_t uin)
{
	struct burn_rate rate;
	bool ended = m->burn.failed_uin == uin || !customer_burn_is_incomplete(m, uin);
	customer_burn_rate(m, uin, &rate);
	return ended && rate.state != BURN_UNKNOWN;
}

static void add_top_ups(const struct listing *l, struct detail_column *c)
{
	const int levels[] = {0, l->m->settings.thresholds.low_percent, DETAIL_FULL};
	for (size_t i = 0; i < COUNT_OF(levels); i++)
		if (credit_top_up(l->row.customer, levels[i]) > 0 &&
		    (i == 0 || levels[i] > levels[i - 1]))
			add_item(l, c, DETAIL_TOP_UP, levels[i]);
	struct burn_basis burn = customer_burn_basis(l->m);
	int64_t lacks = 0;
	if (has_burn(l->m, l->row.customer->uin) &&
	    burn_basis_read_top_up(&burn, l->row.customer, RUNWAY_TOP_UP_DAYS, &lacks) && lacks > 0)
		add_part(l, c, DETAIL_TOP_UP_DAYS);
}

/* Force stops the customer's services although its credit would not. */
static bool is_frozen_in_health(const struct model *m, const struct customer *c)
{
	int64_t percent = 0;
	return (c->known & KNOWN_FORCE) && c->force != 0 && credit_percent(c, &percent) &&
	       percent >= m->settings.thresholds.low_percent;
}

/* Writes flaw i, counted from 0; false when there are not so many. */
static bool write_flaw(const struct model *m, const struct customer *c, int i,
		       char out[DETAIL_TEXT])
{
	if ((c->bad & BAD_ROW) && i-- == 0) {
		snprintf(out, DETAIL_TEXT, T_(m, "the row %s"), T_(m, customer_row_flaw(c)));
		return true;
	}
	for (int f = 0; f < CUSTOMER_FIELDS; f++) {
		const char *flaw = customer_flaw(c, (enum customer_field)f);
		if (!flaw || i-- > 0)
			continue;
		snprintf(out, DETAIL_TEXT, "%s %s", customer_field_name((enum customer_field)f),
			 T_(m, flaw));
		return true;
	}
	return false;
}

static void add_flaws(const struct listing *l, struct detail_column *c)
{
	char text[DETAIL_TEXT];
	for (int i = 0; write_flaw(l->m, l->row.customer, i, text); i++)
		add_item(l, c, DETAIL_FLAW, i);
}

static void add_burn(const struct listing *l, struct detail_column *c)
{
	const struct model *m = l->m;
	const struct customer *customer = l->row.customer;
	bool is_narrow = c->room.w - DETAIL_LABEL < DETAIL_BURN_COLS;
	struct runway to;
	struct burn_rate rate;
	if (m->customer_extra.vouchers == EXTRA_NONE || !(customer->known & KNOWN_UIN))
		return;
	add_part(l, c, DETAIL_BURN);
	if (!has_burn(m, customer->uin))
		return;
	if (is_narrow)
		add_part(l, c, DETAIL_BURN_RANGE);
	add_part(l, c, DETAIL_BURN_DAYS);
	customer_burn_rate(m, customer->uin, &rate);
	if (rate.late && is_narrow)
		add_part(l, c, DETAIL_BURN_LATE);
	if (customer_burn_is_estimated(m))
		add_part(l, c, DETAIL_BURN_SOURCE);
	add_part(l, c, DETAIL_RUNWAY);
	customer_burn_runway_to(m, customer, m->settings.thresholds.crit_percent, &to);
	if (to.state == RUNWAY_DAYS && to.days <= RUNWAY_DAYS_MAX && is_narrow)
		add_part(l, c, DETAIL_RUNWAY_LEVELS);
	if (m->burn.failed_uin == customer->uin)
		add_part(l, c, DETAIL_BURN_REST);
}

/* Writes why there is no burn; false while it is requested, or if there is one. */
static bool write_burn_reason(const struct model *m, uint64_t uin, char out[DETAIL_TEXT])
{
	struct burn_rate rate;
	if (has_burn(m, uin))
		return false;
	if (m->burn.refused) {
		snprintf(out, DETAIL_TEXT, "%s",
			 customer_burn_is_estimated(m)
			     ? T_(m, "not permitted for this key, and too few snapshots that are "
				     "kept have this customer")
			     : T_(m, "not permitted for this key; the policy must grant "
				     "DescribeCustomerBillDetailByDay"));
		return true;
	}
	if (m->burn.failed_uin != uin)
		return false;
	customer_burn_rate(m, uin, &rate);
	snprintf(out, DETAIL_TEXT, T_(m, "%d of %d days are known; the others are %s"), rate.days,
		 m->burn.days, m->burn.why);
	return true;
}

static void add_credit(const struct listing *l, struct detail_column *c)
{
	add_part(l, c, DETAIL_STATUS);
	add_item(l, c, DETAIL_REMAINING, !l->tall);
	if (l->tall) {
		add_part(l, c, DETAIL_GAUGE);
		add_part(l, c, DETAIL_SCALE);
	}
	add_part(l, c, DETAIL_CREDIT);
	add_top_ups(l, c);
	add_burn(l, c);
	add_part(l, c, DETAIL_ARREARS);
	if (is_frozen_in_health(l->m, l->row.customer))
		add_part(l, c, DETAIL_FREEZE);
	if (l->m->customer_extra.vouchers != EXTRA_NONE)
		add_part(l, c, DETAIL_VOUCHERS);
}

static void add_history(const struct listing *l, struct detail_column *c)
{
	const struct customer_extra *d = &l->m->customer_extra;
	size_t n = credit_history_count(d);
	if (d->history == EXTRA_NONE)
		return;
	add_part(l, c, DETAIL_HISTORY);
	for (int i = 0; i < 2 && n > 1 && l->tall; i++)
		add_item(l, c, DETAIL_HISTORY_STEPS, i);
	if (n > 0) {
		add_part(l, c, DETAIL_HISTORY_HEADS);
		add_part(l, c, DETAIL_HISTORY_ENTRIES);
	}
	if (d->history == EXTRA_FAILED && d->n_pages > 0)
		add_part(l, c, DETAIL_HISTORY_REST);
}

static void add_contact(const struct listing *l, struct detail_column *c)
{
	static const enum customer_field texts[] = {FIELD_NAME, FIELD_CLIENT_UIN, FIELD_EMAIL,
						    FIELD_MOBILE, FIELD_REMARK};
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		add_item(l, c, DETAIL_FIELD, (int)texts[i]);
	add_part(l, c, DETAIL_IDENTITY);
	add_item(l, c, DETAIL_TIME, FIELD_ASSOCIATION_TIME);
	add_item(l, c, DETAIL_TIME, FIELD_RECENT_EXPIRY);
}

/* These matter to the support of the API, and to who compares with what it sent. */
static void add_technical(const struct listing *l, struct detail_column *c)
{
	add_flaws(l, c);
	add_part(l, c, DETAIL_PAGE);
	add_part(l, c, DETAIL_REQUEST_ID);
	add_part(l, c, DETAIL_FORCE);
	add_item(l, c, DETAIL_FIELD, FIELD_TYPE);
}

static void add_blank(const struct listing *l, struct detail_column *c)
{
	if (l->tall && c->n > 0)
		add_part(l, c, DETAIL_BLANK);
}

static void list_one_column(const struct listing *l, struct detail_layout *out)
{
	struct detail_column *c = &out->column[0];
	c->room = out->body;
	add_credit(l, c);
	if (l->m->customer_extra.history != EXTRA_NONE)
		add_blank(l, c);
	add_history(l, c);
	add_blank(l, c);
	add_contact(l, c);
	add_blank(l, c);
	add_technical(l, c);
	out->n = 1;
}

static void split_body(struct detail_layout *out, int left_w)
{
	struct rect b = out->body;
	out->column[0].room = (struct rect){b.row, b.col, b.h, left_w};
	out->column[1].room =
	    (struct rect){b.row, b.col + left_w + BETWEEN, b.h, b.w - left_w - BETWEEN};
	out->n = 2;
}

/* The history needs the whole width: what is no table is in two columns above it. */
static void list_above_history(const struct listing *l, struct detail_layout *out)
{
	struct detail_column *left = &out->column[0], *right = &out->column[1],
			     *wide = &out->column[2];
	int left_w = out->body.w - BETWEEN - RIGHT_LEAST;
	split_body(out, left_w < LEFT_MOST ? left_w : LEFT_MOST);
	add_credit(l, left);
	add_contact(l, right);
	wide->room = out->body;
	wide->first = left->lines > right->lines ? left->lines : right->lines;
	add_history(l, wide);
	add_technical(l, wide);
	out->n = 3;
}

/* The history has a column of its own, and all that is no table the other one. */
static void list_two_columns(const struct listing *l, struct detail_layout *out, int left_w)
{
	struct detail_column *left = &out->column[0], *right = &out->column[1];
	split_body(out, left_w);
	bool has_history = l->m->customer_extra.history != EXTRA_NONE;
	add_credit(l, left);
	add_history(l, right);
	add_contact(l, has_history ? left : right);
	add_technical(l, left);
}

static void place_rooms(const struct layout *l, struct detail_layout *out)
{
	struct rect pane = l->detail;
	if (l->detail_beside) { /* its first column is for the separator */
		pane.col++;
		pane.w--;
	}
	struct rect inside = {pane.row, pane.col + 1, pane.h, pane.w > 2 ? pane.w - 2 : 0};
	out->body = inside;
	if (l->detail_title.h > 0) {
		out->title = l->detail_title;
		return;
	}
	int lines = pane.h >= RULE_LINES ? 2 : pane.h > 1 ? 1 : 0;
	out->title = (struct rect){inside.row, inside.col, lines > 0, inside.w};
	out->rule = (struct rect){pane.row + 1, pane.col, lines > 1, pane.w};
	out->body.row += lines;
	out->body.h -= lines;
}

/* Leaves a blank column before the scroll bar, which is at the right of the body. */
static void set_off_scrollbar(struct rect *body)
{
	if (body->w >= WIDE_COLS)
		body->w--;
}

void detail_layout_compute(const struct model *m, struct detail_layout *out)
{
	struct listing l = {.m = m, .row = app_cursor_row(m)};
	out->title = out->rule = out->body = (struct rect){0, 0, 0, 0};
	out->n = 0;
	out->lines = 0;
	if (m->layout.detail.h <= 0)
		return;
	place_rooms(&m->layout, out);
	set_off_scrollbar(&out->body);
	if (!l.row.customer)
		return;
	for (size_t i = 0; i < COUNT_OF(out->column); i++) {
		out->column[i].n = 0;
		out->column[i].first = out->column[i].lines = 0;
	}
	bool below = m->layout.detail_title.h > 0;
	l.tall = !below && out->body.h >= TALL_LINES;
	int left = out->body.w - BETWEEN - credit_history_least(&m->customer_extra, m->masked);
	if (below && left >= LEFT_LEAST)
		list_two_columns(&l, out, left < LEFT_MOST ? left : LEFT_MOST);
	else if (below && out->body.w >= LEFT_LEAST + BETWEEN + RIGHT_LEAST)
		list_above_history(&l, out);
	else
		list_one_column(&l, out);
	for (size_t i = 0; i < out->n; i++) {
		int end = out->column[i].first + out->column[i].lines;
		out->lines = end > out->lines ? end : out->lines;
	}
}

static bool take_text(struct sl text, struct sl *out)
{
	*out = text;
	return text.n > 0;
}

bool detail_layout_text(const struct model *m, const struct row *r, const struct detail_item *item,
			char bytes[DETAIL_TEXT], struct sl *out)
{
	const struct customer_extra *d = &m->customer_extra;
	switch (item->part) {
	case DETAIL_FIELD:
		return take_text(customer_text(r->customer, (enum customer_field)item->which), out);
	case DETAIL_REQUEST_ID:
		return take_text(sl_from(store_page_request_id(m->loader.store, r->number)), out);
	case DETAIL_FREEZE:
		return take_text(
		    sl_from(T_(m, "suspended with healthy credit: a forgotten freeze?")), out);
	case DETAIL_FLAW:
		return write_flaw(m, r->customer, item->which, bytes) &&
		       take_text(sl_from(bytes), out);
	case DETAIL_BURN:
		return write_burn_reason(m, r->customer->uin, bytes) &&
		       take_text(sl_from(bytes), out);
	case DETAIL_BURN_SOURCE:
		return take_text(sl_from(T_(m, "from the snapshots that are kept: bills are not "
					       "permitted for this key")),
				 out);
	case DETAIL_BURN_REST: return take_text(sl_from(m->burn.why), out);
	case DETAIL_VOUCHERS:
		return d->vouchers == EXTRA_FAILED && take_text(sl_from(d->vouchers_why), out);
	case DETAIL_HISTORY:
		return d->history == EXTRA_FAILED && d->n_pages == 0 &&
		       take_text(sl_from(d->history_why), out);
	case DETAIL_HISTORY_REST: return take_text(sl_from(d->history_why), out);
	case DETAIL_BLANK:
	case DETAIL_STATUS:
	case DETAIL_REMAINING:
	case DETAIL_GAUGE:
	case DETAIL_SCALE:
	case DETAIL_CREDIT:
	case DETAIL_TOP_UP:
	case DETAIL_TOP_UP_DAYS:
	case DETAIL_BURN_RANGE:
	case DETAIL_BURN_DAYS:
	case DETAIL_BURN_LATE:
	case DETAIL_RUNWAY:
	case DETAIL_RUNWAY_LEVELS:
	case DETAIL_ARREARS:
	case DETAIL_HISTORY_STEPS:
	case DETAIL_HISTORY_HEADS:
	case DETAIL_HISTORY_ENTRIES:
	case DETAIL_IDENTITY:
	case DETAIL_TIME:
	case DETAIL_PAGE:
	case DETAIL_FORCE: break;
	}
	return false;
}

int detail_layout_most(const struct detail_layout *l)
{
	return l->lines > l->body.h ? l->lines - l->body.h : 0;
}
