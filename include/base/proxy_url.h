/* SPDX-License-Identifier: MIT */
/* The URL of a proxy, as one of the proxy variables holds it, split into its parts. */
#ifndef BASE_PROXY_URL_H
#define BASE_PROXY_URL_H

#include "base/sl.h"

struct proxy_url {
	struct sl scheme;         /* "http", "socks5h"; empty: as http */
	struct sl host;           /* with its port, if one is written; empty if not readable */
	struct sl user, password; /* as written, perhaps with %XX; empty for none */
	/* false: a character of the user name or password is not written as %XX but must be, or
	 * something follows the URL, so that libraries would take another part of it for the host.
	 */
	bool readable;
};

void proxy_url_read(struct sl text, struct proxy_url *out);
/* Writes s with each %XX replaced by its byte; false when that does not fit. */
bool proxy_url_decode(struct sl s, char *out, size_t size, size_t *n);

#endif
