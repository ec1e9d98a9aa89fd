/* SPDX-License-Identifier: MIT */
/* Names the columns that are written for others, and computes those that are derived. */
#include "output/output_column.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/attr.h"

#include "burn/burn_text.h"
#include "snapshot/change.h"

/* Other names of columns. They are only read. */
static const struct {
	const char *name;
	int column;
} others[] = {
    {"UIN", FIELD_CLIENT_UIN},
    {"Remaining", FIELD_REMAINING_CREDIT},
    {"Associated", FIELD_ASSOCIATION_TIME},
    {"Expiry", FIELD_RECENT_EXPIRY},
    {"Identity", FIELD_IDENTIFY_TYPE},
    {"Remaining %", DERIVED_REMAINING_PERCENT},
    {"Remaining%", DERIVED_REMAINING_PERCENT},
    {"Top-up", DERIVED_TOP_UP_TO_LOW},
    {"TopUp", DERIVED_TOP_UP_TO_LOW},
    {"Standing", DERIVED_STATUS},
    {"State", DERIVED_STATUS},
    {"Remaining change", DERIVED_REMAINING_CHANGE},
    {"Used change", DERIVED_USED_CHANGE},
    {"Ratio", DERIVED_REMAINING_PERCENT},
};

/* How a value is written. */
struct writing {
	const struct output_basis *basis;
	enum money_style style;
	char *room; /* MONEY_CHARS */
};

static struct sl write_status(const struct customer *c, const struct writing *w)
{
	return sl_from(credit_status_name(credit_status_of(c, w->basis->thresholds)));
}

static struct sl write_percent(const struct customer *c, const struct writing *w)
{
	int64_t percent;
	if (!credit_percent(c, &percent))
		return SL("");
	snprintf(w->room, MONEY_CHARS, "%" PRId64, percent);
	return sl_from(w->room);
}

static struct sl write_amount(int64_t amount, const struct writing *w)
{
	money_print(amount, w->style, true, w->room);
	return sl_from(w->room);
}

static struct sl write_top_up(const struct customer *c, int to_percent, const struct writing *w)
{
	if (!(c->known & KNOWN_CREDIT) || !(c->known & KNOWN_REMAINING))
		return SL("");
	return write_amount(credit_top_up(c, to_percent), w);
}

static struct sl write_top_up_to_zero(const struct customer *c, const struct writing *w)
{
	return write_top_up(c, 0, w);
}

static struct sl write_top_up_to_low(const struct customer *c, const struct writing *w)
{
	return write_top_up(c, w->basis->thresholds->low_percent, w);
}

static struct sl write_top_up_to_full(const struct customer *c, const struct writing *w)
{
	return write_top_up(c, 100, w);
}

static struct sl write_burn(const struct customer *c, const struct writing *w)
{
	struct burn_rate rate;
	if (!w->basis->burn || !(c->known & KNOWN_UIN))
		return SL("");
	burn_basis_rate(w->basis->burn, c->uin, &rate);
	return rate.state == BURN_UNKNOWN ? SL("")
					  : write_amount(burn_rate_micros(rate.median_quarters), w);
}

static struct sl write_runway(const struct customer *c, const struct writing *w)
{
	struct runway runway;
	if (!w->basis->burn)
		return SL("");
	burn_basis_runway(w->basis->burn, c, &runway);
	if (w->style == MONEY_CENTS)
		return sl_from(burn_text_runway(&runway, w->room));
	if (runway.state != RUNWAY_DAYS && runway.state != RUNWAY_ENDED)
		return SL("");
	snprintf(w->room, MONEY_CHARS, "%d", runway.days);
	return sl_from(w->room);
}

static struct sl write_change(const struct customer *c, bool used, const struct writing *w)
{
	struct snapshot_row now;
	struct change change;
	if (!w->basis->before || !snapshot_row_of(c, &now))
		return SL("");
	change_compare(snapshot_find(w->basis->before, now.uin), &now, w->basis->thresholds,
		       &change);
	if (!change.has_amounts)
		return SL("");
	return write_amount(used ? change.used : change.remaining, w);
}

static struct sl write_remaining_change(const struct customer *c, const struct writing *w)
{
	return write_change(c, false, w);
}

static struct sl write_used_change(const struct customer *c, const struct writing *w)
{
	return write_change(c, true, w);
}

enum derived_kind { KIND_TEXT, KIND_NUMBER, KIND_AMOUNT };

static const struct {
	const char *name;
	enum derived_kind kind;
	struct sl (*write)(const struct customer *c, const struct writing *w);
} derived[] = {
#define DERIVED(id, name, kind, text) {name, KIND_##kind, text},
#include "output/derived_column.def"
#undef DERIVED
};

bool output_column_is_derived(int column)
{
	return column >= CUSTOMER_FIELDS;
}

bool output_column_needs_before(int column)
{
	return column == DERIVED_REMAINING_CHANGE || column == DERIVED_USED_CHANGE;
}

static enum derived_kind kind_of(int column)
{
	return derived[column - CUSTOMER_FIELDS].kind;
}

bool output_column_is_amount(int column)
{
	if (!output_column_is_derived(column))
		return column == FIELD_CREDIT || column == FIELD_REMAINING_CREDIT;
	return kind_of(column) == KIND_AMOUNT;
}

bool output_column_is_number(int column)
{
	return output_column_is_amount(column) ||
	       (output_column_is_derived(column) && kind_of(column) == KIND_NUMBER);
}

const char *output_column_name(int column)
{
	return output_column_is_derived(column) ? derived[column - CUSTOMER_FIELDS].name
						: customer_field_name((enum customer_field)column);
}

/* The names, for their translations. */
static const char *const translated[] = {
    NC_("head of a column", "ClientUin"),
    NC_("head of a column", "Name"),
    NC_("head of a column", "Type"),
    NC_("head of a column", "Mobile"),
    NC_("head of a column", "Email"),
    NC_("head of a column", "Arrears"),
    NC_("head of a column", "AssociationTime"),
    NC_("head of a column", "RecentExpiry"),
    NC_("head of a column", "Credit"),
    NC_("head of a column", "RemainingCredit"),
    NC_("head of a column", "IdentifyType"),
    NC_("head of a column", "Remark"),
    NC_("head of a column", "Force"),
    NC_("head of a column", "Status"),
    NC_("head of a column", "RemainingPercent"),
    NC_("head of a column", "TopUpToZero"),
    NC_("head of a column", "TopUpToLow"),
    NC_("head of a column", "TopUpToFull"),
    NC_("head of a column", "Burn"),
    NC_("head of a column", "Runway"),
    NC_("head of a column", "DeltaRemaining"),
    NC_("head of a column", "DeltaUsed"),
};

const char *output_head(const struct catalog *heads, const char *name)
{
	return lang_text_in(heads, "head of a column", name);
}

const char *output_column_head(int column, const struct catalog *lang)
{
	const char *name = output_column_name(column);
	for (size_t i = 0; lang && i < COUNT_OF(translated); i++)
		if (strcmp(translated[i], name) == 0)
			return output_head(lang, translated[i]);
	return name;
}

bool output_column_parse(struct sl name, int *out)
{
	enum customer_field field;
	if (customer_field_parse(name, &field)) {
		*out = (int)field;
		return true;
	}
	for (int i = CUSTOMER_FIELDS; i < OUTPUT_COLUMNS; i++)
		if (sl_equal_nocase(name, sl_from(output_column_name(i)))) {
			*out = i;
			return true;
		}
	for (size_t i = 0; i < COUNT_OF(others); i++)
		if (sl_equal_nocase(name, sl_from(others[i].name))) {
			*out = others[i].column;
			return true;
		}
	return false;
}

struct sl output_column_text(const struct customer *c, int column, const struct output_basis *b,
			     enum money_style style, char room[MONEY_CHARS])
{
	return derived[column - CUSTOMER_FIELDS].write(c, &(struct writing){b, style, room});
}
