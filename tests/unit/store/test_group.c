/* SPDX-License-Identifier: MIT */
/* Tests of src/store/group.c. */
#include "store/group.h"
#include "store/row_condition.h"

#include "sample.h"
#include "test.h"

#define ROWS 6

static const struct sample rows[ROWS] = {
    {.uin = "1",
     .remark = "VIP",
     .email = "a@x.de",
     .credit = "10",
     .remaining = "5",
     .associated = "2026-08-21 07:30:02"},
    {.uin = "2",
     .remark = "vip",
     .email = "b@X.de",
     .credit = "10",
     .remaining = "-1",
     .associated = "2026-09-01"},
    {.uin = "3", .remark = "", .credit = "10", .remaining = "0", .associated = "2026-08-01"},
    {.uin = "4", .remark = "or", .email = "c@y.de", .type = "new", .associated = "soon"},
    {.uin = "5", .email = "none", .remaining = "-2.5", .credit = "1"},
    {.uin = "6", .remark = "Víp", .email = "d@x.de", .credit = "1", .remaining = "1"},
};

static struct customer customers[ROWS];
static struct arena arena;

static enum credit_status status_of(int i)
{
	return credit_status_of(&customers[i], &credit_thresholds_default);
}

/* Groups all rows; returns "VALUE:COUNT VALUE:COUNT". */
static const char *grouped(struct groups *g, enum group_by by)
{
	static char out[400];
	size_t at = 0;
	group_init(g, by);
	for (int i = 0; i < ROWS; i++)
		group_add(g, &customers[i], status_of(i), NULL);
	group_sort(g);
	out[0] = '\0';
	for (size_t i = 0; i < g->n; i++)
		at += (size_t)snprintf(out + at, sizeof out - at, "%s%.*s:%d", i ? " " : "",
				       (int)g->at[i].value.n, g->at[i].value.p, (int)g->at[i].n);
	return out;
}

static void assert_grouped(enum group_by by, const char *want)
{
	struct groups g;
	assert_string_equal(grouped(&g, by), want);
	group_release(&g);
}

TEST(values_that_differ_in_case_and_accents_are_one)
{
	assert_grouped(GROUP_BY_REMARK, "VIP:3 or:1 :2");
	assert_grouped(GROUP_BY_DOMAIN, "x.de:3 y.de:1 :2");
	assert_grouped(GROUP_BY_TYPE, "new:1 :5");
}

TEST(months_are_the_newest_first_and_statuses_the_gravest)
{
	assert_grouped(GROUP_BY_MONTH, "2026-09:1 2026-08:2 :3");
	assert_grouped(GROUP_BY_STATUS, "NEG:2 OUT:1 OK:2 N/A:1");
}

TEST(amounts_are_summed)
{
	struct groups g;
	int64_t burn = 7;
	grouped(&g, GROUP_BY_REMARK);
	assert_int_equal(g.at[0].credit, 21000000);
	assert_int_equal(g.at[0].remaining, 5000000);
	assert_int_equal(g.at[0].owed, 1000000);
	assert_int_equal(g.at[0].n_burn, 0);
	assert_int_equal(g.all.n, ROWS);
	assert_int_equal(g.all.owed, 3500000);
	group_release(&g);
	group_init(&g, GROUP_BY_STATUS);
	group_add(&g, &customers[0], STATUS_OK, &burn);
	group_add(&g, &customers[2], STATUS_OK, NULL);
	assert_int_equal(g.at[0].burn, 7);
	assert_int_equal(g.at[0].n_burn, 1);
	group_release(&g);
}

/* Each row must meet the condition of its group, and no other. */
TEST(the_condition_of_a_group_has_its_customers)
{
	for (int by = 0; by < GROUP_KINDS; by++) {
		struct groups g;
		grouped(&g, (enum group_by)by);
		for (size_t i = 0; i < g.n; i++) {
			struct row_condition r;
			struct buf text;
			uint64_t n = 0;
			buf_init(&text, 1000);
			group_condition(&g, i, &text);
			row_condition_init(&r, buf_sl(&text), NULL);
			assert_int_not_equal(r.condition.n_nodes, 0);
			for (int c = 0; c < ROWS; c++)
				n += row_condition_decide(&r, &customers[c], status_of(c)) ==
				     CONDITION_TRUE;
			assert_int_equal(n, g.at[i].n);
			row_condition_release(&r);
			buf_release(&text);
		}
		group_release(&g);
	}
}

TEST(many_groups_keep_apart)
{
	struct groups g;
	group_init(&g, GROUP_BY_REMARK);
	for (int round = 0; round < 2; round++)
		for (int i = 0; i < 1000; i++) {
			char remark[20];
			struct sample s = {.remark = remark};
			struct customer c;
			snprintf(remark, sizeof remark, "remark %d", i);
			sample_pack(&c, &arena, &s);
			group_add(&g, &c, STATUS_NA, NULL);
		}
	assert_int_equal(g.n, 1000);
	group_sort(&g);
	assert_int_equal(g.at[0].n, 2);
	assert_int_equal(g.at[999].n, 2);
	group_release(&g);
}

TEST(kinds_have_words_that_may_be_begun)
{
	enum group_by by;
	for (int i = 0; i < GROUP_KINDS; i++) {
		assert_true(group_by_parse(sl_from(group_by_word((enum group_by)i)), &by));
		assert_int_equal(by, i);
	}
	assert_true(group_by_parse(SL("DOM"), &by));
	assert_int_equal(by, GROUP_BY_DOMAIN);
	assert_false(group_by_parse(SL(""), &by));
	assert_false(group_by_parse(SL("domains"), &by));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(values_that_differ_in_case_and_accents_are_one),
	    cmocka_unit_test(months_are_the_newest_first_and_statuses_the_gravest),
	    cmocka_unit_test(amounts_are_summed),
	    cmocka_unit_test(the_condition_of_a_group_has_its_customers),
	    cmocka_unit_test(many_groups_keep_apart),
	    cmocka_unit_test(kinds_have_words_that_may_be_begun),
	};
	arena_init(&arena);
	for (int i = 0; i < ROWS; i++)
		sample_pack(&customers[i], &arena, &rows[i]);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_release(&arena);
	return failed;
}
