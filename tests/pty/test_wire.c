/* SPDX-License-Identifier: MIT */
/* Faults that pass: the screen tells, the rows stay, and all is there in the end by itself. */
#include <stdio.h>
#include <string.h>

#include "e2e.h"
#include "parallel.h"

/* From the second page on everything fails for some tries; the first page is there. */
static void recovers(const char *fault, const char *options, const char *sentence)
{
	char demo[200];
	snprintf(demo, sizeof demo, "--fault %s:2-8", fault);
	struct e2e *j = e2e_start(300, demo, options);
	e2e_sees(j, sentence);
	e2e_sees(j, "loaded 100 of 300");
	e2e_scrolls(j);
	e2e_sees(j, "loaded 300 of 300 ✓");
	e2e_has_all(j);
	e2e_obeys(j);
	e2e_end(j);
}

TEST(a_busy_service)
{
	recovers("busy", "", "the service is busy; retrying (r now, Esc stops)");
}

TEST(an_internal_error)
{
	recovers("internal", "", "an internal error of the server; retrying (r now, Esc stops)");
}

TEST(a_service_that_is_down)
{
	recovers("refuse:ServiceUnavailable", "",
		 "the service is down; retrying (r now, Esc stops)");
}

TEST(a_gateway_with_a_web_page)
{
	recovers("http:502", "", "the gateway failed; retrying (r now, Esc stops)");
}

TEST(broken_json)
{
	recovers("malformed", "", "the answer cannot be understood; retrying (r now, Esc stops)");
}

TEST(half_the_json)
{
	recovers("truncate-json", "",
		 "the answer cannot be understood; retrying (r now, Esc stops)");
}

TEST(closed_connections)
{
	recovers("drop", "",
		 "the connection was lost during the answer; retrying (r now, Esc stops)");
}

TEST(resets)
{
	recovers("reset", "",
		 "the connection was lost during the answer; retrying (r now, Esc stops)");
}

TEST(half_an_answer)
{
	recovers("cut", "",
		 "the connection was lost during the answer; retrying (r now, Esc stops)");
}

/* --timeout is in whole seconds. Two requests are enough: others wait behind them. */
static void passes_the_timeout(const char *demo)
{
	struct e2e *j = e2e_start(300, demo, "--timeout 2");
	e2e_sees(j, "loaded 100 of 300");
	e2e_scrolls(j);
	e2e_sees(j, "the API did not answer in time; retrying (r now, Esc stops)");
	e2e_scrolls(j);
	e2e_sees(j, "loaded 300 of 300 ✓");
	e2e_has_all(j);
	e2e_obeys(j);
	e2e_end(j);
}

TEST(lost_replies)
{
	passes_the_timeout("--fault lost:2-3");
}

TEST(answers_later_than_the_timeout)
{
	passes_the_timeout("--fault slow:3500:2-3");
}

TEST(any_latency_below_it)
{
	static const char *const latency[] = {"--latency 1", "--latency 30", "--latency 400"};
	for (size_t i = 0; i < sizeof latency / sizeof *latency; i++) {
		struct e2e *j = e2e_start(300, latency[i], "");
		e2e_sees(j, "loaded 300 of 300 ✓");
		e2e_has_all(j);
		e2e_obeys(j);
		e2e_end(j);
	}
}

TEST(answers_that_overtake_each_other)
{
	struct e2e *j = e2e_start(600, "--fault reorder:2", "");
	e2e_sees(j, "loaded 600 of 600 ✓");
	e2e_has_all(j);
	e2e_obeys(j);
	e2e_end(j);
}

/* Where the server was a refusing port, it listens again. */
TEST(a_server_that_is_away_for_a_while)
{
	char port[20], options[40];
	const char *again[] = {"--customers", "300", "--port", port, NULL};
	snprintf(port, sizeof port, "%d", demo_child_find_port());
	snprintf(options, sizeof options, "--port %s", port);
	struct e2e *j = e2e_start(300, options, "--load-all 0");
	e2e_sees(j, "row 1/300");
	e2e_awaits_requests(j, 3); /* the page ahead, and the partner's own credit */
	e2e_sees(j, "loaded 200 of 300");
	demo_child_stop(&j->b.demo);
	pty_type(j->b.pty, "G");
	e2e_sees(j, "⚠ Network.Connect on page 3 · retry");
	e2e_sees(j, "The endpoint does not answer: check the network and the firewall.");
	pty_type(j->b.pty, "g");
	e2e_sees(j, "row 1/300");
	e2e_scrolls(j);
	pty_type(j->b.pty, "G");
	j->b.demo = demo_child_start(again);
	e2e_sees(j, "loaded 300 of 300 ✓");
	e2e_has_all(j);
	e2e_end(j);
}

TEST(a_clock_that_is_wrong)
{
	static const struct {
		const char *fault, *sentence;
	} cases[] = {{"--fault skew:600",
		      "This computer's clock is 600 s behind; set it. Requests use the API's time"},
		     {"--fault skew:-900",
		      "This computer's clock is 900 s ahead; set it. Requests use the API's time"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct e2e *j = e2e_start(300, cases[i].fault, "");
		e2e_sees(j, cases[i].sentence);
		e2e_sees(j, "loaded 300 of 300 ✓");
		e2e_has_all(j);
		/* Refused once, then signed with the server's time. */
		e2e_requests(j);
		assert_string_equal(j->log[0].code, "AuthFailure.SignatureExpire");
		for (size_t k = 1; k < j->n_log; k++)
			assert_string_equal(j->log[k].code, "OK");
		e2e_end(j);
	}
}

TEST(a_clock_that_is_set_meanwhile)
{
	struct e2e *j = e2e_start(300, "--fault skew:600:1-3", "--load-all 0");
	e2e_sees(j, "600 s behind");
	e2e_sees(j, "row 1/300");
	e2e_awaits_requests(j, 4);
	e2e_sees(j, "loaded 200 of 300"); /* the page beside the first, asked for in time */
	pty_type(j->b.pty, "G");
	e2e_sees(j, "loaded 300 of 300 ✓");
	e2e_has_all(j);
	e2e_end(j);
}

TEST(smaller_pages_without_a_word)
{
	struct e2e *j = e2e_start(300, "--page-max 40", "");
	e2e_sees(j, "The API sends 40 customers a page");
	e2e_sees(j, "loaded 300 of 300 ✓");
	e2e_has_all(j);
	e2e_obeys(j);
	e2e_end(j);
}

TEST(smaller_pages_by_an_error)
{
	struct e2e *j = e2e_start(300, "--page-max 60 --page-max-error", "");
	e2e_sees(j, "InvalidParameterValue; requesting pages of 50 now");
	e2e_sees(j, "loaded 300 of 300 ✓");
	e2e_has_all(j);
	e2e_obeys(j);
	e2e_end(j);
}

/* What the server's list went through, by its log. */
static void change_as_the_server(struct e2e *j, size_t first, size_t last)
{
	for (size_t i = first - 1; i < last && i < e2e_requests(j); i++)
		if (strcmp(j->log[i].action, "QueryCustomersCredit") == 0)
			dataset_drift(&j->data);
}

static void changes(size_t first, size_t last)
{
	char text[60];
	snprintf(text, sizeof text, "--fault drift:%zu-%zu", first, last);
	struct e2e *j = e2e_start(300, text, "");
	e2e_sees(j, "The list changed: 30");
	e2e_awaits_requests(j, last);
	/* What was on the screen before may look the same as what it will say. */
	e2e_rests(j);
	change_as_the_server(j, first, last);
	snprintf(text, sizeof text, "loaded %u of %u ✓", dataset_total(&j->data),
		 dataset_total(&j->data));
	e2e_sees(j, text);
	e2e_has_all(j);
	e2e_obeys(j);
	e2e_end(j);
}

TEST(a_customer_is_bound_between_pages)
{
	changes(2, 2);
}

TEST(one_is_bound_and_one_unbound)
{
	changes(2, 4);
}

TEST(a_list_that_changes_all_the_time)
{
	changes(2, 7);
}

int main(int argc, char *argv[])
{
	/* The longest ones first: they are run side by side. */
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_list_that_changes_all_the_time),
	    cmocka_unit_test(a_busy_service),
	    cmocka_unit_test(an_internal_error),
	    cmocka_unit_test(a_service_that_is_down),
	    cmocka_unit_test(a_gateway_with_a_web_page),
	    cmocka_unit_test(broken_json),
	    cmocka_unit_test(half_the_json),
	    cmocka_unit_test(closed_connections),
	    cmocka_unit_test(resets),
	    cmocka_unit_test(half_an_answer),
	    cmocka_unit_test(lost_replies),
	    cmocka_unit_test(answers_later_than_the_timeout),
	    cmocka_unit_test(any_latency_below_it),
	    cmocka_unit_test(answers_that_overtake_each_other),
	    cmocka_unit_test(a_server_that_is_away_for_a_while),
	    cmocka_unit_test(a_clock_that_is_wrong),
	    cmocka_unit_test(a_clock_that_is_set_meanwhile),
	    cmocka_unit_test(smaller_pages_without_a_word),
	    cmocka_unit_test(smaller_pages_by_an_error),
	    cmocka_unit_test(a_customer_is_bound_between_pages),
	    cmocka_unit_test(one_is_bound_and_one_unbound),
	};
	return parallel_run(argc, argv, "wire", tests, sizeof tests / sizeof *tests);
}
