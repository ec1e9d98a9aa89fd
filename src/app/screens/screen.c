/* SPDX-License-Identifier: MIT */
/* The table of screens: which functions take the keys of each, and how it differs from others. */
#include "app/screens/screen.h"

#include "app/burn/burn_box.h"
#include "app/changes/changes_screen.h"
#include "app/changes/history_box.h"
#include "app/model/model.h"
#include "app/own/own.h"
#include "app/screens/histogram.h"
#include "app/table/group_list.h"
#include "app/table/view_list.h"
#include "app/vouchers/voucher_screen.h"

static bool screen_always_types(const struct model *m)
{
	(void)m;
	return true;
}

static bool screen_never_types(const struct model *m)
{
	(void)m;
	return false;
}

static bool screen_is_personal(const struct model *m, struct key k)
{
	(void)m;
	(void)k;
	return true;
}

static bool screen_is_impersonal(const struct model *m, struct key k)
{
	(void)m;
	(void)k;
	return false;
}

#define CHANGES(f)                                                                                 \
	{                                                                                          \
		.changes = (f)                                                                     \
	}
#define EFFECTS(f)                                                                                 \
	{                                                                                          \
		.effects = (f)                                                                     \
	}
#define COMMANDS(f)                                                                                \
	{                                                                                          \
		.commands = (f)                                                                    \
	}
static const struct screen screens[LAYERS] = {
#define SCREEN(id, name, title, kind, keys, settle, esc, leave, types, personal)                   \
	[LAYER_##id] = {kind, keys, settle, esc, leave, types, personal},
#include "app/model/layers.def"
#undef SCREEN
};

const struct screen *screen_of(enum layer l)
{
	return &screens[l];
}

bool screen_types_text(const struct model *m, enum layer l)
{
	return screen_of(l)->types(m);
}

struct command screen_take_key(struct model *m, enum layer l, struct key k, struct effects *fx)
{
	static const struct command none;
	const struct screen *s = screen_of(l);
	if (s->keys.commands)
		return s->keys.commands(m, k, fx);
	if (s->keys.effects)
		s->keys.effects(m, k, fx);
	else
		s->keys.changes(m, k);
	return none;
}

void screen_settle_all(struct model *m)
{
	for (size_t i = 0; i < m->n_layers; i++)
		if (screen_of(m->layers[i])->settle)
			screen_of(m->layers[i])->settle(m);
}
