/* SPDX-License-Identifier: MIT */
/* Lists the profiles: those of tccli, those with a section in the configuration file, and the key
 * that is found without a name. */
#ifndef CREDENTIALS_PROFILES_H
#define CREDENTIALS_PROFILES_H

#include "app/model/event.h"

#include "config/options.h"
#include "credentials/credentials.h"

/* Returns their number. The one without a name comes first, the others are sorted by name. Of more
 * than PROFILES_MAX the last ones are left out, but not the current one. o are the options in
 * force. */
size_t profiles_find(const struct options *o, const struct credential_sources *from,
		     struct profile_entry out[PROFILES_MAX]);

#endif
