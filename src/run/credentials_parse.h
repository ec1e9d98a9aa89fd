/* SPDX-License-Identifier: MIT */
/* The formats in which keys come. Private to the room. */
#ifndef CREDENTIALS_PARSE_H
#define CREDENTIALS_PARSE_H

#include "base/err.h"
#include "base/sl.h"

#include "codec/json.h"

enum secret_part { PART_ID, PART_SECRET, PART_TOKEN, PART_EXPIRY };
#define SECRET_PARTS 4

struct secrets {
	struct sl id, secret, token; /* in the text, or in doc */
	int64_t expires_s;           /* 0 when not known */
	int line[SECRET_PARTS];      /* where they stand in the text; 0 when not known */
	const char *renewal;         /* the command that fetches new ones; NULL when not known */
	bool cvm_role;               /* no key: the role of the CVM instance is to be taken */
	struct json *doc;            /* owned; NULL for INI */
};

void secrets_release(struct secrets *s); /* wipes every string of doc */
/*
 * tccli: {"secretId", "secretKey", "token"?, "expiresAt"?, "type"?}. What tccli would trade for
 * another key first (role-arn) is refused with a sentence: its own key may be a different one.
 */
bool secrets_from_json(struct sl text, struct secrets *out, struct err *e);
/* The SDKs: secret_id and secret_key under [default]; # and ; begin comments. Errors name the line.
 */
bool secrets_from_ini(struct sl text, struct secrets *out, struct err *e);
/*
 * What a credential_command prints: the JSON of tccli or of the API's STS (TmpSecretId,
 * TmpSecretKey, Token, ExpiredTime), or lines secret_id = ..., secret_key, token, expires_at.
 * Times are Unix seconds or 2026-11-23T10:00:00Z.
 */
bool secrets_from_output(struct sl text, struct secrets *out, struct err *e);
/* The metadata service: as of STS, and "Code" is "Success". */
bool secrets_from_metadata(struct sl text, struct secrets *out, struct err *e);

#endif
