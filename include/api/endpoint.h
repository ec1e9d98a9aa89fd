/* SPDX-License-Identifier: MIT */
/* The service that requests go to: https anywhere, plain http only to a loopback address. */
#ifndef API_ENDPOINT_H
#define API_ENDPOINT_H

#include "base/err.h"
#include "base/sl.h"

struct endpoint {
	char url[300];  /* "https://host/" or "https://host:port/", as given to the transport */
	char host[264]; /* the Host header, lower case, with the port unless it is the scheme's
			 * default
			 */
	bool tls;
	bool loopback; /* 127.0.0.0/8, [::1] or localhost */
};

/*
 * Reads "intlpartnersmgt.intl.tencentcloudapi.com", "https://host[:port]", "http://127.0.0.1:8080".
 * ERR_USAGE for another scheme, a path, user info, an empty or malformed host or port, http to
 * anything but 127.0.0.0/8, [::1] or localhost; *out is untouched then.
 */
bool endpoint_parse(struct sl text, struct endpoint *out, struct err *e) MUST_USE;

#endif
