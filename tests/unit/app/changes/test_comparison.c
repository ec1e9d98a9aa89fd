/* SPDX-License-Identifier: MIT */
/* Tests of src/app/changes/comparison.c. */
#include "app/changes/comparison.h"
#include "app/model/model.h"
#include "app/model/model_query.h"

#include "flow_start.h"
#include "test.h"

#define ALL    "45..1"
#define SINCE  ": s i n c e Space "
#define KEEPS  "keep a snapshot of 45 customers"
#define FINDS  "find the snapshot before"
#define DAY_S  86400
#define HOUR_S 3600

static size_t count_in(const struct flow *f, const char *part)
{
	size_t n = 0;
	for (const char *at = f->out.n ? f->out.p : ""; (at = strstr(at, part)) != NULL; at++)
		n++;
	return n;
}

static struct flow *loaded(void)
{
	struct flow *f = flow_start_history(ALL, 20);
	flow_keys(f, "a");
	flow_settle(f);
	return f;
}

static void feed(struct flow *f, enum history_news news, const char *why)
{
	flow_event(f,
		   &(struct event){.kind = EV_HISTORY, .history = {news, NULL, why, NULL, NULL}});
}

static const struct comparison *comparison_of(const struct flow *f)
{
	return &f->model->comparison;
}

TEST(while_it_is_off_nothing_is_asked_or_kept)
{
	struct flow *f = flow_start(ALL, 20);
	flow_keys(f, "a");
	flow_settle(f);
	flow_keys(f, "R a");
	flow_settle(f);
	flow_keys(f, "C");
	assert_int_equal(count_in(f, "snapshot"), 0);
	assert_false(f->model->loader.proves);
	assert_false(comparison_of(f)->has_present);
	assert_true(flow_says(f, ":history on keeps the amounts"));
	f->model->settings.history_file = NULL;
	flow_keys(f, "C");
	assert_true(flow_says(f, "The demo and a replay keep no history"));
	flow_end(f);
}

TEST(a_list_that_is_complete_and_proved_is_kept_once)
{
	struct flow *f = loaded();
	assert_int_equal(count_in(f, KEEPS), 1);
	assert_int_equal(count_in(f, FINDS), 1);
	assert_int_equal(comparison_of(f)->present.n, 45);
	flow_keys(f, "a");
	flow_settle(f);
	assert_int_equal(count_in(f, KEEPS), 1);
	/* read again it is another list */
	flow_keys(f, "R a");
	flow_settle(f);
	assert_int_equal(count_in(f, KEEPS), 2);
	flow_end(f);
}

TEST(a_short_list_is_kept_without_a_key)
{
	struct flow *f = test_malloc(sizeof *f);
	flow_init(f);
	f->settings.history = true;
	f->settings.load_all_max = 100;
	f->settings.page_size = 20;
	assert_true(fake_customers_set(&f->customers, SL(ALL)));
	flow_open(f, 24, 80);
	flow_settle(f);
	assert_int_equal(count_in(f, KEEPS), 1);
	assert_string_equal(f->broken.text, "");
	flow_release(f);
	test_free(f);
}

TEST(a_part_of_the_list_is_not_kept)
{
	struct flow *f = flow_start_history(ALL, 20);
	flow_settle(f);
	assert_int_equal(count_in(f, "snapshot"), 0);
	flow_keys(f, "f 2");
	flow_type_text(f, "Acme");
	flow_keys(f, "Enter");
	flow_settle(f);
	flow_keys(f, "a");
	flow_settle(f);
	assert_true(store_complete(f->model->loader.store));
	assert_int_equal(count_in(f, "snapshot"), 0);
	flow_end(f);
}

/* The first page was read before the others, and again after them: a customer who came between
 * shows that these pages are not one list. */
TEST(a_list_that_changed_while_it_was_read_is_read_again)
{
	struct flow *f = flow_start_history(ALL, 20);
	assert_true(fake_customers_set(&f->customers, SL("46..1")));
	flow_keys(f, "a");
	flow_settle(f);
	assert_int_equal(count_in(f, "keep a snapshot of 46 customers"), 1);
	assert_int_equal(count_in(f, "keep a snapshot"), 1);
	flow_end(f);
}

/* Each answer has another customer at the front, so the first page never comes back the same. */
TEST(a_list_that_never_rests_is_not_read_for_ever)
{
	struct flow *f = flow_start_history(ALL, 20);
	char list[20];
	int n = 46;
	flow_keys(f, "a");
	for (int i = 0; i < 400 && app_loading(f->model); i++) {
		snprintf(list, sizeof list, "%d..1", n++);
		assert_true(fake_customers_set(&f->customers, sl_from(list)));
		flow_answer_all(f);
		flow_advance(f, 300);
	}
	assert_false(app_loading(f->model));
	assert_int_equal(count_in(f, "keep a snapshot"), 0);
	assert_true(comparison_of(f)->given_up);
	flow_keys(f, "R a");
	assert_false(comparison_of(f)->given_up);
	flow_settle(f);
	assert_int_equal(count_in(f, "keep a snapshot"), 1);
	flow_end(f);
}

TEST(the_time_is_that_of_the_first_answer)
{
	struct flow *f = flow_start_history(ALL, 20);
	int64_t first_s = f->wall_s - 2; /* the start lets two seconds pass */
	flow_advance(f, 60000);
	flow_keys(f, "a");
	flow_settle(f);
	/* the proof needs the first page again, which replaces it; the second one is from the start
	 */
	assert_in_range(comparison_of(f)->present.taken_s, first_s - 1, first_s + 2);
	flow_end(f);
}

TEST(it_is_compared_with_yesterday_at_first)
{
	struct flow *f = loaded();
	int64_t before_s = comparison_of(f)->before_s, now_s = f->wall_s;
	/* the last second of the day before, in UTC+8 */
	assert_int_equal((before_s + 1 + 8 * HOUR_S) % DAY_S, 0);
	assert_in_range(before_s, now_s - DAY_S, now_s);
	flow_found(f, 29, "44..2,50", 300);
	const struct changes *c = &comparison_of(f)->changes;
	assert_true(comparison_of(f)->ready);
	assert_int_equal(c->counts[CHANGE_NEW], 2);
	assert_int_equal(c->counts[CHANGE_GONE], 1);
	assert_true(f->model->layout.since.h == 1);
	flow_end(f);
}

TEST(sums_are_of_those_in_both_lists)
{
	struct flow *f = loaded();
	flow_found(f, 29, "45..1,50", -10);
	/* they had less spent before: ten dollars each of the 15 */
	assert_int_equal(comparison_of(f)->remaining, -150 * INT64_C(1000000));
	assert_int_equal(comparison_of(f)->used, 150 * INT64_C(1000000));
	assert_int_equal(comparison_of(f)->credit, 0);
	flow_end(f);
}

TEST(the_list_itself_is_no_earlier_moment)
{
	struct flow *f = loaded();
	flow_found(f, 0, ALL, 0);
	assert_false(comparison_of(f)->ready);
	assert_false(f->model->toast.is_error);
	feed(f, SNAPSHOT_NONE, NULL); /* nothing was asked since */
	assert_false(comparison_of(f)->ready);
	flow_end(f);
}

TEST(a_moment_can_be_chosen)
{
	struct flow *f = loaded();
	flow_found(f, 29, ALL, 0);
	uint32_t number = comparison_of(f)->number;
	flow_keys(f, SINCE "7 d Enter");
	assert_int_equal(count_in(f, FINDS), 2);
	assert_in_range(comparison_of(f)->before_s, f->wall_s - 7 * DAY_S - HOUR_S,
			f->wall_s - 7 * DAY_S + HOUR_S);
	flow_found(f, 7 * 24 + 2, ALL, 0);
	assert_true(comparison_of(f)->ready);
	assert_int_equal(comparison_of(f)->number, number + 1);
	/* a later list is compared with the same moment */
	flow_keys(f, "R a");
	flow_settle(f);
	assert_int_equal(count_in(f, FINDS), 3);
	assert_in_range(comparison_of(f)->before_s, f->wall_s - 7 * DAY_S - HOUR_S,
			f->wall_s - 7 * DAY_S + HOUR_S);
	flow_end(f);
}

TEST(an_older_moment_than_any_is_said)
{
	struct flow *f = loaded();
	flow_keys(f, SINCE "7 d Enter");
	feed(f, SNAPSHOT_NONE, NULL);
	flow_keys(f, SINCE "7 d Enter");
	flow_found(f, 29, ALL, 0);
	assert_true(flow_says(f, "compared with the oldest list"));
	assert_true(comparison_of(f)->ready);
	flow_keys(f, SINCE "7 d Enter");
	feed(f, SNAPSHOT_NONE, NULL);
	assert_true(flow_says(f, "no earlier list"));
	flow_end(f);
}

TEST(words_that_are_no_moment_are_explained)
{
	struct flow *f = loaded();
	flow_keys(f, SINCE "l a t e Enter");
	assert_true(f->model->toast.is_error);
	assert_true(flow_says(f, ":since: \"late\" is no moment"));
	assert_int_equal(count_in(f, FINDS), 1);
	flow_keys(f, ": s i n c e Enter");
	assert_true(flow_says(f, ":since needs a time: yesterday, last, 7d"));
	flow_end(f);
}

TEST(a_moment_may_be_chosen_before_all_is_loaded)
{
	struct flow *f = flow_start_history(ALL, 20);
	flow_keys(f, SINCE "l a s t Enter");
	assert_true(flow_says(f, "when all customers are loaded; a loads them"));
	flow_keys(f, "a");
	flow_settle(f);
	assert_int_equal(comparison_of(f)->before_s, comparison_of(f)->present.taken_s - 1);
	flow_end(f);
	f = flow_start(ALL, 20);
	flow_keys(f, SINCE "l a s t Enter");
	assert_true(flow_says(f, "nothing is kept to compare with"));
	f->model->settings.history_file = NULL;
	flow_keys(f, SINCE "7 d Enter");
	assert_true(flow_says(f, "the demo and a replay keep no history"));
	flow_end(f);
}

TEST(failures_are_sentences_and_the_browser_goes_on)
{
	struct flow *f = loaded();
	feed(f, SNAPSHOT_NOT_KEPT, "the disk is full");
	assert_true(flow_says(f, "The list was not kept in the history: the disk is full"));
	assert_true(f->model->toast.is_error);
	feed(f, SNAPSHOT_NOT_FOUND, "the file is damaged");
	assert_true(flow_says(f, "The history could not be read: the file is damaged"));
	assert_false(comparison_of(f)->ready);
	flow_keys(f, "j j");
	assert_int_equal(flow_cursor_row(f), 3);
	flow_end(f);
}

TEST(refreshed_amounts_are_compared_again)
{
	struct flow *f = loaded();
	flow_found(f, 29, ALL, 0);
	assert_int_equal(comparison_of(f)->changes.n, 0);
	f->customers.spent = 20;
	flow_keys(f, "r");
	flow_settle(f);
	assert_true(comparison_of(f)->changes.counts[CHANGE_USED] > 0);
	assert_int_equal(count_in(f, KEEPS), 1);
	flow_end(f);
}

TEST(a_filter_hides_the_line)
{
	struct flow *f = loaded();
	flow_found(f, 29, ALL, 0);
	assert_int_equal(f->model->layout.since.h, 1);
	flow_keys(f, "f 2");
	flow_type_text(f, "Acme");
	flow_keys(f, "Enter");
	flow_settle(f);
	assert_int_equal(f->model->layout.since.h, 0);
	flow_keys(f, "F");
	flow_settle(f);
	assert_int_equal(f->model->layout.since.h, 1);
	flow_end(f);
}

TEST(a_sudden_drop_needs_the_usual_day)
{
	struct flow *f = loaded();
	uint64_t uin = FAKE_FIRST_UIN + 30;
	int32_t today = daily_costs_day(f->wall_s);
	for (int32_t i = 1; i <= 14; i++)
		assert_true(cost_book_put(&f->model->burn.book, uin, today - i, 1000000));
	flow_found(f, 29, ALL, -20000);
	assert_int_equal(comparison_of(f)->changes.counts[CHANGE_DROP], 1);
	flow_end(f);
}

/* The columns come with the comparison; the rows sorted by one follow another moment. */
TEST(the_usual_day_may_come_from_the_history)
{
	struct flow *f = loaded();
	struct snapshot s;
	struct usual_days usual = {0};
	snapshot_init(&s, f->wall_s - 29 * 3600);
	for (size_t i = 0; i < comparison_of(f)->present.n; i++)
		assert_true(snapshot_add_row(&s, &comparison_of(f)->present.rows[i]));
	for (size_t i = 0; i < 2; i++) {
		s.rows[i].remaining += INT64_C(60000000000);
		usual_days_add(&usual, s.rows[i].uin, i ? 30000000000 : 1000000);
	}
	flow_event(f, &(struct event){.kind = EV_HISTORY,
				      .history = {SNAPSHOT_FOUND, &s, NULL, &usual, NULL}});
	assert_int_equal(comparison_of(f)->changes.counts[CHANGE_USED], 2);
	assert_int_equal(comparison_of(f)->changes.counts[CHANGE_DROP], 1);
	usual_days_release(&usual);
	snapshot_release(&s);
	flow_end(f);
}

TEST(columns_of_changes_can_be_sorted_by)
{
	struct flow *f = loaded();
	assert_false(app_column_room(f->model).changes);
	flow_found(f, 29, ALL, -10);
	assert_true(app_column_room(f->model).changes);
	flow_keys(f, ": s o r t Space d e l t a u s e d Space d e s c Enter");
	assert_int_equal((table_uin(f->model) - FAKE_FIRST_UIN) % 3, 0);
	assert_int_not_equal((app_row_at(f->model, 15).customer->uin - FAKE_FIRST_UIN) % 3, 0);
	flow_keys(f, SINCE "l a s t Enter");
	flow_found(f, 2, ALL, 10);
	assert_int_equal((app_row_at(f->model, 44).customer->uin - FAKE_FIRST_UIN) % 3, 0);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(while_it_is_off_nothing_is_asked_or_kept),
	    cmocka_unit_test(a_list_that_is_complete_and_proved_is_kept_once),
	    cmocka_unit_test(a_short_list_is_kept_without_a_key),
	    cmocka_unit_test(a_part_of_the_list_is_not_kept),
	    cmocka_unit_test(a_list_that_changed_while_it_was_read_is_read_again),
	    cmocka_unit_test(a_list_that_never_rests_is_not_read_for_ever),
	    cmocka_unit_test(the_time_is_that_of_the_first_answer),
	    cmocka_unit_test(it_is_compared_with_yesterday_at_first),
	    cmocka_unit_test(sums_are_of_those_in_both_lists),
	    cmocka_unit_test(the_list_itself_is_no_earlier_moment),
	    cmocka_unit_test(a_moment_can_be_chosen),
	    cmocka_unit_test(an_older_moment_than_any_is_said),
	    cmocka_unit_test(words_that_are_no_moment_are_explained),
	    cmocka_unit_test(a_moment_may_be_chosen_before_all_is_loaded),
	    cmocka_unit_test(failures_are_sentences_and_the_browser_goes_on),
	    cmocka_unit_test(refreshed_amounts_are_compared_again),
	    cmocka_unit_test(a_filter_hides_the_line),
	    cmocka_unit_test(a_sudden_drop_needs_the_usual_day),
	    cmocka_unit_test(the_usual_day_may_come_from_the_history),
	    cmocka_unit_test(columns_of_changes_can_be_sorted_by),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
