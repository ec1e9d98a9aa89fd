/* SPDX-License-Identifier: MIT */
/* Finds the variable from which libcurl takes a proxy, and checks that its value is a URL. */
#include <stdlib.h>

#include "base/attr.h"
#include "base/proxy_url.h"

#include "transport_private.h"

/* The order is libcurl's (libcurl-env(3)): it ignores HTTP_PROXY, which a web server may set. */
static const char *const for_https[] = {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"};
static const char *const for_http[] = {"http_proxy", "all_proxy", "ALL_PROXY"};

const char *transport_proxy_find_unreadable(bool tls)
{
	const char *const *names = tls ? for_https : for_http;
	size_t n = tls ? COUNT_OF(for_https) : COUNT_OF(for_http);
	for (size_t i = 0; i < n; i++) {
		struct proxy_url url;
		const char *value = getenv(names[i]);
		if (!value || !value[0])
			continue;
		proxy_url_read(sl_from(value), &url);
		return url.readable ? NULL : names[i];
	}
	return NULL;
}
