/* SPDX-License-Identifier: MIT */
/* Tests of src/demo/customers/vouchers.c. */
#include "demo/customers/customer.h"
#include "demo/customers/vouchers.h"
#include "test.h"

#define SEED DATASET_SEED
#define NOW  1790172128 /* 2026-09-23 14:02:08 UTC */
#define ROWS 2000

TEST(vouchers_add_up_and_their_status_fits)
{
	struct dataset d;
	size_t issued = 0, used = 0, expired = 0;

	dataset_init(&d, SEED, ROWS, NOW);
	for (uint32_t id = 0; id < ROWS; id++) {
		struct demo_voucher v[DEMO_VOUCHERS_MAX];
		int64_t total, remaining, sum = 0, left = 0;
		size_t n = demo_vouchers_draw(&d, id, v);

		demo_customer_vouchers(&d, id, &total, &remaining);
		for (size_t i = 0; i < n; i++) {
			bool is_expired = strcmp(v[i].status, "Expired") == 0;
			assert_int_equal(is_expired, v[i].expires_s < d.day_s);
			assert_true(v[i].effective_s < v[i].expires_s);
			assert_true(v[i].remaining <= v[i].total);
			sum += is_expired ? 0 : v[i].total;
			left += is_expired ? 0 : v[i].remaining;
			expired += is_expired;
			issued += strcmp(v[i].status, "Issued") == 0;
			used += strcmp(v[i].status, "Used") == 0;
			if (!is_expired)
				assert_int_equal(strcmp(v[i].status, "Used") == 0,
						 v[i].remaining == 0);
			assert_true(v[i].number > 1000000);
		}
		assert_int_equal(sum, total);
		assert_int_equal(left, remaining);
	}
	assert_true(issued > 100 && used > 100 && expired > 100);
	dataset_release(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(vouchers_add_up_and_their_status_fits),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
