/* SPDX-License-Identifier: MIT */
/*
 * The formats in which keys come. A key is taken only from a text that is understood to its end:
 * what is there twice, glued together or not understood could be another account's key, and is an
 * error with its line. Private to the room.
 */
#ifndef CREDENTIALS_CREDENTIALS_PARSE_H
#define CREDENTIALS_CREDENTIALS_PARSE_H

#include "base/err.h"
#include "base/sl.h"

#include "codec/json.h"

#include "credentials_names.h"

struct secrets {
	struct sl part[SECRET_PARTS]; /* in the text, or in doc; empty when not there */
	int line[SECRET_PARTS];       /* where they stand in the text; 0 when not known */
	int64_t expires_s;            /* 0 when not known */
	const char *renewal;          /* what to do when it has ended; NULL when not known */
	bool cvm_role;                /* no key: the role of the CVM instance is to be taken */
	bool role_ignored;            /* a role without a session name, which tccli passes over */
	struct json *doc;             /* owned; NULL for INI */
};

void secrets_release(struct secrets *s); /* wipes every string of doc */
/*
 * tccli: {"secretId", "secretKey", "token"?, "expiresAt"?, "type"?, "role-arn"?,
 * "role-session-name"?}.
 */
bool secrets_from_json(struct sl text, struct secrets *out, struct err *e);
/* The SDKs: secret_id, secret_key, token, role_arn under [default]; # and ; begin comments, = or :
 * stands between. Errors name the line. */
bool secrets_from_ini(struct sl text, struct secrets *out, struct err *e);
/* The same without any section: entries before one count as those of [default]. */
bool secrets_from_lines(struct sl text, struct secrets *out, struct err *e);
/*
 * What a credential_command prints: the JSON of tccli or of STS (TmpSecretId, TmpSecretKey, Token,
 * ExpiredTime, also within Credentials), or lines of secrets_from_lines.
 */
bool secrets_from_output(struct sl text, struct secrets *out, struct err *e);
/* The metadata service: as of STS, and "Code" is "Success". */
bool secrets_from_metadata(struct sl text, struct secrets *out, struct err *e);
/* The answer of STS to AssumeRole, which is known to be no refusal. */
bool secrets_from_sts(struct sl text, struct secrets *out, struct err *e);

#endif
