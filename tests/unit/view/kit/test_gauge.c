/* SPDX-License-Identifier: MIT */
/* Tests of src/view/kit/gauge.c. */
#include "base/buf.h"

#include "view/kit/gauge.h"

#include "grid_text.h"
#include "test.h"

#define DOLLARS(n) ((int64_t)(n)*1000000)

/* What a gauge looks like in w cells, brackets or end marks included. */
static void assert_looks(bool ascii, const struct gauge *gauge, int w, bool framed,
			 const char *want)
{
	struct grid g;
	struct look look = {.ascii = ascii};
	struct buf text;
	grid_init(&g);
	grid_reset(&g, 1, w);
	struct draw s = {&g, NULL, &look, glyphs_of(&look)};
	if (framed)
		gauge_draw_framed(&s, (struct rect){0, 0, 1, w}, gauge, ROLE_OK);
	else
		gauge_draw(&s, (struct rect){0, 0, 1, w}, gauge, ROLE_OK);
	buf_init(&text, 1000);
	grid_row_text(&g, 0, &text);
	assert_string_equal(text.n ? text.p : "", want);
	buf_release(&text);
	grid_release(&g);
}

static void assert_gauge(int64_t part, int64_t whole, int w, const char *want)
{
	struct gauge g = {.part = part, .whole = whole, .debt = part < 0};
	assert_looks(false, &g, w, false, want);
}

TEST(nothing_left_is_all_track)
{
	assert_int_equal(gauge_eighths(0, 100, 8), 0);
	assert_int_equal(gauge_eighths(-1, 100, 8), 0);
	assert_int_equal(gauge_eighths(50, 0, 8), 0);
	assert_int_equal(gauge_eighths(50, -100, 8), 0);
	assert_int_equal(gauge_eighths(50, 100, 0), 0);
	assert_int_equal(gauge_eighths(50, 100, -4), 0);
	assert_gauge(0, 100, 8, "········");
}

TEST(nearly_empty_never_looks_empty)
{
	assert_int_equal(gauge_eighths(1, INT64_MAX, 8), 1);
	assert_int_equal(gauge_eighths(1, DOLLARS(1000000), 20), 1);
	assert_gauge(1, DOLLARS(100), 8, "▏·······");
}

TEST(nearly_full_never_looks_full)
{
	assert_int_equal(gauge_eighths(INT64_MAX - 1, INT64_MAX, 8), 63);
	assert_int_equal(gauge_eighths(DOLLARS(100) - 1, DOLLARS(100), 20), 159);
	assert_gauge(DOLLARS(100) - 1, DOLLARS(100), 8, "███████▉");
}

TEST(full_is_full_and_more_is_no_more)
{
	assert_int_equal(gauge_eighths(100, 100, 8), 64);
	assert_int_equal(gauge_eighths(INT64_MAX, 1, 8), 64);
	assert_gauge(500, 100, 4, "████");
}

/* Ratios, widths and the gauges that show them. */
TEST(eighths_are_rounded)
{
	assert_gauge(9037092, 10000000, 8, "███████▎");
	assert_gauge(9037092, 10000000, 12, "██████████▉·");
	assert_gauge(1211000, 5000000, 8, "██······");
	assert_gauge(467541, 2000000, 8, "█▉······");
	assert_gauge(165496, 2000000, 8, "▋·······");
	assert_gauge(8132, 500000, 8, "▏·······");
	assert_gauge(1237783, 2000000, 8, "█████···");
	assert_gauge(4623510, 10000000, 8, "███▊····");
	assert_gauge(200, 2013, 18, "█▊················");
}

TEST(every_eighth_has_its_glyph)
{
	static const char *const want[] = {"·", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"};
	for (int e = 0; e <= 8; e++)
		assert_gauge(e, 8, 1, want[e]);
}

TEST(never_falls_as_more_remains)
{
	for (int w = 1; w <= 24; w++) {
		int before = 0;
		for (int64_t part = 0; part <= 1000; part++) {
			int e = gauge_eighths(part, 1000, w);
			assert_true(e >= before && e <= w * 8);
			before = e;
		}
	}
}

TEST(debt_marks_the_left_end)
{
	struct gauge debt = {.part = -5, .whole = 100, .debt = true};
	assert_looks(false, &debt, 8, false, "◂·······");
	assert_looks(true, &debt, 10, false, "[<.......]");
}

TEST(ascii_has_brackets_and_no_eighths)
{
	struct gauge g = {.part = 90, .whole = 100};
	assert_looks(true, &g, 10, false, "[#######+]");
	g.part = 25;
	assert_looks(true, &g, 10, false, "[##......]");
	g.part = 0;
	assert_looks(true, &g, 10, false, "[........]");
	g.part = 100;
	assert_looks(true, &g, 10, false, "[########]");
	g.part = 1;
	assert_looks(true, &g, 10, false, "[+.......]");
}

TEST(marks_stand_on_the_track_only)
{
	struct gauge g = {.part = 83, .whole = 1000, .ticks = {10, 25}};
	assert_looks(false, &g, 22, true, "▕█▋┊··┊··············▏");
	g.part = 150;
	assert_looks(false, &g, 22, true, "▕███··┊··············▏");
	g.part = 0;
	assert_looks(true, &g, 22, true, "[..:..:..............]");
}

TEST(too_narrow_for_ends_draws_nothing)
{
	struct gauge g = {.part = 1, .whole = 2};
	assert_looks(true, &g, 2, false, "");
	assert_looks(false, &g, 1, true, "");
}

TEST(customers_without_amounts_have_no_share)
{
	struct customer c = {.credit = 100, .remaining = 50, .known = KNOWN_REMAINING};
	assert_int_equal(gauge_of(&c).whole, 0);
	c.known = KNOWN_CREDIT;
	assert_int_equal(gauge_of(&c).whole, 0);
	c.known = KNOWN_CREDIT | KNOWN_REMAINING;
	assert_int_equal(gauge_of(&c).part, 50);
	assert_false(gauge_of(&c).debt);
	c.remaining = -1;
	assert_true(gauge_of(&c).debt);
	c.known = 0;
	assert_false(gauge_of(&c).debt);
	assert_false(gauge_of(NULL).debt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(nothing_left_is_all_track),
	    cmocka_unit_test(nearly_empty_never_looks_empty),
	    cmocka_unit_test(nearly_full_never_looks_full),
	    cmocka_unit_test(full_is_full_and_more_is_no_more),
	    cmocka_unit_test(eighths_are_rounded),
	    cmocka_unit_test(every_eighth_has_its_glyph),
	    cmocka_unit_test(never_falls_as_more_remains),
	    cmocka_unit_test(debt_marks_the_left_end),
	    cmocka_unit_test(ascii_has_brackets_and_no_eighths),
	    cmocka_unit_test(marks_stand_on_the_track_only),
	    cmocka_unit_test(too_narrow_for_ends_draws_nothing),
	    cmocka_unit_test(customers_without_amounts_have_no_share),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
