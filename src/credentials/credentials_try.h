/* SPDX-License-Identifier: MIT */
/* The sources one by one, and the checks that a key must pass. */
#ifndef CREDENTIALS_CREDENTIALS_TRY_H
#define CREDENTIALS_CREDENTIALS_TRY_H

#include "credentials/credentials.h"
#include "secrets.h"

enum found { FOUND, ABSENT, BROKEN, FOUND_ROLE /* take the CVM role */ };

/* The results of a source: the key, the facts about it, the error. */
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

/* Takes the key from a text. The caller has set to->facts->source. */
typedef bool secrets_parser(struct sl text, struct secrets *out, struct err *e);
enum found credentials_take(const struct credential_sources *from, struct sl text,
			    secrets_parser *parse, const struct credential_out *to);
/* Sets the error for a search in which no source had a key. */
void credentials_say_none(const struct credential_sources *from, struct err *e);

#endif
