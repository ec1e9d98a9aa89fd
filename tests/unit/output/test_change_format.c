/* SPDX-License-Identifier: MIT */
/* Tests of src/output/change_format.c. */
#include "base/money.h"

#include "codec/json.h"

#include "output/change_format.h"
#include "test.h"

#define USD MONEY_UNIT

static struct snapshot before, after;
static struct changes all;

static void add(struct snapshot *s, uint64_t uin, int64_t credit, int64_t remaining)
{
	struct snapshot_row r = {.uin = uin,
				 .credit = credit * USD,
				 .remaining = remaining * USD,
				 .known = credit ? SNAPSHOT_KNOWN : KNOWN_FORCE};
	assert_true(snapshot_add_row(s, &r));
}

/* Noon of UTC+8 on two days: 1 owes now, 2 got credit, 3 is gone, 4 is new, 5 has no amounts. */
SETUP(begin)
{
	snapshot_init(&before, 1764475200);
	snapshot_init(&after, 1764561600);
	add(&before, 1, 1000, 500);
	add(&after, 1, 1000, -234);
	add(&before, 2, 1000, 900);
	add(&after, 2, 2000, 1900);
	add(&before, 3, 10, 10);
	add(&after, 4, 10, 10);
	add(&after, 5, 0, 0);
	changes_compare(&before, &after, &credit_thresholds_default, NULL, NULL, &all);
	changes_order(&all);
	return 0;
}

TEARDOWN(end)
{
	changes_release(&all);
	snapshot_release(&before);
	snapshot_release(&after);
	return 0;
}

static void check(enum output output, bool ascii, const char *expected)
{
	struct change_format f = {
	    .output = output, .ascii = ascii, .before_s = before.taken_s, .after_s = after.taken_s};
	struct buf out;
	buf_init(&out, 1 << 20);
	for (size_t i = 0; i < all.n; i++)
		change_format_measure(&f, &all.items[i]);
	change_format_begin(&f, &all, all.n > 0, &out);
	for (size_t i = 0; i < all.n; i++)
		change_format_change(&f, &all.items[i], i == 0, &out);
	change_format_end(&f, all.n > 0, &out);
	assert_string_equal(out.p ? out.p : "", expected);
	if (output == OUTPUT_JSON) {
		struct json *doc = json_parse(buf_sl(&out), NULL);
		assert_non_null(doc);
		json_free(doc);
	}
	buf_release(&out);
}

TEST(a_table_is_for_people)
{
	check(OUTPUT_TABLE, false,
	      "From 2025-11-30 12:00:00 to 2025-12-01 12:00:00 (UTC+8): 2 new, 1 gone, 1 worse, 1 "
	      "allocated, 1 used\n"
	      "UIN  Status    Remaining  Remaining +-  Used +-  Credit +-  Changes\n"
	      "  1  OK → NEG    -234.00       -734.00  +734.00       0.00  worse, used\n"
	      "  3  OK            10.00                                    gone\n"
	      "  2  OK         1,900.00     +1,000.00     0.00  +1,000.00  allocated\n"
	      "  4  OK            10.00                                    new\n"
	      "  5  N/A                                                    new\n");
}

TEST(records_are_for_programs)
{
	check(OUTPUT_CSV, false,
	      "ClientUin,Changes,StatusBefore,StatusAfter,CreditBefore,CreditAfter,"
	      "RemainingCreditBefore,RemainingCreditAfter,CreditChange,RemainingCreditChange,"
	      "UsedChange\r\n"
	      "1,worse used,OK,NEG,1000.00,1000.00,500.00,-234.00,0.00,-734.00,734.00\r\n"
	      "3,gone,OK,,10.00,,10.00,,,,\r\n"
	      "2,allocated,OK,OK,1000.00,2000.00,900.00,1900.00,1000.00,1000.00,0.00\r\n"
	      "4,new,,OK,,10.00,,10.00,,,\r\n"
	      "5,new,,N/A,,,,,,,\r\n");
	check(
	    OUTPUT_JSONL, false,
	    "{\"ClientUin\":1,\"Changes\":[\"worse\",\"used\"],\"StatusBefore\":\"OK\","
	    "\"StatusAfter\":\"NEG\",\"CreditBefore\":1000.00,\"CreditAfter\":1000.00,"
	    "\"RemainingCreditBefore\":500.00,\"RemainingCreditAfter\":-234.00,"
	    "\"CreditChange\":0.00,\"RemainingCreditChange\":-734.00,\"UsedChange\":734.00}\n"
	    "{\"ClientUin\":3,\"Changes\":[\"gone\"],\"StatusBefore\":\"OK\",\"StatusAfter\":null,"
	    "\"CreditBefore\":10.00,\"CreditAfter\":null,\"RemainingCreditBefore\":10.00,"
	    "\"RemainingCreditAfter\":null,\"CreditChange\":null,\"RemainingCreditChange\":null,"
	    "\"UsedChange\":null}\n"
	    "{\"ClientUin\":2,\"Changes\":[\"allocated\"],\"StatusBefore\":\"OK\","
	    "\"StatusAfter\":\"OK\",\"CreditBefore\":1000.00,\"CreditAfter\":2000.00,"
	    "\"RemainingCreditBefore\":900.00,\"RemainingCreditAfter\":1900.00,"
	    "\"CreditChange\":1000.00,\"RemainingCreditChange\":1000.00,\"UsedChange\":0.00}\n"
	    "{\"ClientUin\":4,\"Changes\":[\"new\"],\"StatusBefore\":null,\"StatusAfter\":\"OK\","
	    "\"CreditBefore\":null,\"CreditAfter\":10.00,\"RemainingCreditBefore\":null,"
	    "\"RemainingCreditAfter\":10.00,\"CreditChange\":null,\"RemainingCreditChange\":null,"
	    "\"UsedChange\":null}\n"
	    "{\"ClientUin\":5,\"Changes\":[\"new\"],\"StatusBefore\":null,\"StatusAfter\":\"N/A\","
	    "\"CreditBefore\":null,\"CreditAfter\":null,\"RemainingCreditBefore\":null,"
	    "\"RemainingCreditAfter\":null,\"CreditChange\":null,\"RemainingCreditChange\":null,"
	    "\"UsedChange\":null}\n");
}

static void keep_one(void)
{
	all.n = 1;
	all.items[0] = all.items[1]; /* the one that is gone */
}

TEST(json_is_one_object)
{
	keep_one();
	check(
	    OUTPUT_JSON, false,
	    "{\"Since\":\"2025-11-30T12:00:00+08:00\",\"Until\":\"2025-12-01T12:00:00+08:00\","
	    "\"Counts\":{\"new\":2,\"gone\":1,\"worse\":1,\"better\":0,\"allocated\":1,"
	    "\"reduced\":0,\"used\":1,\"repaid\":0,\"suspended\":0,\"released\":0,"
	    "\"sudden drop\":0},\"Changes\":[\n"
	    "{\"ClientUin\":3,\"Changes\":[\"gone\"],\"StatusBefore\":\"OK\",\"StatusAfter\":null,"
	    "\"CreditBefore\":10.00,\"CreditAfter\":null,\"RemainingCreditBefore\":10.00,"
	    "\"RemainingCreditAfter\":null,\"CreditChange\":null,\"RemainingCreditChange\":null,"
	    "\"UsedChange\":null}\n"
	    "]}\n");
	check(OUTPUT_TSV, false,
	      "ClientUin\tChanges\tStatusBefore\tStatusAfter\tCreditBefore\tCreditAfter\t"
	      "RemainingCreditBefore\tRemainingCreditAfter\tCreditChange\tRemainingCreditChange\t"
	      "UsedChange\n"
	      "3\tgone\tOK\t\t10.00\t\t10.00\t\t\t\t\n");
}

TEST(without_changes_the_table_says_so)
{
	changes_release(&all);
	check(OUTPUT_TABLE, true,
	      "From 2025-11-30 12:00:00 to 2025-12-01 12:00:00 (UTC+8): no changes\n");
	check(OUTPUT_JSONL, true, "");
}

TEST(with_ascii_the_table_has_7_bit_characters_only)
{
	changes_release(&all);
	after.n = 1;
	before.n = 1;
	changes_compare(&before, &after, &credit_thresholds_default, NULL, NULL, &all);
	check(OUTPUT_TABLE, true,
	      "From 2025-11-30 12:00:00 to 2025-12-01 12:00:00 (UTC+8): 1 worse, 1 used\n"
	      "UIN  Status     Remaining  Remaining +-  Used +-  Credit +-  Changes\n"
	      "  1  OK -> NEG    -234.00       -734.00  +734.00       0.00  worse, used\n");
}

TEST(the_least_amount_has_a_sign_and_nothing_has_none)
{
	changes_release(&all);
	after.n = before.n = 1;
	after.rows[0].credit = before.rows[0].credit + 1;
	after.rows[0].remaining = before.rows[0].remaining;
	changes_compare(&before, &after, &credit_thresholds_default, NULL, NULL, &all);
	check(OUTPUT_TABLE, true,
	      "From 2025-11-30 12:00:00 to 2025-12-01 12:00:00 (UTC+8): 1 allocated, 1 used\n"
	      "UIN  Status  Remaining  Remaining +-    Used +-  Credit +-  Changes\n"
	      "  1  OK         500.00          0.00  +0.000001  +0.000001  allocated, used\n");
}

int main(void)
{
#define EACH(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
	    EACH(the_least_amount_has_a_sign_and_nothing_has_none),
	    EACH(a_table_is_for_people),
	    EACH(records_are_for_programs),
	    EACH(json_is_one_object),
	    EACH(without_changes_the_table_says_so),
	    EACH(with_ascii_the_table_has_7_bit_characters_only),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
