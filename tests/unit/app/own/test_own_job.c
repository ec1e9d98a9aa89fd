/* SPDX-License-Identifier: MIT */
/* Tests of src/app/own/own_job.c. */
#include "app/model/model.h"
#include "app/own/own_job.h"

#include "fixture.h"
#include "test.h"

static struct fixture f;
static struct own_job j;

static void start(const char *name, const char *email)
{
	struct sample c = {.uin = "200000000007", .name = name, .email = email, .credit = "10"};
	fixture_init(&f, 24, 80);
	fixture_put(&f, 1, &c, 1, 1);
	own_job_init(&j);
}

TEARDOWN(tear_down)
{
	own_job_release(&j);
	fixture_release(&f);
	return 0;
}

static bool make(const char *text, struct err *e)
{
	struct own_command c;
	if (!own_command_parse(sl_from(text), &c, e))
		fail_msg("%s: %s", text, e->text);
	return own_job_make(&j, &f.m, &c, e);
}

static void made(const char *text)
{
	struct err e = {0};
	if (!make(text, &e))
		fail_msg("%s: %s", text, e.text);
}

static void refused(const char *text, const char *why)
{
	struct err e = {0};
	assert_false(make(text, &e));
	if (!strstr(e.text, why))
		fail_msg("%s: %s", text, e.text);
}

TEST(values_pass_the_gate_and_the_input_is_exact)
{
	start("rm\n\x1b[2J", "a@b");
	made("f {name} {email}");
	assert_string_equal(j.shell.p, "f \"${1}\" \"${2}\"");
	assert_int_equal(j.n_values, 2);
	assert_string_equal(j.values.p, "rm␊␛[2J");
	assert_string_equal(j.values.p + strlen(j.values.p) + 1, "a@b");
	assert_non_null(strstr(j.input.p, "\"Name\":\"rm\\n\\u001b[2J\""));
	assert_int_equal(j.input.p[j.input.n - 1], '\n');
}

TEST(without_input_nothing_is_written)
{
	start("x", "a@b");
	made("--no-input f");
	assert_false(j.has_input);
	assert_int_equal(j.input.n, 0);
	assert_int_equal(j.n_values, 0);
	assert_int_equal(j.n, 1);
}

TEST(a_value_that_is_missing_is_named)
{
	start("x", NULL);
	refused("f {email}", "it needs {email}, which this customer does not have");
	made("f {name}");
}

TEST(a_value_that_could_be_an_option_needs_a_guard)
{
	start("-rf", "a@b");
	refused("rm {name}", "write -- before {name}");
	made("rm -- {name}");
	made("f --name={name} {email}");
}

TEST(masked_data_goes_only_to_the_input_and_only_masked)
{
	start("Secret Ltd", "s@secret.example");
	f.m.masked = true;
	refused("f {name}", "it needs {name}, but personal data is masked; p shows it");
	made("f");
	assert_null(strstr(j.input.p, "Secret"));
	assert_null(strstr(j.input.p, "200000000007"));
	assert_non_null(strstr(j.input.p, "\"Name\":\"***\""));
	made("--csv f");
	assert_null(strstr(j.input.p, "ecret"));
	assert_non_null(strstr(j.input.p, "***,***,"));
	assert_non_null(strstr(j.input.p, ",10,"));
}

TEST(what_was_made_before_is_forgotten)
{
	start("x", "a@b");
	made("f {name}");
	made("--csv --background g");
	assert_int_equal(j.n_values, 0);
	assert_string_equal(j.shell.p, "g");
	assert_int_equal(j.place, OWN_BACKGROUND);
	assert_string_equal(j.label, "g");
	assert_memory_equal(j.input.p, "ClientUin,Name", 14);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(values_pass_the_gate_and_the_input_is_exact, tear_down),
	    cmocka_unit_test_teardown(without_input_nothing_is_written, tear_down),
	    cmocka_unit_test_teardown(a_value_that_is_missing_is_named, tear_down),
	    cmocka_unit_test_teardown(a_value_that_could_be_an_option_needs_a_guard, tear_down),
	    cmocka_unit_test_teardown(masked_data_goes_only_to_the_input_and_only_masked,
				      tear_down),
	    cmocka_unit_test_teardown(what_was_made_before_is_forgotten, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
