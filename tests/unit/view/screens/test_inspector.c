/* SPDX-License-Identifier: MIT */
/* The inspector as cells: what each column says of a request; its behaviour is in test_inspector.
 */

#include "fixture.h"
#include "test.h"

static struct fixture f;

SETUP(set_up)
{
	fixture_init(&f, 40, 120);
	f.m.layers[f.m.n_layers++] = LAYER_INSPECTOR;
	return 0;
}

TEARDOWN(tear_down)
{
	fixture_release(&f);
	return 0;
}

static void send(uint64_t id)
{
	struct effect fx = {.kind = EFFECT_SEND,
			    .id = id,
			    .request = {.action = ACTION_CUSTOMERS, .page = 17, .page_size = 100}};
	journal_send(&f.m.journal, &fx, &(struct journal_try){.number = 2, .sent_s = f.m.wall_s});
}

static void answer(uint64_t id, enum wire_result result, int status)
{
	struct outcome out = {
	    .known = true, .tries = 2, .request = {.action = ACTION_CUSTOMERS, .page = 17}};
	struct wire_reply r = {.id = id,
			       .result = result,
			       .http_status = status,
			       .elapsed_ms = 812,
			       .bytes = 12345,
			       .sends = 1,
			       .http_version = "2"};
	if (result != WIRE_OK)
		fault_from_wire(&out.fault, &r);
	journal_reply(&f.m.journal, &r, &out);
	if (result != WIRE_OK)
		log_failure(&f.m.loader.log, (struct log_reply){&r, &out}, LOG_AGAIN, f.m.wall_s);
	f.m.loader.fetch.n_failed_sends += result != WIRE_OK;
}

TEST(an_empty_session_says_so)
{
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Requests: 0 sent, 0 failed"));
	assert_true(fixture_shows(&f, "Nothing was sent yet."));
	f.m.inspector.pane = PANE_ERRORS;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Errors: 0 failed "));
	assert_true(fixture_shows(&f, "Nothing went wrong so far."));
}

TEST(a_request_is_told_at_every_stage)
{
	send(4);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "    4 14:02:11 QueryCustomersCredit    17"));
	assert_true(fixture_shows(&f, "not answered yet"));
	answer(4, WIRE_OK, 200);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "200    812   2    12,345 2"));
	send(5);
	journal_cancel(&f.m.journal, 5);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "cancelled"));
	assert_true(fixture_shows(&f, "Requests: 2 sent"));
}

TEST(without_a_status_the_fault_has_a_word)
{
	static const struct {
		enum wire_result result;
		const char *word;
	} cases[] = {{WIRE_RESOLVE, "  name    812"},  {WIRE_CONNECT, "  conn    812"},
		     {WIRE_TLS, "   TLS    812"},      {WIRE_TIMEOUT, "  time    812"},
		     {WIRE_BROKEN, "broken    812"},   {WIRE_TOO_BIG, "   big    812"},
		     {WIRE_ENCODING, "coding    812"}, {WIRE_HEADERS, " heads    812"},
		     {WIRE_PROXY, " proxy    812"}};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		send(i + 1);
		answer(i + 1, cases[i].result, 0);
		fixture_draw(&f);
		assert_true(fixture_shows(&f, cases[i].word));
	}
}

TEST(an_error_is_listed_with_its_fate)
{
	send(1);
	answer(1, WIRE_TIMEOUT, 0);
	f.m.inspector.pane = PANE_ERRORS;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "14:02:11 "));
	assert_true(fixture_shows(&f, "tried again"));
	assert_true(fixture_shows(&f, "Errors: 1 failed "));
}

/* A warning is no request that failed. */
TEST(requests_and_errors_count_alike)
{
	send(1);
	answer(1, WIRE_TIMEOUT, 0);
	f.m.loader.fetch.n_limited = 2;
	f.m.loader.fetch.n_given_up = 1;
	for (int i = 0; i < 3; i++)
		log_warning(&f.m.loader.log, false, "foo", f.m.wall_s);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Requests: 1 sent, 1 failed, 2 limited; 1 given up "));
	f.m.inspector.pane = PANE_ERRORS;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Errors: 1 failed, 2 limited; 1 given up, 1 other "));
}

/* Columns go where there is no room for them, the action's whole name comes where there is. */
TEST(columns_follow_the_width)
{
	send(1);
	answer(1, WIRE_OK, 200);
	fixture_resize(&f, 24, 50);
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "action"));
	assert_true(fixture_shows(&f, "status"));
	fixture_resize(&f, 50, 200);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "parameters"));
	assert_true(fixture_shows(&f, "{\"Page\":17"));
}

TEST(copyable_texts_are_offered)
{
	send(1);
	f.m.inspector.copying = true;
	f.m.inspector.choice = INSPECTOR_COPY_GO;
	fixture_draw(&f);
	for (int i = 0; i < INSPECTOR_COPIES; i++)
		assert_true(
		    fixture_shows(&f, inspector_copy_choice((enum inspector_copy_part)i)->title));
	assert_true(fixture_shows(&f, "Copy"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(an_empty_session_says_so, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_request_is_told_at_every_stage, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(without_a_status_the_fault_has_a_word, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(an_error_is_listed_with_its_fate, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(requests_and_errors_count_alike, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(columns_follow_the_width, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(copyable_texts_are_offered, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
