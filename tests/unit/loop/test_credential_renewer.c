/* SPDX-License-Identifier: MIT */
/* Renewing ahead and on demand, and going to another profile, on clocks of the test's own. */
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "config/config.h"
#include "config/config_options.h"
#include "loop/credential_renewer.h"
#include "loop/profile_switch.h"
#include "loop/session.h"
#include "test.h"

#define NOW   1700000000
#define TURNS 400

static struct bench {
	struct session s;
	struct credential_renewer *k;
	struct options options;
	struct options_over over;
	struct config config;
	char home[200], path[260], command[400];
	int64_t now_ms, wall_s;
	const char *env_id;
	int closed;
} bench;

static const char *env(const char *name)
{
	return strncmp(name, "TENCENTCLOUD_SECRET", 19) == 0 ? bench.env_id : NULL;
}

static int64_t mono_ms(void *ctx)
{
	(void)ctx;
	return bench.now_ms;
}

static int64_t wall_s(void *ctx)
{
	(void)ctx;
	return bench.wall_s;
}

static void net_close(void *ctx)
{
	(void)ctx;
	bench.closed++;
}

SETUP(set_up)
{
	static char *argv[] = {(char *)"tcpartner", NULL};
	memset(&bench, 0, sizeof bench);
	bench.now_ms = 5000;
	bench.wall_s = NOW;
	snprintf(bench.home, sizeof bench.home, TEST_BUILD "/renewer-XXXXXX");
	assert_non_null(mkdtemp(bench.home));
	snprintf(bench.path, sizeof bench.path, "%s/config", bench.home);
	bench.over = (struct options_over){1, argv, &bench.config, env, NULL};
	bench.s = (struct session){.ring = keyring_new(),
				   .clock = {NULL, mono_ms, wall_s},
				   .transport = {.close = net_close},
				   .renewable = true,
				   .options = &bench.options,
				   .sources = {.env = env, .etc = "/nonexistent"}};
	bench.options.over = &bench.over;
	return 0;
}

TEARDOWN(tear_down)
{
	credential_renewer_free(bench.k);
	if (bench.s.profile)
		bench.s.transport.close(bench.s.transport.ctx);
	profile_switch_free(bench.s.profile);
	keyring_free(bench.s.ring);
	config_release(&bench.config);
	unlink(bench.path);
	return rmdir(bench.home);
}

static void put_config(const char *text)
{
	struct err e = {0};
	FILE *f = fopen(bench.path, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
	assert_int_equal(chmod(bench.path, 0600), 0);
	assert_true(config_read(&bench.config, bench.path, true, &e));
}

/* A session whose key came from a command, and ends then. */
static void with_command(const char *command, int64_t expires_s)
{
	struct credential_facts *f = &bench.s.facts;
	snprintf(bench.command, sizeof bench.command, "%s", command);
	bench.s.sources.command = bench.command;
	bench.s.sources.config = "/the/config";
	*f = (struct credential_facts){.expires_s = expires_s, .renewable = true};
	snprintf(f->source, sizeof f->source, "credential_command of /the/config");
	assert_true(keyring_set(bench.s.ring, SL("AKIDold"), SL("s"), SL("t")));
	bench.k = credential_renewer_new(&bench.s);
}

static enum credential_renewer_news turn(void)
{
	return credential_renewer_turn(bench.k, bench.now_ms, bench.wall_s);
}

static int64_t due_in_s(void)
{
	int64_t at = credential_renewer_deadline(bench.k, bench.now_ms, bench.wall_s);
	return at == INT64_MAX ? -1 : (at - bench.now_ms) / 1000;
}

/* Turns until there is news, or nothing is under way any more. */
static enum credential_renewer_news news(void)
{
	for (int i = 0; i < TURNS; i++) {
		struct pollfd p[SEARCH_FDS];
		int fds[SEARCH_FDS];
		size_t n = credential_renewer_fds(bench.k, fds);
		enum credential_renewer_news what = turn();
		/* What is under way wants to be looked at soon. */
		if (what != RENEWER_NOTHING || due_in_s() < 0 || due_in_s() > 1)
			return what;
		for (size_t j = 0; j < n; j++)
			p[j] = (struct pollfd){fds[j], POLLIN, 0};
		poll(p, (nfds_t)n, 20);
	}
	fail_msg("no news");
	return RENEWER_NOTHING;
}

static void key_is(const char *id)
{
	struct wire_signer by = {.unix_s = 0};
	keyring_lend(bench.s.ring, &by);
	if (!sl_equal(by.key.id, sl_from(id)))
		fail_msg("the key is %.*s", (int)by.key.id.n, by.key.id.p);
}

#define PRINT_KEY "printf 'secret_id=AKIDnew\\nsecret_key=s\\nexpires_at=1700007200\\n'"

TEST(a_key_is_renewed_five_minutes_before_it_ends)
{
	with_command(PRINT_KEY, NOW + 3600);
	assert_int_equal(due_in_s(), 3300);
	bench.wall_s += 3290;
	assert_int_equal(news(), RENEWER_NOTHING);
	key_is("AKIDold");
	bench.wall_s += 10;
	/* Nobody has asked for it, but the kind of key may have changed. */
	assert_int_equal(news(), RENEWER_RENEWED_AHEAD);
	key_is("AKIDnew");
	assert_false(keyring_has_token(bench.s.ring));
	assert_true(bench.s.facts.expires_s == 1700007200);
	assert_int_equal(due_in_s(), 7200 - 3300 - 300);
}

TEST(one_that_lives_shortly_is_renewed_half_way)
{
	with_command(PRINT_KEY, NOW + 600);
	assert_int_equal(due_in_s(), 300);
	credential_renewer_free(bench.k);
	with_command(PRINT_KEY, NOW + 40);
	assert_int_equal(due_in_s(), 20);
}

TEST(one_without_an_end_is_never_renewed_by_itself)
{
	with_command(PRINT_KEY, 0);
	assert_int_equal(due_in_s(), -1);
	credential_renewer_free(bench.k);
	with_command(PRINT_KEY, NOW + 40);
	bench.s.facts.renewable = false;
	credential_renewer_free(bench.k);
	bench.k = credential_renewer_new(&bench.s);
	assert_int_equal(due_in_s(), -1);
}

TEST(a_failed_early_renewal_is_retried_silently)
{
	with_command("exit 1", NOW + 600);
	bench.wall_s += 300;
	assert_int_equal(news(), RENEWER_NOTHING);
	key_is("AKIDold");
	assert_int_equal(due_in_s(), 30);
}

TEST(a_requested_renewal_is_reported)
{
	with_command(PRINT_KEY, 0);
	assert_true(credential_renewer_renew(bench.k, bench.now_ms));
	assert_true(credential_renewer_renew(bench.k, bench.now_ms));
	assert_int_equal(news(), RENEWER_RENEWED);
	key_is("AKIDnew");
	assert_int_equal(news(), RENEWER_NOTHING);
	credential_renewer_free(bench.k);
	with_command("echo locked >&2; exit 1", 0);
	assert_true(credential_renewer_renew(bench.k, bench.now_ms));
	assert_int_equal(news(), RENEWER_NOT_RENEWED);
	assert_non_null(strstr(credential_renewer_why(bench.k), "exit status 1: locked"));
	key_is("AKIDold");
	bench.s.renewable = false;
	assert_false(credential_renewer_renew(bench.k, bench.now_ms));
}

/* The command waits until the test opens the pipe, so that it cannot be over too early. */
TEST(a_renewal_under_way_ahead_is_the_one_asked_for)
{
	char pipe_path[260], command[400];
	snprintf(pipe_path, sizeof pipe_path, "%s/go", bench.home);
	assert_int_equal(mkfifo(pipe_path, 0600), 0);
	snprintf(command, sizeof command, "read -r go <'%s'; %s", pipe_path, PRINT_KEY);
	with_command(command, NOW + 600);
	bench.wall_s += 300;
	assert_int_equal(turn(), RENEWER_NOTHING);
	assert_true(credential_renewer_renew(bench.k, bench.now_ms));
	int go = open(pipe_path, O_WRONLY);
	assert_true(go >= 0);
	close(go);
	assert_int_equal(news(), RENEWER_RENEWED);
	unlink(pipe_path);
}

/* It could be another account's. */
TEST(a_key_of_another_source_is_not_taken)
{
	with_command(PRINT_KEY, 0);
	bench.env_id = "AKIDenv";
	assert_true(credential_renewer_renew(bench.k, bench.now_ms));
	assert_int_equal(news(), RENEWER_NOT_RENEWED);
	assert_non_null(strstr(credential_renewer_why(bench.k), "the environment has one"));
	key_is("AKIDold");
}

/* The base key, without the role that was assumed with it, is another account's. */
TEST(a_key_without_its_role_is_not_taken)
{
	with_command(PRINT_KEY, 0);
	snprintf(bench.s.facts.role.arn, sizeof bench.s.facts.role.arn,
		 "qcs::cam::uin/1:roleName/r");
	assert_true(credential_renewer_renew(bench.k, bench.now_ms));
	assert_int_equal(news(), RENEWER_NOT_RENEWED);
	assert_non_null(strstr(credential_renewer_why(bench.k), "has another role, or none"));
	key_is("AKIDold");
}

TEST(a_profile_brings_key_endpoint_and_settings)
{
	put_config("[profile other]\nendpoint = https://other.example\npage-size = 7\n"
		   "credential_command = " PRINT_KEY "\n");
	with_command("exit 1", 0);
	credential_renewer_switch(bench.k, SL("other"), bench.now_ms);
	assert_int_equal(bench.closed, 0);
	assert_int_equal(news(), RENEWER_SWITCHED);
	key_is("AKIDnew");
	assert_int_equal(bench.closed, 1);
	assert_string_equal(bench.s.endpoint.host, "other.example");
	assert_string_equal(credential_renewer_settings(bench.k)->profile, "other");
	assert_int_equal(credential_renewer_settings(bench.k)->page_size, 7);
	assert_string_equal(bench.s.options->profile, "other");
	/* And from there on. */
	assert_true(credential_renewer_renew(bench.k, bench.now_ms));
	assert_int_equal(news(), RENEWER_RENEWED);
	credential_renewer_switch(bench.k, SL("other"), bench.now_ms);
	assert_int_equal(news(), RENEWER_SWITCHED);
}

TEST(the_former_key_is_wiped)
{
	struct wire_signer by = {.unix_s = 0};
	put_config("[profile other]\ncredential_command = " PRINT_KEY "\n");
	with_command("exit 1", 0);
	assert_true(keyring_set(bench.s.ring, SL("AKIDlonger-than-the-next"),
				SL("a-long-secret-of-the-former"), SL("and-its-token")));
	credential_renewer_switch(bench.k, SL("other"), bench.now_ms);
	assert_int_equal(news(), RENEWER_SWITCHED);
	keyring_lend(bench.s.ring, &by);
	assert_int_equal(by.key.secret.n, 1);
	assert_int_equal(by.token.n, 0);
	for (size_t i = 0; i < 27; i++) {
		assert_int_equal(by.key.id.p[by.key.id.n + i], 0);
		assert_int_equal(by.key.secret.p[1 + i], 0);
		assert_int_equal(by.token.p[i], 0);
	}
}

static void stays(const char *profile, const char *says)
{
	credential_renewer_switch(bench.k, sl_from(profile), bench.now_ms);
	assert_int_equal(credential_renewer_deadline(bench.k, bench.now_ms, bench.wall_s) >
			     bench.now_ms + 60000,
			 0);
	assert_int_equal(news(), RENEWER_NOT_SWITCHED);
	if (!strstr(credential_renewer_why(bench.k), says))
		fail_msg("says: %s", credential_renewer_why(bench.k));
	key_is("AKIDold");
	assert_int_equal(bench.closed, 0);
	assert_true(bench.s.options == &bench.options);
}

TEST(without_a_key_or_a_good_endpoint_all_stays)
{
	put_config("[profile bad]\nendpoint = http://example.com\n"
		   "[profile locked]\ncredential_command = exit 4\n"
		   "[profile noca]\nca-file = /nonexistent\ncredential_command = " PRINT_KEY "\n");
	with_command("exit 1", 0);
	stays("bad", "plain http");
	stays("locked", "exit status 4");
	stays("noca", "line 6: cannot read ca-file");
	stays("nowhere", "the profile \"nowhere\" has no key");
}

TEST(a_renewal_asked_for_during_a_failed_switch_is_done_after_it)
{
	put_config("[profile locked]\ncredential_command = exit 4\n");
	with_command(PRINT_KEY, 0);
	credential_renewer_switch(bench.k, SL("locked"), bench.now_ms);
	assert_true(credential_renewer_renew(bench.k, bench.now_ms));
	assert_int_equal(news(), RENEWER_NOT_SWITCHED);
	assert_true(credential_renewer_deadline(bench.k, bench.now_ms, bench.wall_s) ==
		    bench.now_ms);
	assert_int_equal(news(), RENEWER_RENEWED);
	key_is("AKIDnew");
	/* The other way round: the switch comes while a renewal is under way. */
	assert_true(credential_renewer_renew(bench.k, bench.now_ms));
	credential_renewer_switch(bench.k, SL("locked"), bench.now_ms);
	assert_int_equal(news(), RENEWER_NOT_SWITCHED);
	assert_int_equal(news(), RENEWER_RENEWED);
}

#define WITH_SETUP(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(a_key_is_renewed_five_minutes_before_it_ends),
	    WITH_SETUP(one_that_lives_shortly_is_renewed_half_way),
	    WITH_SETUP(one_without_an_end_is_never_renewed_by_itself),
	    WITH_SETUP(a_failed_early_renewal_is_retried_silently),
	    WITH_SETUP(a_requested_renewal_is_reported),
	    WITH_SETUP(a_renewal_under_way_ahead_is_the_one_asked_for),
	    WITH_SETUP(a_key_of_another_source_is_not_taken),
	    WITH_SETUP(a_key_without_its_role_is_not_taken),
	    WITH_SETUP(a_profile_brings_key_endpoint_and_settings),
	    WITH_SETUP(the_former_key_is_wiped),
	    WITH_SETUP(without_a_key_or_a_good_endpoint_all_stays),
	    WITH_SETUP(a_renewal_asked_for_during_a_failed_switch_is_done_after_it),
	};
	return cmocka_run_group_tests_name("credential_renewer", tests, NULL, NULL);
}
