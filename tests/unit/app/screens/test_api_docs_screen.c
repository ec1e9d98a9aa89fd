/* SPDX-License-Identifier: MIT */
/* What is documented of the API, as it is read: what it says is in test_handbook, its screens are
 * in tests/flow/api. */

#include "base/text.h"

#include "app/model/model_query.h"

#include "explain/api_docs.h"
#include "flow_start.h"
#include "test.h"

static struct flow *opened(void)
{
	struct flow *f = flow_start("60..1", 10);
	flow_keys(f, "K");
	return f;
}

static struct sl line_text(const struct flow *f)
{
	const struct reading *r = &f->model->api_docs_screen.page;
	return r->doc.lines[r->line].text;
}

static bool is_open(const struct flow *f)
{
	return app_top_layer(f->model) == LAYER_API_DOCS;
}

TEST(opens_at_the_status_of_the_customer_and_closes)
{
	static const char *const keys[] = {"Esc", "q", "K"};
	struct flow *f = opened();
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		char name[API_DOCS_NAME_BYTES];
		api_docs_status(app_cursor_row(f->model).credit_status, false, name);
		assert_true(is_open(f));
		assert_true(sl_starts(line_text(f), sl_from(name)));
		assert_int_equal(f->model->n_layers, 1);
		flow_keys(f, keys[i]);
		assert_int_equal(f->model->n_layers, 0);
		flow_keys(f, "K");
	}
	flow_end(f);
}

TEST(opens_at_the_top_where_no_customer_is_meant)
{
	struct flow *f = flow_start("60..1", 10);
	flow_keys(f, "I K");
	assert_int_equal(f->model->api_docs_screen.page.line, 0);
	flow_end(f);
}

TEST(finding_ends_before_the_layer)
{
	struct flow *f = opened();
	flow_keys(f, "/");
	flow_type(f, SL("q"), false); /* a letter, not a command */
	assert_true(is_open(f) && f->model->api_docs_screen.page.finding);
	flow_keys(f, "Esc");
	assert_true(is_open(f) && !f->model->api_docs_screen.page.finding);
	flow_keys(f, "/");
	flow_type(f, SL("peNDing"), false);
	flow_keys(f, "Enter");
	assert_true(f->model->toast.shown); /* it is nowhere */
	flow_keys(f, "/");
	flow_type(f, SL("signatureexpire"), false);
	flow_keys(f, "Enter");
	assert_true(sl_equal(line_text(f), SL("AuthFailure.SignatureExpire")));
	flow_end(f);
}

/* Every line fits: nothing is to be scrolled to sideways but a name too long for the window. */
TEST(fits_every_width)
{
	struct flow *f = opened();
	for (int cols = 60; cols <= 160; cols += 7) {
		flow_size(f, 24, cols);
		struct rect room = layout_api_docs(&f->model->layout);
		const struct doc *d = &f->model->api_docs_screen.page.doc;
		for (size_t i = 0; i < d->n; i++)
			if (d->lines[i].depth == 2)
				assert_true(DOC_MARGIN_COLS + 2 * DOC_INDENT_COLS +
						text_width(d->lines[i].text) <
					    room.w);
	}
	flow_end(f);
}

TEST(the_place_stays_near_as_the_window_changes)
{
	struct flow *f = opened();
	flow_keys(f, "G");
	for (int cols = 40; cols <= 200; cols += 16) {
		const struct reading *r = &f->model->api_docs_screen.page;
		flow_size(f, 24, cols);
		assert_true(r->line < r->doc.n);
		assert_true(r->line > r->doc.n - r->doc.n / 10);
	}
	flow_size(f, 3, 20);
	flow_size(f, 24, 80);
	assert_true(is_open(f));
	flow_end(f);
}

TEST(opens_at_the_code_of_what_went_wrong)
{
	struct flow *f = flow_start("60..1", 10);
	flow_keys(f, "o");
	flow_fault(f, flow_sends(f), "UnauthorizedOperation.UinNoAuth", 0);
	flow_keys(f, "K");
	assert_true(sl_equal(line_text(f), SL("UnauthorizedOperation.UinNoAuth")));
	/* It is its own line, below the heading of the codes. */
	size_t line = f->model->api_docs_screen.page.line;
	while (f->model->api_docs_screen.page.doc.lines[line].depth > 0)
		line--;
	assert_true(
	    sl_starts(f->model->api_docs_screen.page.doc.lines[line].text, SL("Error codes: ")));
	flow_end(f);
}

TEST(a_code_that_is_not_listed_is_said_to_be_none)
{
	struct flow *f = flow_start("60..1", 10);
	flow_keys(f, "o");
	flow_fault(f, flow_sends(f), "AuthFailure.Brandnew", 0);
	flow_keys(f, "K");
	assert_true(sl_equal(line_text(f), SL("AuthFailure")));
	assert_string_equal(f->model->toast.text, "The reference has no AuthFailure.Brandnew");
	flow_end(f);
}

/* What failed beside the rows shown is explained only from the inspector. */
TEST(a_fault_of_another_page_is_not_meant)
{
	struct flow *f = flow_start("60..1", 10);
	char name[API_DOCS_NAME_BYTES];
	flow_keys(f, "G");
	flow_fault(f, flow_sends(f), "FailedOperation", 0);
	flow_keys(f, "g K");
	api_docs_status(app_cursor_row(f->model).credit_status, false, name);
	assert_true(sl_starts(line_text(f), sl_from(name)));
	flow_end(f);
}

TEST(other_layers_open_over_it)
{
	struct flow *f = flow_start("60..1", 10);
	flow_keys(f, "I K ?");
	assert_int_equal(f->model->n_layers, 3);
	flow_keys(f, "Esc :");
	flow_type(f, SL("sort"), false);
	flow_keys(f, "Enter");
	assert_int_equal(app_top_layer(f->model), LAYER_SORT);
	assert_int_equal(f->model->n_layers, 3);
	flow_keys(f, "Esc Esc Esc");
	assert_int_equal(f->model->n_layers, 0);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(opens_at_the_status_of_the_customer_and_closes),
	    cmocka_unit_test(opens_at_the_top_where_no_customer_is_meant),
	    cmocka_unit_test(finding_ends_before_the_layer),
	    cmocka_unit_test(fits_every_width),
	    cmocka_unit_test(the_place_stays_near_as_the_window_changes),
	    cmocka_unit_test(opens_at_the_code_of_what_went_wrong),
	    cmocka_unit_test(a_code_that_is_not_listed_is_said_to_be_none),
	    cmocka_unit_test(a_fault_of_another_page_is_not_meant),
	    cmocka_unit_test(other_layers_open_over_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
