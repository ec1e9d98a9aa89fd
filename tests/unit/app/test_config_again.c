/* SPDX-License-Identifier: MIT */
/* Tests of src/app/config_again.c. */
#include "app/model/event.h"
#include "app/update.h"

#include "fixture.h"
#include "test.h"

static struct fixture f;
static struct effects fx;

SETUP(set_up)
{
	fixture_init(&f, 24, 80);
	fixture_page(&f, 1, 2013);
	effects_clear(&fx);
	return 0;
}

TEARDOWN(tear_down)
{
	fixture_release(&f);
	return 0;
}

static void take(const struct settings *s, const char *why, const char *later)
{
	struct event e = {.kind = EV_CONFIG, .now_ms = f.m.now_ms, .wall_s = f.m.wall_s};
	e.config.settings = s;
	e.config.why = why;
	e.config.later = later;
	toast_hide(&f.m);
	app_update(&f.m, &e, &fx);
}

static void press(const char *name)
{
	struct event e = {.kind = EV_KEY, .now_ms = f.m.now_ms, .wall_s = f.m.wall_s};
	assert_true(key_parse(sl_from(name), &e.key));
	app_update(&f.m, &e, &fx);
}

static void says(const char *text)
{
	if (!strstr(f.m.toast.text, text))
		fail_msg("says: %s", f.m.toast.text);
}

TEST(keys_commands_and_times_change_at_once)
{
	struct settings s = f.m.settings;
	struct own_command c;
	assert_true(bindings_set(&s.bindings, SL("z"), SL("last"), NULL));
	assert_true(own_command_parse(SL("cat"), &c, NULL));
	assert_true(own_command_add(&s.own, SL("mine"), &c, NULL));
	s.watch_every_ms = 10000;
	s.load_all_max = 7;
	s.console_url = "https://x/";
	take(&s, NULL, NULL);
	says("The configuration file was read again");
	assert_int_equal(f.m.settings.own.n, 1);
	assert_int_equal(f.m.settings.watch_every_ms, 10000);
	assert_int_equal(f.m.loader.load_all_max, 7);
	assert_string_equal(f.m.settings.console_url, "https://x/");
	press("z");
	assert_int_equal(f.m.table.cursor, 2012);
}

TEST(what_changes_only_later_is_named)
{
	take(&f.m.settings, NULL, "page-size, timeout");
	says("at the next start change: page-size, timeout");
}

TEST(a_mistake_is_reported_and_the_rest_taken)
{
	struct settings s = f.m.settings;
	s.watch_every_ms = 10000;
	take(&s, "config line 3: unknown entry", NULL);
	says("was read again, but config line 3: unknown entry");
	assert_int_equal(f.m.settings.watch_every_ms, 10000);
}

TEST(without_settings_nothing_changes)
{
	take(NULL, "cannot read it", NULL);
	says("was not read again: cannot read it");
	take(NULL, NULL, NULL);
	says("was not read again: there is none");
	assert_int_equal(f.m.settings.watch_every_ms, WATCH_EVERY_MS);
}

TEST(the_command_asks_for_it)
{
	for (const char *p = ":reload-config"; *p; p++)
		press((char[]){*p, '\0'});
	effects_clear(&fx);
	press("Enter");
	assert_int_equal(fx.n, 1);
	assert_int_equal(fx.item[0].kind, EFFECT_CONFIG);
	assert_int_equal(action_info(DO_RELOAD_CONFIG)->takes, ARGUMENT_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(keys_commands_and_times_change_at_once, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(what_changes_only_later_is_named, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_mistake_is_reported_and_the_rest_taken, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(without_settings_nothing_changes, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(the_command_asks_for_it, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
