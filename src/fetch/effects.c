/* SPDX-License-Identifier: MIT */
#include "fetch/effects.h"

#include "base/mem.h"

void fx_clear(struct fx_list *l)
{
	l->n = 0;
}

struct fx *fx_add(struct fx_list *l, enum fx_kind kind)
{
	if (l->n == FX_MAX)
		BUG("more effects than a turn can make");
	struct fx *fx = &l->item[l->n++];
	*fx = (struct fx){.kind = kind};
	return fx;
}
