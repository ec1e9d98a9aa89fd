/* SPDX-License-Identifier: MIT */
/* Tests of src/view/screens/changes_screen.c. */
#include "app/changes/changes_screen.h"

#include "fixture.h"
#include "test.h"

static void set_up(struct fixture *f, int rows, int cols)
{
	fixture_init(f, rows, cols);
	fixture_page(f, 1, 100);
	fixture_compare(f);
	changes_screen_open(&f->m);
}

static void compare_golden(int rows, int cols, const char *name)
{
	struct fixture f;
	set_up(&f, rows, cols);
	fixture_golden(&f, name);
	fixture_release(&f);
}

TEST(golden_80x24)
{
	compare_golden(24, 80, "changes_80x24");
}

TEST(golden_120x40)
{
	compare_golden(40, 120, "changes_120x40");
}

TEST(golden_200x50)
{
	compare_golden(50, 200, "changes_200x50");
}

TEST(golden_40x12)
{
	compare_golden(12, 40, "changes_40x12");
}

TEST(ascii_has_no_other_characters)
{
	struct fixture f;
	set_up(&f, 24, 120);
	f.look.ascii = true;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "d Used $"));
	assert_false(fixture_shows(&f, "→"));
	assert_false(fixture_shows(&f, "Δ"));
	fixture_release(&f);
}

TEST(masked_it_shows_no_uin_and_no_name)
{
	struct fixture f;
	set_up(&f, 24, 120);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "200018830120"));
	f.m.masked = true;
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "200018830120"));
	assert_false(fixture_shows(&f, "Initech"));
	fixture_release(&f);
}

TEST(the_text_to_find_is_in_the_message_line)
{
	struct fixture f;
	set_up(&f, 24, 80);
	struct effects fx;
	effects_clear(&fx);
	changes_screen_key(&f.m, (struct key){.code = KEYCODE_CHAR, .cp = '/'}, &fx);
	changes_screen_key(&f.m, (struct key){.code = KEYCODE_CHAR, .cp = 'g'}, &fx);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "find: g"));
	assert_true(fixture_shows(&f, "Enter stay there"));
	fixture_release(&f);
}

TEST(what_is_no_longer_compared_is_said)
{
	struct fixture f;
	set_up(&f, 24, 80);
	comparison_switch(&f.m, false);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "nothing to compare with now"));
	fixture_release(&f);
}

TEST(it_fits_every_window)
{
	struct fixture f;
	set_up(&f, 24, 80);
	for (int cols = 20; cols <= 220; cols += 9)
		for (int rows = 6; rows <= 50; rows += 4) {
			fixture_resize(&f, rows, cols);
			fixture_draw(&f);
		}
	fixture_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(golden_80x24),
	    cmocka_unit_test(golden_120x40),
	    cmocka_unit_test(golden_200x50),
	    cmocka_unit_test(golden_40x12),
	    cmocka_unit_test(ascii_has_no_other_characters),
	    cmocka_unit_test(masked_it_shows_no_uin_and_no_name),
	    cmocka_unit_test(the_text_to_find_is_in_the_message_line),
	    cmocka_unit_test(what_is_no_longer_compared_is_said),
	    cmocka_unit_test(it_fits_every_window),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
