/* SPDX-License-Identifier: MIT */
/* Reads what a profile of tccli says about the API: ~/.tccli/NAME.configure, a JSON file. */
#ifndef CONFIG_TCCLI_CONFIGURE_H
#define CONFIG_TCCLI_CONFIGURE_H

#include "base/err.h"

/* The texts are "" where the file has none. */
struct tccli_configure {
	char path[400];
	char endpoint[260]; /* of the partner service: intlpartnersmgt.endpoint */
	char language[16];
};

/* A file that is missing says nothing. Returns false with ERR_CONFIG and a sentence that names the
 * file if it cannot be read or understood. home NULL: there is no such file. */
bool tccli_configure_read(const char *home, const char *profile, struct tccli_configure *out,
			  struct err *e) MUST_USE;

#endif
