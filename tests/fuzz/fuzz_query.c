/* SPDX-License-Identifier: MIT */
/* What a user types or a file says: filter text, endpoint, key, token, and the request made of
 * them. */
#include <string.h>

#include "base/utf8.h"

#include "codec/json.h"

#include "api/wire.h"

#include "checks.h"

static void check_description(const struct query *q)
{
	char out[400];
	for (size_t size = 1; size <= sizeof out; size += 7) {
		query_describe(NULL, q, out, size);
		CHECK(strlen(out) < size);
		check_shown(out);
	}
}

/* The body is JSON that says what was asked. */
static void check_body(const struct request *r)
{
	struct buf body;
	struct err e = {0};
	buf_init(&body, 16 << 10);
	request_body(r, &body);
	CHECK(!body.full);
	struct json *doc = json_parse(buf_sl(&body), &e);
	CHECK(doc != NULL);
	const struct json_node *root = json_root(doc);
	CHECK(sl_equal(json_string(json_get(root, "Filter")), sl_from(r->query.text)));
	CHECK(json_count(root) == (r->query.type == FILTER_NONE ? 3 : 5));
	json_free(doc);
	buf_release(&body);
}

static void try_filter(struct query *q, enum filter_type type, struct sl text)
{
	struct query before = *q;
	struct err e = {0};
	if (query_filter(q, type, text, &e)) {
		CHECK((q->type == FILTER_NONE) == (q->text[0] == '\0'));
		CHECK(sl_equal(sl_from(q->text), text));
	} else {
		CHECK(e.kind == ERR_USAGE);
		check_shown(e.text);
		CHECK(query_equal(q, &before));
	}
	check_description(q);
}

static void check_endpoint(const struct endpoint *a)
{
	struct endpoint b;
	struct sl host = sl_from(a->host);
	struct err e = {0};
	for (const char *c = a->url; *c; c++)
		CHECK(*c > ' ' && *c < 0x7F && !(*c >= 'A' && *c <= 'Z'));
	CHECK(host.n > 0 && !memchr(host.p, '@', host.n) && !memchr(host.p, '/', host.n));
	CHECK(a->tls || sl_starts(host, SL("127.")) || sl_starts(host, SL("localhost")) ||
	      sl_starts(host, SL("[")));
	/* What is written is read as the same. */
	CHECK(endpoint_parse(sl_from(a->url), &b, &e));
	CHECK(strcmp(a->url, b.url) == 0 && strcmp(a->host, b.host) == 0 && a->tls == b.tls);
}

static void check_headers(const struct endpoint *to, const struct request *r,
			  const struct wire_signer *by)
{
	struct wire_request w;
	size_t lines = 0;
	struct sl rest, line;
	wire_request_init(&w);
	wire_build(to, r, by, &w);
	rest = buf_sl(&w.headers);
	CHECK(rest.n > 0 && rest.p[rest.n - 1] == '\n');
	CHECK(!memchr(rest.p, '\r', rest.n) && !memchr(rest.p, '\0', rest.n));
	for (; sl_split(&rest, '\n', &line); lines++)
		CHECK(strstr(line.p, ": ") != NULL);
	CHECK(lines == 8u + (by->token.n > 0) + (by->language.n > 0));
	wire_request_release(&w);
}

static void try_signer(const struct endpoint *to, const struct request *r, struct sl text,
		       unsigned part)
{
	struct wire_signer by = {.key = {SL("AKIDEXAMPLE"), SL("secret")}, .unix_s = 1551113065};
	struct sl *const parts[] = {&by.token, &by.key.id, &by.key.secret, &by.language};
	struct err e = {0};
	*parts[part % COUNT_OF(parts)] = text;
	if (wire_check_signer(&by, &e))
		check_headers(to, r, &by);
	else
		check_shown(e.text);
}

static void try_words(struct sl text)
{
	enum filter_type type = FILTER_NONE;
	enum order order = ORDER_DESC;
	enum customer_field field = FIELD_CLIENT_UIN;
	struct fault f;
	if (query_filter_type_parse(text, &type))
		CHECK(sl_equal_nocase(text, sl_from(query_filter_type_name(type))));
	if (query_order_parse(text, &order))
		CHECK(sl_equal_nocase(text, sl_from(query_order_name(order))));
	if (customer_field_parse(text, &field))
		CHECK(sl_equal_nocase(text, sl_from(customer_field_name(field))));
	fault_from_code(&f, text, text, text);
	check_fault(&f);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	unsigned first = n ? data[0] : 0;
	struct sl text = n ? (struct sl){(const char *)data + 1, n - 1} : SL("");
	struct endpoint to = {.url = "https://a.example/", .host = "a.example", .tls = true};
	struct request r = {.action = ACTION_CUSTOMERS, .page = 1, .page_size = 20};
	struct err e = {0};
	r.query.order = first / FILTER_TYPES % 2 ? ORDER_ASC : ORDER_DESC;
	try_filter(&r.query, (enum filter_type)(first % FILTER_TYPES), text);
	check_body(&r);
	if (endpoint_parse(text, &to, &e))
		check_endpoint(&to);
	else
		check_shown(e.text);
	try_signer(&to, &r, text, first);
	try_words(text);
	return 0;
}
