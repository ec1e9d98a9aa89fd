/* SPDX-License-Identifier: MIT */
/* Tests of src/view/table/notice.c. */
#include "fixture.h"
#include "test.h"

static struct fixture f;

SETUP(set_up)
{
	fixture_init(&f, 24, 80);
	return 0;
}

TEARDOWN(tear_down)
{
	fixture_release(&f);
	return 0;
}

TEST(loading_no_customers_and_no_match_are_three_sentences)
{
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Connecting: All customers"));
	assert_true(fixture_shows(&f, "░░░░"));
	fixture_in_flight(&f, 1);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Loading: All customers"));
	f.m.loader.fetch.n_pending = 0;
	fixture_put(&f, 1, NULL, 0, 0);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "This account has no customers."));
	assert_false(fixture_shows(&f, "░"));
	fixture_filter(&f, FILTER_EMAIL, "a@b");
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Loading: Email is \"a@b\""));
	fixture_put(&f, 1, NULL, 0, 0);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "No customer matches: Email is \"a@b\""));
	assert_true(fixture_shows(&f, "F removes the filter"));
}

TEST(no_match_says_how_the_api_may_compare_and_what_is_loaded)
{
	struct picker *p = &f.m.picker;
	fixture_page(&f, 1, 2013);
	fixture_filter(&f, FILTER_EMAIL, "acme");
	p->asked.query = *store_current(f.m.loader.store);
	p->asked.narrowed = 2;
	fixture_put(&f, 1, NULL, 0, 0);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "2 loaded rows hold it: & shows them."));
	assert_true(fixture_shows(&f, "The API may compare whole addresses only."));
	p->asked.narrowed = 1;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "1 loaded row holds it: & shows it."));
	p->asked.narrowed = 0;
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "loaded row"));
	fixture_filter(&f, FILTER_CLIENT_UIN, "42");
	fixture_put(&f, 1, NULL, 0, 0);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "The API may compare whole UINs only."));
	fixture_filter(&f, FILTER_NAME, "nobody");
	fixture_put(&f, 1, NULL, 0, 0);
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "The API may compare"));
}

TEST(a_halt_without_rows_is_explained)
{
	fixture_halt(&f, "UnauthorizedOperation.UinNoAuth", "no such \x1b[31mrole");
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "UnauthorizedOperation.UinNoAuth"));
	assert_true(fixture_shows(&f, "What happened: "));
	assert_true(fixture_shows(&f, "What to do: "));
	assert_true(fixture_shows(&f, "RequestId: 8f1d0a52-7c11-4b5e-9d0a-1f0b2c9a7711"));
	assert_true(fixture_shows(&f, "r retry"));
	fixture_resize(&f, 8, 40);
	fixture_draw(&f); /* as much of it as there is room for */
	assert_true(fixture_shows(&f, "UnauthorizedOperation"));
}

TEST(the_first_page_given_up_is_explained_too)
{
	fixture_fault(&f, 1, "FailedOperation", 5, 0);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "FailedOperation"));
	assert_true(fixture_shows(&f, "What to do: "));
}

TEST(the_first_page_tried_again_counts_down)
{
	fixture_fault(&f, 1, "InternalError", 3, 4001);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "InternalError on page 1 · retry 3/5 in 5 s"));
	assert_true(fixture_shows(&f, "An internal error of the server: "));
	assert_true(fixture_shows(&f, "r retry now · Esc stop loading"));
	f.m.now_ms += 4000;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "in 1 s"));
	f.m.now_ms += 4000;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "retry 3/5 now"));
	assert_false(fixture_shows(&f, "0 s"));
}

TEST(rows_above_are_mentioned_only_if_there_are_some)
{
	fixture_fault(&f, 1, "InternalError", 1, 4000);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "I details"));
	assert_false(fixture_shows(&f, "rows above"));
	fixture_page(&f, 1, 2013);
	fixture_fault(&f, 2, "InternalError", 1, 4000);
	f.m.table.top = f.m.table.cursor = 98;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "rows above stay usable"));
}

TEST(one_row_above_is_enough)
{
	const struct sample row = {.uin = "7", .credit = "1", .remaining = "1"};
	fixture_put(&f, 3, &row, 1, 201);
	fixture_fault(&f, 2, "InternalError", 1, 4000);
	f.m.table.top = f.m.table.cursor = 98;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "rows above stay usable"));
}

/* What is given up is not tried again, and the network did not fail when the server answered. */
TEST(a_server_that_fails_is_no_fault_of_the_network)
{
	fixture_fault(&f, 1, "InternalError", 5, 0);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "InternalError · given up"));
	assert_true(fixture_shows(&f, "What to do: the fault is the server's"));
	assert_false(fixture_shows(&f, "network"));
	assert_false(fixture_shows(&f, "by itself"));
}

/* What a server writes may be anything; what is said of a reply that is wrong is our own. */
TEST(only_messages_about_replies_are_shown)
{
	struct fault *why = &f.m.loader.fetch.pending[0].last;
	fixture_fault(&f, 1, "FailedOperation", 1, 4000);
	fault_from_code(why, SL("FailedOperation"), SL("from outside"), SL(""));
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "Details:"));
	assert_false(fixture_shows(&f, "from outside"));
	fault_from_code(why, SL("Reply.Malformed"), SL("of our own"), SL(""));
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Details: of our own"));
	fault_from_code(why, SL("Reply.Malformed"), SL(""), SL(""));
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "Details:"));
}

TEST(the_keys_lead_to_the_reference_and_to_another_profile)
{
	fixture_halt(&f, "AuthFailure.SecretIdNotFound", "");
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "K explains · P another profile · q quit"));
}

TEST(answers_that_failed_came_too)
{
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "connecting"));
	fixture_fault(&f, 1, "InternalError", 1, 4000);
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "connecting"));
}

/* A page says why in its own rows, from the first on the screen; other pages stay placeholders. */
TEST(pages_say_why_in_their_own_rows)
{
	fixture_page(&f, 1, 2013);
	fixture_fault(&f, 2, "FailedOperation", 1, 0);
	f.m.table.top = 98;
	f.m.table.cursor = 98;
	fixture_draw(&f);
	assert_int_equal(grid_at(&f.g, 4 + 2, 2)->cp[0], 0x26A0);
	f.m.table.top = f.m.table.cursor = 150;
	fixture_draw(&f);
	assert_int_equal(grid_at(&f.g, 4, 2)->cp[0], 0x26A0);
	f.m.table.top = f.m.table.cursor = 196; /* four rows of page 2, then page 3 */
	fixture_draw(&f);
	assert_int_equal(grid_at(&f.g, 4, 2)->cp[0], 0x26A0);
	assert_int_equal(grid_at(&f.g, 8, 2)->cp[0], 0x2591);
	f.m.table.top = f.m.table.cursor = 300;
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "FailedOperation"));
}

TEST(another_query_is_no_fault_of_the_rows_shown)
{
	fixture_page(&f, 1, 2013);
	fixture_filter(&f, FILTER_NAME, "x");
	fixture_fault(&f, 1, "FailedOperation", 1, 0);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Acme Retail Ltd"));
	assert_true(fixture_shows(&f, "All customers → Name contains \"x\""));
	assert_true(fixture_shows(&f, "⚠ FailedOperation · the operation failed"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(loading_no_customers_and_no_match_are_three_sentences,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		no_match_says_how_the_api_may_compare_and_what_is_loaded, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_halt_without_rows_is_explained, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(the_first_page_given_up_is_explained_too, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(the_first_page_tried_again_counts_down, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(rows_above_are_mentioned_only_if_there_are_some, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(one_row_above_is_enough, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_server_that_fails_is_no_fault_of_the_network, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(only_messages_about_replies_are_shown, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(the_keys_lead_to_the_reference_and_to_another_profile,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(answers_that_failed_came_too, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(pages_say_why_in_their_own_rows, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(another_query_is_no_fault_of_the_rows_shown, set_up,
					    tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
