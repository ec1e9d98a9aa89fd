/* SPDX-License-Identifier: MIT */
/*
 * Every path on which words of a server, a library or a customer leave the program: secrets and
 * every control character are sent in, and none comes out.
 */

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"

#include "codec/json.h"

#include "api/reply.h"

#include "app/model/model.h"

#include "cmd/doctor_check.h"
#include "files/log_file.h"
#include "flow_start.h"
#include "loop/gated_transport.h"
#include "output/customer_format.h"
#include "recording/recording.h"
#include "test.h"

#define KEY      "theKeyThatNothingShows/0123456789"
#define TOKEN    "theTokenThatNothingShows+0123456789"
#define PROXY    "Hunter2@Pass"
#define TEXT_MAX 4000

/* What a server, a library or a customer may write. */
static char hostile[TEXT_MAX], hostile_json[TEXT_MAX];

static void add(struct buf *out, uint32_t cp)
{
	char bytes[UTF8_MAX_BYTES];
	buf_add(out, (struct sl){bytes, utf8_write(cp, bytes)});
}

SETUP(begin)
{
	struct buf b;
	buf_init(&b, TEXT_MAX);
	buf_add_chars(&b, "x" KEY " y" TOKEN " http://alice:" PROXY "@proxy ");
	for (uint32_t cp = 1; cp < 0xA0; cp++)
		if (cp < 0x20 || cp >= 0x7F)
			add(&b, cp);
	for (uint32_t cp = 0x200E; cp <= 0x2069; cp++)
		if (text_acts(cp))
			add(&b, cp);
	add(&b, 0x061C);
	sl_to_chars(buf_sl(&b), hostile, sizeof hostile);
	buf_clear(&b);
	/* As it may stand in a document: a server does not escape what it should, and no server of
	 * the API has the password of a proxy. */
	for (const char *c = "x" KEY " y" TOKEN " "; *c; c++)
		buf_addf(&b, "%s%c", *c == '/' ? "\\" : "", *c);
	for (const char *c = strchr(hostile, 1); *c; c++)
		buf_add_byte(&b, *c);
	sl_to_chars(buf_sl(&b), hostile_json, sizeof hostile_json);
	buf_release(&b);
	setenv("https_proxy", "http://alice:Hunter2%40Pass@proxy", 1);
	return 0;
}

/* A transport that gives one reply. */
struct stub {
	struct wire_reply reply;
	bool given;
};

static bool stub_next(void *ctx, struct wire_reply *out)
{
	struct stub *s = ctx;
	if (s->given)
		return false;
	s->given = true;
	*out = s->reply;
	return true;
}

static void stub_close(void *ctx)
{
	(void)ctx;
}

static void stub_get(void *ctx, uint64_t id, const char *url, int timeout_ms)
{
	(void)ctx, (void)id, (void)url, (void)timeout_ms;
}

/* Everything of a reply that comes from outside is hostile. */
struct fake_ports {
	struct stub stub;
	struct keyring *ring;
	struct transport_port net;
	struct wire_path path;
	char headers[2 * TEXT_MAX + 100], body[3 * TEXT_MAX];
	struct wire_reply reply;
};

static void fill(char *field, size_t size, const char *from)
{
	sl_to_chars(sl_from(from), field, size);
}

/* The body with hostile text in place of each '%'. */
static void write_body(const char *body, char *out, size_t size)
{
	struct buf b;
	buf_init(&b, size);
	for (; *body; body++)
		if (*body == '%')
			buf_add_chars(&b, hostile_json);
		else
			buf_add_byte(&b, *body);
	assert_true(sl_to_chars(buf_sl(&b), out, size));
	buf_release(&b);
}

static struct fake_ports *open_world(enum wire_result result, const char *body)
{
	struct fake_ports *w = mem_alloc(1, sizeof *w);
	struct transport_port stub = {
	    .ctx = &w->stub, .next = stub_next, .close = stub_close, .get = stub_get};
	w->ring = keyring_new();
	assert_true(keyring_set(w->ring, SL("AKIDid"), SL(KEY), SL(TOKEN)));
	gated_transport_wrap(&w->net, &stub, w->ring);
	snprintf(w->headers, sizeof w->headers, "X-Echo: %s\nLocation: %s\n", hostile, hostile);
	write_body(body, w->body, sizeof w->body);
	fill(w->path.issuer, sizeof w->path.issuer, hostile);
	fill(w->path.address, sizeof w->path.address, hostile);
	fill(w->path.cert_ends, sizeof w->path.cert_ends, hostile);
	fill(w->path.tls, sizeof w->path.tls, hostile);
	w->path.connected_us = w->path.secured_us = 1;
	w->stub.reply = (struct wire_reply){.id = 1,
					    .result = result,
					    .http_status = result == WIRE_OK ? 200 : 0,
					    .body = sl_from(w->body),
					    .headers = sl_from(w->headers),
					    .path = &w->path,
					    .sends = 1};
	fill(w->stub.reply.detail, sizeof w->stub.reply.detail, hostile);
	assert_true(w->net.next(w->net.ctx, &w->reply));
	return w;
}

static void close_world(struct fake_ports *w)
{
	w->net.close(w->net.ctx);
	keyring_free(w->ring);
	mem_free(w);
}

#define REFUSED                                                                                    \
	"{\"Response\":{\"Error\":{\"Code\":\"Odd.%\",\"Message\":\"%\"},\"RequestId\":\"r\"}}"
#define NAMED                                                                                      \
	"{\"Response\":{\"Total\":1,\"Data\":[{\"ClientUin\":1,\"Name\":\"%\",\"Remark\":\"=%\"}]" \
	",\"RequestId\":\"r\"}}"

/* The paths: each writes what it lets out to out. */
static void fault_as_error(struct buf *out)
{
	struct fake_ports *w = open_world(WIRE_OK, REFUSED);
	struct fault f;
	struct err e = {0};
	assert_false(reply_check(&w->reply, &f));
	err_set(&e, ERR_API, "%s: %s %s", f.code, f.message, f.request_id);
	buf_addf(out, "%s %s %s", e.text, f.code, f.message);
	close_world(w);
}

static void failure_as_error(struct buf *out)
{
	for (int result = WIRE_RESOLVE; result <= WIRE_PROXY; result++) {
		struct fake_ports *w = open_world((enum wire_result)result, NAMED);
		struct fault f;
		fault_from_wire(&f, &w->reply);
		buf_addf(out, "%s %s", f.message, w->reply.detail);
		close_world(w);
	}
}

static void error_with_a_url(struct buf *out)
{
	struct err e = {0};
	err_set(&e, ERR_USAGE, "cannot use http://alice:%s@proxy\x1b\x7f", PROXY);
	err_wrap(&e, "from \x07");
	buf_add_chars(out, e.text);
}

static void doctor(struct buf *out)
{
	const struct endpoint to = {.tls = true, .host = "api.example"};
	for (int result = WIRE_OK; result <= WIRE_PROXY; result++) {
		struct fake_ports *w = open_world((enum wire_result)result, REFUSED);
		struct doctor_report r = {0};
		struct fault f;
		doctor_check_connection(&r, &to, &w->reply);
		if (!reply_check(&w->reply, &f))
			doctor_check_fault(&r, &f);
		doctor_report_print(&r, &(struct doctor_look){0}, out);
		doctor_report_print_json(&r, out);
		close_world(w);
	}
}

static void log_line(struct buf *out)
{
	struct fake_ports *w = open_world(WIRE_OK, REFUSED);
	struct log_entry e = {.id = 1, .meaning = "", .remedy = ""};
	struct fault f;
	assert_false(reply_check(&w->reply, &f));
	fill(e.code, sizeof e.code, f.code);
	fill(e.request_id, sizeof e.request_id, f.request_id);
	e.meaning = f.message;
	log_file_line(&e, out);
	close_world(w);
}

static void record_of(const char *body, enum wire_result result, const struct recording_mask *mask,
		      struct buf *out)
{
	struct fake_ports *w = open_world(result, body);
	struct event e = {.kind = EV_REPLY, .reply = &w->reply};
	recording_write_event(&e, mask, out);
	close_world(w);
}

static void record_in_clear(struct buf *out)
{
	record_of(NAMED, WIRE_OK, NULL, out);
	record_of(REFUSED, WIRE_OK, NULL, out);
	record_of("<html>% %", WIRE_BROKEN, NULL, out);
}

static void record_masked(struct buf *out)
{
	static const struct recording_mask mask = {"a key of thirty-two bytes length"};
	record_of(NAMED, WIRE_OK, &mask, out);
	record_of(REFUSED, WIRE_OK, &mask, out);
	record_of("<html>% %", WIRE_BROKEN, &mask, out);
}

/* What a flow's terminal took last. */
static void copy_of(const char *text, struct buf *out)
{
	struct flow *f = flow_start("5..1", 100);
	struct effects fx;
	effects_clear(&fx);
	buf_clear(&f->model->copy.text);
	buf_add_chars(&f->model->copy.text, text);
	copy_send(f->model, "it", &fx);
	buf_add(out, fx.item[0].text);
	flow_end(f);
}

static void copy_of_a_body(struct buf *out)
{
	static const char *const bodies[] = {NAMED, REFUSED, "<html>% %"};
	for (size_t i = 0; i < COUNT_OF(bodies); i++) {
		struct fake_ports *w = open_world(WIRE_OK, bodies[i]);
		customer_format_document(w->reply.body, out);
		close_world(w);
	}
}

static void copy_of_anything(struct buf *out)
{
	struct fake_ports *w = open_world(WIRE_OK, "% %");
	char text[3 * TEXT_MAX];
	sl_to_chars(w->reply.body, text, sizeof text);
	copy_of(text, out);
	close_world(w);
}

static void exported(struct buf *out)
{
	struct fake_ports *w = open_world(WIRE_OK, NAMED);
	struct customer_page page;
	struct fault f;
	customer_page_init(&page);
	assert_true(reply_customers(&w->reply, &page, &f));
	assert_int_equal(page.n, 1);
	for (int terminal = 0; terminal < 2; terminal++) {
		struct customer_format r = customer_format_all;
		r.terminal = terminal;
		customer_format_csv(&r, &page.rows[0], out);
		customer_format_tsv(&r, &page.rows[0], out);
		customer_format_json(&r, &page.rows[0], out);
	}
	customer_page_release(&page);
	close_world(w);
}

/* It forgets the gate: without it this test would prove nothing. */
static void planted(struct buf *out)
{
	struct fake_ports *w = open_world(WIRE_OK, REFUSED);
	buf_add(out, w->stub.reply.body);
	close_world(w);
}

static const struct {
	const char *name;
	void (*let_out)(struct buf *out);
	char separators[4]; /* its own, between what it was given */
} paths[] = {{"an error of the API", fault_as_error, ""},
	     {"a failed transfer", failure_as_error, ""},
	     {"an error with a URL", error_with_a_url, ""},
	     {"the doctor", doctor, "\n"},
	     {"--log", log_line, "\n"},
	     {"--record", record_in_clear, "\n"},
	     {"--record-masked", record_masked, "\n"},
	     {"the copy of a body", copy_of_a_body, "\n"},
	     {"a copy", copy_of_anything, "\n\t"},
	     {"files", exported, "\r\n\t"}};

/* What came out that must not; NULL for nothing. */
static const char *leak(struct sl s, const char *separators)
{
	static const char *const secrets[] = {
	    KEY, TOKEN, PROXY, "Hunter2", "NothingShows", "alice:", "theKey", "theToken"};
	static char text[100];
	struct sl rest = s;
	for (size_t i = 0; i < COUNT_OF(secrets); i++)
		if (memmem(s.p, s.n, secrets[i], strlen(secrets[i])))
			return secrets[i];
	while (rest.n) {
		uint32_t cp;
		size_t n = utf8_read(rest, &cp);
		bool separates = cp && cp < 0x80 && strchr(separators, (int)cp);
		if ((text_acts(cp) && !separates) || (cp == UTF8_REPLACEMENT && n == 1)) {
			snprintf(text, sizeof text, "U+%04X before %.20s", (unsigned)cp,
				 rest.p + 1);
			return text;
		}
		rest = sl_drop(rest, n);
	}
	return NULL;
}

TEST(no_path_lets_out_a_secret_or_a_control)
{
	struct buf out;
	buf_init(&out, 8u << 20);
	for (size_t i = 0; i < COUNT_OF(paths); i++) {
		buf_clear(&out);
		paths[i].let_out(&out);
		assert_false(out.full);
		assert_true(out.n > 20);
		const char *what = leak(buf_sl(&out), paths[i].separators);
		if (what)
			fail_msg("%s lets out: %s", paths[i].name, what);
	}
	buf_release(&out);
}

TEST(a_path_without_the_gate_is_found)
{
	struct buf out;
	buf_init(&out, 1u << 20);
	planted(&out);
	assert_non_null(leak(buf_sl(&out), ""));
	buf_release(&out);
	assert_non_null(leak(SL("\x1b"), "\n"));
	assert_non_null(leak(SL("\xc2\x9b"), "\n"));
	assert_non_null(leak(SL("\xe2\x80\xae"), "\n"));
	assert_null(leak(SL("good\n"), "\n"));
}

/* The answer of the metadata service is a key, and the key in the ring may be the same. */
TEST(a_key_that_was_asked_for_is_not_hidden)
{
	struct stub s = {
	    .reply = {.id = 9, .http_status = 200, .body = SL(KEY), .headers = SL("")}};
	struct transport_port net,
	    stub = {.ctx = &s, .next = stub_next, .close = stub_close, .get = stub_get};
	struct keyring *ring = keyring_new();
	struct wire_reply r;
	assert_true(keyring_set(ring, SL("AKIDid"), SL(KEY), SL("")));
	gated_transport_wrap(&net, &stub, ring);
	net.get(net.ctx, 9, "http://127.0.0.1/", 1000);
	assert_true(net.next(net.ctx, &r));
	assert_true(sl_equal(r.body, SL(KEY)));
	s.given = false;
	assert_true(net.next(net.ctx, &r));
	assert_true(sl_equal(r.body, SL("***")));
	net.close(net.ctx);
	keyring_free(ring);
}

TEST(a_key_that_was_replaced_stays_hidden)
{
	struct stub s = {
	    .reply = {.id = 9, .body = SL("old " KEY " new " TOKEN), .headers = SL("")}};
	struct transport_port net,
	    stub = {.ctx = &s, .next = stub_next, .close = stub_close, .get = stub_get};
	struct keyring *ring = keyring_new();
	struct wire_reply r;
	assert_true(keyring_set(ring, SL("AKIDid"), SL(KEY), SL("")));
	assert_true(keyring_set(ring, SL("AKIDid"), SL(TOKEN), SL("")));
	gated_transport_wrap(&net, &stub, ring);
	assert_true(net.next(net.ctx, &r));
	assert_true(sl_equal(r.body, SL("old *** new ***")));
	net.close(net.ctx);
	keyring_free(ring);
}

TEST(a_proxy_s_password_is_hidden_in_each_form)
{
	struct stub s = {.reply = {.id = 9,
				   .detail = "Hunter2@Pass Hunter2%40Pass YWxpY2U6SHVudGVyMkBQYXNz",
				   .body = SL("Hunter2@Pass"),
				   .headers = SL("A: Hunter2@Pass")}};
	struct transport_port net,
	    stub = {.ctx = &s, .next = stub_next, .close = stub_close, .get = stub_get};
	struct keyring *ring = keyring_new();
	struct wire_reply r;
	gated_transport_wrap(&net, &stub, ring);
	assert_true(net.next(net.ctx, &r));
	assert_string_equal(r.detail, "*** *** ***");
	assert_true(sl_equal(r.headers, SL("A: ***\n")));
	assert_true(sl_equal(r.body, SL("Hunter2@Pass"))); /* data of the API, which never saw it */
	net.close(net.ctx);
	keyring_free(ring);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(no_path_lets_out_a_secret_or_a_control),
	    cmocka_unit_test(a_path_without_the_gate_is_found),
	    cmocka_unit_test(a_key_that_was_asked_for_is_not_hidden),
	    cmocka_unit_test(a_key_that_was_replaced_stays_hidden),
	    cmocka_unit_test(a_proxy_s_password_is_hidden_in_each_form),
	};
	return cmocka_run_group_tests(tests, begin, NULL);
}
