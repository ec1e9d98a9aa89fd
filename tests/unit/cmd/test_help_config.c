/* SPDX-License-Identifier: MIT */
/* Tests of src/cmd/help_config.c. */
#include "cmd/help_config.h"
#include "config/config.h"
#include "config/config_options.h"
#include "config/options.h"
#include "test.h"

/* With "#x" made "x": "# x" stays a comment. */
static void put_in_force(struct config *c)
{
	struct buf text, all;
	struct err e = {0};
	struct sl rest, line;
	buf_init(&text, 1u << 16);
	buf_init(&all, 1u << 16);
	help_config(NULL, &text);
	rest = buf_sl(&text);
	while (sl_split(&rest, '\n', &line)) {
		bool entry = line.n > 1 && line.p[0] == '#' && line.p[1] != ' ';
		buf_add(&all, entry ? sl_drop(line, 1) : line);
		buf_add_byte(&all, '\n');
	}
	*c = (struct config){.path = "sample"};
	assert_true(config_parse(c, buf_sl(&all), &e));
	buf_release(&text);
	buf_release(&all);
}

static const char *environment(const char *name)
{
	(void)name;
	return NULL;
}

TEST(every_line_holds_anyway)
{
	struct config c;
	struct bindings plain;
	struct options with, without;
	struct err e = {0};
	char *argv[] = {(char[]){"tcpartner"}, NULL};
	struct options_over over = {1, argv, &c, environment, NULL};
	put_in_force(&c);
	config_options_check(&c);
	assert_int_equal(c.n_problems, 0);
	assert_true(config_options_apply(&over, &with, &e));
	assert_true(options_parse(1, argv, &without, &e));
	bindings_default(&plain);
	assert_int_equal(with.bindings.n, plain.n);
	for (size_t i = 0; i < plain.n; i++)
		assert_int_equal(
		    bindings_find(&with.bindings, plain.at[i].first, plain.at[i].second),
		    plain.at[i].action);
	assert_int_equal(with.page_size, without.page_size);
	assert_int_equal(with.load_all_max, without.load_all_max);
	assert_int_equal(with.timeout_s, without.timeout_s);
	assert_int_equal(with.query.order, without.query.order);
	assert_int_equal(with.thresholds.low_percent, without.thresholds.low_percent);
	assert_int_equal(with.thresholds.crit_percent, without.thresholds.crit_percent);
	assert_int_equal(with.theme, without.theme);
	assert_int_equal(with.color, without.color);
	assert_false(with.ascii || with.privacy || with.mouse || with.no_anim || with.no_state ||
		     with.print || with.cvm_role);
	config_release(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_line_holds_anyway),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
