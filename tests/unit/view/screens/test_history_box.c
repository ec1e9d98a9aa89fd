/* SPDX-License-Identifier: MIT */
/* Tests of src/view/screens/history_box.c. */
#include "app/changes/history_box.h"

#include "fixture.h"
#include "test.h"

static void set_up(struct fixture *f, int rows, int cols)
{
	fixture_init(f, rows, cols);
	fixture_page(f, 1, 100);
	f->m.settings.history_file = "/home/x/.local/share/tcpartner/history.db";
	history_box_toggle(&f->m);
}

TEST(it_says_what_is_kept_and_where)
{
	struct fixture f;
	set_up(&f, 24, 80);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "UIN, Credit, "));
	assert_true(fixture_shows(&f, "tcpartner/history.db"));
	assert_true(fixture_shows(&f, "No name"));
	assert_true(fixture_shows(&f, "Enter keep them"));
	fixture_release(&f);
}

TEST(it_fits_every_window)
{
	struct fixture f;
	set_up(&f, 24, 80);
	for (int cols = 20; cols <= 120; cols += 5)
		for (int rows = 6; rows <= 30; rows += 4) {
			fixture_resize(&f, rows, cols);
			fixture_draw(&f);
		}
	fixture_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(it_says_what_is_kept_and_where),
	    cmocka_unit_test(it_fits_every_window),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
