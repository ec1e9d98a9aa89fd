/* SPDX-License-Identifier: MIT */
/* Into which bar a customer falls; how they look is in a golden frame of test_view_layers. */

#include "fixture.h"
#include "test.h"

static struct fixture f;

SETUP(set_up)
{
	fixture_init(&f, 40, 80);
	f.m.layers[f.m.n_layers++] = LAYER_HISTOGRAM;
	return 0;
}

TEARDOWN(tear_down)
{
	fixture_release(&f);
	return 0;
}

static const char *const bands[] = {"below 0",   "0",         "under 10%",  "10 to 25%",
				    "25 to 50%", "50 to 75%", "75 to 100%", "over 100%"};

static bool is_filled(const char *band)
{
	char want[60];
	snprintf(want, sizeof want, "│ %-11s█", band);
	return fixture_shows(&f, want);
}

static void draw_one(const char *credit, const char *remaining)
{
	struct sample row = {.uin = "7", .credit = credit, .remaining = remaining, .force = "0"};
	fixture_put(&f, 1, &row, 1, 1);
	fixture_draw(&f);
}

TEST(a_customer_falls_into_one_band)
{
	static const struct {
		const char *credit, *remaining, *band;
	} cases[] = {
	    {"100", "-0.01", "below 0"},
	    {"0", "-5", "below 0"},
	    {"100", "0", "0"},
	    {"100", "0.01", "under 10%"},
	    {"100", "9.99", "under 10%"},
	    {"100", "10", "10 to 25%"},
	    {"100", "24.99", "10 to 25%"},
	    {"100", "25", "25 to 50%"},
	    {"100", "49.99", "25 to 50%"},
	    {"100", "50", "50 to 75%"},
	    {"100", "75", "75 to 100%"},
	    {"100", "100", "75 to 100%"},
	    {"100", "100.01", "over 100%"},
	};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		draw_one(cases[i].credit, cases[i].remaining);
		for (size_t k = 0; k < COUNT_OF(bands); k++)
			assert_int_equal(is_filled(bands[k]), strcmp(bands[k], cases[i].band) == 0);
	}
}

/* Without a credit there is nothing to have a share of: counted as N/A, in no band. */
TEST(a_customer_without_a_share_is_in_no_band)
{
	const char *const none[][2] = {{NULL, "5"}, {"100", NULL}, {"0", "0"}, {"0", "5"}};
	for (size_t i = 0; i < COUNT_OF(none); i++) {
		draw_one(none[i][0], none[i][1]);
		for (size_t k = 0; k < COUNT_OF(bands); k++)
			assert_false(is_filled(bands[k]));
	}
	draw_one(NULL, "5");
	assert_true(fixture_shows(&f, "· N/A      █"));
}

TEST(the_population_is_named)
{
	fixture_page(&f, 1, 2013);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Distribution of 100 loaded, 2,013 in all"));
}

/* Each amount of Own credit only where the API gave it. */
TEST(the_credit_of_the_partner_is_shown_below)
{
	fixture_page(&f, 1, 2013);
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "Own credit"));
	f.m.has_own_credit = true;
	f.m.own_credit = (struct partner_credit){
	    .known = 7u, .total = 9000000, .allocated = 7500000, .remaining = -1500000};
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Own credit −1.50  of 9.00  allocated 7.50"));
	f.m.own_credit.known = 1u;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "of 9.00"));
	assert_false(fixture_shows(&f, "left −1.50"));
	assert_false(fixture_shows(&f, "allocated"));
}

/* The bars and heads go from below where there is no room; nothing is drawn over the border. */
TEST(small_windows_show_what_fits)
{
	f.m.has_own_credit = true;
	fixture_page(&f, 1, 2013);
	for (int rows = LAYOUT_MIN_ROWS; rows < 24; rows++) {
		fixture_resize(&f, rows, 60);
		fixture_draw(&f);
		assert_true(fixture_shows(&f, "Status"));
		assert_int_equal(fixture_shows(&f, "Own credit"), false);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_customer_falls_into_one_band, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_customer_without_a_share_is_in_no_band, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(the_population_is_named, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(the_credit_of_the_partner_is_shown_below, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(small_windows_show_what_fits, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
