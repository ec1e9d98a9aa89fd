/* SPDX-License-Identifier: MIT */
/* Tests of src/base/arena.c. */
#include <stdalign.h>

#include "base/arena.h"

#include "test.h"

TEST(an_arena_may_stay_empty)
{
	struct arena a;
	arena_init(&a);
	arena_reset(&a);
	arena_reserve(&a, 0);
	assert_int_equal(a.bytes, 0);
	arena_release(&a);
	arena_release(&a);
}

TEST(objects_are_zero_and_aligned)
{
	struct arena a;
	arena_init(&a);
	for (size_t i = 1; i < 200; i++) {
		memset(arena_bytes(&a, i), 0xAA, i);
		unsigned char *p = arena_alloc(&a, i, 3);
		assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
		for (size_t j = 0; j < i * 3; j++)
			assert_int_equal(p[j], 0);
		memset(p, 0x55, i * 3);
	}
	arena_release(&a);
}

TEST(room_is_aligned)
{
	struct arena a;
	arena_init(&a);
	for (size_t n = 1; n < 40; n++) {
		unsigned char *p = arena_room(&a, n);
		assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
		memset(p, 0xA5, n);
	}
	arena_release(&a);
}

TEST(nothing_overlaps)
{
	struct arena a;
	unsigned char *kept[500];
	arena_init(&a);
	for (size_t i = 0; i < 500; i++) {
		kept[i] = arena_bytes(&a, i * 7 % 97 + 1);
		memset(kept[i], (int)(i & 0xFF), i * 7 % 97 + 1);
	}
	for (size_t i = 0; i < 500; i++)
		for (size_t j = 0; j < i * 7 % 97 + 1; j++)
			assert_int_equal(kept[i][j], i & 0xFF);
	arena_release(&a);
}

TEST(reset_memory_is_zero_again)
{
	struct arena a;
	arena_init(&a);
	memset(arena_alloc(&a, 1, 100), 0xAA, 100);
	arena_reset(&a);
	unsigned char *p = arena_alloc(&a, 1, 100);
	for (size_t i = 0; i < 100; i++)
		assert_int_equal(p[i], 0);
	arena_release(&a);
}

TEST(reset_keeps_the_largest_chunk)
{
	struct arena a;
	arena_init(&a);
	arena_alloc(&a, 1, 100);
	arena_alloc(&a, 1, 100000);
	arena_alloc(&a, 1, 200000);
	size_t before = a.bytes;
	arena_reset(&a);
	size_t kept = a.bytes;
	assert_in_range(kept, 200000, before - 100000);
	arena_alloc(&a, 1, 150000);
	assert_int_equal(a.bytes, kept);
	arena_reset(&a);
	assert_int_equal(a.bytes, kept);
	arena_release(&a);
	assert_int_equal(a.bytes, 0);
}

TEST(a_reserved_size_is_one_chunk)
{
	struct arena a;
	arena_init(&a);
	arena_reserve(&a, 1000);
	size_t reserved = a.bytes;
	arena_alloc(&a, 25, 32);
	arena_bytes(&a, 200);
	assert_int_equal(a.bytes, reserved);
	/* One byte more takes another chunk, and not a tiny one. */
	arena_bytes(&a, 1);
	assert_true(a.bytes > reserved + 500);
	size_t second = a.bytes;
	arena_reserve(&a, 100000);
	assert_int_equal(a.bytes, second);
	arena_release(&a);
}

TEST(large_things_get_room_of_their_own)
{
	struct arena a;
	arena_init(&a);
	unsigned char *small = arena_bytes(&a, 3);
	memcpy(small, "abc", 3);
	memset(arena_bytes(&a, 1 << 20), 0xFF, 1 << 20);
	assert_memory_equal(small, "abc", 3);
	arena_release(&a);
}

TEST(slices_are_copied)
{
	struct arena a;
	char text[] = "a\0b";
	arena_init(&a);
	struct sl copy = arena_copy(&a, (struct sl){text, 3});
	memset(text, 'z', 3);
	assert_true(sl_equal(copy, SL("a\0b")));
	size_t bytes = a.bytes;
	assert_int_equal(arena_copy(&a, (struct sl){NULL, 0}).n, 0);
	assert_non_null(arena_copy(&a, (struct sl){NULL, 0}).p);
	assert_int_equal(a.bytes, bytes);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_arena_may_stay_empty),
	    cmocka_unit_test(objects_are_zero_and_aligned),
	    cmocka_unit_test(room_is_aligned),
	    cmocka_unit_test(nothing_overlaps),
	    cmocka_unit_test(reset_memory_is_zero_again),
	    cmocka_unit_test(reset_keeps_the_largest_chunk),
	    cmocka_unit_test(a_reserved_size_is_one_chunk),
	    cmocka_unit_test(large_things_get_room_of_their_own),
	    cmocka_unit_test(slices_are_copied),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
