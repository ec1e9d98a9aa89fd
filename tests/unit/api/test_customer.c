/* SPDX-License-Identifier: MIT */
/* Tests of src/api/customer.c. */
#include "api/customer.h"

#include "test.h"

static struct field text(const char *s)
{
	return (struct field){FIELD_TEXT, sl_from(s)};
}

static struct field number(const char *s)
{
	return (struct field){FIELD_NUMBER, sl_from(s)};
}

static struct customer packed(struct arena *arena, enum customer_field f, struct field value)
{
	struct field fields[CUSTOMER_FIELDS] = {0};
	struct customer c;
	fields[f] = value;
	customer_pack(&c, arena, fields);
	return c;
}

static void assert_field(struct field got, enum field_kind kind, struct sl want)
{
	assert_int_equal(got.kind, kind);
	assert_true(sl_equal(got.text, want));
}

TEST(names_are_the_apis_and_read_in_any_case)
{
	enum customer_field f = FIELD_FORCE;
	assert_string_equal(customer_field_name(FIELD_CLIENT_UIN), "ClientUin");
	assert_string_equal(customer_field_name(FIELD_REMAINING_CREDIT), "RemainingCredit");
	assert_string_equal(customer_field_name(FIELD_FORCE), "Force");
	for (int i = 0; i < CUSTOMER_FIELDS; i++) {
		assert_true(
		    customer_field_parse(sl_from(customer_field_name((enum customer_field)i)), &f));
		assert_int_equal(f, i);
	}
	assert_true(customer_field_parse(SL("recentEXPIRY"), &f));
	assert_int_equal(f, FIELD_RECENT_EXPIRY);
	assert_false(customer_field_parse(SL("Client"), &f));
	assert_false(customer_field_parse(SL(""), &f));
	assert_int_equal(f, FIELD_RECENT_EXPIRY);
}

TEST(null_absent_and_empty_stay_apart)
{
	struct arena arena;
	struct field fields[CUSTOMER_FIELDS] = {0};
	struct customer c;
	arena_init(&arena);
	fields[FIELD_NAME] = text("");
	/* Null has no text, whatever the caller left there. */
	fields[FIELD_REMARK] = (struct field){FIELD_NULL, SL("left over")};
	fields[FIELD_CREDIT] = (struct field){FIELD_NULL, SL("5")};
	fields[FIELD_FORCE] = (struct field){FIELD_OTHER, SL("false")};
	customer_pack(&c, &arena, fields);
	assert_field(customer_field(&c, FIELD_CLIENT_UIN), FIELD_ABSENT, SL(""));
	assert_field(customer_field(&c, FIELD_NAME), FIELD_TEXT, SL(""));
	assert_field(customer_field(&c, FIELD_REMARK), FIELD_NULL, SL(""));
	assert_field(customer_field(&c, FIELD_FORCE), FIELD_OTHER, SL("false"));
	assert_int_equal(customer_text(&c, FIELD_REMARK).n, 0);
	assert_int_equal(c.known, 0);
	arena_release(&arena);
}

TEST(fields_keep_their_bytes_at_every_length)
{
	/* Where the packed length takes one byte more. */
	static const size_t lengths[] = {0, 1, 15, 16, 17, 2047, 2048, 262143, 262144, 300000};
	char *bytes = malloc(300000);
	for (size_t i = 0; i < 300000; i++)
		bytes[i] = (char)(i * 7);
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
		struct arena arena;
		struct field fields[CUSTOMER_FIELDS];
		struct customer c;
		arena_init(&arena);
		for (int f = 0; f < CUSTOMER_FIELDS; f++)
			fields[f] = (struct field){
			    FIELD_TEXT, {bytes + f, lengths[i] - (lengths[i] > 13 ? 13u : 0)}};
		fields[FIELD_ARREARS].text = (struct sl){bytes, lengths[i]};
		customer_pack(&c, &arena, fields);
		for (int f = 0; f < CUSTOMER_FIELDS; f++)
			assert_field(customer_field(&c, (enum customer_field)f), FIELD_TEXT,
				     fields[f].text);
		arena_release(&arena);
	}
	free(bytes);
}

static void assert_uin(struct field value, bool known, uint64_t want)
{
	struct arena arena;
	arena_init(&arena);
	struct customer c = packed(&arena, FIELD_CLIENT_UIN, value);
	assert_int_equal(c.known, known ? KNOWN_UIN : 0);
	assert_int_equal(c.uin, known ? want : 0);
	assert_field(customer_field(&c, FIELD_CLIENT_UIN), value.kind, value.text);
	arena_release(&arena);
}

TEST(a_uin_is_exact_or_not_known)
{
	assert_uin(number("200018834471"), true, 200018834471u);
	assert_uin(text("200018834471"), true, 200018834471u);
	assert_uin(number("9007199254740993"), true, 9007199254740993u);
	assert_uin(number("18446744073709551615"), true, UINT64_MAX);
	assert_uin(text("18446744073709551615"), true, UINT64_MAX);
	assert_uin(number("0"), true, 0);
	assert_uin(number("200018834471.0"), true, 200018834471u);
	assert_uin(number("18446744073709551616"), false, 0);
	assert_uin(number("-1"), false, 0);
	assert_uin(number("1.5"), false, 0);
	assert_uin(number("2000.01"), false, 0);
	assert_uin(number("2e11"), false, 0);
	assert_uin(text(""), false, 0);
	assert_uin(text("."), false, 0);
	assert_uin(text("1."), false, 0);
	assert_uin(text(".0"), false, 0);
	assert_uin(text("x"), false, 0);
	assert_uin((struct field){FIELD_OTHER, SL("[1]")}, false, 0);
}

TEST(money_is_micro_dollars_or_not_known)
{
	struct arena arena;
	arena_init(&arena);
	struct customer c = packed(&arena, FIELD_CREDIT, number("123456.78"));
	assert_int_equal(c.known, KNOWN_CREDIT);
	assert_int_equal(c.credit, 123456780000);
	c = packed(&arena, FIELD_REMAINING_CREDIT, text("-0.01"));
	assert_int_equal(c.known, KNOWN_REMAINING);
	assert_int_equal(c.remaining, -10000);
	c = packed(&arena, FIELD_CREDIT, number("1e2"));
	assert_int_equal(c.credit, 100000000);
	c = packed(&arena, FIELD_CREDIT, number("1e300"));
	assert_int_equal(c.known, 0);
	assert_true(sl_equal(customer_text(&c, FIELD_CREDIT), SL("1e300")));
	c = packed(&arena, FIELD_CREDIT, text("1,000"));
	assert_int_equal(c.known, 0);
	arena_release(&arena);
}

TEST(small_numbers_stay_in_32_bits)
{
	struct arena arena;
	arena_init(&arena);
	struct customer c = packed(&arena, FIELD_FORCE, number("2"));
	assert_int_equal(c.known, KNOWN_FORCE);
	assert_int_equal(c.force, 2);
	c = packed(&arena, FIELD_FORCE, number("2.00"));
	assert_int_equal(c.force, 2);
	c = packed(&arena, FIELD_IDENTIFY_TYPE, text("-2147483648"));
	assert_int_equal(c.known, KNOWN_IDENTIFY);
	assert_int_equal(c.identify, INT32_MIN);
	c = packed(&arena, FIELD_FORCE, number("2147483648"));
	assert_int_equal(c.known, 0);
	c = packed(&arena, FIELD_FORCE, number("0.5"));
	assert_int_equal(c.known, 0);
	c = packed(&arena, FIELD_FORCE, number("-0"));
	assert_int_equal(c.known, KNOWN_FORCE);
	assert_int_equal(c.force, 0);
	arena_release(&arena);
}

TEST(a_copy_outlives_its_arena)
{
	struct arena one, other;
	struct field fields[CUSTOMER_FIELDS] = {0};
	struct customer c, copy;
	arena_init(&one);
	arena_init(&other);
	fields[FIELD_CLIENT_UIN] = number("7");
	fields[FIELD_NAME] = text("Delta Games");
	fields[FIELD_FORCE] = number("0");
	customer_pack(&c, &one, fields);
	assert_int_equal(customer_packed_bytes(&c), 13 + strlen("7"
								"Delta Games"
								"0"));
	copy = customer_copy(&c, &other);
	arena_release(&one);
	assert_int_equal(copy.uin, 7);
	assert_true(sl_equal(customer_text(&copy, FIELD_NAME), SL("Delta Games")));
	assert_true(sl_equal(customer_text(&copy, FIELD_FORCE), SL("0")));
	arena_release(&other);
}

TEST(a_zeroed_customer_has_no_fields)
{
	struct customer none = {0};
	struct arena arena;
	arena_init(&arena);
	assert_field(customer_field(&none, FIELD_FORCE), FIELD_ABSENT, SL(""));
	assert_int_equal(customer_packed_bytes(&none), 0);
	none = customer_copy(&none, &arena);
	assert_null(none.packed);
	arena_release(&arena);
}

/* The size that a hundred thousand of them are planned by. */
TEST(the_record_is_small)
{
	assert_true(sizeof(struct customer) <= 48);
}

TEST(a_released_page_is_empty)
{
	struct customer_page p;
	customer_page_init(&p);
	p.rows = arena_alloc(&p.arena, 2, sizeof *p.rows);
	p.n = 2;
	p.total = 5;
	p.has_total = true;
	customer_page_release(&p);
	assert_int_equal(p.n, 0);
	assert_null(p.rows);
	assert_false(p.has_total);
	assert_int_equal(p.arena.bytes, 0);
}

TEST(damaged_fields_are_marked_apart_from_odd_ones)
{
	static const struct {
		enum field_kind kind;
		bool bad, damaged;
	} kinds[] = {{FIELD_ABSENT, false, false}, {FIELD_NULL, false, false},
		     {FIELD_NUMBER, false, false}, {FIELD_TEXT, false, false},
		     {FIELD_OTHER, true, false},   {FIELD_BAD, true, true},
		     {FIELD_TWICE, true, true}};
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct customer c =
		    packed(&arena, FIELD_NAME, (struct field){kinds[i].kind, SL("")});
		assert_int_equal(c.bad, kinds[i].bad ? FIELD_BIT(FIELD_NAME) : 0);
		assert_int_equal(c.damaged, kinds[i].damaged ? FIELD_BIT(FIELD_NAME) : 0);
	}
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(names_are_the_apis_and_read_in_any_case),
	    cmocka_unit_test(null_absent_and_empty_stay_apart),
	    cmocka_unit_test(fields_keep_their_bytes_at_every_length),
	    cmocka_unit_test(a_uin_is_exact_or_not_known),
	    cmocka_unit_test(money_is_micro_dollars_or_not_known),
	    cmocka_unit_test(small_numbers_stay_in_32_bits),
	    cmocka_unit_test(a_copy_outlives_its_arena),
	    cmocka_unit_test(a_zeroed_customer_has_no_fields),
	    cmocka_unit_test(the_record_is_small),
	    cmocka_unit_test(a_released_page_is_empty),
	    cmocka_unit_test(damaged_fields_are_marked_apart_from_odd_ones),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
