/* SPDX-License-Identifier: MIT */
/* Tests of src/cmd/doctor_report.c. */
#include "codec/json.h"

#include "cmd/doctor_report.h"
#include "test.h"

static void all_well(struct doctor_report *r)
{
	*r = (struct doctor_report){0};
	for (int i = 0; i < STEPS; i++)
		doctor_report_ok(r, (enum step)i, 1234, "step %d", i);
}

TEST(only_all_is_well_exits_with_zero)
{
	struct doctor_report r = {0};
	assert_int_equal(doctor_report_exit_code(&r), 3);
	all_well(&r);
	assert_int_equal(doctor_report_exit_code(&r), 0);
	doctor_report_warn(&r, STEP_LATENCY, "wait", "slow");
	assert_int_equal(doctor_report_exit_code(&r), 1);
	doctor_report_fail(&r, STEP_RATE, "stop", "limited");
	assert_int_equal(doctor_report_exit_code(&r), 3);
	doctor_report_fail(&r, STEP_CREDENTIALS, "get one", "no key");
	assert_int_equal(doctor_report_exit_code(&r), 2);
}

TEST(a_step_not_reached_is_not_well)
{
	struct doctor_report r = {0};
	for (int i = 0; i < STEPS - 1; i++)
		doctor_report_ok(&r, (enum step)i, UNTIMED, "fine");
	assert_int_equal(doctor_report_exit_code(&r), 3);
}

TEST(the_first_failure_of_a_step_is_kept)
{
	struct doctor_report r = {0};
	doctor_report_ok(&r, STEP_CLOCK, 10, "fine");
	doctor_report_fail(&r, STEP_CLOCK, "set it", "off");
	doctor_report_fail(&r, STEP_CLOCK, "other", "worse");
	doctor_report_ok(&r, STEP_CLOCK, 20, "fine again");
	assert_int_equal(r.at[STEP_CLOCK].verdict, VERDICT_FAIL);
	assert_string_equal(r.at[STEP_CLOCK].detail, "off");
	assert_string_equal(r.at[STEP_CLOCK].remedy, "set it");
}

TEST(text_has_a_line_for_each_step_and_each_remedy)
{
	struct doctor_report r;
	struct buf b;
	all_well(&r);
	doctor_report_fail(&r, STEP_DNS, "check the name", "nobody");
	r.at[STEP_TCP].verdict = VERDICT_NONE;
	buf_init(&b, 1u << 16);
	doctor_report_print(&r, &(struct doctor_look){0}, &b);
	assert_non_null(strstr(b.p, "\nok    credentials        1.2 ms  step 1\nFAIL  dns  "));
	assert_non_null(strstr(b.p, "nobody\n                                 ->  check the name\n"
				    "-     tcp                     -  not reached\n"));
	assert_non_null(strstr(b.p, "start with the first FAIL.\n"));
	buf_release(&b);
}

TEST(on_a_terminal_lines_break_at_words_and_faults_are_red)
{
	struct doctor_report r;
	struct buf b;
	all_well(&r);
	doctor_report_fail(
	    &r, STEP_CREDENTIALS,
	    "export TENCENTCLOUD_SECRET_KEY=...\nwith the key that belongs to the id",
	    "TENCENTCLOUD_SECRET_KEY is not set, but its id is");
	buf_init(&b, 1u << 16);
	doctor_report_print(&r, &(struct doctor_look){.cols = 80, .color = true}, &b);
	buf_add_byte(&b, '\0');
	assert_non_null(strstr(b.p, "\033[2mok  \033[0m  configuration"));
	assert_non_null(
	    strstr(b.p, "\033[1;31mFAIL\033[0m  credentials        1.2 ms  "
			"TENCENTCLOUD_SECRET_KEY is not set, but its id\n"
			"                                 is\n"
			"                                 ->  export TENCENTCLOUD_SECRET_KEY=...\n"
			"                                     with the key that belongs to the id\n"
			"\033[2mok  "));
	buf_release(&b);
}

static struct sl text_of(const struct json_node *step, const char *key)
{
	return json_string(json_get(step, key));
}

TEST(json_says_the_same)
{
	struct doctor_report r;
	struct buf b;
	struct err e = {0};
	all_well(&r);
	doctor_report_fail(&r, STEP_CREDENTIALS, "say \"please\"", "half\na key");
	r.at[STEP_TCP].verdict = VERDICT_NONE;
	buf_init(&b, 1u << 16);
	doctor_report_print_json(&r, &b);
	struct json *doc = json_parse(buf_sl(&b), &e);
	assert_non_null(doc);
	const struct json_node *root = json_root(doc), *step;
	assert_int_equal(json_kind_of(json_get(root, "ok")), JSON_FALSE);
	assert_true(sl_equal(json_number(doc, json_get(root, "exit")), SL("2")));
	assert_int_equal(json_count(json_get(root, "steps")), STEPS);
	step = json_next(json_first(json_get(root, "steps")));
	assert_true(sl_equal(text_of(step, "step"), SL("credentials")));
	assert_true(sl_equal(text_of(step, "status"), SL("fail")));
	assert_true(sl_equal(text_of(step, "detail"), SL("half\na key")));
	assert_true(sl_equal(text_of(step, "remedy"), SL("say \"please\"")));
	assert_true(sl_equal(json_number(doc, json_get(step, "ms")), SL("1.234")));
	step = json_next(json_next(step));
	assert_true(sl_equal(text_of(step, "status"), SL("not reached")));
	assert_int_equal(json_kind_of(json_get(step, "ms")), JSON_NULL);
	json_free(doc);
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(only_all_is_well_exits_with_zero),
	    cmocka_unit_test(a_step_not_reached_is_not_well),
	    cmocka_unit_test(the_first_failure_of_a_step_is_kept),
	    cmocka_unit_test(text_has_a_line_for_each_step_and_each_remedy),
	    cmocka_unit_test(on_a_terminal_lines_break_at_words_and_faults_are_red),
	    cmocka_unit_test(json_says_the_same),
	};
	return cmocka_run_group_tests_name("doctor_report", tests, NULL, NULL);
}
