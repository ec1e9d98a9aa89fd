/* SPDX-License-Identifier: MIT */
#include "api/wire.h"

#include <inttypes.h>

#ifndef VERSION
#error "VERSION comes from the build"
#endif

#define CONTENT_TYPE "application/json"

void wire_request_init(struct wire_request *w)
{
	buf_init(&w->headers, 16 << 10);
	buf_init(&w->body, 16 << 10);
}

void wire_request_release(struct wire_request *w)
{
	buf_wipe(&w->headers);
	buf_wipe(&w->body);
	buf_release(&w->headers);
	buf_release(&w->body);
}

static bool is_header_value(struct sl s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x21 || (unsigned char)s.p[i] > 0x7E)
			return false;
	return true;
}

bool wire_check_signer(const struct wire_signer *by, struct err *e)
{
	const struct {
		struct sl value;
		const char *name;
		size_t max;
	} parts[] = {{by->key.id, "secret id", 200},
		     {by->key.secret, "secret key", 512},
		     {by->token, "token", 8192},
		     {by->language, "language", 16}};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (parts[i].value.n > parts[i].max)
			return err_set(e, ERR_CREDENTIAL, "the %s is too long (%zu bytes)",
				       parts[i].name, parts[i].value.n);
		if (!is_header_value(parts[i].value))
			return err_set(
			    e, ERR_CREDENTIAL,
			    "the %s holds blanks or characters that a key never has; copy it again",
			    parts[i].name);
	}
	return true;
}

static void add_header(struct buf *out, const char *name, struct sl value)
{
	buf_addf(out, "%s: ", name);
	buf_add(out, value);
	buf_add_byte(out, '\n');
}

static void add_optional(struct buf *out, const char *name, struct sl value)
{
	if (value.n)
		add_header(out, name, value);
}

void wire_build(const struct endpoint *to, const struct request *r, const struct wire_signer *by,
		struct wire_request *out)
{
	buf_clear(&out->headers);
	buf_clear(&out->body);
	request_body(r, &out->body);
	struct tc3_request signing = {.method = SL("POST"),
				      .query = SL(""),
				      .content_type = SL(CONTENT_TYPE),
				      .host = sl_from(to->host),
				      .action = SL(""),
				      .body = buf_sl(&out->body),
				      .service = SL(API_SERVICE),
				      .unix_s = by->unix_s};
	struct buf *h = &out->headers;
	add_header(h, "Host", signing.host);
	add_header(h, "Content-Type", signing.content_type);
	add_header(h, "X-TC-Action", sl_from(api_action_name(r->action)));
	add_header(h, "X-TC-Version", SL(API_VERSION));
	buf_addf(h, "X-TC-Timestamp: %" PRId64 "\n", by->unix_s);
	add_optional(h, "X-TC-Token", by->token);
	add_optional(h, "X-TC-Language", by->language);
	add_header(h, "X-TC-RequestClient", SL("tcpartner_" VERSION));
	add_header(h, "User-Agent", SL("tcpartner/" VERSION));
	buf_add_chars(h, "Authorization: ");
	tc3_authorization(&signing, &by->key, h);
	buf_add_byte(h, '\n');
}
