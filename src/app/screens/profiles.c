/* SPDX-License-Identifier: MIT */
/* The list of profiles: switches to another account. */
#include "app/screens/profiles.h"

#include <string.h>

#include "base/buf.h"
#include "base/text.h"

#include "app/model/model.h"
#include "app/model/side_list.h"
#include "app/table/argument.h"

#define FOLDED_MAX 1024 /* of a name, and of a typed text */

static bool holds_text(const struct profile_entry *e, const char *text, struct buf *folded)
{
	buf_clear(folded);
	text_fold_bare(sl_from(e->name), folded);
	return strstr(folded->p, text) != NULL;
}

/* Shows the profiles whose name holds the typed text. */
static void find_profiles(struct model *m)
{
	struct profiles *p = &m->profiles;
	struct buf text, folded;
	buf_init(&text, FOLDED_MAX);
	buf_init(&folded, FOLDED_MAX);
	text_fold_bare(line_sl(&p->find), &text);
	p->n_shown = 0;
	p->selected = 0;
	for (size_t i = 0; i < p->n; i++)
		if (text.n == 0 || holds_text(&p->entry[i], text.p, &folded))
			p->shown[p->n_shown++] = (uint16_t)i;
	buf_release(&folded);
	buf_release(&text);
}

static void clear_find(struct model *m)
{
	m->profiles.finding = false;
	line_set(&m->profiles.find, SL(""));
	find_profiles(m);
}

void profiles_open(struct model *m, struct effects *fx)
{
	clear_find(m);
	layer_open(m, LAYER_PROFILES);
	effects_add(fx, EFFECT_PROFILES);
}

/* Makes room for an entry before the first i ones; the last one of a full list is dropped. */
static struct profile_entry *insert_first(struct profiles *p, size_t i)
{
	memmove(&p->entry[1], &p->entry[0], i * sizeof p->entry[0]);
	return &p->entry[0];
}

/* Moves the profile in use to the front; false if it is none of those found. */
static bool put_current_first(struct profiles *p)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->entry[i].current) {
			struct profile_entry current = p->entry[i];
			*insert_first(p, i) = current;
			return true;
		}
	return false;
}

static void add_current(struct model *m)
{
	struct profiles *p = &m->profiles;
	size_t kept = p->n < PROFILES_MAX ? p->n : PROFILES_MAX - 1;
	struct profile_entry *e = insert_first(p, kept);
	*e = (struct profile_entry){.note = N_("in use"), .current = true};
	sl_to_chars(sl_from(m->settings.profile), e->name, sizeof e->name);
	p->n = kept + 1;
}

/* Choosing the current one starts afresh and reads its key again. */
static void switch_to(struct model *m, const struct profile_entry *e, struct effects *fx)
{
	struct profiles *p = &m->profiles;
	if (p->switching) {
		toast_info(m, "A key is already being fetched");
		return;
	}
	memcpy(p->to, e->name, sizeof p->to);
	p->switching = true;
	effects_add(fx, EFFECT_SWITCH)->text = sl_from(p->to);
	toast_info(m, "Fetching the key of %s", p->to[0] ? p->to : T_(m, e->note));
}

void profiles_choose(struct model *m, struct sl name, struct effects *fx)
{
	sl_to_chars(name, m->profiles.wanted, sizeof m->profiles.wanted);
	effects_add(fx, EFFECT_PROFILES);
}

static void switch_to_wanted(struct model *m, struct effects *fx)
{
	struct profiles *p = &m->profiles;
	struct err e = {.lang = m->lang};
	int i;
	struct sl wanted = sl_from(p->wanted);
	if (!argument_parse(m, ARGUMENT_PROFILE, wanted, &i, &e))
		toast_error(m, TC_(m, "in front of a message", ":%s: %s"),
			    action_info(DO_PROFILE)->name, e.text);
	else if (p->only_shown && i == 0)
		toast_info(m, "%s is already in use", p->entry[i].name);
	else
		switch_to(m, &p->entry[i], fx);
	p->wanted[0] = '\0';
}

void profiles_take(struct model *m, const struct profile_entry *entries, size_t n,
		   struct effects *fx)
{
	struct profiles *p = &m->profiles;
	p->n = n < PROFILES_MAX ? n : PROFILES_MAX;
	if (p->n)
		memcpy(p->entry, entries, p->n * sizeof *entries);
	p->only_shown = !put_current_first(p);
	if (p->only_shown)
		add_current(m);
	find_profiles(m);
	m->dirty = true;
	if (p->wanted[0])
		switch_to_wanted(m, fx);
}

static void pick_profile(struct model *m, struct effects *fx)
{
	struct profiles *p = &m->profiles;
	if (p->n_shown == 0)
		return;
	size_t i = p->shown[p->selected];
	layer_close(m);
	if (!p->only_shown || i > 0)
		switch_to(m, &p->entry[i], fx);
}

bool profiles_types(const struct model *m)
{
	return m->profiles.finding || m->profiles.find.n > 0;
}

static bool edits_text(struct key k)
{
	return k.pasted || key_is_text(k) || k.ctrl || k.code == KEYCODE_BACKSPACE ||
	       k.code == KEYCODE_DELETE;
}

/* Takes a key of the text to find; the first character is one unless it means something in all
 * lists. */
static bool type_text(struct model *m, struct key k)
{
	struct profiles *p = &m->profiles;
	bool types = profiles_types(m);
	if (!types && key_is_char(k, '/') && !k.pasted) {
		p->finding = true;
		return true;
	}
	if (types ? !edits_text(k) : !k.pasted && !(key_is_text(k) && k.cp > ' '))
		return false;
	if (!line_key(&p->find, k))
		return false;
	find_profiles(m);
	return true;
}

void profiles_key(struct model *m, struct key k, struct effects *fx)
{
	struct profiles *p = &m->profiles;
	int n = p->n_shown ? (int)p->n_shown : 1;
	bool types = profiles_types(m);
	if (k.code == KEYCODE_ENTER && !k.pasted)
		pick_profile(m, fx);
	else if (types && k.code == KEYCODE_ESC)
		clear_find(m);
	else if (types && type_text(m, k))
		return;
	else if (side_list_move(&p->selected, n, k))
		return;
	else if (side_list_closes(m, k, DO_PROFILE))
		layer_close(m);
	else if (!type_text(m, k))
		side_list_refuse(m, k);
}
