/* SPDX-License-Identifier: MIT */
/* Tests of src/view/table/since_line.c. */
#include "view/table/since_line.h"

#include "fixture.h"
#include "test.h"

/* The line with these counts, at so many columns. */
static void show(struct fixture *f, int cols, const size_t counts[CHANGE_CLASSES])
{
	fixture_init(f, 24, cols);
	fixture_page(f, 1, 100);
	fixture_compare(f);
	memcpy(f->m.comparison.changes.counts, counts, CHANGE_CLASSES * sizeof *counts);
	fixture_draw(f);
}

static const size_t all[CHANGE_CLASSES] = {
    [CHANGE_NEW] = 3,    [CHANGE_GONE] = 1,   [CHANGE_WORSE] = 5,
    [CHANGE_BETTER] = 2, [CHANGE_USED] = 812, [CHANGE_DROP] = 1};

TEST(it_counts_what_changed)
{
	struct fixture f;
	show(&f, 120, all);
	fixture_assert_row(&f, f.m.layout.since.row,
			   " since yesterday 17:02: 3 new, 1 gone, 5 worse, 2 better, 1 dropped "
			   "suddenly · C lists changes");
	fixture_release(&f);
}

TEST(a_narrow_window_keeps_whole_parts)
{
	static const struct {
		int cols;
		const char *line;
	} cases[] = {
	    {80, " since yesterday 17:02: 3 new, 1 gone, 5 worse, 2 better, 1 dropped suddenly"},
	    {72, " since yesterday 17:02: 3 new, 1 gone, 5 worse, 1 dropped suddenly"},
	    {62, " since yesterday 17:02: 1 gone, 5 worse, 1 dropped suddenly"},
	    {55, " since yesterday 17:02: 5 worse, 1 dropped suddenly"},
	    {40, " since yesterday 17:02: 5 worse"},
	};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct fixture f;
		show(&f, cases[i].cols, all);
		fixture_assert_row(&f, f.m.layout.since.row, cases[i].line);
		fixture_release(&f);
	}
}

TEST(nothing_is_a_sentence)
{
	static const size_t none[CHANGE_CLASSES] = {[CHANGE_USED] = 9};
	struct fixture f;
	show(&f, 80, none);
	fixture_assert_row(
	    &f, f.m.layout.since.row,
	    " since yesterday 17:02: nobody new, gone, worse or better · C lists changes");
	fixture_release(&f);
}

TEST(without_a_comparison_or_room_there_is_no_line)
{
	struct fixture f;
	fixture_init(&f, 24, 80);
	fixture_page(&f, 1, 100);
	fixture_draw(&f);
	assert_int_equal(f.m.layout.since.h, 0);
	assert_false(fixture_shows(&f, "since"));
	fixture_compare(&f);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "since"));
	fixture_resize(&f, 8, 40);
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "since"));
	fixture_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(it_counts_what_changed),
	    cmocka_unit_test(a_narrow_window_keeps_whole_parts),
	    cmocka_unit_test(nothing_is_a_sentence),
	    cmocka_unit_test(without_a_comparison_or_room_there_is_no_line),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
