/* SPDX-License-Identifier: MIT */
/* Tests of src/view/table/view_list.c. */
#include "fixture.h"
#include "test.h"

static struct fixture f;

TEST(views_have_a_digit_a_name_and_their_condition)
{
	struct err e = {0};
	fixture_init(&f, 24, 80);
	fixture_page(&f, 1, 50);
	saved_views_read(&f.m.view_list.views,
			 SL("[view late-payers]\nwhere = acme remaining<10%\n[view all]\n"), &e);
	layer_open(&f.m, LAYER_VIEWS);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Saved views"));
	assert_true(fixture_shows(&f, "1 late-payers"));
	assert_true(fixture_shows(&f, "acme remaining<10%"));
	assert_true(fixture_shows(&f, "2 all"));
	assert_true(fixture_shows(&f, "Enter show it"));
	f.m.masked = true; /* a condition may name a customer */
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "1 late-payers"));
	assert_false(fixture_shows(&f, "remaining<10%"));
	fixture_resize(&f, 12, 40);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "1 late-payers"));
	fixture_release(&f);
}

TEST(only_nine_have_a_digit)
{
	fixture_init(&f, 24, 80);
	struct saved_views *v = &f.m.view_list.views;
	for (v->n = 0; v->n < 12; v->n++)
		snprintf(v->at[v->n].name, sizeof v->at[v->n].name, "view-%zu", v->n + 1);
	layer_open(&f.m, LAYER_VIEWS);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "9 view-9"));
	assert_true(fixture_shows(&f, "  view-10"));
	fixture_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(views_have_a_digit_a_name_and_their_condition),
	    cmocka_unit_test(only_nine_have_a_digit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
