/* SPDX-License-Identifier: MIT */
/* Tests of src/view/table/header.c. */
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

TEST(before_any_reply_nothing_is_invented)
{
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "loaded 0 of –"));
	assert_true(fixture_shows(&f, "Remaining – of – (–)"));
	assert_true(fixture_shows(&f, "NEG –"));
	fixture_resize(&f, 40, 120);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Credit –   Remaining – (–)"));
	assert_true(fixture_shows(&f, "Σ of 0"));
}

TEST(amounts_nobody_has_are_no_zero)
{
	const struct sample nothing = {.uin = "1"};
	fixture_put(&f, 1, &nothing, 1, 1);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Remaining – of – (–)"));
	assert_true(fixture_shows(&f, "N/A 1  of 1"));
}

/* At 80 columns the percentage, then the population, which the line above has, give way. */
TEST(the_counts_of_those_at_risk_are_whole)
{
	fixture_page(&f, 1, 2000);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "  of 100"));
	for (uint32_t page = 2; page <= 20; page++)
		fixture_page(&f, page, 2000);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "SUS 125  NEG 125  OUT 125  CRIT 375  LOW 500"));
	assert_true(fixture_shows(&f, "loaded 2,000 of 2,000"));
	assert_false(fixture_shows(&f, "(38%)"));
}

static void put_bad_page(uint32_t number)
{
	struct sample rows[FIXTURE_PAGE];
	char uins[FIXTURE_PAGE][24];
	struct customer_page page;
	for (size_t i = 0; i < FIXTURE_PAGE; i++)
		rows[i] = fixture_customer((number - 1) * FIXTURE_PAGE + i, uins[i]);
	sample_page(&page, rows, FIXTURE_PAGE, 2000);
	page.has_total = true;
	for (size_t i = 0; i < 12; i++)
		page.rows[i].bad |= FIELD_BIT(FIELD_MOBILE) | FIELD_BIT(FIELD_TYPE);
	page.rows[0].bad |= BAD_ROW;
	store_put(f.m.loader.store, store_current(f.m.loader.store), number, FIXTURE_PAGE, &page,
		  f.m.now_ms);
	customer_page_release(&page);
}

TEST(what_could_not_be_understood_does_not_push_out_counts)
{
	for (uint32_t page = 1; page <= 19; page++)
		fixture_page(&f, page, 2000);
	put_bad_page(20);
	for (int cols = 80; cols < 120; cols++) {
		fixture_resize(&f, 24, cols);
		fixture_draw(&f);
		assert_true(fixture_shows(&f, "SUS 125  NEG 125  OUT 125  CRIT 375  LOW 500"));
		assert_true(fixture_shows(&f, " bad"));
	}
	assert_true(fixture_shows(&f, "  of 2,000, 1 row + 24 fields bad"));
	fixture_resize(&f, 24, 80);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "  25 bad"));
}

/* In narrow windows the counts of customers at risk come before the sums, and all are whole. */
TEST(narrow_windows_count_those_at_risk)
{
	fixture_page(&f, 1, 100);
	for (int cols = 40; cols < 80; cols++) {
		fixture_resize(&f, 24, cols);
		fixture_draw(&f);
		assert_true(fixture_shows(&f, "SUS 6  NEG 6  OUT 6  CRIT 19"));
		assert_false(fixture_shows(&f, "CRIT 19…"));
	}
	fixture_resize(&f, 24, 60);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, " Remaining 1.15M of 2.85M   SUS 6"));
	fixture_resize(&f, 24, 50);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, " Remaining 1.15M   SUS 6"));
	fixture_resize(&f, 24, 40);
	fixture_draw(&f);
	fixture_assert_row(&f, 1, " SUS 6  NEG 6  OUT 6  CRIT 19  LOW 26");
	fixture_resize(&f, 15, 60); /* too low for it */
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "CRIT 19"));
}

TEST(complete_is_ticked_off)
{
	fixture_page(&f, 1, 16);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "loaded 16 of 16 ✓"));
	fixture_page(&f, 1, 2013); /* another Total: no longer the whole list */
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "✓"));
}

TEST(loading_names_the_page_under_way)
{
	fixture_page(&f, 1, 2013);
	fixture_in_flight(&f, 7);
	fixture_in_flight(&f, 3);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "loaded 100 of 2,013  ⣷ pg 7")); /* the first asked */
	f.m.loader.fetch.pending[0].state = PENDING_DUE;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "⣷ pg 3")); /* in flight before due */
	f.m.spinner = -1;
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "⣷"));
	f.m.spinner = 9;
	f.look.motion = false;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "… pg 3"));
}

TEST(each_state_of_fetching_has_its_own_sign)
{
	fixture_page(&f, 1, 2013);
	fixture_in_flight(&f, 2);
	f.m.loader.fetch.pacer.of[ACTION_CUSTOMERS].window_ms = 2 * RATE_WINDOW_MS;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "‖ limited"));
	f.m.loader.fetch.n_pending = 0;
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "limited")); /* nothing waits */
	f.m.loader.fetch.stopped_by_user = true;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "■ stopped"));
	fixture_halt(&f, "AuthFailure.TokenFailure", "");
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "⚠ stopped"));
}

TEST(order_and_filter_are_named)
{
	struct query q = {.type = FILTER_NAME, .order = ORDER_ASC, .text = "delta"};
	store_select(f.m.loader.store, &q);
	fixture_page(&f, 1, 16);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Name contains \"delta\"  ↑Associated"));
	fixture_resize(&f, 40, 120);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Filter Name contains \"delta\"   Order ↑ Associated"));
	assert_true(fixture_shows(&f, "Associated↑"));
}

TEST(a_long_filter_gives_way_to_the_counts)
{
	char text[200];
	memset(text, 'x', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	fixture_filter(&f, FILTER_REMARK, text);
	fixture_page(&f, 1, 2013);
	for (int cols = 40; cols <= 160; cols += 8) {
		fixture_resize(&f, 40, cols);
		fixture_draw(&f);
		assert_true(fixture_shows(&f, "100 of 2,013"));
		assert_true(fixture_shows(&f, "…"));
	}
}

TEST(counts_that_do_not_fit_go_but_never_their_population)
{
	for (uint32_t page = 1; page <= 3; page++)
		fixture_page(&f, page, 2013);
	for (int cols = 80; cols <= 119; cols++) {
		fixture_resize(&f, 24, cols);
		fixture_draw(&f);
		assert_true(fixture_shows(&f, "NEG 19"));
		assert_true(fixture_shows(&f, "of 300"));
	}
	assert_true(fixture_shows(&f, "N/A 18"));
}

TEST(time_left_is_said_only_when_all_is_wanted)
{
	fixture_resize(&f, 40, 120);
	fixture_page(&f, 1, 900);
	fixture_in_flight(&f, 2);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "page 2 of 9  ~2 s   Esc stops"));
	fixture_page(&f, 1, 2013); /* above load_all_max: pages come as they are scrolled to */
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "page 2 of 21   Esc stops"));
	f.m.loader.fetch.stopped_by_user = true;
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "Esc stops"));
}

TEST(wide_windows_say_the_debt_and_the_budget)
{
	fixture_resize(&f, 40, 160);
	fixture_page(&f, 1, 2013);
	f.m.budget = 2;
	f.m.loader.fetch.n_limited = 3;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "✖ NEG 6 (−299.10)"));
	assert_true(fixture_shows(&f, "API ●●··· 2/5 rps   ok 1  limited 3  failed 0"));
	f.m.settings.endpoint_host[0] = f.m.settings.profile[0] = '\0';
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "profile –"));
}

TEST(a_change_of_the_order_is_shown_as_one)
{
	struct query q = *store_current(f.m.loader.store);
	fixture_page(&f, 1, 2013);
	q.order = ORDER_ASC;
	store_select(f.m.loader.store, &q);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "All customers  ↓ → ↑ Associated"));
	fixture_resize(&f, 40, 120);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Order ↓ → ↑ Associated"));
	fixture_filter(&f, FILTER_NAME, "delta");
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "All customers → Name contains \"delta\""));
}

/* The digits of the amounts and of the page grow while pages come. */
TEST(loading_changes_neither_symbols_nor_the_key_that_stops)
{
	for (int cols = 120; cols <= 200; cols += 4) {
		bool symbols = false;
		fixture_release(&f);
		fixture_init(&f, 40, cols);
		for (uint32_t page = 1; page <= 20; page++) {
			fixture_page(&f, page, 2013);
			f.m.loader.fetch.n_pending = 0;
			fixture_in_flight(&f, page + 1);
			f.m.loader.everything = true;
			fixture_draw(&f);
			assert_true(fixture_shows(&f, "Esc stops"));
			if (page == 1)
				symbols = fixture_shows(&f, "■ SUS");
			assert_int_equal(fixture_shows(&f, "■ SUS"), symbols);
		}
	}
	assert_true(fixture_shows(&f, "■ SUS"));
}

static enum role role_of(const char *text, int row)
{
	struct buf line;
	buf_init(&line, 1000);
	grid_row_text(&f.g, row, &line);
	const char *at = strstr(line.p, text);
	assert_non_null(at);
	int col = text_width(sl_take(buf_sl(&line), (size_t)(at - line.p)));
	buf_release(&line);
	return (enum role)grid_at(&f.g, row, col)->role;
}

TEST(counts_are_amber_while_not_all_are_loaded)
{
	fixture_page(&f, 1, 2013);
	fixture_draw(&f);
	assert_int_equal(role_of("loaded 100 of 2,013", 0), ROLE_WARN);
	assert_int_equal(role_of("100", 1), ROLE_WARN);
	fixture_page(&f, 1, 100);
	fixture_draw(&f);
	assert_int_equal(role_of("loaded 100 of 100", 0), ROLE_TEXT);
	assert_int_equal(role_of("100", 1), ROLE_TEXT);
}

TEST(the_account_is_shown_as_far_as_it_fits)
{
	fixture_resize(&f, 40, 120);
	fixture_page(&f, 1, 2013);
	f.m.has_own_credit = true;
	f.m.own_credit.remaining = 9230000000000;
	f.m.own_credit.total = 46000000000000;
	f.m.own_credit.allocated = 36760000000000;
	f.m.own_credit.known = 7;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "profile main   Own credit 9.23M of 46.00M   "));
	assert_false(fixture_shows(&f, f.m.settings.endpoint_host));
	fixture_resize(&f, 40, 140);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "cloudapi.com   Own credit 9.23M of 46.00M   "));
	fixture_resize(&f, 40, 160);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "9.23M of 46.00M, 36.76M allocated"));
	f.m.own_credit.known = 0;
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "Own credit"));
}

TEST(a_profile_of_one_character_is_shown)
{
	fixture_page(&f, 1, 100);
	sl_to_chars(SL("p"), f.m.settings.profile, sizeof f.m.settings.profile);
	fixture_draw(&f);
	fixture_assert_row(
	    &f, 0,
	    " tcpartner  p  All customers  ↓Associated                   loaded 100 of 100 ✓");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(before_any_reply_nothing_is_invented, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(amounts_nobody_has_are_no_zero, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(the_counts_of_those_at_risk_are_whole, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(complete_is_ticked_off, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(loading_names_the_page_under_way, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(each_state_of_fetching_has_its_own_sign, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(order_and_filter_are_named, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(what_could_not_be_understood_does_not_push_out_counts,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(narrow_windows_count_those_at_risk, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_long_filter_gives_way_to_the_counts, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(counts_that_do_not_fit_go_but_never_their_population,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(time_left_is_said_only_when_all_is_wanted, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(wide_windows_say_the_debt_and_the_budget, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(a_change_of_the_order_is_shown_as_one, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(loading_changes_neither_symbols_nor_the_key_that_stops,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(counts_are_amber_while_not_all_are_loaded, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(the_account_is_shown_as_far_as_it_fits, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(a_profile_of_one_character_is_shown, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
