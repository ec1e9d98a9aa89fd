/* SPDX-License-Identifier: MIT */
/* Tests of src/app/table/group_list.c. */
#include "app/model/model_query.h"
#include "app/table/group_list.h"

#include "flow_start.h"
#include "test.h"

static void run(struct flow *f, const char *command)
{
	flow_keys(f, ":");
	flow_type_text(f, command);
	flow_keys(f, "Enter");
}

TEST(enter_shows_as_many_customers_as_the_group_counts)
{
	static const char *const commands[] = {"group status", "group type", "group remark",
					       "group month", "group domain"};
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		struct flow *f = flow_start("90..1", 100);
		run(f, commands[i]);
		assert_true(app_layer_is_open(f->model, LAYER_GROUPS));
		const struct groups *g = &f->model->group_list.groups;
		uint64_t last = g->at[g->n - 1].n;
		flow_keys(f, "G");
		assert_int_equal(f->model->group_list.selected, g->n - 1);
		flow_keys(f, "Enter");
		assert_int_equal(f->model->n_layers, 0);
		assert_int_equal(app_positions(f->model), last);
		flow_end(f);
	}
}

TEST(what_was_shown_before_still_holds)
{
	struct flow *f = flow_start("90..1", 100);
	run(f, "narrow delta or acme");
	run(f, "group status");
	assert_int_equal(f->model->group_list.groups.all.n, 18);
	flow_keys(f, "Enter");
	assert_string_equal(app_lens_spec(f->model)->narrow, "(delta or acme) status:CRIT");
	assert_int_equal(app_positions(f->model), 9);
	flow_keys(f, "Ctrl-_");
	assert_int_equal(app_positions(f->model), 18);
	flow_end(f);
}

TEST(esc_closes_and_other_commands_run)
{
	struct flow *f = flow_start("90..1", 100);
	run(f, "group status");
	flow_keys(f, "Esc");
	assert_int_equal(f->model->n_layers, 0);
	run(f, "group status");
	flow_keys(f, "!");
	assert_int_equal(f->model->n_layers, 0);
	assert_int_equal(app_lens_spec(f->model)->statuses, STATUS_AT_RISK);
	run(f, "group");
	assert_true(flow_says(f, ":group needs a word: status, type, remark, month or domain"));
	run(f, "group shoe");
	assert_true(flow_says(f, "\"shoe\" is not known here"));
	flow_end(f);
}

static void load_all(struct flow *f, uint64_t n)
{
	for (int i = 0; i < 30 && store_loaded(f->model->loader.store) < n; i++) {
		flow_settle(f);
		flow_advance(f, 1000);
	}
	assert_int_equal(store_loaded(f->model->loader.store), n);
}

/* What is not loaded does not count for the length of the list. */
TEST(a_list_of_which_little_is_loaded_is_summed_at_once)
{
	struct flow *f = flow_start("50000..1", 100);
	run(f, "group status");
	while (f->model->group_list.works)
		group_list_follow(f->model);
	flow_keys(f, "a");
	for (int i = 0; i < 5; i++) {
		flow_advance(f, 200);
		while (f->n_in_flight)
			flow_answer(f, f->in_flight[0]);
		while (group_list_deadline(f->model) <= f->model->now_ms + 1)
			group_list_follow(f->model);
		assert_int_equal(f->model->group_list.groups.all.n,
				 store_loaded(f->model->loader.store));
	}
	assert_true(store_loaded(f->model->loader.store) > 500);
	flow_end(f);
}

/* Replies bring more pages while the sums are shown. */
TEST(the_sums_follow_the_pages_that_arrive)
{
	struct flow *f = flow_start("900..1", 100);
	run(f, "group status");
	const struct group_list *l = &f->model->group_list;
	assert_true(l->groups.all.n < 900);
	flow_keys(f, "j");
	struct sl chosen = l->groups.at[1].value;
	char text[20];
	sl_to_chars(chosen, text, sizeof text);
	flow_keys(f, "a");
	flow_settle(f);
	assert_int_equal(l->groups.all.n, store_loaded(f->model->loader.store));
	load_all(f, 900);
	assert_int_equal(l->groups.all.n, 900);
	assert_true(sl_equal(l->groups.at[l->selected].value, sl_from(text)));
	flow_end(f);
}

/* Some milliseconds of work in each turn; the screen is there at once. */
TEST(a_long_list_is_summed_in_turns)
{
	struct flow *f = flow_start("12000..1", 1000);
	flow_keys(f, "a Enter");
	load_all(f, 12000);
	const struct group_list *l = &f->model->group_list;
	group_list_open(f->model, GROUP_BY_STATUS);
	assert_true(app_layer_is_open(f->model, LAYER_GROUPS));
	assert_true(l->works && l->groups.n == 0);
	flow_key(f, (struct key){.code = KEYCODE_ENTER}); /* there is nothing to show yet */
	assert_true(app_layer_is_open(f->model, LAYER_GROUPS));
	group_list_open(f->model, GROUP_BY_STATUS);
	assert_true(group_list_deadline(f->model) <= f->model->now_ms + 1);
	int turns = 1;
	for (; l->works; turns++)
		group_list_follow(f->model);
	assert_int_equal(turns, 3);
	assert_int_equal(l->groups.all.n, 12000);
	/* Another list is summed at once, the same list again only after a while. */
	assert_true(group_list_deadline(f->model) == INT64_MAX);
	flow_keys(f, "Esc");
	run(f, "narrow status:neg");
	run(f, "group status");
	assert_int_equal(l->groups.n, 1);
	assert_int_equal(l->groups.all.n, app_positions(f->model));
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(enter_shows_as_many_customers_as_the_group_counts),
	    cmocka_unit_test(what_was_shown_before_still_holds),
	    cmocka_unit_test(the_sums_follow_the_pages_that_arrive),
	    cmocka_unit_test(a_list_of_which_little_is_loaded_is_summed_at_once),
	    cmocka_unit_test(a_long_list_is_summed_in_turns),
	    cmocka_unit_test(esc_closes_and_other_commands_run),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
