/* SPDX-License-Identifier: MIT */
/* Tests of the options of list. test_options has those that it shares with other commands. */
#include "options_words.h"
#include "test.h"

TEST(columns_to_sort_by_go_both_ways)
{
	GOOD("list");
	assert_int_equal(got.n_sort, 0);
	GOOD("list", "--sort", "remaining,-Credit,+name, -expiry");
	assert_int_equal(got.n_sort, 4);
	assert_int_equal(got.sort[0].key, SORT_REMAINING);
	assert_false(got.sort[0].descending);
	assert_int_equal(got.sort[1].key, SORT_CREDIT);
	assert_true(got.sort[1].descending);
	assert_int_equal(got.sort[2].key, SORT_NAME);
	assert_false(got.sort[2].descending);
	assert_int_equal(got.sort[3].key, SORT_EXPIRY);
	assert_true(got.sort[3].descending);
	GOOD("list", "--sort=-remaining%,status");
	assert_int_equal(got.sort[0].key, SORT_REMAINING_PERCENT);
	assert_true(got.sort[0].descending);
	assert_int_equal(got.sort[1].key, SORT_STATUS);
}

TEST(words_of_earlier_versions_are_still_taken)
{
	GOOD("list", "--sort", "-standing,ratio");
	assert_int_equal(got.sort[0].key, SORT_STATUS);
	assert_true(got.sort[0].descending);
	assert_int_equal(got.sort[1].key, SORT_REMAINING_PERCENT);
	GOOD("list", "--sort", "State");
	assert_int_equal(got.sort[0].key, SORT_STATUS);
	GOOD("list", "--standing", "neg,out");
	assert_int_equal(got.statuses, STATUS_BIT(STATUS_NEG) | STATUS_BIT(STATUS_OUT));
	GOOD("list", "--standing=sus");
	assert_int_equal(got.statuses, STATUS_BIT(STATUS_SUS));
	BAD("--status must be sus", "list", "--standing", "poor");
	BAD("go with the command list", "--standing", "neg");
}

TEST(fields_of_the_api_are_columns_too)
{
	static const struct {
		const char *name;
		enum sort_key key;
	} cases[] = {{"ClientUin", SORT_UIN},
		     {"RemainingCredit", SORT_REMAINING},
		     {"AssociationTime", SORT_ASSOCIATED},
		     {"RecentExpiry", SORT_EXPIRY},
		     {"IdentifyType", SORT_IDENTIFY},
		     {"Remark", SORT_REMARK}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		GOOD("list", "--sort", cases[i].name);
		assert_int_equal(got.sort[0].key, cases[i].key);
	}
}

TEST(bad_columns_are_refused)
{
	BAD("--sort has no column \"colour\"", "list", "--sort", "name,colour");
	BAD("--sort has no column \"", "list", "--sort", "-");
	BAD("--sort needs a column", "list", "--sort", "");
	BAD("--sort takes at most 4", "list", "--sort", "uin,name,credit,used,type");
	BAD("--burn-all, --totals and --vouchers go with the command list", "--sort", "name");
}

TEST(conditions_are_of_customers)
{
	GOOD("list", "--where", "remaining<5");
	assert_int_equal(got.where.n_nodes, 1);
	GOOD("list", "--where", "\"marked\"");
	assert_int_equal(got.where.n_nodes, 1);
	BAD("--where is empty; for all customers leave it out", "list", "--where", "");
	BAD("\"marked\" and \"changed\" are of the browser only", "list", "--where", "marked");
	BAD("\"marked\" and \"changed\" are of the browser only", "list", "--where", "changed");
	BAD("--where, character 11: ", "list", "--where", "remaining<x");
}

TEST(customers_are_grouped_by_what_they_have)
{
	GOOD("list", "--group", "domain");
	assert_true(got.groups);
	BAD("--group must be status, type, remark, month or domain, not "
	    "\"1234567890123456789012345678901234567890\"",
	    "list", "--group", "12345678901234567890123456789012345678901");
}

TEST(vouchers_take_what_they_have_themselves)
{
	GOOD("list", "--vouchers", "--sort=-expiry", "--limit", "3", "-f", "200018834471");
	assert_true(got.vouchers);
	BAD("leave out --columns", "list", "--vouchers", "--columns", "Name");
	BAD("leave out --columns", "list", "--vouchers", "--status", "neg");
	BAD("leave out --columns", "list", "--vouchers", "--stream");
	BAD("sorts by the end only", "list", "--vouchers", "--sort", "name");
	BAD("sorts by the end only", "list", "--vouchers", "--sort", "expiry,name");
	BAD("filtered by a UIN only", "list", "--vouchers", "-f", "delta");
	BAD("and --vouchers go with the command list", "check", "--vouchers");
}

TEST(totals_have_no_place_among_lines_of_customers)
{
	GOOD("list", "--totals");
	assert_true(got.totals);
	GOOD("list", "-o", "jsonl", "--totals");
	BAD("--totals cannot be combined with csv or tsv", "list", "--totals", "-o", "csv");
	BAD("--totals cannot be combined with csv or tsv", "list", "-o", "tsv", "--totals");
	BAD("go with the command list", "check", "--totals");
}

TEST(a_byte_order_mark_is_for_csv)
{
	GOOD("list", "--bom", "-o", "csv");
	assert_true(got.bom);
	BAD("--bom needs -o csv: it marks a CSV file for Excel", "list", "--bom");
	BAD("--bom needs -o csv: it marks a CSV file for Excel", "list", "-o", "tsv", "--bom");
	BAD("go with the command list", "check", "--bom");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_of_earlier_versions_are_still_taken),
	    cmocka_unit_test(columns_to_sort_by_go_both_ways),
	    cmocka_unit_test(fields_of_the_api_are_columns_too),
	    cmocka_unit_test(bad_columns_are_refused),
	    cmocka_unit_test(conditions_are_of_customers),
	    cmocka_unit_test(customers_are_grouped_by_what_they_have),
	    cmocka_unit_test(vouchers_take_what_they_have_themselves),
	    cmocka_unit_test(totals_have_no_place_among_lines_of_customers),
	    cmocka_unit_test(a_byte_order_mark_is_for_csv),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
