/* SPDX-License-Identifier: MIT */
/*
 * Fetching under fire: the real ledger and store against a simulated API with every fault that can
 * be had, in virtual time, one story for each seed. SIM_SEEDS=n tells n stories, SIM_SEED=k begins
 * with the k-th, SIM_TRACE=1 tells them aloud.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "simclient.h"

#define SEEDS 500

static unsigned long from_environment(const char *name, unsigned long otherwise)
{
	const char *text = getenv(name);
	return text && *text ? strtoul(text, NULL, 10) : otherwise;
}

static bool story(uint64_t seed, enum plant plant, char *problem, size_t size)
{
	static struct simclient c;
	simclient_init(&c, seed, plant);
	c.trace = plant == PLANT_NONE && from_environment("SIM_TRACE", 0);
	bool ok = simclient_run(&c);
	snprintf(problem, size, "%s", c.problem);
	simclient_release(&c);
	return ok;
}

static void whatever_happens_the_truth_arrives(void **state)
{
	unsigned long first = from_environment("SIM_SEED", 1);
	unsigned long n = from_environment("SIM_SEEDS", SEEDS);
	char problem[240];

	(void)state;
	for (unsigned long seed = first; seed < first + n; seed++)
		if (!story(seed, PLANT_NONE, problem, sizeof problem))
			fail_msg(
			    "seed %lu: %s; replay: SIM_TRACE=1 SIM_SEED=%lu SIM_SEEDS=1 " TEST_BUILD
			    "/tests/unit/test_fetch_sim",
			    seed, problem, seed);
}

static void one_seed_is_one_story(void **state)
{
	char one[240], two[240];

	(void)state;
	bool first = story(7, PLANT_UNWANTED, one, sizeof one);
	bool second = story(7, PLANT_UNWANTED, two, sizeof two);
	assert_true(first == second);
	assert_string_equal(one, two);
}

/* Each planted mistake must be found by a few stories, and for what it is. */
static void assert_found(enum plant plant, const char *as)
{
	char problem[240] = "";
	for (uint64_t seed = 1; seed <= 20; seed++)
		if (!story(seed, plant, problem, sizeof problem) && strstr(problem, as))
			return;
	fail_msg("not found: %s (last problem: %s)", as, problem);
}

static void haste_is_found(void **state)
{
	(void)state;
	assert_found(PLANT_HASTE, "sends in a second");
}

static void a_lost_flight_is_found(void **state)
{
	(void)state;
	assert_found(PLANT_LEAK, "waits for no flight");
}

static void an_unwanted_ask_is_found(void **state)
{
	(void)state;
	assert_found(PLANT_UNWANTED, "not wanted");
}

static void mixed_up_rows_are_found(void **state)
{
	(void)state;
	assert_found(PLANT_MIXUP, "not what was sent");
}

static void a_ghost_is_found(void **state)
{
	(void)state;
	assert_found(PLANT_GHOST, "row ");
}

static void neglect_of_the_screen_is_found(void **state)
{
	(void)state;
	assert_found(PLANT_LATE, "is looked at and waits");
}

static void a_stall_is_found(void **state)
{
	(void)state;
	assert_found(PLANT_STALL, "rows are missing");
}

static void the_pace_is_counted_right(void **state)
{
	struct pace p;

	(void)state;
	pace_init(&p);
	for (int64_t ms = 0; ms < 5; ms++)
		assert_true(pace_send(&p, ms));
	assert_true(pace_send(&p, 1000));
	assert_false(pace_send(&p, 1000));
	pace_init(&p);
	for (int64_t ms = 0; ms < 5; ms++)
		pace_repeat(&p, ms * 10);
	assert_false(pace_send(&p, 999));
	pace_init(&p);
	for (int i = 0; i < 100; i++)
		assert_true(pace_send(&p, i * 200));
	assert_false(pace_send(&p, 99 * 200 + 1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_pace_is_counted_right),
	    cmocka_unit_test(whatever_happens_the_truth_arrives),
	    cmocka_unit_test(one_seed_is_one_story),
	    cmocka_unit_test(haste_is_found),
	    cmocka_unit_test(a_lost_flight_is_found),
	    cmocka_unit_test(an_unwanted_ask_is_found),
	    cmocka_unit_test(mixed_up_rows_are_found),
	    cmocka_unit_test(a_ghost_is_found),
	    cmocka_unit_test(neglect_of_the_screen_is_found),
	    cmocka_unit_test(a_stall_is_found),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
