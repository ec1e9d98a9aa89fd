/* SPDX-License-Identifier: MIT */
/* Tests of src/input/keymap.c. */
#include "input/keymap.h"
#include "test.h"

static const struct bindings *usual(void)
{
	static struct bindings b;
	bindings_default(&b);
	return &b;
}

static struct key key(const char *name)
{
	struct key k = {0};
	assert_true(key_parse(sl_from(name), &k));
	return k;
}

/* Feeds keys by name, separated by blanks; gives the last command. */
static struct command feed(struct keymap *m, const char *names, int64_t now_ms)
{
	struct sl rest = sl_from(names), name;
	struct command c = {0};
	while (sl_split(&rest, ' ', &name)) {
		char one[16];
		assert_true(sl_to_chars(name, one, sizeof one));
		c = keymap_feed(m, key(one), now_ms);
	}
	return c;
}

static struct command fresh(const char *names)
{
	struct keymap m;
	keymap_init(&m, usual());
	return feed(&m, names, 1000);
}

TEST(every_default_key_works)
{
	for (int a = 1; a < ACTION_COUNT; a++) {
		struct sl keys = sl_from(action_info((enum action)a)->keys), name;
		while (sl_split(&keys, ' ', &name)) {
			char one[16];
			struct key k;
			sl_to_chars(name, one, sizeof one);
			/* what is no key's name is a chord of two characters */
			const char *typed = key_parse(name, &k)      ? one
					    : strcmp(one, "ZZ") == 0 ? "Z Z"
								     : "?bad";
			assert_int_equal(fresh(typed).action, a);
		}
	}
}

TEST(no_key_means_two_things)
{
	for (int a = 1; a < ACTION_COUNT; a++)
		for (int b = a + 1; b < ACTION_COUNT; b++) {
			struct sl keys = sl_from(action_info((enum action)a)->keys), name, other;
			while (sl_split(&keys, ' ', &name)) {
				struct sl others = sl_from(action_info((enum action)b)->keys);
				while (sl_split(&others, ' ', &other))
					assert_false(sl_equal(name, other));
			}
		}
}

TEST(an_unknown_key_says_so)
{
	struct command c = fresh("i");
	assert_int_equal(c.action, DO_NOTHING);
	assert_true(c.unknown);
	assert_true(fresh("Alt-j").unknown);
	assert_false(fresh("j").unknown);
}

TEST(counts)
{
	struct command c = fresh("1 2 G");
	assert_int_equal(c.action, DO_LAST);
	assert_true(c.has_count);
	assert_int_equal(c.count, 12);
	c = fresh("4 0 %");
	assert_int_equal(c.action, DO_PERCENT);
	assert_int_equal(c.count, 40);
	c = fresh("j");
	assert_false(c.has_count);
}

TEST(zero_alone_is_a_key_and_within_a_number_a_digit)
{
	assert_int_equal(fresh("0").action, DO_COLUMN_FIRST);
	struct command c = fresh("1 0 0 j");
	assert_int_equal(c.action, DO_DOWN);
	assert_int_equal(c.count, 100);
}

TEST(a_count_is_used_once)
{
	struct keymap m;
	keymap_init(&m, usual());
	assert_true(feed(&m, "5 j", 0).has_count);
	assert_false(feed(&m, "j", 0).has_count);
	feed(&m, "5 x", 0);
	assert_false(feed(&m, "j", 0).has_count);
}

TEST(a_huge_count_stays_in_bounds)
{
	struct keymap m;
	char pending[32];
	keymap_init(&m, usual());
	for (int i = 0; i < 60; i++)
		feed(&m, "9", 0);
	keymap_pending(&m, pending, sizeof pending);
	assert_string_equal(pending, "999999999999");
	assert_int_equal(feed(&m, "G", 0).count, 999999999999);
}

TEST(escape_forgets_what_was_begun)
{
	struct keymap m;
	keymap_init(&m, usual());
	struct command c = feed(&m, "1 2 Esc", 0);
	assert_int_equal(c.action, DO_NOTHING);
	assert_false(c.unknown);
	assert_false(feed(&m, "j", 0).has_count);
	assert_int_equal(feed(&m, "Z Esc", 0).action, DO_NOTHING);
	assert_int_equal(feed(&m, "Z", 0).action, DO_NOTHING);
	assert_int_equal(feed(&m, "Z", 0).action, DO_QUIT);
	assert_int_equal(feed(&m, "Esc", 0).action, DO_CANCEL);
}

TEST(a_broken_chord_is_dropped_and_its_end_counts_alone)
{
	struct command c = fresh("Z j");
	assert_int_equal(c.action, DO_DOWN);
	c = fresh("Z 3 j");
	assert_int_equal(c.count, 3);
}

TEST(a_chord_lapses)
{
	struct keymap m;
	keymap_init(&m, usual());
	assert_int_equal(keymap_deadline(&m), INT64_MAX);
	assert_int_equal(feed(&m, "Z", 500).action, DO_NOTHING);
	assert_int_equal(keymap_deadline(&m), 500 + CHORD_MS);
	keymap_lapse(&m, 500 + CHORD_MS - 1);
	assert_int_equal(keymap_deadline(&m), 500 + CHORD_MS);
	keymap_lapse(&m, 500 + CHORD_MS);
	assert_int_equal(keymap_deadline(&m), INT64_MAX);
	feed(&m, "Z", 5000);
	assert_int_equal(feed(&m, "Z", 5000 + CHORD_MS).action, DO_NOTHING);
	assert_int_equal(feed(&m, "Z", 5000 + CHORD_MS + 1).action, DO_QUIT);
}

TEST(the_second_g_is_swallowed)
{
	struct keymap m;
	keymap_init(&m, usual());
	assert_int_equal(feed(&m, "g", 100).action, DO_FIRST);
	struct command c = feed(&m, "g", 200);
	assert_int_equal(c.action, DO_NOTHING);
	assert_false(c.unknown);
	assert_int_equal(feed(&m, "g", 300).action, DO_FIRST);
	assert_int_equal(feed(&m, "g", 300 + CHORD_MS).action, DO_FIRST);
	assert_int_equal(feed(&m, "j", 1400).action, DO_DOWN);
	assert_int_equal(feed(&m, "g", 1410).action, DO_FIRST);
	/* at the very first turn of a machine's clock too */
	keymap_init(&m, usual());
	assert_int_equal(feed(&m, "g", 0).action, DO_FIRST);
	assert_int_equal(feed(&m, "Ctrl-D", 1).action, DO_HALF_DOWN);
}

TEST(pending_is_what_was_typed)
{
	struct keymap m;
	char pending[32];
	keymap_init(&m, usual());
	keymap_pending(&m, pending, sizeof pending);
	assert_string_equal(pending, "");
	feed(&m, "1 2 Z", 0);
	keymap_pending(&m, pending, sizeof pending);
	assert_string_equal(pending, "12Z");
	keymap_pending(&m, pending, 3);
	assert_string_equal(pending, "12");
}

TEST(pasted_text_is_never_a_command)
{
	struct keymap m;
	struct key k = key("q");
	keymap_init(&m, usual());
	k.pasted = true;
	struct command c = keymap_feed(&m, k, 0);
	assert_int_equal(c.action, DO_NOTHING);
	assert_false(c.unknown);
	k = key("7");
	k.pasted = true;
	keymap_feed(&m, k, 0);
	assert_false(feed(&m, "j", 0).has_count);
}

/* "gg" of vi is the first row only while g is. */
TEST(a_g_of_ones_own_is_no_half_of_two)
{
	struct bindings b;
	struct keymap m;
	struct err e = {0};
	bindings_default(&b);
	assert_true(bindings_set(&b, SL("g"), SL("down"), &e));
	keymap_init(&m, &b);
	assert_int_equal(feed(&m, "g", 100).action, DO_DOWN);
	assert_int_equal(feed(&m, "g", 200).action, DO_DOWN);
	/* Another key for the first row is not half of anything. */
	assert_int_equal(feed(&m, "Home", 300).action, DO_FIRST);
	assert_int_equal(feed(&m, "Home", 400).action, DO_FIRST);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_default_key_works),
	    cmocka_unit_test(no_key_means_two_things),
	    cmocka_unit_test(an_unknown_key_says_so),
	    cmocka_unit_test(counts),
	    cmocka_unit_test(zero_alone_is_a_key_and_within_a_number_a_digit),
	    cmocka_unit_test(a_count_is_used_once),
	    cmocka_unit_test(a_huge_count_stays_in_bounds),
	    cmocka_unit_test(escape_forgets_what_was_begun),
	    cmocka_unit_test(a_broken_chord_is_dropped_and_its_end_counts_alone),
	    cmocka_unit_test(a_chord_lapses),
	    cmocka_unit_test(the_second_g_is_swallowed),
	    cmocka_unit_test(pending_is_what_was_typed),
	    cmocka_unit_test(pasted_text_is_never_a_command),
	    cmocka_unit_test(a_g_of_ones_own_is_no_half_of_two),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
