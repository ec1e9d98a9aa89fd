/* SPDX-License-Identifier: MIT */
/*
 * A request as a command or a short program that sends the same: with curl and openssl alone, with
 * tccli, with the official SDKs. All take the key from TENCENTCLOUD_SECRET_ID and
 * TENCENTCLOUD_SECRET_KEY when they run, tccli from its profile; none holds a secret. Where a role
 * was assumed tccli does it too, and the others say whose key they need. The text of a filter is
 * quoted as its language wants it: it can end no literal.
 */
#ifndef EXPLAIN_SNIPPETS_H
#define EXPLAIN_SNIPPETS_H

#include "base/buf.h"

#include "api/assume_role.h"
#include "api/endpoint.h"
#include "api/request.h"

enum recipe { RECIPE_CURL, RECIPE_TCCLI, RECIPE_PYTHON, RECIPE_GO, RECIPE_NODE };
#define RECIPES 5

struct recipe_for {
	const struct endpoint *to;
	const struct request *request;
	const char *ca_file;  /* NULL when only the system's certificates are trusted */
	const char *language; /* NULL for none; "zh-CN", "en-US" */
	/* Whose key it is, so that no other account is asked. */
	const char *profile;         /* of tccli; NULL or "" for its default */
	const struct cam_role *role; /* that was assumed; NULL, or with an empty ARN, for none */
};

const char *recipe_name(enum recipe r);  /* "curl", "tccli", "python", "go", "node" */
const char *recipe_title(enum recipe r); /* "curl command", "Python program" */
bool recipe_parse(struct sl name, enum recipe *out);
void recipe_write(enum recipe r, const struct recipe_for *what, struct buf *out);

#endif
