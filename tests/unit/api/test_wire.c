/* SPDX-License-Identifier: MIT */
/* Tests of src/api/wire.c. */
#include "base/attr.h"

#include "api/wire.h"

#include "test.h"

#define HOST "intlpartnersmgt.intl.tencentcloudapi.com"

static const struct wire_signer example = {
    .key = {SL("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE"), SL("Gu5t9xGARNpq86cd98joQYCN3EXAMPLE")},
    .token = SL(""),
    .language = SL(""),
    .unix_s = 1551113065,
};

static struct endpoint parsed(const char *text)
{
	struct endpoint to;
	struct err e = {0};
	assert_true(endpoint_parse(sl_from(text), &to, &e));
	return to;
}

static bool has_line(const struct buf *headers, const char *line)
{
	struct sl rest = buf_sl(headers), got;
	while (sl_split(&rest, '\n', &got))
		if (sl_equal(got, sl_from(line)))
			return true;
	return false;
}

static size_t count_lines(const struct buf *headers)
{
	size_t n = 0;
	for (size_t i = 0; i < headers->n; i++)
		n += headers->p[i] == '\n';
	return n;
}

/* The vendor's Node SDK gives this signature for an empty request of this service. */
TEST(permanent_keys_send_the_known_headers)
{
	struct endpoint to = parsed(HOST);
	struct request r = {.action = ACTION_PARTNER_CREDIT};
	struct wire_request w;
	wire_request_init(&w);
	wire_build(&to, &r, &example, &w);
	assert_string_equal(w.body.p, "{}");
	assert_string_equal(
	    w.headers.p,
	    "Host: " HOST "\n"
	    "Content-Type: application/json\n"
	    "X-TC-Action: QueryPartnerCredit\n"
	    "X-TC-Version: 2022-09-28\n"
	    "X-TC-Timestamp: 1551113065\n"
	    "X-TC-RequestClient: tcpartner_" VERSION "\n"
	    "User-Agent: tcpartner/" VERSION "\n"
	    "Authorization: TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/"
	    "2019-02-25/intlpartnersmgt/tc3_request, SignedHeaders=content-type;host, "
	    "Signature=6d5d9e350ef19ba8c7e84d10e150816319e1e6ae0a23b550077e70449de2782e\n");
	wire_request_release(&w);
}

TEST(token_and_language_are_sent_when_set)
{
	struct endpoint to = parsed(HOST);
	struct request r = {.action = ACTION_CUSTOMERS, .page = 1, .page_size = 10};
	struct wire_signer by = example;
	struct wire_request w;
	wire_request_init(&w);
	by.token = SL("t0ken/+=");
	wire_build(&to, &r, &by, &w);
	assert_true(has_line(&w.headers, "X-TC-Token: t0ken/+="));
	assert_int_equal(count_lines(&w.headers), 9);
	by.language = SL("zh-CN");
	wire_build(&to, &r, &by, &w);
	assert_true(has_line(&w.headers, "X-TC-Token: t0ken/+="));
	assert_true(has_line(&w.headers, "X-TC-Language: zh-CN"));
	assert_true(has_line(&w.headers, "X-TC-Action: QueryCustomersCredit"));
	assert_int_equal(count_lines(&w.headers), 10);
	wire_build(&to, &r, &example, &w);
	assert_int_equal(count_lines(&w.headers), 8);
	assert_string_equal(w.body.p, "{\"Page\":1,\"PageSize\":10,\"Order\":\"desc\"}");
	wire_request_release(&w);
}

/* "Allowed characters" of X-TC-RequestClient. */
TEST(the_client_label_has_allowed_characters)
{
	static const char allowed[] =
	    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_,;.";
	const char label[] = "tcpartner_" VERSION;
	assert_int_equal(strspn(label, allowed), strlen(label));
	assert_true(strlen(label) <= 128);
}

TEST(the_host_is_sent_and_signed_with_its_port)
{
	struct endpoint to = parsed("http://127.0.0.1:8080");
	struct request r = {.action = ACTION_PARTNER_CREDIT};
	struct wire_request w;
	struct buf want;
	wire_request_init(&w);
	buf_init(&want, 4096);
	wire_build(&to, &r, &example, &w);
	assert_true(has_line(&w.headers, "Host: 127.0.0.1:8080"));
	struct tc3_request signing = {.method = SL("POST"),
				      .content_type = SL("application/json"),
				      .host = SL("127.0.0.1:8080"),
				      .body = SL("{}"),
				      .service = SL(API_SERVICE),
				      .unix_s = example.unix_s};
	buf_add_chars(&want, "Authorization: ");
	tc3_authorization(&signing, &example.key, &want);
	assert_true(has_line(&w.headers, want.p));
	buf_release(&want);
	wire_request_release(&w);
}

TEST(each_try_is_signed_anew)
{
	struct endpoint to = parsed(HOST);
	struct request r = {.action = ACTION_PARTNER_CREDIT};
	struct wire_signer by = example;
	struct wire_request a, b;
	wire_request_init(&a);
	wire_request_init(&b);
	wire_build(&to, &r, &by, &a);
	by.unix_s++;
	wire_build(&to, &r, &by, &b);
	assert_true(has_line(&b.headers, "X-TC-Timestamp: 1551113066"));
	assert_string_not_equal(strstr(a.headers.p, "Signature="),
				strstr(b.headers.p, "Signature="));
	wire_request_release(&a);
	wire_request_release(&b);
}

static void assert_refused(const struct wire_signer *by, enum err_kind kind, const char *word)
{
	struct err e = {0};
	assert_false(wire_check_signer(by, &e));
	assert_int_equal(e.kind, kind);
	assert_non_null(strstr(e.text, word));
	/* Never the value itself. */
	assert_null(strstr(e.text, "hush"));
	assert_false(wire_check_signer(by, NULL));
}

TEST(no_header_can_be_broken_into)
{
	static const struct sl bad[] = {
	    SL("hush\r\nX: y"), SL("hush\n"), SL("\rhush"), SL("hu\0sh"),   SL(" hush"),
	    SL("hush "),        SL("hu sh"),  SL("hush\t"), SL("hush\x7f"), SL("hush\xc2\xa0")};
	struct err e = {0};
	assert_true(wire_check_signer(&example, &e));
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		struct wire_signer by = example;
		by.key.id = bad[i];
		assert_refused(&by, ERR_CREDENTIAL, "secret id");
		by = example;
		by.key.secret = bad[i];
		assert_refused(&by, ERR_CREDENTIAL, "secret key");
		by = example;
		by.token = bad[i];
		assert_refused(&by, ERR_CREDENTIAL, "token");
		by = example;
		by.language = bad[i];
		assert_refused(&by, ERR_CONFIG, "language");
	}
}

TEST(empty_keys_are_refused)
{
	struct wire_signer by = example;
	by.key.id = SL("");
	assert_refused(&by, ERR_CREDENTIAL, "id is empty");
	by = example;
	by.key.secret = SL("");
	assert_refused(&by, ERR_CREDENTIAL, "key is empty");
}

TEST(the_longest_parts_fit)
{
	static char many[8193];
	memset(many, 'a', sizeof many);
	struct wire_signer by = {.key = {{many, 200}, {many, 512}},
				 .token = {many, 8192},
				 .language = {many, 16},
				 .unix_s = INT64_MAX};
	struct err e = {0};
	assert_true(wire_check_signer(&by, &e));
	char host[260];
	memset(host, 'a', sizeof host);
	for (size_t i = 60; i < 253; i += 60)
		host[i] = '.';
	memcpy(host + 253, ":65535", 7);
	struct endpoint to = parsed(host);
	struct request r = {.action = ACTION_CREDIT_BY_UINS, .n_uins = UIN_LIST_MAX};
	struct wire_request w;
	wire_request_init(&w);
	wire_build(&to, &r, &by, &w);
	assert_int_equal(count_lines(&w.headers), 10);
	assert_int_equal(w.headers.p[w.headers.n - 1], '\n');
	wire_request_release(&w);
	by.token.n++;
	assert_refused(&by, ERR_CREDENTIAL, "8193");
	by.token.n = 0;
	by.key.id.n++;
	assert_refused(&by, ERR_CREDENTIAL, "secret id");
	by.key.id.n--;
	by.key.secret.n++;
	assert_refused(&by, ERR_CREDENTIAL, "secret key");
	by.key.secret.n--;
	by.language.n++;
	assert_refused(&by, ERR_CONFIG, "language");
}

/* What is signed can be carried out: nothing may be but what stands in one table. */
TEST(nothing_else_can_be_signed)
{
	static const struct wire_action others[] = {
	    {API_SERVICE, API_VERSION, "AllocateCustomerCredit"},
	    {API_SERVICE, API_VERSION, "ForceQN"},
	    {API_SERVICE, API_VERSION, "QueryCustomersCredi"},
	    {API_SERVICE, API_VERSION, "QueryCustomersCredit "},
	    {API_SERVICE, API_VERSION, "queryCustomersCredit"},
	    {API_SERVICE, API_VERSION, "QueryVoucherListByUin"},
	    {API_SERVICE, API_VERSION, ""},
	    {API_SERVICE, API_VERSION, "AssumeRole"},
	    {API_SERVICE, "2018-08-13", "QueryCustomersCredit"},
	    {"sts", "2018-08-13", "QueryCustomersCredit"},
	    {"sts", "2018-08-13", "GetFederationToken"},
	    {"sts", "2018-08-13", "AssumeRoleWithSAML"},
	    {"sts", API_VERSION, "AssumeRole"},
	    {"cam", "2018-08-13", "AssumeRole"},
	};
	struct endpoint to = parsed(HOST);
	struct wire_request w;
	wire_request_init(&w);
	for (size_t i = 0; i < COUNT_OF(others); i++) {
		struct err e = {0};
		assert_false(wire_may_sign(&others[i]));
		assert_false(wire_sign(&to, &others[i], SL("{}"), &example, &w, &e));
		assert_int_equal(e.kind, ERR_USAGE);
		assert_non_null(strstr(e.text, "is not an action that this program signs"));
		assert_int_equal(w.headers.n, 0);
		assert_int_equal(w.body.n, 0);
	}
	wire_request_release(&w);
}

/* AssumeRole is the only one besides those of the table. */
TEST(every_action_can_be_signed)
{
	struct wire_action sts = {"sts", "2018-08-13", "AssumeRole"};
	for (int i = 0; i < API_ACTIONS; i++) {
		struct wire_action a = {API_SERVICE, API_VERSION,
					request_action_name((enum api_action)i)};
		assert_true(wire_may_sign(&a));
	}
	assert_true(wire_may_sign(&sts));
}

TEST(only_the_whole_list_may_have_a_long_reply)
{
	struct endpoint to = parsed(HOST);
	struct wire_request w;
	wire_request_init(&w);
	for (int i = 0; i < API_ACTIONS; i++) {
		struct request r = {.action = (enum api_action)i};
		wire_build(&to, &r, &example, &w);
		assert_int_equal(w.reply_max,
				 i == ACTION_DIRECT_CREDIT ? WIRE_LIST_MAX : WIRE_BODY_MAX);
	}
	wire_request_release(&w);
}

TEST(releasing_empties)
{
	struct endpoint to = parsed(HOST);
	struct request r = {.action = ACTION_PARTNER_CREDIT};
	struct wire_request w;
	wire_request_init(&w);
	wire_build(&to, &r, &example, &w);
	wire_request_release(&w);
	assert_null(w.headers.p);
	assert_null(w.body.p);
	wire_build(&to, &r, &example, &w);
	assert_int_equal(count_lines(&w.headers), 8);
	wire_request_release(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(permanent_keys_send_the_known_headers),
	    cmocka_unit_test(token_and_language_are_sent_when_set),
	    cmocka_unit_test(the_client_label_has_allowed_characters),
	    cmocka_unit_test(the_host_is_sent_and_signed_with_its_port),
	    cmocka_unit_test(each_try_is_signed_anew),
	    cmocka_unit_test(no_header_can_be_broken_into),
	    cmocka_unit_test(empty_keys_are_refused),
	    cmocka_unit_test(the_longest_parts_fit),
	    cmocka_unit_test(nothing_else_can_be_signed),
	    cmocka_unit_test(every_action_can_be_signed),
	    cmocka_unit_test(only_the_whole_list_may_have_a_long_reply),
	    cmocka_unit_test(releasing_empties),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
