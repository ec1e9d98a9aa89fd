/* SPDX-License-Identifier: MIT */
/* How effects are carried out and what the model knows of it: signatures, copies, the log. */
#include "fake_ports.h"
#include "loop/credential_renewer.h"
#include "loop/session.h"
#include "test.h"

#define CUSTOMERS "{\"Response\":{\"Total\":1,\"Data\":[{\"ClientUin\":1}],\"RequestId\":\"r\"}}"
#define ENDED                                                                                      \
	"{\"Response\":{\"Error\":{\"Code\":\"AuthFailure.TokenFailure\",\"Message\":\"over\"},"   \
	"\"RequestId\":\"r\"}}"

static void quit_at_once(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)turn;
	(void)timeout_ms;
	fake_ports_key(w, "Q", 1);
}

static void inspect(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)timeout_ms;
	/* The clock went on between the turn that planned the send and its signing. */
	w->wall_s += 100;
	if (turn == 0) {
		fake_ports_reply(w, w->sent[0], CUSTOMERS);
	} else if (turn == 1) {
		fake_ports_key(w, "I", 1);
		fake_ports_key(w, "G", 1);
	} else if (turn == 2) {
		fake_ports_key(w, "y", 1);
		fake_ports_key(w, "b", 1);
	} else if (turn == 3) {
		assert_string_equal(w->copied, "{\"Page\":1,\"PageSize\":100,\"Order\":\"desc\"}");
		assert_true(fake_ports_shows(w, "Sent to the terminal (OSC 52): the request body"));
		w->no_clipboard = true;
		fake_ports_key(w, "y", 1);
		fake_ports_key(w, "c", 1);
	} else {
		assert_true(fake_ports_shows(w, "Could not copy"));
		fake_ports_key(w, "Q", 1);
	}
}

TEST(what_is_copied_goes_to_the_terminal_and_its_way_is_said)
{
	struct fake_ports w;
	fake_ports_init(&w, true, inspect);
	assert_int_equal(fake_ports_run(&w), 0);
	fake_ports_release(&w);
}

/* The journal's newest request, which is in flight, is as it was signed. */
static void assert_signed_as_shown(const struct fake_ports *w)
{
	const struct exchange *x = journal_at(&w->model->journal, 0);
	assert_int_equal(x->id, w->sent[w->n_sent - 1]);
	assert_int_equal(x->state, EXCHANGE_IN_FLIGHT);
	assert_int_equal(x->signed_s, w->signed_s);
	assert_int_equal(x->has_token, w->has_token);
}

static int64_t read_running_clock(void *ctx)
{
	struct fake_ports *w = ctx;
	return ++w->wall_s;
}

static void check_signature(struct fake_ports *w, int turn, int timeout_ms)
{
	assert_true(w->signed_s > 1000);
	assert_signed_as_shown(w);
	quit_at_once(w, turn, timeout_ms);
}

TEST(the_journal_has_the_signed_time_before_the_answer)
{
	struct fake_ports w;
	fake_ports_init(&w, true, check_signature);
	w.wall_s = 1790000000;
	w.clock.wall_s = read_running_clock;
	assert_int_equal(fake_ports_run(&w), 0);
	assert_int_equal(w.n_sent, 1);
	fake_ports_release(&w);
}

static const char *find_variable(const char *name)
{
	return strncmp(name, "TENCENTCLOUD_SECRET", 19) == 0 ? "AKIDnew" : NULL;
}

static void renew_ahead(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)timeout_ms;
	assert_signed_as_shown(w);
	switch (turn) {
	case 0:
		assert_true(w->has_token);
		fake_ports_reply(w, w->sent[0], CUSTOMERS);
		w->wall_s += 400;
		break;
	case 1: break;
	case 2:
		fake_ports_key(w, "R", 1);
		w->now_ms += 5000;
		break;
	default:
		assert_true(w->n_sent > 2);
		assert_false(w->has_token);
		fake_ports_key(w, "Q", 1);
	}
}

/* The source had a temporary key and gives a permanent one, which nobody has asked it for. */
TEST(the_journal_knows_of_a_token_also_after_a_renewal_ahead)
{
	struct fake_ports w;
	fake_ports_init(&w, true, renew_ahead);
	struct keyring *ring = (struct keyring *)w.performer.ring;
	struct session s = {
	    .ring = ring,
	    .clock = w.clock,
	    .renewable = true,
	    .sources = {.env = find_variable, .etc = "/nonexistent"},
	    .facts = {.source = "the environment", .renewable = true, .expires_s = w.wall_s + 600}};
	assert_true(keyring_set(ring, SL("AKIDold"), SL("key"), SL("token")));
	w.model->key_has_token = true;
	w.loop.renewer = credential_renewer_new(&s);
	assert_int_equal(fake_ports_run(&w), 0);
	assert_false(keyring_has_token(ring));
	assert_false(w.model->loader.fetch.renewed);
	credential_renewer_free(w.loop.renewer);
	fake_ports_release(&w);
}

static char logged[200];

static void note_entry(void *ctx, const struct log_entry *e)
{
	assert_ptr_equal(ctx, logged);
	snprintf(logged, sizeof logged, "%s, %s", e->code, log_fate_name(e->fate));
}

static void fail_once(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)timeout_ms;
	if (turn == 0)
		fake_ports_reply(w, w->sent[0], ENDED);
	else
		fake_ports_key(w, "Q", 1);
}

TEST(errors_are_handed_to_the_log_as_they_come)
{
	struct fake_ports w;
	fake_ports_init(&w, true, fail_once);
	w.loop.log = note_entry;
	w.loop.log_ctx = logged;
	fake_ports_run(&w);
	/* Nobody renews here: that entry comes last. */
	assert_string_equal(logged, "Credentials.NotRenewed, stopped");
	assert_string_equal(log_at(&w.model->loader.log, 1)->code, "AuthFailure.TokenFailure");
	fake_ports_release(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_copied_goes_to_the_terminal_and_its_way_is_said),
	    cmocka_unit_test(the_journal_has_the_signed_time_before_the_answer),
	    cmocka_unit_test(the_journal_knows_of_a_token_also_after_a_renewal_ahead),
	    cmocka_unit_test(errors_are_handed_to_the_log_as_they_come),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
