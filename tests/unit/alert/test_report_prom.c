/* SPDX-License-Identifier: MIT */
/* Tests of src/alert/report_prom.c. */
#include "base/money.h"

#include "alert_fixture.h"
#include "test.h"

#define HEAD(name, help) "# HELP " name " " help "\n# TYPE " name " gauge\n"

TEST(the_metrics_have_their_heads_once)
{
	struct alert_fixture f;
	struct report r;
	alert_fixture_init(&f);
	alert_fixture_add(&f, "7", "100", "-5.5", "0");
	alert_fixture_add(&f, "8", "100", "50", "0");
	findings_set_pool(&f.found, 9 * MONEY_UNIT, true);
	alert_fixture_report(&f, &r);
	report_add_prom(&r, &f.out);
	assert_string_equal(
	    f.out.p,
	    HEAD(
		"tcpartner_customers",
		"Customers by credit status.") "tcpartner_customers{status=\"sus\"} 0\n"
					       "tcpartner_customers{status=\"neg\"} 1\n"
					       "tcpartner_customers{status=\"out\"} 0\n"
					       "tcpartner_customers{status=\"crit\"} 0\n"
					       "tcpartner_customers{status=\"low\"} 0\n"
					       "tcpartner_customers{status=\"ok\"} 1\n"
					       "tcpartner_customers{status=\"na\"} "
					       "0\n" HEAD(
						   "tcpartner_credit_usd",
						   "Credit"
						   " of "
						   "all "
						   "custom"
						   "ers "
						   "togeth"
						   "er.") "tcpartner_credit_usd "
							  "200.00\n" HEAD(
							      "tcpartner_"
							      "remaining_usd",
							      "Remaining credit "
							      "of all customers "
							      "together.") "tcpa"
									   "rtne"
									   "r_"
									   "rema"
									   "inin"
									   "g_"
									   "usd "
									   "44."
									   "50"
									   "\n" HEAD(
									       "tcpartner_owed_usd",
									       "What the customers "
									       "with a negative "
									       "credit owe.") "tcpa"
											      "rtne"
											      "r_"
											      "owed"
											      "_usd"
											      " "
											      "5."
											      "50"
											      "\n" HEAD(
												  "tcpartne"
												  "r_pool_"
												  "remainin"
												  "g_usd",
												  "Remainin"
												  "g "
												  "credit "
												  "of the "
												  "partner'"
												  "s own "
												  "account"
												  ".") "tcp"
												       "art"
												       "ner"
												       "_po"
												       "ol_"
												       "rem"
												       "ain"
												       "ing"
												       "_us"
												       "d "
												       "9."
												       "00"
												       "\n" HEAD("tcpartner_last_success_timestamp_seconds", "Time of the last check that read all customers.") "tcpartner_last_success_timestamp_seconds 1796047220\n" HEAD(
													   "tcpartner_scrape_duration_seconds",
													   "How long that check took.") "tcpartner_scrape_duration_seconds 1.234\n");
	alert_fixture_release(&f);
}

TEST(what_is_not_known_has_no_sample)
{
	struct alert_fixture f;
	struct report r;
	alert_fixture_init(&f);
	alert_fixture_add(&f, "7", "100", "-5.5", "0");
	alert_fixture_add(&f, NULL, "100", "50", "0");
	alert_fixture_add(&f, "9", "100", NULL, "0");
	alert_fixture_report(&f, &r);
	report_add_prom(&r, &f.out);
	assert_null(strstr(f.out.p, "pool"));
	buf_clear(&f.out);
	report_add_prom_customers(&f.out);
	for (size_t i = 0; i < 3; i++)
		report_add_prom_customer(&f.customer[i], &f.out);
	assert_string_equal(f.out.p,
			    HEAD("tcpartner_customer_remaining_usd",
				 "Remaining credit of a customer.") "tcpartner_customer_remaining_"
								    "usd{uin=\"7\"} -5.50\n");
	alert_fixture_release(&f);
}

TEST(a_runway_that_is_known_is_a_sample)
{
	struct alert_fixture f;
	struct report r;
	alert_fixture_init(&f);
	alert_fixture_burn(&f, 7, 5);
	alert_fixture_burn(&f, 9, 0);
	alert_fixture_add(&f, "7", "100", "50", "0");
	alert_fixture_add(&f, "8", "100", "50", "0");
	alert_fixture_add(&f, "9", "100", "50", "0");
	alert_fixture_add(&f, "10", "100", "-1", "0");
	alert_fixture_report(&f, &r);
	report_add_prom_runways(&f.out);
	for (size_t i = 0; i < 4; i++)
		report_add_prom_runway(&r, &f.customer[i], &f.out);
	assert_non_null(strstr(f.out.p, "# TYPE tcpartner_runway_days gauge\n"
					"tcpartner_runway_days{uin=\"7\"} 10\n"
					"tcpartner_runway_days{uin=\"10\"} 0\n"));
	assert_null(strstr(f.out.p, "\"8\""));
	assert_null(strstr(f.out.p, "\"9\""));
	alert_fixture_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_metrics_have_their_heads_once),
	    cmocka_unit_test(what_is_not_known_has_no_sample),
	    cmocka_unit_test(a_runway_that_is_known_is_a_sample),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
