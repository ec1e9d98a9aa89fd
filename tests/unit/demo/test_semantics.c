/* SPDX-License-Identifier: MIT */
/* Tests of src/demo/semantics.c. */
#include <inttypes.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/money.h"
#include "base/time.h"

#include "demo/customers/costs.h"
#include "demo/customers/customer.h"
#include "demo/faults.h"
#include "demo/response.h"
#include "demo/semantics.h"
#include "test.h"

#define NOW  1790172128
#define ROWS 2013

struct fixture {
	struct dataset data;
	struct semantics semantics;
	struct buf body;
	struct json *doc;
	struct refusal no;
	unsigned faults;
};

static void start(struct fixture *f, uint32_t rows, uint32_t page_max, bool refused)
{
	memset(f, 0, sizeof(*f));
	dataset_init(&f->data, DATASET_SEED, rows, NOW);
	semantics_init(&f->semantics, &f->data, page_max, refused);
	buf_init(&f->body, 64u << 20);
}

SETUP(setup)
{
	struct fixture *f = malloc(sizeof(*f));

	if (!f)
		return -1;
	start(f, ROWS, 100, false);
	*state = f;
	return 0;
}

static void finish(struct fixture *f)
{
	json_free(f->doc);
	buf_release(&f->body);
	semantics_release(&f->semantics);
	dataset_release(&f->data);
}

TEARDOWN(teardown)
{
	finish(*state);
	free(*state);
	return 0;
}

static bool answer(struct fixture *f, enum api_action action, struct sl text, bool query)
{
	struct params p;
	bool ok;

	json_free(f->doc);
	f->doc = NULL;
	f->no = (struct refusal){.code = ""};
	buf_clear(&f->body);
	buf_add_byte(&f->body, '{');
	params_init(&p);
	ok = (query ? params_from_query(&p, action, text, &f->no)
		    : params_from_json(&p, action, text, &f->no)) &&
	     params_check_required(&p, action, &f->no) &&
	     semantics_answer(&f->semantics, action, &p, f->faults, &f->body, &f->no);
	params_release(&p);
	assert_true(ok == (f->no.code[0] == '\0'));
	return ok;
}

static const struct json_node *ask_as(struct fixture *f, enum api_action action, const char *text,
				      bool query)
{
	struct err e = {.kind = ERR_NONE};

	assert_true(answer(f, action, sl_from(text), query));
	response_close('}', &f->body);
	f->doc = json_parse(buf_sl(&f->body), &e);
	assert_non_null(f->doc);
	return json_root(f->doc);
}

static const struct json_node *ask(struct fixture *f, const char *body)
{
	return ask_as(f, ACTION_CUSTOMERS, body, false);
}

static const char *refused_as(struct fixture *f, enum api_action action, const char *body)
{
	assert_false(answer(f, action, sl_from(body), false));
	return f->no.code;
}

static const char *refused(struct fixture *f, const char *body)
{
	return refused_as(f, ACTION_CUSTOMERS, body);
}

static uint64_t count(const struct fixture *f, const struct json_node *n, const char *key)
{
	uint64_t v = 0;

	assert_true(sl_to_u64(json_number(f->doc, json_get(n, key)), &v));
	return v;
}

static int64_t money(const struct fixture *f, const struct json_node *n, const char *key)
{
	int64_t v = 0;

	assert_true(money_parse(json_number(f->doc, json_get(n, key)), &v));
	return v;
}

static uint64_t total(const struct fixture *f)
{
	return count(f, json_root(f->doc), "Total");
}

static const struct json_node *data(const struct fixture *f)
{
	const struct json_node *rows = json_get(json_root(f->doc), "Data");

	assert_int_equal(json_kind_of(rows), JSON_ARRAY);
	return rows;
}

static uint64_t first_uin(const struct fixture *f)
{
	return count(f, json_first(data(f)), "ClientUin");
}

TEST(an_empty_object_asks_for_the_newest)
{
	struct fixture *f = *state;

	ask(f, "{}");
	assert_int_equal(total(f), ROWS);
	assert_int_equal(json_count(data(f)), SEMANTICS_PAGE_SIZE);
	assert_int_equal(first_uin(f), dataset_uin(&f->data, 0));
}

TEST(pages_hold_every_customer_once)
{
	struct fixture *f = *state;
	static bool seen[ROWS];
	size_t rows = 0;
	char body[100];
	uint32_t id;

	memset(seen, 0, sizeof(seen));
	for (int page = 1; page <= 21; page++) {
		snprintf(body, sizeof(body), "{\"Page\":%d,\"PageSize\":100}", page);
		ask(f, body);
		assert_int_equal(json_count(data(f)), page < 21 ? 100 : 13);
		for (const struct json_node *r = json_first(data(f)); r; r = json_next(r)) {
			assert_true(dataset_find(&f->data, count(f, r, "ClientUin"), &id));
			assert_false(seen[id]);
			seen[id] = true;
			rows++;
		}
	}
	assert_int_equal(rows, ROWS);
}

TEST(beyond_the_end_there_are_no_rows)
{
	static const char *const bodies[] = {
	    "{\"Page\":22,\"PageSize\":100}", "{\"Page\":9223372036854775807,\"PageSize\":100}",
	    "{\"Page\":2,\"PageSize\":100,\"FilterType\":\"Name\",\"Filter\":\"深圳\"}"};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT_OF(bodies); i++) {
		ask(f, bodies[i]);
		assert_true(total(f) > 0);
		assert_int_equal(json_count(data(f)), 0);
	}
	/* A last page that is exactly full. */
	ask(f, "{\"Page\":33,\"PageSize\":61}");
	assert_int_equal(json_count(data(f)), 61);
	ask(f, "{\"Page\":34,\"PageSize\":61}");
	assert_int_equal(json_count(data(f)), 0);
}

TEST(ascending_is_descending_from_the_other_end)
{
	struct fixture *f = *state;
	uint64_t newest, oldest;

	ask(f, "{\"Order\":\"desc\"}");
	newest = first_uin(f);
	ask(f, "{\"Order\":\"asc\"}");
	oldest = first_uin(f);
	assert_true(newest != oldest);
	ask(f, "{\"Order\":\"asc\",\"Page\":2013,\"PageSize\":1}");
	assert_int_equal(first_uin(f), newest);
	ask(f, "{\"Page\":2013,\"PageSize\":1,\"Order\":\"\"}");
	assert_int_equal(first_uin(f), oldest);
	assert_string_equal(refused(f, "{\"Order\":\"acs\"}"), "InvalidParameterValue");
	assert_string_equal(refused(f, "{\"Order\":\"DESC\"}"), "InvalidParameterValue");
}

TEST(page_numbers_and_sizes_have_bounds)
{
	struct fixture *f = *state, strict;

	assert_string_equal(refused(f, "{\"Page\":0}"), "InvalidParameterValue");
	assert_string_equal(refused(f, "{\"Page\":-1}"), "InvalidParameterValue");
	assert_string_equal(refused(f, "{\"PageSize\":0}"), "InvalidParameterValue");
	assert_string_equal(refused(f, "{\"PageSize\":-9}"), "InvalidParameterValue");
	ask(f, "{\"PageSize\":1}");
	assert_int_equal(json_count(data(f)), 1);
	ask(f, "{\"PageSize\":101}");
	assert_int_equal(json_count(data(f)), 100);
	/* Cut down, the second page begins where the first ended. */
	ask(f, "{\"PageSize\":1000,\"Page\":2}");
	assert_int_equal(first_uin(f), dataset_uin(&f->data, 100));
	start(&strict, ROWS, 50, true);
	assert_string_equal(refused(&strict, "{\"PageSize\":51}"), "InvalidParameterValue");
	ask(&strict, "{\"PageSize\":50}");
	assert_int_equal(json_count(data(&strict)), 50);
	finish(&strict);
}

TEST(names_and_remarks_match_in_part_and_any_case)
{
	static const struct {
		const char *type, *lower, *upper;
	} same[] = {{"Name", "acme", "ACME"},         {"Name", "łódź", "ŁÓDŹ"},
		    {"Name", "(주)", "(주)"},         {"Name", "株式会社", "㈱"},
		    {"Name", "café", "CAFE\xCC\x81"}, {"Remark", "vip", "VIP"},
		    {"Name", "söhne", "SÖHNE"},       {"Remark", "call before", "CALL Before"}};
	struct fixture *f = *state;
	char body[200];

	for (size_t i = 0; i < COUNT_OF(same); i++) {
		uint64_t lower, uin;

		snprintf(body, sizeof(body), "{\"FilterType\":\"%s\",\"Filter\":\"%s\"}",
			 same[i].type, same[i].lower);
		ask(f, body);
		lower = total(f);
		assert_in_range(lower, 1, ROWS / 2);
		uin = first_uin(f);
		snprintf(body, sizeof(body), "{\"FilterType\":\"%s\",\"Filter\":\"%s\"}",
			 same[i].type, same[i].upper);
		ask(f, body);
		if (strcmp(same[i].lower, "株式会社") == 0) {
			/* The ligature folds to its parts in brackets, not to the plain words. */
			assert_true(total(f) > 0 && total(f) < lower);
			continue;
		}
		assert_int_equal(total(f), lower);
		assert_int_equal(first_uin(f), uin);
	}
}

TEST(a_filtered_list_is_what_one_finds_by_hand)
{
	struct fixture *f = *state;
	size_t by_hand = 0;
	char body[200];

	for (int page = 1; page <= 21; page++) {
		snprintf(body, sizeof(body), "{\"Page\":%d,\"PageSize\":100}", page);
		ask(f, body);
		for (const struct json_node *r = json_first(data(f)); r; r = json_next(r))
			by_hand += strstr(json_string(json_get(r, "Name")).p, "Games") != NULL;
	}
	ask(f, "{\"FilterType\":\"Name\",\"Filter\":\"games\",\"PageSize\":100}");
	assert_int_equal(total(f), by_hand);
	assert_int_equal(json_count(data(f)), by_hand);
	for (const struct json_node *r = json_first(data(f)); r; r = json_next(r))
		assert_non_null(strstr(json_string(json_get(r, "Name")).p, "Games"));
	ask(f, "{\"FilterType\":\"Name\",\"Filter\":\"no such customer\"}");
	assert_int_equal(total(f), 0);
	assert_int_equal(json_count(data(f)), 0);
}

TEST(filtered_pages_and_orders_fit_together)
{
	struct fixture *f = *state;
	uint64_t n, last;
	char body[200];

	ask(f, "{\"FilterType\":\"Name\",\"Filter\":\"深圳\",\"PageSize\":1}");
	n = total(f);
	assert_true(n > 10);
	snprintf(
	    body, sizeof(body),
	    "{\"FilterType\":\"Name\",\"Filter\":\"深圳\",\"PageSize\":1,\"Page\":%" PRIu64 "}", n);
	ask(f, body);
	last = first_uin(f);
	ask(f, "{\"FilterType\":\"Name\",\"Filter\":\"深圳\",\"PageSize\":1,\"Order\":\"asc\"}");
	assert_int_equal(first_uin(f), last);
}

TEST(emails_match_whole_as_they_are_and_as_shown)
{
	struct fixture *f = *state;
	struct buf mail;
	char body[300];

	buf_init(&mail, 200);
	for (int masked = 0; masked < 2; masked++) {
		bool found = false;

		buf_clear(&mail);
		names_email(&f->semantics.matches.plain, DATASET_SEED, 6, masked, &mail);
		snprintf(body, sizeof(body),
			 "{\"FilterType\":\"Email\",\"Filter\":\"%s\",\"PageSize\":100}", mail.p);
		ask(f, body);
		for (const struct json_node *r = json_first(data(f)); r; r = json_next(r))
			found = found || count(f, r, "ClientUin") == dataset_uin(&f->data, 6);
		assert_true(found);
		/* A part of an address is none. */
		snprintf(body, sizeof(body), "{\"FilterType\":\"Email\",\"Filter\":\"%.*s\"}",
			 (int)mail.n - 1, mail.p);
		ask(f, body);
		assert_int_equal(total(f), 0);
	}
	buf_release(&mail);
}

TEST(uins_match_whole_or_are_refused)
{
	static const char *const bad[] = {"12a", "-1",   " 200416277903", "18446744073709551616",
					  "0",   "2e11", "２００"};
	struct fixture *f = *state;
	char body[200];

	snprintf(body, sizeof(body), "{\"FilterType\":\"ClientUin\",\"Filter\":\"%" PRIu64 "\"}",
		 dataset_uin(&f->data, 77));
	ask(f, body);
	assert_int_equal(total(f), 1);
	assert_int_equal(first_uin(f), dataset_uin(&f->data, 77));
	ask(f, "{\"FilterType\":\"ClientUin\",\"Filter\":\"2004162\"}");
	assert_int_equal(total(f), 0);
	ask(f, "{\"FilterType\":\"ClientUin\",\"Filter\":\"18446744073709551615\"}");
	assert_int_equal(total(f), 0);
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		snprintf(body, sizeof(body), "{\"FilterType\":\"ClientUin\",\"Filter\":\"%s\"}",
			 bad[i]);
		assert_string_equal(refused(f, body), "InvalidParameterValue.InvalidUin");
	}
}

TEST(filter_types_are_the_documented_words)
{
	struct fixture *f = *state;

	assert_string_equal(refused(f, "{\"FilterType\":\"Uin\",\"Filter\":\"1\"}"),
			    "InvalidParameterValue");
	assert_string_equal(refused(f, "{\"FilterType\":\"name\"}"), "InvalidParameterValue");
	assert_string_equal(refused(f, "{\"Filter\":\"acme\"}"), "MissingParameter");
	ask(f, "{\"FilterType\":\"Name\"}");
	assert_int_equal(total(f), ROWS);
	ask(f, "{\"FilterType\":\"\",\"Filter\":\"\"}");
	assert_int_equal(total(f), ROWS);
}

TEST(long_filters_match_nothing)
{
	struct fixture *f = *state;
	struct buf body;

	buf_init(&body, 1u << 21);
	buf_add(&body, SL("{\"FilterType\":\"Name\",\"Filter\":\""));
	while (body.n < 1u << 20)
		buf_add(&body, SL("acme"));
	buf_add(&body, SL("\"}"));
	ask(f, body.p);
	assert_int_equal(total(f), 0);
	buf_release(&body);
}

TEST(filters_are_kept_until_the_data_changes)
{
	struct fixture *f = *state;
	const struct matches_entry *a, *b;
	uint32_t before;
	char text[20];

	a = matches_find(&f->semantics.matches, FILTER_NAME, SL("Acme"));
	before = a->n;
	b = matches_find(&f->semantics.matches, FILTER_NAME, SL("ACME"));
	assert_ptr_equal(a, b);
	b = matches_find(&f->semantics.matches, FILTER_REMARK, SL("ACME"));
	assert_ptr_not_equal(a, b);
	/* More filters than are kept: the oldest is searched for again, with the same result. */
	for (int i = 0; i < 2 * MATCHES_KEPT; i++) {
		snprintf(text, sizeof(text), "acme%d", i);
		assert_int_equal(matches_find(&f->semantics.matches, FILTER_NAME, sl_from(text))->n,
				 0);
	}
	assert_int_equal(matches_find(&f->semantics.matches, FILTER_NAME, SL("acme"))->n, before);
	for (int i = 0; i < 400; i++)
		dataset_drift(&f->data);
	assert_true(matches_find(&f->semantics.matches, FILTER_NAME, SL("acme"))->n != before);
}

TEST(unknown_parameters_are_refused)
{
	struct fixture *f = *state;

	assert_string_equal(refused(f, "{\"page\":1}"), "UnknownParameter");
	assert_string_equal(refused(f, "{\"Limit\":1}"), "UnknownParameter");
	assert_string_equal(refused(f, "{\"\":1}"), "UnknownParameter");
	assert_string_equal(refused(f, "{\"Limit\":null}"), "UnknownParameter");
	assert_string_equal(refused(f, "{\"ClientUin\":1}"), "UnknownParameter");
	assert_string_equal(refused_as(f, ACTION_PARTNER_CREDIT, "{\"Page\":1}"),
			    "UnknownParameter");
	assert_string_equal(refused_as(f, ACTION_CREDIT_BY_UINS, "{\"ClientUins\":[1]}"),
			    "UnknownParameter");
}

TEST(wrong_types_are_refused)
{
	static const char *const bad[] = {"{\"Page\":\"1\"}",
					  "{\"Page\":1.0}",
					  "{\"Page\":1e2}",
					  "{\"Page\":true}",
					  "{\"Page\":[1]}",
					  "{\"Page\":9223372036854775808}",
					  "{\"PageSize\":{}}",
					  "{\"Filter\":5}",
					  "{\"FilterType\":[\"Name\"]}",
					  "{\"Order\":false}",
					  "[]",
					  "\"x\"",
					  "",
					  "{",
					  "{} {}",
					  "{\"Page\":1,\"Page\":2}",
					  "null"};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT_OF(bad); i++)
		assert_string_equal(refused(f, bad[i]), "InvalidParameter");
	ask(f, "{\"Page\":null,\"PageSize\":null,\"Filter\":null,\"FilterType\":null}");
	assert_int_equal(total(f), ROWS);
}

TEST(query_strings_say_the_same_as_bodies)
{
	struct fixture *f = *state;
	char body[200];
	uint64_t n;

	ask(f, "{\"FilterType\":\"Name\",\"Filter\":\"深圳\"}");
	n = total(f);
	ask_as(f, ACTION_CUSTOMERS, "FilterType=Name&Filter=%E6%B7%B1%e5%9c%b3&Page=1&PageSize=5",
	       true);
	assert_int_equal(total(f), n);
	assert_int_equal(json_count(data(f)), 5);
	ask_as(f, ACTION_CUSTOMERS, "", true);
	assert_int_equal(total(f), ROWS);
	snprintf(body, sizeof(body), "UinList.0=%" PRIu64 "&UinList.1=%" PRIu64,
		 dataset_uin(&f->data, 1), dataset_uin(&f->data, 2));
	ask_as(f, ACTION_CREDIT_BY_UINS, body, true);
	assert_int_equal(json_count(data(f)), 2);
}

/* The whole list without pages agrees with QueryCreditByUinList on each customer. */
TEST(all_direct_customers_come_in_one_reply)
{
	struct fixture *f = *state;
	const struct json_node *row;
	uint32_t rank = 0;

	ask_as(f, ACTION_DIRECT_CREDIT, "{}", false);
	assert_int_equal(json_count(data(f)), ROWS);
	for (row = json_first(data(f)); row; row = json_next(row)) {
		int64_t credit, remaining, said;
		uint32_t id = dataset_at(&f->data, rank++);

		demo_customer_money(&f->data, id, &credit, &remaining);
		assert_int_equal(count(f, row, "Uin"), dataset_uin(&f->data, id));
		assert_true(money_parse(json_number(f->doc, json_get(row, "TotalCredit")), &said));
		assert_int_equal(said, credit * MONEY_CENT);
		assert_true(
		    money_parse(json_number(f->doc, json_get(row, "RemainingCredit")), &said));
		assert_int_equal(said, remaining * MONEY_CENT);
		assert_int_equal(json_count(row), 3);
	}
	assert_string_equal(refused_as(f, ACTION_DIRECT_CREDIT, "{\"Page\":1}"),
			    "UnknownParameter");
}

TEST(the_cost_of_a_day_is_a_text_with_eight_decimals)
{
	struct fixture *f = *state;
	enum { OLD = 30 }; /* a customer that was bound long ago */
	struct demo_costs c;
	uint64_t uin = dataset_uin(&f->data, OLD);
	char body[100], date[11];
	int64_t cost;

	demo_costs_draw(&f->data, OLD, &c);
	f->semantics.yesterday = c.today - 1;
	time_print_date((int64_t)(c.today - 5) * 86400, date);
	snprintf(body, sizeof(body), "{\"CustomerUin\":%" PRIu64 ",\"Date\":\"%s\"}", uin, date);
	struct sl text =
	    json_string(json_get(ask_as(f, ACTION_DAILY_COST, body, false), "TotalCost"));
	assert_true(money_parse(text, &cost));
	assert_int_equal(cost, demo_costs_on(&f->data, OLD, c.today - 5, c.today - 1));
	assert_true(cost > 0);
	assert_int_equal(text.p[text.n - 9], '.');
}

TEST(a_cost_needs_a_customer_and_a_day_that_has_bills)
{
	struct fixture *f = *state;
	char body[100];
	static const struct {
		const char *date, *code;
	} bad[] = {{"2025-05-31", "InvalidParameterValue"},
		   {"2026-02-30", "InvalidParameterValue"},
		   {"2026-2-3", "InvalidParameterValue"},
		   {"2026-02-03 00:00:00", "InvalidParameterValue"},
		   {"", "InvalidParameterValue"}};

	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		snprintf(body, sizeof(body), "{\"CustomerUin\":%" PRIu64 ",\"Date\":\"%s\"}",
			 dataset_uin(&f->data, 0), bad[i].date);
		assert_string_equal(refused_as(f, ACTION_DAILY_COST, body), bad[i].code);
	}
	assert_string_equal(
	    refused_as(f, ACTION_DAILY_COST, "{\"CustomerUin\":5,\"Date\":\"2026-02-03\"}"),
	    "UnauthorizedOperation.NotCustomerUin");
	assert_string_equal(refused_as(f, ACTION_DAILY_COST, "{\"Date\":\"2026-02-03\"}"),
			    "MissingParameter");
	assert_string_equal(refused_as(f, ACTION_DAILY_COST, "{\"CustomerUin\":5}"),
			    "MissingParameter");
}

static size_t count_vouchers(struct fixture *f, const char *filter)
{
	char body[200];
	snprintf(body, sizeof(body), "{\"Page\":1,\"PageSize\":100%s}", filter);
	const struct json_node *root = ask_as(f, ACTION_VOUCHERS, body, false);
	uint64_t n;
	assert_true(sl_to_u64(json_number(f->doc, json_get(root, "TotalCount")), &n));
	assert_int_equal(json_count(json_get(root, "Data")), n < 100 ? n : 100);
	return (size_t)n;
}

TEST(vouchers_are_listed_and_filtered)
{
	struct fixture *f = *state;
	char one[60];
	size_t all = count_vouchers(f, ""),
	       issued = count_vouchers(f, ",\"VoucherStatus\":\"Issued\"");
	size_t used = count_vouchers(f, ",\"VoucherStatus\":\"Used\"");
	size_t expired = count_vouchers(f, ",\"VoucherStatus\":\"Expired\"");

	assert_int_equal(all, issued + used + expired);
	assert_true(issued > 100 && used > 100 && expired > 100);
	assert_int_equal(count_vouchers(f, ",\"VoucherStatus\":\"Invalidated\""), 0);
	const struct json_node *root = ask_as(
	    f, ACTION_VOUCHERS, "{\"Page\":1,\"PageSize\":1,\"VoucherStatus\":\"Issued\"}", false);
	const struct json_node *row = json_first(json_get(root, "Data"));
	assert_int_equal(json_count(row), 11);
	snprintf(one, sizeof(one), ",\"CustomerUin\":%" PRIu64,
		 (uint64_t)count(f, row, "CustomerUin"));
	assert_in_range(count_vouchers(f, one), 1, 4);
	assert_string_equal(refused_as(f, ACTION_VOUCHERS, "{\"Page\":1}"), "MissingParameter");
	assert_string_equal(
	    refused_as(f, ACTION_VOUCHERS, "{\"Page\":1,\"PageSize\":10,\"CustomerUin\":5}"),
	    "FailedOperation");
}

TEST(bad_query_strings_are_refused)
{
	static const char *const bad[][2] = {
	    {"Page=x", "InvalidParameter"},
	    {"Page=", "InvalidParameter"},
	    {"Page=%3", "InvalidParameter"},
	    {"Page=%zz", "InvalidParameter"},
	    {"Page=1&Page=2", "InvalidParameter"},
	    {"Page.0=1", "UnknownParameter"},
	    {"=1", "UnknownParameter"},
	    {"Limit=1", "UnknownParameter"},
	    {"Filter=a+b&FilterType=Uin", "InvalidParameterValue"}};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		assert_false(answer(f, ACTION_CUSTOMERS, sl_from(bad[i][0]), true));
		assert_string_equal(f->no.code, bad[i][1]);
	}
	assert_false(answer(f, ACTION_CREDIT_BY_UINS, SL("UinList.1=5"), true));
	assert_string_equal(f->no.code, "InvalidParameter");
	assert_false(answer(f, ACTION_CREDIT_BY_UINS, SL("UinList=5"), true));
	assert_string_equal(f->no.code, "InvalidParameter");
}

TEST(rows_have_thirteen_fields_of_their_types)
{
	static const struct {
		const char *name;
		enum json_kind kind;
	} fields[] = {{"ClientUin", JSON_NUMBER},
		      {"Name", JSON_STRING},
		      {"Type", JSON_STRING},
		      {"Mobile", JSON_STRING},
		      {"Email", JSON_STRING},
		      {"Arrears", JSON_STRING},
		      {"AssociationTime", JSON_STRING},
		      {"Credit", JSON_NUMBER},
		      {"RemainingCredit", JSON_NUMBER},
		      {"IdentifyType", JSON_NUMBER},
		      {"Remark", JSON_STRING},
		      {"Force", JSON_NUMBER}};
	int expiry[JSON_OBJECT + 1] = {0}, empty = 0;
	struct fixture *f = *state;

	ask(f, "{\"PageSize\":100}");
	for (const struct json_node *r = json_first(data(f)); r; r = json_next(r)) {
		const struct json_node *x = json_get(r, "RecentExpiry");

		assert_int_equal(json_count(r), 13);
		for (size_t i = 0; i < COUNT_OF(fields); i++)
			assert_int_equal(json_kind_of(json_get(r, fields[i].name)), fields[i].kind);
		assert_string_equal(json_string(json_get(r, "Arrears")).p, "-");
		assert_int_equal(json_string(json_get(r, "AssociationTime")).n, 19);
		expiry[json_kind_of(x)]++;
		empty += json_kind_of(x) == JSON_STRING && json_string(x).n == 0;
	}
	assert_true(expiry[JSON_NULL] > 0 && empty > 0 && expiry[JSON_STRING] > 2 * empty);
	assert_int_equal(expiry[JSON_NULL] + expiry[JSON_STRING], 100);
}

TEST(the_partners_totals_are_its_customers_sums)
{
	struct fixture *f = *state;
	int64_t credit = 0, remaining = 0;
	char body[100];

	for (int page = 1; page <= 21; page++) {
		snprintf(body, sizeof(body), "{\"Page\":%d,\"PageSize\":100}", page);
		ask(f, body);
		for (const struct json_node *r = json_first(data(f)); r; r = json_next(r)) {
			credit += money(f, r, "Credit");
			remaining += money(f, r, "RemainingCredit");
		}
	}
	ask_as(f, ACTION_PARTNER_CREDIT, "{}", false);
	assert_int_equal(money(f, json_root(f->doc), "CustomerTotalCredit"), credit);
	assert_int_equal(money(f, json_root(f->doc), "CustomerRemainingCredit"), remaining);
	assert_int_equal(money(f, json_root(f->doc), "AllocatedCredit"), credit);
	assert_int_equal(money(f, json_root(f->doc), "TotalCredit"),
			 credit + money(f, json_root(f->doc), "RemainingCredit"));
	dataset_drift(&f->data);
	ask_as(f, ACTION_PARTNER_CREDIT, "{}", false);
	assert_true(money(f, json_root(f->doc), "CustomerTotalCredit") != credit);
}

TEST(histories_end_at_the_customers_credit)
{
	struct fixture *f = *state;
	const struct json_node *newest;
	char body[100];
	int64_t credit;
	uint64_t uin;

	ask(f, "{\"PageSize\":1}");
	uin = first_uin(f);
	credit = money(f, json_first(data(f)), "Credit");
	assert_true(credit > 0);
	snprintf(body, sizeof(body), "{\"ClientUin\":%" PRIu64 "}", uin);
	ask_as(f, ACTION_CREDIT_HISTORY, body, false);
	newest = json_first(json_get(json_root(f->doc), "History"));
	assert_int_equal(total(f), json_count(json_get(json_root(f->doc), "History")));
	assert_int_equal(money(f, newest, "AllocatedCredit"), credit);
	assert_int_equal(json_string(json_get(newest, "AllocatedTime")).n, 19);
	assert_true(json_string(json_get(newest, "Operator")).n > 0);
	snprintf(body, sizeof(body), "{\"ClientUin\":%" PRIu64 ",\"Page\":99}", uin);
	ask_as(f, ACTION_CREDIT_HISTORY, body, false);
	assert_int_equal(json_count(json_get(json_root(f->doc), "History")), 0);
	assert_string_equal(refused_as(f, ACTION_CREDIT_HISTORY, "{}"), "MissingParameter");
	assert_string_equal(refused_as(f, ACTION_CREDIT_HISTORY, "{\"ClientUin\":\"1\"}"),
			    "InvalidParameter");
	assert_string_equal(refused_as(f, ACTION_CREDIT_HISTORY, "{\"ClientUin\":1}"),
			    "FailedOperation");
}

/* {"LIST":[uin of 0, uin of 1, ...]} */
static void list_body(const struct fixture *f, const char *list, uint32_t n, struct buf *out)
{
	buf_clear(out);
	buf_addf(out, "{\"%s\":[", list);
	for (uint32_t i = 0; i < n; i++)
		buf_addf(out, "%s%" PRIu64, i ? "," : "", dataset_uin(&f->data, i));
	buf_add(out, SL("]}"));
}

TEST(lists_of_customers_have_bounds)
{
	static const struct {
		enum api_action action;
		const char *list, *bad_count, *stranger;
		uint32_t max;
	} actions[] = {{ACTION_CREDIT_BY_UINS, "UinList", "InvalidParameterValue.UinList",
			"UnauthorizedOperation.NotCustomerUin", 50},
		       {ACTION_VOUCHER_AMOUNT, "ClientUins", "InvalidParameterValue",
			"UnauthorizedOperation.UinNoAuth", 20}};
	struct fixture *f = *state;
	struct buf body;

	buf_init(&body, 4096);
	for (size_t i = 0; i < COUNT_OF(actions); i++) {
		assert_string_equal(refused_as(f, actions[i].action, "{}"), "MissingParameter");
		list_body(f, actions[i].list, 0, &body);
		assert_string_equal(refused_as(f, actions[i].action, body.p), actions[i].bad_count);
		list_body(f, actions[i].list, actions[i].max + 1, &body);
		assert_string_equal(refused_as(f, actions[i].action, body.p), actions[i].bad_count);
		list_body(f, actions[i].list, actions[i].max, &body);
		ask_as(f, actions[i].action, body.p, false);
		assert_int_equal(json_count(data(f)), actions[i].max);
		buf_clear(&body);
		buf_addf(&body, "{\"%s\":[1]}", actions[i].list);
		assert_string_equal(refused_as(f, actions[i].action, body.p), actions[i].stranger);
		buf_clear(&body);
		buf_addf(&body, "{\"%s\":[\"1\"]}", actions[i].list);
		assert_string_equal(refused_as(f, actions[i].action, body.p), "InvalidParameter");
		buf_clear(&body);
		buf_addf(&body, "{\"%s\":1}", actions[i].list);
		assert_string_equal(refused_as(f, actions[i].action, body.p), "InvalidParameter");
	}
	buf_release(&body);
}

TEST(credit_by_uins_is_the_lists_credit)
{
	struct fixture *f = *state;
	int64_t credit[50], remaining[50];
	const struct json_node *r;
	struct buf body;
	size_t i = 0;

	ask(f, "{\"PageSize\":50}");
	for (r = json_first(data(f)); r; r = json_next(r), i++) {
		credit[i] = money(f, r, "Credit");
		remaining[i] = money(f, r, "RemainingCredit");
	}
	buf_init(&body, 4096);
	list_body(f, "UinList", 50, &body);
	ask_as(f, ACTION_CREDIT_BY_UINS, body.p, false);
	for (r = json_first(data(f)), i = 0; r; r = json_next(r), i++) {
		assert_int_equal(count(f, r, "Uin"), dataset_uin(&f->data, (uint32_t)i));
		assert_int_equal(money(f, r, "TotalCredit"), credit[i]);
		assert_int_equal(money(f, r, "RemainingCredit"), remaining[i]);
	}
	assert_int_equal(i, 50);
	list_body(f, "ClientUins", 20, &body);
	ask_as(f, ACTION_VOUCHER_AMOUNT, body.p, false);
	for (r = json_first(data(f)); r; r = json_next(r))
		assert_true(money(f, r, "RemainAmount") <= money(f, r, "TotalAmount"));
	buf_release(&body);
}

TEST(an_account_without_customers_is_no_error)
{
	struct fixture f;

	start(&f, 0, 100, false);
	ask(&f, "{}");
	assert_int_equal(total(&f), 0);
	assert_int_equal(json_count(data(&f)), 0);
	ask(&f, "{\"FilterType\":\"Name\",\"Filter\":\"a\",\"Order\":\"asc\"}");
	assert_int_equal(total(&f), 0);
	ask_as(&f, ACTION_PARTNER_CREDIT, "{}", false);
	assert_int_equal(money(&f, json_root(f.doc), "AllocatedCredit"), 0);
	finish(&f);
}

TEST(a_million_customers_page_as_fast_as_a_thousand)
{
	struct fixture f;
	uint64_t newest;

	start(&f, DATASET_ROWS_MAX, 100, false);
	/* 300 pages from all over: what walked the list would take minutes. */
	for (int i = 0; i < 300; i++) {
		char body[100];

		snprintf(body, sizeof(body), "{\"Page\":%d,\"PageSize\":100,\"Order\":\"%s\"}",
			 1 + i * 4999 % 10000, i % 2 ? "asc" : "desc");
		ask(&f, body);
		assert_int_equal(total(&f), DATASET_ROWS_MAX);
		assert_int_equal(json_count(data(&f)), 100);
	}
	ask(&f, "{\"PageSize\":1}");
	newest = first_uin(&f);
	ask(&f, "{\"Page\":1000000,\"PageSize\":1,\"Order\":\"asc\"}");
	assert_int_equal(first_uin(&f), newest);
	ask(&f, "{\"FilterType\":\"Name\",\"Filter\":\"delta games\"}");
	assert_in_range(total(&f), 100, 10000);
	finish(&f);
}

TEST(faults_of_the_list_are_as_ordered)
{
	struct fixture *f = *state;
	uint64_t first;

	f->faults = INJECT_BIT(INJECT_LYING_TOTAL);
	ask(f, "{}");
	assert_int_equal(total(f), ROWS * 3 / 2 + 7);
	f->faults = INJECT_BIT(INJECT_EMPTY_PAGE);
	ask(f, "{\"Page\":2}");
	assert_int_equal(total(f), ROWS);
	assert_int_equal(json_count(data(f)), 0);
	f->faults = INJECT_BIT(INJECT_SAME_PAGE);
	ask(f, "{}");
	first = first_uin(f);
	ask(f, "{\"Page\":9000}");
	assert_int_equal(first_uin(f), first);
}

TEST(totals_lie_as_ordered)
{
	struct fixture *f = *state;
	uint64_t before;

	f->faults = INJECT_BIT(INJECT_CHANGING_TOTAL);
	ask(f, "{}");
	for (int i = 0; i < 9; i++) {
		before = total(f);
		ask(f, "{}");
		assert_int_not_equal(total(f), before);
	}
	f->faults = INJECT_BIT(INJECT_TOTAL);
	f->semantics.total_reported = -3;
	ask(f, "{}");
	assert_true(sl_equal(json_number(f->doc, json_get(json_root(f->doc), "Total")), SL("-3")));
}

TEST(pages_are_long_short_or_repeat_as_ordered)
{
	struct fixture *f = *state;
	uint64_t first;

	f->faults = INJECT_BIT(INJECT_ROWS);
	f->semantics.rows_given = 700;
	ask(f, "{\"Page\":2,\"PageSize\":100}");
	assert_int_equal(json_count(data(f)), 700);
	f->semantics.rows_given = 3;
	ask(f, "{\"Page\":2,\"PageSize\":100}");
	assert_int_equal(json_count(data(f)), 3);
	f->faults = INJECT_BIT(INJECT_TWICE);
	ask(f, "{\"PageSize\":3}");
	first = first_uin(f);
	assert_int_equal(json_count(data(f)), 3);
	assert_true(
	    sl_equal(json_number(f->doc, json_get(json_first(data(f)), "ClientUin")),
		     json_number(f->doc, json_get(json_next(json_first(data(f))), "ClientUin"))));
	f->faults = 0;
	ask(f, "{\"PageSize\":3}");
	assert_int_equal(first_uin(f), first);
}

TEST(absurd_numbers_leave_customers_apart)
{
	struct fixture *f = *state;
	int huge = 0, nan = 0, uins = 0;

	f->faults = INJECT_BIT(INJECT_ABSURD_NUMBERS);
	ask(f, "{\"PageSize\":100}");
	for (const struct json_node *r = json_first(data(f)); r; r = json_next(r)) {
		uint64_t uin;

		huge += sl_equal(json_number(f->doc, json_get(r, "Credit")), SL("1e308"));
		nan += sl_equal(json_string(json_get(r, "RemainingCredit")), SL("NaN"));
		uins += sl_to_u64(json_number(f->doc, json_get(r, "ClientUin")), &uin);
	}
	assert_true(huge > 0 && nan > 0);
	assert_in_range(uins, 90, 99);
}

TEST(faults_of_the_fields_are_as_ordered)
{
	struct fixture *f = *state;
	int nulls = 0;

	f->faults = INJECT_BIT(INJECT_NULL_FIELDS);
	ask(f, "{\"PageSize\":13}");
	for (const struct json_node *r = json_first(data(f)); r; r = json_next(r)) {
		assert_int_equal(json_count(r), 12);
		for (const struct json_node *m = json_first(r); m; m = json_next(m))
			nulls += json_kind_of(m) == JSON_NULL;
	}
	assert_in_range(nulls, 13, 26);
	f->faults = INJECT_BIT(INJECT_SWAPPED_TYPES);
	ask(f, "{\"PageSize\":2}");
	for (const struct json_node *r = json_first(data(f)); r; r = json_next(r)) {
		assert_int_equal(json_kind_of(json_get(r, "ClientUin")), JSON_STRING);
		assert_int_equal(json_kind_of(json_get(r, "Credit")), JSON_STRING);
		assert_int_equal(json_kind_of(json_get(r, "Name")), JSON_ARRAY);
		assert_int_equal(json_kind_of(json_get(r, "Mobile")), JSON_NUMBER);
	}
	assert_int_equal(json_kind_of(json_get(json_root(f->doc), "Total")), JSON_STRING);
}

TEST(hostile_names_hold_what_they_promise)
{
	struct fixture *f = *state;
	bool escape = false, bidi = false, c1 = false;
	size_t longest = 0;

	f->faults = INJECT_BIT(INJECT_HOSTILE_NAMES);
	ask(f, "{\"PageSize\":8}");
	for (const struct json_node *r = json_first(data(f)); r; r = json_next(r)) {
		struct sl name = json_string(json_get(r, "Name"));

		escape = escape || memchr(name.p, 033, name.n);
		bidi = bidi || strstr(name.p, "\u202E");
		c1 = c1 || strstr(name.p, "\302\233");
		longest = name.n > longest ? name.n : longest;
	}
	assert_true(escape && bidi && c1);
	assert_int_equal(longest, 64u << 10);
}

int main(void)
{
#define WITH_SETUP(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(an_empty_object_asks_for_the_newest),
	    WITH_SETUP(pages_hold_every_customer_once),
	    WITH_SETUP(beyond_the_end_there_are_no_rows),
	    WITH_SETUP(ascending_is_descending_from_the_other_end),
	    WITH_SETUP(page_numbers_and_sizes_have_bounds),
	    WITH_SETUP(names_and_remarks_match_in_part_and_any_case),
	    WITH_SETUP(a_filtered_list_is_what_one_finds_by_hand),
	    WITH_SETUP(filtered_pages_and_orders_fit_together),
	    WITH_SETUP(emails_match_whole_as_they_are_and_as_shown),
	    WITH_SETUP(uins_match_whole_or_are_refused),
	    WITH_SETUP(filter_types_are_the_documented_words),
	    WITH_SETUP(long_filters_match_nothing),
	    WITH_SETUP(filters_are_kept_until_the_data_changes),
	    WITH_SETUP(unknown_parameters_are_refused),
	    WITH_SETUP(wrong_types_are_refused),
	    WITH_SETUP(query_strings_say_the_same_as_bodies),
	    WITH_SETUP(all_direct_customers_come_in_one_reply),
	    WITH_SETUP(vouchers_are_listed_and_filtered),
	    WITH_SETUP(bad_query_strings_are_refused),
	    WITH_SETUP(the_cost_of_a_day_is_a_text_with_eight_decimals),
	    WITH_SETUP(a_cost_needs_a_customer_and_a_day_that_has_bills),
	    WITH_SETUP(rows_have_thirteen_fields_of_their_types),
	    WITH_SETUP(the_partners_totals_are_its_customers_sums),
	    WITH_SETUP(histories_end_at_the_customers_credit),
	    WITH_SETUP(lists_of_customers_have_bounds),
	    WITH_SETUP(credit_by_uins_is_the_lists_credit),
	    WITH_SETUP(an_account_without_customers_is_no_error),
	    WITH_SETUP(a_million_customers_page_as_fast_as_a_thousand),
	    WITH_SETUP(faults_of_the_list_are_as_ordered),
	    WITH_SETUP(totals_lie_as_ordered),
	    WITH_SETUP(pages_are_long_short_or_repeat_as_ordered),
	    WITH_SETUP(absurd_numbers_leave_customers_apart),
	    WITH_SETUP(faults_of_the_fields_are_as_ordered),
	    WITH_SETUP(hostile_names_hold_what_they_promise),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
