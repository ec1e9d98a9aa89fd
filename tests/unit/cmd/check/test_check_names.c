/* SPDX-License-Identifier: MIT */
/* Tests of src/cmd/check/check_names.c. */
#include "cmd/check/check_names.h"
#include "sample.h"
#include "test.h"

#define CUSTOMERS 8

/* Customers of a list that has amounts and no names, as it is when it came in one request. */
struct fixture {
	struct customer customer[CUSTOMERS];
	struct failing rows[CUSTOMERS];
	struct check_names names;
	struct request wanted[NAMES_AT_ONCE];
};

static struct fixture f;

SETUP(set_up)
{
	memset(&f, 0, sizeof f);
	for (size_t i = 0; i < CUSTOMERS; i++) {
		f.customer[i] = (struct customer){
		    .uin = 100 + i, .known = KNOWN_UIN | KNOWN_REMAINING, .remaining = -(int64_t)i};
		f.rows[i].customer = &f.customer[i];
	}
	return 0;
}

TEARDOWN(tear_down)
{
	check_names_release(&f.names);
	return 0;
}

static void answer(const struct request *r, enum fault_class fault, bool retry, const char *body)
{
	struct outcome out = {.known = true, .request = *r, .will_retry = retry};
	struct wire_reply reply = {.http_status = 200, .body = sl_from(body)};
	out.fault.class = fault;
	check_names_take(&f.names, &out, &reply);
}

static void answer_name(const struct request *r, const char *uin, const char *name)
{
	char body[200];
	snprintf(body, sizeof body,
		 "{\"Response\":{\"Total\":1,\"Data\":[{\"ClientUin\":%s,\"Name\":\"%s\","
		 "\"RemainingCredit\":77}],\"RequestId\":\"r\"}}",
		 uin, name);
	answer(r, FAULT_NONE, false, body);
}

static const char *name_of(size_t i)
{
	static char text[60];
	sl_to_chars(customer_text(f.rows[i].customer, FIELD_NAME), text, sizeof text);
	return text;
}

TEST(the_worst_are_asked_for_first_and_few_at_once)
{
	check_names_begin(&f.names, f.rows, 7);
	assert_int_equal(check_names_list(&f.names, f.wanted), NAMES_AT_ONCE);
	assert_int_equal(f.wanted[0].query.type, FILTER_CLIENT_UIN);
	assert_true(sl_equal(sl_from(f.wanted[0].query.text), SL("100")));
	answer_name(&f.wanted[0], "100", "First");
	assert_string_equal(name_of(0), "First");
	assert_int_equal(check_names_list(&f.names, f.wanted), NAMES_AT_ONCE);
	assert_true(sl_equal(sl_from(f.wanted[0].query.text), SL("101")));
	for (int i = 1; i < 7; i++) {
		char uin[8];
		assert_true(check_names_list(&f.names, f.wanted) > 0);
		snprintf(uin, sizeof uin, "%d", 100 + i);
		answer_name(&f.wanted[0], uin, "Other");
	}
	assert_int_equal(check_names_list(&f.names, f.wanted), 0);
	assert_string_equal(name_of(6), "Other");
	assert_string_equal(name_of(7), "");
}

TEST(the_amounts_stay_those_that_were_judged)
{
	check_names_begin(&f.names, f.rows, 3);
	check_names_list(&f.names, f.wanted);
	answer_name(&f.wanted[2], "102", "Third");
	assert_string_equal(name_of(2), "Third");
	assert_true(f.rows[2].customer->uin == 102 && f.rows[2].customer->remaining == -2);
}

TEST(a_name_that_does_not_come_is_not_asked_for_again)
{
	check_names_begin(&f.names, f.rows, 2);
	assert_int_equal(check_names_list(&f.names, f.wanted), 2);
	struct request second = f.wanted[1];
	answer(&f.wanted[0], FAULT_RETRY, true, "");
	assert_int_equal(check_names_list(&f.names, f.wanted), 2);
	answer(&f.wanted[0], FAULT_STOP, false, "");
	assert_int_equal(check_names_list(&f.names, f.wanted), 1);
	/* Another customer than the one that was asked for is not taken. */
	answer_name(&second, "999", "Stranger");
	assert_int_equal(check_names_list(&f.names, f.wanted), 0);
	assert_string_equal(name_of(0), "");
	assert_string_equal(name_of(1), "");
}

TEST(a_customer_with_a_name_is_not_asked_for)
{
	struct arena arena = {0};
	struct sample with = {.uin = "101", .name = "Known"}, null = {.uin = "102"};
	sample_pack(&f.customer[1], &arena, &with);
	sample_pack(&f.customer[2], &arena, &null);
	f.customer[3].known = 0;
	check_names_begin(&f.names, f.rows, 4);
	assert_int_equal(check_names_list(&f.names, f.wanted), 1);
	assert_true(sl_equal(sl_from(f.wanted[0].query.text), SL("100")));
	arena_release(&arena);
}

TEST(nothing_is_asked_for_before_it_begins)
{
	assert_int_equal(check_names_list(&f.names, f.wanted), 0);
}

int main(void)
{
#define WITH_SETUP(t) cmocka_unit_test_setup_teardown(t, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(the_worst_are_asked_for_first_and_few_at_once),
	    WITH_SETUP(the_amounts_stay_those_that_were_judged),
	    WITH_SETUP(a_name_that_does_not_come_is_not_asked_for_again),
	    WITH_SETUP(a_customer_with_a_name_is_not_asked_for),
	    WITH_SETUP(nothing_is_asked_for_before_it_begins),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
