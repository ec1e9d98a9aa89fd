/* SPDX-License-Identifier: MIT */
/* The search with slow sources, on a clock and a network of the test's own. */
#include <poll.h>

#include "credentials/credential_search.h"
#include "test.h"

#define NOW   1700000000 /* 2023-11-14 22:13:20 */
#define TURNS 400

#define KEY                                                                                        \
	"{\"TmpSecretId\":\"AKIDrole\",\"TmpSecretKey\":\"s3cret\",\"Token\":\"t0ken\","           \
	"\"ExpiredTime\":1700003600,\"Expiration\":\"2023-11-14T23:13:20Z\",\"Code\":\"Success\"}"

static struct bench {
	struct credential_sources from;
	struct transport_port net;
	struct keyring *ring;
	struct credential_search *k;
	int64_t now_ms;
	const char *metadata, *id, *secret;
	char asked[400]; /* URLs of the gets, each followed by a blank */
	int cancelled, timeout_ms;
	/* What was sent to STS. */
	char host[300], headers[2000], body[400];
	int sends;
	const char *role;
} bench;

static const char *env(const char *name)
{
	if (strcmp(name, "TCPARTNER_METADATA_URL") == 0)
		return bench.metadata;
	if (strcmp(name, "TENCENTCLOUD_SECRET_ID") == 0)
		return bench.id;
	if (strcmp(name, "TENCENTCLOUD_ROLE_ARN") == 0)
		return bench.role;
	return strcmp(name, "TENCENTCLOUD_SECRET_KEY") == 0 ? bench.secret : NULL;
}

static void net_send_to(void *ctx, uint64_t id, const struct endpoint *to,
			const struct wire_request *w)
{
	(void)ctx;
	assert_true(id == SEARCH_ID);
	bench.sends++;
	snprintf(bench.host, sizeof bench.host, "%s", to->url);
	snprintf(bench.headers, sizeof bench.headers, "%s", w->headers.p);
	snprintf(bench.body, sizeof bench.body, "%s", w->body.p);
}

static void net_get(void *ctx, uint64_t id, const char *url, int timeout_ms)
{
	size_t at = strlen(bench.asked);
	(void)ctx;
	assert_true(id == SEARCH_ID);
	bench.timeout_ms = timeout_ms;
	snprintf(bench.asked + at, sizeof bench.asked - at, "%s ", url);
}

static void net_cancel(void *ctx, uint64_t id)
{
	(void)ctx;
	assert_true(id == SEARCH_ID);
	bench.cancelled++;
}

SETUP(set_up)
{
	bench = (struct bench){.ring = keyring_new(), .now_ms = 5000};
	bench.net =
	    (struct transport_port){.get = net_get, .cancel = net_cancel, .send_to = net_send_to};
	bench.from = (struct credential_sources){.home = "/nonexistent",
						 .etc = "/nonexistent",
						 .env = env,
						 .now_s = NOW,
						 .config = "/the/config",
						 .net = &bench.net};
	return 0;
}

TEARDOWN(tear_down)
{
	credential_search_free(bench.k);
	keyring_free(bench.ring);
	return 0;
}

static enum credential_search_state begin(void)
{
	bench.k = credential_search_new(&bench.from, bench.now_ms);
	return credential_search_state(bench.k);
}

/* Turns as a loop makes them, until the search has ended. */
static enum credential_search_state finish(void)
{
	for (int turn = 0; turn < TURNS && credential_search_state(bench.k) == SEARCH_GOING;
	     turn++) {
		struct pollfd p[SEARCH_FDS];
		int fds[SEARCH_FDS];
		size_t n = credential_search_fds(bench.k, fds);
		assert_true(credential_search_deadline(bench.k) < INT64_MAX);
		for (size_t i = 0; i < n; i++)
			p[i] = (struct pollfd){fds[i], POLLIN, 0};
		poll(p, (nfds_t)n, 20);
		credential_search_turn(bench.k, ++bench.now_ms);
	}
	return credential_search_state(bench.k);
}

static void reply(enum wire_result result, int status, const char *body)
{
	struct wire_reply r = {
	    .id = SEARCH_ID, .result = result, .http_status = status, .body = sl_from(body)};
	credential_search_reply(bench.k, &r, bench.now_ms);
}

static void found(const char *id, const char *secret, const char *token, const char *source)
{
	struct wire_signer by = {.unix_s = 0};
	if (credential_search_state(bench.k) != SEARCH_FOUND)
		fail_msg("not found: %s", credential_search_error(bench.k)->text);
	credential_search_give(bench.k, bench.ring);
	keyring_lend(bench.ring, &by);
	assert_true(sl_equal(by.key.id, sl_from(id)));
	assert_true(sl_equal(by.key.secret, sl_from(secret)));
	assert_true(sl_equal(by.token, sl_from(token)));
	assert_string_equal(credential_search_facts(bench.k)->source, source);
}

static void failed(const char *says)
{
	assert_int_equal(credential_search_state(bench.k), SEARCH_FAILED);
	const struct err *e = credential_search_error(bench.k);
	assert_int_equal(e->kind, ERR_CREDENTIAL);
	if (!strstr(e->text, says))
		fail_msg("says: %s", e->text);
	assert_null(strstr(e->text, "s3cret"));
	assert_true(credential_search_deadline(bench.k) == INT64_MAX);
}

TEST(a_fast_source_is_found_at_once)
{
	bench.id = "AKIDenv";
	bench.secret = "s3cret";
	bench.from.command = "exit 9";
	assert_int_equal(begin(), SEARCH_FOUND);
	found("AKIDenv", "s3cret", "", "the environment");
	assert_false(credential_search_facts(bench.k)->renewable);
}

TEST(nothing_anywhere_says_what_to_do)
{
	assert_int_equal(begin(), SEARCH_FAILED);
	failed("no credentials found. Set TENCENTCLOUD_SECRET_ID");
}

TEST(a_command_prints_lines_or_json)
{
	static const char *const commands[] = {
	    "printf 'secret_id = AKIDc\\nsecret_key=s3cret\\ntoken = t\\nexpires_at=1700000600\\n'",
	    "echo '{\"secretId\":\"AKIDc\",\"secretKey\":\"s3cret\",\"token\":\"t\","
	    "\"expiresAt\":1700000600}'",
	    "echo '{\"TmpSecretId\":\"AKIDc\",\"TmpSecretKey\":\"s3cret\",\"Token\":\"t\","
	    "\"ExpiredTime\":\"2023-11-14T22:23:20Z\"}'"};
	for (size_t i = 0; i < 3; i++) {
		bench.from.command = commands[i];
		assert_int_equal(begin(), SEARCH_GOING);
		finish();
		found("AKIDc", "s3cret", "t", "credential_command of /the/config");
		assert_true(credential_search_facts(bench.k)->expires_s == 1700000600);
		assert_true(credential_search_facts(bench.k)->renewable);
		credential_search_free(bench.k);
	}
	bench.k = NULL;
}

TEST(a_command_that_brings_no_key_is_an_error_that_names_it)
{
	static const struct {
		const char *command, *says;
	} cases[] = {
	    {"echo locked >&2; exit 1",
	     "credential_command of /the/config: it failed with exit status 1: locked"},
	    {"echo a = b", "print secret_id and secret_key"},
	    {"echo s3cret", "line 1 is not [section]"},
	    {"echo '{\"secretId\":\"AKID\",'", "it is not a JSON document"},
	    {"echo secret_id=AKID", "has no secret key"},
	    {"printf 'secret_id=AKID\\nsecret_key=\"s3cret\"\\n'",
	     "the secret key of credential_command of /the/config line 2 has quotation marks"},
	    {"printf 'secret_id=AKID\\nsecret_key=s3cret\\nexpires_at=1600000000\\n'",
	     "line 3 expired at 2020-09-13 12:26:40 UTC"},
	};
	/* Not passed over in favour of what would be next. */
	bench.from.cvm_role = true;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bench.from.command = cases[i].command;
		begin();
		finish();
		failed(cases[i].says);
		credential_search_free(bench.k);
	}
	bench.k = NULL;
	assert_string_equal(bench.asked, "");
}

TEST(a_command_of_a_file_that_others_can_write_does_not_run)
{
	bench.from.command = "echo secret_id=AKID";
	bench.from.config_open = true;
	assert_int_equal(begin(), SEARCH_FAILED);
	failed("other users can change /the/config, so its credential_command is not");
}

TEST(a_command_that_does_not_end_is_stopped)
{
	bench.from.command = "sleep 60";
	bench.from.command_limit_ms = 3000;
	assert_int_equal(begin(), SEARCH_GOING);
	bench.now_ms += 2999;
	credential_search_turn(bench.k, bench.now_ms);
	assert_int_equal(credential_search_state(bench.k), SEARCH_GOING);
	bench.now_ms++;
	credential_search_turn(bench.k, bench.now_ms);
	failed("did not finish within 3 s and was stopped");
}

TEST(a_search_can_be_dropped_half_way)
{
	bench.from.command = "sleep 60";
	assert_int_equal(begin(), SEARCH_GOING);
	credential_search_free(bench.k);
	bench.from.command = NULL;
	bench.from.cvm_role = true;
	assert_int_equal(begin(), SEARCH_GOING);
	credential_search_free(bench.k);
	bench.k = NULL;
	assert_int_equal(bench.cancelled, 1);
}

TEST(the_role_is_asked_for_its_name_then_its_key)
{
	bench.from.cvm_role = true;
	assert_int_equal(begin(), SEARCH_GOING);
	assert_string_equal(
	    bench.asked,
	    "http://metadata.tencentyun.com/latest/meta-data/cam/security-credentials/ ");
	assert_int_equal(bench.timeout_ms, 1000);
	bench.asked[0] = '\0';
	bench.now_ms += 400;
	reply(WIRE_OK, 200, "reseller-role\n");
	assert_string_equal(bench.asked, "http://metadata.tencentyun.com/latest/meta-data/cam/"
					 "security-credentials/reseller-role ");
	/* One second for both. */
	assert_int_equal(bench.timeout_ms, 600);
	reply(WIRE_OK, 200, KEY);
	found("AKIDrole", "s3cret", "t0ken", "the CVM role reseller-role");
	assert_true(credential_search_facts(bench.k)->expires_s == 1700003600);
	assert_true(credential_search_facts(bench.k)->renewable);
}

static void asked(enum wire_result result, int status, const char *body, const char *says)
{
	bench.from.cvm_role = true;
	assert_int_equal(begin(), SEARCH_GOING);
	reply(result, status, body);
	failed(says);
	credential_search_free(bench.k);
	bench.k = NULL;
}

TEST(a_missing_role_is_reported)
{
	asked(WIRE_RESOLVE, 0, "", "did not answer within 1 s; without a CVM instance");
	asked(WIRE_TIMEOUT, 0, "", "did not answer within 1 s");
	asked(WIRE_OK, 404, "none", "this CVM instance has no role");
	asked(WIRE_OK, 500, "", "answered with status 500");
	asked(WIRE_OK, 200, "", "an invalid role name");
	asked(WIRE_OK, 200, "<html>", "an invalid role name");
	asked(WIRE_OK, 200, "../../user-data", "an invalid role name");
	asked(WIRE_OK, 200, "a b", "an invalid role name");
}

TEST(a_role_without_a_valid_key_is_reported)
{
	static const struct {
		const char *body, *says;
	} cases[] = {
	    {"", "the CVM role r: it is empty"},
	    {"{\"Code\":\"NotFound\"}", "it has no key for this role"},
	    {"{\"Code\":\"Success\"}", "the CVM role r has no key"},
	    {"{\"Code\":\"Success\",\"TmpSecretId\":\"A\",\"TmpSecretKey\":\"s3cret\","
	     "\"ExpiredTime\":1}",
	     "expired at 1970-01-01 00:00:01 UTC; check this computer's clock"},
	};
	bench.from.cvm_role = true;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		begin();
		reply(WIRE_OK, 200, "r");
		reply(WIRE_OK, 200, cases[i].body);
		failed(cases[i].says);
		credential_search_free(bench.k);
	}
	bench.k = NULL;
}

/* The library's own limit may fail: ours holds. */
TEST(the_role_has_a_second_in_all)
{
	bench.from.cvm_role = true;
	begin();
	bench.now_ms += 900;
	reply(WIRE_OK, 200, "r");
	assert_true(credential_search_deadline(bench.k) == 6000);
	bench.now_ms = 6000;
	credential_search_turn(bench.k, bench.now_ms);
	failed("did not answer within 1 s");
	assert_int_equal(bench.cancelled, 1);
	reply(WIRE_OK, 200, KEY);
	failed("did not answer within 1 s");
}

TEST(another_metadata_service_must_be_on_this_machine)
{
	static const char *const bad[] = {"http://10.0.0.1", "https://127.0.0.1", "127.0.0.1",
					  "http://127.0.0.1/path"};
	bench.from.cvm_role = true;
	for (size_t i = 0; i < 4; i++) {
		bench.metadata = bad[i];
		begin();
		failed("TCPARTNER_METADATA_URL is for tests");
		credential_search_free(bench.k);
	}
	bench.metadata = "http://127.0.0.1:99";
	assert_int_equal(begin(), SEARCH_GOING);
	assert_string_equal(bench.asked,
			    "http://127.0.0.1:99/latest/meta-data/cam/security-credentials/ ");
}

TEST(a_profile_asked_for_has_sources_of_its_own_only)
{
	bench.id = "AKIDenv";
	bench.secret = "s3cret";
	bench.from.profile = "main";
	assert_int_equal(begin(), SEARCH_FAILED);
	failed("the profile \"main\" has no key");
	credential_search_free(bench.k);
	bench.from.cvm_role = true;
	assert_int_equal(begin(), SEARCH_GOING);
	assert_int_equal(strncmp(bench.asked, "http://metadata", 15), 0);
}

#define ARN "qcs::cam::uin/100000000001:roleName/reseller"
#define STS_KEY                                                                                    \
	"{\"Response\":{\"Credentials\":{\"Token\":\"t0ken\",\"TmpSecretId\":\"AKIDtmp\","         \
	"\"TmpSecretKey\":\"s3cret2\"},\"ExpiredTime\":1700007200,\"Expiration\":"                 \
	"\"2023-11-15T00:13:20Z\",\"RequestId\":\"r-1\"}}"
#define REFUSAL(code)                                                                              \
	"{\"Response\":{\"Error\":{\"Code\":\"" code                                               \
	"\",\"Message\":\"no\"},\"RequestId\":\"r-2\"}}"

static void begin_role(void)
{
	bench.id = "AKIDbase";
	bench.secret = "s3cret";
	bench.role = ARN;
	bench.sends = 0;
	assert_int_equal(begin(), SEARCH_GOING);
}

TEST(a_role_is_assumed_with_the_key_found)
{
	begin_role();
	assert_string_equal(bench.host, "https://sts.intl.tencentcloudapi.com/");
	assert_non_null(strstr(bench.headers, "\nX-TC-Action: AssumeRole\n"));
	assert_non_null(strstr(bench.headers, "\nX-TC-Timestamp: 1700000000\n"));
	assert_non_null(strstr(bench.headers, "Credential=AKIDbase/2023-11-14/sts/tc3_request"));
	assert_non_null(
	    strstr(bench.body, "\"RoleArn\":\"" ARN "\",\"RoleSessionName\":\"tcpartner\""));
	reply(WIRE_OK, 200, STS_KEY);
	found("AKIDtmp", "s3cret2", "t0ken", "the environment");
	assert_string_equal(credential_search_facts(bench.k)->role.arn, ARN);
	assert_true(credential_search_facts(bench.k)->expires_s == 1700007200);
	assert_true(credential_search_facts(bench.k)->renewable);
}

/* Above the environment stands the option. */
TEST(the_role_of_the_options_counts_first)
{
	bench.from.role_arn = "qcs::cam::uin/2:roleName/other";
	bench.from.role_session = "s";
	bench.from.sts = "http://127.0.0.1:99";
	begin_role();
	assert_string_equal(bench.host, "http://127.0.0.1:99/");
	assert_non_null(strstr(bench.body, "uin/2:roleName/other\",\"RoleSessionName\":\"s\""));
	bench.from.sts = "http://10.0.0.1";
	credential_search_free(bench.k);
	assert_int_equal(begin(), SEARCH_FAILED);
	failed("--sts-endpoint: plain http is only for this machine");
	assert_int_equal(bench.sends, 1);
}

TEST(a_refused_role_is_reported_and_gives_no_key)
{
	static const struct {
		enum wire_result result;
		int status;
		const char *body, *says;
	} cases[] = {
	    {WIRE_OK, 200, REFUSAL("UnauthorizedOperation"),
	     "cannot assume the role " ARN
	     " (UnauthorizedOperation): allow the base key sts:AssumeRole on the role, and let the "
	     "role trust the key's account. The base key "
	     "is from the environment; sts.intl.tencentcloudapi.com: no, RequestId r-2"},
	    {WIRE_OK, 200, REFUSAL("InvalidParameter.ParamError"),
	     "(InvalidParameter.ParamError): check the role ARN and the session name."},
	    {WIRE_OK, 200, REFUSAL("ResourceNotFound.RoleNotFound"), ": check the role ARN."},
	    {WIRE_OK, 200, REFUSAL("AuthFailure.SecretIdNotFound"),
	     "check the base key: STS does not"},
	    {WIRE_TLS, 0, "", "check the network and --sts-endpoint"},
	    {WIRE_OK, 404, "<html>", "check --sts-endpoint"},
	    {WIRE_OK, 200, "{\"Response\":{\"RequestId\":\"r\"}}",
	     "the role " ARN ": the answer has no secret id"},
	    {WIRE_OK, 200,
	     "{\"Response\":{\"Credentials\":{\"TmpSecretId\":\"A\",\"TmpSecretKey\":\"s3cret\"},"
	     "\"ExpiredTime\":1700007200}}",
	     "the answer has no token"},
	    {WIRE_OK, 200,
	     "{\"Response\":{\"Credentials\":[\"s3cret\"],\"ExpiredTime\":1700007200}}",
	     "the answer has no secret id"},
	    {WIRE_OK, 200,
	     "{\"Response\":{\"Credentials\":{\"TmpSecretId\":\"A\",\"TmpSecretKey\":\"s3cret\","
	     "\"Token\":\"t\"},\"ExpiredTime\":1699999999}}",
	     "expired at 2023-11-14 22:13:19 UTC; check this computer's clock"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		begin_role();
		reply(cases[i].result, cases[i].status, cases[i].body);
		failed(cases[i].says);
		assert_int_equal(bench.sends, 1);
		credential_search_free(bench.k);
	}
	bench.k = NULL;
}

TEST(passing_faults_are_retried_a_limited_number_of_times)
{
	begin_role();
	for (int tries = 1; tries < 3; tries++) {
		reply(WIRE_OK, 200, REFUSAL("InternalError"));
		assert_int_equal(credential_search_state(bench.k), SEARCH_GOING);
		assert_true(credential_search_deadline(bench.k) == bench.now_ms + 1000);
		bench.now_ms += 999;
		credential_search_turn(bench.k, bench.now_ms);
		assert_int_equal(bench.sends, tries);
		credential_search_turn(bench.k, ++bench.now_ms);
		assert_int_equal(bench.sends, tries + 1);
	}
	/* Signed anew: two seconds went by. */
	assert_non_null(strstr(bench.headers, "\nX-TC-Timestamp: 1700000002\n"));
	reply(WIRE_OK, 200, REFUSAL("InternalError"));
	failed("(InternalError): try again later. ");
}

TEST(an_sts_that_does_not_answer_times_out)
{
	begin_role();
	bench.now_ms += 29999;
	credential_search_turn(bench.k, bench.now_ms);
	assert_int_equal(credential_search_state(bench.k), SEARCH_GOING);
	credential_search_turn(bench.k, ++bench.now_ms);
	failed("cannot assume the role " ARN ": sts.intl.tencentcloudapi.com did not answer within "
	       "30 s");
	assert_int_equal(bench.cancelled, 1);
	reply(WIRE_OK, 200, STS_KEY);
	failed("did not answer within 30 s");
}

TEST(a_clock_that_is_off_is_learnt_from_sts)
{
	struct wire_reply r = {.id = SEARCH_ID,
			       .result = WIRE_OK,
			       .http_status = 200,
			       .server_unix_s = NOW + 600,
			       .body = SL(REFUSAL("AuthFailure.SignatureExpire"))};
	begin_role();
	credential_search_reply(bench.k, &r, bench.now_ms);
	bench.now_ms += 1000;
	credential_search_turn(bench.k, bench.now_ms);
	assert_non_null(strstr(bench.headers, "\nX-TC-Timestamp: 1700000601\n"));
	credential_search_reply(bench.k, &r, bench.now_ms);
	failed("set this computer's clock");
}

/* By STS' clock the key lives for two hours; by ours, which is ten minutes behind, as long. */
TEST(the_expiry_of_a_key_follows_the_local_clock)
{
	struct wire_reply r = {.id = SEARCH_ID,
			       .result = WIRE_OK,
			       .http_status = 200,
			       .server_unix_s = NOW + 600,
			       .body = SL(REFUSAL("AuthFailure.SignatureExpire"))};
	begin_role();
	credential_search_reply(bench.k, &r, bench.now_ms);
	bench.now_ms += 1000;
	credential_search_turn(bench.k, bench.now_ms);
	reply(WIRE_OK, 200, STS_KEY);
	found("AKIDtmp", "s3cret2", "t0ken", "the environment");
	assert_true(credential_search_facts(bench.k)->expires_s == 1700007200 - 600);
}

/* So what the command fetches is the base key. */
TEST(a_command_can_bring_the_base_key)
{
	bench.role = NULL;
	bench.from.command = "printf '\357\273\277secret_id=AKIDc\nsecret_key=s3cret\nrole_arn=" ARN
			     "\nrole_session_name=me\n'";
	assert_int_equal(begin(), SEARCH_GOING);
	for (int turn = 0; turn < TURNS && bench.sends == 0; turn++) {
		poll(NULL, 0, 20);
		credential_search_turn(bench.k, ++bench.now_ms);
	}
	assert_non_null(strstr(bench.headers, "Credential=AKIDc/"));
	assert_non_null(strstr(bench.body, "\"RoleSessionName\":\"me\""));
	reply(WIRE_OK, 200, STS_KEY);
	found("AKIDtmp", "s3cret2", "t0ken", "credential_command of /the/config");
}

#define WITH_SETUP(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(a_fast_source_is_found_at_once),
	    WITH_SETUP(nothing_anywhere_says_what_to_do),
	    WITH_SETUP(a_command_prints_lines_or_json),
	    WITH_SETUP(a_command_that_brings_no_key_is_an_error_that_names_it),
	    WITH_SETUP(a_command_of_a_file_that_others_can_write_does_not_run),
	    WITH_SETUP(a_command_that_does_not_end_is_stopped),
	    WITH_SETUP(a_search_can_be_dropped_half_way),
	    WITH_SETUP(the_role_is_asked_for_its_name_then_its_key),
	    WITH_SETUP(a_missing_role_is_reported),
	    WITH_SETUP(a_role_without_a_valid_key_is_reported),
	    WITH_SETUP(the_role_has_a_second_in_all),
	    WITH_SETUP(another_metadata_service_must_be_on_this_machine),
	    WITH_SETUP(a_profile_asked_for_has_sources_of_its_own_only),
	    WITH_SETUP(a_role_is_assumed_with_the_key_found),
	    WITH_SETUP(the_role_of_the_options_counts_first),
	    WITH_SETUP(a_refused_role_is_reported_and_gives_no_key),
	    WITH_SETUP(passing_faults_are_retried_a_limited_number_of_times),
	    WITH_SETUP(an_sts_that_does_not_answer_times_out),
	    WITH_SETUP(a_clock_that_is_off_is_learnt_from_sts),
	    WITH_SETUP(the_expiry_of_a_key_follows_the_local_clock),
	    WITH_SETUP(a_command_can_bring_the_base_key),
	};
	return cmocka_run_group_tests_name("seek", tests, NULL, NULL);
}
