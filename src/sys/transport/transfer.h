/* SPDX-License-Identifier: MIT */
/* A transfer: one request in libcurl, and what has come of its reply. */
#ifndef SYS_TRANSPORT_TRANSFER_H
#define SYS_TRANSPORT_TRANSFER_H

#include "transport_private.h"

struct transfer {
	CURL *easy;
	uint64_t id;
	struct links *links; /* where its connections are entered; NULL: nowhere */
	bool cert_wanted;    /* the server asked for a certificate of the client */
	bool skipped;        /* an address was left out, because it is slow */
	struct curl_slist *headers;
	struct buf body, received; /* received: the headers of the last answer */
	int sends;
	int64_t server_unix_s;
	char error[CURL_ERROR_SIZE];
	const char *bad_proxy; /* the variable whose value is not a URL; NULL for none */
	char proxy[160];       /* "HOST:PORT (VARIABLE)"; "": there is none */
	char proxy_scheme[12];
	char proxy_variable[20];     /* that names the proxy; "": there is none */
	size_t way[TRUST_PEERS];     /* of trust: the one that is tried */
	unsigned tried[TRUST_PEERS]; /* a bit for each of them */
	long timeout_ms;
	enum wire_result expiry; /* of an attempt with other certificates; WIRE_OK: none */
	char expiry_error[CURL_ERROR_SIZE];
	int64_t spent_us; /* by the attempts with other certificates */
	bool secret;      /* its body may hold a key */
	bool expired;     /* ended by the program, before its timeout */
	bool traced;
	struct wire_path path; /* if traced */
	char address[80];      /* if traced: the last one it tried */
};

/* Its connections are entered in links; NULL for a server that is not the API. */
struct transfer *transfer_new(uint64_t id, const struct endpoint *to, const struct wire_request *w,
			      const struct transport_settings *s, struct links *links);
/* Makes a GET without a signature. */
struct transfer *transfer_get(uint64_t id, const char *url, int timeout_ms,
			      const struct transport_settings *s);
void transfer_free(struct transfer *f); /* NULL is allowed */
/* Gives the transfer other trusted certificates, if those that it had did not suffice: true if it
 * is to be started again. Nothing was sent yet. */
bool transfer_turn_trust(struct transfer *f, CURLcode code, const struct trust_ways *w);
void transfer_reply(struct transfer *f, CURLcode code, struct wire_reply *out);

#endif
