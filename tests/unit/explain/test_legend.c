/* SPDX-License-Identifier: MIT */
/* Tests of src/explain/legend.c. */
#include "base/attr.h"
#include "base/text.h"

#include "api/customer.h"
#include "api/request.h"

#include "explain/legend.h"
#include "test.h"

#define SIGN_COLS 13 /* as many as the help has for it */

static bool says(const struct legend_term *term, const char *word)
{
	char text[LEGEND_TEXT_BYTES];
	legend_text(NULL, term, &credit_thresholds_default, text);
	return strstr(text, word) != NULL;
}

static const struct legend_term *term_called(const char *word)
{
	const struct legend_term *t;
	for (size_t i = 0; (t = legend_term(i)) != NULL; i++)
		if (strcmp(legend_word(t), word) == 0 || strcmp(legend_label(t), word) == 0)
			return t;
	return NULL;
}

TEST(every_term_is_whole_and_fits)
{
	const struct legend_term *t;
	size_t n = 0;
	for (; (t = legend_term(n)) != NULL; n++) {
		char text[LEGEND_TEXT_BYTES];
		legend_text(NULL, t, &credit_thresholds_default, text);
		assert_true(text[0] && strlen(text) < LEGEND_TEXT_BYTES - 1);
		assert_true(text_width(sl_from(legend_sign(t, false))) <= SIGN_COLS);
		assert_true(text_width(sl_from(legend_sign(t, true))) <= SIGN_COLS);
		assert_true(strlen(legend_word(t)) <= SIGN_COLS);
		assert_true(legend_word(t)[0] || legend_sign(t, false)[0]);
		for (const char *p = legend_sign(t, true); *p; p++)
			assert_true((unsigned char)*p < 0x80);
	}
	assert_int_equal(n, legend_count());
}

TEST(the_statuses_come_first_in_the_order_of_gravity)
{
	for (int i = 0; i < STATUSES; i++) {
		char rule[STATUS_RULE_BYTES];
		const struct legend_term *t = legend_term((size_t)i);
		assert_int_equal(t->part, LEGEND_STATUS);
		assert_int_equal(t->as, i);
		credit_status_rule(NULL, (enum credit_status)i, &credit_thresholds_default, rule);
		assert_true(says(t, rule));
	}
}

TEST(rules_follow_the_limits_in_force)
{
	const struct thresholds t = {40, 7};
	char text[LEGEND_TEXT_BYTES];
	legend_text(NULL, legend_term(STATUS_CRIT), &t, text);
	assert_non_null(strstr(text, "less than 7% remains"));
	legend_text(NULL, legend_term(STATUS_LOW), &t, text);
	assert_non_null(strstr(text, "less than 40% remains"));
}

TEST(numbers_are_those_that_decide)
{
	char want[40];
	snprintf(want, sizeof want, "at most %d days away", CUSTOMER_EXPIRES_SOON_DAYS);
	assert_true(says(term_called("soon"), want));
	snprintf(want, sizeof want, "of the %d that the API allows", API_RATE_PER_SEC);
	assert_true(says(term_called("rps"), want));
	assert_true(says(term_called("at risk"), "SUS, NEG, OUT or CRIT"));
}

TEST(parts_come_together)
{
	const struct legend_term *t;
	int part = 0;
	for (size_t i = 0; (t = legend_term(i)) != NULL; i++) {
		assert_true((int)t->part >= part);
		part = (int)t->part;
		assert_int_equal(strncmp(legend_part_title(t->part), "What you see", 12), 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_term_is_whole_and_fits),
	    cmocka_unit_test(the_statuses_come_first_in_the_order_of_gravity),
	    cmocka_unit_test(rules_follow_the_limits_in_force),
	    cmocka_unit_test(numbers_are_those_that_decide),
	    cmocka_unit_test(parts_come_together),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
