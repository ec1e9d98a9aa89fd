/* SPDX-License-Identifier: MIT */
/* Tests of src/view/screens/burn_box.c. */
#include "app/burn/burn_box.h"

#include "fixture.h"
#include "test.h"

static struct fixture f;

SETUP(set_up)
{
	fixture_init(&f, 24, 80);
	fixture_page(&f, 1, 100);
	burn_box_open(&f.m);
	return 0;
}

TEARDOWN(tear_down)
{
	fixture_release(&f);
	return 0;
}

TEST(the_cost_is_shown_before_it_is_paid)
{
	char text[80];
	fixture_draw(&f);
	snprintf(text, sizeof text, "Burn of %zu customers: %zu requests", f.m.burn.job.n,
		 f.m.burn.job.n * 14);
	assert_true(fixture_shows(&f, text));
	assert_true(fixture_shows(&f, "Enter 14 days"));
	assert_true(fixture_shows(&f, "7 only 7 days"));
}

TEST(it_fits_every_window)
{
	for (int cols = 20; cols <= 120; cols += 5)
		for (int rows = 6; rows <= 30; rows += 4) {
			fixture_resize(&f, rows, cols);
			fixture_draw(&f);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(the_cost_is_shown_before_it_is_paid, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(it_fits_every_window, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
