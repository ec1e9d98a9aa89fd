/* SPDX-License-Identifier: MIT */
/* Tests of src/loop/loop.c. */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fake_ports.h"
#include "loop/credential_renewer.h"
#include "loop/session.h"
#include "test.h"

#define CUSTOMERS                                                                                  \
	"{\"Response\":{\"Total\":2,\"Data\":["                                                    \
	"{\"ClientUin\":1,\"Name\":\"Acme\",\"Credit\":10,\"RemainingCredit\":5},"                 \
	"{\"ClientUin\":2,\"Name\":\"Orchid\",\"Credit\":10,\"RemainingCredit\":5}],"              \
	"\"RequestId\":\"r\"}}"
#define CREDIT                                                                                     \
	"{\"Response\":{\"TotalCredit\":2,\"AllocatedCredit\":1,"                                  \
	"\"RemainingCredit\":1,\"RequestId\":\"r\"}}"
#define ENDED                                                                                      \
	"{\"Response\":{\"Error\":{\"Code\":\"AuthFailure.TokenFailure\",\"Message\":\"over\"},"   \
	"\"RequestId\":\"r\"}}"

static int run(struct fake_ports *w, void (*act)(struct fake_ports *, int, int))
{
	fake_ports_init(w, true, act);
	return fake_ports_run(w);
}

static void quit_at_once(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)turn;
	(void)timeout_ms;
	fake_ports_key(w, "Q", 1);
}

TEST(the_first_frame_comes_before_the_first_request)
{
	struct fake_ports w;
	assert_int_equal(run(&w, quit_at_once), 0);
	assert_memory_equal(w.log, "present send 1 ", 15);
	fake_ports_release(&w);
}

static void load_and_idle(struct fake_ports *w, int turn, int timeout_ms)
{
	if (turn == 0) {
		fake_ports_reply(w, 99, CUSTOMERS);
	} else if (turn == 1) {
		assert_false(fake_ports_shows(w, "Acme"));
		fake_ports_reply(w, w->sent[0], CUSTOMERS);
	} else if (turn == 2 && w->n_sent > 1) {
		/* The partner's own credit, asked for once the customers are there. */
		fake_ports_reply(w, w->sent[1], CREDIT);
	} else if (timeout_ms >= 0 && turn < 50) {
		w->now_ms += timeout_ms;
	} else {
		fake_ports_key(w, "Q", 1);
	}
}

TEST(a_reply_to_nothing_asked_changes_nothing_and_idling_costs_nothing)
{
	struct fake_ports w;
	assert_int_equal(run(&w, load_and_idle), 0);
	assert_true(fake_ports_shows(&w, "Acme"));
	assert_true(fake_ports_shows(&w, "Orchid"));
	/* All is loaded: the last sleep was without end, long before the bound of turns. */
	assert_true(w.turns < 50);
	fake_ports_release(&w);
}

static int frames_before;

static void many_keys(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)timeout_ms;
	if (turn == 0) {
		frames_before = w->frames;
		fake_ports_key(w, "Down", 200);
		fake_ports_key(w, "Up", 200);
	} else {
		assert_int_equal(w->frames, frames_before + 1);
		fake_ports_key(w, "Q", 1);
	}
}

TEST(a_turn_draws_one_frame_however_many_keys_it_had)
{
	struct fake_ports w;
	frames_before = 0;
	assert_int_equal(run(&w, many_keys), 0);
	assert_int_equal(w.turns, 2);
	fake_ports_release(&w);
}

static void click_first_hint(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)timeout_ms;
	if (turn == 0) {
		fake_ports_key(w, "m", 1);
	} else if (turn == 1) {
		fake_ports_key(w, "Press", 1);
		w->key[0].key.row = w->rows - 1;
		w->key[0].key.col = 1;
	} else {
		assert_int_equal(w->model->n_layers, 1);
		fake_ports_key(w, "Esc", 1);
		fake_ports_key(w, "Q", 1);
	}
}

TEST(a_click_is_for_what_the_last_frame_shows_there)
{
	struct fake_ports w;
	assert_int_equal(run(&w, click_first_hint), 0);
	fake_ports_release(&w);
}

static void key_and_reply(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)timeout_ms;
	if (turn == 0) {
		frames_before = w->frames;
		fake_ports_key(w, "?", 1);
		fake_ports_reply(w, w->sent[0], CUSTOMERS);
	} else if (turn == 1) {
		/* One of the key, one of what came. */
		assert_int_equal(w->frames, frames_before + 2);
		fake_ports_key(w, "Esc", 1);
	} else {
		assert_true(fake_ports_shows(w, "Acme"));
		fake_ports_key(w, "Q", 1);
	}
}

TEST(a_key_is_seen_before_an_answer_is_decoded)
{
	struct fake_ports w;
	frames_before = 0;
	assert_int_equal(run(&w, key_and_reply), 0);
	fake_ports_release(&w);
}

/* All of a long list is loaded, as fast as the API allows; each answer takes a while. */
#define LOADED_TOTAL 1000
#define LOADED_SENDS 28
#define ANSWER_MS    40

static struct {
	int64_t answer_ms[FAKE_PORTS_QUEUE], drawn_ms[200];
	size_t n_sent, n_answered, n_drawn;
	int frames, uin;
} loading;

/* The next page, and the partner's own credit: one of them is asked for. */
static void answer_page(struct fake_ports *w)
{
	char body[400];
	int uin = loading.uin;
	loading.uin += 2;
	snprintf(body, sizeof body,
		 "{\"Response\":{\"Total\":%d,\"Data\":[{\"ClientUin\":%d,\"Name\":\"A\"},"
		 "{\"ClientUin\":%d,\"Name\":\"B\"}],\"TotalCredit\":2,\"AllocatedCredit\":1,"
		 "\"RemainingCredit\":1,\"RequestId\":\"r\"}}",
		 LOADED_TOTAL, uin + 1, uin + 2);
	fake_ports_reply(w, w->sent[loading.n_answered++], body);
}

static void answer_in_time(struct fake_ports *w, int turn, int timeout_ms)
{
	if (turn == 0)
		fake_ports_key(w, "a", 1);
	for (; loading.frames < w->frames; loading.frames++)
		loading.drawn_ms[loading.n_drawn++] = w->now_ms;
	while (loading.n_sent < w->n_sent)
		loading.answer_ms[loading.n_sent++] = w->now_ms + ANSWER_MS;
	bool waits = loading.n_answered < loading.n_sent;
	int64_t left = waits ? loading.answer_ms[loading.n_answered] - w->now_ms : INT64_MAX;
	if (turn == 0)
		return;
	if (w->n_sent >= LOADED_SENDS) {
		fake_ports_key(w, "Q", 1);
		return;
	}
	w->now_ms += timeout_ms >= 0 && timeout_ms < left ? timeout_ms : left;
	if (waits && loading.answer_ms[loading.n_answered] <= w->now_ms)
		answer_page(w);
}

TEST(loading_draws_two_frames_a_request_and_ten_a_second_at_most)
{
	struct fake_ports w;
	memset(&loading, 0, sizeof loading);
	assert_int_equal(run(&w, answer_in_time), 0);
	assert_true(store_loaded(w.model->loader.store) > LOADED_SENDS);
	/* Two more: at the start, and of the key. */
	assert_true(loading.n_drawn <= 2 * loading.n_sent + 2);
	for (size_t i = 12; i < loading.n_drawn; i++)
		assert_true(loading.drawn_ms[i] - loading.drawn_ms[i - 10] >= 1000);
	fake_ports_release(&w);
}

static void quit_and_reply(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)timeout_ms;
	assert_int_equal(turn, 0);
	fake_ports_key(w, "Q", 1);
	fake_ports_reply(w, w->sent[0], CUSTOMERS);
}

TEST(an_answer_that_comes_with_the_end_is_left)
{
	struct fake_ports w;
	assert_int_equal(run(&w, quit_and_reply), 0);
	assert_false(fake_ports_shows(&w, "Acme"));
	fake_ports_release(&w);
}

static void endless_keys(struct fake_ports *w, int turn, int timeout_ms)
{
	if (turn == 0) {
		fake_ports_key(w, "Down", 10000);
	} else if (w->n_keys) {
		/* Keys may be in a buffer: no sleep before they are drained. */
		assert_int_equal(timeout_ms, 0);
		assert_true(w->frames > turn - 1);
	} else {
		fake_ports_key(w, "Q", 1);
	}
}

TEST(an_endless_paste_cannot_hold_the_screen)
{
	struct fake_ports w;
	assert_int_equal(run(&w, endless_keys), 0);
	assert_true(w.turns >= 4);
	fake_ports_release(&w);
}

static void repaints(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)timeout_ms;
	if (turn == 0)
		fake_ports_key(w, "Ctrl-L", 300);
	else
		fake_ports_key(w, "Q", 1);
}

TEST(many_effects_in_one_turn_are_carried_out)
{
	struct fake_ports w;
	assert_int_equal(run(&w, repaints), 0);
	assert_int_equal(w.repaints, 300);
	fake_ports_release(&w);
}

static void resize(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)timeout_ms;
	if (turn == 0) {
		w->rows = 40;
		w->cols = 100;
		fake_ports_signal(w, SIGNAL_RESIZE);
	} else {
		assert_int_equal(w->model->rows, 40);
		assert_int_equal(w->model->cols, 100);
		assert_int_equal(w->frames, 2);
		fake_ports_key(w, "Q", 1);
	}
}

TEST(a_resize_is_drawn)
{
	struct fake_ports w;
	assert_int_equal(run(&w, resize), 0);
	assert_int_equal(w.resizes, 1);
	fake_ports_release(&w);
}

static void suspend(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)timeout_ms;
	if (turn == 0) {
		fake_ports_signal(w, SIGNAL_SUSPEND);
	} else {
		/* The window and the time are those of the return, not of the leaving. */
		assert_int_equal(w->model->cols, 120);
		assert_true(w->model->now_ms == w->now_ms);
		assert_true(w->repaints > 0);
		fake_ports_key(w, "Q", 1);
	}
}

TEST(coming_back_from_the_shell_sees_the_new_window_and_time)
{
	struct fake_ports w;
	assert_int_equal(run(&w, suspend), 0);
	assert_int_equal(w.suspensions, 1);
	assert_non_null(strstr(w.log, "suspend present"));
	fake_ports_release(&w);
}

static void suspend_by_key(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)timeout_ms;
	fake_ports_key(w, turn == 0 ? "Ctrl-Z" : "Q", 1);
}

TEST(the_key_suspends_as_the_signal_does)
{
	struct fake_ports w;
	assert_int_equal(run(&w, suspend_by_key), 0);
	assert_int_equal(w.suspensions, 1);
	fake_ports_release(&w);
}

#define ONE_CUSTOMER "{\"Response\":{\"Total\":1,\"Data\":[{\"ClientUin\":1}],\"RequestId\":\"r\"}}"

/* Answers what was sent. Returns true if no request is in flight. */
static bool answer_all(struct fake_ports *w)
{
	static size_t answered;
	answered = w->turns == 1 ? 0 : answered;
	bool idle = answered == w->n_sent;
	while (answered < w->n_sent)
		fake_ports_reply(w, w->sent[answered++], ONE_CUSTOMER);
	return idle;
}

static void pause_when_idle(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)timeout_ms;
	(void)turn;
	if (w->cuts)
		fake_ports_key(w, "Q", 1);
	else if (answer_all(w))
		fake_ports_signal(w, SIGNAL_SUSPEND);
}

TEST(coming_back_closes_connections_that_may_be_deaf)
{
	struct fake_ports w;
	assert_int_equal(run(&w, pause_when_idle), 0);
	assert_int_equal(w.suspensions, 1);
	assert_int_equal(w.cuts, 1);
	fake_ports_release(&w);
}

static void jump_when_idle(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)timeout_ms;
	(void)turn;
	if (w->cuts)
		fake_ports_key(w, "Q", 1);
	else if (answer_all(w))
		w->wall_s += 3600; /* the machine slept: its monotonic clock stood still */
}

TEST(a_machine_that_slept_closes_them_too)
{
	struct fake_ports w;
	assert_int_equal(run(&w, jump_when_idle), 0);
	assert_int_equal(w.cuts, 1);
	fake_ports_release(&w);
}

static void interrupts(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)timeout_ms;
	if (turn == 0)
		fake_ports_key(w, "?", 1);
	else if (turn == 1)
		fake_ports_signal(w, SIGNAL_INTERRUPT);
	else if (turn == 2)
		assert_int_equal(w->model->n_layers, 0);
	else
		fake_ports_key(w, "Q", 1);
}

TEST(at_the_screen_ctrl_c_is_a_key)
{
	struct fake_ports w;
	assert_int_equal(run(&w, interrupts), 0);
	fake_ports_release(&w);
}

static enum signal_event one_signal;

static void deliver(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)turn;
	(void)timeout_ms;
	fake_ports_signal(w, one_signal);
}

static void ends_by(enum signal_event what, int code)
{
	struct fake_ports w;
	one_signal = what;
	assert_int_equal(run(&w, deliver), code);
	assert_int_equal(w.turns, 1);
	fake_ports_release(&w);
}

TEST(signals_end_it_with_their_number)
{
	ends_by(SIGNAL_TERMINATE, 143);
	ends_by(SIGNAL_HANGUP, 129);
}

static void lose_terminal(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)turn;
	(void)timeout_ms;
	w->gone = true;
}

TEST(a_closed_terminal_ends_it)
{
	struct fake_ports w;
	assert_int_equal(run(&w, lose_terminal), 129);
	assert_int_equal(w.turns, 1);
	fake_ports_release(&w);
}

static const char *ended_env(const char *name)
{
	return strncmp(name, "TENCENTCLOUD_SECRET", 19) == 0 ? "AKIDnew" : NULL;
}

/* A session as far as its renewer looks at it: a key in the environment. */
static void give_keeper(struct fake_ports *w, struct session *s, struct keyring *ring)
{
	*s = (struct session){.ring = ring,
			      .clock = w->clock,
			      .renewable = true,
			      .sources = {.env = ended_env, .etc = "/nonexistent"}};
	snprintf(s->facts.source, sizeof s->facts.source, "the environment");
	w->loop.renewer = credential_renewer_new(s);
}

static void end_credentials(struct fake_ports *w, int turn, int timeout_ms)
{
	if (turn == 0)
		fake_ports_reply(w, w->sent[0], ENDED);
	else if (w->n_sent == 1)
		w->now_ms += timeout_ms > 0 ? timeout_ms : 0;
	else
		fake_ports_key(w, "Q", 1);
}

TEST(ended_credentials_are_renewed_and_the_request_sent_again)
{
	struct fake_ports w;
	struct session session;
	struct wire_signer by = {.unix_s = 0};
	struct keyring *ring = keyring_new();
	fake_ports_init(&w, true, end_credentials);
	give_keeper(&w, &session, ring);
	assert_int_equal(fake_ports_run(&w), 0);
	keyring_lend(ring, &by);
	assert_true(sl_equal(by.key.id, SL("AKIDnew")));
	assert_int_equal(w.n_sent, 2);
	assert_true(w.turns <= 4);
	credential_renewer_free(w.loop.renewer);
	fake_ports_release(&w);
	keyring_free(ring);
}

static void give_up(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)timeout_ms;
	if (turn == 0)
		fake_ports_reply(w, w->sent[0], ENDED);
	else
		fake_ports_key(w, "Q", 1);
}

TEST(without_a_way_to_renew_it_says_so)
{
	struct fake_ports w;
	assert_int_equal(run(&w, give_up), 0);
	assert_int_equal(w.n_sent, 1);
	assert_true(fake_ports_shows(&w, "AuthFailure.TokenFailure") ||
		    fake_ports_shows(&w, "temporary credentials"));
	fake_ports_release(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_first_frame_comes_before_the_first_request),
	    cmocka_unit_test(a_reply_to_nothing_asked_changes_nothing_and_idling_costs_nothing),
	    cmocka_unit_test(a_turn_draws_one_frame_however_many_keys_it_had),
	    cmocka_unit_test(a_click_is_for_what_the_last_frame_shows_there),
	    cmocka_unit_test(a_key_is_seen_before_an_answer_is_decoded),
	    cmocka_unit_test(loading_draws_two_frames_a_request_and_ten_a_second_at_most),
	    cmocka_unit_test(an_answer_that_comes_with_the_end_is_left),
	    cmocka_unit_test(an_endless_paste_cannot_hold_the_screen),
	    cmocka_unit_test(many_effects_in_one_turn_are_carried_out),
	    cmocka_unit_test(a_resize_is_drawn),
	    cmocka_unit_test(coming_back_from_the_shell_sees_the_new_window_and_time),
	    cmocka_unit_test(the_key_suspends_as_the_signal_does),
	    cmocka_unit_test(coming_back_closes_connections_that_may_be_deaf),
	    cmocka_unit_test(a_machine_that_slept_closes_them_too),
	    cmocka_unit_test(at_the_screen_ctrl_c_is_a_key),
	    cmocka_unit_test(signals_end_it_with_their_number),
	    cmocka_unit_test(a_closed_terminal_ends_it),
	    cmocka_unit_test(ended_credentials_are_renewed_and_the_request_sent_again),
	    cmocka_unit_test(without_a_way_to_renew_it_says_so),
	};
	return cmocka_run_group_tests_name("loop", tests, NULL, NULL);
}
