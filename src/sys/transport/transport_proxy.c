/* SPDX-License-Identifier: MIT */
/* Finds the variable from which libcurl takes a proxy, and what it says. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/attr.h"
#include "base/proxy_url.h"

#include "transfer.h"

#define PROXY_NOTE "Uses proxy env variable "

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

/* The note reads "Uses proxy env variable https_proxy == 'URL'". Its URL may hold a password, so
 * only the name of the variable is taken from it. */
void transport_proxy_note(struct transfer *f, struct sl words)
{
	struct sl name;
	char variable[20];
	struct proxy_url url;
	words = sl_trim(words);
	if (!sl_starts(words, SL(PROXY_NOTE)))
		return;
	words = sl_drop(words, sizeof PROXY_NOTE - 1);
	if (!sl_split(&words, ' ', &name) || !sl_to_chars(name, variable, sizeof variable))
		return;
	proxy_url_read(sl_from(getenv(variable)), &url);
	if (!url.readable)
		return;
	snprintf(f->proxy_variable, sizeof f->proxy_variable, "%s", variable);
	sl_to_chars(url.scheme, f->proxy_scheme, sizeof f->proxy_scheme);
	snprintf(f->proxy, sizeof f->proxy, "%.*s (%s)", (int)(url.host.n < 120 ? url.host.n : 120),
		 url.host.p ? url.host.p : "", variable);
}

void transport_proxy_schemes(const struct transfer *f, char *out, size_t size)
{
	static const struct {
		unsigned long bit;
		const char *name;
	} schemes[] = {{CURLAUTH_BASIC, "Basic"},
		       {CURLAUTH_DIGEST, "Digest"},
		       {CURLAUTH_NTLM, "NTLM"},
		       {CURLAUTH_NEGOTIATE, "Negotiate"}};
	long offered = 0;
	curl_easy_getinfo(f->easy, CURLINFO_PROXYAUTH_AVAIL, &offered);
	out[0] = '\0';
	for (size_t i = 0; i < COUNT_OF(schemes); i++) {
		size_t n = strlen(out);
		if ((unsigned long)offered & schemes[i].bit)
			snprintf(out + n, size - n, "%s%s", n ? ", " : "", schemes[i].name);
	}
}
