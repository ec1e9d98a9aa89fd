/* SPDX-License-Identifier: MIT */
/* What browsing and listing share: endpoint, key, transport, signals. Private to the room. */
#ifndef LOOP_SESSION_H
#define LOOP_SESSION_H

#include "config/options.h"
#include "files/state_file.h"
#include "loop/loop.h"

/* A switch to another profile. It is made before the search for that profile's key begins, so that
 * a bad endpoint changes nothing. */
struct profile_switch {
	char name[64];
	struct options_over over;
	struct options options;
	struct endpoint endpoint;
	struct transport_port transport;
	bool has_transport;
};

struct session {
	struct endpoint endpoint;
	struct keyring *ring;
	struct credential_sources sources;
	struct credential_facts facts;
	bool renewable; /* credentials come from a source that can be read again */
	struct clock_port clock;
	struct transport_port transport;
	bool has_transport;
	struct signals_port signals;
	bool has_signals;
	struct performer performer;
	struct credential_renewer *renewer;
	const struct options *options;  /* in force */
	struct profile_switch *profile; /* owns them after a switch; else NULL */
	struct settings settings;
	char state[STATE_PATH];  /* the file of what is remembered; "" for none */
	struct err unremembered; /* why it could not be written; said at the end */
	int log_fd;              /* of --log; -1 for none */
	bool log_broken;         /* it could not be written to; said at the end */
};

/* demo_url is NULL, or where the demo API listens: then its key is used. */
bool session_open(struct session *s, const struct options *o, const char *demo_url,
		  struct err *e) MUST_USE;
/* Of a record that is replayed: no key, no network. */
bool session_replay(struct session *s, const struct options *o, const struct settings *of,
		    struct err *e) MUST_USE;
void session_close(struct session *s);
/* For struct loop: writes to --log. ctx is the session. */
void session_log(void *ctx, const struct log_entry *e);

/* session_profile.c */
/* Where the key may come from; a command may talk to the user until a screen stands. */
void session_sources(const struct options *o, const struct clock_port *clock,
		     struct transport_port *net, struct credential_sources *out);
bool session_transport(const struct options *o, const struct endpoint *to,
		       const struct keyring *ring, struct transport_port *out,
		       struct err *e) MUST_USE;
/* Fills in the settings from the options, the endpoint and the facts about the key. */
void session_settings(struct session *s, const struct options *o, const char *demo_url);
struct profile_switch *session_prepare_switch(const struct session *s, struct sl name,
					      struct err *e);
void profile_switch_free(struct profile_switch *p); /* NULL is nothing */
/* Takes p. The key in the ring is that of p already. */
void session_switch(struct session *s, struct profile_switch *p);

#endif
