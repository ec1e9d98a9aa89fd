/* SPDX-License-Identifier: MIT */
/* The list of profiles: switches to another account. */
#include "app/screens/profiles.h"

#include <string.h>

#include "app/model/model.h"
#include "app/model/side_list.h"

void profiles_open(struct model *m, struct effects *fx)
{
	m->profiles.selected = 0;
	layer_open(m, LAYER_PROFILES);
	effects_add(fx, EFFECT_PROFILES);
}

void profiles_take(struct model *m, const struct profile_entry *entries, size_t n)
{
	struct profiles *p = &m->profiles;
	p->n = n < PROFILES_MAX ? n : PROFILES_MAX;
	if (p->n)
		memcpy(p->entry, entries, p->n * sizeof *entries);
	for (size_t i = 0; i < p->n; i++)
		if (p->entry[i].current)
			p->selected = (int)i;
	m->dirty = true;
}

static void pick_profile(struct model *m, struct effects *fx)
{
	struct profiles *p = &m->profiles;
	if (p->n == 0)
		return;
	layer_close(m);
	if (p->switching) {
		toast_info(m, "A key is being fetched already");
		return;
	}
	/* Picking the current one starts afresh and reads its key again. */
	memcpy(p->to, p->entry[p->selected].name, sizeof p->to);
	p->switching = true;
	effects_add(fx, EFFECT_SWITCH)->text = sl_from(p->to);
	toast_info(m, "Fetching the key of %s", p->to[0] ? p->to : p->entry[p->selected].note);
}

void profiles_key(struct model *m, struct key k, struct effects *fx)
{
	struct profiles *p = &m->profiles;
	if (side_list_closes(m, k, DO_PROFILE))
		layer_close(m);
	else if (k.code == KEYCODE_ENTER)
		pick_profile(m, fx);
	else
		side_list_move(&p->selected, p->n ? (int)p->n : 1, k);
}
