/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/attr.h"

#include "run/credentials.h"

#define NOW 1700000000 /* 2023-11-14 22:13:20 */

/* A home of the test's own, and an environment. */
static struct world {
	char home[200], etc[300];
	const char *id, *secret, *token;
	struct keyring *ring;
	struct credential_facts facts;
	struct err e;
} world;

static const char *env(const char *name)
{
	if (strcmp(name, "TENCENTCLOUD_SECRET_ID") == 0)
		return world.id;
	if (strcmp(name, "TENCENTCLOUD_SECRET_KEY") == 0)
		return world.secret;
	if (strcmp(name, "TENCENTCLOUD_TOKEN") == 0)
		return world.token;
	return NULL;
}

static void path_of(const char *name, char out[400])
{
	snprintf(out, 400, "%s/%s", world.home, name);
}

static void put_bytes(const char *name, const char *bytes, size_t n)
{
	char path[400];
	path_of(name, path);
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	fclose(f);
	assert_int_equal(chmod(path, 0600), 0);
}

static void put(const char *name, const char *text)
{
	put_bytes(name, text, strlen(text));
}

static bool find(const char *profile)
{
	struct credential_sources from = {
	    .profile = profile, .home = world.home, .etc = world.etc, .env = env, .now_s = NOW};
	memset(&world.e, 0, sizeof world.e);
	return credentials_find(&from, world.ring, &world.facts, &world.e);
}

static void found(const char *profile, const char *id, const char *secret, const char *token)
{
	struct wire_signer by = {.unix_s = 0};
	if (!find(profile))
		fail_msg("not found: %s", world.e.text);
	keyring_lend(world.ring, &by);
	assert_true(sl_equal(by.key.id, sl_from(id)));
	assert_true(sl_equal(by.key.secret, sl_from(secret)));
	assert_true(sl_equal(by.token, sl_from(token)));
}

/* Refused with a sentence that holds the words, and none of the secrets of these tests. */
static void refused(const char *profile, const char *says)
{
	assert_false(find(profile));
	assert_int_equal(world.e.kind, ERR_CREDENTIAL);
	if (!strstr(world.e.text, says))
		fail_msg("says: %s\nnot: %s", world.e.text, says);
	assert_null(strstr(world.e.text, "s3cret"));
	assert_false(keyring_is_set(world.ring));
}

static int set_up(void **state)
{
	char path[400];
	(void)state;
	world = (struct world){.ring = keyring_new()};
	snprintf(world.home, sizeof world.home, TEST_BUILD "/home-XXXXXX");
	if (!mkdtemp(world.home))
		return -1;
	path_of(".tccli", path);
	mkdir(path, 0700);
	path_of(".tencentcloud", path);
	mkdir(path, 0700);
	snprintf(world.etc, sizeof world.etc, "%s/etc-credentials", world.home);
	return 0;
}

static int tear_down(void **state)
{
	static const char *const names[] = {
	    ".tccli/default.credential", ".tccli/other.credential", ".tccli",
	    ".tencentcloud/credentials", ".tencentcloud",           "etc-credentials"};
	(void)state;
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		char path[400];
		path_of(names[i], path);
		if (unlink(path) != 0)
			rmdir(path);
	}
	keyring_free(world.ring);
	return rmdir(world.home);
}

static void without_any_source_it_says_what_to_do(void **state)
{
	(void)state;
	refused(NULL, "no credentials found. Set TENCENTCLOUD_SECRET_ID and");
	world.id = world.secret = "";
	refused(NULL, "no credentials found");
	/* A token alone is no key. */
	world.token = "t0ken";
	refused(NULL, "no credentials found");
}

static void the_environment_comes_before_the_files(void **state)
{
	(void)state;
	put(".tccli/default.credential", "{\"secretId\":\"AKIDfile\",\"secretKey\":\"s3cret\"}");
	world.id = "AKIDenv";
	world.secret = "s3cretenv";
	world.token = "t0ken/+=";
	found(NULL, "AKIDenv", "s3cretenv", "t0ken/+=");
	assert_string_equal(world.facts.source, "the environment");
	assert_string_equal(world.facts.warning, "");
}

static void half_an_environment_is_not_completed_from_elsewhere(void **state)
{
	(void)state;
	put(".tccli/default.credential", "{\"secretId\":\"AKIDfile\",\"secretKey\":\"s3cret\"}");
	world.id = "AKIDenv";
	refused(NULL, "TENCENTCLOUD_SECRET_KEY is not set, but its pair is");
	world.id = NULL;
	world.secret = "s3cret";
	refused(NULL, "TENCENTCLOUD_SECRET_ID is not set, but its pair is");
}

static void a_profile_given_is_the_only_source(void **state)
{
	(void)state;
	world.id = "AKIDenv";
	world.secret = "s3cretenv";
	put(".tccli/default.credential", "{\"secretId\":\"AKIDdef\",\"secretKey\":\"s3cret\"}");
	refused("other", "there is no key in the profile \"other\"");
	put(".tccli/other.credential", "{}");
	refused("other", "there is no key in the profile \"other\"");
	put(".tccli/other.credential", "{\"secretId\":\"AKIDother\",\"secretKey\":\"s3cret2\"}");
	found("other", "AKIDother", "s3cret2", "");
}

static void files_come_in_their_order(void **state)
{
	(void)state;
	put("etc-credentials", "[default]\nsecret_id=AKIDetc\nsecret_key=s3cret1\n");
	found(NULL, "AKIDetc", "s3cret1", "");
	put(".tencentcloud/credentials", "[default]\nsecret_id=AKIDini\nsecret_key=s3cret2\n");
	found(NULL, "AKIDini", "s3cret2", "");
	/* As tccli leaves it when only other things were configured. */
	put(".tccli/default.credential", "{}");
	found(NULL, "AKIDini", "s3cret2", "");
	put(".tccli/default.credential",
	    "{\n  \"secretId\": \"AKIDjson\",\n  \"secretKey\": \"s3cret3\"\n}");
	found(NULL, "AKIDjson", "s3cret3", "");
	assert_non_null(strstr(world.facts.source, "/.tccli/default.credential"));
}

static void temporary_credentials_end_at_a_time_that_is_named(void **state)
{
	(void)state;
	put(".tccli/default.credential",
	    "{\"type\":\"oauth\",\"secretId\":\"AKID\",\"secretKey\":\"s3cret\",\"token\":\"t\","
	    "\"expiresAt\":1700000001,\"oauth\":{\"refreshToken\":\"s3cret-r\"}}");
	found(NULL, "AKID", "s3cret", "t");
	assert_true(world.facts.expires_s == 1700000001);
	assert_true(world.facts.renewable);
	keyring_free(world.ring);
	world.ring = keyring_new();
	put(".tccli/default.credential",
	    "{\"type\":\"oauth\",\"secretId\":\"AKID\",\"secretKey\":\"s3cret\",\"token\":\"t\","
	    "\"expiresAt\":1700000000}");
	refused(NULL, "ended at 2023-11-14 22:13:20 UTC; fetch new ones (tccli auth login)");
	put(".tccli/default.credential",
	    "{\"type\":\"sso\",\"secretId\":\"AKID\",\"secretKey\":\"s3cret\",\"token\":\"t\","
	    "\"expiresAt\":5}");
	refused(NULL, "(tccli sso login)");
}

static void what_tccli_would_trade_for_another_key_is_explained(void **state)
{
	(void)state;
	/* The role of the instance is taken; here without a network. */
	put(".tccli/default.credential", "{\"type\":\"cvm-role\"}");
	refused(NULL, "the role of a CVM instance cannot be asked here");
	put(".tccli/default.credential",
	    "{\"secretId\":\"AKID\",\"secretKey\":\"s3cret\",\"role-arn\":\"qcs::cam\"}");
	refused(NULL, "(role-arn)");
}

static void what_is_wrong_in_a_file_is_named_with_its_line(void **state)
{
	(void)state;
	put(".tccli/default.credential", "{\n\"oauth\": {\"expiresAt\": 9,\n\"secretKey\": \"\"},\n"
					 "\"secretId\": \"AKID\",\n\"secretKey\": \" s3cret\"}");
	refused(NULL, "default.credential line 5 has blanks around it");
	put(".tccli/default.credential",
	    "{\"oauth\": {\"expiresAt\": 9},\n\"note\": \"\\\"expiresAt\\\"\",\n"
	    "\"secretId\": \"AKID\", \"secretKey\": \"s3cret\",\n\n\"expiresAt\": 1600000000}");
	refused(NULL, "default.credential line 5 ended at 2020-09-13 12:26:40 UTC");
	put(".tccli/default.credential", "{}");
	put(".tencentcloud/credentials",
	    "# mine\n[default]\nsecret_id = AKID\nsecret_key = 's3cret'\n");
	refused(NULL, "credentials line 4 has quotation marks");
}

static void a_usual_profile_that_was_named_is_not_passed_over(void **state)
{
	(void)state;
	struct credential_sources from = {.usual_profile = "other",
					  .home = world.home,
					  .etc = world.etc,
					  .env = env,
					  .now_s = NOW};
	put("etc-credentials", "[default]\nsecret_id=AKIDetc\nsecret_key=s3cret\n");
	memset(&world.e, 0, sizeof world.e);
	assert_false(credentials_find(&from, world.ring, &world.facts, &world.e));
	assert_non_null(strstr(world.e.text, "there is no key in the profile \"other\""));
	put(".tccli/other.credential", "{\"secretId\":\"AKIDother\",\"secretKey\":\"s3cret2\"}");
	assert_true(credentials_find(&from, world.ring, &world.facts, &world.e));
	assert_non_null(strstr(world.facts.source, "other.credential"));
	assert_true(world.facts.modified_s > 0);
	assert_false(world.facts.renewable);
}

static void half_a_key_in_a_file_is_named(void **state)
{
	(void)state;
	put(".tccli/default.credential", "{\"secretId\":\"AKID\"}");
	refused(NULL, "default.credential has no secret key");
	put(".tccli/default.credential", "{\"secretKey\":\"s3cret\"}");
	refused(NULL, "default.credential has no secret id");
	/* Numbers are no keys. */
	put(".tccli/default.credential", "{\"secretId\":\"AKID\",\"secretKey\":12}");
	refused(NULL, "has no secret key");
	put(".tccli/default.credential", "{}");
	put(".tencentcloud/credentials", "[default]\nsecret_id=AKID\n");
	refused(NULL, ".tencentcloud/credentials has no secret key");
}

static void blanks_and_quotes_around_a_key_are_reported(void **state)
{
	(void)state;
	world.id = "AKID";
	world.secret = "s3cret ";
	refused(NULL, "the secret key of the environment has blanks around it");
	world.id = "\tAKID";
	refused(NULL, "the secret id of the environment has blanks around it");
	world.id = "AKID";
	world.secret = "\"s3cret\"";
	refused(NULL, "has quotation marks around it");
	world.secret = "s3cret";
	world.token = "t0ken\n";
	refused(NULL, "the token of the environment has blanks around it");
}

/* It would end the header line it stands in, and begin another. */
static void characters_no_key_has_are_refused(void **state)
{
	(void)state;
	static const char *const bad[] = {"s3c\r\nX-Evil: 1", "s3c ret", "s3c\x7fret",
					  "s3c\xc3\xa9"};
	world.id = "AKID";
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		world.secret = bad[i];
		refused(NULL, "the environment: the secret key holds blanks or characters");
	}
	char *huge = malloc(9001);
	memset(huge, 'x', 9000);
	huge[9000] = '\0';
	world.secret = huge;
	refused(NULL, "the secret key is too long");
	world.secret = "s3cret";
	world.token = huge;
	refused(NULL, "the token is too long");
	free(huge);
}

static void malformed_json_is_named_with_its_line(void **state)
{
	(void)state;
	put(".tccli/default.credential",
	    "{\n  \"secretId\": \"AKID\",\n  \"secretKey\": \"s3cret\",,\n}\n");
	refused(NULL, "default.credential: it is not a JSON document");
	assert_non_null(strstr(world.e.text, "(line 3)"));
	put(".tccli/default.credential", "");
	refused(NULL, "default.credential: it is empty");
	put(".tccli/default.credential", "[1]");
	refused(NULL, "default.credential: it holds no JSON object");
	put_bytes(".tccli/default.credential", "{\"secretId\":\"A\0B\"}", 18);
	refused(NULL, "not a JSON document");
}

static void malformed_ini_is_named_with_its_line(void **state)
{
	(void)state;
	put(".tencentcloud/credentials", "[default]\n\n# mine\nsecret_id AKID\n");
	refused(NULL, "credentials: line 4 is neither [section] nor key = value");
	put(".tencentcloud/credentials", "[default\nsecret_id=AKID\n");
	refused(NULL, "credentials: line 1 is neither");
	put(".tencentcloud/credentials", "s3cretwithoutanything");
	refused(NULL, "line 1");
}

static void ini_is_read_as_the_sdks_read_it(void **state)
{
	(void)state;
	put(".tencentcloud/credentials", "; top\r\n[other]\r\nsecret_id=NO\r\nsecret_key=NO\r\n"
					 "[default]\r\n  secret_id =  AKIDini \r\n"
					 "role_arn = x\r\nsecret_key=s3c=ret==\r\n[more]\r\n"
					 "secret_key=NO\r\n");
	found(NULL, "AKIDini", "s3c=ret==", "");
	keyring_free(world.ring);
	world.ring = keyring_new();
	/* Without [default] there is no key in it. */
	put(".tencentcloud/credentials", "secret_id=AKID\nsecret_key=s3cret\n");
	refused(NULL, "no credentials found");
}

static void a_file_that_others_can_read_is_warned_about(void **state)
{
	(void)state;
	char path[400];
	put(".tccli/default.credential", "{\"secretId\":\"AKID\",\"secretKey\":\"s3cret\"}");
	path_of(".tccli/default.credential", path);
	found(NULL, "AKID", "s3cret", "");
	assert_string_equal(world.facts.warning, "");
	chmod(path, 0640);
	found(NULL, "AKID", "s3cret", "");
	assert_non_null(strstr(world.facts.warning, "others on this machine can read"));
	assert_non_null(strstr(world.facts.warning, "default.credential; chmod 600 it"));
	chmod(path, 0602);
	found(NULL, "AKID", "s3cret", "");
	assert_non_null(strstr(world.facts.warning, "can change"));
}

static void what_is_no_small_file_is_refused_at_once(void **state)
{
	(void)state;
	char path[400];
	char *big = malloc(65537);
	memset(big, ' ', 65537);
	put_bytes(".tccli/default.credential", big, 65537);
	refused(NULL, "is no readable file of at most 64 KiB");
	memcpy(big, "{\"secretId\":\"AKID\",\"secretKey\":\"s3cret\"}", 40);
	put_bytes(".tccli/default.credential", big, 65536);
	found(NULL, "AKID", "s3cret", "");
	free(big);
	keyring_free(world.ring);
	world.ring = keyring_new();
	path_of(".tccli/default.credential", path);
	unlink(path);
	assert_int_equal(mkfifo(path, 0600), 0);
	refused(NULL, "is no readable file");
	unlink(path);
	assert_int_equal(mkdir(path, 0700), 0);
	refused(NULL, "is no readable file");
}

static void a_home_that_is_missing_or_endless_is_no_source(void **state)
{
	(void)state;
	char *deep = malloc(5001);
	memset(deep, 'd', 5000);
	deep[5000] = '\0';
	put("etc-credentials", "[default]\nsecret_id=AKIDetc\nsecret_key=s3cret\n");
	const char *const homes[] = {NULL, "/nonexistent", "Makefile", deep};
	for (size_t i = 0; i < COUNT_OF(homes); i++) {
		struct credential_sources from = {
		    .home = homes[i], .etc = world.etc, .env = env, .now_s = NOW};
		memset(&world.e, 0, sizeof world.e);
		assert_true(credentials_find(&from, world.ring, &world.facts, &world.e));
		assert_string_equal(world.facts.source, world.etc);
	}
	free(deep);
}

static void a_failed_renewal_keeps_the_key_held(void **state)
{
	(void)state;
	struct wire_signer by = {.unix_s = 0};
	world.id = "AKID";
	world.secret = "s3cret";
	found(NULL, "AKID", "s3cret", "");
	world.secret = "s3 cret";
	assert_false(find(NULL));
	keyring_lend(world.ring, &by);
	assert_true(sl_equal(by.key.secret, SL("s3cret")));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(without_any_source_it_says_what_to_do),
	    TEST(the_environment_comes_before_the_files),
	    TEST(half_an_environment_is_not_completed_from_elsewhere),
	    TEST(a_profile_given_is_the_only_source),
	    TEST(files_come_in_their_order),
	    TEST(temporary_credentials_end_at_a_time_that_is_named),
	    TEST(what_tccli_would_trade_for_another_key_is_explained),
	    TEST(what_is_wrong_in_a_file_is_named_with_its_line),
	    TEST(a_usual_profile_that_was_named_is_not_passed_over),
	    TEST(half_a_key_in_a_file_is_named),
	    TEST(blanks_and_quotes_around_a_key_are_reported),
	    TEST(characters_no_key_has_are_refused),
	    TEST(malformed_json_is_named_with_its_line),
	    TEST(malformed_ini_is_named_with_its_line),
	    TEST(ini_is_read_as_the_sdks_read_it),
	    TEST(a_file_that_others_can_read_is_warned_about),
	    TEST(what_is_no_small_file_is_refused_at_once),
	    TEST(a_home_that_is_missing_or_endless_is_no_source),
	    TEST(a_failed_renewal_keeps_the_key_held),
	};
	return cmocka_run_group_tests_name("credentials", tests, NULL, NULL);
}
