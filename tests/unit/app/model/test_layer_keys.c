/* SPDX-License-Identifier: MIT */
/* Tests of src/app/model/layer_keys.c. */
#include "app/model/layer_keys.h"

#include "test.h"

TEST(every_screen_has_a_name_and_a_way_out)
{
	for (int l = 0; l < LAYERS; l++) {
		const struct layer_key *k;
		bool out = false;
		size_t n = 0;
		assert_true(layer_name((enum layer)l)[0]);
		for (; (k = layer_key_at((enum layer)l, n)) != NULL; n++) {
			assert_int_equal(k->layer, l);
			assert_true(k->text[0]);
			assert_true((k->action == DO_NOTHING) == (k->keys[0] != '\0'));
			out = out || strcmp(k->keys, "Esc") == 0;
		}
		if (!out)
			fail_msg("layer_keys.c does not say what Esc does on the screen \"%s\"",
				 layer_name((enum layer)l));
		assert_in_range(n, 1, LAYER_KEYS_MAX);
	}
}

/* Either the keys of a command are shown, or a word that is seen in the details. */
TEST(each_entry_of_the_details_is_a_command_or_a_word)
{
	const struct layer_key *k;
	size_t n = 0;
	for (; (k = layer_key_of_details(n)) != NULL; n++) {
		assert_int_equal(k->layer, layer_key_of_details(0)->layer);
		assert_true(k->text[0]);
		assert_int_equal(k->is_word, k->action == DO_NOTHING);
		assert_int_equal(k->is_word, k->keys[0] != '\0');
	}
	assert_in_range(n, 1, LAYER_KEYS_MAX);
}

TEST(names_are_unique)
{
	for (int a = 0; a < LAYERS; a++)
		for (int b = a + 1; b < LAYERS; b++)
			assert_string_not_equal(layer_name((enum layer)a),
						layer_name((enum layer)b));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_screen_has_a_name_and_a_way_out),
	    cmocka_unit_test(each_entry_of_the_details_is_a_command_or_a_word),
	    cmocka_unit_test(names_are_unique),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
