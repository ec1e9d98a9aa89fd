/* SPDX-License-Identifier: MIT */
/*
 * Where the key comes from: the first source that has one.
 *
 *   asked for by name (--profile)        otherwise
 *   its own credential_command           the environment
 *   its own cvm-role                     credential_command of the configuration file
 *   ~/.tccli/NAME.credential             ~/.tccli/default.credential (JSON), or the usual profile's
 *                                        ~/.tencentcloud/credentials, /etc/... (INI, [default])
 *                                        the role of the CVM instance, where allowed
 *
 * A source without any key is passed over: tccli makes such files for its other settings. One with
 * half a key, a malformed one, one that cannot be read or a command that fails is an error that
 * names it: going on in silence would show another account's customers. What is read is wiped once
 * it is in the keyring; no sentence holds any of it.
 */
#ifndef RUN_CREDENTIALS_H
#define RUN_CREDENTIALS_H

#include "port/port.h"

#include "run/keyring.h"

struct credential_sources {
	const char *profile;       /* NULL when --profile was not given */
	const char *usual_profile; /* in place of "default"; NULL when none was named */
	const char *home;          /* NULL when unknown */
	const char *etc;           /* the system-wide INI file */
	const char *(*env)(const char *name);
	int64_t now_s;
	/* Of the configuration file. */
	const char *command; /* for /bin/sh; NULL for none */
	const char *config;  /* the file's path */
	bool config_open;    /* others can write it: its command must not run */
	bool cvm_role;
	bool at_terminal;     /* the command may talk to the user: no screen stands */
	int command_limit_ms; /* 0 is COMMAND_LIMIT_MS */
	/* For the slow sources; NULL where none of them can be used. */
	struct transport_port *net;
	const struct clock_port *clock;
};

#define COMMAND_LIMIT_MS 60000 /* somebody types a passphrase meanwhile */
#define ROLE_LIMIT_MS    1000  /* the metadata service is beside the instance, or not at all */

struct credential_facts {
	char source[400];  /* "the environment", a path, "credential_command of PATH", "the CVM role
			      R" */
	char warning[500]; /* "" or a sentence: a file others can read */
	int64_t expires_s; /* of temporary credentials; 0 when not known */
	int64_t modified_s; /* of a file; 0 else */
	bool renewable;     /* asking the source again brings new ones */
};

/* Waits for slow sources; run/seek.h does not. ERR_CREDENTIAL with a sentence that says what to do.
 */
bool credentials_find(const struct credential_sources *from, struct keyring *ring,
		      struct credential_facts *facts, struct err *e) MUST_USE;

#endif
