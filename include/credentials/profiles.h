/* SPDX-License-Identifier: MIT */
/* The profiles there are: those of tccli, those with a section in the configuration file, and what
 * is found without a name. Private to the room. */
#ifndef CREDENTIALS_PROFILES_H
#define CREDENTIALS_PROFILES_H

#include "app/model/event.h"

#include "config/options.h"
#include "credentials/credentials.h"

/* What is found without a name first, then by name; at most PROFILES_MAX. o is what is in force. */
size_t profiles_find(const struct options *o, const struct credential_sources *from,
		     struct profile_entry out[PROFILES_MAX]);

#endif
