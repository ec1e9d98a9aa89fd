/* SPDX-License-Identifier: MIT */
/* Tests of src/view/kit/message_box.c. */
#include "view/kit/message_box.h"

#include "fixture.h"
#include "test.h"

static void draw(struct fixture *f)
{
	struct draw s = {&f->g, &f->m, &f->look, glyphs_of(&f->look), NULL, NULL};
	grid_reset(&f->g, f->m.rows, f->m.cols);
	message_box_draw(&s, "Title",
			 SL("One sentence that is longer than a line of the box can "
			    "be, so that it goes on in the next one."));
	fixture_assert_sound(&f->g);
}

TEST(the_text_is_wrapped_in_the_middle)
{
	struct fixture f;
	fixture_init(&f, 24, 80);
	draw(&f);
	assert_true(fixture_shows(&f, "Title"));
	assert_true(fixture_shows(&f, "One sentence that is longer"));
	assert_true(fixture_shows(&f, "in the next one."));
	fixture_release(&f);
}

TEST(it_fits_every_window)
{
	struct fixture f;
	fixture_init(&f, 24, 80);
	for (int cols = 20; cols <= 120; cols += 5)
		for (int rows = 6; rows <= 30; rows += 4) {
			fixture_resize(&f, rows, cols);
			draw(&f);
		}
	fixture_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_text_is_wrapped_in_the_middle),
	    cmocka_unit_test(it_fits_every_window),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
