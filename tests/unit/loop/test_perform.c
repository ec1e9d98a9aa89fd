/* SPDX-License-Identifier: MIT */
/* Tests of src/loop/perform.c. */
#include "loop/perform.h"
#include "test.h"

/* A transport that notes what it is told. */
struct note {
	uint64_t sent, cancelled;
	char headers[4096], body[512];
};

static void note_send(void *ctx, uint64_t id, const struct wire_request *w)
{
	struct note *n = ctx;
	n->sent = id;
	assert_true(sl_to_chars(buf_sl(&w->headers), n->headers, sizeof n->headers));
	assert_true(sl_to_chars(buf_sl(&w->body), n->body, sizeof n->body));
}

static void note_cancel(void *ctx, uint64_t id)
{
	struct note *n = ctx;
	n->cancelled = id;
}

/* The model reads the clock for it. */
static int64_t read_no_clock(void *ctx)
{
	(void)ctx;
	fail_msg("the clock is read to sign");
	return 0;
}

struct fake_ports {
	struct note note;
	struct endpoint endpoint;
	struct clock_port clock;
	struct transport_port transport;
	struct performer performer;
};

static void begin(struct fake_ports *w, struct sl token, const char *language)
{
	struct err e = {0};
	memset(w, 0, sizeof *w);
	assert_true(endpoint_parse(SL(API_HOST), &w->endpoint, &e));
	w->clock = (struct clock_port){.wall_s = read_no_clock};
	w->transport =
	    (struct transport_port){.ctx = &w->note, .send = note_send, .cancel = note_cancel};
	struct keyring *ring = keyring_new();
	assert_true(keyring_set(ring, SL("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE"),
				SL("Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"), token));
	w->performer = (struct performer){&w->endpoint, ring, &w->clock, &w->transport, language};
}

static void end(struct fake_ports *w)
{
	keyring_free((struct keyring *)w->performer.ring);
}

static bool has(const struct fake_ports *w, const char *line)
{
	return strstr(w->note.headers, line) != NULL;
}

/* The vendor's Node SDK gives this signature for an empty request of this service. */
TEST(a_send_is_signed_with_the_time_of_the_effect)
{
	struct fake_ports w;
	begin(&w, SL(""), NULL);
	struct effect fx = {.kind = EFFECT_SEND,
			    .id = 7,
			    .signed_s = 1551113065,
			    .request = {.action = ACTION_PARTNER_CREDIT}};
	perform_send(&w.performer, &fx);
	assert_int_equal(w.note.sent, 7);
	assert_int_equal(w.note.cancelled, 0);
	assert_string_equal(w.note.body, "{}");
	assert_true(has(&w, "Host: " API_HOST "\n"));
	assert_true(has(&w, "X-TC-Timestamp: 1551113065\n"));
	assert_true(has(
	    &w, "Signature=6d5d9e350ef19ba8c7e84d10e150816319e1e6ae0a23b550077e70449de2782e\n"));
	assert_false(has(&w, "X-TC-Token"));
	assert_false(has(&w, "X-TC-Language"));
	end(&w);
}

TEST(token_and_language_go_along)
{
	struct fake_ports w;
	begin(&w, SL("t0ken"), "zh-CN");
	struct effect fx = {.kind = EFFECT_SEND,
			    .id = 9,
			    .request = {.action = ACTION_CUSTOMERS, .page = 3, .page_size = 50}};
	perform_send(&w.performer, &fx);
	assert_true(has(&w, "X-TC-Token: t0ken\n"));
	assert_true(has(&w, "X-TC-Language: zh-CN\n"));
	assert_non_null(strstr(w.note.body, "\"Page\":3"));
	assert_non_null(strstr(w.note.body, "\"PageSize\":50"));
	end(&w);
}

TEST(a_close_passes_the_id_and_sends_nothing)
{
	struct fake_ports w;
	begin(&w, SL(""), NULL);
	struct effect fx = {.kind = EFFECT_CLOSE, .id = 10};
	perform_send(&w.performer, &fx);
	assert_int_equal(w.note.cancelled, 10);
	assert_int_equal(w.note.sent, 0);
	end(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_send_is_signed_with_the_time_of_the_effect),
	    cmocka_unit_test(token_and_language_go_along),
	    cmocka_unit_test(a_close_passes_the_id_and_sends_nothing),
	};
	return cmocka_run_group_tests_name("perform", tests, NULL, NULL);
}
