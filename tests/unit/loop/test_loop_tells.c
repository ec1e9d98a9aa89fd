/* SPDX-License-Identifier: MIT */
/* What the loop tells the model of how effects were carried out: signed, copied, logged. */

#include "fake_ports.h"
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
		assert_true(fake_ports_shows(w, "could not be copied"));
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

/* The token is known to the keyring only; that there was one the loop tells. */
TEST(the_journal_learns_how_it_was_signed)
{
	struct fake_ports w;
	fake_ports_init(&w, true, quit_at_once);
	assert_true(
	    keyring_set((struct keyring *)w.performer.ring, SL("id"), SL("key"), SL("token")));
	fake_ports_run(&w);
	const struct exchange *x = journal_at(&w.model->journal, 0);
	assert_int_equal(x->id, 1);
	assert_true(x->has_token);
	assert_int_equal(x->signed_s, w.wall_s);
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
	assert_string_equal(log_at(&w.model->log, 1)->code, "AuthFailure.TokenFailure");
	fake_ports_release(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_copied_goes_to_the_terminal_and_its_way_is_said),
	    cmocka_unit_test(the_journal_learns_how_it_was_signed),
	    cmocka_unit_test(errors_are_handed_to_the_log_as_they_come),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
