/* SPDX-License-Identifier: MIT */
/* Tests of src/demo/service.c. */
#include "base/err.h"
#include "base/time.h"

#include "codec/json.h"

#include "api/tc3.h"

#include "demo/service.h"
#include "test.h"

#define ID     "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE"
#define SECRET "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"
#define NOW    1790172128

struct fixture {
	struct service service;
	struct reply answer;
	struct json *doc;
	/* The next request, free to be changed before it is sent. */
	struct call call;
	struct call_header header[7];
	struct buf authorization;
	char timestamp[24];
	int64_t signed_at_s;
};

static void start(struct fixture *f, const struct service_options *changes)
{
	struct service_options o = {.key = {.id = SL(ID), .secret = SL(SECRET)},
				    .seed = DATASET_SEED,
				    .rows = 300,
				    .now_s = NOW,
				    .page_max = 100,
				    .rate = changes ? changes->rate : 0};

	if (changes) {
		o.faults = changes->faults;
		o.latency_ms = changes->latency_ms;
	}
	memset(f, 0, sizeof(*f));
	service_init(&f->service, &o);
	buf_init(&f->authorization, 1000);
	f->signed_at_s = NOW;
}

static void prepare(struct fixture *f, const char *action, const char *body)
{
	struct tc3_request r = {.method = SL("POST"),
				.content_type = SL("application/json"),
				.host = SL("127.0.0.1:8080"),
				.body = sl_from(body),
				.service = SL("intlpartnersmgt"),
				.unix_s = f->signed_at_s};
	struct tc3_key key = {SL(ID), SL(SECRET)};

	buf_clear(&f->authorization);
	tc3_authorization(&r, &key, &f->authorization);
	snprintf(f->timestamp, sizeof(f->timestamp), "%lld", (long long)f->signed_at_s);
	f->header[0] = (struct call_header){SL("Host"), r.host};
	f->header[1] = (struct call_header){SL("Content-Type"), r.content_type};
	f->header[2] = (struct call_header){SL("Authorization"), buf_sl(&f->authorization)};
	f->header[3] = (struct call_header){SL("X-TC-Timestamp"), sl_from(f->timestamp)};
	f->header[4] = (struct call_header){SL("X-TC-Action"), sl_from(action)};
	f->header[5] = (struct call_header){SL("X-TC-Version"), SL("2022-09-28")};
	f->call = (struct call){.method = r.method,
				.path = SL("/"),
				.headers = f->header,
				.n_headers = 6,
				.body = r.body,
				.unix_s = NOW,
				.mono_ms = f->call.mono_ms};
}

static const char *send(struct fixture *f)
{
	buf_release(&f->answer.body);
	service_answer(&f->service, &f->call, &f->answer);
	return f->answer.code;
}

static const char *ask(struct fixture *f, const char *action, const char *body)
{
	prepare(f, action, body);
	return send(f);
}

/* Response of the last answer. */
static const struct json_node *response(struct fixture *f)
{
	struct err e = {.kind = ERR_NONE};

	json_free(f->doc);
	f->doc = json_parse(buf_sl(&f->answer.body), &e);
	assert_non_null(f->doc);
	return json_get(json_root(f->doc), "Response");
}

static void finish(struct fixture *f)
{
	json_free(f->doc);
	buf_release(&f->answer.body);
	buf_release(&f->authorization);
	service_release(&f->service);
}

static struct service_options with_fault(const char *spec)
{
	struct service_options o = {.rate = 0};
	struct err e = {.kind = ERR_NONE};

	assert_true(faults_add(&o.faults, sl_from(spec), &e));
	return o;
}

TEST(every_action_answers)
{
	static const char *const actions[] = {"QueryCustomersCredit", "QueryPartnerCredit"};
	struct fixture f;

	start(&f, NULL);
	for (size_t i = 0; i < COUNT_OF(actions); i++) {
		assert_string_equal(ask(&f, actions[i], "{}"), "OK");
		assert_int_equal(f.answer.status, 200);
		assert_string_equal(f.answer.type, "application/json");
		assert_int_equal(json_kind_of(json_get(response(&f), "Error")), JSON_ABSENT);
	}
	assert_string_equal(ask(&f, "QueryCreditAllocationHistory", "{}"), "MissingParameter");
	assert_string_equal(ask(&f, "QueryVoucherAmountByUin", "{}"), "MissingParameter");
	assert_string_equal(ask(&f, "QueryCreditByUinList", "{}"), "MissingParameter");
	finish(&f);
}

TEST(request_ids_are_uuids_and_differ)
{
	char last[40] = "";
	struct fixture f;

	start(&f, NULL);
	for (int i = 0; i < 100; i++) {
		struct sl id;

		ask(&f, "QueryPartnerCredit", i % 2 ? "{}" : "{\"bad\":1}");
		id = json_string(json_get(response(&f), "RequestId"));
		assert_int_equal(id.n, 36);
		for (size_t c = 0; c < 36; c++)
			assert_true(c == 8 || c == 13 || c == 18 || c == 23
					? id.p[c] == '-'
					: strchr("0123456789abcdef", id.p[c]) != NULL);
		assert_int_equal(id.p[14], '4');
		assert_non_null(strchr("89ab", id.p[19]));
		assert_string_not_equal(id.p, last);
		assert_true(sl_to_chars(id, last, sizeof(last)));
	}
	finish(&f);
}

TEST(refusals_come_with_status_200)
{
	struct fixture f;
	const struct json_node *error;

	start(&f, NULL);
	prepare(&f, "QueryCustomersCredit", "{}");
	f.call.body = SL("{ }");
	assert_string_equal(send(&f), "AuthFailure.SignatureFailure");
	assert_int_equal(f.answer.status, 200);
	error = json_get(response(&f), "Error");
	assert_string_equal(json_string(json_get(error, "Code")).p, "AuthFailure.SignatureFailure");
	assert_true(json_string(json_get(error, "Message")).n > 20);
	assert_int_equal(json_kind_of(json_get(json_get(json_root(f.doc), "Response"), "Data")),
			 JSON_ABSENT);
	finish(&f);
}

TEST(an_unknown_action_is_refused_by_its_code)
{
	struct fixture f;

	start(&f, NULL);
	assert_string_equal(ask(&f, "AllocateCustomerCredit", "{}"), "InvalidAction");
	assert_string_equal(ask(&f, "querycustomerscredit", "{}"), "InvalidAction");
	prepare(&f, "QueryCustomersCredit", "{}");
	f.header[5].value = SL("2021-04-09");
	assert_string_equal(send(&f), "NoSuchVersion");
	prepare(&f, "QueryCustomersCredit", "{}");
	f.header[4].name = SL("X-Nothing");
	assert_string_equal(send(&f), "MissingParameter");
	prepare(&f, "QueryCustomersCredit", "{}");
	f.header[5].name = SL("X-Nothing");
	assert_string_equal(send(&f), "MissingParameter");
	finish(&f);
}

TEST(other_transports_are_refused)
{
	struct fixture f;

	start(&f, NULL);
	prepare(&f, "QueryCustomersCredit", "{}");
	f.call.method = SL("PUT");
	assert_string_equal(send(&f), "UnsupportedProtocol");
	prepare(&f, "QueryCustomersCredit", "{}");
	f.header[1].value = SL("multipart/form-data; boundary=x");
	assert_string_equal(send(&f), "InvalidRequest");
	prepare(&f, "QueryCustomersCredit", "{}");
	f.call.body_too_long = true;
	assert_string_equal(send(&f), "RequestSizeLimitExceeded");
	prepare(&f, "QueryCustomersCredit", "{}");
	f.call.path = SL("/v2");
	assert_string_equal(send(&f), "404");
	assert_int_equal(f.answer.status, 404);
	assert_string_equal(f.answer.type, "text/html");
	finish(&f);
}

static void prepare_get(struct fixture *f, const char *query)
{
	struct tc3_request r = {.method = SL("GET"),
				.query = sl_from(query),
				.content_type = SL("application/x-www-form-urlencoded"),
				.host = SL("127.0.0.1:8080"),
				.body = SL(""),
				.service = SL("intlpartnersmgt"),
				.unix_s = NOW};
	struct tc3_key key = {SL(ID), SL(SECRET)};

	prepare(f, "QueryCustomersCredit", "");
	f->call.method = r.method;
	f->call.query = r.query;
	f->header[1].value = r.content_type;
	buf_clear(&f->authorization);
	tc3_authorization(&r, &key, &f->authorization);
	f->header[2].value = buf_sl(&f->authorization);
}

TEST(a_get_request_is_signed_over_its_query)
{
	struct fixture f;

	start(&f, NULL);
	prepare_get(&f, "Page=2&PageSize=3");
	assert_string_equal(send(&f), "OK");
	assert_int_equal(json_count(json_get(response(&f), "Data")), 3);
	assert_int_equal(f.answer.page, 2);
	f.call.query = SL("Page=2&PageSize=4");
	assert_string_equal(send(&f), "AuthFailure.SignatureFailure");
	finish(&f);
}

/* Asks for customers with a name in a GET request; returns how many there are. */
static int64_t count_named(struct fixture *f, const char *name)
{
	char query[200];
	int64_t total = -1;

	snprintf(query, sizeof(query), "Filter=%s&FilterType=Name", name);
	prepare_get(f, query);
	assert_string_equal(send(f), "OK");
	assert_true(sl_to_i64(json_number(f->doc, json_get(response(f), "Total")), &total));
	return total;
}

TEST(a_blank_in_a_get_request_is_a_plus_sign_or_percent_20)
{
	struct fixture f;

	start(&f, NULL);
	assert_true(count_named(&f, "a%20b") + count_named(&f, "e%20S") > 0);
	assert_int_equal(count_named(&f, "a+b"), count_named(&f, "a%20b"));
	assert_int_equal(count_named(&f, "e+S"), count_named(&f, "e%20S"));
	assert_int_equal(count_named(&f, "a%2Bb"), 0); /* no name has a plus sign */
	finish(&f);
}

/* Sends what was prepared with X-TC-Language; returns the message of the error. */
static const char *message_in(struct fixture *f, const char *language)
{
	f->header[6] = (struct call_header){SL("X-TC-Language"), sl_from(language)};
	f->call.n_headers = 7;
	send(f);
	return json_string(json_get(json_get(response(f), "Error"), "Message")).p;
}

TEST(messages_are_in_the_language_of_the_request)
{
	struct fixture f;

	start(&f, NULL);
	prepare(&f, "QueryCustomersCredit", "{\"Page\":0}");
	assert_string_equal(message_in(&f, "en-US"), "The value of `Page` counts from 1.");
	assert_string_equal(message_in(&f, ""), "The value of `Page` counts from 1.");
	assert_string_equal(message_in(&f, "zh-CN"), "参数 `Page` 的取值从 1 开始。");
	assert_string_equal(f.answer.code, "InvalidParameterValue");
	prepare(&f, "QueryCustomersCredit", "{\"Page\":\"1\"}");
	assert_string_equal(message_in(&f, "zh-CN"), "参数 `Page` 的类型无效：应为64 位整数。");
	prepare(&f, "QueryVoucherAmountByUin", "{}");
	assert_string_equal(message_in(&f, "zh-CN"), "请求缺少必填参数 `ClientUins`。");
	finish(&f);
}

TEST(the_rate_is_kept_for_each_action)
{
	struct service_options o = {.rate = 5};
	struct fixture f;

	start(&f, &o);
	for (int i = 0; i < 5; i++)
		assert_string_equal(ask(&f, "QueryCustomersCredit", "{}"), "OK");
	assert_string_equal(ask(&f, "QueryCustomersCredit", "{}"), "RequestLimitExceeded");
	assert_string_equal(ask(&f, "QueryPartnerCredit", "{}"), "OK");
	f.call.mono_ms = 1000;
	assert_string_equal(ask(&f, "QueryCustomersCredit", "{}"), "OK");
	/* Who is not let in does not use up the rate. */
	for (int i = 0; i < 10; i++) {
		prepare(&f, "QueryCustomersCredit", "{}");
		f.call.body = SL("[]");
		assert_string_equal(send(&f), "AuthFailure.SignatureFailure");
	}
	assert_string_equal(ask(&f, "QueryCustomersCredit", "{}"), "OK");
	finish(&f);
}

TEST(the_date_is_an_http_date)
{
	struct fixture f;
	int64_t back;

	start(&f, NULL);
	for (int64_t day = 0; day < 800; day++) {
		prepare(&f, "QueryPartnerCredit", "{}");
		f.call.unix_s = 784887151 + day * 86399;
		send(&f);
		if (day == 0)
			assert_string_equal(f.answer.date, "Tue, 15 Nov 1994 08:12:31 GMT");
		assert_true(time_parse_http(sl_from(f.answer.date), &back));
		assert_int_equal(back, f.call.unix_s);
	}
	finish(&f);
}

TEST(skew_moves_the_servers_clock)
{
	struct service_options o = with_fault("skew:900");
	struct fixture f;
	int64_t server_s;

	start(&f, &o);
	assert_string_equal(ask(&f, "QueryCustomersCredit", "{}"), "AuthFailure.SignatureExpire");
	assert_true(time_parse_http(sl_from(f.answer.date), &server_s));
	assert_int_equal(server_s, NOW + 900);
	f.signed_at_s = server_s; /* what a client learns from Date */
	assert_string_equal(ask(&f, "QueryCustomersCredit", "{}"), "OK");
	finish(&f);
}

TEST(faults_refuse_or_stand_between)
{
	static const struct {
		const char *fault, *code;
		int status;
	} cases[] = {{"busy", "OperationDenied.ServiceBusy", 200},
		     {"internal", "InternalError", 200},
		     {"limited", "RequestLimitExceeded", 200},
		     {"http:503", "http", 503},
		     {"html", "html", 200},
		     {"malformed", "malformed", 200},
		     {"truncate-json", "truncate-json", 200}};
	struct err e = {.kind = ERR_NONE};
	struct fixture f;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct service_options o = with_fault(cases[i].fault);

		start(&f, &o);
		assert_string_equal(ask(&f, "QueryCustomersCredit", "{}"), cases[i].code);
		assert_int_equal(f.answer.status, cases[i].status);
		assert_int_equal(f.answer.delivery, DELIVERY_WHOLE);
		if (i >= 3) {
			struct json *doc = json_parse(buf_sl(&f.answer.body), &e);

			assert_null(doc);
		} else {
			assert_int_equal(json_kind_of(json_get(response(&f), "Error")),
					 JSON_OBJECT);
		}
		finish(&f);
	}
}

TEST(faults_come_every_so_often)
{
	struct service_options o = with_fault("busy:3");
	struct fixture f;

	start(&f, &o);
	for (int n = 1; n <= 12; n++)
		assert_string_equal(ask(&f, "QueryCustomersCredit", "{}"),
				    n % 3 ? "OK" : "OperationDenied.ServiceBusy");
	finish(&f);
}

TEST(answers_are_late_as_ordered)
{
	struct service_options o = with_fault("slow:250:2");
	struct fixture f;

	o.latency_ms = 40;
	start(&f, &o);
	ask(&f, "QueryCustomersCredit", "{}");
	assert_int_equal(f.answer.delay_ms, 40);
	ask(&f, "QueryCustomersCredit", "{}");
	assert_int_equal(f.answer.delay_ms, 290);
	finish(&f);
}

static int64_t delay_at(struct fixture *f, int64_t now_ms)
{
	f->call.mono_ms = now_ms;
	ask(f, "QueryCustomersCredit", "{}");
	return f->answer.delay_ms;
}

TEST(answers_jitter_as_ordered)
{
	struct service_options o = with_fault("jitter:500");
	struct fixture f;
	int64_t least = INT64_MAX, most = 0;

	o.latency_ms = 40;
	o.rate = 0;
	start(&f, &o);
	for (int i = 0; i < 100; i++) {
		int64_t ms = delay_at(&f, 0);
		least = ms < least ? ms : least;
		most = ms > most ? ms : most;
	}
	assert_in_range(least, 40, 100);
	assert_in_range(most, 480, 540);
	finish(&f);
}

TEST(answers_stall_as_ordered)
{
	struct service_options o = with_fault("stall:2000");
	struct fixture f;

	o.latency_ms = 40;
	o.rate = 0;
	start(&f, &o);
	assert_int_equal(delay_at(&f, 0), 40);
	assert_int_equal(delay_at(&f, 959), 40);
	/* On its way when the answers are stopped. */
	assert_int_equal(delay_at(&f, 960), 2040);
	assert_int_equal(delay_at(&f, 2900), 100);
	assert_int_equal(delay_at(&f, 3000), 40);
	finish(&f);
}

TEST(answers_get_lost_as_ordered)
{
	static const struct {
		const char *fault;
		enum delivery delivery;
	} cases[] = {{"drop", DELIVERY_NONE},
		     {"reset", DELIVERY_RESET},
		     {"lost", DELIVERY_NEVER},
		     {"cut", DELIVERY_HALF}};
	struct service_options o = with_fault("reorder:2");
	struct fixture f;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct service_options one = with_fault(cases[i].fault);

		start(&f, &one);
		assert_string_equal(ask(&f, "QueryCustomersCredit", "{}"), cases[i].fault);
		assert_int_equal(f.answer.delivery, cases[i].delivery);
		finish(&f);
	}
	start(&f, &o);
	assert_string_equal(ask(&f, "QueryCustomersCredit", "{}"), "OK");
	assert_false(f.answer.overtaken);
	assert_string_equal(ask(&f, "QueryCustomersCredit", "{}"), "OK");
	assert_true(f.answer.overtaken);
	finish(&f);
}

TEST(any_code_is_refused_with)
{
	struct service_options o = with_fault("refuse:AuthFailure.SecretIdNotFound:2-3");
	static const char *const codes[] = {"OK", "AuthFailure.SecretIdNotFound",
					    "AuthFailure.SecretIdNotFound", "OK"};
	struct fixture f;

	start(&f, &o);
	for (size_t i = 0; i < COUNT_OF(codes); i++)
		assert_string_equal(ask(&f, "QueryCustomersCredit", "{}"), codes[i]);
	finish(&f);
}

TEST(a_token_ends_and_another_follows)
{
	struct service_options o = with_fault("token:2-2");
	struct fixture f;

	start(&f, &o);
	f.service.options.key.token = SL("first");
	prepare(&f, "QueryCustomersCredit", "{}");
	f.header[6] = (struct call_header){SL("X-TC-Token"), SL("first")};
	f.call.n_headers = 7;
	assert_string_equal(send(&f), "OK");
	assert_string_equal(send(&f), "AuthFailure.TokenFailure");
	assert_string_equal(send(&f), "AuthFailure.TokenFailure");
	f.header[6].value = SL("first.2");
	assert_string_equal(send(&f), "OK");
	finish(&f);
	/* A key without a token: refused that once. */
	start(&f, &o);
	assert_string_equal(ask(&f, "QueryCustomersCredit", "{}"), "OK");
	assert_string_equal(ask(&f, "QueryCustomersCredit", "{}"), "AuthFailure.TokenFailure");
	assert_string_equal(ask(&f, "QueryCustomersCredit", "{}"), "OK");
	finish(&f);
}

TEST(drift_changes_the_total_between_requests)
{
	struct service_options o = with_fault("drift:2");
	static const char *const totals[] = {"300", "301", "301", "300", "300", "301"};
	struct fixture f;

	start(&f, &o);
	for (size_t i = 0; i < COUNT_OF(totals); i++) {
		const struct json_node *total;

		ask(&f, "QueryCustomersCredit", "{}");
		total = json_get(response(&f), "Total");
		assert_true(sl_equal(json_number(f.doc, total), sl_from(totals[i])));
	}
	finish(&f);
}

TEST(a_replaced_customer_leaves_the_total)
{
	struct service_options o = with_fault("replace");
	struct fixture f;

	start(&f, &o);
	uint64_t revision = f.service.data.revision;
	for (size_t i = 1; i <= 3; i++) {
		const struct json_node *total;

		ask(&f, "QueryCustomersCredit", "{}");
		total = json_get(response(&f), "Total");
		assert_true(sl_equal(json_number(f.doc, total), SL("300")));
		assert_int_equal(f.service.data.revision, revision + 2 * i);
	}
	finish(&f);
}

TEST(same_calls_give_the_same_answers)
{
	static const char *const bodies[] = {"{}", "{\"Page\":2}", "{\"x\":1}", "{\"Page\":3}"};
	struct service_options o = with_fault("drift");
	struct fixture a, b;

	start(&a, &o);
	start(&b, &o);
	for (size_t i = 0; i < COUNT_OF(bodies); i++) {
		ask(&a, "QueryCustomersCredit", bodies[i]);
		ask(&b, "QueryCustomersCredit", bodies[i]);
		assert_true(sl_equal(buf_sl(&a.answer.body), buf_sl(&b.answer.body)));
	}
	finish(&a);
	finish(&b);
}

TEST(the_log_holds_no_secrets_and_survives_any_action)
{
	struct fixture f;
	struct buf line;

	start(&f, NULL);
	buf_init(&line, 1000);
	f.call.mono_ms = 1234;
	ask(&f, "QueryCustomersCredit", "{\"Page\":7,\"PageSize\":20}");
	service_log_line(&f.answer, &line);
	assert_string_equal(line.p,
			    "{\"time_ms\":1234,\"action\":\"QueryCustomersCredit\",\"page\":7,"
			    "\"page_size\":20,\"signed_s\":1790172128,\"code\":\"OK\"}\n");
	buf_clear(&line);
	ask(&f, "a\"b\\c\nd", "{}");
	service_log_line(&f.answer, &line);
	assert_non_null(strstr(line.p, "\"a\\\"b\\\\c\\nd\""));
	assert_ptr_equal(strchr(line.p, '\n'), line.p + line.n - 1);
	buf_release(&line);
	finish(&f);
}

TEST(faults_are_read_or_explained)
{
	static const char *const good[] = {"busy",
					   "busy:1",
					   "slow:0",
					   "slow:100:3",
					   "skew:-900",
					   "skew:900:2",
					   "hostile-names:4294967295",
					   "busy:2-2",
					   "busy:3-",
					   "total:-9223372036854775807:2-4",
					   "refuse:InvalidParameterValue.X:1-9",
					   "http:302"};
	static const char *const bad[] = {"",
					  "bus",
					  "busy:0",
					  "busy:x",
					  "slow",
					  "slow:",
					  "slow:-1",
					  "slow:1:0",
					  "skew:x",
					  "busy:1:1",
					  "refuse:X:1:1",
					  "Busy",
					  "skew:99999999999",
					  "busy:-2",
					  "busy:2-1",
					  "busy:0-3",
					  "busy:2-x",
					  "busy:2-3-4",
					  "refuse",
					  "refuse::2",
					  "refuse:a\"b",
					  "http:200",
					  "http:600",
					  "rows:0"};
	struct faults t = {.code = ""};
	struct err e;

	for (size_t i = 0; i < COUNT_OF(good); i++) {
		e = (struct err){.kind = ERR_NONE};
		assert_true(faults_add(&t, sl_from(good[i]), &e));
	}
	assert_int_equal(t.value[INJECT_SLOW], 100);
	assert_int_equal(t.when[INJECT_SLOW].every, 3);
	assert_int_equal(t.when[INJECT_SKEW].every, 2);
	assert_string_equal(t.code, "InvalidParameterValue.X");
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		e = (struct err){.kind = ERR_NONE};
		assert_false(faults_add(&t, sl_from(bad[i]), &e));
		assert_int_equal(e.kind, ERR_USAGE);
		assert_non_null(strstr(e.text, "--fault"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_action_answers),
	    cmocka_unit_test(request_ids_are_uuids_and_differ),
	    cmocka_unit_test(refusals_come_with_status_200),
	    cmocka_unit_test(an_unknown_action_is_refused_by_its_code),
	    cmocka_unit_test(other_transports_are_refused),
	    cmocka_unit_test(a_get_request_is_signed_over_its_query),
	    cmocka_unit_test(a_blank_in_a_get_request_is_a_plus_sign_or_percent_20),
	    cmocka_unit_test(messages_are_in_the_language_of_the_request),
	    cmocka_unit_test(the_rate_is_kept_for_each_action),
	    cmocka_unit_test(the_date_is_an_http_date),
	    cmocka_unit_test(skew_moves_the_servers_clock),
	    cmocka_unit_test(faults_refuse_or_stand_between),
	    cmocka_unit_test(faults_come_every_so_often),
	    cmocka_unit_test(answers_are_late_as_ordered),
	    cmocka_unit_test(answers_jitter_as_ordered),
	    cmocka_unit_test(answers_stall_as_ordered),
	    cmocka_unit_test(answers_get_lost_as_ordered),
	    cmocka_unit_test(any_code_is_refused_with),
	    cmocka_unit_test(a_token_ends_and_another_follows),
	    cmocka_unit_test(drift_changes_the_total_between_requests),
	    cmocka_unit_test(a_replaced_customer_leaves_the_total),
	    cmocka_unit_test(same_calls_give_the_same_answers),
	    cmocka_unit_test(the_log_holds_no_secrets_and_survives_any_action),
	    cmocka_unit_test(faults_are_read_or_explained),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
