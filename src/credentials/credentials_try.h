/* SPDX-License-Identifier: MIT */
/* The sources one by one, and what makes a key acceptable. Private to the room. */
#ifndef CREDENTIALS_CREDENTIALS_TRY_H
#define CREDENTIALS_CREDENTIALS_TRY_H

#include "credentials/credentials.h"
#include "credentials_parse.h"

enum found { FOUND, ABSENT, BROKEN, FOUND_ROLE /* the CVM role is to be taken */ };

/* A key with a place for it and for what is to be said. */
struct credential_out {
	struct keyring *ring;
	struct credential_facts *facts;
	struct err *e;
};

enum found credentials_from_environment(const struct credential_sources *from,
					const struct credential_out *to);
enum found credentials_from_tccli(const struct credential_sources *from,
				  const struct credential_out *to);
enum found credentials_from_sdk(const struct credential_sources *from,
				const struct credential_out *to);

/* Reads a text and takes the key in it; to->facts->source is set already. */
typedef bool secrets_parser(struct sl text, struct secrets *out, struct err *e);
enum found credentials_take(const struct credential_sources *from, struct sl text,
			    secrets_parser *parse, const struct credential_out *to);
/* No source had a key. */
void credentials_say_none(const struct credential_sources *from, struct err *e);

#endif
