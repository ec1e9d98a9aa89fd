/* SPDX-License-Identifier: MIT */
/* Tests of src/app/screens/copy.c. */
#include "app/update.h"

#include "columns_shown.h"
#include "fixture.h"
#include "test.h"

static struct fixture f;
static struct effects fx;

static void type(const char *names)
{
	struct sl rest = sl_from(names), name;
	effects_clear(&fx);
	while (sl_split(&rest, ' ', &name)) {
		struct event e = {.kind = EV_KEY, .now_ms = f.m.now_ms, .wall_s = f.m.wall_s};
		assert_true(key_parse(name, &e.key));
		app_update(&f.m, &e, &fx);
	}
}

static void assert_copied(const char *want)
{
	size_t n = strlen(want);
	assert_int_equal(fx.n, 1);
	assert_int_equal(fx.item[0].kind, EFFECT_COPY);
	assert_int_equal(fx.item[0].text.n, n);
	assert_memory_equal(fx.item[0].text.p, want, n);
}

static void start(const char *name, const char *email)
{
	struct sample c = {.uin = "7", .name = name, .email = email, .credit = "10"};
	fixture_init(&f, 24, 80);
	fixture_put(&f, 1, &c, 1, 1);
	fixture_draw(&f);
}

TEST(a_name_that_acts_is_copied_as_it_looks)
{
	start("rm\n\x1b[2J\xe2\x80\xaex", NULL);
	type("y n");
	assert_copied("rm␊␛[2J\xef\xbf\xbdx");
	type("y j");
	assert_non_null(memmem(fx.item[0].text.p, fx.item[0].text.n,
			       "\"Name\":\"rm\\u000a\\u001b[2J\\u202ex\"", 33));
	/* The heads and the row are two lines, whatever the name. */
	for (const char *const *keys = (const char *const[]){"y r", "y v", NULL}; *keys; keys++) {
		type(*keys);
		struct sl rest = fx.item[0].text, line;
		size_t lines = 0;
		while (sl_split(&rest, '\n', &line))
			lines++;
		assert_int_equal(lines, 2);
		assert_null(memchr(fx.item[0].text.p, '\x1b', fx.item[0].text.n));
	}
	fixture_release(&f);
}

/* Only raw CSV is made for a spreadsheet. */
TEST(a_telephone_number_has_no_apostrophe_where_people_read_it)
{
	struct sample c = {.uin = "7", .name = "Acme", .credit = "10", .mobile = "+65 8123 0014"};
	fixture_init(&f, 24, 80);
	fixture_put(&f, 1, &c, 1, 1);
	fixture_draw(&f);
	type("y r");
	assert_non_null(memmem(fx.item[0].text.p, fx.item[0].text.n, "\t+65 8123 0014\t", 15));
	type("y v");
	assert_non_null(memmem(fx.item[0].text.p, fx.item[0].text.n, ",\"'+65 8123 0014\",", 18));
	fixture_release(&f);
}

/* Hidden ones are not copied, and the width of the window does not matter. */
TEST(a_row_as_shown_has_the_columns_of_the_screen_in_their_order)
{
	struct sample c = {.uin = "7", .name = "Acme", .credit = "10000", .remaining = "2500"};
	fixture_init(&f, 24, 40);
	fixture_put(&f, 1, &c, 1, 1);
	column_set_show(&f.m.columns, "UIN Status Remaining Remaining% Credit Name");
	fixture_draw(&f);
	type("y r");
	assert_copied("UIN\tStatus\tRemaining\tRemaining %\tCredit\tName\n"
		      "7\tOK\t2500\t25\t10000\tAcme");
	fixture_release(&f);
}

static void message_is(struct sample c, const char *want)
{
	fixture_init(&f, 24, 80);
	fixture_put(&f, 1, &c, 1, 1);
	fixture_draw(&f);
	type("y m");
	assert_copied(want);
	fixture_release(&f);
}

TEST(a_line_for_a_message_says_what_would_help)
{
	message_is(
	    (struct sample){.uin = "7", .name = "Acme", .credit = "10000", .remaining = "-50.5"},
	    "Acme (UIN 7): NEG, remaining -50.50 of 10,000.00 USD, top-up to 25%: 3,400.67 USD");
	message_is(
	    (struct sample){.uin = "7", .name = "Acme", .credit = "10000", .remaining = "9000"},
	    "Acme (UIN 7): OK, remaining 9,000.00 of 10,000.00 USD");
	/* Without a name it is the UIN, without amounts there is nothing to add. */
	message_is((struct sample){.uin = "7"}, "UIN 7: N/A");
	message_is((struct sample){.uin = "7", .name = "a\nb"}, "a␊b (UIN 7): N/A");
}

TEST(an_absent_value_cannot_be_copied)
{
	start("Acme", NULL);
	type("y e");
	assert_int_equal(fx.n, 0);
	assert_string_equal(f.m.toast.text, "Nothing to copy: no e-mail address");
	fixture_release(&f);
}

TEST(the_curl_command_is_of_the_row_s_page)
{
	fixture_init(&f, 24, 80);
	fixture_page(&f, 3, 2013);
	fixture_draw(&f);
	type("2 5 0 G y c");
	assert_non_null(memmem(fx.item[0].text.p, fx.item[0].text.n, "\"Page\":3,", 9));
	fixture_release(&f);
}

TEST(a_pasted_letter_is_no_choice)
{
	start("Acme", NULL);
	type("y");
	struct event e = {.kind = EV_KEY,
			  .now_ms = f.m.now_ms,
			  .key = {.code = KEYCODE_CHAR, .cp = 'n', .pasted = true}};
	app_update(&f.m, &e, &fx);
	assert_int_equal(fx.n, 0);
	assert_int_equal(app_top_layer(&f.m), LAYER_COPY);
	fixture_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_name_that_acts_is_copied_as_it_looks),
	    cmocka_unit_test(a_telephone_number_has_no_apostrophe_where_people_read_it),
	    cmocka_unit_test(a_row_as_shown_has_the_columns_of_the_screen_in_their_order),
	    cmocka_unit_test(a_line_for_a_message_says_what_would_help),
	    cmocka_unit_test(an_absent_value_cannot_be_copied),
	    cmocka_unit_test(the_curl_command_is_of_the_row_s_page),
	    cmocka_unit_test(a_pasted_letter_is_no_choice),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
