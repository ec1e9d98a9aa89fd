/* SPDX-License-Identifier: MIT */
/* Too fast for the API: the sending slows down, continues automatically, and speeds up again. */
#include <stdio.h>
#include <string.h>

#include "e2e.h"
#include "parallel.h"

#define BURST     6   /* requests that were under way when the refusal was heard */
#define JITTER_MS 100 /* by which two arrivals may be nearer than their sendings */
#define PAUSE_MS  990 /* after a refusal nothing is sent for a second */
#define EVEN_MS   400 /* then twice the distance that the rate allows */
#define SPELL_MS  5000
#define LOAD_PAGE "--page-size 20"

static bool is_refused(const struct demo_child_request *r)
{
	return strcmp(r->code, "RequestLimitExceeded") == 0 || strcmp(r->code, "http") == 0;
}

/* When the first refusal was; fails the test when there was none. */
static size_t first_refusal(struct e2e *j)
{
	e2e_requests(j);
	for (size_t i = 0; i < j->n_log; i++)
		if (is_refused(&j->log[i]))
			return i;
	fail_msg("nothing was refused");
	return 0;
}

static void is_told(struct e2e *j, const char *sentence)
{
	e2e_sees(j, sentence);
	e2e_sees(j, "‖ limited");
	e2e_scrolls(j);
}

/* The mean distance of the requests that came from one time to another. */
static long long mean_gap_ms(const struct e2e *j, long long from_ms, long long to_ms)
{
	long long first = -1, last = -1;
	int n = 0;
	for (size_t i = 0; i < j->n_log; i++) {
		if (j->log[i].at_ms < from_ms || j->log[i].at_ms >= to_ms)
			continue;
		first = first < 0 ? j->log[i].at_ms : first;
		last = j->log[i].at_ms;
		n++;
	}
	assert_true(n > 5);
	return (last - first) / (n - 1);
}

static int count_between(const struct e2e *j, long long from_ms, long long to_ms)
{
	int n = 0;
	for (size_t i = 0; i < j->n_log; i++)
		n += j->log[i].at_ms >= from_ms && j->log[i].at_ms < to_ms;
	return n;
}

/* Returns when the last request before the pause arrived: a burst is sent before the refusal is
 * heard, which takes long on a busy machine. */
static long long find_pause(struct e2e *j)
{
	size_t at = first_refusal(j);
	while (at + 1 < j->n_log && j->log[at + 1].at_ms - j->log[at].at_ms < PAUSE_MS - JITTER_MS)
		at++;
	assert_true(at + 1 < j->n_log);
	assert_true(at - first_refusal(j) <= BURST);
	return j->log[at].at_ms;
}

TEST(a_refusal_slows_down_for_seconds)
{
	/* The first requests may include that for the own credit, which has a limit of its own. */
	struct e2e *j = e2e_start(640, "--fault limited:6-6", LOAD_PAGE);
	/* The sign of the limit may be over before a loaded machine looks. */
	e2e_sees(
	    j,
	    "Slowed down: more requests a second than this action allows; continues automatically");
	e2e_sees(j, "loaded 640 of 640 ✓");
	long long heard_ms = find_pause(j);
	/* It was a single refusal: the rate is whole again within seconds, but not at once. */
	assert_true(count_between(j, heard_ms + PAUSE_MS, heard_ms + PAUSE_MS + 900) <= 3);
	assert_true(mean_gap_ms(j, heard_ms + SPELL_MS, heard_ms + 9500) < EVEN_MS * 3 / 4);
	e2e_obeys(j);
	e2e_end(j);
}

TEST(a_gateway_may_ask_for_it_too)
{
	struct e2e *j = e2e_start(160, "--fault http:429:4-4", LOAD_PAGE);
	is_told(j, "Slowed down: the gateway refused: too many requests; continues automatically");
	e2e_sees(j, "loaded 160 of 160 ✓");
	e2e_has_all(j);
	size_t at = first_refusal(j);
	assert_true(j->log[j->n_log - 1].at_ms - j->log[at].at_ms > PAUSE_MS);
	e2e_obeys(j);
	e2e_end(j);
}

/* Another tool takes two of the four: who sends five at once would leave it nothing. */
TEST(a_rate_that_is_shared)
{
	struct e2e *j = e2e_start(300, "--rate 4 --shared 2", LOAD_PAGE);
	is_told(
	    j,
	    "Slowed down: more requests a second than this action allows; continues automatically");
	e2e_sees(j, "loaded 300 of 300 ✓");
	e2e_has_all(j);
	size_t refused = 0;
	for (size_t i = first_refusal(j); i < j->n_log; i++)
		refused += is_refused(&j->log[i]);
	/* It finds its place beside the other: refusals do not go on. */
	assert_in_range(refused, 1, 4);
	e2e_obeys(j);
	e2e_end(j);
}

/* Nobody gets through at first: no try is counted against the page, and r asks at once. */
TEST(refusals_for_a_while)
{
	struct e2e *j = e2e_start(100, "--fault limited:1-3", "");
	e2e_sees(j, "⚠ RequestLimitExceeded on page 1 · retry in");
	e2e_sees(j, "another tool may use it too; requests are slowed down automatically.");
	e2e_sees(j, "loaded 100 of 100 ✓");
	e2e_has_all(j);
	assert_true(e2e_requests(j) >= 4);
	for (size_t i = 1; i < 4; i++)
		assert_true(j->log[i].at_ms - j->log[i - 1].at_ms >= PAUSE_MS);
	e2e_obeys(j);
	e2e_end(j);
}

int main(int argc, char *argv[])
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_refusal_slows_down_for_seconds),
	    cmocka_unit_test(a_gateway_may_ask_for_it_too),
	    cmocka_unit_test(a_rate_that_is_shared),
	    cmocka_unit_test(refusals_for_a_while),
	};
	return parallel_run(argc, argv, "wire pace", tests, sizeof tests / sizeof *tests);
}
