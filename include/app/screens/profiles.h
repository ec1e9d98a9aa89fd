/* SPDX-License-Identifier: MIT */
/* The list of profiles, and switching to one. */
#ifndef APP_SCREENS_PROFILES_H
#define APP_SCREENS_PROFILES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/key.h"

#include "app/model/event.h"

#include "input/line.h"

struct effects;
struct model;

/* The list of profiles, that in use first, and the switch that is under way. */
struct profiles {
	struct profile_entry entry[PROFILES_MAX];
	size_t n;
	uint16_t shown[PROFILES_MAX]; /* indexes of the entries that hold the typed text */
	size_t n_shown;
	int selected; /* index among those shown */
	struct line find;
	bool finding;    /* each character belongs to the text, also the first */
	bool only_shown; /* the first entry is in use, but is none of those found: none to switch to
			  */
	bool switching;  /* the key of another profile is being fetched */
	char to[64];     /* its name; "" for the key found without a profile */
	char wanted[64]; /* switched to when the list has come; "" for none */
};

void profiles_open(struct model *m, struct effects *fx);
/* Tells whether a character is text now, not the key of a command. */
bool profiles_types(const struct model *m);
void profiles_key(struct model *m, struct key k, struct effects *fx);
/* Lists the profiles, then switches to the one of that name, or reports that there is none. */
void profiles_choose(struct model *m, struct sl name, struct effects *fx);
void profiles_take(struct model *m, const struct profile_entry *entries, size_t n,
		   struct effects *fx);

#endif
