/* SPDX-License-Identifier: MIT */
/* Tests of src/app/screens/picker.c. */
#include "app/animation.h"

#include "flow_start.h"
#include "test.h"

static const struct picker *picker(const struct flow *f)
{
	return &f->model->picker;
}

static struct flow *opened(const char *customers)
{
	struct flow *f = flow_start(customers, 100);
	flow_keys(f, "f");
	assert_true(app_layer_is_open(f->model, LAYER_PICKER));
	return f;
}

TEST(the_list_has_the_focus_first)
{
	struct flow *f = opened("5..1");
	assert_false(picker(f)->in_value);
	assert_int_equal(picker(f)->type, FILTER_NAME);
	assert_string_equal(picker(f)->value.text, "");
	flow_end(f);
}

TEST(digits_and_arrows_choose_within_the_list)
{
	struct flow *f = opened("5..1");
	flow_keys(f, "4");
	assert_int_equal(picker(f)->type, FILTER_EMAIL);
	flow_keys(f, "Down");
	assert_int_equal(picker(f)->type, FILTER_EMAIL);
	flow_keys(f, "Up");
	assert_int_equal(picker(f)->type, FILTER_REMARK);
	flow_keys(f, "Left Left Left Left");
	assert_int_equal(picker(f)->type, FILTER_CLIENT_UIN);
	flow_keys(f, "Right");
	assert_int_equal(picker(f)->type, FILTER_NAME);
	assert_false(picker(f)->in_value);
	assert_string_equal(picker(f)->value.text, "");
	flow_end(f);
}

TEST(other_text_takes_the_focus_where_digits_are_text)
{
	struct flow *f = opened("5..1");
	flow_type_text(f, "5");
	assert_true(picker(f)->in_value);
	flow_type_text(f, "123");
	assert_string_equal(picker(f)->value.text, "5123");
	assert_int_equal(picker(f)->type, FILTER_NAME);
	flow_end(f);
}

TEST(a_pasted_number_is_text_at_once)
{
	struct flow *f = opened("5..1");
	flow_paste_text(f, "200000000003");
	assert_true(picker(f)->in_value);
	assert_string_equal(picker(f)->value.text, "200000000003");
	flow_end(f);
}

TEST(tab_goes_to_and_fro)
{
	struct flow *f = opened("5..1");
	flow_keys(f, "Tab");
	assert_true(picker(f)->in_value);
	flow_keys(f, "Tab 3");
	assert_int_equal(picker(f)->type, FILTER_REMARK);
	flow_keys(f, "S-Tab");
	assert_true(picker(f)->in_value);
	flow_end(f);
}

TEST(enter_goes_to_the_value_then_asks)
{
	struct flow *f = opened("50..1");
	size_t sends = flow_sends(f);
	flow_keys(f, "Enter");
	assert_true(picker(f)->in_value);
	assert_int_equal(flow_sends(f), sends);
	flow_type_text(f, "Delta");
	flow_keys(f, "Enter");
	assert_int_equal(flow_sends(f), sends + 1);
	assert_false(app_layer_is_open(f->model, LAYER_PICKER));
	assert_string_equal(store_current(f->model->loader.store)->text, "Delta");
	flow_settle(f);
	assert_int_equal(store_total(f->model->loader.store), 5);
	flow_end(f);
}

TEST(an_invalid_filter_is_refused_with_a_reason)
{
	struct flow *f = opened("5..1");
	size_t sends = flow_sends(f);
	flow_keys(f, "1 Tab");
	flow_type_text(f, "12x");
	flow_keys(f, "Enter");
	assert_true(app_layer_is_open(f->model, LAYER_PICKER));
	assert_non_null(strstr(picker(f)->error, "digits"));
	assert_int_equal(flow_sends(f), sends);
	flow_keys(f, "BS");
	assert_string_equal(picker(f)->error, "");
	flow_keys(f, "Enter");
	assert_int_equal(flow_sends(f), sends + 1);
	flow_end(f);
}

TEST(blanks_around_the_value_do_not_count)
{
	struct flow *f = opened("50..1");
	flow_paste_text(f, "  Delta \n");
	flow_keys(f, "Enter");
	assert_string_equal(store_current(f->model->loader.store)->text, "Delta");
	flow_end(f);
}

TEST(an_empty_value_is_no_filter)
{
	struct flow *f = opened("50..1");
	size_t sends = flow_sends(f);
	flow_keys(f, "Enter Enter");
	assert_int_equal(flow_sends(f), sends);
	assert_int_equal(f->model->n_layers, 0);
	flow_keys(f, "f");
	flow_type_text(f, "Delta");
	flow_keys(f, "Enter f Tab Ctrl-U Enter");
	assert_int_equal(store_current(f->model->loader.store)->type, FILTER_NONE);
	flow_end(f);
}

TEST(the_filter_in_force_can_be_edited_or_typed_over)
{
	struct flow *f = opened("50..1");
	flow_type_text(f, "Delta");
	flow_keys(f, "Enter f");
	assert_string_equal(picker(f)->value.text, "Delta");
	flow_keys(f, "Tab End");
	flow_type_text(f, "x");
	assert_string_equal(picker(f)->value.text, "Deltax");
	flow_keys(f, "Esc f");
	flow_type_text(f, "x");
	assert_string_equal(picker(f)->value.text, "x");
	flow_end(f);
}

TEST(recent_values_come_back_with_their_types)
{
	struct flow *f = opened("50..1");
	flow_type_text(f, "Delta");
	flow_keys(f, "Enter f 3");
	flow_type_text(f, "owes");
	flow_keys(f, "Enter F f Tab");
	assert_int_equal(picker(f)->type, FILTER_REMARK); /* the last one used */
	flow_type_text(f, "new");
	flow_keys(f, "Up");
	assert_string_equal(picker(f)->value.text, "owes");
	flow_keys(f, "Up");
	assert_string_equal(picker(f)->value.text, "Delta");
	assert_int_equal(picker(f)->type, FILTER_NAME);
	flow_keys(f, "Up Down Down");
	assert_string_equal(picker(f)->value.text, "new");
	assert_int_equal(picker(f)->type, FILTER_REMARK);
	flow_end(f);
}

/* While personal data is masked only what was typed is seen. */
TEST(a_recalled_text_is_unedited_until_a_key_is_typed)
{
	struct flow *f = opened("50..1");
	flow_type_text(f, "Delta");
	assert_true(picker(f)->edited);
	flow_keys(f, "Enter f Tab");
	assert_false(picker(f)->edited);
	flow_keys(f, "Up");
	assert_false(picker(f)->edited);
	flow_keys(f, "Left Home");
	assert_false(picker(f)->edited);
	flow_keys(f, "Up Down Down");
	assert_false(picker(f)->edited);
	flow_keys(f, "Up");
	flow_type_text(f, "x");
	assert_true(picker(f)->edited);
	flow_keys(f, "Up");
	assert_false(picker(f)->edited);
	flow_keys(f, "Down");
	assert_true(picker(f)->edited); /* what was being typed */
	flow_end(f);
}

TEST(five_recent_values_without_doubles)
{
	struct flow *f = opened("50..1");
	static const char *const values[] = {"A", "B", "C", "D", "E", "G", "C"};
	flow_keys(f, "Esc");
	for (size_t i = 0; i < 7; i++) {
		flow_keys(f, "f");
		flow_type_text(f, values[i]);
		flow_keys(f, "Enter");
	}
	assert_int_equal(picker(f)->n_recent, 5);
	assert_string_equal(picker(f)->recent[0].text, "C");
	assert_string_equal(picker(f)->recent[1].text, "G");
	assert_string_equal(picker(f)->recent[4].text, "B");
	flow_end(f);
}

TEST(loaded_rows_are_counted_by_folded_text)
{
	struct flow *f = opened("50..1");
	flow_type_text(f, "dELTA g");
	assert_int_equal(picker(f)->count.matches, 5);
	flow_keys(f, "Ctrl-U");
	assert_int_equal(picker(f)->count.matches, 0);
	flow_type_text(f, "ZÜRICH");
	assert_int_equal(picker(f)->count.matches, 5);
	flow_keys(f, "Ctrl-U");
	flow_type_text(f, "星辰");
	assert_int_equal(picker(f)->count.matches, 5);
	flow_keys(f, "Tab 3");
	assert_int_equal(picker(f)->count.matches, 0);
	flow_keys(f, "Tab Ctrl-U");
	flow_type_text(f, "vip");
	assert_int_equal(picker(f)->count.matches, 10);
	flow_end(f);
}

TEST(escape_and_interrupt_leave_it_alone)
{
	struct flow *f = opened("50..1");
	flow_type_text(f, "q");
	flow_keys(f, "Esc");
	assert_int_equal(f->model->n_layers, 0);
	flow_keys(f, "f x Ctrl-C");
	assert_int_equal(f->model->n_layers, 0);
	assert_false(f->model->stopping);
	assert_int_equal(store_current(f->model->loader.store)->type, FILTER_NONE);
	flow_end(f);
}

TEST(addresses_and_numbers_are_counted_whole)
{
	struct flow *f = opened("50..1");
	flow_keys(f, "4");
	flow_type_text(f, "c7***@EXAMPLE.com");
	assert_int_equal(picker(f)->count.matches, 1);
	assert_int_equal(picker(f)->count.narrowed, 0);
	flow_keys(f, "BS");
	assert_int_equal(picker(f)->count.matches, 0);
	assert_int_equal(picker(f)->count.narrowed, 1);
	flow_keys(f, "Tab 1 Tab Ctrl-U");
	flow_type_text(f, "200000000007");
	assert_int_equal(picker(f)->count.matches, 1);
	flow_keys(f, "BS");
	assert_int_equal(picker(f)->count.matches, 0);
	assert_int_equal(picker(f)->count.narrowed, 9);
	assert_int_equal(picker(f)->count.rows, 50);
	flow_end(f);
}

TEST(what_narrowing_would_show_is_within_the_statuses_shown)
{
	struct flow *f = opened("50..1");
	flow_keys(f, "4");
	flow_type_text(f, "example.com");
	assert_int_equal(picker(f)->count.narrowed, 50);
	flow_keys(f, "Esc ! f 4");
	flow_type_text(f, "example.com");
	uint64_t shown = lens_rows(f->model->lens);
	assert_true(shown > 0 && shown < 50);
	assert_int_equal(picker(f)->count.narrowed, shown);
	flow_keys(f, "&");
	assert_int_equal(lens_rows(f->model->lens), shown);
	flow_end(f);
}

/* More texts than one turn folds. */
static struct flow *start_with_many(void)
{
	struct flow *f = flow_start("30000..1", 1000);
	flow_keys(f, "a");
	flow_settle(f);
	return f;
}

TEST(long_lists_are_counted_in_turns)
{
	struct flow *f = start_with_many();
	flow_keys(f, "f 4");
	flow_type_text(f, "m");
	assert_true(picker(f)->counting);
	assert_in_range(picker(f)->count.rows, 1000, 29999);
	flow_advance(f, 5000);
	assert_false(picker(f)->counting);
	assert_int_equal(picker(f)->count.rows, 30000);
	assert_int_equal(picker(f)->count.matches, 0);
	assert_int_equal(picker(f)->count.narrowed, 30000);
	flow_keys(f, "Esc");
	flow_advance(f, 5000);
	assert_true(app_deadline(f->model) == INT64_MAX);
	flow_end(f);
}

/* The count goes on while the API is asked, and then offers what the loaded rows have. */
TEST(a_filter_that_is_asked_for_at_once_is_counted_meanwhile)
{
	struct flow *f = start_with_many();
	flow_keys(f, "f 4");
	flow_type_text(f, "m");
	flow_keys(f, "Enter");
	assert_true(picker(f)->counting);
	flow_settle(f);
	flow_advance(f, 1000);
	assert_false(picker(f)->counting);
	assert_int_equal(picker_offer(f->model), 30000);
	flow_end(f);
}

TEST(an_ampersand_narrows_by_a_number_or_an_address)
{
	struct flow *f = opened("50..1");
	flow_keys(f, "4");
	flow_type_text(f, "c4");
	assert_false(picker_is_personal(f->model, (struct key){.code = KEYCODE_CHAR, .cp = '&'}));
	flow_keys(f, "&");
	assert_int_equal(app_top_layer(f->model), LAYER_NARROW);
	assert_int_equal(f->model->n_layers, 1);
	assert_string_equal(f->model->narrow.line.text, "c4");
	assert_int_equal(lens_rows(f->model->lens), 11);
	flow_keys(f, "Esc");
	assert_int_equal(lens_rows(f->model->lens), 0);
	flow_keys(f, "&"); /* the text was for that narrowing only */
	assert_string_equal(f->model->narrow.line.text, "");
	flow_end(f);
}

TEST(an_ampersand_is_text_in_a_name_and_when_pasted)
{
	struct flow *f = opened("50..1");
	flow_type_text(f, "a&");
	assert_string_equal(picker(f)->value.text, "a&");
	assert_true(picker_is_personal(f->model, (struct key){.code = KEYCODE_CHAR, .cp = '&'}));
	flow_keys(f, "Tab 4");
	flow_paste_text(f, "r&d@example.com");
	assert_string_equal(picker(f)->value.text, "a&r&d@example.com");
	flow_end(f);
}

TEST(a_pasted_digit_is_personal_in_the_list_too)
{
	struct flow *f = opened("5..1");
	struct key k = {.code = KEYCODE_CHAR, .cp = '2'};
	assert_false(picker_is_personal(f->model, k));
	k.pasted = true;
	assert_true(picker_is_personal(f->model, k));
	flow_end(f);
}

TEST(an_empty_answer_offers_the_rows_that_hold_the_text)
{
	struct flow *f = opened("300..1");
	flow_keys(f, "4");
	flow_type_text(f, "c29");
	flow_keys(f, "Enter");
	assert_int_equal(picker_offer(f->model), 0); /* not answered yet */
	flow_settle(f);
	assert_int_equal(picker_offer(f->model), 10);
	flow_keys(f, "f"); /* the rows of the list before are counted still */
	flow_type_text(f, "c28");
	assert_int_equal(picker(f)->count.rows, 200);
	flow_keys(f, "Enter");
	flow_settle(f);
	assert_int_equal(picker_offer(f->model), 10);
	flow_keys(f, "&");
	assert_int_equal(store_shown(f->model->loader.store)->type, FILTER_NONE);
	assert_int_equal(lens_rows(f->model->lens), 10);
	assert_string_equal(f->model->narrow.line.text, "c28");
	flow_keys(f, "Esc");
	assert_int_equal(picker_offer(f->model), 0);
	assert_int_equal(store_loaded(f->model->loader.store), 200);
	flow_end(f);
}

TEST(an_answer_with_rows_offers_nothing)
{
	struct flow *f = opened("300..1");
	flow_type_text(f, "Delta");
	flow_keys(f, "Enter");
	flow_settle(f);
	assert_int_equal(picker_offer(f->model), 0);
	flow_keys(f, "&");
	assert_int_equal(store_shown(f->model->loader.store)->type, FILTER_NAME);
	assert_string_equal(f->model->narrow.line.text, "");
	flow_end(f);
}

static void opens_with(struct flow *f, const char *text, enum filter_type type)
{
	flow_keys(f, "f");
	assert_string_equal(picker(f)->value.text, text);
	assert_int_equal(picker(f)->type, type);
	assert_false(picker(f)->edited); /* masked, while data is */
	flow_keys(f, "Esc");
}

TEST(the_text_that_is_narrowed_by_is_taken_over)
{
	struct flow *f = flow_start("50..1", 100);
	flow_keys(f, "&");
	flow_type_text(f, "DELTA");
	flow_keys(f, "Enter");
	opens_with(f, "DELTA", FILTER_NAME);
	flow_keys(f, "& BS BS Esc"); /* given up: the one before is in force again */
	opens_with(f, "DELTA", FILTER_NAME);
	flow_keys(f, "& Ctrl-U");
	flow_type_text(f, "c7***@example.com");
	flow_keys(f, "Enter");
	opens_with(f, "c7***@example.com", FILTER_EMAIL);
	flow_keys(f, "& Ctrl-U");
	flow_type_text(f, " 2000000000 ");
	flow_keys(f, "Enter");
	opens_with(f, "2000000000", FILTER_CLIENT_UIN);
	flow_keys(f, "Esc");
	opens_with(f, "", FILTER_NAME);
	flow_end(f);
}

TEST(a_text_that_was_not_found_is_taken_over)
{
	struct flow *f = flow_start("50..1", 100);
	flow_keys(f, "/");
	flow_type_text(f, "Nobody");
	flow_keys(f, "Enter");
	opens_with(f, "Nobody", FILTER_NAME);
	flow_keys(f, "Esc");
	opens_with(f, "", FILTER_NAME);
	flow_keys(f, "/");
	flow_type_text(f, "Delta");
	flow_keys(f, "Enter f");
	assert_string_equal(picker(f)->value.text, "Delta");
	flow_type_text(f, "x"); /* it is replaced as one */
	assert_string_equal(picker(f)->value.text, "x");
	flow_keys(f, "Esc f Enter"); /* or asked for at once */
	assert_string_equal(store_current(f->model->loader.store)->text, "Delta");
	flow_settle(f);
	flow_keys(f, "/");
	flow_type_text(f, "33");
	flow_keys(f, "Enter");
	opens_with(f, "Delta", FILTER_NAME); /* found: the filter in force is edited */
	flow_end(f);
}

TEST(the_filter_replaces_the_narrowing_by_its_text)
{
	struct flow *f = flow_start("50..1", 100);
	flow_keys(f, "&");
	flow_type_text(f, "Delta");
	flow_keys(f, "Enter f Enter");
	flow_settle(f);
	assert_string_equal(store_shown(f->model->loader.store)->text, "Delta");
	assert_false(lens_is_on(f->model->lens));
	flow_keys(f, "&");
	flow_type_text(f, "33");
	flow_keys(f, "Enter f");
	flow_type_text(f, "a");
	flow_keys(f, "Enter"); /* another text: the narrowing stays */
	assert_string_equal(lens_spec_of(f->model->lens)->narrow, "33");
	flow_end(f);
}

TEST(the_list_goes_on_with_the_recent_filters)
{
	struct flow *f = opened("50..1");
	flow_type_text(f, "Delta");
	flow_keys(f, "Enter f 3");
	flow_type_text(f, "owes");
	flow_keys(f, "Enter F f 4 Down");
	assert_false(picker(f)->in_value);
	assert_string_equal(picker(f)->value.text, "owes");
	assert_int_equal(picker(f)->type, FILTER_REMARK);
	flow_keys(f, "Down Down");
	assert_string_equal(picker(f)->value.text, "Delta");
	flow_keys(f, "Up Up");
	assert_string_equal(picker(f)->value.text, "");
	assert_int_equal(picker(f)->type, FILTER_EMAIL);
	flow_keys(f, "Down Down");
	flow_type_text(f, "x"); /* replaces the chosen one */
	assert_string_equal(picker(f)->value.text, "x");
	flow_keys(f, "Esc f 4 Down Down 3"); /* its text, of another type */
	assert_string_equal(picker(f)->value.text, "Delta");
	assert_int_equal(picker(f)->type, FILTER_REMARK);
	flow_keys(f, "Esc f 4 Down Down Enter");
	assert_string_equal(store_current(f->model->loader.store)->text, "Delta");
	assert_int_equal(store_current(f->model->loader.store)->type, FILTER_NAME);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_list_has_the_focus_first),
	    cmocka_unit_test(digits_and_arrows_choose_within_the_list),
	    cmocka_unit_test(other_text_takes_the_focus_where_digits_are_text),
	    cmocka_unit_test(a_pasted_number_is_text_at_once),
	    cmocka_unit_test(tab_goes_to_and_fro),
	    cmocka_unit_test(enter_goes_to_the_value_then_asks),
	    cmocka_unit_test(an_invalid_filter_is_refused_with_a_reason),
	    cmocka_unit_test(blanks_around_the_value_do_not_count),
	    cmocka_unit_test(an_empty_value_is_no_filter),
	    cmocka_unit_test(the_filter_in_force_can_be_edited_or_typed_over),
	    cmocka_unit_test(recent_values_come_back_with_their_types),
	    cmocka_unit_test(a_recalled_text_is_unedited_until_a_key_is_typed),
	    cmocka_unit_test(five_recent_values_without_doubles),
	    cmocka_unit_test(loaded_rows_are_counted_by_folded_text),
	    cmocka_unit_test(escape_and_interrupt_leave_it_alone),
	    cmocka_unit_test(addresses_and_numbers_are_counted_whole),
	    cmocka_unit_test(long_lists_are_counted_in_turns),
	    cmocka_unit_test(a_filter_that_is_asked_for_at_once_is_counted_meanwhile),
	    cmocka_unit_test(what_narrowing_would_show_is_within_the_statuses_shown),
	    cmocka_unit_test(an_ampersand_narrows_by_a_number_or_an_address),
	    cmocka_unit_test(an_ampersand_is_text_in_a_name_and_when_pasted),
	    cmocka_unit_test(a_pasted_digit_is_personal_in_the_list_too),
	    cmocka_unit_test(an_empty_answer_offers_the_rows_that_hold_the_text),
	    cmocka_unit_test(an_answer_with_rows_offers_nothing),
	    cmocka_unit_test(the_text_that_is_narrowed_by_is_taken_over),
	    cmocka_unit_test(a_text_that_was_not_found_is_taken_over),
	    cmocka_unit_test(the_filter_replaces_the_narrowing_by_its_text),
	    cmocka_unit_test(the_list_goes_on_with_the_recent_filters),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
