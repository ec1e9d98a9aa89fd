/* SPDX-License-Identifier: MIT */
/* Tests of src/loop/load_loop.c. */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/attr.h"

#include "fake_ports.h"
#include "test.h"

#define CUSTOMERS "{\"Response\":{\"Total\":1,\"Data\":[{\"ClientUin\":1}],\"RequestId\":\"r\"}}"
#define ENDED                                                                                      \
	"{\"Response\":{\"Error\":{\"Code\":\"AuthFailure.TokenFailure\",\"Message\":\"over\"},"   \
	"\"RequestId\":\"r\"}}"

/* What one run saw. */
struct seen {
	struct fake_ports w;
	int turns;
	char logged[200];
};

static bool until_known(void *ctx)
{
	struct seen *s = ctx;
	struct fault why;
	s->turns++;
	return list_consistency_state(s->w.load.loader, &why) == CONSISTENCY_PENDING;
}

static void note_entry(void *ctx, const struct log_entry *e)
{
	struct seen *s = ctx;
	snprintf(s->logged, sizeof s->logged, "%s, %s", e->code, log_fate_name(e->fate));
}

static int run(struct seen *s, void (*act)(struct fake_ports *, int, int))
{
	memset(s, 0, sizeof *s);
	fake_ports_init(&s->w, false, act);
	s->w.load.turn = until_known;
	s->w.load.turn_ctx = s->w.load.log_ctx = s;
	s->w.load.log = note_entry;
	return fake_ports_run(&s->w);
}

static void answer(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)timeout_ms;
	if (turn == 0)
		fake_ports_reply(w, w->sent[0], CUSTOMERS);
}

TEST(it_ends_when_its_turn_says_so)
{
	struct seen s;
	assert_int_equal(run(&s, answer), 0);
	assert_int_equal(s.turns, 1);
	assert_int_equal(s.w.n_sent, 1);
	assert_int_equal(s.w.frames, 0);
	assert_true(store_complete(s.w.load.loader->store));
	assert_string_equal(s.logged, "");
	fake_ports_release(&s.w);
}

static void refuse(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)timeout_ms;
	if (turn == 0)
		fake_ports_reply(w, w->sent[0], ENDED);
}

TEST(credentials_that_nobody_can_renew_end_it_and_are_logged)
{
	struct seen s;
	struct fault why;
	assert_int_equal(run(&s, refuse), 0);
	assert_int_equal(s.w.n_sent, 1);
	assert_int_equal(list_consistency_state(s.w.load.loader, &why), CONSISTENCY_FAILED);
	assert_string_equal(why.code, "AuthFailure.TokenFailure");
	assert_string_equal(s.logged, "Credentials.NotRenewed, stopped");
	fake_ports_release(&s.w);
}

static enum signal_event one_signal;

/* A resized window and a continued program are no reason to end. */
static void deliver(struct fake_ports *w, int turn, int timeout_ms)
{
	const enum signal_event all[] = {SIGNAL_RESIZE, SIGNAL_CONTINUE, one_signal};
	(void)timeout_ms;
	fake_ports_signal(w, all[turn]);
}

TEST(signals_end_it_with_their_number)
{
	static const struct {
		enum signal_event signal;
		int code;
	} cases[] = {{SIGNAL_INTERRUPT, 130}, {SIGNAL_TERMINATE, 143}, {SIGNAL_HANGUP, 129}};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct seen s;
		one_signal = cases[i].signal;
		assert_int_equal(run(&s, deliver), cases[i].code);
		assert_int_equal(s.turns, 2);
		fake_ports_release(&s.w);
	}
}

static int shortest_ms;

static void wait_twice(struct fake_ports *w, int turn, int timeout_ms)
{
	shortest_ms = timeout_ms;
	if (turn == 1)
		fake_ports_signal(w, SIGNAL_HANGUP);
}

/* While an answer is waited for nothing is due, unless the progress is drawn. */
TEST(it_sleeps_until_a_turn_is_wanted)
{
	struct seen s;
	assert_int_equal(run(&s, wait_twice), 129);
	assert_int_equal(shortest_ms, -1);
	fake_ports_release(&s.w);
	fake_ports_init(&s.w, false, wait_twice);
	s.w.load.turn_ms = 120;
	assert_int_equal(fake_ports_run(&s.w), 129);
	assert_int_equal(shortest_ms, 120);
	fake_ports_release(&s.w);
}

static void stop_then_end(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)timeout_ms;
	fake_ports_signal(w, turn == 0 ? SIGNAL_SUSPEND : SIGNAL_TERMINATE);
}

/* In a child, which really stops. */
TEST(it_stops_on_ctrl_z_and_goes_on)
{
	int status = 0;
	pid_t pid = fork();
	if (pid == 0) {
		struct seen s;
		_exit(run(&s, stop_then_end));
	}
	assert_int_equal(waitpid(pid, &status, WUNTRACED), pid);
	assert_true(WIFSTOPPED(status));
	assert_int_equal(kill(pid, SIGCONT), 0);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 143);
}

static void pass_time(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)turn;
	/* It may not sleep past its end. */
	assert_in_range(timeout_ms, 1, 5000);
	w->now_ms += timeout_ms;
}

TEST(it_ends_at_its_time)
{
	struct seen s;
	memset(&s, 0, sizeof s);
	fake_ports_init(&s.w, false, pass_time);
	s.w.load.turn = until_known;
	s.w.load.turn_ctx = &s;
	s.w.load.end_ms = s.w.now_ms + 5000;
	assert_int_equal(fake_ports_run(&s.w), LOAD_LOOP_LATE);
	assert_int_equal(s.w.now_ms, s.w.load.end_ms);
	fake_ports_release(&s.w);
}

/* A request beside the list, until its outcome came. */
struct beside {
	struct seen seen;
	bool wanted, failed;
	int outcomes;
	char body[200];
};

static const struct request *want_own_credit(void *ctx, size_t *n)
{
	static const struct request own_credit = {.action = ACTION_PARTNER_CREDIT};
	const struct beside *b = ctx;
	*n = b->wanted;
	return &own_credit;
}

static void take_own_credit(void *ctx, const struct outcome *out, const struct wire_reply *r)
{
	struct beside *b = ctx;
	assert_int_equal(out->request.action, ACTION_PARTNER_CREDIT);
	b->wanted = out->will_retry;
	b->failed = out->fault.class != FAULT_NONE;
	b->outcomes++;
	sl_to_chars(r->body, b->body, sizeof b->body);
}

static bool until_both_came(void *ctx)
{
	struct beside *b = ctx;
	return until_known(&b->seen) || b->wanted;
}

static const char *own_credit_body;

static void answer_both(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)timeout_ms;
	if (turn > 0)
		return;
	assert_int_equal(w->n_sent, 2);
	fake_ports_reply(w, w->sent[0], CUSTOMERS);
	fake_ports_reply(w, w->sent[1], own_credit_body);
}

static void run_beside(struct beside *b, const char *body)
{
	memset(b, 0, sizeof *b);
	own_credit_body = body;
	fake_ports_init(&b->seen.w, false, answer_both);
	b->wanted = true;
	b->seen.w.load.turn = until_both_came;
	b->seen.w.load.beside = want_own_credit;
	b->seen.w.load.took = take_own_credit;
	b->seen.w.load.turn_ctx = b;
	assert_int_equal(fake_ports_run(&b->seen.w), 0);
	assert_int_equal(b->outcomes, 1);
	assert_int_equal(b->seen.w.n_sent, 2);
	fake_ports_release(&b->seen.w);
}

TEST(a_request_beside_the_list_is_sent_and_its_outcome_taken)
{
	struct beside b;
	run_beside(&b, "{\"Response\":{\"RemainingCredit\":5,\"RequestId\":\"r\"}}");
	assert_false(b.failed);
	assert_non_null(strstr(b.body, "RemainingCredit"));
}

TEST(one_that_is_refused_does_not_end_the_list)
{
	struct beside b;
	run_beside(&b, "{\"Response\":{\"Error\":{\"Code\":\"UnauthorizedOperation\","
		       "\"Message\":\"no\"},\"RequestId\":\"r\"}}");
	assert_true(b.failed);
}

static bool until_stopped(void *ctx)
{
	(void)ctx;
	return true;
}

/* The list has come, and the connections are idle: they may have gone deaf. */
static void pause_when_idle(struct fake_ports *w, int turn, int timeout_ms)
{
	answer(w, turn, timeout_ms);
	if (turn == 2)
		fake_ports_signal(w, SIGNAL_CONTINUE);
	if (turn == 3)
		fake_ports_signal(w, SIGNAL_TERMINATE);
}

TEST(coming_back_closes_connections_that_may_be_deaf)
{
	struct fake_ports w;
	fake_ports_init(&w, false, pause_when_idle);
	w.load.turn = until_stopped;
	assert_int_equal(fake_ports_run(&w), 143);
	assert_int_equal(w.cuts, 1);
	fake_ports_release(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(it_ends_when_its_turn_says_so),
	    cmocka_unit_test(credentials_that_nobody_can_renew_end_it_and_are_logged),
	    cmocka_unit_test(signals_end_it_with_their_number),
	    cmocka_unit_test(it_sleeps_until_a_turn_is_wanted),
	    cmocka_unit_test(it_stops_on_ctrl_z_and_goes_on),
	    cmocka_unit_test(it_ends_at_its_time),
	    cmocka_unit_test(a_request_beside_the_list_is_sent_and_its_outcome_taken),
	    cmocka_unit_test(one_that_is_refused_does_not_end_the_list),
	    cmocka_unit_test(coming_back_closes_connections_that_may_be_deaf),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
