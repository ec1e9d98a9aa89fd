/* SPDX-License-Identifier: MIT */
/* Memory for libcurl that is wiped when it is freed. The library copies headers, and with them a
 * token, into buffers of its own and frees them without wiping. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "codec/hash.h"

#include "transport_private.h"

/* gcc -fanalyzer reports a piece as lost because only the place after its header is kept. */
#if defined(__GNUC__) && !defined(__clang__) && __GNUC__ >= 10
#pragma GCC diagnostic ignored "-Wanalyzer-malloc-leak"
#endif

/* The size precedes each piece, in as many bytes as keep the piece aligned. */
union head {
	size_t n;
	max_align_t aligned;
};

static void *take_bytes(size_t n)
{
	if (n > SIZE_MAX - sizeof(union head))
		return NULL;
	union head *h = malloc(sizeof *h + n);
	if (!h)
		return NULL;
	h->n = n;
	return h + 1;
}

static void give_back(void *p)
{
	if (!p)
		return;
	union head *h = (union head *)p - 1;
	hash_wipe(p, h->n);
	free(h);
}

static void *take_zeroed(size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		return NULL;
	void *p = take_bytes(count * size);
	if (p)
		memset(p, 0, count * size);
	return p;
}

/* If there is no memory, the old piece stays, as with realloc. */
static void *take_again(void *old, size_t n)
{
	void *p = take_bytes(n);
	if (p && old) {
		size_t held = ((union head *)old - 1)->n;
		memcpy(p, old, held < n ? held : n);
		give_back(old);
	}
	return p;
}

static char *take_copy(const char *text)
{
	size_t n = strlen(text) + 1;
	char *p = take_bytes(n);
	return p ? memcpy(p, text, n) : NULL;
}

CURLcode transport_start_library(void)
{
	return curl_global_init_mem(CURL_GLOBAL_DEFAULT, take_bytes, give_back, take_again,
				    take_copy, take_zeroed);
}
