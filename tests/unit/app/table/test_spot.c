/* SPDX-License-Identifier: MIT */
/* Tests of src/app/table/spot.c. */
#include "app/table/spot.h"

#include "test.h"

TEST(lines_and_check_boxes_know_their_list)
{
	for (int l = 0; l < LAYERS; l++) {
		struct spot line = spot_read(spot_line((enum layer)l, 300));
		struct spot check = spot_read(spot_check((enum layer)l, 0));
		assert_int_equal(line.kind, SPOT_LINE);
		assert_int_equal(line.layer, l);
		assert_int_equal(line.index, 300);
		assert_int_equal(check.kind, SPOT_CHECK);
		assert_int_equal(check.layer, l);
		assert_int_equal(check.index, 0);
	}
}

TEST(a_count_knows_its_status)
{
	for (int st = 0; st < STATUSES; st++) {
		struct spot s = spot_read(spot_status((enum credit_status)st));
		assert_int_equal(s.kind, SPOT_STATUS);
		assert_int_equal(s.index, st);
	}
}

TEST(a_key_is_the_one_named)
{
	static const char *const names[] = {"f", "Enter", "Ctrl-U", "F10", "Space", "/", "Alt-x"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct key k;
		struct spot s = spot_read(spot_key(sl_from(names[i])));
		assert_int_equal(s.kind, SPOT_KEY);
		assert_true(key_parse(sl_from(names[i]), &k));
		assert_true(key_equal(s.key, k));
	}
	assert_int_equal(spot_read(spot_key(SL("Up/Down"))).key.code, KEYCODE_UP);
	assert_int_equal(spot_key(SL("<>=")), 0);
	assert_int_equal(spot_key(SL(":order")), 0);
	assert_int_equal(spot_key(SL("")), 0);
}

/* A recording may hold any number. */
TEST(any_number_is_read)
{
	for (uint32_t high = 0; high < 0x10000; high++) {
		struct spot s = spot_read(high << 16 | (high * 40503u & 0xFFFFu));
		if (s.kind == SPOT_LINE || s.kind == SPOT_CHECK)
			assert_in_range(s.layer, 0, LAYERS - 1);
		if (s.kind == SPOT_STATUS)
			assert_in_range(s.index, 0, STATUSES - 1);
		if (s.kind == SPOT_KEY)
			assert_false(key_is_mouse(s.key));
	}
	assert_int_equal(spot_read(0).kind, SPOT_NOTHING);
	assert_int_equal(spot_read(UINT32_MAX).kind, SPOT_NOTHING);
}

TEST(each_line_of_a_document_has_its_own)
{
	struct spot text = spot_read(spot_text(LAYER_API_DOCS, 99999));
	struct spot fold = spot_read(spot_fold(LAYER_INSPECTOR, SPOT_INDEX_MAX));
	assert_int_equal(text.kind, SPOT_TEXT);
	assert_int_equal(text.layer, LAYER_API_DOCS);
	assert_int_equal(text.index, 99999);
	assert_int_equal(fold.kind, SPOT_FOLD);
	assert_int_equal(fold.layer, LAYER_INSPECTOR);
	assert_int_equal(fold.index, SPOT_INDEX_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(lines_and_check_boxes_know_their_list),
	    cmocka_unit_test(a_count_knows_its_status),
	    cmocka_unit_test(a_key_is_the_one_named),
	    cmocka_unit_test(any_number_is_read),
	    cmocka_unit_test(each_line_of_a_document_has_its_own),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
