/* SPDX-License-Identifier: MIT */
/* Any bytes as each kind of credential file: what is read lies in it, what is said can be shown. */
#include "../../src/run/credentials_parse.h"
#include "checks.h"

typedef bool parser(struct sl text, struct secrets *out, struct err *e);

static void check_parts(const struct secrets *s, struct sl text)
{
	const struct sl parts[] = {s->id, s->secret, s->token};
	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		CHECK(parts[i].n <= text.n);
		/* Without a document of its own it can only point into the text. */
		CHECK(s->doc || !parts[i].n ||
		      (parts[i].p >= text.p && parts[i].p + parts[i].n <= text.p + text.n));
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
	CHECK(s.id.n == 0 && s.secret.n == 0 && s.token.n == 0 && !s.doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static parser *const parsers[] = {secrets_from_json, secrets_from_ini, secrets_from_output,
					  secrets_from_metadata};
	for (size_t i = 0; i < COUNT_OF(parsers); i++)
		try_parser(parsers[i], (struct sl){(const char *)data, n});
	return 0;
}
