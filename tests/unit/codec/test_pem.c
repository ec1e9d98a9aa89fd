/* SPDX-License-Identifier: MIT */
/* Tests of src/codec/pem.c. */
#include "codec/pem.h"

#include "test.h"

/* The smallest text that has the shape of a certificate: a sequence of ten bytes. */
#define BEGIN "-----BEGIN CERTIFICATE-----"
#define END   "-----END CERTIFICATE-----"
#define DATA  "MAoxMjM0\nNTY3ODkw\n"
#define CERT  BEGIN "\n" DATA END "\n"

static void is_good(const char *text)
{
	struct err e = {0};
	if (!pem_check(sl_from(text), &e))
		fail_msg("says: %s", e.text);
}

static void is_bad(const char *text, const char *says)
{
	struct err e = {0};
	assert_false(pem_check(sl_from(text), &e));
	if (!strstr(e.text, says))
		fail_msg("says: %s", e.text);
}

TEST(whole_certificates_are_accepted)
{
	is_good(CERT);
	is_good(CERT CERT);
	is_good("Subject: CN=a\n=====\n" CERT "\n# another\n" CERT "end");
	is_good(BEGIN "\r\nMAoxMjM0NTY3ODkw\r\n" END);
	is_good("-----BEGIN PRIVATE KEY-----\nProc-Type: 4\n-----END PRIVATE KEY-----\n" CERT);
	is_good("-----BEGIN TRUSTED CERTIFICATE-----\nMAoxMjM0NTY3ODkwMAA=\n"
		"-----END TRUSTED CERTIFICATE-----\n");
	is_good(BEGIN "\nMAcxMjM0NTY3\n" END "\n"); /* as short as one can be judged */
	/* The length of a long certificate has bytes of its own. */
	is_good(BEGIN "\nMIEJMTIzNDU2Nzg5\n" END "\n");
}

TEST(a_file_without_a_certificate_is_none)
{
	is_bad("", "it contains no PEM certificate");
	is_bad("all: build\n", "it contains no PEM certificate");
	is_bad("-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----\n",
	       "it contains no PEM certificate");
}

TEST(glued_certificates_are_found_by_their_line)
{
	is_bad(BEGIN "\n" DATA END CERT, "line 4: each -----BEGIN and -----END needs a line");
	is_bad(BEGIN "\n" DATA END " " CERT, "line 4: each");
	is_bad(BEGIN "\nMAoxMjM0NTY3ODkw" END "\n", "line 2: each");
	is_bad(BEGIN DATA END "\n", "line 1: each");
	is_bad("  " CERT, "line 1: each");
}

TEST(damaged_certificates_are_found_by_their_line)
{
	is_bad(CERT BEGIN "\nMAoxMjM0\n", "begins in line 5 is cut off");
	is_bad(CERT BEGIN "\nMAoxMjM0\n" END "\n", "begins in line 5 is cut off");
	is_bad(BEGIN "\nMAoxMjM0NTY3ODkwMTIz\n" END "\n", "begins in line 1 is cut off");
	is_bad(BEGIN "\nMAoxMjM0NTY3ODkwM\n" END "\n", "begins in line 1 is cut off");
	is_bad(BEGIN "\nMQoxMjM0NTY3ODkw\n" END "\n", "begins in line 1 is cut off");
	is_bad(BEGIN "\nMIIIIIIIIIIIIIII\n" END "\n", "begins in line 1 is cut off");
	is_bad(BEGIN "\n" DATA CERT, "begins in line 1 is cut off");
	is_bad(BEGIN "\nMAox...\n" END "\n", "line 2 is no part of a certificate");
	is_bad(DATA END "\n" CERT, "line 3 ends a certificate that has no -----BEGIN line");
}

TEST(a_certificate_with_trust_settings_is_found)
{
	assert_true(pem_has_trust_settings(SL(CERT "-----BEGIN TRUSTED CERTIFICATE-----\n" DATA
						   "-----END TRUSTED CERTIFICATE-----\n")));
	assert_false(pem_has_trust_settings(SL(CERT CERT)));
	assert_false(pem_has_trust_settings(SL("see -----BEGIN TRUSTED CERTIFICATE-----\n")));
	assert_false(pem_has_trust_settings(SL("")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(whole_certificates_are_accepted),
	    cmocka_unit_test(a_file_without_a_certificate_is_none),
	    cmocka_unit_test(glued_certificates_are_found_by_their_line),
	    cmocka_unit_test(damaged_certificates_are_found_by_their_line),
	    cmocka_unit_test(a_certificate_with_trust_settings_is_found),
	};
	return cmocka_run_group_tests_name("pem", tests, NULL, NULL);
}
