/* SPDX-License-Identifier: MIT */
/* Tests of src/view/own/own_output.c. */
#include "fixture.h"
#include "test.h"

static struct fixture f;

static void show(struct sl text, int rows, int cols)
{
	fixture_init(&f, rows, cols);
	fixture_page(&f, 1, 2013);
	snprintf(f.m.own.output.title, sizeof f.m.own.output.title, "sort -r");
	own_output_take(&f.m, text, false, NULL);
	own_output_open(&f.m);
	fixture_draw(&f);
}

TEST(the_output_is_harmless_and_under_the_name_of_its_command)
{
	show(SL("one\n\x1b[2Jtwo\x07\n\xff\xfe three\n"), 24, 80);
	assert_true(fixture_shows(&f, "sort -r"));
	assert_true(fixture_shows(&f, "one"));
	assert_true(fixture_shows(&f, "␛[2Jtwo␇"));
	fixture_release(&f);
}

TEST(it_is_hidden_while_personal_data_is_masked)
{
	show(SL("Secret Ltd\n"), 24, 80);
	f.m.masked = true;
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "Secret"));
	assert_false(fixture_shows(&f, "sort -r"));
	assert_true(fixture_shows(&f, "so its output is hidden; p shows"));
	fixture_release(&f);
}

TEST(it_fits_any_window)
{
	for (int rows = 8; rows < 60; rows += 9) {
		show(SL("one\ntwo\nthree\n"), rows, 40 + 2 * rows);
		assert_true(fixture_shows(&f, "line 1 of 3"));
		f.m.masked = true;
		fixture_draw(&f);
		fixture_release(&f);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_output_is_harmless_and_under_the_name_of_its_command),
	    cmocka_unit_test(it_is_hidden_while_personal_data_is_masked),
	    cmocka_unit_test(it_fits_any_window),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
