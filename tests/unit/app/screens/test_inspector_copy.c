/* SPDX-License-Identifier: MIT */
/* Tests of src/app/screens/inspector_copy.c. */
#include "app/model/model.h"
#include "app/screens/inspector_copy.h"

#include "flow_start.h"
#include "test.h"

/* The flow reports what its terminal received at the end of the turn. */
static bool copied(const struct flow *f)
{
	return flow_says(f, "Sent to the terminal ");
}

/* The choice of what to copy of the newest request. */
static struct flow *choosing(void)
{
	struct flow *f = flow_start("5..1", 100);
	flow_keys(f, "I y");
	assert_true(f->model->inspector.copying);
	return f;
}

static bool holds(const struct flow *f, const char *part)
{
	const struct buf *b = &f->model->copy.text;
	return b->n >= strlen(part) && memmem(b->p, b->n, part, strlen(part)) != NULL;
}

TEST(each_letter_copies_its_part_and_closes)
{
	static const char *const holding[INSPECTOR_COPIES] = {
	    "11111111-2222", "\"Order", "\"Response\"", "curl",
	    "tccli",         "import",  "package main", "require"};
	for (int i = 0; i < INSPECTOR_COPIES; i++) {
		struct flow *f = choosing();
		char key[2] = {inspector_copy_choice((enum inspector_copy_part)i)->key, '\0'};
		flow_keys(f, key);
		assert_false(f->model->inspector.copying);
		assert_true(copied(f));
		assert_string_equal(f->model->copy.what,
				    inspector_copy_choice((enum inspector_copy_part)i)->title);
		if (!holds(f, holding[i]))
			fail_msg("no %s in %s", holding[i], f->model->copy.text.p);
		flow_end(f);
	}
}

/* Else tccli would ask its default account. */
TEST(the_tccli_command_asks_the_same_account)
{
	struct flow *f = choosing();
	struct settings *s = &f->model->settings;
	sl_to_chars(SL("work"), s->tccli_profile, sizeof s->tccli_profile);
	assert_true(assume_role_set(&s->role, SL("qcs::cam::uin/1:roleName/r"), SL("me"), NULL));
	flow_keys(f, "t");
	assert_true(copied(f));
	assert_true(holds(f, " --profile work --role-arn qcs::cam::uin/1:roleName/r "
			     "--role-session-name me "));
	flow_end(f);
}

TEST(a_command_has_the_language_that_was_sent)
{
	struct flow *f = flow_start("5..1", 100);
	f->model->settings.language = "zh-CN";
	flow_keys(f, "R");
	flow_settle(f);
	f->model->settings.language = "en-US";
	flow_keys(f, "I y c");
	assert_true(holds(f, "X-TC-Language: zh-CN"));
	flow_keys(f, "G y c");
	assert_false(holds(f, "X-TC-Language"));
	flow_end(f);
}

TEST(no_two_parts_have_one_letter)
{
	for (int i = 0; i < INSPECTOR_COPIES; i++)
		for (int k = 0; k < i; k++)
			assert_int_not_equal(
			    inspector_copy_choice((enum inspector_copy_part)i)->key,
			    inspector_copy_choice((enum inspector_copy_part)k)->key);
}

TEST(arrows_choose_within_the_list_and_enter_takes)
{
	struct flow *f = choosing();
	flow_keys(f, "Up");
	assert_int_equal(f->model->inspector.choice, 0);
	for (int i = 0; i < INSPECTOR_COPIES + 2; i++)
		flow_keys(f, "Down");
	assert_int_equal(f->model->inspector.choice, INSPECTOR_COPIES - 1);
	flow_keys(f, "Up Enter");
	assert_string_equal(f->model->copy.what, inspector_copy_choice(INSPECTOR_COPY_GO)->title);
	flow_end(f);
}

TEST(escape_and_q_copy_nothing)
{
	struct flow *f = choosing();
	flow_keys(f, "Esc");
	assert_false(f->model->inspector.copying);
	assert_true(app_layer_is_open(f->model, LAYER_INSPECTOR));
	flow_keys(f, "y q");
	assert_false(f->model->inspector.copying);
	assert_false(copied(f));
	assert_true(app_layer_is_open(f->model, LAYER_INSPECTOR));
	flow_end(f);
}

TEST(an_answer_that_is_not_there_yet_is_not_copied)
{
	struct flow *f = flow_start("5..1", 100);
	flow_keys(f, "R");
	flow_keys(f, "I y"); /* under way: no answer, so no RequestId */
	flow_keys(f, "i");
	assert_false(copied(f));
	assert_true(flow_says(f, "Nothing to copy: the RequestId"));
	flow_keys(f, "y b"); /* what was asked is known */
	assert_true(copied(f));
	flow_settle(f);
	flow_end(f);
}

TEST(a_pasted_letter_is_no_choice)
{
	struct flow *f = choosing();
	inspector_copy_key(f->model, (struct key){.code = KEYCODE_CHAR, .cp = 'b', .pasted = true},
			   NULL);
	assert_true(f->model->inspector.copying);
	assert_false(copied(f));
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_letter_copies_its_part_and_closes),
	    cmocka_unit_test(the_tccli_command_asks_the_same_account),
	    cmocka_unit_test(a_command_has_the_language_that_was_sent),
	    cmocka_unit_test(no_two_parts_have_one_letter),
	    cmocka_unit_test(arrows_choose_within_the_list_and_enter_takes),
	    cmocka_unit_test(escape_and_q_copy_nothing),
	    cmocka_unit_test(an_answer_that_is_not_there_yet_is_not_copied),
	    cmocka_unit_test(a_pasted_letter_is_no_choice),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
