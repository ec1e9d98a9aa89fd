/* SPDX-License-Identifier: MIT */
/* The transport on the network: libcurl. */
#ifndef SYS_TRANSPORT_TRANSPORT_CURL_H
#define SYS_TRANSPORT_TRANSPORT_CURL_H

#include "port/port.h"

struct transport_options {
	const struct endpoint *endpoint;
	const char *ca_file;  /* PEM file of more trusted certificates; NULL: only the system's */
	const char *ca_place; /* "PATH line 3" of the configuration that names ca_file, or NULL */
	int timeout_s;        /* for one request in total */
	int connect_timeout_s;
	bool trace; /* replies have a struct wire_path */
};
/* Calls nothing of libcurl before the first send. */
bool transport_curl(struct transport_port *out, const struct transport_options *o,
		    struct err *e) MUST_USE;

#endif
