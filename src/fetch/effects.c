/* SPDX-License-Identifier: MIT */
/* The list of effects of one turn. */
#include "fetch/effects.h"

#include "base/mem.h"

void effects_clear(struct effects *l)
{
	l->n = 0;
}

struct effect *effects_add(struct effects *l, enum effect_kind kind)
{
	if (l->n == EFFECT_MAX)
		BUG("more effects than a turn can make");
	struct effect *fx = &l->item[l->n++];
	*fx = (struct effect){.kind = kind};
	return fx;
}
