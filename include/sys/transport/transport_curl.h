/* SPDX-License-Identifier: MIT */
/* The transport on the network: libcurl. */
#ifndef SYS_TRANSPORT_TRANSPORT_CURL_H
#define SYS_TRANSPORT_TRANSPORT_CURL_H

#include "port/port.h"

/* Where the certificates are that the system trusts; "": nowhere. */
struct transport_places {
	const char *bundle; /* a PEM file with all of them */
	const char *folder; /* one file for each */
};
struct transport_options {
	const struct endpoint *endpoint;
	const char *ca_file;  /* PEM file of more trusted certificates; NULL: only the system's */
	const char *ca_place; /* "PATH line 3" of the configuration that names ca_file, or NULL */
	const struct transport_places *system_trust; /* NULL: where libcurl has it */
	int timeout_s;                               /* for one request in total */
	int connect_timeout_s;
	bool trace; /* replies have a struct wire_path */
};
/* Calls nothing of libcurl before the first send. */
bool transport_curl(struct transport_port *out, const struct transport_options *o,
		    struct err *e) MUST_USE;

#endif
