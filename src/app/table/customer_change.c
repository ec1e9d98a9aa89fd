/* SPDX-License-Identifier: MIT */
/* Compares a loaded customer with its row in the earlier snapshot. */
#include "app/table/customer_change.h"

#include "app/model/model.h"

#include "snapshot/change.h"

bool customer_change_exists(const struct model *m)
{
	return m->comparison.ready;
}

static struct customer_change compare_rows(const struct snapshot_row *before,
					   const struct snapshot_row *after)
{
	struct change c;
	change_compare(before, after, &credit_thresholds_default, &c);
	return (struct customer_change){.is_new = !before,
					.has_amounts = c.has_amounts,
					.remaining = c.remaining,
					.used = c.used,
					.changed = c.classes != 0};
}

bool customer_change_of(const struct model *m, const struct customer *c,
			struct customer_change *out)
{
	struct snapshot_row now;
	*out = (struct customer_change){.is_new = false};
	if (!customer_change_exists(m) || !snapshot_row_of(c, &now))
		return false;
	*out = compare_rows(snapshot_find(&m->comparison.before, now.uin), &now);
	return true;
}

bool customer_change_read(const struct model *m, const struct customer *c, enum sort_key k,
			  int64_t *out)
{
	struct customer_change change;
	*out = 0;
	if (!customer_change_of(m, c, &change) || !change.has_amounts)
		return false;
	*out = k == SORT_USED_CHANGE ? change.used : change.remaining;
	return true;
}
