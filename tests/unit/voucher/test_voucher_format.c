/* SPDX-License-Identifier: MIT */
/* Tests of src/voucher/voucher_format.c. */
#include "base/time.h"

#include "test.h"
#include "voucher/voucher_format.h"
#include "voucher_pages.h"

static struct voucher_reading r;
static struct voucher_items l;
static struct voucher_format f;
static struct buf out;

static const char rows[] =
    "{\"VoucherId\":1000001,\"CustomerUin\":200018834471,\"VoucherStatus\":\"Issued\","
    "\"RemainingAmount\":1234.5,\"TotalAmount\":2000,\"Usage\":\"ProductTrial\","
    "\"PaymentMode\":\"Prepaid\",\"ProductScope\":\"AllProducts\","
    "\"EffectiveTime\":\"2026-01-01 00:00:00\",\"ExpireTime\":\"2026-12-07 23:59:59\","
    "\"ApplyReason\":\"a \\\"good\\\", \\u001b[31mlong \\u202ereason\"},"
    "{\"VoucherId\":1000002,\"CustomerUin\":\"x\",\"RemainingAmount\":null,"
    "\"TotalAmount\":\"=1\",\"ExpireTime\":\"never\",\"ApplyReason\":\"=1+2\"}";

SETUP(set_up)
{
	f = (struct voucher_format){.output = OUTPUT_TABLE};
	assert_true(time_parse(SL("2026-11-30 10:00:00"), &f.now_s));
	buf_init(&out, 1u << 16);
	voucher_reading_init(&r);
	voucher_pages_take(&r, 1, 2, rows);
	voucher_items_take(&l, &r, NULL);
	return 0;
}

TEARDOWN(tear_down)
{
	buf_release(&out);
	voucher_items_release(&l);
	voucher_reading_release(&r);
	return 0;
}

static void write_all(enum output output)
{
	struct voucher_sums sums;
	f.output = output;
	for (size_t i = 0; i < l.n; i++)
		voucher_format_measure(&f, &l.items[i]);
	voucher_format_fit(&f);
	voucher_format_begin(&f, &out);
	for (size_t i = 0; i < l.n; i++)
		voucher_format_voucher(&f, &l.items[i], i == 0, &out);
	voucher_format_end(&f, l.n > 0, &out);
	voucher_items_sum(&l, f.now_s, &sums);
	if (f.totals)
		voucher_format_totals(&f, &sums, &out);
}

TEST(a_table_has_days_and_cents_and_no_control_character)
{
	write_all(OUTPUT_TABLE);
	assert_string_equal(
	    out.p,
	    "Expires                        UIN  Remaining     Total  Status  Mode     Usage      "
	    "   Scope        VoucherId  Effective   Reason\n"
	    "2026-12-07 in 7 days  200018834471   1,234.50  2,000.00  Issued  Prepaid  "
	    "ProductTrial  AllProducts    1000001  2026-01-01  a \"good\", ␛[31mlong �reason\n"
	    "never                            ?                    ?                        "
	    "                        1000002              =1+2\n");
}

TEST(heads_are_translated_and_members_are_not)
{
	assert_true(lang_parse("zh-CN", &f.heads));
	write_all(OUTPUT_TABLE);
	assert_non_null(strstr(out.p, "到期"));
	assert_non_null(strstr(out.p, "剩余"));
	assert_null(strstr(out.p, "Expires"));
	buf_clear(&out);
	write_all(OUTPUT_CSV);
	assert_true(sl_starts(buf_sl(&out), SL("到期时间,客户 UIN,剩余金额,总金额,代金券状态,")));
	buf_clear(&out);
	write_all(OUTPUT_JSONL);
	assert_non_null(strstr(out.p, "\"ExpireTime\":"));
	assert_null(strstr(out.p, "到期"));
}

TEST(columns_that_do_not_fit_are_left_out)
{
	f.width = 55; /* as many as these have */
	write_all(OUTPUT_TABLE);
	assert_string_equal(out.p, "Expires                        UIN  Remaining     Total\n"
				   "2026-12-07 in 7 days  200018834471   1,234.50  2,000.00\n"
				   "never                            ?                    ?\n");
	buf_clear(&out);
	f.width = 54;
	write_all(OUTPUT_TABLE);
	assert_string_equal(out.p, "Expires                        UIN  Remaining\n"
				   "2026-12-07 in 7 days  200018834471   1,234.50\n"
				   "never                            ?\n");
}

TEST(the_reason_is_cut_where_a_part_of_it_fits)
{
	f.width = 140;
	f.ascii = true;
	write_all(OUTPUT_TABLE);
	assert_non_null(strstr(out.p, "  a \"good\", ␛["));
	assert_non_null(strstr(out.p, "~\n"));
}

TEST(json_has_the_names_of_the_api_and_null_for_what_is_not_known)
{
	f.totals = true;
	write_all(OUTPUT_JSON);
	assert_string_equal(
	    out.p, "{\"Vouchers\":[\n"
		   "{\"ExpireTime\":\"2026-12-07 23:59:59\",\"CustomerUin\":200018834471,"
		   "\"RemainingAmount\":1234.50,\"TotalAmount\":2000.00,\"VoucherStatus\":"
		   "\"Issued\",\"PaymentMode\":\"Prepaid\",\"Usage\":\"ProductTrial\","
		   "\"ProductScope\":\"AllProducts\",\"VoucherId\":1000001,\"EffectiveTime\":"
		   "\"2026-01-01 00:00:00\",\"ApplyReason\":"
		   "\"a \\\"good\\\", \\u001b[31mlong \\u202ereason\"},\n"
		   "{\"ExpireTime\":\"never\",\"CustomerUin\":null,\"RemainingAmount\":null,"
		   "\"TotalAmount\":null,\"VoucherStatus\":\"\",\"PaymentMode\":\"\",\"Usage\":"
		   "\"\",\"ProductScope\":\"\",\"VoucherId\":1000002,\"EffectiveTime\":\"\","
		   "\"ApplyReason\":\"=1+2\"}\n"
		   "],\"Totals\":{\"Vouchers\":2,\"RemainingAmount\":1234.50,\"TotalAmount\":"
		   "2000.00,\"EndIn7Days\":0,\"RemainingIn7Days\":0.00,\"EndIn30Days\":1,"
		   "\"RemainingIn30Days\":1234.50,\"UnknownAmounts\":1,\"UnknownEnds\":1}}\n");
}

TEST(on_a_terminal_json_has_escapes_for_what_is_not_seen)
{
	static char unseen[] = "a\xE2\x80\x8B"
			       "b";
	struct voucher v = {.reason = SL("")};
	struct voucher_item item = {.voucher = &v};
	v.reason = sl_from(unseen);
	f.output = OUTPUT_JSONL;
	voucher_format_voucher(&f, &item, true, &out);
	assert_non_null(strstr(out.p, unseen));
	buf_clear(&out);
	f.terminal = true;
	voucher_format_voucher(&f, &item, true, &out);
	assert_null(strstr(out.p, unseen));
	assert_non_null(strstr(out.p, "a\\u200bb"));
}

TEST(sheets_run_no_formula)
{
	write_all(OUTPUT_CSV);
	assert_ptr_equal(strstr(out.p, "ExpireTime,CustomerUin,RemainingAmount,TotalAmount,"),
			 out.p);
	assert_non_null(strstr(out.p, "never,,,,,,,,1000002,,\"'=1+2\"\r\n"));
	buf_clear(&out);
	write_all(OUTPUT_TSV);
	assert_non_null(strstr(out.p, "\t1000002\t\t'=1+2\n"));
	buf_clear(&out);
	f.excel = true;
	write_all(OUTPUT_CSV);
	assert_memory_equal(out.p, "\xEF\xBB\xBF", 3);
	assert_non_null(strstr(out.p, "\"200018834471\t\""));
	buf_clear(&out);
	write_all(OUTPUT_TSV); /* which Excel is not for */
	assert_ptr_equal(strstr(out.p, "ExpireTime\t"), out.p);
}

TEST(totals_are_two_lines)
{
	struct voucher_sums s = {.n = 1234,
				 .remaining = 5000000,
				 .total = 9000000,
				 .n_week = 1,
				 .n_month = 3,
				 .unknown = 2,
				 .n_no_end = 1};
	voucher_format_totals(&f, &s, &out);
	assert_string_equal(out.p, "\n1,234 vouchers  Remaining 5.00  Total 9.00  (2 without known "
				   "amounts)\n"
				   "End within 7 days: 1 (0.00)  within 30 days: 3 (0.00)  not "
				   "known: 1\n");
}

TEST(flaws_are_named_without_their_content)
{
	assert_false(voucher_format_flaws(&l.items[0], NULL, &out));
	assert_true(voucher_format_flaws(&l.items[1], NULL, &out));
	assert_string_equal(out.p,
			    "ExpireTime is not a time that can be read, CustomerUin is not "
			    "a number that can be read, TotalAmount is not a number that can "
			    "be read");
}

#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

TEST(totals_are_json_numbers_below_zero)
{
	const struct voucher_sums s = {.n = 1, .remaining = -5000000, .total = -1500000};
	f.output = OUTPUT_JSON;
	voucher_format_totals(&f, &s, &out);
	assert_non_null(strstr(out.p, "\"RemainingAmount\":-5.00,\"TotalAmount\":-1.50"));
}

TEST(a_row_that_is_no_object_is_null_and_said)
{
	voucher_pages_replace(&r, &l, 1, "5");
	write_all(OUTPUT_JSONL);
	assert_string_equal(out.p, "{\"ExpireTime\":null,\"CustomerUin\":null,\"RemainingAmount\":"
				   "null,\"TotalAmount\":null,\"VoucherStatus\":null,"
				   "\"PaymentMode\":null,\"Usage\":null,\"ProductScope\":null,"
				   "\"VoucherId\":null,\"EffectiveTime\":null,\"ApplyReason\":null}"
				   "\n");
	buf_clear(&out);
	f.width = 40;
	write_all(OUTPUT_TABLE);
	assert_non_null(strstr(out.p, "\n?"));
	buf_clear(&out);
	assert_true(voucher_format_flaws(&l.items[0], NULL, &out));
	assert_string_equal(out.p, "it is not an object");
}

TEST(a_text_that_is_there_twice_is_null_and_said)
{
	voucher_pages_replace(
	    &r, &l, 1,
	    "{\"VoucherId\":1,\"ExpireTime\":\"2026-12-05 12:00:00\",\"Usage\":\"a\","
	    "\"Usage\":\"b\"}");
	write_all(OUTPUT_JSONL);
	assert_non_null(strstr(out.p, "\"Usage\":null,"));
	buf_clear(&out);
	assert_true(voucher_format_flaws(&l.items[0], NULL, &out));
	assert_string_equal(out.p, "Usage is not there exactly once");
}

TEST(a_list_of_none_is_whole_json)
{
	voucher_items_release(&l);
	write_all(OUTPUT_JSON);
	assert_string_equal(out.p, "[]\n");
	buf_clear(&out);
	f.totals = true;
	write_all(OUTPUT_JSONL);
	assert_string_equal(out.p, "{\"Totals\":{\"Vouchers\":0,\"RemainingAmount\":0.00,"
				   "\"TotalAmount\":0.00,\"EndIn7Days\":0,\"RemainingIn7Days\":"
				   "0.00,\"EndIn30Days\":0,\"RemainingIn30Days\":0.00,"
				   "\"UnknownAmounts\":0,\"UnknownEnds\":0}}\n");
}

TEST(an_array_without_totals_ends_its_line)
{
	voucher_pages_replace(&r, &l, 1, "{\"VoucherId\":1}");
	write_all(OUTPUT_JSON);
	assert_memory_equal(out.p, "[\n{", 3);
	assert_string_equal(out.p + out.n - 4, "}\n]\n");
}

TEST(totals_say_only_what_is_not_nothing)
{
	const struct voucher_sums s = {.n = 1,
				       .remaining = 5000000,
				       .total = 9000000,
				       .n_week = 1200,
				       .week_remaining = 1234500000,
				       .n_month = 1300,
				       .month_remaining = -1500000};
	voucher_format_totals(&f, &s, &out);
	assert_string_equal(out.p, "\n1 voucher  Remaining 5.00  Total 9.00\n"
				   "End within 7 days: 1,200 (1,234.50)  within 30 days: 1,300 "
				   "(-1.50)\n");
	buf_clear(&out);
	f.output = OUTPUT_JSON;
	voucher_format_totals(&f, &s, &out);
	assert_non_null(strstr(out.p, "\"EndIn7Days\":1200,\"RemainingIn7Days\":1234.50,"
				      "\"EndIn30Days\":1300,\"RemainingIn30Days\":-1.50,"));
	buf_clear(&out);
	f.output = OUTPUT_TSV;
	voucher_format_totals(&f, &s, &out);
	f.output = OUTPUT_CSV;
	voucher_format_totals(&f, &s, &out);
	assert_int_equal(out.n, 0);
}

TEST(a_reason_needs_the_columns_of_a_short_one)
{
	voucher_pages_replace(&r, &l, 1,
			      "{\"VoucherId\":1,\"ApplyReason\":\"abcdefghijklmnopqrstuvwxyz\"}");
	f.ascii = true;
	write_all(OUTPUT_TABLE);
	const char *reason = strstr(out.p, "abcdef");
	assert_non_null(reason);
	assert_non_null(strstr(out.p, "abcdefghijklmnopqrstuvwxyz\n"));
	const char *row = strchr(out.p, '\n') + 1;
	int before = (int)(reason - row);
	buf_clear(&out);
	f.width = before + 12;
	write_all(OUTPUT_TABLE);
	assert_non_null(strstr(out.p, "  abcdefghijk~\n"));
	buf_clear(&out);
	memset(f.widths, 0, sizeof f.widths);
	f.width = before + 11;
	write_all(OUTPUT_TABLE);
	assert_null(strstr(out.p, "abc"));
	assert_null(strstr(out.p, "Reason"));
}

TEST(a_long_reason_widens_no_line_beyond_60_columns)
{
	voucher_pages_replace(&r, &l, 2,
			      "{\"VoucherId\":1,\"ApplyReason\":"
			      "\"123456789.123456789.123456789.123456789.123456789.123456789.\"},"
			      "{\"VoucherId\":2,\"ApplyReason\":"
			      "\"123456789.123456789.123456789.123456789.123456789.123456789.1\"}");
	f.ascii = true;
	write_all(OUTPUT_TABLE);
	assert_non_null(strstr(out.p, ".123456789.\n"));
	assert_non_null(strstr(out.p, ".123456789~\n"));
}

TEST(sheets_on_a_terminal_have_no_unseen_character)
{
	static const char unseen[] = "\xE2\x80\x8B";
	voucher_pages_replace(&r, &l, 1, "{\"VoucherId\":1,\"ApplyReason\":\"a\\u200bb\"}");
	f.terminal = true;
	write_all(OUTPUT_CSV);
	assert_null(strstr(out.p, unseen));
	buf_clear(&out);
	f.terminal = false;
	write_all(OUTPUT_CSV);
	assert_non_null(strstr(out.p, unseen));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    T(a_table_has_days_and_cents_and_no_control_character),
	    T(heads_are_translated_and_members_are_not),
	    T(columns_that_do_not_fit_are_left_out),
	    T(the_reason_is_cut_where_a_part_of_it_fits),
	    T(json_has_the_names_of_the_api_and_null_for_what_is_not_known),
	    T(on_a_terminal_json_has_escapes_for_what_is_not_seen),
	    T(sheets_run_no_formula),
	    T(totals_are_two_lines),
	    T(flaws_are_named_without_their_content),
	    T(totals_are_json_numbers_below_zero),
	    T(a_row_that_is_no_object_is_null_and_said),
	    T(a_text_that_is_there_twice_is_null_and_said),
	    T(a_list_of_none_is_whole_json),
	    T(an_array_without_totals_ends_its_line),
	    T(totals_say_only_what_is_not_nothing),
	    T(a_reason_needs_the_columns_of_a_short_one),
	    T(a_long_reason_widens_no_line_beyond_60_columns),
	    T(sheets_on_a_terminal_have_no_unseen_character),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
