/* SPDX-License-Identifier: MIT */
/* Any bytes as each kind of credential file: what is read lies in it, what is said can be shown. */
#include "checks.h"
#include "credentials/secrets.h"

typedef bool parser(struct sl text, struct secrets *out, struct err *e);

static void check_parts(const struct secrets *s, struct sl text)
{
	for (size_t i = 0; i < SECRET_PARTS; i++) {
		struct sl part = s->part[i];
		CHECK(part.n <= text.n);
		/* Without a document of its own it can only point into the text. */
		CHECK(s->doc || !part.n ||
		      (part.p >= text.p && part.p + part.n <= text.p + text.n));
	}
}

static void try_parser(parser *parse, struct sl text)
{
	struct secrets s = {.expires_s = 0};
	struct err e = {0};
	if (parse(text, &s, &e)) {
		CHECK(e.kind == ERR_NONE);
		check_parts(&s, text);
	} else {
		CHECK(e.kind != ERR_NONE && e.text[0]);
		check_shown(e.text);
	}
	secrets_release(&s);
	for (size_t i = 0; i < SECRET_PARTS; i++)
		CHECK(s.part[i].n == 0);
	CHECK(!s.doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static parser *const parsers[] = {secrets_from_json, secrets_from_ini, secrets_from_output,
					  secrets_from_metadata, secrets_from_sts};
	for (size_t i = 0; i < COUNT_OF(parsers); i++)
		try_parser(parsers[i], (struct sl){(const char *)data, n});
	return 0;
}
