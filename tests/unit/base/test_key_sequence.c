/* SPDX-License-Identifier: MIT */
/* Tests of src/base/key_sequence.c. */
#include "base/attr.h"
#include "base/key_sequence.h"

#include "test.h"

static void assert_named(struct key k, const char *name, const char *sequence)
{
	char got[40] = "";
	if (k.code != KEYCODE_NONE)
		key_print(k, got, sizeof got);
	if (strcmp(got, name) != 0)
		fail_msg("%s is \"%s\", not \"%s\"", sequence, got, name);
}

static void assert_csi(const char *sequence, const char *name)
{
	struct sl s = sl_from(sequence);
	assert_named(key_sequence_csi(sl_take(s, s.n - 1), s.p[s.n - 1]), name, sequence);
}

TEST(modifiers_come_as_a_number)
{
	static const struct {
		const char *sequence, *name;
	} keys[] = {{"D", "Left"},           {"1D", "Left"},
		    {"1;1D", "Left"},        {"1;5D", "Ctrl-Left"},
		    {"1;3C", "Alt-Right"},   {"1;9C", "Alt-Right"},
		    {"1;7A", "Ctrl-Alt-Up"}, {"1;5H", "Ctrl-Home"},
		    {"1;3F", "Alt-End"},     {"3~", "Del"},
		    {"3;5~", "Ctrl-Del"},    {"3;3~", "Alt-Del"},
		    {"3^", "Ctrl-Del"},      {"5;5~", "Ctrl-PgUp"},
		    {"11~", "F1"},           {"15~", "F5"},
		    {"17~", "F6"},           {"21~", "F10"},
		    {"23~", "F11"},          {"24~", "F12"},
		    {"Z", "S-Tab"},          {"27;5;127~", "Ctrl-BS"},
		    {"127;3u", "Alt-BS"},    {"98;3u", "Alt-b"},
		    {"106;5u", "Ctrl-J"},    {"27;5;13~", "Ctrl-Enter"}};
	for (size_t i = 0; i < COUNT_OF(keys); i++)
		assert_csi(keys[i].sequence, keys[i].name);
}

/* Answers of terminals, keys with Shift, and what no terminal sends. */
TEST(other_sequences_are_no_key)
{
	static const char *const others[] = {"1;2D",
					     "1;6C",
					     "1;17C",
					     "2;5R",
					     "24;80R",
					     "I",
					     "?62;1c",
					     "16~",
					     "22~",
					     "25~",
					     "0~",
					     "~",
					     "u",
					     "98u;3u",
					     "27;5~",
					     "27;;98~",
					     "8;1;2~",
					     "1;2;3D",
					     "x",
					     "3;5;9^",
					     "-1D",
					     ";D",
					     "99999999999999999999~"};
	for (size_t i = 0; i < COUNT_OF(others); i++)
		assert_csi(others[i], "");
}

TEST(single_shifts)
{
	assert_named(key_sequence_ss3('A'), "Up", "A");
	assert_named(key_sequence_ss3('H'), "Home", "H");
	assert_named(key_sequence_ss3('S'), "F4", "S");
	assert_named(key_sequence_ss3('d'), "Ctrl-Left", "d");
	assert_named(key_sequence_ss3('M'), "Enter", "M");
	assert_named(key_sequence_ss3('x'), "", "x");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(modifiers_come_as_a_number),
	    cmocka_unit_test(other_sequences_are_no_key),
	    cmocka_unit_test(single_shifts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
