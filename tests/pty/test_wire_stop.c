/* SPDX-License-Identifier: MIT */
/* Faults that stop: the screen says why and what to do, nothing is sent until the user acts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "e2e.h"
#include "parallel.h"

#define OTHERS     TEST_BUILD "/certs-of-others"
#define BUSY_MS    15000 /* a busy machine may be as late */
#define SILENCE_MS 700   /* longer than the first retry of a passing fault would take */

/* No request came since there were n, for as long as a retry would take, whatever is typed. */
static void is_silent(struct e2e *j, size_t n)
{
	e2e_awaits_requests(j, n);
	e2e_scrolls(j);
	pty_pump(j->b.pty, SILENCE_MS);
	assert_int_equal(e2e_requests(j), n);
}

static void goes_on_with_r(struct e2e *j)
{
	pty_type(j->b.pty, "r");
	e2e_sees(j, "loaded 300 of 300 ✓");
	e2e_has_all(j);
	e2e_obeys(j);
	e2e_end(j);
}

/* Page 2 and 3 are refused; nothing more is asked. */
static void halts(const char *fault, const char *sentence)
{
	char demo[200];
	snprintf(demo, sizeof demo, "--fault %s:2-3", fault);
	struct e2e *j = e2e_start(300, demo, "");
	e2e_sees(j, sentence);
	e2e_sees(j, "⚠ stopped");
	is_silent(j, 3);
	e2e_sees(j, "r retry");
	goes_on_with_r(j);
}

TEST(an_unknown_key)
{
	halts("refuse:AuthFailure.SecretIdNotFound",
	      "Stopped. AuthFailure.SecretIdNotFound, the key does not exist: deleted, disabled, "
	      "or of another site: check the key in the console");
}

TEST(a_wrong_secret)
{
	halts("refuse:AuthFailure.SignatureFailure",
	      "the secret key does not belong to the secret id: copy both again, without blanks; r "
	      "retries");
}

TEST(an_account_that_is_no_partner)
{
	halts("refuse:UnauthorizedOperation.UinNoAuth",
	      "Stopped. UnauthorizedOperation.UinNoAuth, the account is not a partner account, or "
	      "the key lacks permission: use a key of the reseller");
}

TEST(a_forbidden_address)
{
	halts("refuse:IpNotInWhitelist",
	      "this machine's address is not allowed: ask the account's administrator to allow it");
}

TEST(a_code_nobody_knows)
{
	halts("refuse:Strange.Code",
	      "Stopped. Strange.Code, an error this program does not know: look the code up in the "
	      "API's documentation; r retries");
}

TEST(a_redirect)
{
	halts("http:302",
	      "Http.Redirect, the endpoint redirects; a signed request must not follow: check "
	      "--endpoint");
}

TEST(something_else_answers)
{
	halts("http:403", "Http.Status, something other than the API answered: check --endpoint");
}

TEST(a_login_page_of_the_network)
{
	halts("html", "Http.WebPage, a web page came instead of the API's answer: if the network "
		      "has a login page, log in with a browser");
}

TEST(a_proxy_that_wants_a_password)
{
	halts(
	    "http:407",
	    "Network.Proxy, the proxy refused the connection: check https_proxy and its user name");
}

/* Another authority than the one that signed the server's certificate. */
TEST(a_certificate_nobody_vouches_for)
{
	assert_int_equal(system("sh tests/support/certs.sh " OTHERS), 0);
	struct e2e *j = e2e_start(300, "", "--ca-file " OTHERS "/ca.pem");
	e2e_sees(j, "What happened: the endpoint's certificate is not trusted.");
	e2e_sees(j, "give its CA with --ca-file; do not continue without verification");
	long frame = j->b.pty->frame;
	pty_type(j->b.pty, "r");
	assert_true(pty_wait_frame(j->b.pty, frame));
	e2e_sees(j, "What happened: the endpoint's certificate is not trusted.");
	assert_int_equal(e2e_requests(j), 0);
	e2e_end(j);
}

/* What one page is refused for does not keep others away. */
static void gives_up_the_page(const char *fault, const char *sentence)
{
	char demo[200];
	snprintf(demo, sizeof demo, "--fault %s:2-4", fault);
	struct e2e *j = e2e_start(300, demo, "");
	e2e_sees(j, sentence);
	e2e_sees(j, "r retries");
	is_silent(j, 4);
	pty_type(j->b.pty, "G");
	e2e_sees(j, "on page 3 · given up");
	goes_on_with_r(j);
}

TEST(a_failed_operation)
{
	gives_up_the_page("refuse:FailedOperation",
			  "FailedOperation, the operation failed: try again later; quote the "
			  "RequestId to support");
}

TEST(a_quota)
{
	gives_up_the_page("refuse:LimitExceeded", "LimitExceeded, a quota of the account is used "
						  "up: ask the account's administrator");
}

TEST(nothing_at_all_comes)
{
	struct e2e *j = e2e_start(300, "--fault refuse:AuthFailure.InvalidSecretId:1-1", "");
	e2e_sees(j, "What happened: the secret id is not a cloud API key.");
	e2e_sees(j, "What to do: check TENCENTCLOUD_SECRET_ID or the credential file");
	pty_pump(j->b.pty, SILENCE_MS);
	assert_int_equal(e2e_requests(j), 1);
	goes_on_with_r(j);
}

/* A fault that does not pass: tries ever further apart, and then the user is asked. */
TEST(tries_come_to_an_end)
{
	static const long long least_ms[] = {250, 500, 1000, 2000};
	struct e2e *j = e2e_start(300, "--fault busy:2-16", "");
	e2e_sees(j, "the service is busy: given up after 5 tries; r retries");
	e2e_scrolls(j);
	e2e_awaits_requests(j, 16);
	long long before[2] = {0, 0};
	size_t tries[2] = {0, 0};
	for (size_t i = 1; i < j->n_log; i++) {
		long page = j->log[i].page;
		if (page != 2 && page != 3)
			continue;
		long long gap = j->log[i].at_ms - before[page - 2];
		size_t n = tries[page - 2]++;
		before[page - 2] = j->log[i].at_ms;
		/* A try may wait for the pacer or for a busy machine, but never comes early. */
		assert_true(n == 0 || (n <= 4 && gap >= least_ms[n - 1] - 20));
		assert_true(n == 0 || gap <= 2 * least_ms[n - 1] + BUSY_MS);
	}
	assert_int_equal(tries[0], 5);
	assert_int_equal(tries[1], 5);
	is_silent(j, 16);
	goes_on_with_r(j);
}

/* A folder to be at home in, with the credentials of tccli. */
struct home {
	char folder[200], env[220], path[300];
};

static void write_token(const struct home *h, const char *token)
{
	char next[320];
	snprintf(next, sizeof next, "%s.next", h->path);
	FILE *f = fopen(next, "w");
	assert_non_null(f);
	fprintf(f, "{\"secretId\": \"%s\", \"secretKey\": \"%s\", \"token\": \"%s\"}\n",
		DEMO_KEY_ID, DEMO_KEY, token);
	assert_int_equal(fclose(f), 0);
	assert_int_equal(chmod(next, 0600), 0);
	assert_int_equal(rename(next, h->path), 0);
}

static void move_in(struct home *h)
{
	snprintf(h->folder, sizeof h->folder, "%s", TEST_BUILD "/home-XXXXXX");
	assert_non_null(mkdtemp(h->folder));
	snprintf(h->env, sizeof h->env, "HOME=%s", h->folder);
	snprintf(h->path, sizeof h->path, "%s/.tccli", h->folder);
	assert_int_equal(mkdir(h->path, 0700), 0);
	snprintf(h->path, sizeof h->path, "%s/.tccli/default.credential", h->folder);
	write_token(h, "first");
}

static void move_out(struct home *h)
{
	unlink(h->path);
	*strrchr(h->path, '/') = '\0';
	rmdir(h->path);
	assert_int_equal(rmdir(h->folder), 0);
}

/* Two pages and the partner's own credit are there; the token ends before the third page. */
static struct e2e *start_with_token(const struct home *h)
{
	const char *const env[] = {"TENCENTCLOUD_SECRET_ID=", "TENCENTCLOUD_SECRET_KEY=", h->env,
				   NULL};
	const struct program_options o = {.rows = 24, .cols = 80, .env = env, .token = "first"};
	struct e2e *j = e2e_start_with(300, "--fault token:4-4", "--load-all 0", &o);
	e2e_sees(j, "loaded 200 of 300");
	e2e_awaits_requests(j, 3);
	return j;
}

TEST(a_token_that_was_renewed)
{
	struct home h;
	move_in(&h);
	struct e2e *j = start_with_token(&h);
	write_token(&h, "first.2");
	pty_type(j->b.pty, "G");
	e2e_sees(j, "The credentials have expired; fetching new ones");
	e2e_sees(j, "loaded 300 of 300 ✓");
	e2e_has_all(j);
	assert_int_equal(e2e_requests(j), 5);
	assert_string_equal(j->log[3].code, "AuthFailure.TokenFailure");
	e2e_end(j);
	move_out(&h);
}

TEST(a_token_that_ended)
{
	struct home h;
	move_in(&h);
	struct e2e *j = start_with_token(&h);
	pty_type(j->b.pty, "G");
	e2e_sees(j, "Stopped. AuthFailure.TokenFailure, the temporary credentials have expired: "
		    "fetch new ones (tccli auth login, or your password manager); r retries");
	e2e_sees(j, "⚠ stopped");
	/* Once with the old, once with what was found anew. */
	is_silent(j, 5);
	write_token(&h, "first.2");
	pty_type(j->b.pty, "G"); /* the page that is missing */
	goes_on_with_r(j);
	move_out(&h);
}

int main(int argc, char *argv[])
{
	/* The longest ones first: they are run side by side. */
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(tries_come_to_an_end),
	    cmocka_unit_test(an_unknown_key),
	    cmocka_unit_test(a_wrong_secret),
	    cmocka_unit_test(an_account_that_is_no_partner),
	    cmocka_unit_test(a_forbidden_address),
	    cmocka_unit_test(a_code_nobody_knows),
	    cmocka_unit_test(a_redirect),
	    cmocka_unit_test(something_else_answers),
	    cmocka_unit_test(a_login_page_of_the_network),
	    cmocka_unit_test(a_proxy_that_wants_a_password),
	    cmocka_unit_test(a_certificate_nobody_vouches_for),
	    cmocka_unit_test(a_failed_operation),
	    cmocka_unit_test(a_quota),
	    cmocka_unit_test(nothing_at_all_comes),
	    cmocka_unit_test(a_token_that_was_renewed),
	    cmocka_unit_test(a_token_that_ended),
	};
	return parallel_run(argc, argv, "wire stop", tests, sizeof tests / sizeof *tests);
}
