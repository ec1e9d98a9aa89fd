/* SPDX-License-Identifier: MIT */
/* A session that was recorded is seen again, up to its last screen, and goes on from there. */
#include <inttypes.h>
#include <signal.h>
#include <unistd.h>

#include "app/app.h"

#include "cmd/replay.h"
#include "fake_ports.h"
#include "test.h"

#define CUSTOMERS                                                                                  \
	"{\"Response\":{\"Total\":2,\"Data\":["                                                    \
	"{\"ClientUin\":1,\"Name\":\"Acme\",\"Credit\":10,\"RemainingCredit\":5},"                 \
	"{\"ClientUin\":2,\"Name\":\"Orchid\",\"Credit\":10,\"RemainingCredit\":5}],"              \
	"\"RequestId\":\"r\"}}"
#define CREDIT                                                                                     \
	"{\"Response\":{\"TotalCredit\":2,\"AllocatedCredit\":1,"                                  \
	"\"RemainingCredit\":1,\"RequestId\":\"r\"}}"

static char folder[] = "/tmp/tcpartner-replay-XXXXXX", path[100];
static char last_screen[20000];
static int64_t signed_s; /* of the last request of the recorded session */

static void keep_screen(const struct fake_ports *w)
{
	snprintf(last_screen, sizeof last_screen, "%s", w->frame.p);
}

/* Loads, opens the help, makes the window larger, closes the help, goes down, quits. */
static void session(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)timeout_ms;
	w->now_ms += 400;
	w->wall_s = 1700000000 + w->now_ms / 1000;
	switch (turn) {
	case 0: fake_ports_reply(w, w->sent[0], CUSTOMERS); break;
	case 1:
		fake_ports_reply(w, w->sent[1], CREDIT);
		fake_ports_key(w, "?", 1);
		break;
	case 2:
		w->rows = 30;
		w->cols = 100;
		fake_ports_signal(w, SIGNAL_RESIZE);
		break;
	case 3: fake_ports_key(w, "Esc", 1); break;
	case 4: fake_ports_key(w, "j", 1); break;
	case 5:
		keep_screen(w);
		fake_ports_key(w, "Q", 1);
		/* What comes with the last key is no part of the session any more. */
		fake_ports_reply(w, 99, CREDIT);
		break;
	default: break;
	}
}

static void record(void)
{
	struct fake_ports w;
	struct err e = {0};
	fake_ports_init(&w, true, session);
	w.now_ms = 960 * 1000 + 17;
	w.loop.recorder = recorder_new(path, false, &w.model->settings, &e);
	assert_non_null(w.loop.recorder);
	assert_int_equal(fake_ports_run(&w), 0);
	signed_s = w.signed_s;
	assert_true(recorder_free(w.loop.recorder, &e));
	fake_ports_release(&w);
}

SETUP(begin)
{
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof path, "%s/record", folder);
	record();
	return 0;
}

TEARDOWN(end)
{
	unlink(path);
	return rmdir(folder);
}

/* A replay on its own fake ports; the turns are those of the person who watches it. */
struct show {
	struct fake_ports w;
	struct replay *replay;
	struct clock_port clock;
	bool came_to_its_end;
};

static void show(struct show *s, int rows, int cols, bool steps,
		 void (*act)(struct fake_ports *, int, int))
{
	struct err e = {0};
	fake_ports_init(&s->w, true, act);
	s->w.rows = rows;
	s->w.cols = cols;
	s->replay = replay_open(path, &e);
	if (!s->replay)
		fail_msg("%s", e.text);
	app_release(s->w.model);
	app_init(s->w.model, replay_settings(s->replay));
	replay_clock(s->replay, &s->w.clock, &s->clock);
	s->w.performer.clock = &s->clock;
	s->came_to_its_end = replay_play(s->replay, &s->w.loop, steps);
}

static void end_show(struct show *s)
{
	replay_close(s->replay);
	fake_ports_release(&s->w);
}

static void let_time_pass(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)turn;
	assert_true(timeout_ms >= 0);
	w->now_ms += timeout_ms;
}

TEST(the_last_screen_is_that_of_then)
{
	struct show s;
	show(&s, 30, 100, false, let_time_pass);
	assert_true(s.came_to_its_end);
	/* The loop draws it: the browser goes on. */
	s.w.act = NULL;
	assert_string_equal(replay_warning(s.replay), "");
	assert_true(s.w.loop.resumes);
	assert_int_equal(s.w.model->rows, 30);
	assert_int_equal(s.w.n_sent, 0);
	end_show(&s);
}

static void quit_after_a_look(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)turn;
	(void)timeout_ms;
	keep_screen(w);
	fake_ports_key(w, "Q", 1);
}

TEST(the_browser_goes_on_from_there)
{
	char then[sizeof last_screen];
	struct show s;
	memcpy(then, last_screen, sizeof then);
	show(&s, 30, 100, false, let_time_pass);
	s.w.act = quit_after_a_look;
	assert_int_equal(fake_ports_run(&s.w), 0);
	assert_string_equal(last_screen, then);
	end_show(&s);
}

TEST(the_signing_times_are_those_of_then)
{
	struct show s;
	show(&s, 30, 100, false, let_time_pass);
	assert_true(signed_s > 1700000000);
	assert_int_equal(journal_at(&s.w.model->journal, 0)->signed_s, signed_s);
	end_show(&s);
}

TEST(it_takes_as_long_as_then)
{
	struct show s;
	show(&s, 30, 100, false, let_time_pass);
	/* Six turns of the session of 400 ms each. */
	assert_int_equal(s.w.now_ms - 1000000, 2400);
	end_show(&s);
}

static void press_space(struct fake_ports *w, int turn, int timeout_ms)
{
	assert_int_equal(timeout_ms, -1);
	if (fake_ports_shows(w, "the recording ends here"))
		fake_ports_key(w, "Enter", 1);
	else
		fake_ports_key(w, "Space", 1);
	assert_true(turn < 30);
}

TEST(steps_are_taken_by_hand)
{
	struct show s;
	show(&s, 31, 100, true, press_space);
	assert_true(s.came_to_its_end);
	/* A reply, three keys and a resize; the passing of time is no step. */
	assert_in_range(s.w.turns, 6, 9);
	end_show(&s);
}

static void go_to_the_end(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)timeout_ms;
	if (turn == 0)
		fake_ports_key(w, "End", 1);
	else if (turn == 1)
		keep_screen(w);
	if (turn == 1)
		fake_ports_key(w, "q", 1);
	assert_true(turn < 2);
}

TEST(the_remark_is_below_the_recorded_screen)
{
	char then[sizeof last_screen], *line;
	struct show s;
	memcpy(then, last_screen, sizeof then);
	show(&s, 31, 100, true, go_to_the_end);
	assert_false(s.came_to_its_end);
	assert_int_equal(s.w.model->exit_code, 0);
	line = strstr(last_screen, "replay ");
	assert_non_null(line);
	assert_non_null(strstr(line, "the recording ends here"));
	*line = '\0';
	assert_string_equal(last_screen, then);
	memcpy(last_screen, then, sizeof then);
	end_show(&s);
}

TEST(a_smaller_window_shows_a_part)
{
	char then[sizeof last_screen];
	struct show s;
	memcpy(then, last_screen, sizeof then);
	show(&s, 10, 40, true, go_to_the_end);
	assert_memory_equal(last_screen, then, 30);
	assert_non_null(strstr(last_screen, "replay (100x30) "));
	memcpy(last_screen, then, sizeof then);
	end_show(&s);
}

static void interrupt(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)turn;
	(void)timeout_ms;
	fake_ports_signal(w, SIGNAL_INTERRUPT);
}

TEST(ctrl_c_leaves)
{
	struct show s;
	show(&s, 30, 100, false, interrupt);
	assert_false(s.came_to_its_end);
	assert_int_equal(s.w.model->exit_code, 128 + SIGINT);
	end_show(&s);
}

static enum signal_event end_of_watcher;

static void send_end(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)turn;
	(void)timeout_ms;
	fake_ports_signal(w, end_of_watcher);
}

TEST(each_signal_that_ends_has_its_exit_status)
{
	static const struct {
		enum signal_event what;
		int number;
	} rows[] = {
	    {SIGNAL_INTERRUPT, SIGINT}, {SIGNAL_TERMINATE, SIGTERM}, {SIGNAL_HANGUP, SIGHUP}};
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct show s;
		end_of_watcher = rows[i].what;
		show(&s, 30, 100, false, send_end);
		assert_false(s.came_to_its_end);
		assert_int_equal(s.w.model->exit_code, 128 + rows[i].number);
		end_show(&s);
	}
}

/* Another window, a stop of an hour by Ctrl-Z, and a stop by the shell. */
static void suspend_and_resize(struct fake_ports *w, int turn, int timeout_ms)
{
	static const enum signal_event what[] = {SIGNAL_RESIZE, SIGNAL_SUSPEND, SIGNAL_CONTINUE};
	if (turn < 3)
		fake_ports_signal(w, what[turn]);
	else
		w->now_ms += timeout_ms;
}

TEST(a_suspended_replay_goes_on_where_it_was)
{
	struct show s;
	show(&s, 30, 100, false, suspend_and_resize);
	assert_true(s.came_to_its_end);
	assert_int_equal(s.w.suspensions, 1);
	assert_int_equal(s.w.resizes, 3);
	assert_int_equal(s.w.repaints, 2);
	assert_in_range(s.w.now_ms - 1000000, 3600000, 3600000 + 2400);
	end_show(&s);
}

static void stop_then_go_on(struct fake_ports *w, int turn, int timeout_ms)
{
	if (turn == 0) {
		fake_ports_key(w, "Space", 1);
	} else if (turn == 1) {
		assert_int_equal(timeout_ms, -1);
		assert_true(fake_ports_shows(w, "Space step"));
		w->now_ms += 3600000;
		fake_ports_key(w, "Enter", 1);
	} else {
		assert_in_range(timeout_ms, 0, 1000);
		w->now_ms += timeout_ms;
	}
}

TEST(an_hour_s_stop_is_not_made_up_for)
{
	struct show s;
	show(&s, 30, 100, false, stop_then_go_on);
	assert_true(s.came_to_its_end);
	/* What was to come after 400 ms comes at once. */
	assert_int_equal(s.w.now_ms - 1000000, 3600000 + 2000);
	end_show(&s);
}

static void rewrite(const char *from, const char *to)
{
	static char text[200000];
	FILE *f = fopen(path, "r");
	assert_non_null(f);
	size_t n = fread(text, 1, sizeof text - 1, f);
	text[n] = '\0';
	fclose(f);
	char *at = strstr(text, from);
	assert_non_null(at);
	f = fopen(path, "w");
	assert_non_null(f);
	fwrite(text, 1, (size_t)(at - text), f);
	fputs(to, f);
	if (to[0])
		fputs(at + strlen(from), f);
	assert_int_equal(fclose(f), 0);
}

SETUP(write_anew)
{
	unlink(path);
	record();
	return 0;
}

TEST(a_session_that_was_killed_is_shown_as_far_as_it_went)
{
	struct show s;
	/* Within the line of a key. */
	rewrite("\"Esc\"", "");
	show(&s, 30, 100, false, let_time_pass);
	assert_true(s.came_to_its_end);
	assert_non_null(strstr(replay_warning(s.replay), "the recording ends early, after line"));
	assert_int_equal(app_top_layer(s.w.model), LAYER_HELP);
	end_show(&s);
}

static void assert_diverges_from(const char *line)
{
	char want[100];
	struct show s;
	show(&s, 30, 100, false, let_time_pass);
	assert_true(s.came_to_its_end);
	snprintf(want, sizeof want, "differs from the session from line %s on", line);
	if (!strstr(replay_warning(s.replay), want))
		fail_msg("%s", replay_warning(s.replay));
	end_show(&s);
}

TEST(a_request_that_only_the_session_sent_is_reported)
{
	rewrite("\"plan\":true,\"sends\":1", "\"plan\":true,\"sends\":2");
	assert_diverges_from("5");
}

TEST(a_request_that_only_the_replay_sent_is_reported)
{
	rewrite("\"plan\":true,\"sends\":1", "\"plan\":true,\"sends\":0");
	assert_diverges_from("5");
}

/* No plan follows the last turn; the end of the session counts its requests. */
TEST(a_request_of_the_last_turn_is_reported)
{
	rewrite("\"quit\":0,\"sends\":2", "\"quit\":0,\"sends\":3");
	struct show s;
	show(&s, 30, 100, false, let_time_pass);
	assert_non_null(strstr(replay_warning(s.replay), "differs from the session"));
	end_show(&s);
}

#define REPLY_OF_1_0_0                                                                             \
	"{\"ms\":400,\"s\":1700000001,\"reply\":{\"id\":1,\"result\":\"ok\",\"status\":200,"       \
	"\"server\":0,\"ours\":1700000001,\"elapsed\":9,\"bytes\":9,\"sends\":1,\"http\":\"2\","   \
	"\"detail\":\"\",\"headers\":\"\",\"body\":\"{\\\"Response\\\":{\\\"Total\\\":1,"          \
	"\\\"Data\\\":["                                                                           \
	"{\\\"ClientUin\\\":1,\\\"Name\\\":\\\"Acme\\\"}],\\\"RequestId\\\":\\\"r\\\"}}\"}}\n"

/* A session as version 1.0.0 recorded it, with a temporary key. */
static void write_version_1_0_0(const char *second_request)
{
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs("{\"tcpartner\":\"1.0.0\",\"record\":1,\"masked\":false,\"settings\":"
	      "{\"page-size\":100}}\n"
	      "{\"ms\":0,\"s\":1700000000,\"start\":[24,80]}\n"
	      "{\"ms\":0,\"s\":1700000000,\"plan\":true}\n"
	      "{\"ms\":0,\"s\":1700000000,\"sent\":1,\"signed\":1700000000,\"token\":true}\n"
	      "{\"ms\":0,\"s\":1700000000,\"plan\":true}\n" REPLY_OF_1_0_0
	      "{\"ms\":400,\"s\":1700000001,\"plan\":true}\n",
	      f);
	fprintf(f,
		"{\"ms\":400,\"s\":1700000001,\"sent\":%s,\"signed\":1700000001,\"token\":true}\n"
		"{\"ms\":800,\"s\":1700000001,\"key\":\"?\"}\n"
		"{\"ms\":800,\"s\":1700000001,\"plan\":true}\n",
		second_request);
	assert_int_equal(fclose(f), 0);
}

TEST(a_recording_of_version_1_0_0_is_shown)
{
	struct show s;
	write_version_1_0_0("2");
	show(&s, 24, 80, false, let_time_pass);
	assert_true(s.came_to_its_end);
	assert_string_equal(replay_warning(s.replay), "");
	assert_int_equal(app_top_layer(s.w.model), LAYER_HELP);
	for (size_t i = 0; i < 2; i++) {
		const struct exchange *x = journal_at(&s.w.model->journal, i);
		assert_int_equal(x->id, 2 - i);
		assert_int_equal(x->signed_s, 1700000001 - (int64_t)i);
		assert_true(x->has_token);
	}
	end_show(&s);
}

TEST(a_send_of_version_1_0_0_belongs_to_the_step_before_it)
{
	struct show s;
	write_version_1_0_0("2");
	show(&s, 25, 80, true, press_space);
	assert_true(s.came_to_its_end);
	/* The reply, the key, and the end. */
	assert_int_equal(s.w.turns, 3);
	end_show(&s);
}

TEST(a_request_that_only_version_1_0_0_sent_is_reported)
{
	write_version_1_0_0("3");
	assert_diverges_from("8");
}

TEST(a_reply_to_no_request_is_ignored_in_a_replay)
{
	struct show s;
	/* The reply, the first of all, names no request. */
	rewrite("\"reply\":{\"id\":1,", "\"reply\":{\"id\":99,");
	show(&s, 30, 100, false, let_time_pass);
	assert_true(s.came_to_its_end);
	assert_int_equal(s.w.sent[0], 1);
	end_show(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_last_screen_is_that_of_then),
	    cmocka_unit_test(the_browser_goes_on_from_there),
	    cmocka_unit_test(the_signing_times_are_those_of_then),
	    cmocka_unit_test(it_takes_as_long_as_then),
	    cmocka_unit_test(steps_are_taken_by_hand),
	    cmocka_unit_test(the_remark_is_below_the_recorded_screen),
	    cmocka_unit_test(a_smaller_window_shows_a_part),
	    cmocka_unit_test(ctrl_c_leaves),
	    cmocka_unit_test(each_signal_that_ends_has_its_exit_status),
	    cmocka_unit_test(a_suspended_replay_goes_on_where_it_was),
	    cmocka_unit_test(an_hour_s_stop_is_not_made_up_for),
	    cmocka_unit_test_teardown(a_session_that_was_killed_is_shown_as_far_as_it_went,
				      write_anew),
	    cmocka_unit_test_teardown(a_request_that_only_the_session_sent_is_reported, write_anew),
	    cmocka_unit_test_teardown(a_request_that_only_the_replay_sent_is_reported, write_anew),
	    cmocka_unit_test_teardown(a_request_of_the_last_turn_is_reported, write_anew),
	    cmocka_unit_test_teardown(a_recording_of_version_1_0_0_is_shown, write_anew),
	    cmocka_unit_test_teardown(a_send_of_version_1_0_0_belongs_to_the_step_before_it,
				      write_anew),
	    cmocka_unit_test_teardown(a_request_that_only_version_1_0_0_sent_is_reported,
				      write_anew),
	    cmocka_unit_test_teardown(a_reply_to_no_request_is_ignored_in_a_replay, write_anew),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
