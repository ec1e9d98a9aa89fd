/* SPDX-License-Identifier: MIT */
/* Tests of src/config/tccli_configure.c. */
#include <sys/stat.h>
#include <unistd.h>

#include "config/tccli_configure.h"
#include "test.h"

static char home[200], path[300];
static struct tccli_configure settings;
static struct err e;

SETUP(set_up)
{
	snprintf(home, sizeof home, TEST_BUILD "/tccli-XXXXXX");
	assert_non_null(mkdtemp(home));
	snprintf(path, sizeof path, "%s/.tccli", home);
	assert_int_equal(mkdir(path, 0700), 0);
	snprintf(path, sizeof path, "%s/.tccli/main.configure", home);
	e = (struct err){0};
	return 0;
}

TEARDOWN(tear_down)
{
	unlink(path);
	*strrchr(path, '/') = '\0';
	rmdir(path);
	return rmdir(home);
}

static bool read_text(const char *text)
{
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
	err_clear(&e);
	return tccli_configure_read(home, "main", &settings, &e);
}

TEST(endpoint_and_language_are_read)
{
	assert_true(read_text("\xEF\xBB\xBF{\"_sys_param\": {\"language\": \"zh-CN\", "
			      "\"region\": \"ap-singapore\"}, \"cvm\": {\"endpoint\": \"x\"}, "
			      "\"intlpartnersmgt\": {\"endpoint\": \"partner.example\", "
			      "\"version\": \"2022-09-28\"}}"));
	assert_string_equal(settings.endpoint, "partner.example");
	assert_string_equal(settings.language, "zh-CN");
	/* The layout of early versions. */
	assert_true(read_text("{\"language\": \"en-US\", \"region\": \"ap-singapore\"}"));
	assert_string_equal(settings.endpoint, "");
	assert_string_equal(settings.language, "en-US");
}

TEST(a_file_that_is_missing_says_nothing)
{
	assert_true(tccli_configure_read(home, "other", &settings, &e));
	assert_string_equal(settings.endpoint, "");
	assert_string_equal(settings.language, "");
	assert_true(tccli_configure_read(NULL, "main", &settings, &e));
	assert_true(read_text("{\"intlpartnersmgt\": {\"endpoint\": null}}"));
	assert_string_equal(settings.endpoint, "");
}

static void is_refused(const char *text, const char *says)
{
	assert_false(read_text(text));
	assert_int_equal(e.kind, ERR_CONFIG);
	if (!strstr(e.text, says) || !strstr(e.text, "main.configure"))
		fail_msg("says: %s", e.text);
}

TEST(a_file_that_cannot_be_understood_is_named)
{
	is_refused("{\"intlpartnersmgt\": {\"endpoint\": 7}}",
		   "intlpartnersmgt.endpoint is no text");
	is_refused("{\"_sys_param\": {\"language\": [\"zh-CN\"]}}", "language is no text");
	is_refused("{\"_sys_param\": ", "line 1");
	is_refused("[]", "contains no JSON object");
	is_refused("\xFF\xFE{", "UTF-16");
}

#define WITH_SETUP(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(endpoint_and_language_are_read),
	    WITH_SETUP(a_file_that_is_missing_says_nothing),
	    WITH_SETUP(a_file_that_cannot_be_understood_is_named),
	};
	return cmocka_run_group_tests_name("tccli_configure", tests, NULL, NULL);
}
