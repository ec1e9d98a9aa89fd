/* SPDX-License-Identifier: MIT */
/* Tests of src/output/output_column.c. */
#include "output/output_column.h"
#include "test.h"

static int parse(const char *name)
{
	int column = -1;
	return output_column_parse(sl_from(name), &column) ? column : -1;
}

TEST(each_column_is_known_by_its_own_name_in_any_case)
{
	char upper[40];
	for (int i = 0; i < OUTPUT_COLUMNS; i++) {
		const char *name = output_column_name(i);
		size_t n = 0;
		for (; name[n]; n++)
			upper[n] =
			    name[n] >= 'a' && name[n] <= 'z' ? (char)(name[n] - 32) : name[n];
		upper[n] = '\0';
		assert_int_equal(parse(name), i);
		assert_int_equal(parse(upper), i);
		assert_null(strchr(name, ' '));
	}
}

TEST(fields_have_translated_heads)
{
	const struct catalog *lang;
	assert_true(lang_parse("zh-CN", &lang));
	for (int i = 0; i < OUTPUT_COLUMNS; i++)
		assert_ptr_equal(output_column_head(i, NULL), output_column_name(i));
	for (int i = 0; i < CUSTOMER_FIELDS; i++)
		assert_string_not_equal(output_column_head(i, lang), output_column_name(i));
}

TEST(the_names_of_the_browser_and_earlier_ones_are_read)
{
	static const struct {
		const char *name;
		int column;
	} cases[] = {{"UIN", FIELD_CLIENT_UIN},
		     {"remaining", FIELD_REMAINING_CREDIT},
		     {"Expiry", FIELD_RECENT_EXPIRY},
		     {"Remaining %", DERIVED_REMAINING_PERCENT},
		     {"remaining%", DERIVED_REMAINING_PERCENT},
		     {"Ratio", DERIVED_REMAINING_PERCENT},
		     {"Standing", DERIVED_STATUS},
		     {"state", DERIVED_STATUS},
		     {"Top-up", DERIVED_TOP_UP_TO_LOW}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(parse(cases[i].name), cases[i].column);
	assert_int_equal(parse("Surname"), -1);
	assert_int_equal(parse(""), -1);
}

static const struct burn_basis *burn;
static const struct snapshot *before;

static const char *text_of(const struct customer *c, int column, enum money_style style)
{
	static char room[MONEY_CHARS], text[MONEY_CHARS];
	struct output_basis basis = {&credit_thresholds_default, burn, before};
	struct sl s = output_column_text(c, column, &basis, style, room);
	sl_to_chars(s, text, sizeof text);
	return text;
}

TEST(what_is_derived_comes_from_the_amounts)
{
	const struct customer c = {.known = KNOWN_CREDIT | KNOWN_REMAINING | KNOWN_FORCE,
				   .credit = 2000 * (int64_t)MONEY_UNIT,
				   .remaining = 100 * (int64_t)MONEY_UNIT};
	assert_string_equal(text_of(&c, DERIVED_STATUS, MONEY_PLAIN), "CRIT");
	assert_string_equal(text_of(&c, DERIVED_REMAINING_PERCENT, MONEY_PLAIN), "5");
	assert_string_equal(text_of(&c, DERIVED_TOP_UP_TO_ZERO, MONEY_PLAIN), "0.00");
	/* (100 + s) / (2000 + s) is 25 %. */
	assert_string_equal(text_of(&c, DERIVED_TOP_UP_TO_LOW, MONEY_PLAIN), "533.34");
	assert_string_equal(text_of(&c, DERIVED_TOP_UP_TO_FULL, MONEY_CENTS), "1,900.00");
	assert_true(output_column_is_amount(DERIVED_TOP_UP_TO_LOW));
	assert_false(output_column_is_amount(DERIVED_REMAINING_PERCENT));
}

TEST(changes_are_plain_signed_amounts)
{
	const int64_t dollar = MONEY_UNIT;
	struct customer c = {.known = KNOWN_UIN | KNOWN_CREDIT | KNOWN_REMAINING,
			     .uin = 7,
			     .credit = 3000 * dollar,
			     .remaining = 1500 * dollar};
	struct snapshot_row then = {.uin = 7,
				    .credit = 2000 * dollar,
				    .remaining = 1750 * dollar,
				    .known = KNOWN_CREDIT | KNOWN_REMAINING};
	struct snapshot s;
	snapshot_init(&s, 0);
	assert_string_equal(text_of(&c, DERIVED_REMAINING_CHANGE, MONEY_PLAIN), "");
	assert_true(snapshot_add_row(&s, &then));
	before = &s;
	assert_string_equal(text_of(&c, DERIVED_REMAINING_CHANGE, MONEY_PLAIN), "-250.00");
	assert_string_equal(text_of(&c, DERIVED_USED_CHANGE, MONEY_PLAIN), "1250.00");
	s.rows[0].known = KNOWN_CREDIT; /* then it was not known */
	assert_string_equal(text_of(&c, DERIVED_USED_CHANGE, MONEY_PLAIN), "");
	c.uin = 8; /* a new customer */
	assert_string_equal(text_of(&c, DERIVED_REMAINING_CHANGE, MONEY_PLAIN), "");
	before = NULL;
	snapshot_release(&s);
	assert_true(output_column_is_number(DERIVED_USED_CHANGE));
	assert_true(output_column_needs_before(parse("deltaused")));
	assert_true(output_column_needs_before(parse("Remaining change")));
	assert_false(output_column_needs_before(DERIVED_BURN));
}

TEST(what_is_not_known_has_no_text)
{
	const struct customer c = {.known = KNOWN_CREDIT, .credit = MONEY_UNIT};
	assert_string_equal(text_of(&c, DERIVED_STATUS, MONEY_PLAIN), "N/A");
	for (int i = DERIVED_REMAINING_PERCENT; i < OUTPUT_COLUMNS; i++)
		assert_string_equal(text_of(&c, i, MONEY_PLAIN), "");
}

/* Checks the columns Burn and Runway, for programs and for people. */
static void burn_is(const struct customer *c, const char *rate, const char *days,
		    const char *days_for_people)
{
	assert_string_equal(text_of(c, DERIVED_BURN, MONEY_PLAIN), rate);
	assert_string_equal(text_of(c, DERIVED_RUNWAY, MONEY_PLAIN), days);
	assert_string_equal(text_of(c, DERIVED_RUNWAY, MONEY_CENTS), days_for_people);
}

TEST(burn_and_runway_come_from_the_daily_costs)
{
	struct cost_book book;
	struct burn_basis basis = {.book = &book, .today = 1000, .days = 7};
	struct customer c = {
	    .known = KNOWN_UIN | KNOWN_REMAINING, .uin = 7, .remaining = 100 * (int64_t)MONEY_UNIT};
	cost_book_init(&book);
	burn = &basis;
	burn_is(&c, "", "", "");
	for (int32_t day = 0; day < 7; day++)
		assert_true(cost_book_put(&book, 7, 993 + day, 1234 * (int64_t)MONEY_UNIT / 100));
	burn_is(&c, "12.34", "8", "8");
	c.remaining *= 1000;
	burn_is(&c, "12.34", "1000", ">999");
	c.remaining = -1;
	burn_is(&c, "12.34", "0", "0");
	c.known = KNOWN_UIN;
	burn_is(&c, "12.34", "", "");
	c.known = KNOWN_REMAINING;
	burn_is(&c, "", "", "");
	c = (struct customer){.known = KNOWN_UIN | KNOWN_REMAINING, .uin = 8, .remaining = 1};
	for (int32_t day = 0; day < 7; day++)
		assert_true(cost_book_put(&book, 8, 993 + day, 0));
	burn_is(&c, "0.00", "", "no use");
	burn = NULL;
	cost_book_release(&book);
}

/* A head of another column above the numbers would be read as theirs. */
TEST(each_head_belongs_to_its_column)
{
	static const struct {
		int column;
		const char *head;
	} want[] = {{FIELD_CLIENT_UIN, "UIN"},
		    {FIELD_NAME, "客户名称"},
		    {FIELD_CREDIT, "信用额度"},
		    {FIELD_REMAINING_CREDIT, "剩余额度"},
		    {FIELD_REMARK, "备注"},
		    {DERIVED_STATUS, "状态"},
		    {DERIVED_REMAINING_PERCENT, "剩余比例"},
		    {DERIVED_BURN, "日消耗"},
		    {DERIVED_USED_CHANGE, "已用额度变化"}};
	const struct catalog *lang;
	assert_true(lang_parse("zh-CN", &lang));
	for (size_t i = 0; i < COUNT_OF(want); i++)
		assert_string_equal(output_column_head(want[i].column, lang), want[i].head);
	for (int i = 0; i < OUTPUT_COLUMNS; i++)
		for (int k = 0; k < i; k++)
			assert_string_not_equal(output_column_head(i, lang),
						output_column_head(k, lang));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_column_is_known_by_its_own_name_in_any_case),
	    cmocka_unit_test(fields_have_translated_heads),
	    cmocka_unit_test(the_names_of_the_browser_and_earlier_ones_are_read),
	    cmocka_unit_test(what_is_derived_comes_from_the_amounts),
	    cmocka_unit_test(changes_are_plain_signed_amounts),
	    cmocka_unit_test(what_is_not_known_has_no_text),
	    cmocka_unit_test(burn_and_runway_come_from_the_daily_costs),
	    cmocka_unit_test(each_head_belongs_to_its_column),
	};
	return cmocka_run_group_tests_name("output_column", tests, NULL, NULL);
}
