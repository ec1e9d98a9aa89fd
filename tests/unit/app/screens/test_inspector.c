/* SPDX-License-Identifier: MIT */
/* Which request is selected, and what of it is seen; the screens are in tests/flow/inspector*. */

#include "app/model/inspector_selection.h"

#include "flow_start.h"
#include "test.h"

/* 3 pages and the first of them selected last: requests 1, 2, ... */
static struct flow *opened(void)
{
	struct flow *f = flow_start("60..1", 10);
	flow_keys(f, "I");
	return f;
}

static uint64_t selected(const struct flow *f)
{
	const struct exchange *x = inspector_exchange(f->model);
	return x ? x->id : 0;
}

/* So many requests more, all answered. */
static void ask_more(struct flow *f, int n)
{
	size_t until = flow_sends(f) + (size_t)n;
	while (flow_sends(f) < until) {
		flow_keys(f, "R");
		flow_settle(f);
		flow_advance(f, 2000);
	}
}

static size_t list_rows(const struct flow *f)
{
	struct inspector_rooms r;
	layout_inspector(&f->model->layout, &r);
	return (size_t)r.list.h - 1;
}

TEST(the_newest_is_selected_and_followed)
{
	struct flow *f = opened();
	assert_int_equal(selected(f), flow_sends(f));
	ask_more(f, 2);
	assert_int_equal(selected(f), flow_sends(f));
	assert_int_equal(f->model->inspector.top[PANE_REQUESTS], 0);
	flow_end(f);
}

TEST(another_stays_selected_as_more_come)
{
	struct flow *f = opened();
	flow_keys(f, "j");
	uint64_t id = selected(f);
	assert_int_equal(id, flow_sends(f) - 1);
	ask_more(f, 40);
	assert_int_equal(selected(f), id);
	size_t at = inspector_selected(f->model), top = f->model->inspector.top[PANE_REQUESTS];
	assert_true(at >= 40);
	assert_in_range(at, top, top + list_rows(f) - 1);
	flow_end(f);
}

TEST(one_that_is_forgotten_gives_way_to_the_newest)
{
	struct flow *f = opened();
	flow_keys(f, "G");
	assert_int_equal(selected(f), 1);
	flow_keys(f, "Enter");
	ask_more(f, JOURNAL_MAX);
	/* What is open stays readable; there is no request of it any more. */
	assert_true(f->model->inspector.open);
	assert_int_equal(selected(f), 0);
	flow_keys(f, "Esc");
	assert_int_equal(selected(f), flow_sends(f));
	flow_end(f);
}

TEST(movement_stays_within_the_list)
{
	struct flow *f = opened();
	ask_more(f, 40);
	uint64_t n = flow_sends(f);
	flow_keys(f, "k");
	assert_int_equal(selected(f), n);
	flow_keys(f, "PgDn");
	assert_int_equal(selected(f), n - list_rows(f));
	flow_keys(f, "PgUp 5 j");
	assert_int_equal(selected(f), n - 5);
	flow_keys(f, "G j PgDn Ctrl-D");
	assert_int_equal(selected(f), 1);
	flow_keys(f, "Ctrl-U g");
	assert_int_equal(selected(f), n);
	flow_end(f);
}

TEST(an_answer_that_comes_is_seen_in_what_is_open)
{
	struct flow *f = opened();
	flow_keys(f, "R");
	uint64_t id = selected(f);
	assert_int_equal(inspector_exchange(f->model)->state, EXCHANGE_IN_FLIGHT);
	flow_keys(f, "Enter");
	size_t before = f->model->inspector.page.doc.n;
	flow_answer(f, id);
	assert_int_equal(f->model->inspector.opened, id);
	assert_true(f->model->inspector.page.doc.n > before + 100);
	flow_settle(f);
	flow_end(f);
}

/* No line of the open request is in a fold. */
static bool doc_holds(const struct flow *f, struct sl part)
{
	const struct doc *d = &f->model->inspector.page.doc;
	for (size_t i = 0; i < d->n; i++)
		if (sl_starts(d->lines[i].text, part))
			return true;
	return false;
}

TEST(a_request_keeps_the_language_it_was_sent_in)
{
	struct flow *f = flow_start("5..1", 100);
	f->model->settings.language_follows = true;
	f->model->settings.language = "en-US";
	flow_keys(f, "R");
	flow_settle(f);
	flow_type(f, SL(":lang zh-CN\n"), false);
	flow_keys(f, "R");
	flow_keys(f, "I Enter");
	assert_true(doc_holds(f, SL("X-TC-Language: zh-CN")));
	flow_keys(f, "Esc j Enter");
	assert_true(doc_holds(f, SL("X-TC-Language: en-US")));
	flow_keys(f, "Esc G Enter");
	assert_false(doc_holds(f, SL("X-TC-Language")));
	flow_settle(f);
	flow_end(f);
}

TEST(a_fold_takes_the_cursor_along)
{
	struct flow *f = opened();
	const struct inspector *in = &f->model->inspector;
	flow_keys(f, "Enter G");
	assert_int_equal(in->page.line, in->page.doc.n - 1);
	flow_keys(f, "g j j j Enter");
	assert_true(in->page.doc.lines[in->page.line].folded);
	flow_keys(f, "j");
	assert_int_equal(in->page.line, 3 + 2);
	flow_keys(f, "* G *");
	assert_int_equal(doc_place(&in->page.doc, in->page.line), doc_shown(&in->page.doc) - 1);
	assert_true(sl_starts(in->page.doc.lines[in->page.line].text, SL("Response body")));
	flow_end(f);
}

TEST(sideways_has_its_bounds)
{
	struct flow *f = opened();
	flow_keys(f, "Enter h");
	assert_int_equal(f->model->inspector.page.left, 0);
	for (int i = 0; i < 1000; i++)
		flow_keys(f, "l");
	assert_int_equal(f->model->inspector.page.left, 4000);
	flow_keys(f, "0");
	assert_int_equal(f->model->inspector.page.left, 0);
	flow_end(f);
}

TEST(finding_wraps_and_unfolds)
{
	struct flow *f = opened();
	const struct inspector *in = &f->model->inspector;
	flow_keys(f, "Enter * n");
	assert_true(flow_says(f, "Enter a text with / first"));
	flow_keys(f, "/");
	flow_type_text(f, "x-tc-");
	flow_keys(f, "Enter");
	size_t first = in->page.line;
	assert_true(sl_starts(in->page.doc.lines[first].text, SL("X-TC-Action")));
	flow_keys(f, "n n");
	assert_true(sl_starts(in->page.doc.lines[in->page.line].text, SL("X-TC-Timestamp")));
	flow_keys(f, "n n");
	assert_int_equal(in->page.line, first);
	flow_keys(f, "N");
	assert_true(sl_starts(in->page.doc.lines[in->page.line].text, SL("X-TC-RequestClient")));
	flow_end(f);
}

TEST(without_rows_there_is_nothing_to_open)
{
	struct flow *f = opened();
	flow_keys(f, "Tab j G Enter");
	assert_true(flow_says(f, "Nothing to open"));
	assert_int_equal(inspector_rows(f->model), 0);
	assert_null(inspector_entry(f->model));
	flow_keys(f, "y c");
	assert_true(flow_says(f, "Nothing to copy"));
	flow_end(f);
}

TEST(help_and_commands_open_over_it)
{
	struct flow *f = opened();
	flow_keys(f, "?");
	assert_int_equal(app_top_layer(f->model), LAYER_HELP);
	flow_keys(f, "Esc :");
	assert_int_equal(app_top_layer(f->model), LAYER_PROMPT);
	flow_type_text(f, "order");
	flow_keys(f, "Enter");
	flow_settle(f);
	assert_int_equal(app_top_layer(f->model), LAYER_INSPECTOR);
	const struct exchange *x = inspector_exchange(f->model);
	assert_int_equal(x->request.query.order, ORDER_ASC);
	flow_keys(f, ":");
	flow_type_text(f, "inspect");
	flow_keys(f, "Enter");
	assert_int_equal(app_top_layer(f->model), LAYER_INSPECTOR);
	flow_keys(f, "I");
	assert_int_equal(f->model->n_layers, 0);
	flow_end(f);
}

TEST(pasted_text_is_no_command)
{
	struct flow *f = opened();
	flow_paste_text(f, "y");
	assert_false(f->model->inspector.copying);
	flow_paste_text(f, "yqI\n");
	assert_true(app_layer_is_open(f->model, LAYER_INSPECTOR));
	assert_false(f->model->inspector.copying);
	flow_keys(f, "Enter");
	flow_paste_text(f, "/*q");
	assert_true(f->model->inspector.open);
	assert_false(f->model->inspector.page.finding);
	flow_keys(f, "/");
	flow_paste_text(f, "Host");
	assert_string_equal(f->model->inspector.page.find.text, "Host");
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_newest_is_selected_and_followed),
	    cmocka_unit_test(another_stays_selected_as_more_come),
	    cmocka_unit_test(one_that_is_forgotten_gives_way_to_the_newest),
	    cmocka_unit_test(movement_stays_within_the_list),
	    cmocka_unit_test(an_answer_that_comes_is_seen_in_what_is_open),
	    cmocka_unit_test(a_request_keeps_the_language_it_was_sent_in),
	    cmocka_unit_test(a_fold_takes_the_cursor_along),
	    cmocka_unit_test(sideways_has_its_bounds),
	    cmocka_unit_test(finding_wraps_and_unfolds),
	    cmocka_unit_test(without_rows_there_is_nothing_to_open),
	    cmocka_unit_test(help_and_commands_open_over_it),
	    cmocka_unit_test(pasted_text_is_no_command),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
