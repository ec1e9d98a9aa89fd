/* SPDX-License-Identifier: MIT */
/*
 * Where the key comes from: the first source that has one.
 *
 *   asked for by name (--profile)        otherwise
 *   its own credential_command           the environment
 *   its own cvm-role                     credential_command of the configuration file
 *   ~/.tccli/NAME.credential             ~/.tccli/default.credential (JSON), or the usual profile's
 *                                        ~/.tencentcloud/credentials, /etc/... (INI, [default]),
 *                                        in place of both TENCENTCLOUD_CREDENTIALS_FILE
 *                                        the role of the CVM instance, where allowed
 *
 * A source without any key is passed over: tccli makes such files for its other settings. One with
 * half a key, a malformed one, one that cannot be read or a command that fails is an error that
 * names it: going on in silence would show another account's customers. What is read is wiped once
 * it is in the keyring; no sentence holds any of it.
 *
 * Where a role is asked for, the key found is the base key: it signs AssumeRole of STS and nothing
 * else, and the temporary key of the role takes its place. The role is the one of the options, else
 * TENCENTCLOUD_ROLE_ARN (not for a profile that was asked for by name), else the one that stands
 * beside the base key. A role that is refused is an error: the base key is never used in its place.
 */
#ifndef CREDENTIALS_CREDENTIALS_H
#define CREDENTIALS_CREDENTIALS_H

#include "api/assume_role.h"

#include "port/port.h"

#include "credentials/keyring.h"

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
	/* Of the options; NULL for none. */
	const char *role_arn, *role_session;
	const char *sts;      /* URL of STS; NULL for its usual host */
	bool at_terminal;     /* the command may talk to the user: no screen stands */
	int command_limit_ms; /* 0 is COMMAND_LIMIT_MS */
	/* For the slow sources; NULL where none of them can be used. */
	struct transport_port *net;
	const struct clock_port *clock;
};

#define COMMAND_LIMIT_MS 60000 /* somebody types a passphrase meanwhile */
#define ROLE_LIMIT_MS    1000  /* the metadata service is beside the instance, or not at all */
#define STS_LIMIT_MS     30000 /* all tries of AssumeRole */

struct credential_facts {
	char source[400];  /* "the environment", a path, "credential_command of PATH", "the CVM role
			      R" */
	char warning[500]; /* "" or a sentence: a file others can read, a role that is ignored */
	char id[24];       /* of the key found, masked: "AKID...MPLE" */
	struct cam_role role; /* whose temporary key it is; its ARN is "" for none */
	int64_t expires_s;    /* of temporary credentials; 0 when not known */
	int64_t modified_s;   /* of a file; 0 else */
	bool renewable;       /* asking the source again brings new ones */
};

/* The role that the options or the environment ask for; false, with an error or without, when there
 * is none. */
bool credentials_role(const struct credential_sources *from, struct cam_role *out, struct err *e);
/* Waits for slow sources; run/seek.h does not. ERR_CREDENTIAL with a sentence that says what to do.
 */
bool credentials_find(const struct credential_sources *from, struct keyring *ring,
		      struct credential_facts *facts, struct err *e) MUST_USE;

#endif
