/* SPDX-License-Identifier: MIT */
/* Tests of src/app/model/columns_text.c. */
#include "app/model/columns.h"

#include "columns_shown.h"
#include "test.h"

static void assert_prints(const struct column_set *s, const char *want)
{
	struct buf b;
	buf_init(&b, 1000);
	column_set_print(s, &b);
	assert_true(sl_equal(buf_sl(&b), sl_from(want)));
	buf_release(&b);
}

#define PLAIN                                                                                      \
	"UIN Name | Status Remaining% Remaining DeltaRemaining DeltaUsed Runway Burn Credit "      \
	"Associated Expiry Email "                                                                 \
	"Mobile "                                                                                  \
	"Remark Identity Type"

static struct column_set from(const char *text)
{
	struct column_set s;
	column_set_init(&s);
	column_set_read(&s, sl_from(text));
	return s;
}

TEST(printed_text_reads_back_the_same)
{
	static const char *const texts[] = {
	    PLAIN,
	    "| UIN Status Name Remaining% Remaining DeltaRemaining DeltaUsed Runway Burn Credit "
	    "Associated Expiry Email "
	    "Mobile Remark "
	    "Identity Type",
	    "Status UIN:14 -Name:30 Remaining%:26 | Remaining DeltaRemaining DeltaUsed Runway "
	    "Burn Credit Associated Expiry "
	    "Email "
	    "Mobile "
	    "Remark Identity -Type",
	    "UIN Name Status Remaining% Remaining DeltaRemaining DeltaUsed Runway Burn Credit "
	    "Associated Expiry Email "
	    "Mobile Remark "
	    "Identity Type",
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct column_set s = from(texts[i]);
		assert_prints(&s, texts[i]);
	}
	struct column_set s;
	column_set_init(&s);
	assert_prints(&s, PLAIN);
	s = from(texts[2]);
	assert_true(s.hidden[COLUMN_NAME] && s.hidden[COLUMN_TYPE]);
	assert_int_equal(s.width[COLUMN_REMAINING_PERCENT], 26);
	assert_int_equal(s.frozen, 3);
}

/* The file of an earlier version keeps its order, widths and what it hides. */
TEST(old_words_are_read_and_the_new_ones_written)
{
	struct column_set s = from(
	    "Standing:9 UIN:14 -Ratio:26 Name | Remaining DeltaRemaining DeltaUsed Runway Burn "
	    "Credit Associated Expiry Email "
	    "Mobile Remark Identity Type");
	assert_int_equal(s.order[0], COLUMN_STATUS);
	assert_int_equal(s.width[COLUMN_STATUS], 9);
	assert_true(s.hidden[COLUMN_REMAINING_PERCENT]);
	assert_prints(&s, "Status:9 UIN:14 -Remaining%:26 Name | Remaining DeltaRemaining "
			  "DeltaUsed Runway Burn Credit Associated "
			  "Expiry Email Mobile Remark Identity Type");
	s = from("UIN State Standing Name |"); /* one column, named twice */
	assert_int_equal(s.order[1], COLUMN_STATUS);
	assert_int_equal(s.order[2], COLUMN_NAME);
}

TEST(nonsensical_values_are_skipped)
{
	static const char *const texts[] = {"",
					    "nonsense UIN UIN Name | Status",
					    "uin NAME |",
					    "-UIN -Name: | -",
					    "UIN:3",
					    "UIN:121 Name:x |",
					    "|| UIN | | Name",
					    ":9 -:9 -",
					    "UIN:-12",
					    "UIN:99999999999999999999",
					    "\x1b[2J UIN"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct column_set s = from(texts[i]);
		unsigned seen = 0;
		for (int k = 0; k < COLUMNS; k++) {
			seen |= 1u << s.order[k];
			assert_int_equal(s.width[k], 0);
		}
		assert_int_equal(seen, (1u << COLUMNS) - 1);
		assert_false(s.hidden[COLUMN_UIN]);
		assert_in_range(s.frozen, 0, COLUMNS);
	}
}

/* A version that knows more columns shows them where they are at first. */
TEST(those_not_named_come_behind_their_neighbours)
{
	struct column_set s = from("Name UIN | Type");
	assert_prints(&s, "Name UIN | Status Remaining% Remaining DeltaRemaining DeltaUsed "
			  "Runway Burn Credit Associated "
			  "Expiry Email Mobile Remark Identity Type");
	assert_int_equal(s.frozen, 2);
	assert_int_equal(column_set_shown(&s), COLUMNS);
	s = from("UIN Name | Credit -Remaining Status -Remaining% Associated Expiry Email Mobile "
		 "Remark Identity Type");
	assert_prints(&s, "UIN Name | Credit -Remaining DeltaRemaining DeltaUsed Runway Burn "
			  "Status -Remaining% Associated "
			  "Expiry Email Mobile Remark Identity Type");
	s = from("Type -Name UIN Remaining |");
	assert_int_equal(s.frozen, 3); /* none gets in among these */
	assert_int_equal(s.order[2], COLUMN_UIN);
	assert_int_equal(s.order[3], COLUMN_REMAINING);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(printed_text_reads_back_the_same),
	    cmocka_unit_test(old_words_are_read_and_the_new_ones_written),
	    cmocka_unit_test(nonsensical_values_are_skipped),
	    cmocka_unit_test(those_not_named_come_behind_their_neighbours),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
