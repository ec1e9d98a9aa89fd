/* SPDX-License-Identifier: MIT */
/* Tests of src/app/screens/export.c. */
#include <inttypes.h>

#include "app/screens/shown_columns.h"

#include "columns_shown.h"
#include "flow_start.h"
#include "test.h"

static struct list_export *of(struct flow *f)
{
	return &f->model->export;
}

static void tell(struct flow *f, enum export_news news, const char *why)
{
	struct event e = {.kind = EV_EXPORT};
	e.export.news = news;
	e.export.why = why;
	flow_event(f, &e);
}

TEST(only_rows_that_are_there_can_be_chosen)
{
	struct flow *f = flow_start("250..1", 100);
	flow_keys(f, "x");
	assert_int_equal(of(f)->rows, EXPORT_ALL);
	flow_keys(f, "Left Left Left Left");
	assert_int_equal(of(f)->rows, EXPORT_LOADED);
	flow_keys(f, "Right Right Right");
	assert_int_equal(of(f)->rows, EXPORT_ALL);
	flow_keys(f, "Esc Space x");
	assert_int_equal(of(f)->rows, EXPORT_MARKED);
	flow_keys(f, "Right");
	assert_int_equal(of(f)->rows, EXPORT_LOADED);
	flow_keys(f, "Esc ! x Right");
	assert_int_equal(of(f)->rows, EXPORT_SHOWN);
	flow_keys(f, "Esc");
	assert_int_equal(of(f)->state, EXPORT_IDLE);
	flow_end(f);
}

TEST(a_mark_that_is_not_loaded_is_counted_out)
{
	struct flow *f = flow_start("500..1", 100);
	flow_keys(f, "Space Space G");
	flow_settle(f);
	flow_keys(f, "Space o");
	flow_settle(f);
	/* Oldest first: of the three marked only the last page's is among the first ones. */
	flow_keys(f, "x");
	assert_int_equal(of(f)->rows, EXPORT_MARKED);
	assert_int_equal(of(f)->count[EXPORT_MARKED], 1);
	flow_show(f, 0, 23);
	assert_non_null(strstr(f->out.p, "2 more marked are not loaded"));
	flow_end(f);
}

TEST(the_form_takes_the_end_of_the_name_along)
{
	struct flow *f = flow_start("5..1", 100);
	flow_keys(f, "x Tab Tab Right");
	assert_int_equal(of(f)->form, EXPORT_EXCEL);
	assert_string_equal(of(f)->path.text, "customers-2026-09-23.csv");
	flow_keys(f, "Right");
	assert_string_equal(of(f)->path.text, "customers-2026-09-23.tsv");
	flow_keys(f, "Right");
	assert_string_equal(of(f)->path.text, "customers-2026-09-23.json");
	flow_keys(f, "Right Right");
	assert_string_equal(of(f)->path.text, "customers-2026-09-23.jsonl");
	flow_keys(f, "Left Left Left Left Left");
	assert_string_equal(of(f)->path.text, "customers-2026-09-23.csv");
	assert_int_equal(of(f)->form, EXPORT_CSV);
	/* A name of the user's own stays. */
	flow_type_text(f, "list");
	flow_keys(f, "S-Tab Right");
	assert_string_equal(of(f)->path.text, "list");
	flow_end(f);
}

TEST(the_columns_are_those_of_the_screen_at_first)
{
	struct flow *f = flow_start("5..1", 100);
	int columns[OUTPUT_COLUMNS];
	column_set_show(&f->model->columns, "Name UIN Status");
	flow_keys(f, "x");
	assert_int_equal(shown_columns_of_export(f->model, columns), 3);
	assert_int_equal(columns[0], FIELD_NAME);
	flow_keys(f, "Tab Right");
	assert_int_equal(shown_columns_of_export(f->model, columns), CUSTOMER_FIELDS);
	assert_int_equal(columns[0], FIELD_CLIENT_UIN);
	flow_keys(f, "Right Right");
	assert_int_equal(shown_columns_of_export(f->model, columns), OUTPUT_COLUMNS_AT_HAND);
	assert_int_equal(columns[CUSTOMER_FIELDS], DERIVED_STATUS);
	flow_end(f);
}

/* What must be loaded first comes in the order of the API; the box says which order it is. */
TEST(the_order_is_that_of_the_screen_if_all_is_loaded)
{
	struct flow *f = flow_start("450..1", 100);
	flow_keys(f, "s u u Enter x");
	assert_int_equal(of(f)->rows, EXPORT_SHOWN);
	assert_true(app_export_follows_screen(f->model));
	flow_keys(f, "Right Right");
	assert_int_equal(of(f)->rows, EXPORT_ALL);
	assert_false(app_export_follows_screen(f->model));
	flow_show(f, 0, 23);
	assert_non_null(strstr(f->out.p, "Order     as the API lists them"));
	flow_keys(f, "Esc a");
	flow_settle(f);
	flow_keys(f, "x Right Right");
	assert_true(app_export_follows_screen(f->model));
	flow_show(f, 0, 23);
	assert_non_null(strstr(f->out.p, "Order     as on the screen"));
	flow_end(f);
}

TEST(a_suffix_of_two_forms_keeps_the_chosen_one)
{
	struct flow *f = flow_start("5..1", 100);
	for (int form = EXPORT_CSV; form <= EXPORT_EXCEL; form++) {
		of(f)->form = (enum export_form)form;
		flow_keys(f, ":");
		flow_type_text(f, "w a.csv");
		flow_keys(f, "Enter");
		assert_int_equal(of(f)->form, form);
		flow_keys(f, "Esc");
	}
	flow_keys(f, ":");
	flow_type_text(f, "w a.json");
	flow_keys(f, "Enter");
	assert_int_equal(of(f)->form, EXPORT_JSON);
	flow_keys(f, "Esc :");
	flow_type_text(f, "w a.csv");
	flow_keys(f, "Enter");
	assert_int_equal(of(f)->form, EXPORT_CSV);
	flow_end(f);
}

TEST(the_message_has_the_whole_path)
{
	struct flow *f = flow_start("5..1", 100);
	char path[300] = "/home/me";
	for (int i = 0; i < 20; i++)
		strcat(path, "/folder-name");
	flow_keys(f, "x Enter");
	tell(f, EXPORT_OPENED, NULL);
	struct event e = {.kind = EV_EXPORT, .export = {.news = EXPORT_DONE, .path = path}};
	flow_event(f, &e);
	assert_true(flow_says(f, path));
	flow_end(f);
}

TEST(typing_replaces_the_proposal_and_editing_keeps_it)
{
	struct flow *f = flow_start("5..1", 100);
	flow_keys(f, "x");
	flow_type_text(f, "q");
	assert_string_equal(of(f)->path.text, "q");
	flow_keys(f, "Esc x"); /* Esc restores what the box was opened with */
	assert_string_equal(of(f)->path.text, "customers-2026-09-23.csv");
	flow_keys(f, "Tab Tab Right Right Right Tab");
	assert_int_equal(of(f)->form, EXPORT_JSON);
	assert_int_equal(of(f)->focus, EXPORT_ON_PATH);
	flow_type_text(f, "abc"); /* it is selected: replaced here, too */
	assert_string_equal(of(f)->path.text, "abc");
	flow_keys(f, "Esc x Up BS Enter");
	assert_int_equal(of(f)->form, EXPORT_CSV);
	assert_string_equal(of(f)->says, "Type a name for the file");
	assert_int_equal(of(f)->state, EXPORT_CHOOSING);
	flow_keys(f, "Esc x Up End BS");
	assert_string_equal(of(f)->path.text, "customers-2026-09-23.cs");
	flow_end(f);
}

TEST(a_pasted_y_answers_no_question)
{
	struct flow *f = flow_start("5..1", 100);
	flow_keys(f, "x Enter");
	tell(f, EXPORT_EXISTS, NULL);
	assert_int_equal(of(f)->state, EXPORT_ASKING_OVER);
	flow_paste_text(f, "y");
	assert_int_equal(of(f)->state, EXPORT_CHOOSING);
	assert_false(of(f)->over);
	flow_end(f);
}

/* What was agreed to holds for the name it was about. */
TEST(another_name_is_asked_about_again)
{
	struct flow *f = flow_start("5..1", 100);
	flow_keys(f, "x Enter");
	tell(f, EXPORT_EXISTS, NULL);
	flow_keys(f, "y");
	assert_true(of(f)->over);
	tell(f, EXPORT_FAILED, "no space");
	assert_string_equal(of(f)->says, "Nothing was written: no space");
	flow_keys(f, "BS Enter");
	assert_false(of(f)->over);
	assert_int_equal(of(f)->state, EXPORT_OPENING);
	flow_end(f);
}

TEST(a_list_that_changes_meanwhile_is_not_written)
{
	struct flow *f = flow_start("250..1", 100);
	flow_keys(f, "x Left Enter");
	tell(f, EXPORT_OPENED, NULL);
	assert_int_equal(of(f)->state, EXPORT_WRITING);
	store_make_stale(f->model->loader.store);
	tell(f, EXPORT_MOVED, NULL);
	assert_int_equal(of(f)->state, EXPORT_CHOOSING);
	assert_non_null(strstr(of(f)->says, "the list changed while it was written"));
	flow_end(f);
}

TEST(every_loaded_row_is_gone_through_once)
{
	struct flow *f = flow_start("450..1", 100);
	uint64_t n = 0, last = UINT64_MAX;
	struct row row;
	flow_keys(f, "G");
	flow_settle(f);
	flow_keys(f, "x Left Enter");
	tell(f, EXPORT_OPENED, NULL);
	assert_int_equal(of(f)->of, 450);
	for (uint64_t at = 0; at < of(f)->of; at++)
		if (app_export_row(f->model, at, &row)) {
			assert_true(row.customer->uin < last);
			last = row.customer->uin;
			n++;
		}
	assert_int_equal(n, store_loaded(f->model->loader.store));
	assert_true(n < 450);
	flow_end(f);
}

/* The end of the list is looked for behind a full last page, as for `list`. */
TEST(a_full_last_page_is_looked_behind)
{
	struct flow *f = flow_start("400..1", 100);
	flow_keys(f, "x Enter");
	tell(f, EXPORT_OPENED, NULL);
	flow_settle(f);
	bool looked = false;
	for (size_t i = 0; i < f->n_asked; i++)
		looked = looked || (f->asked[i].page == 5 && f->asked[i].page_size == 100);
	assert_true(looked);
	assert_int_equal(of(f)->state, EXPORT_WRITING);
	flow_end(f);
}

/* Also where every page was seen on the way; but only once. */
TEST(a_full_last_page_that_was_scrolled_to_is_looked_behind)
{
	struct flow *f = flow_start("300..1", 100);
	flow_keys(f, "G");
	flow_settle(f);
	assert_true(store_complete(f->model->loader.store));
	size_t sends = flow_sends(f);
	for (int i = 0; i < 2; i++) {
		flow_keys(f, "x Enter");
		tell(f, EXPORT_OPENED, NULL);
		flow_settle(f);
		assert_int_equal(of(f)->state, EXPORT_WRITING);
		/* The two places where three pages meet, and what is behind the last one. */
		assert_int_equal(flow_sends(f), sends + 3);
		assert_false(f->model->loader.everything);
		flow_keys(f, "Esc");
	}
	flow_end(f);
}

TEST(loading_that_was_on_before_goes_on_after)
{
	struct flow *f = flow_start("900..1", 100);
	flow_keys(f, "a x Enter");
	tell(f, EXPORT_OPENED, NULL);
	flow_keys(f, "Esc");
	assert_true(f->model->loader.everything);
	flow_settle(f);
	assert_true(store_complete(f->model->loader.store));
	flow_end(f);
}

TEST(a_written_file_is_reported_until_a_key)
{
	struct flow *f = flow_start("5..1", 100);
	flow_keys(f, "x Enter");
	tell(f, EXPORT_OPENED, NULL);
	tell(f, EXPORT_DONE, NULL);
	flow_advance(f, 3600000);
	assert_true(flow_says(f, "Exported "));
	assert_false(flow_says(f, "could not be read"));
	flow_keys(f, "j");
	assert_false(f->model->toast.shown);
	flow_end(f);
}

TEST(customers_written_with_a_damaged_field_are_counted)
{
	struct flow f;
	struct err e;
	flow_init(&f);
	flow_open(&f, 24, 80);
	assert_true(
	    flow_step(&f,
		      SL("body 1 {\"Response\":{\"Data\":[{\"ClientUin\":1,\"Name\":\"a\xff\"},"
			 "{\"ClientUin\":2},{\"ClientUin\":3,\"Name\":\"b\xff\"}],"
			 "\"Total\":3,\"RequestId\":\"r\"}}"),
		      &e));
	flow_keys(&f, "x Enter");
	tell(&f, EXPORT_OPENED, NULL);
	tell(&f, EXPORT_DONE, NULL);
	assert_true(flow_says(&f, "; 2 could not be read as sent"));
	flow_release(&f);
}

TEST(the_box_keeps_to_its_room)
{
	struct flow *f = flow_start("5..1", 100);
	flow_keys(f, "x Enter");
	tell(f, EXPORT_FAILED,
	     "cannot write /a/very/long/path/that/goes/on: and a reason for it that goes on, too");
	for (int rows = 8; rows < 14; rows++) {
		size_t from = f->out.n;
		flow_size(f, rows, 40);
		flow_show(f, 0, rows);
		const char *shown = f->out.p + from, *bottom = strstr(shown, "└");
		assert_non_null(bottom);
		assert_non_null(strstr(shown, "Nothing was written"));
	}
	flow_end(f);
}

TEST(changes_are_offered_when_there_is_a_comparison)
{
	struct flow *f = flow_start_history("45..1", 100);
	flow_keys(f, "a");
	flow_settle(f);
	flow_keys(f, "x Right");
	assert_int_equal(f->model->export.rows, EXPORT_ALL);
	flow_keys(f, "Esc");
	flow_found(f, 29, "44..1", 0);
	flow_keys(f, "x Tab Tab Right"); /* CSV for Excel */
	assert_int_equal(f->model->export.form, EXPORT_EXCEL);
	flow_keys(f, "S-Tab S-Tab Right");
	assert_int_equal(f->model->export.rows, EXPORT_CHANGES);
	assert_int_equal(f->model->export.form, EXPORT_CSV);
	assert_int_equal(strncmp(f->model->export.path.text, "changes-", 8), 0);
	flow_keys(f, "Tab Tab Right");
	assert_int_equal(f->model->export.form, EXPORT_TSV);
	flow_keys(f, "S-Tab S-Tab Left");
	assert_int_equal(strncmp(f->model->export.path.text, "customers-", 10), 0);
	flow_keys(f, "Esc C x");
	assert_int_equal(f->model->export.rows, EXPORT_CHANGES);
	flow_keys(f, "Esc");
	assert_int_equal(f->model->layers[0], LAYER_CHANGES);
	flow_end(f);
}

TEST(a_field_is_selected_while_they_are_chosen)
{
	struct flow *f = flow_start("20..1", 100);
	export_select(f->model, EXPORT_ON_PATH);
	assert_int_equal(of(f)->focus, 0);
	flow_keys(f, "x");
	for (int field = EXPORT_FIELDS; field-- > 0;) {
		export_select(f->model, field);
		assert_int_equal(of(f)->focus, field);
	}
	export_select(f->model, EXPORT_FIELDS);
	export_select(f->model, -1);
	assert_int_equal(of(f)->focus, 0);
	of(f)->state = EXPORT_ASKING_OVER;
	export_select(f->model, EXPORT_ON_PATH);
	assert_int_equal(of(f)->focus, 0);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(only_rows_that_are_there_can_be_chosen),
	    cmocka_unit_test(a_mark_that_is_not_loaded_is_counted_out),
	    cmocka_unit_test(the_form_takes_the_end_of_the_name_along),
	    cmocka_unit_test(the_columns_are_those_of_the_screen_at_first),
	    cmocka_unit_test(the_order_is_that_of_the_screen_if_all_is_loaded),
	    cmocka_unit_test(a_suffix_of_two_forms_keeps_the_chosen_one),
	    cmocka_unit_test(the_message_has_the_whole_path),
	    cmocka_unit_test(typing_replaces_the_proposal_and_editing_keeps_it),
	    cmocka_unit_test(a_pasted_y_answers_no_question),
	    cmocka_unit_test(another_name_is_asked_about_again),
	    cmocka_unit_test(a_list_that_changes_meanwhile_is_not_written),
	    cmocka_unit_test(every_loaded_row_is_gone_through_once),
	    cmocka_unit_test(a_full_last_page_is_looked_behind),
	    cmocka_unit_test(a_written_file_is_reported_until_a_key),
	    cmocka_unit_test(customers_written_with_a_damaged_field_are_counted),
	    cmocka_unit_test(the_box_keeps_to_its_room),
	    cmocka_unit_test(a_full_last_page_that_was_scrolled_to_is_looked_behind),
	    cmocka_unit_test(loading_that_was_on_before_goes_on_after),
	    cmocka_unit_test(changes_are_offered_when_there_is_a_comparison),
	    cmocka_unit_test(a_field_is_selected_while_they_are_chosen),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
