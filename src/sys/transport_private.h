/* SPDX-License-Identifier: MIT */
/* What the parts of the libcurl adapter share: one transfer, and the settings of all. */
#ifndef SYS_TRANSPORT_PRIVATE_H
#define SYS_TRANSPORT_PRIVATE_H

#include <curl/curl.h>

#if LIBCURL_VERSION_NUM < 0x074a00
#error tcpartner needs libcurl 7.74 or later
#endif

#include "base/buf.h"

#include "sys/adapters.h"

struct transport_settings {
	struct endpoint endpoint;
	long timeout_s, connect_timeout_s;
	char ca_file[1024]; /* "" for the system's trust only */
	struct buf trust;   /* PEM: the system's bundle and ca_file; empty without ca_file */
	bool trace;
};

/* Checks that ca_file can be read and holds a certificate. */
bool transport_settings_init(struct transport_settings *s, const struct transport_options *o,
			     struct err *e) MUST_USE;
void transport_settings_release(struct transport_settings *s);
/* Needs the library: it knows where the system's bundle is. */
void transport_load_trust(struct transport_settings *s);

/* curl_global_init, with memory that is wiped when the library frees it. */
CURLcode transport_start_library(void);

/* For settings without which no request may go out. */
void transport_must(CURLcode code);

struct transfer {
	CURL *easy;
	uint64_t id;
	struct curl_slist *headers;
	struct buf body, received; /* received: headers of the last answer */
	int sends;
	int64_t server_unix_s;
	char error[CURL_ERROR_SIZE];
	const char *bad_proxy; /* the variable whose value is no URL; NULL for none */
	bool secret;           /* its body may hold a key */
	bool traced;
	struct wire_path path; /* when traced */
	char tried[80];        /* likewise: the last address it went to */
};

struct transfer *transfer_new(uint64_t id, const struct endpoint *to, const struct wire_request *w,
			      const struct transport_settings *s);
/* A plain GET of a URL. */
struct transfer *transfer_get(uint64_t id, const char *url, int timeout_ms,
			      const struct transport_settings *s);
void transfer_free(struct transfer *f); /* NULL is nothing */
void transfer_reply(struct transfer *f, CURLcode code, struct wire_reply *out);

/* transport_proxy.c: the variable from which libcurl takes a proxy; NULL for none, and when its
 * value can be read. */
const char *proxy_find_unreadable(bool tls);

/* transport_trace.c: the way a transfer took. */
void transport_trace_init(struct transfer *f);
void transport_trace_note(struct transfer *f, struct sl words); /* one of the library's own notes */
void transport_trace_end(struct transfer *f, CURLcode code);

#endif
