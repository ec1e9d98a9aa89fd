/* SPDX-License-Identifier: MIT */
/* The language is changed while the browser runs, and the API's messages follow it. */
#include "flow_start.h"
#include "test.h"

static struct flow *start(bool follows)
{
	struct flow *f = flow_start("300..1", 100);
	f->model->settings.language_follows = follows;
	return f;
}

static void type_command(struct flow *f, const char *command)
{
	flow_keys(f, ":");
	flow_type(f, sl_from(command), false);
	flow_keys(f, "Enter");
}

TEST(a_command_changes_the_language)
{
	struct flow *f = start(true);
	assert_null(f->model->lang);
	type_command(f, "lang zh-CN");
	assert_string_equal(lang_name(f->model->lang), "zh-CN");
	assert_string_equal(f->model->settings.language, "zh-CN");
	type_command(f, "lang en");
	assert_null(f->model->lang);
	assert_string_equal(f->model->settings.language, "en-US");
	flow_end(f);
}

TEST(a_given_language_of_the_api_stays)
{
	struct flow *f = start(false);
	f->model->settings.language = "en-US";
	type_command(f, "lang zh-CN");
	assert_string_equal(lang_name(f->model->lang), "zh-CN");
	assert_string_equal(f->model->settings.language, "en-US");
	flow_end(f);
}

TEST(without_a_word_the_languages_are_named)
{
	struct flow *f = start(true);
	const struct catalog *lang;
	type_command(f, "lang");
	assert_non_null(strstr(f->model->toast.text, ":lang needs a word: en"));
	for (size_t i = 0; (lang = lang_at(i)) != NULL; i++)
		assert_non_null(strstr(f->model->toast.text, lang_name(lang)));
	flow_end(f);
}

TEST(another_word_is_refused)
{
	struct flow *f = start(true);
	type_command(f, "lang klingon");
	assert_null(f->model->lang);
	assert_true(f->model->toast.is_error);
	flow_end(f);
}

TEST(another_profile_has_the_language_in_use)
{
	struct flow *f = start(true);
	struct settings other = f->model->settings;
	type_command(f, "lang zh-CN");
	other.language = NULL;
	flow_event(f, &(struct event){.kind = EV_SWITCHED, .switched = {.settings = &other}});
	assert_string_equal(lang_name(f->model->lang), "zh-CN");
	assert_string_equal(f->model->settings.language, "zh-CN");
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_command_changes_the_language),
	    cmocka_unit_test(a_given_language_of_the_api_stays),
	    cmocka_unit_test(without_a_word_the_languages_are_named),
	    cmocka_unit_test(another_word_is_refused),
	    cmocka_unit_test(another_profile_has_the_language_in_use),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
