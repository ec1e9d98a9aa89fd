/* SPDX-License-Identifier: MIT */
/* What may not be seen while personal data is masked: in documents, and on every screen. */

#include "app/model/privacy.h"
#include "app/model/toast.h"

#include "fixture.h"
#include "flow_start.h"
#include "test.h"

static void masks_to(const char *json, const char *want)
{
	struct buf out;
	buf_init(&out, 10000);
	privacy_json(sl_from(json), &out);
	assert_string_equal(out.n ? out.p : "", want);
	buf_release(&out);
}

TEST(texts_are_masked_but_for_the_api_s_own)
{
	masks_to("{\"Name\":\"Acme\",\"Type\":\"new\"}", "{\"Name\":\"***\",\"Type\":\"new\"}");
	masks_to("{\"Remark\" : \"a\\\"b: \\\\\",\"Email\":\"\"}",
		 "{\"Remark\" : \"***\",\"Email\":\"\"}");
	masks_to("{\"Filter\":\"x\",\"FilterType\":\"Name\",\"Page\":1}",
		 "{\"Filter\":\"***\",\"FilterType\":\"Name\",\"Page\":1}");
	masks_to("{\"Error\":{\"Code\":\"A.B\",\"Message\":\"uin 5\"},\"RequestId\":\"r\"}",
		 "{\"Error\":{\"Code\":\"A.B\",\"Message\":\"***\"},\"RequestId\":\"r\"}");
	masks_to("{\"NewOne\":\"who knows\"}", "{\"NewOne\":\"***\"}");
}

TEST(numbers_are_masked_but_for_counts_and_amounts)
{
	masks_to("{\"ClientUin\":200018834471,\"Credit\":-4.5e2,\"Force\":null}",
		 "{\"ClientUin\":***,\"Credit\":-4.5e2,\"Force\":null}");
	masks_to("{\"UinList\":[1,2],\"Total\":3}", "{\"UinList\":[***,***],\"Total\":3}");
	masks_to("{\"Mobile\":13800138000,\"NewOne\":1,\"Code\":\"a <b>\"}",
		 "{\"Mobile\":***,\"NewOne\":***,\"Code\":\"***\"}");
}

TEST(broken_json_is_masked)
{
	masks_to("[true, [\"Acme\"]]", "[true, [\"***\"]]");
	masks_to("", "");
	masks_to("<html>Acme</html>", "***");
	masks_to("\"Acme\"", "***");
	masks_to("{\"Name\":\"Ac", "{\"Name\":\"***\"");
	masks_to("{\"Name\":\"Ac\\", "{\"Name\":\"***\"");
	masks_to("{\"Name\":\"", "{\"Name\":\"***\"");
	masks_to("{\"RequestId\":\"r\"},\"Acme", "{\"RequestId\":\"r\"},\"***\"");
}

static const char *const secrets[] = {"Acme",     "Delta",   "Initech",       "key account",
				      "pay late", "fin***",  "delta.example", "8123",
				      "6000",     "20001883"};

static void shows_none(struct fixture *f)
{
	fixture_draw(f);
	for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++)
		if (fixture_shows(f, secrets[i]))
			fail_msg("\"%s\" is on the screen", secrets[i]);
}

TEST(no_size_shows_a_customer)
{
	static const int sizes[][2] = {{8, 40}, {24, 80}, {40, 120}, {50, 200}, {60, 400}};
	struct fixture f;
	fixture_init(&f, 24, 80);
	fixture_page(&f, 1, 2013);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Acme"));
	f.m.masked = true;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		for (int detail = 0; detail < 3; detail++) {
			f.m.detail.open = detail > 0;
			f.m.detail.beside = detail > 1;
			fixture_resize(&f, sizes[i][0], sizes[i][1]);
			for (f.m.table.cursor = 0; f.m.table.cursor < 4; f.m.table.cursor++)
				shows_none(&f);
			f.m.table.cursor = 0;
		}
	fixture_release(&f);
}

/* Four digits tell the rows of a screen apart. */
TEST(neighbouring_masked_customers_differ)
{
	struct fixture f;
	fixture_init(&f, 24, 80);
	fixture_page(&f, 1, 2013);
	f.m.masked = true;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "•••••4471"));
	assert_true(fixture_shows(&f, "•••••4112"));
	f.look.ascii = true;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "*****4471"));
	fixture_release(&f);
}

TEST(the_requested_filter_is_masked_too)
{
	struct fixture f;
	fixture_init(&f, 24, 80);
	fixture_filter(&f, FILTER_NAME, "Acme");
	fixture_page(&f, 1, 2013);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Name contains \"Acme\""));
	f.m.masked = true;
	f.m.picker.n_recent = 1;
	f.m.picker.recent[0].type = FILTER_NAME;
	sl_to_chars(SL("Acme"), f.m.picker.recent[0].text, sizeof f.m.picker.recent[0].text);
	line_set(&f.m.picker.value, SL("Acme"));
	f.m.picker.untouched = true;
	f.m.layers[f.m.n_layers++] = LAYER_PICKER;
	shows_none(&f);
	f.m.picker.in_value = true;
	shows_none(&f);
	/* What is being typed must be seen. */
	f.m.picker.untouched = false;
	shows_none(&f); /* what was recalled */
	f.m.picker.edited = true;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Acme"));
	fixture_release(&f);
}

TEST(a_filter_of_each_type_is_masked)
{
	for (enum filter_type type = FILTER_CLIENT_UIN; type < FILTER_TYPES; type++) {
		struct fixture f;
		fixture_init(&f, 24, 80);
		fixture_filter(&f, type, "20001883");
		fixture_put(&f, 1, NULL, 0, 0);
		fixture_draw(&f);
		assert_true(fixture_shows(&f, "20001883"));
		f.m.masked = true;
		shows_none(&f);
		fixture_release(&f);
	}
}

/* What the API sends in place of a UIN may be anything. */
TEST(a_uin_that_is_no_number_is_masked_whole)
{
	const struct sample rows[] = {{.uin = "Initech", .credit = "10", .remaining = "5"}};
	struct fixture f;
	fixture_init(&f, 24, 80);
	fixture_put(&f, 1, rows, 1, 1);
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "Initech"));
	f.m.masked = true;
	shows_none(&f);
	assert_true(fixture_shows(&f, "•••••"));
	fixture_release(&f);
}

/* Those of the program itself name no customer. */
TEST(a_message_of_the_api_is_hidden)
{
	struct fixture f;
	fixture_init(&f, 24, 80);
	fixture_halt(&f, "UnauthorizedOperation", "Acme may not");
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "The API's message: Acme may not"));
	f.m.masked = true;
	shows_none(&f);
	assert_false(fixture_shows(&f, "The API's message"));
	fixture_release(&f);
}

TEST(a_text_that_is_narrowed_by_again_is_masked)
{
	struct fixture f;
	fixture_init(&f, 24, 80);
	fixture_page(&f, 1, 2013);
	f.m.masked = true;
	line_set(&f.m.narrow.line, SL("Acme"));
	f.m.layers[f.m.n_layers++] = LAYER_NARROW;
	shows_none(&f);
	f.m.narrow.edited = true;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "narrow (100 loaded): Acme"));
	fixture_release(&f);
}

static bool frame_shows(struct flow *f, const char *text)
{
	size_t n = f->out.n;
	flow_show(f, 0, 100);
	return strstr(f->out.p + n, text) != NULL;
}

/* Even an error, which other messages do not replace. */
TEST(a_message_that_is_on_the_screen_goes)
{
	struct flow *f = flow_start("50..1", 100);
	toast_error(f->model, "No answer about Acme");
	flow_size(f, 30, 100);
	assert_true(frame_shows(f, "about Acme"));
	flow_keys(f, "p");
	assert_false(frame_shows(f, "about Acme"));
	assert_true(flow_says(f, "masked on the screen"));
	flow_end(f);
}

TEST(the_inspector_is_masked_while_it_is_open)
{
	struct flow *f = flow_start("50..1", 100);
	flow_size(f, 60, 120);
	flow_keys(f, "I Enter / N a m e Enter");
	assert_true(frame_shows(f, "Acme"));
	flow_keys(f, "p");
	assert_true(f->model->masked);
	assert_false(frame_shows(f, "Acme"));
	assert_true(frame_shows(f, "\"Name\":\"***\"") || frame_shows(f, "\"Name\": \"***\""));
	assert_false(frame_shows(f, "200000000050"));
	flow_keys(f, "p");
	assert_true(frame_shows(f, "Acme"));
	flow_end(f);
}

TEST(copies_and_files_are_said_to_be_in_clear)
{
	struct flow *f = flow_start("50..1", 100);
	flow_keys(f, "p I Enter y r");
	assert_true(flow_says(f, ", not masked"));
	flow_keys(f, "q q x");
	assert_true(frame_shows(f, "masked on the screen, not in the file"));
	flow_end(f);
}

TEST(it_can_be_so_from_the_start)
{
	struct flow f;
	flow_init(&f);
	f.settings.privacy = true;
	assert_true(fake_customers_set(&f.customers, SL("9..1")));
	flow_open(&f, 24, 80);
	flow_settle(&f);
	assert_false(frame_shows(&f, "200000000009"));
	flow_keys(&f, "p");
	assert_true(frame_shows(&f, "200000000009"));
	flow_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(texts_are_masked_but_for_the_api_s_own),
	    cmocka_unit_test(numbers_are_masked_but_for_counts_and_amounts),
	    cmocka_unit_test(broken_json_is_masked),
	    cmocka_unit_test(no_size_shows_a_customer),
	    cmocka_unit_test(neighbouring_masked_customers_differ),
	    cmocka_unit_test(the_requested_filter_is_masked_too),
	    cmocka_unit_test(a_filter_of_each_type_is_masked),
	    cmocka_unit_test(a_uin_that_is_no_number_is_masked_whole),
	    cmocka_unit_test(a_message_of_the_api_is_hidden),
	    cmocka_unit_test(a_text_that_is_narrowed_by_again_is_masked),
	    cmocka_unit_test(a_message_that_is_on_the_screen_goes),
	    cmocka_unit_test(the_inspector_is_masked_while_it_is_open),
	    cmocka_unit_test(copies_and_files_are_said_to_be_in_clear),
	    cmocka_unit_test(it_can_be_so_from_the_start),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
