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
	assert_true(flow_says(f, "By what? :group status"));
	run(f, "group shoe");
	assert_true(flow_says(f, "\"shoe\" is not known here"));
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(enter_shows_as_many_customers_as_the_group_counts),
	    cmocka_unit_test(what_was_shown_before_still_holds),
	    cmocka_unit_test(esc_closes_and_other_commands_run),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
