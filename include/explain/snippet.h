/* SPDX-License-Identifier: MIT */
/*
 * A snippet: a command or short program that sends the same request, with curl and openssl, with
 * tccli, or with an official SDK. When it runs it takes the key from TENCENTCLOUD_SECRET_ID and
 * TENCENTCLOUD_SECRET_KEY, tccli from its profile; it holds no secret. If a role was assumed, tccli
 * assumes it too, and a comment in the others names the role whose key they need. The text of a
 * filter is quoted by the rules of the language, so that it cannot end a literal.
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
	/* The account of the key, so that the request goes to no other one. */
	const char *profile;         /* for tccli; NULL or "" for its default */
	const struct cam_role *role; /* the assumed role; NULL or an empty ARN for none */
};

const char *snippet_name(enum snippet r);  /* "curl", "tccli", "python", "go", "node" */
const char *snippet_title(enum snippet r); /* "curl command", "Python program" */
bool snippet_parse(struct sl name, enum snippet *out);
void snippet_write(enum snippet r, const struct snippet_for *what, struct buf *out);

#endif
