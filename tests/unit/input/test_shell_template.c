/* SPDX-License-Identifier: MIT */
/* Tests of src/input/shell_template.c. */
#include "input/shell_template.h"
#include "test.h"

static struct shell_template t;

static void read_line(const char *line)
{
	struct err e = {0};
	if (!shell_template_read(sl_from(line), &t, &e))
		fail_msg("%s: %s", line, e.text);
}

static void assert_written(const char *line, size_t n, const char *want)
{
	struct buf out;
	buf_init(&out, 4096);
	read_line(line);
	shell_template_write(&t, n, &out);
	if (!sl_equal(buf_sl(&out), sl_from(want)))
		fail_msg("%s\n  gives %.*s\n  not   %s", line, (int)out.n, out.p, want);
	buf_release(&out);
}

static void assert_refused(const char *line, const char *why)
{
	struct err e = {0};
	assert_false(shell_template_read(sl_from(line), &t, &e));
	if (!strstr(e.text, why))
		fail_msg("%s: %s", line, e.text);
}

TEST(a_value_is_a_parameter_that_is_quoted_as_its_place_needs)
{
	assert_written("mutt -- {email}", 1, "mutt -- \"${1}\"");
	assert_written("mutt -s \"About {name}\" -- {email}", 1,
		       "mutt -s \"About ${1}\" -- \"${2}\"");
	assert_written("echo '{name}' x", 1, "echo ''\"${1}\"'' x");
	assert_written("open https://a/{uin}/b", 1, "open https://a/\"${1}\"/b");
	assert_written("echo \"$(grep {uin} file)\"", 1, "echo \"$(grep \"${1}\" file)\"");
	assert_written("echo \"`grep {uin} file` {name}\"", 1,
		       "echo \"`grep \"${1}\" file` ${2}\"");
	assert_written("echo \"$( (a \"b\"); c {uin})\" {uin}", 1,
		       "echo \"$( (a \"b\"); c \"${1}\")\" \"${1}\"");
	assert_written("echo \\\"{name}\\\" '\"'{uin}", 1, "echo \\\"\"${2}\"\\\" '\"'\"${1}\"");
}

TEST(other_braces_and_remarks_stay_as_they_are)
{
	assert_written("for i in {a,b}; do echo ${name} {phone}; done", 1,
		       "for i in {a,b}; do echo ${name} {phone}; done");
	assert_written("cat # don't {uin}", 1, "cat # don't {uin}");
	assert_written("echo a#'b'{uin}", 1, "echo a#'b'\"${1}\"");
	assert_written("echo $((1 + 2)) {uin}", 1, "echo $((1 + 2)) \"${1}\"");
}

TEST(a_place_that_is_a_word_becomes_one_for_each_customer)
{
	assert_written("mutt -- {email}", 3, "mutt -- \"${1}\" \"${2}\" \"${3}\"");
	assert_written("f {email} {uin}", 2, "f \"${3}\" \"${4}\" \"${1}\" \"${2}\"");
	assert_null(shell_template_find_part(&t));
	read_line("f {email} x{uin}");
	assert_ptr_equal(shell_template_find_part(&t), &t.at[1]);
	read_line("f \"{name}\"");
	assert_non_null(shell_template_find_part(&t));
}

/* A name that begins with a hyphen would be an option of the program. */
TEST(a_place_where_a_value_could_be_an_option_is_found)
{
	static const char *const open[] = {"f {name}",         "f -x \"{name}\"",
					   "f -- a; g {name}", "f -- a | g {name}",
					   "{name}",           "f -- a & {name}",
					   "f -- $(g {name})", "f -- `g {name}`",
					   "f -- (g {name})",  "f -- \"$(g {name})\"",
					   "f -- a;{name}",    "f -- $(g -- x) $(h {name})",
					   "f $({name})",      "f `{name}`"};
	static const char *const guarded[] = {
	    "f -- {name}",      "f -- x \"{name}\"",   "f x{name}",
	    "f \"the {name}\"", "f --name={name}",     "f -- $(g) {name}",
	    "f -- `g` {name}",  "f -- $(g -- {name})", "f -- \"$(g)\" {name}"};
	for (size_t i = 0; i < sizeof open / sizeof *open; i++) {
		read_line(open[i]);
		if (!shell_template_find_unguarded(&t, SHELL_NAME))
			fail_msg("%s", open[i]);
		assert_null(shell_template_find_unguarded(&t, SHELL_UIN));
	}
	for (size_t i = 0; i < sizeof guarded / sizeof *guarded; i++) {
		read_line(guarded[i]);
		if (shell_template_find_unguarded(&t, SHELL_NAME))
			fail_msg("%s", guarded[i]);
	}
}

TEST(a_line_without_an_end_is_refused)
{
	assert_refused("echo 'x", "has no end");
	assert_refused("echo \"x", "has no end");
	assert_refused("echo $(x", "has no end");
	assert_refused("echo `x", "has no end");
	assert_refused("(((((((((((((((", "has no end"); /* as many as are allowed */
	assert_refused("((((((((((((((((", "too many commands");
	assert_refused("{uin}{uin}{uin}{uin}{uin}{uin}{uin}{uin}{uin}{uin}{uin}{uin}{uin}{uin}{uin}"
		       "{uin}{uin}",
		       "at most 16");
}

TEST(fields_are_known_by_their_names)
{
	read_line("f {uin}");
	assert_true(shell_template_has_field(&t, SHELL_UIN));
	assert_false(shell_template_has_field(&t, SHELL_EMAIL));
	assert_string_equal(shell_template_field_name(SHELL_EMAIL), "{email}");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_value_is_a_parameter_that_is_quoted_as_its_place_needs),
	    cmocka_unit_test(other_braces_and_remarks_stay_as_they_are),
	    cmocka_unit_test(a_place_that_is_a_word_becomes_one_for_each_customer),
	    cmocka_unit_test(a_place_where_a_value_could_be_an_option_is_found),
	    cmocka_unit_test(a_line_without_an_end_is_refused),
	    cmocka_unit_test(fields_are_known_by_their_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
