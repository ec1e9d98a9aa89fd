/* SPDX-License-Identifier: MIT */
/* Tests of src/credentials/keyring.c. */
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "base/mem.h"

#include "credentials/keyring.h"
#include "test.h"

TEST(a_stored_key_can_be_lent)
{
	struct keyring *k = keyring_new();
	struct wire_signer by = {.language = SL("en-US"), .unix_s = 7};
	assert_false(keyring_is_set(k));
	assert_true(keyring_set(k, SL("id"), SL("secret"), SL("token")));
	assert_true(keyring_is_set(k));
	keyring_lend(k, &by);
	assert_true(sl_equal(by.key.id, SL("id")));
	assert_true(sl_equal(by.key.secret, SL("secret")));
	assert_true(sl_equal(by.token, SL("token")));
	/* What is not the keyring's stays. */
	assert_true(sl_equal(by.language, SL("en-US")));
	assert_true(by.unix_s == 7);
	keyring_free(k);
}

TEST(nothing_of_the_old_key_remains)
{
	struct keyring *k = keyring_new();
	struct wire_signer old = {.unix_s = 0}, now = {.unix_s = 0};
	assert_true(keyring_set(k, SL("id"), SL("a-long-secret"), SL("token")));
	keyring_lend(k, &old);
	assert_true(keyring_set(k, SL("other"), SL("b"), SL("")));
	keyring_lend(k, &now);
	assert_true(sl_equal(now.token, SL("")));
	assert_ptr_equal(now.key.secret.p, old.key.secret.p);
	for (size_t i = 1; i < old.key.secret.n; i++)
		assert_int_equal(old.key.secret.p[i], 0);
	for (size_t i = 0; i < old.token.n; i++)
		assert_int_equal(old.token.p[i], 0);
	keyring_free(k);
}

TEST(parts_that_are_empty_or_too_long_are_refused)
{
	struct keyring *k = keyring_new();
	char *long_text = malloc(9000);
	memset(long_text, 'x', 9000);
	struct sl huge = {long_text, 9000};
	assert_false(keyring_set(k, SL(""), SL("secret"), SL("")));
	assert_false(keyring_set(k, SL("id"), SL(""), SL("")));
	assert_false(keyring_set(k, huge, SL("secret"), SL("")));
	assert_false(keyring_set(k, SL("id"), huge, SL("")));
	assert_false(keyring_set(k, SL("id"), SL("secret"), huge));
	assert_false(keyring_is_set(k));
	/* A refusal leaves nothing behind, not even the parts that fitted. */
	assert_true(keyring_set(k, SL("id"), SL("secret"), SL("")));
	assert_false(keyring_set(k, SL("id"), SL("secret"), huge));
	assert_false(keyring_is_set(k));
	/* What the signer accepts fits: id 200, secret 512, token 8192 bytes. */
	assert_true(keyring_set(k, sl_take(huge, 200), sl_take(huge, 512), sl_take(huge, 8192)));
	free(long_text);
	keyring_free(k);
}

/* Each variable that may hold a secret, and no other. */
TEST(a_child_is_handed_no_secret_of_the_environment)
{
	static const char *const secrets[] = {"TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY",
					      "TENCENTCLOUD_TOKEN", "TENCENTCLOUD_SECURITY_TOKEN"};
	char **others;
	for (size_t i = 0; i < 4; i++)
		setenv(secrets[i], "s3cret", 1);
	setenv("TENCENTCLOUD_ROLE_ARN", "harmless", 1);
	keyring_hide_environment();
	for (size_t i = 0; i < 4; i++)
		assert_string_equal(getenv(secrets[i]), "s3cret");
	others = keyring_environment_for_others();
	bool found = false;
	for (size_t i = 0; others[i]; i++) {
		assert_null(strstr(others[i], "s3cret"));
		found = found || strcmp(others[i], "TENCENTCLOUD_ROLE_ARN=harmless") == 0;
	}
	assert_true(found);
	mem_free(others);
	unsetenv("TENCENTCLOUD_ROLE_ARN");
	for (size_t i = 0; i < 4; i++)
		unsetenv(secrets[i]);
}

/* There it would be in a core, and /proc would show it. */
TEST(nothing_of_a_secret_stays_where_the_environment_was)
{
	static char secret[] = "TENCENTCLOUD_SECRET_KEY=s3cret", other[] = "TENCENTCLOUD_REGION=a";
	static const char zeros[sizeof secret];
	assert_int_equal(putenv(secret), 0);
	assert_int_equal(putenv(other), 0);
	keyring_hide_environment();
	assert_memory_equal(secret, zeros, sizeof secret);
	assert_string_equal(other, "TENCENTCLOUD_REGION=a");
	assert_string_equal(getenv("TENCENTCLOUD_SECRET_KEY"), "s3cret");
	unsetenv("TENCENTCLOUD_SECRET_KEY");
	unsetenv("TENCENTCLOUD_REGION");
}

TEST(freeing_none_is_allowed)
{
	keyring_free(NULL);
}

/* In a child: the limits of the test itself stay. */
TEST(a_hardened_process_leaves_no_core)
{
	pid_t pid = fork();
	if (pid == 0) {
		/* Perhaps the test was started without any core, and may not change that. */
		struct rlimit core = {4096, 4096};
		bool ok = true;
		setrlimit(RLIMIT_CORE, &core);
		keyring_harden_process();
		ok = getrlimit(RLIMIT_CORE, &core) == 0 && core.rlim_cur == 0 && core.rlim_max == 0;
#ifdef __linux__
		ok = ok && prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0;
#endif
		_exit(ok ? 0 : 1);
	}
	int status = -1;
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_stored_key_can_be_lent),
	    cmocka_unit_test(nothing_of_the_old_key_remains),
	    cmocka_unit_test(parts_that_are_empty_or_too_long_are_refused),
	    cmocka_unit_test(a_child_is_handed_no_secret_of_the_environment),
	    cmocka_unit_test(nothing_of_a_secret_stays_where_the_environment_was),
	    cmocka_unit_test(freeing_none_is_allowed),
	    cmocka_unit_test(a_hardened_process_leaves_no_core),
	};
	return cmocka_run_group_tests_name("keyring", tests, NULL, NULL);
}
