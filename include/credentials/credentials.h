/* SPDX-License-Identifier: MIT */
/*
 * The sources of the key: the first one that has a key is used.
 *
 *   asked for by name (--profile)        otherwise
 *   its own credential_command           the environment
 *   its own cvm-role                     credential_command of the configuration file
 *   ~/.tccli/NAME.credential             ~/.tccli/default.credential (JSON), or the usual profile's
 *                                        ~/.tencentcloud/credentials, /etc/... (INI, [default]),
 *                                        in place of both TENCENTCLOUD_CREDENTIALS_FILE
 *                                        the role of the CVM instance, where allowed
 *
 * A source without any key is passed over: tccli makes such files for its other settings. Half a
 * key, a malformed or unreadable file and a command that fails are errors that name the source,
 * because the next source could show another account's customers. The text read is wiped once the
 * key is in the keyring; no error quotes it.
 *
 * If a role is configured, the key found is the base key: it signs AssumeRole of STS and nothing
 * else, and the temporary key of the role replaces it. The role is the one of the options, else
 * TENCENTCLOUD_ROLE_ARN (not for a profile given by name), else the one beside the base key. A
 * refused role is an error: the base key is never used in its place.
 */
#ifndef CREDENTIALS_CREDENTIALS_H
#define CREDENTIALS_CREDENTIALS_H

#include "api/assume_role.h"

#include "port/port.h"

#include "credentials/keyring.h"

struct credential_sources {
	const struct catalog *lang; /* of the names of sources and of the messages */
	const char *profile;        /* NULL when --profile was not given */
	const char *usual_profile;  /* replaces "default"; NULL when not configured */
	const char *home;           /* NULL when unknown */
	const char *etc;            /* the system-wide INI file */
	const char *(*env)(const char *name);
	int64_t now_s;
	/* These come from the configuration file. */
	const char *command; /* for /bin/sh; NULL for none */
	const char *config;  /* the file's path */
	bool config_open;    /* others can write the file: its command must not run */
	bool cvm_role;
	/* These come from the options; NULL for none. */
	const char *role_arn, *role_session;
	const char *sts;      /* URL of STS; NULL for its usual host */
	bool at_terminal;     /* the command may talk to the user, because no screen runs */
	int command_limit_ms; /* 0 is COMMAND_LIMIT_MS */
	/* The slow sources need these; NULL when none of those can be used. */
	struct transport_port *net;
	const struct clock_port *clock;
};

#define COMMAND_LIMIT_MS 60000 /* the user may have to type a passphrase */
#define ROLE_LIMIT_MS    1000  /* the metadata service answers fast or never */
#define STS_LIMIT_MS     30000 /* all tries of AssumeRole */

struct credential_facts {
	char source[400];  /* "the environment", a path, "credential_command of PATH", "the CVM role
			      R" */
	char warning[500]; /* "", or an English sentence: a file others can read, a role ignored */
	const char *account;  /* the name of an account that has no profile; NULL: it has one */
	char id[24];          /* the key's id, masked: "AKID...MPLE" */
	struct cam_role role; /* the key is this role's; the ARN is "" for none */
	int64_t expires_s;    /* expiry of a temporary key; 0 when not known */
	int64_t modified_s;   /* mtime of the file; 0 for other sources */
	bool renewable;       /* the source gives a new key when it is read again */
	bool none;            /* no source has a key, nor part of one */
};

/* Reads the role of the options or the environment. false without an error when neither has one,
 * false with an error when it is not valid. */
bool credentials_role(const struct credential_sources *from, struct cam_role *out, struct err *e);
/* Finds the key and waits for slow sources, unlike credential_search.h. The error is
 * ERR_CREDENTIAL. */
bool credentials_find(const struct credential_sources *from, struct keyring *ring,
		      struct credential_facts *facts, struct err *e) MUST_USE;

#endif
