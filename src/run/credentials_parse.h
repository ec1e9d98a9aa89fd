/* SPDX-License-Identifier: MIT */
/* The two formats of credential files. Private to the room. */
#ifndef CREDENTIALS_PARSE_H
#define CREDENTIALS_PARSE_H

#include "base/err.h"
#include "base/sl.h"

#include "codec/json.h"

struct secrets {
	struct sl id, secret, token; /* in the text, or in doc */
	int64_t expires_s;           /* 0 when not known */
	const char *renewal;         /* the command that fetches new ones; NULL when not known */
	struct json *doc;            /* owned; NULL for INI */
};

void secrets_release(struct secrets *s); /* wipes every string of doc */
/*
 * tccli: {"secretId", "secretKey", "token"?, "expiresAt"?, "type"?}. What tccli would trade for
 * another key first (a CVM role, role-arn) is refused with a sentence: its own key may be a
 * different one.
 */
bool secrets_from_json(struct sl text, struct secrets *out, struct err *e);
/* The SDKs: secret_id and secret_key under [default]; # and ; begin comments. Errors name the line.
 */
bool secrets_from_ini(struct sl text, struct secrets *out, struct err *e);

#endif
