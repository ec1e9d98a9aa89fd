/* SPDX-License-Identifier: MIT */
/*
 * The ways in which a certificate may be found trusted. A bundle has some 150 certificates, and to
 * read them takes far longer than a handshake. From a folder whose files have the names of
 * openssl-rehash(1), OpenSSL reads only the issuer that it needs. Therefore the folder and the
 * added certificates are tried first, and the bundle only if they do not suffice. Each way trusts a
 * part of what all of them trust together.
 */
#ifndef SYS_TRANSPORT_TRUST_WAYS_H
#define SYS_TRANSPORT_TRUST_WAYS_H

#include <stdbool.h>
#include <stddef.h>

#include <curl/curl.h>

#include "base/sl.h"

#define TRUST_PATH_MAX 1024

/* Whose certificate is checked. */
enum trust_peer { TRUST_SERVER, TRUST_PROXY, TRUST_PEERS };

struct trust_way {
	struct sl pem;      /* certificates that are added; empty: none */
	const char *file;   /* the file that is read, unless libcurl accepts pem; NULL: none */
	const char *folder; /* NULL: none */
	bool kept;          /* libcurl's own folder stays, and without pem also its file */
};

#define TRUST_WAYS_MAX 3
struct trust_ways {
	struct trust_way way[TRUST_WAYS_MAX];
	size_t n;
	size_t preferred[TRUST_PEERS]; /* begin with this way: it succeeded before */
	bool joined;                   /* the caller must add the bundle to pem */
	char one[TRUST_PATH_MAX];      /* a certificate of the folder */
};

/* What there is. The paths and the text of added must outlive the ways. */
struct trust_sources {
	struct sl added;         /* PEM of the user; empty: none */
	const char *added_file;  /* where it comes from */
	bool added_stays;        /* the file can be read again, and holds nothing but added */
	struct sl bundle;        /* its text; empty: it cannot be read */
	const char *bundle_file; /* NULL: none */
	const char *folder;      /* NULL: none */
	bool built_in;           /* file and folder are those that libcurl uses by itself */
};

void trust_ways_find(struct trust_ways *w, const struct trust_sources *from);
/* Sets one way for the server or the proxy of a transfer, also in the place of another way. */
void trust_ways_set(const struct trust_ways *w, enum trust_peer peer, size_t way, CURL *easy);

#endif
