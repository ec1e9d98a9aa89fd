/* SPDX-License-Identifier: MIT */
/* What a page costs on its way, in both directions. */
#include <stdlib.h>

#include <cjson/cJSON.h>

#include "api/tc3.h"

#include "bench.h"

#define ROUNDS 60

static struct buf body;

static void parse_bare(void *ctx)
{
	(void)ctx;
	cJSON_InitHooks(NULL); /* as it comes */
	cJSON *doc = cJSON_ParseWithLength(body.p, body.n);
	if (!doc)
		abort();
	cJSON_Delete(doc);
}

static void decode(void *ctx)
{
	struct customer_page page;
	struct fault fault;
	struct wire_reply r = {.result = WIRE_OK, .http_status = 200, .body = buf_sl(&body)};
	(void)ctx;
	customer_page_init(&page);
	if (!reply_customers(&r, &page, &fault))
		abort();
	customer_page_release(&page);
}

void bench_decode(void)
{
	buf_init(&body, 1u << 20);
	bench_answer(1000, 2, &body);
	int64_t bare = INT64_MAX, ours = INT64_MAX;
	/* In turn: both meet the same machine. */
	for (int i = 0; i < ROUNDS; i++) {
		int64_t a = bench_best(parse_bare, NULL, 1, 20),
			b = bench_best(decode, NULL, 1, 20);
		bare = a < bare ? a : bare;
		ours = b < ours ? b : ours;
	}
	double bytes = (double)body.n;
	bench_say("page of 100: cJSON alone", (double)bare / 1e3, "us", 0);
	bench_say("page of 100: decoded", (double)ours / 1e3, "us", 0);
	bench_say("decoding / cJSON alone", (double)ours / (double)bare, "x", 1.15);
	bench_say("rows decoded", BENCH_PAGE * 1e9 / (double)ours / 1e3, "k/s", 0);
	bench_say("bytes decoded", bytes * 1e3 / (double)ours, "MB/s", 0);
	buf_release(&body);
}

struct signing {
	struct endpoint to;
	struct request request;
	struct wire_signer by;
};

static void sign(void *ctx)
{
	const struct signing *s = ctx;
	struct wire_request w;
	wire_request_init(&w);
	wire_build(&s->to, &s->request, &s->by, &w);
	wire_request_release(&w);
}

/* The four keyed digests and two plain ones that the signature is made of, and nothing else. */
static void digest(void *ctx)
{
	const struct signing *s = ctx;
	unsigned char key[HASH_BYTES], out[HASH_BYTES];
	struct sl text =
	    SL("POST\n/\n\ncontent-type:application/json\nhost:x\n\ncontent-type;host");
	hash_sha256(text, out);
	hash_sha256(text, out);
	hash_hmac(s->by.key.secret, text, key);
	for (int i = 0; i < 3; i++)
		hash_hmac((struct sl){(const char *)key, sizeof key}, text, key);
}

void bench_sign(void)
{
	struct signing s = {
	    .request = {.action = ACTION_CUSTOMERS, .page = 1, .page_size = BENCH_PAGE},
	    .by = {.key = {SL("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE"),
			   SL("Gu5t9xGARNpq86cd98joQYCN3EXAMPLE")},
		   .unix_s = 1790172131}};
	if (!endpoint_parse(SL(API_HOST), &s.to, NULL))
		abort();
	int64_t floor = bench_best(digest, &s, 20, 200), ours = bench_best(sign, &s, 20, 200);
	bench_say("request signed", (double)ours / 1e3, "us", 0);
	bench_say("signing / its digests alone", (double)ours / (double)floor, "x", 0);
}
