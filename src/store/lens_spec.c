/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "store/lens.h"

static const char *const names[SORT_KEYS] = {"UIN",    "Name",  "Standing",   "Ratio",  "Remaining",
					     "Credit", "Used",  "Associated", "Expiry", "Identity",
					     "Type",   "Email", "Mobile",     "Remark"};

const char *sort_key_name(enum sort_key k)
{
	return names[k];
}

bool sort_key_parse(struct sl name, enum sort_key *out)
{
	for (int i = 0; i < SORT_KEYS; i++)
		if (sl_equal_nocase(name, sl_from(names[i]))) {
			*out = (enum sort_key)i;
			return true;
		}
	return false;
}

bool lens_spec_is_off(const struct lens_spec *spec)
{
	return spec->n_sort == 0 && spec->standings == 0 && spec->narrow[0] == '\0' &&
	       !spec->like.on;
}

static bool like_equal(const struct lens_like *a, const struct lens_like *b)
{
	return a->on == b->on && (!a->on || (a->by == b->by && strcmp(a->value, b->value) == 0));
}

bool lens_spec_equal(const struct lens_spec *a, const struct lens_spec *b)
{
	if (a->n_sort != b->n_sort || a->standings != b->standings ||
	    strcmp(a->narrow, b->narrow) != 0 || !like_equal(&a->like, &b->like))
		return false;
	for (size_t i = 0; i < a->n_sort; i++)
		if (a->sort[i].key != b->sort[i].key ||
		    a->sort[i].descending != b->sort[i].descending)
			return false;
	return true;
}
