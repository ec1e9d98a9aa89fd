/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "output/list_totals.h"

static struct buf out;

static const char *said(enum output output, const struct totals *t)
{
	const struct list_format f = {.output = output, .totals = true};
	buf_clear(&out);
	buf_add_chars(&out, "");
	list_totals(&f, t, &out);
	return out.n ? out.p : "";
}

static const struct totals some = {.n = 2013,
				   .by_standing = {[STATUS_NEG] = 3, [STATUS_OK] = 2010},
				   .credit = 5000000000,
				   .remaining = -1500000,
				   .owed = 1500000,
				   .unknown = 2};

static void a_table_ends_in_two_lines(void **state)
{
	(void)state;
	assert_string_equal(said(OUTPUT_TABLE, &some),
			    "\n2,013 customers  Credit 5,000.00  Remaining -1.50  Owed 1.50  (2 "
			    "without known amounts)\nSUS 0  NEG 3  OUT 0  CRIT 0  LOW 0  OK 2,010  "
			    "N/A 0\n");
	assert_non_null(strstr(said(OUTPUT_TABLE, &(struct totals){.n = 1}), "\n1 customer  "));
}

#define OBJECT                                                                                     \
	"{\"Customers\":2013,\"Credit\":5000.00,\"RemainingCredit\":-1.50,\"Owed\":1.50,"          \
	"\"UnknownAmounts\":2,\"Standing\":{\"SUS\":0,\"NEG\":3,\"OUT\":0,\"CRIT\":0,\"LOW\":0,"   \
	"\"OK\":2010,\"N/A\":0}}"

static void json_is_closed_by_them(void **state)
{
	(void)state;
	assert_string_equal(said(OUTPUT_JSON, &some), ",\"Totals\":" OBJECT "}\n");
	assert_string_equal(said(OUTPUT_JSONL, &some), "{\"Totals\":" OBJECT "}\n");
}

static void what_holds_one_customer_a_line_gets_none(void **state)
{
	(void)state;
	assert_string_equal(said(OUTPUT_CSV, &some), "");
	assert_string_equal(said(OUTPUT_TSV, &some), "");
}

static int begin(void **state)
{
	(void)state;
	buf_init(&out, 4096);
	return 0;
}

static int end(void **state)
{
	(void)state;
	buf_release(&out);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_table_ends_in_two_lines),
	    cmocka_unit_test(json_is_closed_by_them),
	    cmocka_unit_test(what_holds_one_customer_a_line_gets_none),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
