/* SPDX-License-Identifier: MIT */
/* Tests of src/app/model/side_list.c. */
#include "app/model/model.h"
#include "app/model/side_list.h"

#include "flow_start.h"
#include "test.h"

static struct key named(const char *name)
{
	struct key k;
	assert_true(key_parse(sl_from(name), &k));
	return k;
}

TEST(the_selection_stays_within)
{
	int at = 0;
	static const struct {
		const char *key;
		int to;
	} steps[] = {{"k", 0}, {"Down", 1}, {"j", 2},   {"j", 2},    {"Up", 1},  {"Home", 0},
		     {"G", 2}, {"g", 0},    {"End", 2}, {"PgUp", 0}, {"PgDn", 2}};
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		assert_true(side_list_move(&at, 3, named(steps[i].key)));
		assert_int_equal(at, steps[i].to);
	}
	assert_false(side_list_move(&at, 3, named("x")));
	assert_false(side_list_move(&at, 3, named("Ctrl-J")));
	at = 0;
	assert_true(side_list_move(&at, 1, named("j")));
	assert_int_equal(at, 0);
}

TEST(the_key_that_opens_it_closes_it)
{
	struct flow *f = flow_start("3..1", 20);
	const struct model *m = f->model;
	assert_true(side_list_closes(m, named("Esc"), DO_SORT));
	assert_true(side_list_closes(m, named("q"), DO_SORT));
	assert_true(side_list_closes(m, named("s"), DO_SORT));
	assert_false(side_list_closes(m, named("s"), DO_STATUS));
	struct key pasted = named("s");
	pasted.pasted = true;
	assert_false(side_list_closes(m, pasted, DO_SORT));
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_selection_stays_within),
	    cmocka_unit_test(the_key_that_opens_it_closes_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
