/* SPDX-License-Identifier: MIT */
/*
 * Where the key comes from: the first source that has one, in this order: --profile, and then no
 * other; the environment; ~/.tccli/default.credential (JSON); ~/.tencentcloud/credentials and
 * /etc/tencentcloud/credentials (INI, [default]).
 *
 * A source without any key is passed over: tccli makes such files for its other settings. One with
 * half a key, a malformed one or one that cannot be read is an error that names it: going on in
 * silence would show another account's customers. What is read is wiped once it is in the keyring;
 * no sentence holds any of it.
 */
#ifndef RUN_CREDENTIALS_H
#define RUN_CREDENTIALS_H

#include "run/keyring.h"

struct credential_sources {
	const char *profile; /* NULL when --profile was not given */
	const char *home;    /* NULL when unknown */
	const char *etc;     /* the system-wide INI file */
	const char *(*env)(const char *name);
	int64_t now_s;
};

struct credential_facts {
	char source[400];   /* "the environment", a path */
	char warning[500];  /* "" or a sentence: a file others can read */
	int64_t expires_s;  /* of temporary credentials; 0 when not known */
	int64_t modified_s; /* of a file; 0 else */
};

/* ERR_CREDENTIAL with a sentence that says what to do. */
bool credentials_find(const struct credential_sources *from, struct keyring *ring,
		      struct credential_facts *facts, struct err *e) MUST_USE;

#endif
