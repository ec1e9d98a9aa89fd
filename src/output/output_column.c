/* SPDX-License-Identifier: MIT */
/* Names the columns that are written for others, and computes those that are derived. */
#include "output/output_column.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/attr.h"

/* The first row of a derived column has its name; the others are read only. */
static const struct {
	const char *name;
	int column;
} names[] = {
    {"Status", DERIVED_STATUS},
    {"RemainingPercent", DERIVED_REMAINING_PERCENT},
    {"TopUpToZero", DERIVED_TOP_UP_TO_ZERO},
    {"TopUpToLow", DERIVED_TOP_UP_TO_LOW},
    {"TopUpToFull", DERIVED_TOP_UP_TO_FULL},
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
    {"Ratio", DERIVED_REMAINING_PERCENT},
};

const char *output_column_name(int column)
{
	size_t i = 0;
	if (!output_column_is_derived(column))
		return customer_field_name((enum customer_field)column);
	while (i + 1 < COUNT_OF(names) && names[i].column != column)
		i++;
	return names[i].name;
}

bool output_column_parse(struct sl name, int *out)
{
	enum customer_field field;
	if (customer_field_parse(name, &field)) {
		*out = (int)field;
		return true;
	}
	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (sl_equal_nocase(name, sl_from(names[i].name))) {
			*out = names[i].column;
			return true;
		}
	return false;
}

bool output_column_is_derived(int column)
{
	return column >= CUSTOMER_FIELDS;
}

bool output_column_is_amount(int column)
{
	return column == FIELD_CREDIT || column == FIELD_REMAINING_CREDIT ||
	       (column >= DERIVED_TOP_UP_TO_ZERO && column <= DERIVED_TOP_UP_TO_FULL);
}

static struct sl percent_text(const struct customer *c, char room[MONEY_CHARS])
{
	int64_t percent;
	if (!credit_percent(c, &percent))
		return SL("");
	snprintf(room, MONEY_CHARS, "%" PRId64, percent);
	return sl_from(room);
}

static struct sl top_up_text(const struct customer *c, int to_percent, enum money_style style,
			     char room[MONEY_CHARS])
{
	if (!(c->known & KNOWN_CREDIT) || !(c->known & KNOWN_REMAINING))
		return SL("");
	money_print(credit_top_up(c, to_percent), style, true, room);
	return sl_from(room);
}

struct sl output_column_text(const struct customer *c, int column, const struct thresholds *t,
			     enum money_style style, char room[MONEY_CHARS])
{
	if (column == DERIVED_STATUS)
		return sl_from(credit_status_name(credit_status_of(c, t)));
	if (column == DERIVED_REMAINING_PERCENT)
		return percent_text(c, room);
	if (column == DERIVED_TOP_UP_TO_ZERO)
		return top_up_text(c, 0, style, room);
	return top_up_text(c, column == DERIVED_TOP_UP_TO_LOW ? t->low_percent : 100, style, room);
}
