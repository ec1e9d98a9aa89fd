/* SPDX-License-Identifier: MIT */
/* The real browser with a role that it assumes: its customers, its renewal, a refusal. */
#include <poll.h>
#include <sys/wait.h>

#include "program.h"
#include "test.h"

#define ARN "qcs::cam::uin/100000000001:roleName/reseller"

static const char *const role[] = {"TENCENTCLOUD_ROLE_ARN=" ARN,
				   "TENCENTCLOUD_ROLE_SESSION_NAME=shift", NULL};

/* Requests of the log with that action; code NULL for any. */
static size_t count(const struct demo_child *d, const char *action, const char *code)
{
	static struct demo_child_request r[500];
	size_t n = demo_child_requests(d, r, 500), found = 0;
	for (size_t i = 0; i < n; i++)
		found +=
		    strcmp(r[i].action, action) == 0 && (!code || strcmp(r[i].code, code) == 0);
	return found;
}

static void wait_for_assumed(const struct demo_child *d, size_t times)
{
	for (int i = 0; i < PTY_DEADLINE_MS / 50; i++) {
		if (count(d, "AssumeRole", "OK") >= times)
			return;
		poll(NULL, 0, 50);
	}
	fail_msg("the role was assumed %zu times", count(d, "AssumeRole", NULL));
}

/* The base key may list nothing, so what is shown is the role's. */
TEST(the_customers_of_the_role_are_shown)
{
	static const char *const demo[] = {"--customers", "40", "--assume-role", ARN, NULL};
	struct program b = program_start(&(struct program_options){.demo = demo, .env = role});
	assert_true(pty_wait(b.pty, "row 1/40"));
	assert_true(pty_find(b.pty, "environment/reseller") >= 0);
	assert_int_equal(count(&b.demo, "AssumeRole", NULL), 1);
	assert_int_equal(count(&b.demo, "QueryCustomersCredit", "OK"),
			 count(&b.demo, "QueryCustomersCredit", NULL));
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

TEST(the_key_of_the_role_is_renewed_before_it_ends)
{
	static const char *const demo[] = {"--customers",   "40", "--role-life", "6",
					   "--assume-role", ARN,  NULL};
	struct program b = program_start(&(struct program_options){.demo = demo, .env = role});
	assert_true(pty_wait(b.pty, "row 1/40"));
	wait_for_assumed(&b.demo, 3);
	size_t before = count(&b.demo, "QueryCustomersCredit", "OK");
	pty_type(b.pty, "R");
	for (int i = 0; i < PTY_DEADLINE_MS / 50; i++) {
		if (count(&b.demo, "QueryCustomersCredit", "OK") > before)
			break;
		poll(NULL, 0, 50);
	}
	assert_true(count(&b.demo, "QueryCustomersCredit", "OK") > before);
	assert_int_equal(count(&b.demo, "QueryCustomersCredit", "AuthFailure.TokenFailure"), 0);
	assert_true(pty_wait(b.pty, "row 1/40"));
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

/* The key of a role is a temporary one: its requests bear a token, which is masked. */
TEST(the_inspector_shows_that_requests_bear_a_token)
{
	static const char *const demo[] = {"--customers", "40", "--assume-role", ARN, NULL};
	struct program b = program_start(
	    &(struct program_options){.rows = 60, .cols = 120, .demo = demo, .env = role});
	assert_true(pty_wait(b.pty, "row 1/40"));
	pty_type(b.pty, "I");
	assert_true(pty_wait(b.pty, "Requests"));
	pty_key(b.pty, VTERM_KEY_ENTER);
	assert_true(pty_wait(b.pty, "X-TC-Token: ********"));
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

/* When the API says so, and the base key may no longer assume it: it is said, and nothing is asked
 * with the base key. */
TEST(a_role_refused_at_renewal_is_reported)
{
	static const char *const demo[] = {
	    "--customers",   "40",      "--fault",
	    "token:5-5",     "--fault", "refuse:UnauthorizedOperation:6-",
	    "--assume-role", ARN,       NULL};
	static const char *const args[] = {"--load-all", "0", NULL};
	struct program b =
	    program_start(&(struct program_options){.demo = demo, .env = role, .args = args});
	assert_true(pty_wait(b.pty, "row 1/40"));
	for (int i = 0; i < 6 && count(&b.demo, "AssumeRole", "UnauthorizedOperation") == 0; i++) {
		pty_type(b.pty, "R");
		for (int j = 0; j < 40 && count(&b.demo, "AssumeRole", NULL) < 2; j++)
			poll(NULL, 0, 50);
	}
	assert_true(count(&b.demo, "AssumeRole", "UnauthorizedOperation") > 0);
	assert_true(pty_wait(b.pty, "could not be renewed"));
	assert_int_equal(
	    count(&b.demo, "QueryCustomersCredit", "AuthFailure.UnauthorizedOperation"), 0);
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_customers_of_the_role_are_shown),
	    cmocka_unit_test(the_key_of_the_role_is_renewed_before_it_ends),
	    cmocka_unit_test(the_inspector_shows_that_requests_bear_a_token),
	    cmocka_unit_test(a_role_refused_at_renewal_is_reported),
	};
	return cmocka_run_group_tests_name("role", tests, NULL, NULL);
}
