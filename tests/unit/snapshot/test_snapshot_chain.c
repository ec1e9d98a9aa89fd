/* SPDX-License-Identifier: MIT */
/* Tests of src/snapshot/snapshot_chain.c. */
#include "seeded.h"
#include "snapshot/snapshot_chain.h"
#include "test.h"

#define MANY 400

static struct snapshot_link links[MANY];

static void add_links(size_t n)
{
	for (size_t i = 0; i < n; i++)
		links[i] = (struct snapshot_link){true, snapshot_chain_next(links, i)};
}

static unsigned depth_of(size_t i)
{
	unsigned n = 1;
	for (; links[i].base != SNAPSHOT_WHOLE; i = links[i].base)
		n++;
	return n;
}

static size_t count_whole(size_t n)
{
	size_t whole = 0;
	for (size_t i = 0; i < n; i++)
		whole += links[i].keep && links[i].base == SNAPSHOT_WHOLE;
	return whole;
}

TEST(each_thirtieth_is_whole)
{
	add_links(91);
	for (size_t i = 0; i < 91; i++) {
		assert_int_equal(links[i].base == SNAPSHOT_WHOLE, i % 30 == 0);
		assert_true(depth_of(i) <= SNAPSHOT_CHAIN_MAX);
	}
}

TEST(nothing_changes_while_all_are_kept)
{
	struct snapshot_link before[91];
	add_links(91);
	memcpy(before, links, sizeof before);
	snapshot_chain_join(links, 91);
	assert_memory_equal(before, links, sizeof before);
	snapshot_chain_join(links, 0);
}

TEST(what_was_stored_against_a_dropped_one_gets_the_one_before)
{
	add_links(10);
	links[4].keep = links[5].keep = false;
	snapshot_chain_join(links, 10);
	assert_int_equal(links[6].base, 3);
	assert_int_equal(links[7].base, 6);
}

TEST(the_oldest_that_is_kept_is_whole)
{
	add_links(10);
	links[0].keep = links[1].keep = false;
	snapshot_chain_join(links, 10);
	assert_int_equal(links[2].base, SNAPSHOT_WHOLE);
	assert_int_equal(links[3].base, 2);
}

/* Of each hour one day remains: without joining, each chain would leave little but its whole one.
 */
TEST(thinned_chains_are_joined)
{
	add_links(MANY);
	for (size_t i = 0; i < MANY; i++)
		links[i].keep = i % 24 == 23;
	snapshot_chain_join(links, MANY);
	assert_int_equal(count_whole(MANY), 1);
}

TEST(any_thinning_leaves_short_chains_of_kept_ones)
{
	for (uint64_t seed = 1; seed <= 200; seed++) {
		uint64_t r = seeded_start(seed);
		size_t n = 1 + seeded_below(&r, MANY), kept = 0;
		add_links(n);
		for (int round = 0; round < 3; round++) {
			kept = 0;
			for (size_t i = 0; i < n; i++) {
				links[i].keep = links[i].keep && seeded_below(&r, 4) != 0;
				kept += links[i].keep;
			}
			snapshot_chain_join(links, n);
		}
		for (size_t i = 0; i < n; i++) {
			if (!links[i].keep)
				continue;
			assert_true(depth_of(i) <= SNAPSHOT_CHAIN_MAX);
			size_t base = links[i].base;
			assert_true(base == SNAPSHOT_WHOLE || (base < i && links[base].keep));
		}
		assert_true(count_whole(n) <= kept / SNAPSHOT_CHAIN_MIN + 1);
	}
}

TEST(a_chain_is_joined_while_it_has_room)
{
	add_links(40);
	links[30].keep = false; /* the first of the second chain */
	snapshot_chain_join(links, 40);
	assert_int_equal(depth_of(29), SNAPSHOT_CHAIN_MAX);
	assert_int_equal(links[31].base, SNAPSHOT_WHOLE);
	add_links(40);
	links[1].keep = links[30].keep = false;
	snapshot_chain_join(links, 40);
	assert_int_equal(links[31].base, 29);
	assert_int_equal(depth_of(31), SNAPSHOT_CHAIN_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_thirtieth_is_whole),
	    cmocka_unit_test(nothing_changes_while_all_are_kept),
	    cmocka_unit_test(what_was_stored_against_a_dropped_one_gets_the_one_before),
	    cmocka_unit_test(the_oldest_that_is_kept_is_whole),
	    cmocka_unit_test(thinned_chains_are_joined),
	    cmocka_unit_test(any_thinning_leaves_short_chains_of_kept_ones),
	    cmocka_unit_test(a_chain_is_joined_while_it_has_room),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
