/* SPDX-License-Identifier: MIT */
/* The language is that of --lang, else that of the environment. */
#include "config/options_lang.h"
#include "options_words.h"
#include "test.h"

static struct lang_environment at;

static const char *read_variable(const char *name)
{
	return strcmp(name, "LC_ALL") == 0        ? at.lc_all
	       : strcmp(name, "LC_MESSAGES") == 0 ? at.lc_messages
	       : strcmp(name, "LANG") == 0        ? at.lang
	       : strcmp(name, "LANGUAGE") == 0    ? at.language
						  : NULL;
}

/* What the options of the last GOOD become in that environment. */
static void settles_as(struct lang_environment env, const char *lang, const char *of_api)
{
	struct options o = got;
	at = env;
	options_lang_settle(&o, read_variable);
	assert_string_equal(lang_name(o.lang), lang);
	assert_string_equal(o.language ? o.language : "none", of_api);
}

TEST(without_the_option_the_environment_decides)
{
	GOOD("list");
	settles_as((struct lang_environment){.lang = "zh_CN.UTF-8"}, "zh-CN", "zh-CN");
	settles_as((struct lang_environment){.lang = "en_US.UTF-8"}, "en", "none");
	settles_as((struct lang_environment){.lang = "C"}, "en", "none");
	settles_as((struct lang_environment){.lang = "POSIX"}, "en", "none");
	settles_as((struct lang_environment){.lang = NULL}, "en", "none");
	settles_as((struct lang_environment){.lang = ""}, "en", "none");
}

TEST(variables_are_read_in_their_order)
{
	GOOD("list");
	settles_as((struct lang_environment){"zh_CN.UTF-8", "en_US.UTF-8", "en_US.UTF-8", NULL},
		   "zh-CN", "zh-CN");
	settles_as((struct lang_environment){NULL, "zh_CN.UTF-8", "en_US.UTF-8", NULL}, "zh-CN",
		   "zh-CN");
	settles_as((struct lang_environment){"C", "zh_CN.UTF-8", "zh_CN.UTF-8", "zh_CN"}, "en",
		   "none");
	settles_as((struct lang_environment){NULL, NULL, "de_DE.UTF-8", "fr:zh_CN:en"}, "zh-CN",
		   "zh-CN");
	settles_as((struct lang_environment){NULL, NULL, "zh_CN.UTF-8", "en:zh_CN"}, "en", "none");
	settles_as((struct lang_environment){NULL, NULL, "zh_CN.UTF-8", "fr"}, "zh-CN", "zh-CN");
}

TEST(auto_is_the_environment)
{
	GOOD("list", "--lang", "auto");
	assert_false(got.has_lang);
	settles_as((struct lang_environment){.lang = "zh_CN.UTF-8"}, "zh-CN", "zh-CN");
	GOOD("--lang=zh-CN", "--lang", "auto");
	settles_as((struct lang_environment){.lang = "C"}, "en", "none");
}

TEST(the_option_precedes_the_environment)
{
	static const char *const chinese[] = {"zh-CN", "zh_CN", "zh", "ZH-cn"};
	for (size_t i = 0; i < COUNT_OF(chinese); i++) {
		GOOD("list", "--lang", chinese[i]);
		settles_as((struct lang_environment){.lc_all = "C"}, "zh-CN", "zh-CN");
	}
	GOOD("list", "--lang", "en");
	settles_as((struct lang_environment){.lc_all = "zh_CN.UTF-8"}, "en", "none");
}

TEST(another_name_is_refused)
{
	static const char *const bad[] = {"qq", "", "zh-TW", "zh_CN.UTF-8", "english", "Auto"};
	for (size_t i = 0; i < COUNT_OF(bad); i++)
		BAD("--lang must be one of auto, en, ", "list", "--lang", bad[i]);
}

TEST(a_given_language_of_the_api_stays)
{
	GOOD("list", "--language", "en-US", "--lang", "zh-CN");
	settles_as((struct lang_environment){.lang = "zh_CN.UTF-8"}, "zh-CN", "en-US");
	GOOD("list", "--language", "zh-CN");
	settles_as((struct lang_environment){.lang = "C"}, "en", "zh-CN");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(without_the_option_the_environment_decides),
	    cmocka_unit_test(variables_are_read_in_their_order),
	    cmocka_unit_test(auto_is_the_environment),
	    cmocka_unit_test(the_option_precedes_the_environment),
	    cmocka_unit_test(another_name_is_refused),
	    cmocka_unit_test(a_given_language_of_the_api_stays),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
