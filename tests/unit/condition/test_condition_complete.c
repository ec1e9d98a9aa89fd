/* SPDX-License-Identifier: MIT */
/* Tests of src/condition/condition_complete.c. */
#include "condition_fixture.h"

/* Returns the choices as "a b c", with the bytes that they replace before them. */
static const char *choices(const char *text)
{
	static char out[1000];
	struct condition_choice c[CONDITION_CHOICES];
	size_t begun, n = row_condition_complete(sl_from(text), c, &begun), at;
	at = (size_t)snprintf(out, sizeof out, "%zu:", begun);
	for (size_t i = 0; i < n; i++)
		at += (size_t)snprintf(out + at, sizeof out - at, " %s", c[i].word);
	return out;
}

TEST(columns_have_their_usual_sign)
{
	assert_string_equal(choices("re"), "2: remark: remaining< remaining%<");
	assert_string_equal(choices("acme (!RUN"), "3: runway<");
	assert_string_equal(choices("zz"), "2:");
	assert_non_null(strstr(choices(""), " name: "));
	assert_null(strstr(choices(""), " or"));
}

TEST(words_complete_too)
{
	assert_string_equal(choices("x ma"), "2: marked");
	assert_string_equal(choices("x o"), "1: or");
}

TEST(statuses_follow_their_column)
{
	assert_string_equal(choices("status:"), "0: SUS NEG OUT CRIT LOW OK N/A risk");
	assert_string_equal(choices("a Status:neg,o"), "1: OUT OK");
	assert_string_equal(choices("name:"), "5: name:");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(columns_have_their_usual_sign),
	    cmocka_unit_test(words_complete_too),
	    cmocka_unit_test(statuses_follow_their_column),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
