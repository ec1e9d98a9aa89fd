/* SPDX-License-Identifier: MIT */
/*
 * A request as a command or a short program that sends the same: with curl and openssl alone, with
 * tccli, with the official SDKs. All take the key from TENCENTCLOUD_SECRET_ID and
 * TENCENTCLOUD_SECRET_KEY when they run, tccli from its profile; none holds a secret. Where a role
 * was assumed tccli does it too, and the others say whose key they need. The text of a filter is
 * quoted as its language wants it: it can end no literal.
 */
#ifndef EXPLAIN_SNIPPET_H
#define EXPLAIN_SNIPPET_H

#include "base/buf.h"

#include "api/assume_role.h"
#include "api/endpoint.h"
#include "api/request.h"

enum snippet { SNIPPET_CURL, SNIPPET_TCCLI, SNIPPET_PYTHON, SNIPPET_GO, SNIPPET_NODE };
#define SNIPPETS 5

struct snippet_for {
	const struct endpoint *to;
	const struct request *request;
	const char *ca_file;  /* NULL when only the system's certificates are trusted */
	const char *language; /* NULL for none; "zh-CN", "en-US" */
	/* Whose key it is, so that no other account is asked. */
	const char *profile;         /* of tccli; NULL or "" for its default */
	const struct cam_role *role; /* that was assumed; NULL, or with an empty ARN, for none */
};

const char *snippet_name(enum snippet r);  /* "curl", "tccli", "python", "go", "node" */
const char *snippet_title(enum snippet r); /* "curl command", "Python program" */
bool snippet_parse(struct sl name, enum snippet *out);
void snippet_write(enum snippet r, const struct snippet_for *what, struct buf *out);

#endif
