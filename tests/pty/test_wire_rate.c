/* SPDX-License-Identifier: MIT */
/* Keys that ask for other pages at every turn, while the API stalls, jitters or stands still: by
 * its own log never more than five requests of an action in a second, or twenty for the costs of
 * days. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "e2e.h"
#include "parallel.h"

#define KEYS      40
#define BETWEEN   500 /* milliseconds, at most */
#define STOPS     3
#define LOAD_PAGE "--page-size 20"

static unsigned draw(unsigned *dice, unsigned below)
{
	*dice = *dice * 1664525 + 1013904223;
	return (*dice >> 16) % below;
}

static void press_any(struct e2e *j, unsigned *dice)
{
	static const char *const keys[] = {"r", "R", "G", "%", "o", "a", "\033"};
	pty_type(j->b.pty, keys[draw(dice, sizeof keys / sizeof *keys)]);
	pty_pump(j->b.pty, (int)draw(dice, BETWEEN));
}

static void keeps_to_five(struct e2e *j)
{
	size_t n = e2e_requests(j);
	assert_true(n > KEYS / 4);
	assert_in_range(demo_child_rate(j->log, n), 1, 5);
}

static void press_on(const char *demo, unsigned dice)
{
	struct e2e *j = e2e_start(640, demo, LOAD_PAGE);
	e2e_awaits_requests(j, 1);
	for (int i = 0; i < KEYS; i++)
		press_any(j, &dice);
	keeps_to_five(j);
	e2e_end(j);
}

TEST(while_answers_stall)
{
	press_on("--rate 0 --fault stall:2000", 1);
}

TEST(while_answers_jitter)
{
	press_on("--rate 0 --fault jitter:1000", 2);
}

TEST(over_a_long_way)
{
	press_on("--rate 0 --latency 300", 3);
}

/* What was sent before a stop, or while the server stood still, is read when it goes on. */
TEST(while_the_server_stops_and_goes_on)
{
	unsigned dice = 4;
	struct e2e *j = e2e_start(640, "--rate 0 --latency 50", LOAD_PAGE);
	e2e_awaits_requests(j, 1);
	for (int stop = 0; stop < STOPS; stop++) {
		for (int i = 0; i < KEYS / 4; i++)
			press_any(j, &dice);
		assert_int_equal(kill(j->b.demo.pid, SIGSTOP), 0);
		for (int i = 0; i < KEYS / 4; i++)
			press_any(j, &dice);
		assert_int_equal(kill(j->b.demo.pid, SIGCONT), 0);
	}
	e2e_rests(j);
	keeps_to_five(j);
	e2e_end(j);
}

/* The costs of many customers and all pages of the list at once: each action keeps its own limit,
 * and the pages do not wait for the costs: 31 of them take six seconds, on a busy machine more. */
TEST(while_costs_are_fetched_beside_the_pages)
{
	struct e2e *j = e2e_start(640, "--latency 30", LOAD_PAGE " --load-all 20");
	e2e_sees(j, "of 640");
	pty_type(j->b.pty, "B\ra");
	e2e_sees(j, "All 640 customers are loaded");
	size_t n = e2e_requests(j), costs = 0;
	long long first_ms = 0, last_ms = 0;
	for (size_t i = 0; i < n; i++) {
		assert_string_equal(j->log[i].code, "OK");
		if (strcmp(j->log[i].action, "QueryCustomersCredit") == 0)
			last_ms = j->log[i].at_ms;
		else if (strcmp(j->log[i].action, "DescribeCustomerBillDetailByDay") == 0)
			first_ms = costs++ ? first_ms : j->log[i].at_ms;
	}
	assert_true(costs > 40);
	assert_true(last_ms - first_ms < 20000);
	keeps_to_five(j);
	e2e_end(j);
}

int main(int argc, char *argv[])
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(while_answers_stall),
	    cmocka_unit_test(while_answers_jitter),
	    cmocka_unit_test(over_a_long_way),
	    cmocka_unit_test(while_the_server_stops_and_goes_on),
	    cmocka_unit_test(while_costs_are_fetched_beside_the_pages),
	};
	return parallel_run(argc, argv, "wire rate", tests, sizeof tests / sizeof *tests);
}
