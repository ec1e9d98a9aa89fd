/* SPDX-License-Identifier: MIT */
/*
 * What no sane server sends, through the whole browser: absurd numbers, names of 64 KiB, pages of
 * 10,000 rows, a Total that lies, customers twice, empty pages, a server that looks at no page
 * number. Each ends in a sentence; nothing loops, nothing is lost without a word.
 */
#include <inttypes.h>

#include "base/attr.h"

#include "app/model/model_query.h"

#include "demo/response.h"
#include "flow.h"
#include "test.h"

#define PAGE    20
#define ROUNDS  400    /* of answers; none of these stories may take so many */
#define LONG_MS 600000 /* in which a list that rests is asked for no more */
#define ASKS    60     /* more than any of these lists needs */

/* Writes the body of the answer to a request. */
typedef void (*server_fn)(const struct request *r, struct buf *body);

static uint64_t the_nth(const struct request *r, int i)
{
	return (uint64_t)(r->page - 1) * r->page_size + (uint64_t)i + 1;
}

static void total_too_small(const struct request *r, struct buf *body)
{
	fake_customers_numbered("30", the_nth(r, 0), r->page <= 3 ? PAGE : 0, body);
}

static void total_too_large(const struct request *r, struct buf *body)
{
	fake_customers_numbered("4000000000000", the_nth(r, 0), r->page == 1 ? PAGE : 0, body);
}

/* So many customers in all, in pages of any size. */
static void format_page_of(const struct request *r, const char *total, int all, struct buf *body)
{
	int left = all - (int)(r->page - 1) * (int)r->page_size, size = (int)r->page_size;
	fake_customers_numbered(total, the_nth(r, 0),
				left < 0 ? 0 : (size_t)(left < size ? left : size), body);
}

static void total_negative(const struct request *r, struct buf *body)
{
	format_page_of(r, "-1", PAGE + 7, body);
}

static void total_beyond_64_bits(const struct request *r, struct buf *body)
{
	format_page_of(r, "18446744073709551616", PAGE, body);
}

static void total_no_number(const struct request *r, struct buf *body)
{
	format_page_of(r, "\"NaN\"", PAGE, body);
}

/* Another one with each answer. */
static void total_changing(const struct request *r, struct buf *body)
{
	static unsigned answers;
	char total[24];
	snprintf(total, sizeof total, "%u", 50 + answers++ % 7);
	fake_customers_numbered(total, the_nth(r, 0), r->page <= 3 ? PAGE : 0, body);
}

static void a_customer_twice_in_a_page(const struct request *r, struct buf *body)
{
	static const uint64_t uins[] = {7, 7, 8};
	(void)r;
	response_begin(body);
	response_add_number("Total", COUNT_OF(uins), body);
	response_open("Data", '[', body);
	for (size_t i = 0; i < COUNT_OF(uins); i++) {
		response_open(NULL, '{', body);
		response_add_uin("ClientUin", uins[i], body);
		response_close('}', body);
	}
	response_close(']', body);
	response_end("x", body);
}

static void an_empty_page_before_the_end(const struct request *r, struct buf *body)
{
	fake_customers_numbered("60", the_nth(r, 0), r->page == 2 ? 0 : PAGE, body);
}

static void no_page_number_is_looked_at(const struct request *r, struct buf *body)
{
	(void)r;
	fake_customers_numbered("100", 1, PAGE, body);
}

static void pages_of_ten_thousand(const struct request *r, struct buf *body)
{
	fake_customers_numbered("20000", (uint64_t)(r->page - 1) * 10000 + 1,
				r->page <= 2 ? 10000 : 0, body);
}

static void answer(struct flow *f, uint64_t id, server_fn server)
{
	const struct request *r = &f->asked[id - 1];
	struct buf body;
	buf_init(&body, 4u << 20);
	if (r->action == ACTION_CUSTOMERS)
		server(r, &body);
	else
		fake_customers_error("FailedOperation", "not served", &body);
	flow_reply(
	    f, id,
	    &(struct wire_reply){.result = WIRE_OK, .http_status = 200, .body = buf_sl(&body)});
	buf_release(&body);
}

/* Answers all there is, as long as more is asked for; fails when that does not end. */
static void settle(struct flow *f, server_fn server)
{
	int rounds = 0;
	for (; rounds < ROUNDS && app_loading(f->model); rounds++) {
		if (f->n_in_flight)
			answer(f, f->in_flight[0], server);
		else
			flow_advance(f, 200);
	}
	if (rounds == ROUNDS)
		fail_msg("the asking does not end: %zu requests", f->n_asked);
}

static struct flow *start(server_fn server, bool lists)
{
	struct flow *f = test_malloc(sizeof *f);
	flow_init(f);
	f->settings.page_size = PAGE;
	f->lists = lists;
	flow_open(f, 24, 80);
	if (!lists)
		settle(f, server);
	return f;
}

static void end(struct flow *f)
{
	assert_string_equal(f->broken.text, "");
	flow_release(f);
	test_free(f);
}

static bool was_said(const struct flow *f, const char *part)
{
	return f->out.n && strstr(f->out.p, part);
}

static const struct {
	server_fn server;
	const char *says;           /* while all is loaded */
	const char *listing;        /* the meaning of what `list` refuses with */
	enum consistency_state end; /* of `list` */
} cases[] = {
    {total_too_small, "The API says 30 customers, but sends more",
     "the API sent more customers than its Total says", CONSISTENCY_REFUTED},
    {total_too_large, "has fewer rows than Total says",
     "the API sent fewer customers than its Total says", CONSISTENCY_REFUTED},
    {total_negative, "The API does not say how many customers there are", NULL, CONSISTENCY_PROVED},
    {total_beyond_64_bits, "The API does not say how many customers there are", NULL,
     CONSISTENCY_PROVED},
    {total_no_number, "The API does not say how many customers there are", NULL,
     CONSISTENCY_PROVED},
    {total_changing, "The list keeps changing", NULL, CONSISTENCY_REFUTED},
    {a_customer_twice_in_a_page, "Page 1 lists a customer twice",
     "the pages are not one list: it kept changing, or has a customer twice", CONSISTENCY_REFUTED},
    {an_empty_page_before_the_end, "Page 2 has fewer rows than Total says",
     "the API sent fewer customers than its Total says", CONSISTENCY_REFUTED},
    {no_page_number_is_looked_at, "the server sent the same customers for different pages",
     "the server sent the same customers for different pages", CONSISTENCY_FAILED},
    {pages_of_ten_thousand, "The API sends 10000 customers a page", NULL, CONSISTENCY_PROVED},
};

/* All is loaded and the list gone through; then it rests. */
TEST(each_is_said_in_the_browser)
{
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct flow *f = start(cases[i].server, false);
		flow_keys(f, "a");
		settle(f, cases[i].server);
		flow_keys(f, "G");
		settle(f, cases[i].server);
		flow_keys(f, "R"); /* rows past the end are cut off; the cursor stays in the list */
		settle(f, cases[i].server);
		flow_keys(f, "PgUp g e");
		settle(f, cases[i].server);
		if (!was_said(f, cases[i].says))
			fail_msg("case %zu: not said: %s\n%s", i, cases[i].says, f->out.p);
		assert_true(f->n_asked <= ASKS);
		size_t asked = f->n_asked;
		flow_advance(f, LONG_MS);
		settle(f, cases[i].server);
		assert_int_equal(f->n_asked, asked);
		end(f);
	}
}

TEST(each_ends_a_list)
{
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct fault why;
		struct flow *f = start(cases[i].server, true);
		for (int k = 0; k < ROUNDS && list_consistency_state(&f->model->loader, &why) ==
						  CONSISTENCY_PENDING;
		     k++)
			if (f->n_in_flight)
				answer(f, f->in_flight[0], cases[i].server);
			else
				flow_advance(f, 500);
		if (list_consistency_state(&f->model->loader, &why) != cases[i].end)
			fail_msg("case %zu ends with %s: %s", i, why.code, why.meaning);
		if (cases[i].listing)
			assert_string_equal(why.meaning, cases[i].listing);
		if (cases[i].end == CONSISTENCY_PROVED)
			assert_true(store_loaded(f->model->loader.store) >= PAGE);
		else
			assert_true(why.meaning[0] && why.remedy[0]);
		assert_true(f->n_asked <= ASKS);
		end(f);
	}
}

/* Amounts that are none, or too large, in the order of the rows. */
static const char *const absurd[] = {"1e308",   "-1e308",
				     "\"NaN\"", "\"Infinity\"",
				     "-0",      "18446744073709551616",
				     "1e-400",  "-1e400",
				     "\"\"",    "true",
				     "[1]",     "{}",
				     "null",    "9223372036854.775808"};

static void absurd_numbers(const struct request *r, struct buf *body)
{
	static const char *const fields[] = {"Credit", "Force", "RemainingCredit", "IdentifyType"};
	(void)r;
	response_begin(body);
	response_add_number("Total", COUNT_OF(absurd), body);
	response_open("Data", '[', body);
	for (size_t i = 0; i < COUNT_OF(absurd); i++) {
		response_open(NULL, '{', body);
		response_add_uin("ClientUin", i + 1, body);
		response_add_text("Name", SL("n"), body);
		for (size_t k = 0; k < COUNT_OF(fields); k++)
			response_add_raw(fields[k], absurd[i], body);
		response_close('}', body);
	}
	response_close(']', body);
	response_end("x", body);
}

/* The text is added as it is, because the writer would escape it in its own way. */
static void add_long_name(int i, struct buf *body)
{
	response_add_name("Name", body);
	buf_add_byte(body, '"');
	for (int k = 0; k < 65536 / 4; k++)
		buf_add_chars(body, i == 0 ? "name" : i == 1 ? "\xe6\xb7\xb1x" : "\\u001b");
	buf_add_chars(body, "end\"");
}

static void names_of_64_kib(const struct request *r, struct buf *body)
{
	(void)r;
	response_begin(body);
	response_add_number("Total", 3, body);
	response_open("Data", '[', body);
	for (int i = 0; i < 3; i++) {
		response_open(NULL, '{', body);
		response_add_number("ClientUin", i + 1, body);
		add_long_name(i, body);
		response_add_text("Remark", SL("r"), body);
		response_add_number("Credit", 5, body);
		response_add_number("RemainingCredit", 1, body);
		response_close('}', body);
	}
	response_close(']', body);
	response_end("x", body);
}

/* Everything that reads values is opened and gone through; each frame is drawn and checked. */
static void go_through(struct flow *f, server_fn server)
{
	static const char *const keys[] = {"! G g =",
					   "s j j Enter",
					   "s j j j j Enter =",
					   "S j Space Enter =",
					   "D Esc",
					   "Enter j j |",
					   "Tab j PgDn Tab Esc",
					   "& n Enter =",
					   "e E",
					   "r",
					   "R",
					   "I Enter PgDn Esc Esc",
					   "l l l $ 0",
					   "Space Space U"};
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		flow_keys(f, keys[i]);
		settle(f, server);
	}
	flow_size(f, 60, 200);
	flow_size(f, 10, 40);
	flow_size(f, 24, 80);
}

TEST(absurd_numbers_are_shown_as_unknown)
{
	struct flow *f = start(absurd_numbers, false);
	go_through(f, absurd_numbers);
	const struct totals *t = store_totals(f->model->loader.store);
	assert_int_equal(t->n, COUNT_OF(absurd));
	/* -0 is nothing, and 1e-400 the least that is not nothing. */
	assert_int_equal(t->unknown, COUNT_OF(absurd) - 2);
	assert_int_equal(t->credit, 1);
	for (size_t i = 0; i < COUNT_OF(absurd); i++)
		assert_int_equal(store_row(f->model->loader.store, i).customer->uin, i + 1);
	end(f);
}

TEST(long_names_are_kept_whole_and_shown_in_part)
{
	struct flow *f = start(names_of_64_kib, false);
	go_through(f, names_of_64_kib);
	for (uint64_t i = 0; i < 3; i++) {
		struct sl name =
		    customer_text(store_row(f->model->loader.store, i).customer, FIELD_NAME);
		assert_true(name.n >= 65536 / 4);
		assert_memory_equal(name.p + name.n - 3, "end", 3);
	}
	flow_keys(f, "& e n d Enter");
	assert_int_equal(app_positions(f->model), 3);
	end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_is_said_in_the_browser),
	    cmocka_unit_test(each_ends_a_list),
	    cmocka_unit_test(absurd_numbers_are_shown_as_unknown),
	    cmocka_unit_test(long_names_are_kept_whole_and_shown_in_part),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
