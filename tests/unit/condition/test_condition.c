/* SPDX-License-Identifier: MIT */
/* Tests of src/condition/condition.c. */
#include "condition_fixture.h"
#include "sample.h"

#define NOW INT64_C(1790172131) /* 2026-09-23 */

static int64_t tell_time(const void *ctx)
{
	(void)ctx;
	return NOW;
}

static bool is_marked(const void *ctx, const struct customer *c, enum condition_fact f)
{
	(void)ctx;
	return f == CONDITION_MARKED && c->uin == 7;
}

/* ctx is the number; NULL: it was not asked. */
static enum condition_known tell_number(const void *ctx, const struct customer *c,
					enum condition_column column, int64_t *out)
{
	const int64_t *number = ctx;
	(void)c;
	(void)column;
	if (number)
		*out = *number;
	return number ? CONDITION_KNOWN : CONDITION_NOT_ASKED;
}

static const struct sample usual = {.uin = "7",
				    .name = "Acme",
				    .associated = "2026-09-01 10:00:00",
				    .expiry = "2026-10-03 00:00:00",
				    .credit = "1000",
				    .remaining = "99.5",
				    .identify = "2"};

static enum condition_truth decide(const struct sample *s, const char *text, const int64_t *number)
{
	struct condition_facts facts = {tell_time, is_marked, tell_number, NULL, number};
	struct row_condition r;
	struct arena arena;
	struct customer c;
	arena_init(&arena);
	sample_pack(&c, &arena, s);
	row_condition_init(&r, sl_from(text), &facts);
	enum condition_truth truth = row_condition_decide(&r, &c, STATUS_LOW);
	row_condition_release(&r);
	arena_release(&arena);
	return truth;
}

static void assert_holds(const char *text)
{
	assert_int_equal(decide(&usual, text, NULL), CONDITION_TRUE);
}

static void assert_fails(const char *text)
{
	assert_int_equal(decide(&usual, text, NULL), CONDITION_FALSE);
}

TEST(operators_join)
{
	assert_holds("");
	assert_holds("acme credit=1000");
	assert_fails("acme credit=1001");
	assert_holds("acme or credit=1001");
	assert_fails("nobody or credit=1001");
	assert_holds("!nobody");
	assert_fails("!acme");
	assert_holds("nobody or acme !(credit>5k)");
}

TEST(amounts)
{
	assert_holds("remaining<100");
	assert_fails("remaining<99.5");
	assert_holds("remaining<=99.5");
	assert_holds("remaining>=99.5");
	assert_fails("remaining>99.5");
	assert_holds("remaining=99.5");
	assert_holds("used=900.5");
	assert_holds("identity:enterprise");
	assert_fails("identity:0");
}

TEST(shares)
{
	assert_holds("remaining<10%");
	assert_holds("remaining=9.95%");
	assert_holds("remaining%>9.9");
	assert_holds("used>90%");
	assert_fails("used>90.05%");
}

TEST(times)
{
	assert_holds("expiry<30d");
	assert_holds("expiry=10d");
	assert_fails("expiry<10d");
	assert_holds("expiry<2026-10-04");
	assert_fails("expiry<2026-10-03");
	assert_holds("expiry:2026-10");
	assert_holds("expiry<=2026-10");
	assert_fails("expiry>2026-10");
	assert_holds("expiry>2026-09");
	assert_holds("associated=22d"); /* ago */
	assert_holds("associated<30d");
}

TEST(what_is_missing_meets_no_comparison)
{
	static const struct sample empty = {.uin = "8", .credit = "0"};
	static const char *const fail[] = {"remaining<100", "remaining>=0", "used<1",
					   "remaining%<5",  "expiry<30d",   "identity:0",
					   "remaining=0%",  "name:a"};
	for (size_t i = 0; i < sizeof fail / sizeof *fail; i++)
		assert_int_equal(decide(&empty, fail[i], NULL), CONDITION_FALSE);
	assert_int_equal(decide(&empty, "!remaining<100", NULL), CONDITION_TRUE);
	assert_int_equal(
	    decide(&empty, "remaining:none used:none expiry:none remaining%:none", NULL),
	    CONDITION_TRUE);
	assert_int_equal(decide(&empty, "credit:none", NULL), CONDITION_FALSE);
	assert_int_equal(decide(&empty, "name=\"\"", NULL), CONDITION_TRUE);
	assert_fails("name=\"\"");
}

TEST(statuses_and_facts)
{
	static const struct sample other = {.uin = "8"};
	assert_holds("status:low,neg");
	assert_fails("status:risk");
	assert_holds("marked");
	assert_fails("changed");
	assert_int_equal(decide(&other, "marked", NULL), CONDITION_FALSE);
}

TEST(burn_that_was_not_asked_decides_nothing)
{
	int64_t six = 6;
	assert_int_equal(decide(&usual, "runway<7", NULL), CONDITION_MAYBE);
	assert_int_equal(decide(&usual, "!runway<7", NULL), CONDITION_MAYBE);
	assert_int_equal(decide(&usual, "runway<7 nobody", NULL), CONDITION_FALSE);
	assert_int_equal(decide(&usual, "nobody or runway<7", NULL), CONDITION_MAYBE);
	assert_int_equal(decide(&usual, "acme or runway<7", NULL), CONDITION_TRUE);
	assert_int_equal(decide(&usual, "runway<7", &six), CONDITION_TRUE);
	assert_int_equal(decide(&usual, "runway<6", &six), CONDITION_FALSE);
	assert_int_equal(decide(&usual, "burn=0.000006", &six), CONDITION_TRUE);
}

TEST(questions_about_conditions)
{
	struct condition c;
	struct condition_fault f = {.at = 0};
	assert_true(row_condition_parse(SL("a runway<7"), &c, &f));
	assert_true(condition_uses_column(&c, CONDITION_RUNWAY));
	assert_false(condition_uses_column(&c, CONDITION_BURN));
	assert_true(condition_uses_more_than_burn(&c) && condition_depends_on_facts(&c));
	assert_true(row_condition_parse(SL("!(runway<7 or burn>1)"), &c, &f));
	assert_false(condition_uses_more_than_burn(&c));
	assert_true(row_condition_parse(SL("\"a b\""), &c, &f));
	assert_true(sl_equal(condition_only_text(&c), SL("a b")));
	assert_false(condition_depends_on_facts(&c));
	assert_true(row_condition_parse(SL("!a"), &c, &f));
	assert_int_equal(condition_only_text(&c).n, 0);
	assert_true(c.text[0].refused);
	assert_true(row_condition_parse(SL("name:a"), &c, &f));
	assert_int_equal(condition_only_text(&c).n, 0);
	assert_true(row_condition_parse(SL("expiry<3d"), &c, &f) && condition_depends_on_facts(&c));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(operators_join),
	    cmocka_unit_test(amounts),
	    cmocka_unit_test(shares),
	    cmocka_unit_test(times),
	    cmocka_unit_test(what_is_missing_meets_no_comparison),
	    cmocka_unit_test(statuses_and_facts),
	    cmocka_unit_test(burn_that_was_not_asked_decides_nothing),
	    cmocka_unit_test(questions_about_conditions),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
