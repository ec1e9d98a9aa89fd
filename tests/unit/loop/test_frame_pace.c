/* SPDX-License-Identifier: MIT */
/* Tests of src/loop/frame_pace.c. */
#include "loop/frame_pace.h"
#include "seeded.h"
#include "test.h"

#define TURNS 5000

TEST(what_the_user_did_is_seen_at_once)
{
	struct frame_pace p;
	frame_pace_init(&p);
	for (int64_t now = 0; now < 50; now++) {
		frame_pace_note(&p, FRAME_BY_REPLY);
		frame_pace_note(&p, FRAME_BY_USER);
		frame_pace_note(&p, FRAME_BY_TIME);
		assert_true(frame_pace_due_ms(&p) <= now);
		frame_pace_drawn(&p, now);
	}
}

TEST(the_first_answer_and_one_after_a_key_are_seen_at_once)
{
	struct frame_pace p;
	frame_pace_init(&p);
	frame_pace_note(&p, FRAME_BY_USER);
	frame_pace_drawn(&p, 1000);
	frame_pace_note(&p, FRAME_BY_REPLY);
	assert_true(frame_pace_due_ms(&p) <= 1001);
	frame_pace_drawn(&p, 1001);
	frame_pace_note(&p, FRAME_BY_REPLY);
	assert_in_range(frame_pace_due_ms(&p), 1101, 1120);
}

TEST(an_answer_does_not_wait_for_the_signs_of_loading)
{
	struct frame_pace p;
	frame_pace_init(&p);
	frame_pace_note(&p, FRAME_BY_TIME);
	assert_true(frame_pace_due_ms(&p) <= 1000);
	frame_pace_drawn(&p, 1000);
	frame_pace_note(&p, FRAME_BY_TIME);
	assert_int_equal(frame_pace_due_ms(&p), 1200);
	frame_pace_note(&p, FRAME_BY_REPLY);
	assert_true(frame_pace_due_ms(&p) <= 1001);
}

/* Whenever what comes: no second has more than ten frames. */
TEST(ten_frames_a_second_at_most)
{
	struct frame_pace p;
	static int64_t drawn[TURNS];
	uint64_t random = seeded_start(7);
	int n = 0;
	frame_pace_init(&p);
	for (int64_t now = 0; n < TURNS; now += seeded_below(&random, 3)) {
		frame_pace_note(&p, seeded_below(&random, 60) ? FRAME_BY_TIME : FRAME_BY_REPLY);
		if (frame_pace_due_ms(&p) > now)
			continue;
		frame_pace_drawn(&p, now);
		drawn[n++] = now;
		assert_true(n <= 10 || now - drawn[n - 11] >= 1000);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_the_user_did_is_seen_at_once),
	    cmocka_unit_test(the_first_answer_and_one_after_a_key_are_seen_at_once),
	    cmocka_unit_test(an_answer_does_not_wait_for_the_signs_of_loading),
	    cmocka_unit_test(ten_frames_a_second_at_most),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
