/* SPDX-License-Identifier: MIT */
/* Tests of src/credentials/credentials.c. */
#include <sys/stat.h>
#include <unistd.h>

#include "base/attr.h"

#include "credentials/credentials.h"
#include "test.h"

#define NOW 1700000000 /* 2023-11-14 22:13:20 */

/* A home of the test's own, and an environment. */
static struct fake {
	char home[200], etc[300];
	const char *id, *secret, *token;
	const char *other[2]; /* one more variable: its name and value */
	struct keyring *ring;
	struct credential_facts facts;
	struct err e;
} fake;

static const char *env(const char *name)
{
	if (strcmp(name, "TENCENTCLOUD_SECRET_ID") == 0)
		return fake.id;
	if (strcmp(name, "TENCENTCLOUD_SECRET_KEY") == 0)
		return fake.secret;
	if (strcmp(name, "TENCENTCLOUD_TOKEN") == 0)
		return fake.token;
	return fake.other[0] && strcmp(name, fake.other[0]) == 0 ? fake.other[1] : NULL;
}

static void path_of(const char *name, char out[400])
{
	snprintf(out, 400, "%s/%s", fake.home, name);
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
	    .profile = profile, .home = fake.home, .etc = fake.etc, .env = env, .now_s = NOW};
	memset(&fake.e, 0, sizeof fake.e);
	return credentials_find(&from, fake.ring, &fake.facts, &fake.e);
}

static void found(const char *profile, const char *id, const char *secret, const char *token)
{
	struct wire_signer by = {.unix_s = 0};
	if (!find(profile))
		fail_msg("not found: %s", fake.e.text);
	keyring_lend(fake.ring, &by);
	assert_true(sl_equal(by.key.id, sl_from(id)));
	assert_true(sl_equal(by.key.secret, sl_from(secret)));
	assert_true(sl_equal(by.token, sl_from(token)));
}

/* Refused with a sentence that holds the words, and none of the secrets of these tests. */
static void refused(const char *profile, const char *says)
{
	assert_false(find(profile));
	assert_int_equal(fake.e.kind, ERR_CREDENTIAL);
	if (!strstr(fake.e.text, says))
		fail_msg("says: %s\nnot: %s", fake.e.text, says);
	assert_null(strstr(fake.e.text, "s3cret"));
	assert_false(keyring_is_set(fake.ring));
}

SETUP(set_up)
{
	char path[400];
	fake = (struct fake){.ring = keyring_new()};
	snprintf(fake.home, sizeof fake.home, TEST_BUILD "/home-XXXXXX");
	if (!mkdtemp(fake.home))
		return -1;
	path_of(".tccli", path);
	mkdir(path, 0700);
	path_of(".tencentcloud", path);
	mkdir(path, 0700);
	snprintf(fake.etc, sizeof fake.etc, "%s/etc-credentials", fake.home);
	return 0;
}

TEARDOWN(tear_down)
{
	static const char *const names[] = {
	    ".tccli/default.credential", ".tccli/other.credential", ".tccli",
	    ".tencentcloud/credentials", ".tencentcloud",           "etc-credentials"};
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		char path[400];
		path_of(names[i], path);
		if (unlink(path) != 0)
			rmdir(path);
	}
	keyring_free(fake.ring);
	return rmdir(fake.home);
}

TEST(without_any_source_it_says_what_to_do)
{
	refused(NULL, "no credentials found. Set TENCENTCLOUD_SECRET_ID and");
	fake.id = fake.secret = "";
	refused(NULL, "no credentials found");
	/* A token alone is no key. */
	fake.token = "t0ken";
	refused(NULL, "no credentials found");
}

TEST(the_environment_comes_before_the_files)
{
	put(".tccli/default.credential", "{\"secretId\":\"AKIDfile\",\"secretKey\":\"s3cret\"}");
	fake.id = "AKIDenv";
	fake.secret = "s3cretenv";
	fake.token = "t0ken/+=";
	found(NULL, "AKIDenv", "s3cretenv", "t0ken/+=");
	assert_string_equal(fake.facts.source, "the environment");
	assert_string_equal(fake.facts.warning, "");
}

TEST(half_an_environment_is_not_completed_from_elsewhere)
{
	put(".tccli/default.credential", "{\"secretId\":\"AKIDfile\",\"secretKey\":\"s3cret\"}");
	fake.id = "AKIDenv";
	refused(NULL, "TENCENTCLOUD_SECRET_KEY is not set, but TENCENTCLOUD_SECRET_ID is");
	fake.id = NULL;
	fake.secret = "s3cret";
	refused(NULL, "TENCENTCLOUD_SECRET_ID is not set, but TENCENTCLOUD_SECRET_KEY is");
}

TEST(a_profile_given_is_the_only_source)
{
	fake.id = "AKIDenv";
	fake.secret = "s3cretenv";
	put(".tccli/default.credential", "{\"secretId\":\"AKIDdef\",\"secretKey\":\"s3cret\"}");
	refused("other", "the profile \"other\" has no key");
	put(".tccli/other.credential", "{}");
	refused("other", "the profile \"other\" has no key");
	put(".tccli/other.credential", "{\"secretId\":\"AKIDother\",\"secretKey\":\"s3cret2\"}");
	found("other", "AKIDother", "s3cret2", "");
}

TEST(files_come_in_their_order)
{
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
	assert_non_null(strstr(fake.facts.source, "/.tccli/default.credential"));
}

TEST(temporary_credentials_end_at_a_time_that_is_named)
{
	put(".tccli/default.credential",
	    "{\"type\":\"oauth\",\"secretId\":\"AKID\",\"secretKey\":\"s3cret\",\"token\":\"t\","
	    "\"expiresAt\":1700000001,\"oauth\":{\"refreshToken\":\"s3cret-r\"}}");
	found(NULL, "AKID", "s3cret", "t");
	assert_true(fake.facts.expires_s == 1700000001);
	assert_true(fake.facts.renewable);
	keyring_free(fake.ring);
	fake.ring = keyring_new();
	put(".tccli/default.credential",
	    "{\"type\":\"oauth\",\"secretId\":\"AKID\",\"secretKey\":\"s3cret\",\"token\":\"t\","
	    "\"expiresAt\":1700000000}");
	refused(NULL, "expired at 2023-11-14 22:13:20 UTC; fetch new ones (tccli auth login)");
	put(".tccli/default.credential",
	    "{\"type\":\"sso\",\"secretId\":\"AKID\",\"secretKey\":\"s3cret\",\"token\":\"t\","
	    "\"expiresAt\":5}");
	refused(NULL, "(tccli sso login)");
}

TEST(a_tccli_key_that_must_be_exchanged_is_explained)
{
	/* The role of the instance is taken; here without a network. */
	put(".tccli/default.credential", "{\"type\":\"cvm-role\"}");
	refused(NULL, "this command cannot use the role of a CVM instance");
}

TEST(an_error_in_a_file_names_its_line)
{
	put(".tccli/default.credential", "{\n\"oauth\": {\"expiresAt\": 9,\n\"secretKey\": \"\"},\n"
					 "\"secretId\": \"AKID\",\n\"secretKey\": \" s3cret\"}");
	refused(NULL, "default.credential line 5 has blanks around it");
	put(".tccli/default.credential",
	    "{\"oauth\": {\"expiresAt\": 9},\n\"note\": \"\\\"expiresAt\\\"\",\n"
	    "\"secretId\": \"AKID\", \"secretKey\": \"s3cret\",\n\n\"expiresAt\": 1600000000}");
	refused(NULL, "default.credential line 5 expired at 2020-09-13 12:26:40 UTC");
	put(".tccli/default.credential", "{}");
	put(".tencentcloud/credentials",
	    "# mine\n[default]\nsecret_id = AKID\nsecret_key = 's3cret'\n");
	refused(NULL, "credentials line 4 has quotation marks");
}

TEST(a_usual_profile_that_was_named_is_not_passed_over)
{
	struct credential_sources from = {
	    .usual_profile = "other", .home = fake.home, .etc = fake.etc, .env = env, .now_s = NOW};
	put("etc-credentials", "[default]\nsecret_id=AKIDetc\nsecret_key=s3cret\n");
	memset(&fake.e, 0, sizeof fake.e);
	assert_false(credentials_find(&from, fake.ring, &fake.facts, &fake.e));
	assert_non_null(strstr(fake.e.text, "the profile \"other\" has no key"));
	put(".tccli/other.credential", "{\"secretId\":\"AKIDother\",\"secretKey\":\"s3cret2\"}");
	assert_true(credentials_find(&from, fake.ring, &fake.facts, &fake.e));
	assert_non_null(strstr(fake.facts.source, "other.credential"));
	assert_true(fake.facts.modified_s > 0);
	assert_false(fake.facts.renewable);
}

TEST(half_a_key_in_a_file_is_named)
{
	put(".tccli/default.credential", "{\"secretId\":\"AKID\"}");
	refused(NULL, "default.credential has no secret key");
	put(".tccli/default.credential", "{\"secretKey\":\"s3cret\"}");
	refused(NULL, "default.credential has no secret id");
	/* Numbers are no keys. */
	put(".tccli/default.credential", "{\"secretId\":\"AKID\",\n\"secretKey\":12}");
	refused(NULL, "line 2: secretKey is not text");
	put(".tccli/default.credential", "{}");
	put(".tencentcloud/credentials", "[default]\nsecret_id=AKID\n");
	refused(NULL, ".tencentcloud/credentials has no secret key");
}

TEST(blanks_and_quotes_around_a_key_are_reported)
{
	fake.id = "AKID";
	fake.secret = "s3cret ";
	refused(NULL, "the secret key of the environment has blanks around it");
	fake.id = "\tAKID";
	refused(NULL, "the secret id of the environment has blanks around it");
	fake.id = "AKID";
	fake.secret = "\"s3cret\"";
	refused(NULL, "has quotation marks around it");
	fake.secret = "s3cret";
	fake.token = "t0ken\n";
	refused(NULL, "the token of the environment has blanks around it");
}

/* It would end the header line it stands in, and begin another. */
TEST(characters_no_key_has_are_refused)
{
	static const char *const bad[] = {"s3c\r\nX-Evil: 1", "s3c ret", "s3c\x7fret",
					  "s3c\xc3\xa9"};
	fake.id = "AKID";
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		fake.secret = bad[i];
		refused(NULL, "the environment: the secret key has blanks or other characters");
	}
	char *huge = malloc(9001);
	memset(huge, 'x', 9000);
	huge[9000] = '\0';
	fake.secret = huge;
	refused(NULL, "the secret key is too long");
	fake.secret = "s3cret";
	fake.token = huge;
	refused(NULL, "the token is too long");
	free(huge);
}

TEST(malformed_json_is_named_with_its_line)
{
	put(".tccli/default.credential",
	    "{\n  \"secretId\": \"AKID\",\n  \"secretKey\": \"s3cret\",,\n}\n");
	refused(NULL, "default.credential: it is not a JSON document");
	assert_non_null(strstr(fake.e.text, "(line 3)"));
	put(".tccli/default.credential", "");
	refused(NULL, "default.credential: it is empty");
	put(".tccli/default.credential", "[1]");
	refused(NULL, "default.credential: it is not a JSON object");
	put_bytes(".tccli/default.credential", "{\"secretId\":\"A\0B\"}", 18);
	refused(NULL, "not a JSON document");
	put(".tccli/default.credential", "{\"secretId\":\"A\\u0000B\",\"secretKey\":\"k\"}");
	refused(NULL, "an invalid escape");
}

TEST(malformed_ini_is_named_with_its_line)
{
	put(".tencentcloud/credentials", "[default]\n\n# mine\nsecret_id AKID\n");
	refused(NULL, "credentials: line 4 is not [section] or key = value");
	put(".tencentcloud/credentials", "[default\nsecret_id=AKID\n");
	refused(NULL, "credentials: line 1 is not [section]");
	put(".tencentcloud/credentials", "s3cretwithoutanything");
	refused(NULL, "line 1");
}

TEST(ini_is_read_as_the_sdks_read_it)
{
	put(".tencentcloud/credentials", "; top\r\n[other]\r\nsecret_id=NO\r\nsecret_key=NO\r\n"
					 "[default]\r\n  secret_id =  AKIDini \r\n"
					 "region = x\r\nsecret_key=s3cret==\r\n[more]\r\n"
					 "secret_key=NO\r\n");
	found(NULL, "AKIDini", "s3cret==", "");
	keyring_free(fake.ring);
	fake.ring = keyring_new();
	/* Without [default] there is no key in it. */
	put(".tencentcloud/credentials", "[other]\nsecret_id=AKID\nsecret_key=s3cret\n");
	refused(NULL, "no credentials found");
}

#define INI(text)  ".tencentcloud/credentials", text
#define JSON(text) ".tccli/default.credential", text

/* What could be read as two keys, or as another account's, is none. */
TEST(a_file_that_is_not_understood_to_its_end_gives_no_key)
{
	static const struct {
		const char *file, *text, *says;
	} cases[] = {
	    {INI("[default]\nsecret_id = AKIDA\nsecret_key = s3cret[prod]\n"
		 "secret_id = AKIDB\nsecret_key = s3cret\n"),
	     "credentials: line 3: a [section] begins inside the secret key"},
	    {INI("[prod]\nsecret_id = AKIDB\nsecret_key = s3cret[default]\n"
		 "secret_id = AKIDA\nsecret_key = s3cret\n"),
	     "line 3: a [section] begins inside the secret key"},
	    {INI("[default]secret_id = AKIDA\nsecret_key = s3cret\n"), "line 1 is not [section]"},
	    {INI("[prod][default]\nsecret_id = AKIDA\nsecret_key = s3cret\n"),
	     "line 1 is not [section]"},
	    {INI("[default]\nsecret_id=AKIDA\nsecret_key=s3cret\nsecret_id=AKIDB\n"),
	     "line 4 repeats the secret id of line 2 of the same section"},
	    {INI("[default]\nsecret_id=AKIDA\nSECRET-ID=AKIDB\nsecret_key=s3cret\n"),
	     "line 3 repeats the secret id of line 2"},
	    {INI("[default]\nsecret_id=AKIDA\nsecret_key=s3cret1\n[x]\n[default]\n"
		 "secret_key=s3cret2\n"),
	     "line 1 begins a section that line 5 repeats with another secret key"},
	    {INI("[default]\nsecret_id=AKIDA\nsecret_key=s3cret1\n[default]\nsecret_id=AKIDA\n"
		 "secret_key=s3cret2\n[x]\nsecret_id=AKIDX\nsecret_key=s3cret3\n"),
	     "line 1 begins a section that line 4 repeats with another secret key"},
	    {INI("[default]\nsecret_id=AKIDA\n[ Default ]\nsecret_key=s3cret\n"),
	     "line 1 begins a section that line 3 repeats with another secret key"},
	    {INI("[default]\nsecret_id=AKIDA\n"), "has no secret key"},
	    {INI("secret_id=AKIDA\nsecret_key=s3cret\n[default]\n"),
	     "line 1: the secret id is outside of a section"},
	    {INI("[default]\nsecret_id=AKIDA\nsecret_key=s3cret\nand more\n"),
	     "line 4 is not [section]"},
	    {INI("[default]\nsecret_id=AKIDAsecret_key=s3cret\nsecret_key=s3cret\n"),
	     "credentials line 2 is joined to other text"},
	    {INI("[default]\nsecret_id=AKIDA\nsecret_key=s3cretsecret_id:AKIDB\n"),
	     "the secret key of"},
	    {INI("[default]\nsecret_id=AKIDA\nsecret_key=s3cret\nsecret_tok=x\n"),
	     "line 4: secret_tok is unknown; use secret_id, secret_key, token"},
	    {INI("[default]\nsecret_id=AKIDA\nsecret_key=s3cret\ntoken_s3cret1=x\n"),
	     "line 4: its name is unknown"},
	    {JSON("{\"secretId\":\"AKIDA\",\"secretKey\":\"s3cret\",\n\"secretId\":\"AKIDB\"}"),
	     "line 2 repeats the secret id of line 1"},
	    {JSON("{\"secretId\":\"AKIDA\",\n\"SecretId\":\"AKIDB\",\"secretKey\":\"s3cret\"}"),
	     "line 2 repeats the secret id of line 1"},
	    {JSON("{\"secretId\":\"AKIDA\",\n\"secret\":\"s3cret\"}"),
	     "line 2: secret is unknown; use secretId, secretKey"},
	    {JSON("{\"secretId\":[\"AKIDA\"],\"secretKey\":\"s3cret\"}"),
	     "line 1: secretId is not text"},
	    {JSON("{\"type\":\"vault\",\"secretId\":\"AKIDA\",\"secretKey\":\"s3cret\"}"),
	     "its \"type\" is unknown; it must be oauth"},
	    {JSON("\xff\xfe{\0\"\0s\0"), "credential is in UTF-16; save it as UTF-8"},
	    {INI("\xfe\xff\0["), "credentials is in UTF-16"},
	};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		put(".tccli/default.credential", "{}");
		put(cases[i].file, cases[i].text);
		refused(NULL, cases[i].says);
	}
}

TEST(key_files_of_other_tools_are_understood)
{
	static const struct {
		const char *file, *text, *token;
	} cases[] = {
	    {INI("\xef\xbb\xbf[default]\nsecret_id = AKIDx\nsecret_key = s3cret\n"), ""},
	    {INI("[default]\nsecret_id: AKIDx\nsecret_key: s3cret\ntoken: t=\n"), "t="},
	    {INI("[default]\nSECRET_ID = AKIDx\nSecret_Key = s3cret\n"), ""},
	    {INI("[DEFAULT]\nsecretId=AKIDx\nsecretKey=s3cret\nsession_token=t\n"), "t"},
	    {INI("[default]\nsecret_id=AKIDx\nsecret_key=s3cret\n"
		 "[default]\nsecret_key=s3cret\n"),
	     ""},
	    {JSON("\xef\xbb\xbf{\"secretId\":\"AKIDx\",\"secretKey\":\"s3cret\"}"), ""},
	    {JSON("{\"SecretId\":\"AKIDx\",\"SecretKey\":\"s3cret\"}"), ""},
	    {JSON("{\"secret_id\":\"AKIDx\",\"secret-key\":\"s3cret\",\"token\":null}"), ""},
	    {JSON("{\"TmpSecretId\":\"AKIDx\",\"TmpSecretKey\":\"s3cret\",\"Token\":\"t\","
		  "\"ExpiredTime\":1700003600,\"Expiration\":\"2023-11-14T23:13:20Z\"}"),
	     "t"},
	};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		put(".tccli/default.credential", "{}");
		put(cases[i].file, cases[i].text);
		found(NULL, "AKIDx", "s3cret", cases[i].token);
		keyring_free(fake.ring);
		fake.ring = keyring_new();
	}
}

/* An ended key is never sent, however its end is written. */
TEST(the_end_of_a_key_is_understood_or_refused)
{
	static const char *const ended[] = {"1577836800",
					    "1577836800.5",
					    "\"1577836800\"",
					    "1577836800000",
					    "1577836800500.25",
					    "\"2020-01-01T00:00:00Z\"",
					    "\"2020-01-01T08:00:00+08:00\"",
					    "\"2020-01-01 00:00:00.123456+00:00\"",
					    "\"2020-01-01T00:00:00.000Z\"",
					    "\"Wed, 01 Jan 2020 00:00:00 GMT\""};
	static const char *const unknown[] = {"\"soon\"", "-5", "9000000000000000000", "1e9",
					      "\"2030-13-01T00:00:00Z\""};
	char text[300];
	for (size_t i = 0; i < COUNT_OF(ended) + COUNT_OF(unknown); i++) {
		bool is_time = i < COUNT_OF(ended);
		snprintf(text, sizeof text,
			 "{\"secretId\":\"AKID\",\"secretKey\":\"s3cret\",\n\"expiresAt\":%s}",
			 is_time ? ended[i] : unknown[i - COUNT_OF(ended)]);
		put(".tccli/default.credential", text);
		refused(NULL, is_time ? "line 2 expired at 2020-01-01 00:00:00 UTC"
				      : "line 2: the expiry time is not valid");
	}
	put(".tccli/default.credential", "{\"secretId\":\"AKID\",\"secretKey\":\"s3cret\",\n"
					 "\"expiresAt\":\"2030-01-01 00:00:00\"}");
	refused(NULL, "line 2: the expiry time has no time zone; append Z");
	put(".tccli/default.credential",
	    "{\"secretId\":\"AKID\",\"secretKey\":\"s3cret\",\"expiresAt\":true}");
	refused(NULL, "line 1: expiresAt is not text");
	put(".tccli/default.credential", "{}");
	put(".tencentcloud/credentials",
	    "[default]\nsecret_id=AKID\nsecret_key=s3cret\nexpires_at=2020-01-01T00:00:00+00\n");
	refused(NULL, "line 4 expired at 2020-01-01 00:00:00 UTC");
}

#define ROLE "qcs::cam::uin/100000000001:roleName/reseller"

/* Without a network a role cannot be assumed; the base key must not be used in its place. */
TEST(a_role_that_is_asked_for_is_never_passed_over)
{
	put(".tencentcloud/credentials",
	    "[default]\nsecret_id=AKID\nsecret_key=s3cret\nrole_arn: " ROLE "\n");
	refused(NULL, "this command cannot assume a role");
	put(".tencentcloud/credentials",
	    "[default]\nsecret_id=AKID\nsecret_key=s3cret\nrole_arn=qcs::cam\n");
	refused(NULL,
		"credentials line 4: the role ARN is not valid; it must look like qcs::cam::uin/");
	put(".tencentcloud/credentials", "[default]\nrole_arn=" ROLE "\n");
	refused(NULL, "has no secret id");
	put(".tencentcloud/credentials", "");
	put(".tccli/default.credential",
	    "{\"secretId\":\"AKID\",\"secretKey\":\"s3cret\",\"role-arn\":\"" ROLE
	    "\",\"role-session-name\":\"s\"}");
	refused(NULL, "this command cannot assume a role");
	/* As tccli, which needs both. */
	put(".tccli/default.credential",
	    "{\"secretId\":\"AKID\",\"secretKey\":\"s3cret\",\"role-arn\":\"" ROLE "\"}");
	found(NULL, "AKID", "s3cret", "");
	assert_non_null(strstr(fake.facts.warning, "is ignored, as in tccli"));
	keyring_free(fake.ring);
	fake.ring = keyring_new();
	fake.other[0] = "TENCENTCLOUD_ROLE_ARN";
	fake.other[1] = ROLE;
	refused(NULL, "this command cannot assume a role");
	fake.other[1] = "reseller";
	refused(NULL, "TENCENTCLOUD_ROLE_ARN: the role ARN is not valid");
	/* The environment is no source of a profile that was asked for. */
	found("default", "AKID", "s3cret", "");
}

TEST(a_token_under_another_name_is_reported)
{
	fake.id = "AKID";
	fake.secret = "s3cret";
	fake.other[0] = "TENCENTCLOUD_SECURITY_TOKEN";
	fake.other[1] = "t0ken";
	found(NULL, "AKID", "s3cret", "");
	assert_non_null(
	    strstr(fake.facts.warning, "TENCENTCLOUD_SECURITY_TOKEN is set but ignored"));
	fake.token = "t0ken";
	found(NULL, "AKID", "s3cret", "t0ken");
	assert_string_equal(fake.facts.warning, "");
}

TEST(a_file_of_the_sdks_can_be_named)
{
	char path[400];
	put("etc-credentials", "[default]\nsecret_id=AKIDetc\nsecret_key=s3cret1\n");
	path_of(".tencentcloud/credentials", path);
	fake.other[0] = "TENCENTCLOUD_CREDENTIALS_FILE";
	fake.other[1] = path;
	refused(NULL, "has no key");
	put(".tencentcloud/credentials", "[default]\nsecret_id=AKIDini\nsecret_key=s3cret2\n");
	found(NULL, "AKIDini", "s3cret2", "");
}

TEST(a_file_that_others_can_read_is_warned_about)
{
	char path[400];
	put(".tccli/default.credential", "{\"secretId\":\"AKID\",\"secretKey\":\"s3cret\"}");
	path_of(".tccli/default.credential", path);
	found(NULL, "AKID", "s3cret", "");
	assert_string_equal(fake.facts.warning, "");
	chmod(path, 0640);
	found(NULL, "AKID", "s3cret", "");
	assert_non_null(strstr(fake.facts.warning, "other users can read"));
	assert_non_null(strstr(fake.facts.warning, "default.credential; chmod 600 it"));
	chmod(path, 0602);
	found(NULL, "AKID", "s3cret", "");
	assert_non_null(strstr(fake.facts.warning, "can change"));
}

TEST(a_large_or_special_file_is_refused_at_once)
{
	char path[400];
	char *big = malloc(65537);
	memset(big, ' ', 65537);
	put_bytes(".tccli/default.credential", big, 65537);
	refused(NULL, "is not a regular file of at most 64 KiB");
	memcpy(big, "{\"secretId\":\"AKID\",\"secretKey\":\"s3cret\"}", 40);
	put_bytes(".tccli/default.credential", big, 65536);
	found(NULL, "AKID", "s3cret", "");
	free(big);
	keyring_free(fake.ring);
	fake.ring = keyring_new();
	path_of(".tccli/default.credential", path);
	unlink(path);
	assert_int_equal(mkfifo(path, 0600), 0);
	refused(NULL, "is not a regular file");
	unlink(path);
	assert_int_equal(mkdir(path, 0700), 0);
	refused(NULL, "is not a regular file");
}

TEST(a_home_that_is_missing_or_endless_is_no_source)
{
	char *deep = malloc(5001);
	memset(deep, 'd', 5000);
	deep[5000] = '\0';
	put("etc-credentials", "[default]\nsecret_id=AKIDetc\nsecret_key=s3cret\n");
	const char *const homes[] = {NULL, "/nonexistent", "Makefile", deep};
	for (size_t i = 0; i < COUNT_OF(homes); i++) {
		struct credential_sources from = {
		    .home = homes[i], .etc = fake.etc, .env = env, .now_s = NOW};
		memset(&fake.e, 0, sizeof fake.e);
		assert_true(credentials_find(&from, fake.ring, &fake.facts, &fake.e));
		assert_string_equal(fake.facts.source, fake.etc);
	}
	free(deep);
}

TEST(a_failed_renewal_keeps_the_key_held)
{
	struct wire_signer by = {.unix_s = 0};
	fake.id = "AKID";
	fake.secret = "s3cret";
	found(NULL, "AKID", "s3cret", "");
	fake.secret = "s3 cret";
	assert_false(find(NULL));
	keyring_lend(fake.ring, &by);
	assert_true(sl_equal(by.key.secret, SL("s3cret")));
}

#define WITH_SETUP(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(without_any_source_it_says_what_to_do),
	    WITH_SETUP(the_environment_comes_before_the_files),
	    WITH_SETUP(half_an_environment_is_not_completed_from_elsewhere),
	    WITH_SETUP(a_profile_given_is_the_only_source),
	    WITH_SETUP(files_come_in_their_order),
	    WITH_SETUP(temporary_credentials_end_at_a_time_that_is_named),
	    WITH_SETUP(a_tccli_key_that_must_be_exchanged_is_explained),
	    WITH_SETUP(an_error_in_a_file_names_its_line),
	    WITH_SETUP(a_usual_profile_that_was_named_is_not_passed_over),
	    WITH_SETUP(half_a_key_in_a_file_is_named),
	    WITH_SETUP(blanks_and_quotes_around_a_key_are_reported),
	    WITH_SETUP(characters_no_key_has_are_refused),
	    WITH_SETUP(malformed_json_is_named_with_its_line),
	    WITH_SETUP(malformed_ini_is_named_with_its_line),
	    WITH_SETUP(ini_is_read_as_the_sdks_read_it),
	    WITH_SETUP(a_file_that_is_not_understood_to_its_end_gives_no_key),
	    WITH_SETUP(key_files_of_other_tools_are_understood),
	    WITH_SETUP(the_end_of_a_key_is_understood_or_refused),
	    WITH_SETUP(a_role_that_is_asked_for_is_never_passed_over),
	    WITH_SETUP(a_token_under_another_name_is_reported),
	    WITH_SETUP(a_file_of_the_sdks_can_be_named),
	    WITH_SETUP(a_file_that_others_can_read_is_warned_about),
	    WITH_SETUP(a_large_or_special_file_is_refused_at_once),
	    WITH_SETUP(a_home_that_is_missing_or_endless_is_no_source),
	    WITH_SETUP(a_failed_renewal_keeps_the_key_held),
	};
	return cmocka_run_group_tests_name("credentials", tests, NULL, NULL);
}
