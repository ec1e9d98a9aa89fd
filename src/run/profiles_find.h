/* SPDX-License-Identifier: MIT */
/* The profiles there are: those of tccli, those with a section in the configuration file, and what
 * is found without a name. Private to the room. */
#ifndef PROFILES_FIND_H
#define PROFILES_FIND_H

#include "app/event.h"

#include "run/credentials.h"
#include "run/options.h"

/* What is found without a name first, then by name; at most PROFILES_MAX. o is what is in force. */
size_t profiles_find(const struct options *o, const struct credential_sources *from,
		     struct profile_entry out[PROFILES_MAX]);

#endif
