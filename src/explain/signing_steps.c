/* SPDX-License-Identifier: MIT */
/* Makes the parts of a request that are shown, with its secrets masked. */
#include "explain/signing_steps.h"

#define PART_MAX (16u << 10)

void signing_steps_init(struct signing_steps *a)
{
	buf_init(&a->body, PART_MAX);
	buf_init(&a->canonical, PART_MAX);
	buf_init(&a->to_sign, PART_MAX);
	buf_init(&a->headers, PART_MAX);
}

void signing_steps_release(struct signing_steps *a)
{
	buf_release(&a->body);
	buf_release(&a->canonical);
	buf_release(&a->to_sign);
	buf_release(&a->headers);
}

/* Masks the signature, which is last in its header and holds no '='. */
static void mask_signature(struct sl headers, struct buf *out)
{
	struct sl line;
	while (sl_split(&headers, '\n', &line)) {
		bool signs = sl_starts(line, SL("Authorization: "));
		while (signs && line.n && line.p[line.n - 1] != '=')
			line.n--;
		buf_add(out, line);
		buf_add_chars(out, signs ? SIGNING_STEPS_MASK "\n" : "\n");
	}
}

/* Writes the headers as they are sent, but signed with a placeholder for the key. */
static void write_headers(struct signing_steps *a, const struct endpoint *to,
			  const struct request *r, const struct signing_steps_try *t)
{
	struct wire_request wire;
	struct wire_signer nobody = {.key = {SL(SIGNING_STEPS_MASK), SL(SIGNING_STEPS_MASK)},
				     .token = t->has_token ? SL(SIGNING_STEPS_MASK) : SL(""),
				     .language = t->language,
				     .unix_s = t->unix_s};
	wire_request_init(&wire);
	wire_build(to, r, &nobody, &wire);
	mask_signature(buf_sl(&wire.headers), &a->headers);
	wire_request_release(&wire);
}

void signing_steps_of(struct signing_steps *a, const struct endpoint *to, const struct request *r,
		      const struct signing_steps_try *t)
{
	struct tc3_request signing;
	buf_clear(&a->body);
	buf_clear(&a->canonical);
	buf_clear(&a->to_sign);
	buf_clear(&a->headers);
	request_body(r, &a->body);
	wire_signing(to, buf_sl(&a->body), t->unix_s, &signing);
	tc3_canonical_request(&signing, &a->canonical);
	tc3_string_to_sign(&signing, buf_sl(&a->canonical), &a->to_sign);
	write_headers(a, to, r, t);
}
