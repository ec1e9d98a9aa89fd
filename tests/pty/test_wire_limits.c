/* SPDX-License-Identifier: MIT */
/* Answers that are absurd, too long, too short, or contradict themselves: a sentence, no loop. */
#include <stdio.h>
#include <string.h>

#include "e2e.h"
#include "parallel.h"

#define SILENCE_MS 700

/* After at most so many requests nothing more is asked for. */
static void comes_to_rest(struct e2e *j, size_t at_most)
{
	size_t before;
	do {
		before = e2e_requests(j);
		pty_pump(j->b.pty, SILENCE_MS);
	} while (e2e_requests(j) != before && j->n_log <= at_most);
	assert_true(j->n_log <= at_most);
	e2e_obeys(j);
}

TEST(absurd_numbers)
{
	struct e2e *j = e2e_start(300, "--fault absurd-numbers", "");
	e2e_sees(j, "loaded 300 of 300 ✓");
	/* What cannot be held is not guessed at: no sum, no status. */
	e2e_sees(j, "Remaining – of – ");
	e2e_sees(j, "1,006 bad");
	e2e_sees(j, "N/A ");
	e2e_scrolls(j);
	/* As sent it can be read in the details. */
	pty_type(j->b.pty, "\n");
	e2e_sees(j, "1e308");
	pty_key(j->b.pty, VTERM_KEY_ESCAPE);
	comes_to_rest(j, 5);
	e2e_end(j);
}

TEST(names_that_are_attacks)
{
	struct e2e *j = e2e_start(300, "--fault hostile-names", "");
	e2e_sees(j, "loaded 300 of 300 ✓");
	e2e_has_all(j);
	assert_string_not_equal(j->b.pty->title, "owned");
	assert_null(strstr(j->b.pty->osc, "52;"));
	pty_type(j->b.pty, "g7j\n"); /* one of 64 KiB */
	e2e_sees(j, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
	e2e_end(j);
}

TEST(pages_of_ten_thousand)
{
	struct e2e *j =
	    e2e_start(1000, "--customers 12000 --page-max 10000 --fault rows:10000", "");
	e2e_sees(j, "The API sends 10000 customers a page");
	e2e_sees(j, "of 12,000");
	e2e_scrolls(j);
	pty_type(j->b.pty, "G");
	e2e_sees(j, "row 12,000/12,000");
	e2e_sees(j, "loaded 12,000 of 12,000 ✓");
	comes_to_rest(j, 4); /* two pages, one perhaps again: their reading takes long */
	e2e_end(j);
}

TEST(pages_too_large_at_any_size)
{
	struct e2e *j =
	    e2e_start(1000, "--customers 20000 --page-max 20000 --fault rows:20000", "");
	e2e_sees(j, "Reply.TooBig");
	e2e_sees(j, "What happened: the answer is larger than 4 MiB");
	e2e_sees(j, "What to do: smaller pages did not help; report it.");
	comes_to_rest(j, 8);
	e2e_end(j);
}

/* Smaller than what it comes with: the pages are read to their end all the same. */
TEST(a_total_that_is_too_small)
{
	static const char *const faults[] = {"--fault total:0", "--fault total:1",
					     "--fault total:100", "--fault total:150"};
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		struct e2e *j = e2e_start(300, faults[i], "");
		e2e_sees(j, "customers, but sends more; reading all pages");
		e2e_sees(j, "loaded 300 of ");
		e2e_has_all(j);
		assert_int_equal(pty_find(j->b.pty, "✓"), -1);
		comes_to_rest(j, 6);
		e2e_end(j);
	}
}

TEST(a_total_that_is_too_large)
{
	struct e2e *j = e2e_start(300, "--fault total:450", "");
	/* Page 4 or 5, whichever comes first. */
	e2e_sees(j, "has fewer rows than Total says");
	e2e_sees(j, "loaded 300 of 450");
	assert_int_equal(pty_find(j->b.pty, "✓"), -1);
	e2e_scrolls(j);
	comes_to_rest(j, 6);
	e2e_end(j);
}

/* Asked to load all of it, the browser stops where it becomes clear that there is no such list. */
TEST(an_absurd_total)
{
	static const char *const totals[] = {"--fault total:400000",
					     "--fault total:9223372036854775807"};
	for (size_t i = 0; i < sizeof totals / sizeof *totals; i++) {
		struct e2e *j = e2e_start(300, totals[i], "");
		e2e_sees(j, "loaded 200 of ");
		pty_type(j->b.pty, "a");
		e2e_sees(j, "is not full, although the API says");
		e2e_sees(j, "loading stopped; R reads the list again");
		e2e_scrolls(j);
		/* The last row that such a list would have can be looked for, and is not there. */
		pty_type(j->b.pty, "G");
		e2e_sees(j, "not loaded yet");
		pty_type(j->b.pty, "g");
		e2e_sees(j, "row 1/");
		comes_to_rest(j, 16);
		e2e_end(j);
	}
}

TEST(a_total_below_zero)
{
	struct e2e *j = e2e_start(300, "--fault total:-5", "");
	e2e_sees(j, "The API does not say how many customers there are");
	e2e_sees(j, "of –");
	pty_type(j->b.pty, "a");
	e2e_sees(j, "All pages are loaded: 300 customers; the API does not say");
	e2e_has_all(j);
	comes_to_rest(j, 6);
	e2e_end(j);
}

/* It never settles, and is not asked for all the time. */
TEST(a_total_that_changes_with_each_answer)
{
	struct e2e *j = e2e_start(300, "--fault changing-total", "");
	e2e_sees(j, "The list changed: 30");
	e2e_scrolls(j);
	e2e_awaits_requests(j, 7);
	/* A burst, and then fewer and fewer. */
	assert_true(j->log[6].at_ms > 1000);
	e2e_scrolls(j);
	e2e_obeys(j);
	e2e_end(j);
}

TEST(a_customer_twice_in_a_page)
{
	struct e2e *j = e2e_start(300, "--fault twice", "");
	e2e_sees(j, "lists a customer twice");
	e2e_sees(j, "loaded 300 of 300");
	assert_int_equal(pty_find(j->b.pty, "✓"), -1);
	e2e_sees(j, "row 1/300");
	comes_to_rest(j, 5);
	e2e_end(j);
}

TEST(an_empty_page_before_the_end)
{
	struct e2e *j = e2e_start(300, "--fault empty-page:2-2", "");
	e2e_sees(j, "Page 2 has fewer rows than Total says");
	e2e_sees(j, "loaded 200 of 300");
	e2e_scrolls(j);
	comes_to_rest(j, 5);
	/* Read again it is whole. */
	pty_type(j->b.pty, "R");
	e2e_sees(j, "loaded 300 of 300 ✓");
	e2e_has_all(j);
	e2e_end(j);
}

TEST(empty_pages_only)
{
	struct e2e *j = e2e_start(300, "--fault empty-page", "");
	e2e_sees(j, "has fewer rows than Total says");
	comes_to_rest(j, 5);
	e2e_end(j);
}

TEST(the_same_page_for_any_number)
{
	struct e2e *j = e2e_start(300, "--fault same-page", "");
	e2e_sees(j, "Reply.SamePage, the server sent the same customers for different pages: "
		    "paging cannot work");
	e2e_sees(j, "⚠ stopped");
	e2e_scrolls(j);
	comes_to_rest(j, 8);
	e2e_end(j);
}

TEST(fields_that_are_not_there)
{
	static const char *const faults[] = {"--fault null-fields", "--fault swapped-types"};
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		struct e2e *j = e2e_start(300, faults[i], "");
		e2e_sees(j, "loaded 300 of 300 ✓");
		e2e_scrolls(j);
		pty_type(j->b.pty, "\n");
		e2e_sees(j, "Arrears");
		pty_key(j->b.pty, VTERM_KEY_ESCAPE);
		comes_to_rest(j, 6);
		e2e_end(j);
	}
}

int main(int argc, char *argv[])
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_total_that_is_too_small),
	    cmocka_unit_test(an_absurd_total),
	    cmocka_unit_test(absurd_numbers),
	    cmocka_unit_test(names_that_are_attacks),
	    cmocka_unit_test(pages_of_ten_thousand),
	    cmocka_unit_test(pages_too_large_at_any_size),
	    cmocka_unit_test(a_total_that_is_too_large),
	    cmocka_unit_test(a_total_below_zero),
	    cmocka_unit_test(a_total_that_changes_with_each_answer),
	    cmocka_unit_test(a_customer_twice_in_a_page),
	    cmocka_unit_test(an_empty_page_before_the_end),
	    cmocka_unit_test(empty_pages_only),
	    cmocka_unit_test(the_same_page_for_any_number),
	    cmocka_unit_test(fields_that_are_not_there),
	};
	return parallel_run(argc, argv, "wire limits", tests, sizeof tests / sizeof *tests);
}
