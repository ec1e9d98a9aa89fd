/* SPDX-License-Identifier: MIT */
/* Tests of src/view/kit/format.c. */
#include "view/kit/format.h"

#include "test.h"

static const struct look utf8_look, ascii_look = {.ascii = true};

static void assert_percent(const struct look *look, bool known, int64_t percent, const char *want)
{
	char text[FORMAT_CHARS];
	format_percent(glyphs_of(look), known, percent, text);
	assert_string_equal(text, want);
}

TEST(percents_fit_five_columns)
{
	assert_percent(&utf8_look, false, 0, "–");
	assert_percent(&utf8_look, true, 0, "0%");
	assert_percent(&utf8_look, true, 100, "100%");
	assert_percent(&utf8_look, true, 101, "100%+");
	assert_percent(&utf8_look, true, INT64_MAX, "100%+");
	assert_percent(&utf8_look, true, -5, "−5%");
	assert_percent(&utf8_look, true, -99, "−99%");
	assert_percent(&utf8_look, true, -100, "<−99%");
	assert_percent(&utf8_look, true, INT64_MIN, "<−99%");
	assert_percent(&ascii_look, false, 0, "-");
	assert_percent(&ascii_look, true, -5, "-5%");
	assert_percent(&ascii_look, true, -5000, "<-99%");
}

static void assert_amount(int64_t micros, bool cents, int w, const char *want)
{
	char text[MONEY_CHARS];
	format_amount(glyphs_of(&utf8_look), micros, cents, w, text);
	assert_string_equal(text, want);
}

TEST(amounts_lose_cents_before_they_are_rounded)
{
	const int64_t amount = 1234567890000;
	assert_amount(amount, true, 12, "1,234,567.89");
	assert_amount(amount, true, 11, "1,234,567");
	assert_amount(amount, true, 8, "1234567");
	assert_amount(amount, true, 6, "1.23M");
	assert_amount(-amount, true, 10, "−1,234,567");
	assert_amount(500000000, false, 8, "500");
}

TEST(amounts_that_are_not_zero_never_read_as_zero)
{
	assert_amount(0, false, 8, "0");
	assert_amount(500000, false, 8, "0.50");
	assert_amount(1, false, 8, "0.000001");
	assert_amount(-1, true, 11, "−0.000001");
}

TEST(dates_lose_their_time)
{
	assert_true(sl_equal(format_date(SL("2026-08-21 07:30:02")), SL("2026-08-21")));
	assert_true(sl_equal(format_date(SL("2026-08-21")), SL("2026-08-21")));
	assert_true(sl_equal(format_date(SL("2026-13-45 07:30:02")), SL("2026-13-45 07:30:02")));
	assert_true(sl_equal(format_date(SL("never")), SL("never")));
	assert_int_equal(format_date(SL("")).n, 0);
}

TEST(statuses_have_roles_and_bars_none_in_reverse)
{
	for (int s = 0; s < STATUSES; s++)
		assert_int_equal(format_status_role((enum credit_status)s) == ROLE_TEXT,
				 s == STATUS_OK);
	assert_int_equal(format_status_role(STATUS_NEG), ROLE_NEG);
	assert_int_equal(format_bar_role(STATUS_NEG), ROLE_OUT);
	assert_int_equal(format_bar_role(STATUS_OK), ROLE_OK);
}

TEST(only_forced_suspension_is_called_so)
{
	char text[FORMAT_CHARS];
	struct customer c = {.force = 2, .known = KNOWN_FORCE};
	struct row r = {.state = ROW_FRESH, .customer = &c, .credit_status = STATUS_SUS};
	format_credit_status(&r, text);
	assert_string_equal(text, "SUS");
	c.force = -1;
	format_credit_status(&r, text);
	assert_string_equal(text, "F=-1");
	r.credit_status = STATUS_LOW;
	format_credit_status(&r, text);
	assert_string_equal(text, "LOW");
}

TEST(joined_texts_are_cut_at_their_room)
{
	char text[FORMAT_CHARS], a[2 * FORMAT_CHARS];
	format_joined(text, "a", " ", "b");
	assert_string_equal(text, "a b");
	memset(a, 'x', sizeof a);
	a[sizeof a - 1] = '\0';
	format_joined(text, a, a, a);
	assert_int_equal(strlen(text), FORMAT_CHARS - 1);
	a[FORMAT_CHARS - 2] = '\0';
	format_joined(text, a, "y", "z");
	assert_int_equal(strlen(text), FORMAT_CHARS - 1);
	assert_int_equal(text[FORMAT_CHARS - 2], 'y');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(percents_fit_five_columns),
	    cmocka_unit_test(amounts_lose_cents_before_they_are_rounded),
	    cmocka_unit_test(amounts_that_are_not_zero_never_read_as_zero),
	    cmocka_unit_test(dates_lose_their_time),
	    cmocka_unit_test(statuses_have_roles_and_bars_none_in_reverse),
	    cmocka_unit_test(only_forced_suspension_is_called_so),
	    cmocka_unit_test(joined_texts_are_cut_at_their_room),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
