/* SPDX-License-Identifier: MIT */
/*
 * The file formats of keys. A key is taken only from a text that is understood to its end: a part
 * that is repeated, glued to another or not understood could be another account's key, and is an
 * error with its line.
 */
#ifndef CREDENTIALS_SECRETS_H
#define CREDENTIALS_SECRETS_H

#include "base/err.h"
#include "base/sl.h"

#include "codec/json.h"

#include "credentials_names.h"

struct secrets {
	struct sl part[SECRET_PARTS]; /* slices of the text or of doc; empty when missing */
	int line[SECRET_PARTS];       /* their lines in the text; 0 when not known */
	int64_t expires_s;            /* 0 when not known */
	const char *renewal;          /* the remedy when it has expired; NULL when not known */
	bool cvm_role;                /* the text has no key: take the role of the CVM instance */
	bool role_ignored; /* it has a role without a session name, which tccli ignores */
	struct json *doc;  /* owned; NULL for INI */
};

void secrets_release(struct secrets *s); /* wipes every string of doc and frees it */
/*
 * tccli: {"secretId", "secretKey", "token"?, "expiresAt"?, "type"?, "role-arn"?,
 * "role-session-name"?}.
 */
bool secrets_from_json(struct sl text, struct secrets *out, struct err *e);
/* The SDKs: secret_id, secret_key, token, role_arn under [default], separated from their values by
 * = or :. Comments begin with # or ;. Errors name the line. */
bool secrets_from_ini(struct sl text, struct secrets *out, struct err *e);
/* Reads the same without sections: entries before any section count as those of [default]. */
bool secrets_from_lines(struct sl text, struct secrets *out, struct err *e);
/*
 * The output of a credential_command: the JSON of tccli or of STS (TmpSecretId, TmpSecretKey,
 * Token, ExpiredTime, also within Credentials), or lines of secrets_from_lines.
 */
bool secrets_from_output(struct sl text, struct secrets *out, struct err *e);
/* The answer of the metadata service: as of STS, and "Code" must be "Success". */
bool secrets_from_metadata(struct sl text, struct secrets *out, struct err *e);
/* The answer of STS to AssumeRole; the caller has checked that it is no error. */
bool secrets_from_sts(struct sl text, struct secrets *out, struct err *e);

#endif
