/* SPDX-License-Identifier: MIT */
/* Tests of src/output/group_format.c. */
#include "base/text.h"

#include "lang/lang.h"
#include "output/group_format.h"
#include "sample.h"
#include "test.h"

static const char *print_in(enum output output, const struct catalog *heads)
{
	static char text[2000];
	static const struct sample rows[] = {
	    {.remark = "=vip", .credit = "10", .remaining = "-1.5"},
	    {.credit = "3", .remaining = "3"}};
	struct groups g;
	struct arena arena;
	struct buf out;
	int64_t burn = 2500000;
	arena_init(&arena);
	buf_init(&out, sizeof text - 1);
	group_init(&g, GROUP_BY_REMARK);
	for (size_t i = 0; i < 2; i++) {
		struct customer c;
		sample_pack(&c, &arena, &rows[i]);
		group_add(&g, &c, STATUS_OK, i ? NULL : &burn);
	}
	group_sort(&g);
	group_format_print(&g, output, true, heads, &out);
	sl_to_chars(buf_sl(&out), text, sizeof text);
	group_release(&g);
	buf_release(&out);
	arena_release(&arena);
	return text;
}

static const char *print_groups(enum output output)
{
	return print_in(output, NULL);
}

TEST(heads_are_translated_and_members_are_not)
{
	const struct catalog *chinese;
	char members[2000];
	assert_true(lang_parse("zh-CN", &chinese));
	assert_non_null(
	    strstr(print_in(OUTPUT_CSV, chinese), "备注,客户,信用额度,剩余额度,欠费,日消耗\r\n"));
	assert_non_null(strstr(print_in(OUTPUT_TSV, chinese), "备注\t客户\t"));
	strcpy(members, print_groups(OUTPUT_JSON));
	assert_string_equal(print_in(OUTPUT_JSON, chinese), members);
	strcpy(members, print_groups(OUTPUT_JSONL));
	assert_string_equal(print_in(OUTPUT_JSONL, chinese), members);
	assert_non_null(strstr(print_in(OUTPUT_TABLE, chinese), "\n合计 "));
}

TEST(lines_of_a_translated_table_are_equally_wide)
{
	const struct catalog *chinese;
	char lines[2000], *at = lines;
	assert_true(lang_parse("zh-CN", &chinese));
	strcpy(lines, print_in(OUTPUT_TABLE, chinese));
	int width = text_width(sl_from(strtok_r(at, "\n", &at)));
	for (char *line; (line = strtok_r(NULL, "\n", &at)) != NULL;)
		assert_int_equal(text_width(sl_from(line)), width);
}

TEST(objects_have_null_for_an_unknown_burn)
{
	assert_string_equal(
	    print_groups(OUTPUT_JSONL),
	    "{\"Remark\":\"=vip\",\"Customers\":1,\"Credit\":10.00,\"RemainingCredit\":"
	    "-1.50,\"Owed\":1.50,\"Burn\":2.50}\n"
	    "{\"Remark\":\"\",\"Customers\":1,\"Credit\":3.00,\"RemainingCredit\":3.00,"
	    "\"Owed\":0.00,\"Burn\":null}\n");
	assert_int_equal(print_groups(OUTPUT_JSON)[0], '[');
}

TEST(sheets_run_no_formula)
{
	assert_string_equal(print_groups(OUTPUT_CSV),
			    "Remark,Customers,Credit,RemainingCredit,Owed,Burn\r\n"
			    "\"'=vip\",1,10.00,-1.50,1.50,2.50\r\n"
			    ",1,3.00,3.00,0.00,\r\n");
	assert_non_null(strstr(print_groups(OUTPUT_TSV), "\t10.00\t-1.50\t1.50\t2.50\n"));
}

TEST(a_table_ends_with_all)
{
	const char *text = print_groups(OUTPUT_TABLE);
	assert_non_null(strstr(text, "RemainingCredit"));
	assert_non_null(strstr(text, "\nAll "));
	assert_non_null(strstr(text, "13.00"));
	char lines[2000], *at = lines;
	snprintf(lines, sizeof lines, "%s", text);
	for (int i = 0; i < 4; i++) { /* the numbers are below their names */
		char *end = strchr(at, '\n');
		assert_non_null(end);
		assert_int_equal(end - at, strchr(text, '\n') - text);
		at = end + 1;
	}
}

TEST(the_columns_of_a_table_have_room_for_large_amounts)
{
	char head[200], sums[200];
	snprintf(head, sizeof head, "%-40s %9s %18s %18s %16s %14s\n", "Remark", "Customers",
		 "Credit", "RemainingCredit", "Owed", "Burn");
	snprintf(sums, sizeof sums, "\n%-40s %9s %18s %18s %16s %14s\n", "All", "2", "13.00",
		 "1.50", "1.50", "2.50");
	const char *text = print_groups(OUTPUT_TABLE);
	assert_memory_equal(text, head, strlen(head));
	assert_non_null(strstr(text, sums));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_columns_of_a_table_have_room_for_large_amounts),
	    cmocka_unit_test(objects_have_null_for_an_unknown_burn),
	    cmocka_unit_test(sheets_run_no_formula),
	    cmocka_unit_test(a_table_ends_with_all),
	    cmocka_unit_test(heads_are_translated_and_members_are_not),
	    cmocka_unit_test(lines_of_a_translated_table_are_equally_wide),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
