/* SPDX-License-Identifier: MIT */
/* From which variable libcurl takes a proxy, and whether it can be a URL. */
#include <stdlib.h>

#include "base/attr.h"
#include "base/proxy_url.h"

#include "transport_private.h"

/* In libcurl's order (libcurl-env(3)): HTTP_PROXY is not looked at, a web server may set it. */
static const char *const for_https[] = {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"};
static const char *const for_http[] = {"http_proxy", "all_proxy", "ALL_PROXY"};

const char *proxy_find_unreadable(bool tls)
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
