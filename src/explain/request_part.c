/* SPDX-License-Identifier: MIT */
/* Names and titles of the parts of a request. */
#include "explain/request_part.h"

#include "explain/snippet.h"

static const struct {
	const char *name, *title;
} parts[REQUEST_PARTS] = {[PART_BODY] = {"body", N_("Request body")},
			  [PART_CANONICAL] = {"canonical", N_("Canonical request")},
			  [PART_TO_SIGN] = {"to-sign", N_("String to sign")},
			  [PART_HEADERS] = {"headers", N_("Headers, key and signature masked")}};

const char *request_part_name(enum request_part p)
{
	return parts[p].name;
}

const char *request_part_title(enum request_part p)
{
	return parts[p].title;
}

bool request_part_is_known(struct sl name)
{
	enum snippet s;
	for (int i = 0; i < REQUEST_PARTS; i++)
		if (sl_equal(name, sl_from(parts[i].name)))
			return true;
	return snippet_parse(name, &s);
}
