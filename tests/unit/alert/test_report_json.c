/* SPDX-License-Identifier: MIT */
/* Tests of src/alert/report_json.c. */
#include "base/money.h"

#include "codec/json.h"

#include "alert_fixture.h"
#include "test.h"

TEST(the_object_has_totals_metrics_and_the_worst)
{
	struct alert_fixture f;
	struct report r;
	alert_fixture_init(&f);
	alert_fixture_choose(&f, METRIC_BIT(METRIC_NEG) | METRIC_BIT(METRIC_POOL));
	findings_set_pool(&f.found, 5 * MONEY_UNIT, true);
	alert_fixture_add(&f, "7", "100", "-5", "0");
	alert_fixture_report(&f, &r);
	r.n_more = 3;
	report_add_json(&r, &f.out);
	assert_string_equal(
	    f.out.p,
	    "{\"state\":\"CRITICAL\",\"exit\":2,\"customers\":1,\"neg\":1,\"credit\":100.00,"
	    "\"remaining\":-5.00,\"owed\":5.00,\"pool\":5.00,\"unknown_amounts\":0,\"unknown\":0,"
	    "\"unknown_max\":0,\"message\":\"CRITICAL: 1 owes 5.00 (worst 7 -5.00), of 1 "
	    "customer\",\"time\":\"2026-11-30T14:00:20Z\",\"elapsed_ms\":1234,\"metrics\":["
	    "{\"metric\":\"neg\",\"value\":1,\"warning\":null,\"critical\":\"0\",\"state\":"
	    "\"CRITICAL\"},{\"metric\":\"pool\",\"value\":5.00,\"warning\":null,\"critical\":"
	    "\"@~:0\",\"state\":\"OK\"}],\"worst\":[{\"ClientUin\":7,\"Status\":\"NEG\","
	    "\"RemainingCredit\":-5.00,\"Credit\":100.00,\"TopUpToZero\":5.00,\"TopUpToLow\":"
	    "40.00}],\"worst_left_out\":3}\n");
	alert_fixture_release(&f);
}

/* What is not known is null, and hostile text is a string. */
TEST(it_is_json_whatever_the_list_has)
{
	struct alert_fixture f;
	struct report r;
	struct err e = {0};
	struct sample s = {.name = "\"\n\x01|", .credit = "many", .remaining = NULL, .force = "2"};
	alert_fixture_init(&f);
	metric_choose(&f.rules, METRIC_POOL);
	alert_fixture_add_fresh(&f, &s, ~0u);
	alert_fixture_add(&f, "8", "100", "-1e12", "0");
	alert_fixture_report(&f, &r);
	r.names = true;
	report_add_json(&r, &f.out);
	struct json *doc = json_parse(buf_sl(&f.out), &e);
	assert_non_null(doc);
	const struct json_node *worst = json_get(json_root(doc), "worst");
	assert_int_equal(json_count(worst), 2);
	const struct json_node *unknown = json_next(json_first(worst));
	assert_int_equal(json_kind_of(json_get(unknown, "ClientUin")), JSON_NULL);
	assert_int_equal(json_kind_of(json_get(unknown, "RemainingCredit")), JSON_NULL);
	assert_int_equal(json_kind_of(json_get(json_root(doc), "pool")), JSON_NULL);
	assert_true(sl_equal(json_string(json_get(unknown, "Name")), SL("\"\n\x01|")));
	json_free(doc);
	alert_fixture_release(&f);
}

TEST(the_reason_for_no_report_is_an_object_too)
{
	struct buf out;
	buf_init(&out, 1000);
	report_add_unknown_json("a \"key\"\n", &out);
	assert_string_equal(
	    out.p, "{\"state\":\"UNKNOWN\",\"exit\":3,\"message\":\"a \\\"key\\\"\\n\"}\n");
	buf_release(&out);
}

TEST(burn_and_runway_are_numbers_or_null)
{
	struct alert_fixture f;
	struct report r;
	alert_fixture_init(&f);
	alert_fixture_choose(&f, METRIC_BIT(METRIC_BELOW));
	alert_fixture_burn(&f, 1, 50);
	alert_fixture_add(&f, "1", "1000", "99", "0");
	alert_fixture_add(&f, "2", "2000", "99", "0");
	alert_fixture_report(&f, &r);
	report_add_json(&r, &f.out);
	assert_non_null(strstr(f.out.p,
			       ",\"burn_below_percent\":50,\"runway\":1,\"runway_needed\":2,"
			       "\"runway_unknown\":1"));
	assert_non_null(strstr(f.out.p, "{\"metric\":\"runway\",\"value\":1,"));
	assert_non_null(
	    strstr(f.out.p, ",\"Burn\":50.00,\"Runway\":1,\"TopUpFor30Days\":1401.00}"));
	assert_non_null(strstr(f.out.p, ",\"Burn\":null,\"Runway\":null,\"TopUpFor30Days\":null}"));
	alert_fixture_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_object_has_totals_metrics_and_the_worst),
	    cmocka_unit_test(it_is_json_whatever_the_list_has),
	    cmocka_unit_test(the_reason_for_no_report_is_an_object_too),
	    cmocka_unit_test(burn_and_runway_are_numbers_or_null),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
