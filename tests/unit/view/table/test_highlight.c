/* SPDX-License-Identifier: MIT */
/* Tests of src/view/table/highlight.c: what is lit, and what the status line says of the rest. */
#include "app/model/model_query.h"

#include "fixture.h"
#include "test.h"

#define FIRST_ROW 4 /* of the table in the frame of 80 columns */

static struct fixture f;

SETUP(set_up)
{
	fixture_init(&f, 24, 80);
	fixture_page(&f, 1, 2013);
	return 0;
}

TEARDOWN(tear_down)
{
	fixture_release(&f);
	return 0;
}

static void narrow_to(const char *text)
{
	struct lens_spec spec = {.n_sort = 0};
	assert_true(sl_to_chars(sl_from(text), spec.narrow, sizeof spec.narrow));
	lens_set(f.m.lens, &spec);
	lens_update(f.m.lens, f.m.loader.store);
	f.m.table.cursor = f.m.table.top = 0;
	fixture_draw(&f);
}

/* The lit characters of a row, those between them as one blank. */
static const char *lit(int row)
{
	static char out[100];
	size_t n = 0;
	for (int col = 0; col < f.g.cols; col++) {
		const struct cell *c = grid_at(&f.g, row, col);
		if (c->role == ROLE_MATCH && c->cp[0] < 0x80)
			out[n++] = (char)c->cp[0];
		else if (n && out[n - 1] != ' ')
			out[n++] = ' ';
	}
	out[n && out[n - 1] == ' ' ? n - 1 : n] = '\0';
	return out;
}

TEST(matches_of_narrow_are_lit_like_those_of_find)
{
	narrow_to("DELTA");
	assert_string_equal(lit(FIRST_ROW), "Delta");
	assert_string_equal(lit(FIRST_ROW + 1), "Delta");
	assert_true(find_set_text(&f.m, SL("games")));
	fixture_draw(&f);
	assert_string_equal(lit(FIRST_ROW), "Delta Games");
	narrow_to("");
	assert_string_equal(lit(FIRST_ROW), "");
	assert_string_equal(lit(FIRST_ROW + 3), "Games");
}

TEST(a_match_in_a_hidden_column_is_named_and_lit_in_the_status_line)
{
	narrow_to("acme.example");
	assert_true(fixture_shows(&f, "in Email: "));
	narrow_to("\"call before\"");
	assert_true(fixture_shows(&f, "in Remark: "));
	fixture_resize(&f, 40, 120);
	fixture_draw(&f);
	assert_string_equal(lit(f.m.layout.status.row), "call before");
	assert_true(fixture_shows(&f, "in Remark: pay late; call before 15th · Delta"));
	assert_false(fixture_shows(&f, "Delta Games · pay late")); /* it is not said twice */
	narrow_to("0014");
	assert_true(fixture_shows(&f, "in Mobile: +65 8123 0014"));
}

TEST(a_match_that_is_seen_is_not_named)
{
	narrow_to("delta");
	assert_false(fixture_shows(&f, "in Name"));
	assert_true(find_set_text(&f.m, SL("2000188")));
	fixture_draw(&f);
	assert_string_equal(lit(FIRST_ROW), "2000188 Delta");
	assert_false(fixture_shows(&f, "in UIN"));
	assert_true(find_set_text(&f.m, SL("")));
	assert_false(fixture_shows(&f, "in Email")); /* it is there, too */
	fixture_resize(&f, 50, 280);
	narrow_to("\"call before\"");
	assert_false(fixture_shows(&f, "in Remark"));
	assert_true(fixture_shows(&f, "pay late; call before 15th"));
}

TEST(a_match_that_is_cut_off_is_named)
{
	narrow_to("有限公司");
	assert_true(fixture_shows(&f, "in Name: "));
	assert_true(fixture_shows(&f, "司"));
}

TEST(the_match_of_find_is_named_on_its_row)
{
	assert_true(find_set_text(&f.m, SL("acme.example")));
	f.m.table.cursor = 0;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "in Email: "));
	f.m.table.cursor = 1;
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "in Email: "));
}

static bool names_a_field(void)
{
	return fixture_shows(&f, "in UIN: ") || fixture_shows(&f, "in Name: ") ||
	       fixture_shows(&f, "in Email: ") || fixture_shows(&f, "in Mobile: ") ||
	       fixture_shows(&f, "in Remark: ");
}

/* Whichever columns fit: the match is whole in the row, or the status line names it. */
TEST(a_match_is_lit_or_named_at_every_width)
{
	static const char *const texts[] = {"0014", "call before 15th", "delta.example"};
	char uin[24];
	struct sample delta = fixture_customer(3, uin);
	fixture_release(&f);
	fixture_init(&f, 24, 80);
	fixture_put(&f, 1, &delta, 1, 1);
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		for (int cols = 40; cols <= 260; cols++) {
			struct sl text = sl_from(texts[i]);
			fixture_resize(&f, 30, cols);
			assert_true(find_set_text(&f.m, text));
			fixture_draw(&f);
			bool is_lit = strlen(lit(f.m.layout.table.row)) >= text.n;
			if (is_lit == names_a_field())
				fail_msg("%s at %d columns is%s lit", texts[i], cols,
					 is_lit ? "" : " not");
		}
}

TEST(a_long_text_is_shown_around_its_match)
{
	static const struct sample row = {
	    .uin = "200018834471",
	    .name = "Acme",
	    .remark =
		"a remark that goes on and on until, much later, at its end, the word occurs"};
	fixture_put(&f, 1, &row, 1, 1);
	fixture_resize(&f, 40, 120);
	narrow_to("\"the word\"");
	assert_true(fixture_shows(&f, "in Remark: …"));
	assert_string_equal(lit(f.m.layout.status.row), "the word");
	fixture_resize(&f, 24, 80);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "in Remark: …"));
}

TEST(masked_data_is_not_shown_by_its_match)
{
	f.m.masked = true;
	narrow_to("acme.example");
	assert_true(fixture_shows(&f, "in Email: "));
	assert_false(fixture_shows(&f, "acme.example"));
	assert_false(fixture_shows(&f, "fin***"));
}

TEST(the_key_that_shows_all_is_among_the_hints)
{
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "= show all"));
	narrow_to("delta");
	assert_true(fixture_shows(&f, "= show all"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(matches_of_narrow_are_lit_like_those_of_find, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(
		a_match_in_a_hidden_column_is_named_and_lit_in_the_status_line, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_match_that_is_seen_is_not_named, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_match_that_is_cut_off_is_named, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(the_match_of_find_is_named_on_its_row, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(a_match_is_lit_or_named_at_every_width, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(a_long_text_is_shown_around_its_match, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(masked_data_is_not_shown_by_its_match, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(the_key_that_shows_all_is_among_the_hints, set_up,
					    tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
