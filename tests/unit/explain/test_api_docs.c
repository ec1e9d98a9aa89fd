/* SPDX-License-Identifier: MIT */
/* Tests of src/explain/api_docs.c. */
#include "base/attr.h"
#include "base/buf.h"
#include "base/text.h"

#include "api/customer.h"
#include "api/fault.h"
#include "api/query.h"
#include "api/request.h"

#include "explain/api_docs.h"
#include "explain/legend.h"
#include "test.h"

#define TEXT_MAX (256u << 10)

struct told {
	struct buf text;
	int widest, lines, deepest;
};

static void take(void *ctx, int depth, struct sl text)
{
	struct told *t = ctx;
	if (depth == 2 && text_width(text) > t->widest)
		t->widest = text_width(text);
	t->deepest = depth > t->deepest ? depth : t->deepest;
	t->lines++;
	buf_addf(&t->text, "%d|%.*s\n", depth, (int)text.n, text.p);
}

static size_t tell(struct told *t, int cols, const char *word)
{
	struct api_docs_reader to = {take, t, NULL, true, NULL};
	*t = (struct told){.lines = 0};
	buf_init(&t->text, TEXT_MAX);
	size_t n = api_docs_tell(&to, cols, sl_from(word));
	buf_add_byte(&t->text, '\0');
	return n;
}

static bool tells(const struct told *t, const char *text)
{
	return strstr(t->text.p, text) != NULL;
}

/* The row of that name below a title; false when there is none. */
static bool find(const char *title, enum api_docs_kind kind, const char *name,
		 struct api_docs_row *out)
{
	bool within = false;
	for (size_t i = 0; api_docs_row(i, out); i++) {
		if (out->kind == API_DOCS_TITLE)
			within = strcmp(out->name, title) == 0;
		else if (within && out->kind == kind && strcmp(out->name, name) == 0)
			return true;
	}
	return false;
}

TEST(every_action_called_is_in_it)
{
	struct api_docs_row r;
	for (int a = 0; a < API_ACTIONS; a++) {
		const char *name = request_action_name((enum api_action)a);
		assert_true(find(name, API_DOCS_LIMIT, "Rate", &r));
		assert_int_equal(strtoull(r.text, NULL, 10),
				 request_action_rate((enum api_action)a));
		assert_true(find(name, API_DOCS_LIMIT, "Callers", &r));
	}
}

TEST(the_table_of_signed_actions_is_that_of_the_signer)
{
	struct api_docs_row r;
	int n = 0;
	for (size_t i = 0; api_docs_row(i, &r); i++) {
		struct wire_action action = {API_SERVICE, API_VERSION, r.name};
		struct wire_action sts = {"sts", "2018-08-13", r.name};
		enum api_action a;
		if (r.kind != API_DOCS_ACTION)
			continue;
		n++;
		if (!request_action_find(sl_from(r.name), &a)) {
			assert_true(wire_may_sign(&sts));
			assert_string_equal(r.version, sts.version);
			continue;
		}
		assert_true(wire_may_sign(&action));
		assert_string_equal(r.version, API_VERSION);
		assert_int_equal(strtoull(r.type, NULL, 10), request_action_rate(a));
	}
	assert_int_equal(n, API_ACTIONS + 1);
}

/* The keys of what is really sent are the parameters told of, and no others are told of. */
TEST(parameters_are_those_that_are_sent)
{
	struct api_docs_row r;
	for (int a = 0; a < API_ACTIONS; a++) {
		struct request q = {.action = (enum api_action)a, .page = 1, .page_size = 2};
		const char *name = request_action_name(q.action), *title = "";
		struct buf body;
		size_t keys = 0, told = 0;
		struct err e = {0};
		q.uins[0] = 200000000001;
		q.n_uins = 1;
		assert_true(query_filter(&q.query, FILTER_NAME, SL("x"), &e));
		buf_init(&body, 4096);
		request_body(&q, &body);
		buf_add_byte(&body, '\0');
		for (const char *p = body.p; (p = strstr(p, "\":")) != NULL; p++)
			keys++;
		for (size_t i = 0; api_docs_row(i, &r); i++) {
			char key[80];
			title = r.kind == API_DOCS_TITLE ? r.name : title;
			if (r.kind != API_DOCS_PARAMETER || strcmp(title, name) != 0)
				continue;
			snprintf(key, sizeof key, "\"%s\":", r.name);
			assert_non_null(strstr(body.p, key));
			told++;
		}
		assert_int_equal(told, keys);
		buf_release(&body);
	}
}

TEST(every_field_of_a_customer_is_in_it)
{
	struct api_docs_row r;
	for (int f = 0; f < CUSTOMER_FIELDS; f++)
		assert_true(find("QueryCustomersCredit", API_DOCS_FIELD,
				 customer_field_name((enum customer_field)f), &r));
	assert_true(find("QueryCustomersCredit", API_DOCS_PARAMETER, "FilterType", &r));
	for (int t = FILTER_CLIENT_UIN; t < FILTER_TYPES; t++)
		assert_non_null(strstr(r.text, query_filter_type_name((enum filter_type)t)));
}

/* A code is said to mean one thing wherever it stands: what the table of faults says. */
TEST(codes_are_those_of_the_faults)
{
	const struct fault_entry *f;
	struct api_docs_row r;
	struct fault fault;
	size_t listed = 0, codes = 0;
	while (fault_entry(codes))
		codes++;
	for (size_t i = 0; api_docs_row(i, &r); i++) {
		if (r.kind != API_DOCS_CODE)
			continue;
		if (!sl_equal(api_docs_code(sl_from(r.name)), sl_from(r.name)))
			fail_msg("%s has no row in the table of faults", r.name);
		fault_from_code(&fault, sl_from(r.name), SL(""), SL(""));
		assert_string_equal(r.text, fault.meaning);
		if (r.remedy) {
			assert_string_equal(r.remedy, fault.remedy);
			listed++;
		}
	}
	assert_int_equal(listed, codes);
	for (size_t i = 0; (f = fault_entry(i)) != NULL; i++)
		assert_true(find(fault_is_ours(sl_from(f->code)) ? "Error codes of this program"
								 : "Error codes",
				 API_DOCS_CODE, f->code, &r));
}

TEST(all_of_it_keeps_to_the_width)
{
	static const int widths[] = {30, 63, 64, 76, 140};
	struct told t;
	size_t rows = 0;
	struct api_docs_row r;
	for (size_t i = 0; api_docs_row(i, &r); i++)
		rows += r.kind != API_DOCS_TITLE;
	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
		assert_int_equal(tell(&t, widths[i], ""), rows + legend_count());
		/* A name is never broken; the longest code has 49 letters. */
		assert_true(t.widest <= (widths[i] > 49 ? widths[i] : 49));
		assert_int_equal(t.deepest, 2);
		assert_true(tells(&t, "0|QueryCustomersCredit: "));
		assert_true(tells(&t, "1|Fields of the answer\n"));
		buf_release(&t.text);
	}
}

TEST(a_word_leaves_what_holds_it_below_its_headings)
{
	struct told t;
	assert_int_equal(tell(&t, 76, "associationtime"),
			 4); /* Sorting, Order, the field, the column */
	assert_true(tells(&t, "0|QueryCustomersCredit"));
	assert_true(tells(&t, "1|Parameters\n2|Order "));
	assert_true(tells(&t, "1|Fields of the answer\n2|AssociationTime "));
	assert_false(tells(&t, "QueryPartnerCredit"));
	assert_false(tells(&t, "FilterType"));
	buf_release(&t.text);
	assert_int_equal(tell(&t, 76, "UinNoAuth"), 6); /* five actions, and the codes */
	assert_true(tells(&t, "2|  To do: use a key of the reseller"));
	buf_release(&t.text);
}

TEST(a_title_that_holds_it_is_told_whole)
{
	struct told t;
	assert_true(tell(&t, 76, "querypartner") > 8);
	assert_true(tells(&t, "CustomerRemainingCredit"));
	assert_true(tells(&t, "OperationDenied.ServiceBusy"));
	assert_false(tells(&t, "QueryCustomersCredit"));
	buf_release(&t.text);
}

TEST(a_word_in_nothing_tells_nothing)
{
	struct told t;
	assert_int_equal(tell(&t, 76, "zork"), 0);
	assert_int_equal(t.lines, 0);
	buf_release(&t.text);
}

TEST(words_and_signs_of_the_screen_are_found)
{
	static const char *const words[] = {"CRIT", "crit", "status", "Expiry", "rps", "debt"};
	const struct thresholds t = {40, 7};
	struct told told = {.lines = 0};
	struct api_docs_reader to = {take, &told, &t, false, NULL};
	for (size_t i = 0; i < COUNT_OF(words); i++) {
		struct told found;
		assert_true(tell(&found, 76, words[i]) > 0);
		buf_release(&found.text);
	}
	buf_init(&told.text, TEXT_MAX);
	assert_true(api_docs_tell(&to, 76, SL("CRIT")) > 0);
	buf_add_byte(&told.text, '\0');
	assert_true(tells(&told, "2|◔ CRIT            critical: less than 7% remains"));
	assert_memory_equal(told.text.p, "0|", 2); /* the title of its part */
	buf_release(&told.text);
}

TEST(the_line_of_a_status_begins_with_its_name)
{
	for (int ascii = 0; ascii < 2; ascii++) {
		struct told told = {.lines = 0};
		struct api_docs_reader to = {take, &told, NULL, ascii, NULL};
		buf_init(&told.text, TEXT_MAX);
		api_docs_tell(&to, 76, SL(""));
		buf_add_byte(&told.text, '\0');
		for (int i = 0; i < STATUSES; i++) {
			char name[API_DOCS_NAME_BYTES], want[API_DOCS_NAME_BYTES + 4];
			api_docs_status((enum credit_status)i, ascii, name);
			snprintf(want, sizeof want, "\n2|%s ", name);
			assert_true(tells(&told, want));
		}
		buf_release(&told.text);
	}
}

TEST(a_code_is_known_by_what_it_begins_with)
{
	assert_true(sl_equal(api_docs_code(SL("InternalError")), SL("InternalError")));
	assert_true(sl_equal(api_docs_code(SL("InternalError.Db.Lock")), SL("InternalError")));
	assert_true(sl_equal(api_docs_code(SL("LimitExceeded.RateLimitExceeded")),
			     SL("LimitExceeded.RateLimitExceeded")));
	assert_int_equal(api_docs_code(SL("Nonsense.Busy")).n, 0);
	assert_int_equal(api_docs_code(SL("Nonsense")).n, 0);
	assert_int_equal(api_docs_code(SL("InternalErrors")).n, 0);
	assert_int_equal(api_docs_code(SL(".")).n, 0);
	assert_int_equal(api_docs_code(SL("")).n, 0);
}

TEST(sixty_four_columns_are_enough_for_a_table)
{
	struct told table, below;
	tell(&table, 64, "");
	tell(&below, 63, "");
	assert_true(tells(&table, "CRIT              critical:"));
	assert_false(tells(&below, "CRIT              critical:"));
	/* Each entry is in one line less where its text is beside its name. */
	assert_true(below.lines > table.lines + 50);
	buf_release(&table.text);
	buf_release(&below.text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_action_called_is_in_it),
	    cmocka_unit_test(the_table_of_signed_actions_is_that_of_the_signer),
	    cmocka_unit_test(parameters_are_those_that_are_sent),
	    cmocka_unit_test(every_field_of_a_customer_is_in_it),
	    cmocka_unit_test(codes_are_those_of_the_faults),
	    cmocka_unit_test(all_of_it_keeps_to_the_width),
	    cmocka_unit_test(a_word_leaves_what_holds_it_below_its_headings),
	    cmocka_unit_test(a_title_that_holds_it_is_told_whole),
	    cmocka_unit_test(a_word_in_nothing_tells_nothing),
	    cmocka_unit_test(words_and_signs_of_the_screen_are_found),
	    cmocka_unit_test(the_line_of_a_status_begins_with_its_name),
	    cmocka_unit_test(a_code_is_known_by_what_it_begins_with),
	    cmocka_unit_test(sixty_four_columns_are_enough_for_a_table),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
