/* SPDX-License-Identifier: MIT */
/* What was asked for one customer alone, as the detail says it. */

#include "fixture.h"
#include "test.h"

static struct fixture f;

SETUP(set_up)
{
	const struct sample row = {.uin = "7", .credit = "100", .remaining = "50"};
	fixture_init(&f, 50, 200);
	f.m.detail.open = f.m.detail.beside = true;
	fixture_resize(&f, 50, 200);
	fixture_put(&f, 1, &row, 1, 1);
	f.m.customer_extra.uin = 7;
	return 0;
}

TEARDOWN(tear_down)
{
	fixture_release(&f);
	return 0;
}

/* A page of n allocations, newest first: each gave a dollar. */
static void put_history(size_t n, uint64_t total)
{
	struct allocation_page *p = &f.m.customer_extra.pages[f.m.customer_extra.n_pages++];
	reply_allocations_init(p);
	p->rows = arena_alloc(&p->arena, n ? n : 1, sizeof *p->rows);
	p->has_total = true;
	p->total = total;
	for (p->n = 0; p->n < n; p->n++)
		p->rows[p->n] = (struct allocation){.time = SL("2026-09-22 10:11:12"),
						    .operator_name = SL("ops"),
						    .remark = SL(""),
						    .delta = 1000000,
						    .total_after = (int64_t)(n - p->n) * 1000000,
						    .available_after = (int64_t)(n - p->n) * 500000,
						    .known = 7u};
	f.m.customer_extra.history = EXTRA_LOADED;
}

TEST(without_vouchers_and_history_neither_is_shown)
{
	fixture_draw(&f);
	assert_false(fixture_shows(&f, "Vouchers"));
	assert_false(fixture_shows(&f, "History"));
}

TEST(asking_is_said_unless_loading_has_stopped)
{
	f.m.customer_extra.vouchers = f.m.customer_extra.history = EXTRA_WANTED;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Vouchers       asking…"));
	assert_true(fixture_shows(&f, "History        asking…"));
	fixture_halt(&f, "AuthFailure.SecretIdNotFound", "");
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "History        not requested: loading has stopped"));
}

TEST(a_failure_says_why)
{
	f.m.customer_extra.vouchers = f.m.customer_extra.history = EXTRA_FAILED;
	sl_to_chars(SL("this account may not ask for vouchers"), f.m.customer_extra.vouchers_why,
		    sizeof f.m.customer_extra.vouchers_why);
	sl_to_chars(SL("this account may not ask for history"), f.m.customer_extra.history_why,
		    sizeof f.m.customer_extra.history_why);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Vouchers       this account may not"));
	assert_true(fixture_shows(&f, "History        this account may not"));
}

TEST(vouchers_are_an_amount_of_an_amount)
{
	f.m.customer_extra.vouchers = EXTRA_LOADED;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Vouchers       none"));
	f.m.customer_extra.amounts =
	    (struct uin_amounts){.uin = 7, .known = 3u, .total = 20000000, .remaining = 5500000};
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "5.50 USD   of 20.00"));
	f.m.customer_extra.amounts.known = 2u;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "5.50 USD   of –"));
}

TEST(allocations_are_counted_of_all)
{
	put_history(1, 1);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "History        1 allocation"));
	assert_false(fixture_shows(&f, "1 allocations"));
	f.m.customer_extra.pages[0].total = 250;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "History        1 of 250 allocations"));
}

/* The oldest at the left, one scale for both: half of it is the fourth of eight steps. */
TEST(steps_rise_from_the_oldest_to_the_newest)
{
	put_history(2, 2);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "total        ▄█"));
	assert_true(fixture_shows(&f, "available    ▂▄"));
	f.look.ascii = true;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "total        =@"));
}

TEST(entries_say_what_changed)
{
	put_history(3, 3);
	f.m.customer_extra.pages[0].rows[0].delta = -2500000;
	f.m.customer_extra.pages[0].rows[1].remark = SL("\x1b[31mred\xe2\x80\xae");
	f.m.customer_extra.pages[0].rows[2].known = 0;
	fixture_draw(&f);
	assert_true(
	    fixture_shows(&f, "Date        Change  Total after  Available  Operator  Remark"));
	assert_true(fixture_shows(&f, "2026-09-22   −2.50         3.00       1.50  ops"));
	assert_true(
	    fixture_shows(&f, "2026-09-22   +1.00         2.00       1.00  ops       ␛[31mred�"));
	assert_true(fixture_shows(&f, "2026-09-22       –            –          –  ops"));
}

TEST(an_entry_that_could_not_be_read_says_so)
{
	put_history(2, 2);
	f.m.customer_extra.pages[0].rows[0].flaw = "is not an object";
	f.m.customer_extra.pages[0].rows[1].bad = ALLOCATION_TOTAL | ALLOCATION_OPERATOR;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "? not read: this entry is not an object"));
	assert_true(fixture_shows(&f, "2026-09-22   +1.00            ?       0.50  ?"));
}

TEST(masked_data_shows_neither_who_nor_why)
{
	put_history(1, 1);
	f.m.customer_extra.pages[0].rows[0].remark = SL("pays late");
	f.m.masked = true;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "0.50  •••••     •••••"));
	assert_false(fixture_shows(&f, "ops"));
}

TEST(a_page_that_failed_leaves_those_before_it)
{
	put_history(2, 300);
	f.m.customer_extra.history = EXTRA_FAILED;
	sl_to_chars(SL("the server is busy"), f.m.customer_extra.history_why,
		    sizeof f.m.customer_extra.history_why);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "2 of 300 allocations"));
	assert_true(fixture_shows(&f, "the rest     the server is busy"));
}

TEST(every_entry_can_be_scrolled_to)
{
	put_history(500, 500);
	f.m.customer_extra.pages[0].rows[499].operator_name = SL("first");
	for (f.m.detail.scroll = 0; f.m.detail.scroll < 600; f.m.detail.scroll += 20) {
		fixture_draw(&f);
		if (fixture_shows(&f, "first"))
			return;
	}
	fail();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(without_vouchers_and_history_neither_is_shown, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(asking_is_said_unless_loading_has_stopped, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(a_failure_says_why, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(vouchers_are_an_amount_of_an_amount, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(allocations_are_counted_of_all, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(steps_rise_from_the_oldest_to_the_newest, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(entries_say_what_changed, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_page_that_failed_leaves_those_before_it, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(an_entry_that_could_not_be_read_says_so, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(masked_data_shows_neither_who_nor_why, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(every_entry_can_be_scrolled_to, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
