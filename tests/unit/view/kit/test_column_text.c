/* SPDX-License-Identifier: MIT */
/* Tests of src/view/kit/column_text.c. */
#include "base/attr.h"
#include "base/text.h"

#include "app/model/model_query.h"

#include "view/kit/column_text.h"

#include "fixture.h"
#include "test.h"

TEST(titles_follow_the_layout)
{
	assert_string_equal(column_title(COLUMN_REMAINING_PERCENT, LAYOUT_NARROW, false), "Rem %");
	assert_string_equal(column_title(COLUMN_REMAINING_PERCENT, LAYOUT_NORMAL, true),
			    "Remaining %");
	assert_string_equal(column_title(COLUMN_STATUS, LAYOUT_NORMAL, false), "Status");
	assert_string_equal(column_title(COLUMN_STATUS, LAYOUT_NORMAL, true), "Stat");
	assert_string_equal(column_title(COLUMN_STATUS, LAYOUT_NARROW, true), "Stat");
	assert_string_equal(column_title(COLUMN_STATUS, LAYOUT_WIDE, true), "Status");
	assert_string_equal(column_title(COLUMN_UIN, LAYOUT_WIDE, true), "UIN");
}

/* A column may leave a part of its row empty, but not one that is seen. */
TEST(every_column_has_titles_widths_and_a_text)
{
	static const enum layout_kind kinds[] = {LAYOUT_NARROW, LAYOUT_NORMAL, LAYOUT_WIDE};
	struct fixture f;
	fixture_init(&f, 24, 80);
	fixture_page(&f, 1, 16);
	fixture_costs(&f, 0, 14, 5 * MONEY_UNIT, 0);
	struct draw s = {&f.g, &f.m, &f.look, glyphs_of(&f.look)};
	struct row r = app_row_at(&f.m, 0);
	for (int i = 0; i < COLUMNS; i++) {
		enum column_id id = (enum column_id)i;
		assert_true(sort_key_name(column_sort(id))[0]);
		for (size_t k = 0; k < COUNT_OF(kinds); k++)
			for (int ascii = 0; ascii < 2; ascii++) {
				struct column_room room = {.w = 240, .kind = kinds[k]};
				struct cell_text cell = {.text = SL("")};
				int w = columns_width(&f.m.columns, &room, id);
				assert_in_range(w, COLUMN_WIDTH_MIN, COLUMN_WIDTH_MAX);
				assert_true(column_title(id, kinds[k], ascii)[0]);
				column_of(id)->format(&s, &r, w, &cell);
				assert_true(text_width(cell.text) > 0);
			}
		assert_in_range(column_of(id)->ghost, 0, COLUMN_WIDTH_MAX);
	}
	fixture_release(&f);
}

static void assert_says(struct fixture *f, enum column_id id, uint64_t position, const char *want,
			enum role role)
{
	struct cell_text cell;
	struct draw s = {&f->g, &f->m, &f->look, glyphs_of(&f->look)};
	struct row r = app_row_at(&f->m, position);
	assert_non_null(r.customer);
	struct column_room room = {.w = 79, .kind = LAYOUT_NORMAL};
	column_of(id)->format(&s, &r, columns_width(&f->m.columns, &room, id), &cell);
	if (!sl_equal(cell.text, sl_from(want)))
		fail_msg("said |%.*s| for |%s|", (int)cell.text.n, cell.text.p, want);
	assert_int_equal(cell.role, role);
}

TEST(cells_say_null_as_a_dash)
{
	struct fixture f;
	const struct sample nothing = {.uin = NULL};
	fixture_init(&f, 24, 80);
	fixture_put(&f, 1, &nothing, 1, 1);
	for (int id = 0; id < COLUMNS; id++)
		if (id != COLUMN_STATUS && !column_needs_burn((enum column_id)id))
			assert_says(&f, (enum column_id)id, 0, "–", ROLE_DIM);
	assert_says(&f, COLUMN_STATUS, 0, "· N/A", ROLE_NA);
	f.look.ascii = true;
	assert_says(&f, COLUMN_NAME, 0, "-", ROLE_DIM);
	assert_says(&f, COLUMN_STATUS, 0, "N/A", ROLE_NA);
	fixture_release(&f);
}

/* What was sent but could not be understood is not what was not sent. */
TEST(cells_say_what_cannot_be_understood)
{
	struct fixture f;
	fixture_init(&f, 24, 80);
	fixture_page(&f, 1, 16);
	struct customer c = {.bad = BAD_ROW};
	struct row r = {.state = ROW_FRESH, .customer = &c, .credit_status = STATUS_NA};
	struct draw s = {&f.g, &f.m, &f.look, glyphs_of(&f.look)};
	for (int id = 0; id < COLUMNS; id++) {
		struct cell_text cell;
		if (id == COLUMN_STATUS || column_needs_burn((enum column_id)id) ||
		    column_needs_comparison((enum column_id)id))
			continue;
		column_of((enum column_id)id)->format(&s, &r, 20, &cell);
		assert_true(
		    sl_equal(cell.text, id == COLUMN_NAME ? SL("? unreadable row") : SL("?")));
		assert_int_equal(cell.role, ROLE_WARN);
	}
	/* One field only. */
	c.bad = FIELD_BIT(FIELD_CREDIT);
	struct cell_text cell;
	column_of(COLUMN_CREDIT)->format(&s, &r, 20, &cell);
	assert_true(sl_equal(cell.text, SL("?")));
	column_of(COLUMN_REMAINING_PERCENT)->format(&s, &r, 20, &cell);
	assert_true(sl_equal(cell.text, SL("?")));
	column_of(COLUMN_EMAIL)->format(&s, &r, 20, &cell);
	assert_int_equal(cell.role, ROLE_DIM);
	fixture_release(&f);
}

TEST(cells_say_values)
{
	struct fixture f;
	fixture_init(&f, 24, 80);
	fixture_page(&f, 1, 16);
	assert_says(&f, COLUMN_STATUS, 0, "● OK", ROLE_TEXT);
	assert_says(&f, COLUMN_REMAINING_PERCENT, 0, "90%", ROLE_TEXT);
	assert_says(&f, COLUMN_REMAINING, 0, "90,370.92", ROLE_TEXT);
	assert_says(&f, COLUMN_CREDIT, 0, "100,000", ROLE_TEXT);
	assert_says(&f, COLUMN_ASSOCIATED, 0, "2026-08-21", ROLE_TEXT);
	assert_says(&f, COLUMN_IDENTITY, 0, "enterprise", ROLE_TEXT);
	assert_says(&f, COLUMN_EXPIRY, 3, "2026-09-30", ROLE_WARN); /* within a week */
	assert_says(&f, COLUMN_EXPIRY, 13, "2026-10-01", ROLE_TEXT);
	assert_says(&f, COLUMN_EXPIRY, 12, "–", ROLE_DIM); /* empty, not null */
	assert_says(&f, COLUMN_STATUS, 6, "✖ NEG", ROLE_NEG);
	assert_says(&f, COLUMN_REMAINING, 6, "−49.85", ROLE_OUT);
	assert_says(&f, COLUMN_REMAINING_PERCENT, 6, "−4%", ROLE_TEXT);
	f.look.ascii = true;
	assert_says(&f, COLUMN_REMAINING, 6, "-49.85", ROLE_OUT);
	assert_says(&f, COLUMN_STATUS, 6, "NEG", ROLE_NEG);
	fixture_release(&f);
}

TEST(suspension_keeps_the_red_amount_and_names_an_unknown_force)
{
	struct fixture f;
	const struct sample rows[] = {
	    {.uin = "1", .credit = "10", .remaining = "-2", .force = "2"},
	    {.uin = "2", .credit = "10", .remaining = "20", .force = "1"},
	};
	fixture_init(&f, 24, 80);
	fixture_put(&f, 1, rows, 2, 2);
	assert_says(&f, COLUMN_STATUS, 0, "■ SUS", ROLE_SUS);
	assert_says(&f, COLUMN_REMAINING, 0, "−2.00", ROLE_OUT);
	assert_says(&f, COLUMN_STATUS, 1, "■ F=1", ROLE_SUS);
	assert_says(&f, COLUMN_REMAINING_PERCENT, 1, "100%+", ROLE_TEXT);
	fixture_release(&f);
}

/* Formats the remaining credit of the first row in w columns. */
static void assert_remaining(struct fixture *f, int w, const char *want)
{
	struct cell_text cell = {.text = SL("")};
	struct draw s = {&f->g, &f->m, &f->look, glyphs_of(&f->look)};
	struct row r = app_row_at(&f->m, 0);
	column_of(COLUMN_REMAINING)->format(&s, &r, w, &cell);
	if (!sl_equal(cell.text, sl_from(want)))
		fail_msg("said |%.*s| for |%s|", (int)cell.text.n, cell.text.p, want);
}

TEST(a_change_is_an_arrow_that_is_no_part_of_the_amount)
{
	struct fixture f;
	struct known_amount before = {.uin = 1, .remaining = INT64_MAX};
	const struct sample row = {.uin = "1", .credit = "5000", .remaining = "1234", .force = "0"};
	fixture_init(&f, 24, 80);
	fixture_put(&f, 1, &row, 1, 1);
	f.m.refresh.baseline = (struct baseline){&before, 1, 1};
	assert_remaining(&f, 11, "↓1,234.00");
	f.look.ascii = true;
	assert_remaining(&f, 11, "v 1,234.00");
	assert_remaining(&f, 9, "v1,234.00");
	before.remaining = 0;
	assert_remaining(&f, 11, "^ 1,234.00");
	f.m.refresh.baseline = (struct baseline){NULL, 0, 0};
	fixture_release(&f);
}

static struct sl burn_text(struct fixture *f, enum column_id id, int w, struct cell_text *cell)
{
	struct draw s = {&f->g, &f->m, &f->look, glyphs_of(&f->look)};
	struct row r = app_row_at(&f->m, 0);
	column_of(id)->format(&s, &r, w, cell);
	return cell->text;
}

static void put_first(struct fixture *f, const char *credit, const char *remaining)
{
	const struct sample c = {.uin = "7", .credit = credit, .remaining = remaining};
	fixture_init(f, 24, 80);
	fixture_put(f, 1, &c, 1, 1);
}

TEST(burn_and_runway_are_empty_until_they_are_known)
{
	struct fixture f;
	put_first(&f, "100", "43");
	assert_says(&f, COLUMN_BURN, 0, "", ROLE_DIM);
	assert_says(&f, COLUMN_RUNWAY, 0, "", ROLE_DIM);
	fixture_costs(&f, 0, 2, 5 * MONEY_UNIT, 0); /* too few days */
	assert_says(&f, COLUMN_BURN, 0, "", ROLE_DIM);
	fixture_costs(&f, 0, 3, 5 * MONEY_UNIT, 0);
	assert_says(&f, COLUMN_BURN, 0, "5.00", ROLE_TEXT);
	assert_says(&f, COLUMN_RUNWAY, 0, "8 d", ROLE_TEXT);
	fixture_release(&f);
}

TEST(a_runway_has_words_for_its_ends)
{
	struct fixture f;
	put_first(&f, "100", "-1");
	assert_says(&f, COLUMN_RUNWAY, 0, "0 d", ROLE_OUT); /* whatever the burn */
	fixture_release(&f);
	put_first(&f, "100", "43");
	fixture_costs(&f, 0, 14, 0, 0);
	assert_says(&f, COLUMN_RUNWAY, 0, "no use", ROLE_TEXT);
	assert_says(&f, COLUMN_BURN, 0, "0.00", ROLE_TEXT);
	fixture_costs(&f, 0, 14, 1, 0);
	assert_says(&f, COLUMN_RUNWAY, 0, ">999 d", ROLE_TEXT);
	fixture_release(&f);
	put_first(&f, "0", "0"); /* it pays in another way */
	assert_says(&f, COLUMN_RUNWAY, 0, "", ROLE_DIM);
	fixture_costs(&f, 0, 14, 5 * MONEY_UNIT, 0);
	assert_says(&f, COLUMN_RUNWAY, 0, "–", ROLE_DIM);
	fixture_release(&f);
}

/* A spark line takes its cells from the amount, which is shown whole. */
TEST(a_burn_fits_beside_its_spark_line)
{
	struct fixture f;
	struct cell_text cell;
	put_first(&f, "100", "43");
	fixture_costs(&f, 0, 14, INT64_C(1234567) * MONEY_UNIT, 0);
	for (int w = COLUMN_WIDTH_MIN; w < 40; w++) {
		int room = w >= BURN_SPARK_COLS ? w - BURN_SPARK_CELLS - 1 : w;
		assert_true(text_width(burn_text(&f, COLUMN_BURN, w, &cell)) <=
			    (room > 5 ? room : 5));
	}
	fixture_release(&f);
}

TEST(a_wide_column_has_a_spark_line)
{
	struct fixture f;
	fixture_init(&f, 40, 200);
	fixture_page(&f, 1, 16);
	fixture_costs(&f, 0, 14, 7 * MONEY_UNIT, -MONEY_UNIT / 2);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "▅▅▆▆▇▇█"));
	f.look.ascii = true;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "@"));
	fixture_release(&f);
}

TEST(changes_have_their_sign)
{
	struct fixture f;
	struct cell_text cell;
	uint64_t row;
	fixture_init(&f, 24, 200);
	fixture_page(&f, 1, 100);
	fixture_compare(&f);
	struct draw s = {&f.g, &f.m, &f.look, glyphs_of(&f.look)};
	assert_true(store_find_uin(f.m.loader.store, 200018830120, &row));
	struct row r = store_row(f.m.loader.store, row);
	column_of(COLUMN_REMAINING_CHANGE)->format(&s, &r, 11, &cell);
	assert_true(sl_equal(cell.text, SL("−11,480.85")));
	assert_int_equal(cell.role, ROLE_WARN);
	column_of(COLUMN_USED_CHANGE)->format(&s, &r, 11, &cell);
	assert_true(sl_equal(cell.text, SL("+11,480.85")));
	/* one who was not in the list then */
	assert_true(store_find_uin(f.m.loader.store, 200018819901, &row));
	r = store_row(f.m.loader.store, row);
	column_of(COLUMN_USED_CHANGE)->format(&s, &r, 11, &cell);
	assert_true(sl_equal(cell.text, sl_from(s.gl->null)));
	assert_string_equal(column_title(COLUMN_USED_CHANGE, LAYOUT_WIDE, true), "d Used");
	assert_string_equal(column_title(COLUMN_USED_CHANGE, LAYOUT_WIDE, false), "Δ Used");
	assert_string_equal(column_title(COLUMN_STATUS, LAYOUT_WIDE, true), "Status");
	fixture_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(titles_follow_the_layout),
	    cmocka_unit_test(every_column_has_titles_widths_and_a_text),
	    cmocka_unit_test(cells_say_null_as_a_dash),
	    cmocka_unit_test(cells_say_what_cannot_be_understood),
	    cmocka_unit_test(changes_have_their_sign),
	    cmocka_unit_test(cells_say_values),
	    cmocka_unit_test(suspension_keeps_the_red_amount_and_names_an_unknown_force),
	    cmocka_unit_test(a_change_is_an_arrow_that_is_no_part_of_the_amount),
	    cmocka_unit_test(burn_and_runway_are_empty_until_they_are_known),
	    cmocka_unit_test(a_runway_has_words_for_its_ends),
	    cmocka_unit_test(a_burn_fits_beside_its_spark_line),
	    cmocka_unit_test(a_wide_column_has_a_spark_line),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
