/* SPDX-License-Identifier: MIT */
/* The session that browsing and listing share: endpoint, key, transport, signals. */
#ifndef LOOP_SESSION_H
#define LOOP_SESSION_H

#include "app/model/settings.h"

#include "port/port.h"

#include "config/options.h"
#include "credentials/credentials.h"
#include "fetch/fetch.h"
#include "files/state_file.h"
#include "history/history.h"
#include "load/log.h"
#include "loop/perform.h"

struct profile_switch;

struct session {
	struct endpoint endpoint;
	struct keyring *ring;
	struct credential_sources sources;
	struct credential_facts facts;
	bool renewable; /* the credentials' source can be read again */
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
	char history[HISTORY_PATH]; /* path of the file of the history; "" for none */
	char state[STATE_PATH];     /* path of the state file; "" for none */
	struct err
	    unremembered; /* the reason why the state file was not written; printed at the end */
	struct err views_problem; /* the reason why some views cannot be used */
	int log_fd;               /* the file of --log; -1 for none */
	bool log_broken;          /* writing to it failed; reported at the end */
};

/* demo_url is NULL, or the URL of the demo API, whose key is then used. */
bool session_open(struct session *s, const struct options *o, const char *demo_url,
		  struct err *e) MUST_USE;
/* Opens the session of a replay: without the user's key and without a network. */
bool session_replay(struct session *s, const struct options *o, const struct settings *of,
		    struct err *e) MUST_USE;
void session_close(struct session *s);
/* The log function of both loops: writes to the file of --log. ctx is the session. */
void session_log(void *ctx, const struct log_entry *e);

/* Finds when a run that ended just before sent its last requests, and leaves the times of this one
 * to the next. role: the assumed role, if any. */
void session_read_pace(const struct performer *by, const struct cam_role *role,
		       const struct options *o, struct pacer_past *past);
void session_write_pace(const struct performer *by, const struct cam_role *role,
			const struct options *o, const struct pacer *p);

/* Names the account whose snapshots the history keeps, by the key that signs now. */
void session_account(const struct session *s, struct history_account *out);

/* Lists the sources of the key. A command may talk to the user, because no screen runs yet. */
void session_sources(const struct options *o, const struct clock_port *clock,
		     struct transport_port *net, struct credential_sources *out);
bool session_transport(const struct options *o, const struct endpoint *to,
		       const struct keyring *ring, struct transport_port *out,
		       struct err *e) MUST_USE;
/* Makes the settings from the options, the endpoint, the key and the facts about it. */
void session_settings(struct session *s, const struct options *o, const char *demo_url);

#endif
