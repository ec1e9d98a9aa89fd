/* SPDX-License-Identifier: MIT */
/* Tests of src/snapshot/snapshot.c. */
#include "snapshot/snapshot.h"
#include "test.h"

static struct customer make_customer(uint64_t uin, int64_t credit, int64_t remaining)
{
	return (struct customer){.uin = uin,
				 .credit = credit,
				 .remaining = remaining,
				 .force = 2,
				 .known = KNOWN_UIN | KNOWN_CREDIT | KNOWN_REMAINING | KNOWN_FORCE |
					  KNOWN_IDENTIFY};
}

TEST(rows_are_sorted_and_found)
{
	struct snapshot s;
	snapshot_init(&s, 77);
	assert_null(snapshot_find(&s, 1));
	for (uint64_t i = 0; i < 1000; i++) {
		struct customer c = make_customer(1 + i * 7919 % 1000, (int64_t)i, 5);
		assert_true(snapshot_add(&s, &c));
	}
	snapshot_sort(&s);
	assert_int_equal(s.n, 1000);
	assert_int_equal(s.taken_s, 77);
	for (uint64_t i = 0; i < 1000; i++) {
		assert_int_equal(s.rows[i].uin, i + 1);
		assert_ptr_equal(snapshot_find(&s, i + 1), &s.rows[i]);
	}
	assert_null(snapshot_find(&s, 1001));
	snapshot_release(&s);
}

TEST(of_one_uin_the_row_with_the_least_remaining_stays)
{
	struct snapshot s;
	snapshot_init(&s, 0);
	struct customer a = make_customer(5, 10, 3), b = make_customer(5, 10, -3);
	struct customer c = make_customer(4, 10, 9);
	assert_true(snapshot_add(&s, &a) && snapshot_add(&s, &b) && snapshot_add(&s, &c));
	snapshot_sort(&s);
	assert_int_equal(s.n, 2);
	assert_int_equal(s.rows[1].remaining, -3);
	snapshot_release(&s);
}

TEST(only_known_numbers_are_kept)
{
	struct snapshot s;
	snapshot_init(&s, 0);
	struct customer c = make_customer(5, 10, 3), none = make_customer(0, 1, 1);
	c.known = KNOWN_UIN | KNOWN_REMAINING;
	assert_true(snapshot_add(&s, &c));
	assert_false(snapshot_add(&s, &none));
	none = make_customer(6, 1, 1);
	none.known &= ~KNOWN_UIN;
	assert_false(snapshot_add(&s, &none));
	assert_int_equal(s.n, 1);
	assert_int_equal(s.rows[0].known, KNOWN_REMAINING);
	assert_int_equal(s.rows[0].credit, 0);
	assert_int_equal(s.rows[0].force, 0);
	assert_int_equal(s.rows[0].remaining, 3);
	snapshot_release(&s);
}

TEST(a_row_is_a_customer_again)
{
	struct snapshot_row r = {.uin = 9,
				 .credit = 4,
				 .remaining = 3,
				 .force = 2,
				 .known = KNOWN_CREDIT | KNOWN_REMAINING};
	struct customer c = snapshot_customer(&r);
	assert_int_equal(c.uin, 9);
	assert_int_equal(c.credit, 4);
	assert_int_equal(c.remaining, 3);
	assert_int_equal(c.force, 2);
	assert_int_equal(c.known, KNOWN_UIN | KNOWN_CREDIT | KNOWN_REMAINING);
	assert_int_equal(customer_text(&c, FIELD_NAME).n, 0);
}

TEST(every_number_is_in_the_checksum)
{
	struct snapshot s;
	struct snapshot_row r = {.uin = 9, .credit = 4, .remaining = 3, .known = SNAPSHOT_KNOWN};
	snapshot_init(&s, 7);
	assert_int_equal(snapshot_checksum(&s), 0xcbf29ce484222325 >> 1);
	assert_true(snapshot_add_row(&s, &r));
	int64_t sum = snapshot_checksum(&s);
	assert_true(sum > 0);
	s.taken_s = 8;
	assert_int_equal(snapshot_checksum(&s), sum);
	s.rows[0].uin = 8;
	assert_int_not_equal(snapshot_checksum(&s), sum);
	s.rows[0] = r;
	s.rows[0].credit = -4;
	assert_int_not_equal(snapshot_checksum(&s), sum);
	s.rows[0] = r;
	s.rows[0].remaining = 4;
	assert_int_not_equal(snapshot_checksum(&s), sum);
	s.rows[0] = r;
	s.rows[0].force = 1;
	assert_int_not_equal(snapshot_checksum(&s), sum);
	s.rows[0] = r;
	s.rows[0].known = KNOWN_CREDIT;
	assert_int_not_equal(snapshot_checksum(&s), sum);
	s.rows[0] = r;
	r.uin = 10;
	assert_true(snapshot_add_row(&s, &r));
	sum = snapshot_checksum(&s);
	s.rows[1].uin = 11; /* of each row */
	assert_int_not_equal(snapshot_checksum(&s), sum);
	snapshot_release(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(rows_are_sorted_and_found),
	    cmocka_unit_test(of_one_uin_the_row_with_the_least_remaining_stays),
	    cmocka_unit_test(only_known_numbers_are_kept),
	    cmocka_unit_test(a_row_is_a_customer_again),
	    cmocka_unit_test(every_number_is_in_the_checksum),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
