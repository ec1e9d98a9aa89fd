/* SPDX-License-Identifier: MIT */
/* Tests of src/app/table/list_keys.c, with the distribution as the list. */
#include "app/model/model.h"
#include "app/table/list_keys.h"

#include "flow_start.h"
#include "test.h"

static struct flow *f;
static size_t at;

SETUP(set_up)
{
	f = flow_start("20..1", 100);
	flow_keys(f, "D");
	at = 0;
	return 0;
}

TEARDOWN(tear_down)
{
	flow_end(f);
	return 0;
}

static struct command take(const char *name)
{
	static const struct list_keys list = {30, 10, DO_HISTOGRAM};
	struct key k;
	assert_true(key_parse(sl_from(name), &k));
	return list_keys_take(f->model, k, &list, &at);
}

static bool is_open(void)
{
	return app_layer_is_open(f->model, LAYER_HISTOGRAM);
}

TEST(movement_stays_in_the_list)
{
	assert_int_equal(take("PgDn").action, DO_NOTHING);
	assert_int_equal(at, 10);
	take("G");
	assert_int_equal(at, 29);
	take("Down");
	assert_int_equal(at, 29);
	take("Up");
	assert_int_equal(at, 28);
	assert_true(is_open());
}

TEST(its_own_command_closes_it)
{
	assert_int_equal(take("D").action, DO_NOTHING);
	assert_false(is_open());
}

TEST(a_command_that_changes_what_is_listed_leaves_it_open)
{
	assert_int_equal(take("r").action, DO_RETRY);
	assert_true(is_open());
}

TEST(another_command_closes_it_and_is_returned)
{
	assert_int_equal(take("o").action, DO_ORDER);
	assert_false(is_open());
}

TEST(pasted_text_is_no_command)
{
	static const struct list_keys list = {30, 10, DO_HISTOGRAM};
	struct key k = {.code = KEYCODE_CHAR, .cp = 'o', .pasted = true};
	assert_int_equal(list_keys_take(f->model, k, &list, &at).action, DO_NOTHING);
	assert_true(is_open());
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(movement_stays_in_the_list, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(its_own_command_closes_it, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_command_that_changes_what_is_listed_leaves_it_open,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(another_command_closes_it_and_is_returned, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(pasted_text_is_no_command, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
