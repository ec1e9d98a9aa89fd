/* SPDX-License-Identifier: MIT */
/* Shared by the parts of the libcurl adapter: the settings of all transfers. */
#ifndef SYS_TRANSPORT_TRANSPORT_PRIVATE_H
#define SYS_TRANSPORT_TRANSPORT_PRIVATE_H

#include <sys/types.h>

#include <curl/curl.h>

#if LIBCURL_VERSION_NUM < 0x074a00
#error tcpartner needs libcurl 7.74 or later
#endif

#include "base/buf.h"

#include "sys/transport/transport_curl.h"

#include "trust_ways.h"

struct transfer;

#define LINKS_MAX     16
#define SLOW_MAX      8
#define ADDRESS_BYTES 28 /* of a sockaddr_in6 */

struct link_address {
	unsigned char bytes[ADDRESS_BYTES];
	size_t n;
};

/* A connection that is open or being made. */
struct link {
	curl_socket_t fd;
	ino_t inode; /* tells whether fd is still this socket */
	uint64_t by; /* the id of the transfer that opened it */
	int64_t opened_ms;
	bool settled; /* it is known whether its address is slow */
	struct link_address to;
};

/* The connections to the API, or to a proxy on the way there. A name can have several addresses, of
 * which some do not answer: those are left out while others work. */
struct links {
	struct link open[LINKS_MAX];
	size_t n;
	struct link_address slow[SLOW_MAX];
	size_t n_slow;
	bool patient; /* no address is better than the slow ones: all have their time */
};

/* transport_links.c: enters the connections that a transfer opens. */
void transport_links_watch(struct transfer *f);
/* Makes the library notice that none of these connections can be used any more, and forgets which
 * addresses are slow. */
void transport_links_cut(struct links *l);
/* Finds an address that does not answer in time and leaves it out from now on. Returns the id of
 * the transfer that waits for it; 0: there is none. */
uint64_t transport_links_find_slow(struct links *l);
/* Returns the milliseconds until transport_links_find_slow may find one; -1: nothing is awaited. */
int transport_links_wait_ms(const struct links *l);
/* Without the slow addresses no connection could be made: leaves none out. */
void transport_links_allow_all(struct links *l);

struct transport_settings {
	struct endpoint endpoint;
	long timeout_s, connect_timeout_s;
	char ca_file[TRUST_PATH_MAX]; /* "": only the system's certificates are trusted */
	struct buf trust;             /* PEM of ca_file, and of the bundle if ways.joined */
	bool ca_file_stays;           /* it can be read again, and holds nothing but trust */
	bool built_in;                /* the system's certificates are where libcurl has them */
	char bundle[TRUST_PATH_MAX], folder[TRUST_PATH_MAX]; /* else here; "": none */
	struct trust_ways ways;
	bool trace;
};

/* Fails unless ca_file can be read and all its certificates are whole. */
bool transport_settings_init(struct transport_settings *s, const struct transport_options *o,
			     struct err *e) MUST_USE;
void transport_settings_release(struct transport_settings *s);
/* Finds the ways of trust. Call it after transport_start_library: the library knows where the
 * system's certificates are. */
void transport_load_trust(struct transport_settings *s);

/* Calls curl_global_init with memory that is wiped when the library frees it. */
CURLcode transport_start_library(void);

/* Ends the program if a setting without which no request may be sent was refused. */
void transport_must(CURLcode code);

/* transport_proxy.c: returns the variable from which libcurl takes a proxy if its value is not a
 * URL, else NULL. */
const char *transport_proxy_find_unreadable(bool tls);

/* The same: takes the proxy of a transfer from a debug line of the library, which alone knows
 * whether no_proxy excepts the endpoint. */
void transport_proxy_note(struct transfer *f, struct sl words);
/* The same: writes the schemes of authentication that a proxy offered. */
void transport_proxy_schemes(const struct transfer *f, char *out, size_t size);

/* transport_result.c: finds out how a transfer ended. */
enum wire_result transport_result_find(const struct transfer *f, CURLcode code);
/* Returns true if other trusted certificates could make the peer's certificate a good one. */
bool transport_result_is_untrusted(const struct transfer *f, CURLcode code, enum trust_peer *peer);

/* transport_trace.c: records the path of a transfer. */
void transport_trace_init(struct transfer *f);
void transport_trace_note(struct transfer *f,
			  struct sl words); /* words: one debug line of the library */
void transport_trace_end(struct transfer *f);

#endif
