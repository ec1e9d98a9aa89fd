/* SPDX-License-Identifier: MIT */
/* Tests of src/app/own/console_page.c. */
#include "app/model/model.h"
#include "app/own/console_page.h"

#include "fixture.h"
#include "test.h"

static struct fixture f;
static struct effects fx;

static void start(const char *url, const char *uin)
{
	struct sample c = {.uin = uin, .name = "x", .credit = "10"};
	fixture_init(&f, 24, 80);
	fixture_put(&f, 1, &c, 1, 1);
	effects_clear(&fx);
	if (url)
		f.m.settings.console_url = url;
}

TEARDOWN(tear_down)
{
	fixture_release(&f);
	return 0;
}

static void says(const char *text)
{
	if (!strstr(f.m.toast.text, text))
		fail_msg("says: %s", f.m.toast.text);
}

TEST(the_front_page_is_opened_unless_an_address_is_set)
{
	start(NULL, "200000000007");
	console_page_open(&f.m, &fx);
	assert_int_equal(fx.n, 1);
	assert_int_equal(fx.item[0].kind, EFFECT_RUN);
	assert_string_equal(f.m.own.job.values.p, CONSOLE_URL);
	assert_int_equal(f.m.own.job.place, OWN_BACKGROUND);
	assert_false(f.m.own.job.has_input);
	assert_null(strstr(f.m.own.job.shell.p, "https"));
	assert_true(console_page_is_label(f.m.own.job.label));
	assert_int_equal(f.m.own.n_background, 1);
}

TEST(the_uin_takes_its_place_in_the_address)
{
	start("https://c.example/u/{uin}/credit?{uin}", "200000000007");
	console_page_open(&f.m, &fx);
	assert_string_equal(f.m.own.job.values.p, "https://c.example/u/200000000007/credit?{uin}");
	assert_true(console_page_names_customer(&f.m));
}

TEST(a_customer_without_a_uin_has_no_page)
{
	start("https://c.example/{uin}", "not-a-number");
	console_page_open(&f.m, &fx);
	assert_int_equal(fx.n, 0);
	says("This customer has no UIN");
}

TEST(a_masked_uin_is_not_given_away)
{
	start("https://c.example/{uin}", "7");
	f.m.masked = true;
	console_page_open(&f.m, &fx);
	assert_int_equal(fx.n, 0);
	says("personal data is masked; p shows it");
	f.m.settings.console_url = CONSOLE_URL;
	console_page_open(&f.m, &fx);
	assert_int_equal(fx.n, 1);
}

TEST(without_a_customer_nothing_is_opened)
{
	start(NULL, "7");
	fixture_release(&f);
	fixture_init(&f, 24, 80);
	console_page_open(&f.m, &fx);
	assert_int_equal(fx.n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(the_front_page_is_opened_unless_an_address_is_set, tear_down),
	    cmocka_unit_test_teardown(the_uin_takes_its_place_in_the_address, tear_down),
	    cmocka_unit_test_teardown(a_customer_without_a_uin_has_no_page, tear_down),
	    cmocka_unit_test_teardown(a_masked_uin_is_not_given_away, tear_down),
	    cmocka_unit_test_teardown(without_a_customer_nothing_is_opened, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
