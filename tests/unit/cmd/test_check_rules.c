/* SPDX-License-Identifier: MIT */
/* Tests of src/cmd/check_rules.c. */
#include "base/attr.h"

#include "cmd/check_rules.h"
#include "sample.h"
#include "test.h"

static struct check_counts counts;
static struct check_rules rules;
static struct arena arena;
static struct buf out;

SETUP(set_up)
{
	counts = (struct check_counts){.neg = 0};
	rules = check_rules_from(&(struct options){.command = COMMAND_CHECK});
	buf_init(&out, 4096);
	return 0;
}

TEARDOWN(tear_down)
{
	arena_release(&arena);
	buf_release(&out);
	return 0;
}

static void count(const char *credit, const char *remaining, const char *force)
{
	struct customer c;
	struct sample s = {.uin = "7", .credit = credit, .remaining = remaining, .force = force};
	sample_pack(&c, &arena, &s);
	check_count(&counts, &rules, &c);
}

static const char *said(bool json)
{
	buf_clear(&out);
	check_format(&counts, &rules, json, &out);
	return out.p;
}

TEST(without_conditions_all_of_them_count)
{
	assert_int_equal(rules.below_percent, 10);
	assert_true(rules.neg && rules.sus);
	struct check_rules one = check_rules_from(&(struct options){.neg = true});
	assert_true(one.neg && !one.sus && one.below_percent == 0);
	one = check_rules_from(&(struct options){.below_percent = 3});
	assert_true(!one.neg && !one.sus && one.below_percent == 3);
}

TEST(an_empty_list_passes_the_check)
{
	assert_int_equal(check_state_of(&counts, &rules), CHECK_OK);
	assert_string_equal(said(false),
			    "OK: 0 suspended, 0 owe, 0 have no credit left, 0 below 10%, of 0 "
			    "customers | customers=0;;;0 sus=0;0;;0 neg=0;;0;0 owed=0.00;;0;0 "
			    "out=0;;0;0 below=0;0;;0 unknown=0;;;0\n");
}

TEST(each_customer_is_judged_at_the_edge)
{
	static const struct {
		const char *credit, *remaining, *force;
		enum check_state state;
	} cases[] = {
	    {"100", "100", "0", CHECK_OK},
	    {"100", "10", "0", CHECK_OK},
	    {"100", "9.99", "0", CHECK_WARNING},
	    {"100", "0", "0", CHECK_CRITICAL},
	    {"100", "-0.01", "0", CHECK_CRITICAL},
	    {"0", "-5", "0", CHECK_CRITICAL},
	    {"0", "0", "0", CHECK_OK},
	    {NULL, "5", "0", CHECK_UNKNOWN},
	    {"100", NULL, "0", CHECK_UNKNOWN},
	    {NULL, NULL, NULL, CHECK_UNKNOWN},
	    {"many", "5", "0", CHECK_UNKNOWN},
	    {"100", "1e308", "0", CHECK_UNKNOWN},
	    {"100", "100", "yes", CHECK_UNKNOWN},
	    {"100", "100", "2", CHECK_WARNING},
	    {"100", "100", "1", CHECK_WARNING},
	    {"100", "-1", "2", CHECK_CRITICAL},
	    {"100", "100", NULL, CHECK_UNKNOWN},
	    /* What is known to be bad is not unknown. */
	    {NULL, "-1", NULL, CHECK_CRITICAL},
	    {NULL, NULL, "2", CHECK_WARNING},
	    {"100", "9", NULL, CHECK_WARNING},
	};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		counts = (struct check_counts){.neg = 0};
		count(cases[i].credit, cases[i].remaining, cases[i].force);
		assert_int_equal(check_state_of(&counts, &rules), cases[i].state);
	}
}

/* What was not asked for is neither judged nor said. */
TEST(each_condition_is_judged_alone)
{
	rules = (struct check_rules){.neg = true};
	count("100", "0", "2");
	assert_int_equal(check_state_of(&counts, &rules), CHECK_OK);
	assert_string_equal(
	    said(false),
	    "OK: 0 owe, of 1 customer | customers=1;;;0 neg=0;;0;0 owed=0.00;;0;0 unknown=0;;;0\n");
	rules = (struct check_rules){.sus = true};
	assert_int_equal(check_state_of(&counts, &rules), CHECK_WARNING);
	assert_string_equal(
	    said(false),
	    "WARNING: 1 suspended, of 1 customer | customers=1;;;0 sus=1;0;;0 unknown=0;;;0\n");
	rules = (struct check_rules){.below_percent = 10};
	assert_int_equal(check_state_of(&counts, &rules), CHECK_CRITICAL);
}

TEST(a_customer_counts_for_all_that_is_true_of_it)
{
	count("1000", "-1234.56", "2");
	count("100", "0", "0");
	count("100", "3", "0");
	count("100", "80", "0");
	count(NULL, "1", "0");
	assert_string_equal(said(false),
			    "CRITICAL: 1 suspended, 1 owe 1,234.56 USD, 1 have no credit left, 3 "
			    "below 10%, 1 cannot be judged (Credit 1 not known), of 5 customers | "
			    "customers=5;;;0 sus=1;0;;0 neg=1;;0;0 owed=1234.56;;0;0 out=1;;0;0 "
			    "below=3;0;;0 unknown=1;;;0\n");
	assert_string_equal(
	    said(true),
	    "{\"state\":\"CRITICAL\",\"exit\":2,\"customers\":5,\"sus\":1,\"neg\":1,\"out\":1,"
	    "\"below\":3,\"below_percent\":10,\"credit\":1300.00,\"remaining\":-1150.56,"
	    "\"owed\":1234.56,\"unknown_amounts\":1,\"unknown\":1,\"unknown_max\":0}\n");
}

/* One that is known to be critical stays that; one that may be is more than a warning. */
TEST(unknown_is_worse_than_warning_and_better_than_critical)
{
	count("100", "100", "2");
	assert_int_equal(check_state_of(&counts, &rules), CHECK_WARNING);
	count("100", NULL, NULL);
	assert_int_equal(check_state_of(&counts, &rules), CHECK_UNKNOWN);
	const char *line = said(false);
	assert_ptr_equal(strstr(line, "UNKNOWN: 1 suspended, 0 owe"), line);
	assert_non_null(strstr(line, "1 cannot be judged (RemainingCredit 1, Force 1 not known)"));
	rules.unknown_max = 1;
	assert_int_equal(check_state_of(&counts, &rules), CHECK_WARNING);
	count(NULL, "5", "0");
	assert_int_equal(check_state_of(&counts, &rules), CHECK_UNKNOWN);
	count("100", "-1", "0");
	assert_int_equal(check_state_of(&counts, &rules), CHECK_CRITICAL);
}

/* Only the fields that an asked rule needs count. */
TEST(a_field_that_no_rule_needs_may_be_unknown)
{
	rules = (struct check_rules){.neg = true};
	count(NULL, "5", NULL);
	assert_int_equal(counts.unknown, 0);
	rules = (struct check_rules){.sus = true};
	count(NULL, NULL, "0");
	assert_int_equal(counts.unknown, 0);
	rules = (struct check_rules){.below_percent = 10};
	count("5", "5", NULL);
	assert_int_equal(counts.unknown, 0);
	count(NULL, "5", NULL);
	assert_int_equal(counts.unknown, 1);
}

int main(void)
{
#define WITH_SETUP(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(without_conditions_all_of_them_count),
	    WITH_SETUP(an_empty_list_passes_the_check),
	    WITH_SETUP(each_customer_is_judged_at_the_edge),
	    WITH_SETUP(each_condition_is_judged_alone),
	    WITH_SETUP(a_customer_counts_for_all_that_is_true_of_it),
	    WITH_SETUP(unknown_is_worse_than_warning_and_better_than_critical),
	    WITH_SETUP(a_field_that_no_rule_needs_may_be_unknown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
