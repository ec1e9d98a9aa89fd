/* SPDX-License-Identifier: MIT */
/* Going to another account: nothing of the former one may be seen, sent for, or taken. */

#include "base/attr.h"
#include "base/mem.h"

#include "app/app.h"
#include "app/model/model_query.h"
#include "app/plan.h"
#include "app/update.h"

#include "fixture.h"
#include "test.h"

#define CUSTOMERS                                                                                  \
	"{\"Response\":{\"Total\":1,\"Data\":[{\"ClientUin\":1,\"Name\":\"Acme\",\"Credit\":10,"   \
	"\"RemainingCredit\":5}],\"RequestId\":\"r\"}}"

static const struct profile_entry three[] = {
    {"", "the environment", false}, {"main", "tccli", true}, {"other", "config", false}};

static struct bench {
	struct model m;
	struct effects fx;
	int64_t now_ms;
} bench;

static void feed(struct event e)
{
	e.now_ms = ++bench.now_ms;
	e.wall_s = 1790172131;
	effects_clear(&bench.fx);
	app_update(&bench.m, &e, &bench.fx);
}

static void key(const char *name)
{
	struct key k;
	assert_true(key_parse(sl_from(name), &k));
	feed((struct event){.kind = EV_KEY, .key = k});
}

/* The id of the first send of this turn's plan. */
static uint64_t plan(void)
{
	effects_clear(&bench.fx);
	app_plan(&bench.m, bench.now_ms, bench.m.wall_s, &bench.fx);
	for (size_t i = 0; i < bench.fx.n; i++)
		if (bench.fx.item[i].kind == EFFECT_SEND)
			return bench.fx.item[i].id;
	return 0;
}

static void reply(uint64_t id)
{
	struct wire_reply r = {
	    .id = id, .result = WIRE_OK, .http_status = 200, .body = SL(CUSTOMERS), .sends = 1};
	feed((struct event){.kind = EV_REPLY, .reply = &r});
}

static void open_list(const struct profile_entry *entries, size_t n)
{
	key("P");
	assert_int_equal(bench.fx.n, 1);
	assert_int_equal(bench.fx.item[0].kind, EFFECT_PROFILES);
	assert_int_equal(app_top_layer(&bench.m), LAYER_PROFILES);
	feed((struct event){.kind = EV_PROFILES, .profiles = {entries, n}});
}

static const struct effect *switching_to(const char *name)
{
	assert_int_equal(bench.fx.n, 1);
	assert_int_equal(bench.fx.item[0].kind, EFFECT_SWITCH);
	assert_true(sl_equal(bench.fx.item[0].text, sl_from(name)));
	return &bench.fx.item[0];
}

static struct settings other_settings(void)
{
	struct settings s;
	settings_init(&s);
	sl_to_chars(SL("other"), s.profile, sizeof s.profile);
	return s;
}

static void switched(const struct settings *s, const char *why)
{
	feed((struct event){.kind = EV_SWITCHED, .switched = {s, why}});
}

SETUP(set_up)
{
	struct settings s;
	struct err e = {0};
	bench = (struct bench){.now_ms = 1000};
	settings_init(&s);
	sl_to_chars(SL("main"), s.profile, sizeof s.profile);
	assert_true(query_filter(&s.query, FILTER_NAME, SL("acme"), &e));
	app_init(&bench.m, &s);
	struct event start = {.kind = EV_START};
	start.size.rows = 24;
	start.size.cols = 80;
	feed(start);
	return 0;
}

TEARDOWN(tear_down)
{
	app_release(&bench.m);
	return 0;
}

TEST(the_list_begins_at_the_profile_in_use)
{
	open_list(three, COUNT_OF(three));
	assert_int_equal(bench.m.profiles.n, 3);
	assert_int_equal(bench.m.profiles.selected, 0);
	assert_true(bench.m.profiles.entry[0].current);
	key("Down");
	key("j");
	assert_int_equal(bench.m.profiles.selected, 2);
	key("g");
	key("k");
	assert_int_equal(bench.m.profiles.selected, 0);
	key("G");
	assert_int_equal(bench.m.profiles.selected, 2);
	key("Esc");
	assert_int_equal(app_top_layer(&bench.m), -1);
	assert_int_equal(bench.fx.n, 0);
	assert_false(bench.m.profiles.switching);
}

/* Without others the list says where they come from, in any window. */
TEST(an_empty_list_shows_the_one_in_use_and_can_only_be_closed)
{
	struct fixture shown = {.look = {.colors = 256}};
	static const char *const keys[] = {"Enter", "P", "q"};
	grid_init(&shown.g);
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		open_list(three, 0);
		key("Down");
		view_frame(&shown.g, &bench.m, &shown.look);
		assert_true(fixture_shows(&shown, "main  in use"));
		assert_true(fixture_shows(&shown, "No other profile was found. tccli configure"));
		assert_true(fixture_shows(&shown, "configuration file."));
		key(keys[i]);
		assert_int_equal(bench.fx.n, 0);
		assert_int_equal(app_top_layer(&bench.m), -1);
	}
	grid_release(&shown.g);
}

TEST(names_and_sources_are_in_columns)
{
	struct fixture shown = {.look = {.colors = 256}};
	grid_init(&shown.g);
	open_list(three, COUNT_OF(three));
	view_frame(&shown.g, &bench.m, &shown.look);
	assert_true(fixture_shows(&shown, "main      tccli"));
	assert_true(fixture_shows(&shown, "as found  the environment"));
	assert_true(fixture_shows(&shown, "other     config"));
	assert_false(fixture_shows(&shown, "No other profile"));
	key("F5");
	assert_non_null(strstr(bench.m.toast.text, "F5 has no meaning here"));
	grid_release(&shown.g);
}

TEST(more_than_fit_are_cut)
{
	struct profile_entry many[PROFILES_MAX + 1];
	memset(many, 0, sizeof many);
	open_list(many, COUNT_OF(many));
	assert_int_equal(bench.m.profiles.n, PROFILES_MAX);
}

TEST(until_there_is_a_key_all_stays)
{
	reply(plan());
	assert_int_equal(app_positions(&bench.m), 1);
	open_list(three, COUNT_OF(three));
	key("Down");
	key("Down");
	key("Enter");
	switching_to("other");
	assert_int_equal(app_top_layer(&bench.m), -1);
	assert_int_equal(app_positions(&bench.m), 1);
	assert_string_equal(bench.m.settings.profile, "main");
	/* A second pick waits for the first. */
	open_list(three, COUNT_OF(three));
	key("Enter");
	assert_int_equal(bench.fx.n, 0);
	switched(NULL, "the vault is locked");
	assert_int_equal(app_positions(&bench.m), 1);
	assert_true(bench.m.toast.is_error);
	assert_non_null(strstr(bench.m.toast.text, "not changed: the vault is locked"));
	open_list(three, COUNT_OF(three));
	key("Down");
	key("Enter");
	switching_to("");
}

TEST(the_other_account_starts_clean)
{
	struct settings s = other_settings();
	reply(plan());
	key("Space");
	key("Enter");
	uint64_t under_way = plan();
	open_list(three, COUNT_OF(three));
	uint64_t last = bench.m.loader.fetch.next_id;
	switched(&s, NULL);
	assert_string_equal(bench.m.settings.profile, "other");
	assert_int_equal(app_positions(&bench.m), 0);
	assert_int_equal(bench.m.n_layers, 0);
	assert_int_equal(bench.m.marks.n, 0);
	assert_false(bench.m.detail.open || bench.m.has_own_credit || bench.m.own_credit_asked);
	assert_int_equal(bench.m.picker.n_recent, 0);
	assert_int_equal(store_current(bench.m.loader.store)->type, FILTER_NONE);
	assert_int_equal(bench.m.rows, 24);
	assert_int_equal(bench.m.cols, 80);
	assert_true(bench.m.dirty);
	/* No reply that the former account has asked for is taken. */
	for (uint64_t id = 1; id < last; id++)
		reply(id);
	if (under_way)
		reply(under_way);
	assert_int_equal(app_positions(&bench.m), 0);
	uint64_t id = plan();
	assert_true(id >= last);
	reply(id);
	assert_int_equal(app_positions(&bench.m), 1);
}

TEST(a_halt_of_the_former_account_is_over)
{
	struct settings s = other_settings();
	plan();
	bench.m.loader.fetch.halted = true;
	switched(&s, NULL);
	assert_false(bench.m.loader.fetch.halted);
	assert_true(plan() > 0);
}

TEST(nothing_of_the_former_account_is_drawn)
{
	struct settings s = other_settings();
	struct fixture shown = {.look = {.colors = 256}};
	reply(plan());
	switched(&s, NULL);
	grid_init(&shown.g);
	view_frame(&shown.g, &bench.m, &shown.look);
	assert_false(fixture_shows(&shown, "Acme"));
	assert_true(fixture_shows(&shown, "other"));
	grid_release(&shown.g);
}

TEST(a_renewal_that_failed_says_why)
{
	feed((struct event){.kind = EV_RENEWED, .ok = false, .why = "the vault is locked"});
	assert_non_null(strstr(bench.m.toast.text, "could not be renewed: the vault is locked"));
	feed((struct event){.kind = EV_RENEWED, .ok = false});
	assert_non_null(strstr(bench.m.toast.text, "could not be renewed: fetch new ones"));
}

#define WITH_SETUP(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

static void type(const char *text)
{
	for (; *text; text++)
		feed((struct event){.kind = EV_KEY,
				    .key = {.code = KEYCODE_CHAR, .cp = (uint32_t)*text}});
}

static const struct profile_entry many[] = {{"acme-prod", "tccli", false},
					    {"jumbo", "config", false},
					    {"main", "tccli", true},
					    {"quick-prod", "config", false},
					    {"z\xc3\xbcrich", "tccli", false}};

TEST(typing_finds_profiles_by_a_part_of_their_names)
{
	const struct profiles *p = &bench.m.profiles;
	open_list(many, COUNT_OF(many));
	type("prod");
	assert_int_equal(p->n_shown, 2);
	key("Down");
	key("Down");
	assert_int_equal(p->selected, 1);
	key("Enter");
	switching_to("quick-prod");
	switched(NULL, NULL);
	open_list(many, COUNT_OF(many));
	assert_int_equal(p->n_shown, 5); /* the text is not kept */
	type("ZUR");
	key("Enter");
	switching_to("z\xc3\xbcrich");
}

/* Keys that mean something in all lists are text behind another character, and after '/'. */
TEST(every_character_can_be_typed)
{
	const struct profiles *p = &bench.m.profiles;
	open_list(many, COUNT_OF(many));
	type("/jq");
	assert_int_equal(p->n_shown, 0);
	key("Enter");
	assert_int_equal(bench.fx.n, 0);
	assert_int_equal(app_top_layer(&bench.m), LAYER_PROFILES);
	key("BS");
	assert_int_equal(p->n_shown, 1);
	key("Esc");
	assert_int_equal(p->n_shown, 5);
	assert_int_equal(app_top_layer(&bench.m), LAYER_PROFILES);
	type("umb?");
	assert_int_equal(app_top_layer(&bench.m), LAYER_PROFILES);
	key("Ctrl-U");
	assert_int_equal(p->n_shown, 5);
	key("/");
	key("Esc");
	key("Esc");
	assert_int_equal(app_top_layer(&bench.m), -1);
}

/* The list comes after the keys that were typed together with the one that opens it. */
TEST(a_text_typed_before_the_list_comes_finds_in_it)
{
	key("P");
	type("prod");
	feed((struct event){.kind = EV_PROFILES, .profiles = {many, COUNT_OF(many)}});
	assert_int_equal(bench.m.profiles.n_shown, 2);
	key("Enter");
	switching_to("acme-prod");
}

TEST(the_title_names_the_text_and_a_line_says_that_none_holds_it)
{
	struct fixture shown = {.look = {.colors = 256}};
	grid_init(&shown.g);
	open_list(many, COUNT_OF(many));
	type("prod");
	view_frame(&shown.g, &bench.m, &shown.look);
	assert_true(fixture_shows(&shown, "Profiles with \"prod\": 2 of 5"));
	assert_true(fixture_shows(&shown, "quick-prod"));
	assert_false(fixture_shows(&shown, "jumbo"));
	type("x");
	view_frame(&shown.g, &bench.m, &shown.look);
	assert_true(fixture_shows(&shown, "None holds this text; Esc clears it."));
	grid_release(&shown.g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(the_list_begins_at_the_profile_in_use),
	    WITH_SETUP(an_empty_list_shows_the_one_in_use_and_can_only_be_closed),
	    WITH_SETUP(names_and_sources_are_in_columns),
	    WITH_SETUP(more_than_fit_are_cut),
	    WITH_SETUP(until_there_is_a_key_all_stays),
	    WITH_SETUP(the_other_account_starts_clean),
	    WITH_SETUP(a_halt_of_the_former_account_is_over),
	    WITH_SETUP(nothing_of_the_former_account_is_drawn),
	    WITH_SETUP(a_renewal_that_failed_says_why),
	    cmocka_unit_test_setup_teardown(typing_finds_profiles_by_a_part_of_their_names, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(every_character_can_be_typed, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_text_typed_before_the_list_comes_finds_in_it, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(
		the_title_names_the_text_and_a_line_says_that_none_holds_it, set_up, tear_down),
	};
	return cmocka_run_group_tests_name("profiles", tests, NULL, NULL);
}
