/* SPDX-License-Identifier: MIT */
/* The two formats of credential files. Private to the room. */
#ifndef CREDENTIALS_PARSE_H
#define CREDENTIALS_PARSE_H

#include "base/err.h"
#include "base/sl.h"

#include "codec/json.h"

struct secrets {
	struct sl id, secret, token; /* in the text, or in doc */
	int64_t expires_s;
	struct json *doc; /* owned; NULL for INI */
};

void secrets_release(struct secrets *s); /* wipes the strings of doc */
/* tccli: {"secretId", "secretKey", "token"?, "expiresAt"?, "type"?}. */
bool secrets_from_json(struct sl text, struct secrets *out, struct err *e);
/* The SDKs: secret_id and secret_key under [default]; # and ; begin comments. Errors name the line.
 */
bool secrets_from_ini(struct sl text, struct secrets *out, struct err *e);

#endif
