/* SPDX-License-Identifier: MIT */
/* Tests of src/output/list_format.c. */
#include "base/attr.h"
#include "base/text.h"

#include "codec/json.h"

#include "output/list_format.h"
#include "test.h"

static const int all[CUSTOMER_FIELDS] = {
    FIELD_CLIENT_UIN,    FIELD_NAME,   FIELD_REMAINING_CREDIT, FIELD_CREDIT,        FIELD_REMARK,
    FIELD_EMAIL,         FIELD_MOBILE, FIELD_ASSOCIATION_TIME, FIELD_RECENT_EXPIRY, FIELD_TYPE,
    FIELD_IDENTIFY_TYPE, FIELD_FORCE,  FIELD_ARREARS};

/* Customers whose fields are set one by one; all else is absent. */
static struct arena arena;
static struct field fields[CUSTOMER_FIELDS];

static void text(enum customer_field f, const char *s)
{
	fields[f] = (struct field){FIELD_TEXT, sl_from(s)};
}

static void number(enum customer_field f, const char *s)
{
	fields[f] = (struct field){FIELD_NUMBER, sl_from(s)};
}

static struct customer packed(void)
{
	struct customer c;
	customer_pack(&c, &arena, fields);
	return c;
}

static struct customer acme(void)
{
	memset(fields, 0, sizeof fields);
	number(FIELD_CLIENT_UIN, "18446744073709551615");
	text(FIELD_NAME, "Acme");
	number(FIELD_REMAINING_CREDIT, "-49.850");
	number(FIELD_CREDIT, "1e3");
	fields[FIELD_REMARK].kind = FIELD_NULL;
	text(FIELD_ARREARS, "-");
	return packed();
}

static struct customer named(const char *name)
{
	memset(fields, 0, sizeof fields);
	text(FIELD_NAME, name);
	return packed();
}

static struct list_format format(enum output output, const int *columns, size_t n)
{
	return (struct list_format){.output = output,
				    .columns = columns,
				    .n_columns = n,
				    .thresholds = credit_thresholds_default};
}

static void print(struct list_format *f, const struct customer *c, size_t n, struct buf *out)
{
	buf_init(out, 32u << 20);
	for (size_t i = 0; i < n; i++)
		list_format_measure(f, &c[i]);
	list_format_fit(f);
	list_format_begin(f, out);
	for (size_t i = 0; i < n; i++)
		list_format_customer(f, &c[i], i == 0, out);
	list_format_end(f, n > 0, out);
}

static void prints(struct list_format f, const struct customer *c, size_t n, const char *expected)
{
	struct buf out;
	print(&f, c, n, &out);
	assert_string_equal(buf_sl(&out).p, expected);
	buf_release(&out);
}

TEST(json_is_as_the_api_sent_it)
{
	struct customer c = acme();
	const char *line = "{\"ClientUin\":18446744073709551615,\"Name\":\"Acme\","
			   "\"RemainingCredit\":-49.850,\"Credit\":1e3,\"Remark\":null,"
			   "\"Arrears\":\"-\"}";
	char whole[400];
	snprintf(whole, sizeof whole, "%s\n", line);
	prints(format(OUTPUT_JSONL, all, CUSTOMER_FIELDS), &c, 1, whole);
	snprintf(whole, sizeof whole, "[\n%s\n]\n", line);
	prints(format(OUTPUT_JSON, all, CUSTOMER_FIELDS), &c, 1, whole);
}

TEST(json_is_a_document_at_any_length)
{
	static const int name[] = {FIELD_NAME};
	struct customer c[3] = {named("a"), acme(), named("b")};
	for (size_t n = 0; n <= 3; n++) {
		struct list_format f = format(OUTPUT_JSON, name, 1);
		struct buf out;
		struct err e = {0};
		print(&f, c, n, &out);
		struct json *doc = json_parse(buf_sl(&out), &e);
		assert_non_null(doc);
		assert_int_equal(json_count(json_root(doc)), n);
		json_free(doc);
		buf_release(&out);
	}
	/* Every field absent: still an object, still one line. */
	static const int force[] = {FIELD_FORCE};
	prints(format(OUTPUT_JSONL, force, 1), c, 2, "{}\n{}\n");
}

static void put_field(enum customer_field f, enum field_kind kind, const char *s)
{
	fields[f] = (struct field){kind, sl_from(s)};
}

/* True, lists and objects are what they are; what could not be read is null, or nothing. */
TEST(odd_values_are_printed_as_sent)
{
	static const int columns[] = {FIELD_CLIENT_UIN, FIELD_NAME, FIELD_EMAIL, FIELD_CREDIT,
				      FIELD_FORCE};
	memset(fields, 0, sizeof fields);
	put_field(FIELD_CLIENT_UIN, FIELD_BAD, "x");
	put_field(FIELD_NAME, FIELD_OTHER, "{\"a\":[\"\xe4\xb8\xad\",1.50]}");
	put_field(FIELD_EMAIL, FIELD_OTHER, "true");
	put_field(FIELD_CREDIT, FIELD_OTHER, "[]");
	put_field(FIELD_FORCE, FIELD_TWICE, "x");
	struct customer c = packed();
	prints(format(OUTPUT_JSONL, columns, 5), &c, 1,
	       "{\"ClientUin\":null,\"Name\":{\"a\":[\"\xe4\xb8\xad\",1.50]},\"Email\":true,"
	       "\"Credit\":[],\"Force\":null}\n");
	prints(format(OUTPUT_TSV, columns, 5), &c, 1,
	       "ClientUin\tName\tEmail\tCredit\tForce\n"
	       "\t{\"a\":[\"\xe4\xb8\xad\",1.50]}\ttrue\t[]\t\n");
	/* On a terminal it stays the same JSON, without what could act there. */
	put_field(FIELD_NAME, FIELD_OTHER, "[\"\xe2\x80\xae\"]");
	c = packed();
	struct list_format f = format(OUTPUT_JSONL, columns + 1, 1);
	f.terminal = true;
	prints(f, &c, 1, "{\"Name\":[\"\\u202e\"]}\n");
}

TEST(numbers_sent_as_text_stay_text)
{
	static const int columns[] = {FIELD_CLIENT_UIN, FIELD_CREDIT, FIELD_FORCE};
	memset(fields, 0, sizeof fields);
	text(FIELD_CLIENT_UIN, "12");
	text(FIELD_CREDIT, "-5.10");
	number(FIELD_FORCE, "0");
	struct customer c = packed();
	prints(format(OUTPUT_JSONL, columns, 3), &c, 1,
	       "{\"ClientUin\":\"12\",\"Credit\":\"-5.10\",\"Force\":0}\n");
	prints(format(OUTPUT_CSV, columns, 3), &c, 1, "ClientUin,Credit,Force\r\n12,-5.10,0\r\n");
}

TEST(csv_has_a_header_and_empty_for_what_is_not_known)
{
	struct customer c = acme();
	prints(format(OUTPUT_CSV, all, CUSTOMER_FIELDS), &c, 1,
	       "ClientUin,Name,RemainingCredit,Credit,Remark,Email,Mobile,AssociationTime,"
	       "RecentExpiry,Type,IdentifyType,Force,Arrears\r\n"
	       "18446744073709551615,Acme,-49.850,1e3,,,,,,,,,-\r\n");
	prints(format(OUTPUT_CSV, all, 2), NULL, 0, "ClientUin,Name\r\n");
}

TEST(csv_quotes_what_would_break_a_record)
{
	static const int name[] = {FIELD_NAME};
	static const struct {
		const char *name, *cell;
	} cases[] = {{"plain", "plain"},   {"a,b", "\"a,b\""},        {"a\"b", "\"a\"\"b\""},
		     {"a\nb", "\"a\nb\""}, {"a\rb", "\"a\\u000db\""}, {"\"", "\"\"\"\""},
		     {" a ", "\" a \""},   {"深圳", "深圳"},          {"", ""}};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		char expected[100];
		struct customer c = named(cases[i].name);
		snprintf(expected, sizeof expected, "Name\r\n%s\r\n", cases[i].cell);
		prints(format(OUTPUT_CSV, name, 1), &c, 1, expected);
	}
}

TEST(formulas_are_disarmed_and_nothing_else_is)
{
	static const int name[] = {FIELD_NAME};
	static const struct {
		const char *name, *csv, *tsv;
	} cases[] = {{"=1+1", "\"'=1+1\"", "'=1+1"},
		     {"+86 135", "\"'+86 135\"", "'+86 135"},
		     {"@SUM(A1)", "\"'@SUM(A1)\"", "'@SUM(A1)"},
		     {"-2+3", "\"'-2+3\"", "'-2+3"},
		     {"-cmd|' /C calc'!A0", "\"'-cmd|' /C calc'!A0\"", "'-cmd|' /C calc'!A0"},
		     {"=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"", "'=HYPERLINK(\"x\")"},
		     {"\t=1", "\"'\\u0009=1\"", "'\\t=1"},
		     {"\r=1", "\"'\\u000d=1\"", "'\\r=1"},
		     {"-", "-", "-"},
		     {"-49.85", "-49.85", "-49.85"},
		     {"a=1", "a=1", "a=1"},
		     {"'quoted", "\"''quoted\"", "''quoted"}};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		char expected[100];
		struct customer c = named(cases[i].name);
		snprintf(expected, sizeof expected, "Name\r\n%s\r\n", cases[i].csv);
		prints(format(OUTPUT_CSV, name, 1), &c, 1, expected);
		snprintf(expected, sizeof expected, "Name\n%s\n", cases[i].tsv);
		prints(format(OUTPUT_TSV, name, 1), &c, 1, expected);
	}
}

TEST(tsv_is_one_line_a_customer)
{
	static const int columns[] = {FIELD_NAME, FIELD_REMARK, FIELD_CREDIT};
	memset(fields, 0, sizeof fields);
	text(FIELD_NAME, "a\tb\nc\rd\\e");
	fields[FIELD_REMARK].kind = FIELD_NULL;
	number(FIELD_CREDIT, "1.50");
	struct customer c = packed();
	prints(format(OUTPUT_TSV, columns, 3), &c, 1,
	       "Name\tRemark\tCredit\na\\tb\\nc\\rd\\\\e\t\t1.50\n");
}

TEST(the_table_is_as_wide_as_what_is_in_it)
{
	static const int columns[] = {FIELD_NAME, FIELD_REMAINING_CREDIT, FIELD_REMARK};
	/* The last one is in decomposed Unicode, and takes the columns of what is seen. */
	struct customer c[3] = {acme(), named("深圳星辰科技"),
				named("\xe1\x84\x92\xe1\x85\xa1 Cafe\xcc\x81")};
	prints(format(OUTPUT_TABLE, columns, 3), c, 3,
	       "Status  Name          RemainingCredit  Remark\n"
	       "NEG     Acme                   -49.85\n"
	       "N/A     深圳星辰科技\n"
	       "N/A     하 Café\n");
}

/* Half of the credit remains with the first, nothing is known of the second. */
static void two_customers(struct customer out[2])
{
	memset(fields, 0, sizeof fields);
	text(FIELD_NAME, "Half");
	number(FIELD_REMAINING_CREDIT, "-5.5");
	number(FIELD_CREDIT, "1000");
	out[0] = packed();
	out[1] = named("None");
}

static const int derived[] = {FIELD_NAME, DERIVED_STATUS, DERIVED_REMAINING_PERCENT,
			      DERIVED_TOP_UP_TO_ZERO, DERIVED_TOP_UP_TO_FULL};

TEST(a_derived_column_that_is_not_known_is_empty_or_null)
{
	struct customer c[2];
	two_customers(c);
	prints(format(OUTPUT_CSV, derived, 5), c, 2,
	       "Name,Status,RemainingPercent,TopUpToZero,TopUpToFull\r\n"
	       "Half,NEG,0,5.50,1005.50\r\nNone,N/A,,,\r\n");
	prints(format(OUTPUT_TSV, derived, 3), c, 2,
	       "Name\tStatus\tRemainingPercent\nHalf\tNEG\t0\nNone\tN/A\t\n");
	prints(format(OUTPUT_JSONL, derived, 5), c, 2,
	       "{\"Name\":\"Half\",\"Status\":\"NEG\",\"RemainingPercent\":0,"
	       "\"TopUpToZero\":5.50,\"TopUpToFull\":1005.50}\n"
	       "{\"Name\":\"None\",\"Status\":\"N/A\",\"RemainingPercent\":null,"
	       "\"TopUpToZero\":null,\"TopUpToFull\":null}\n");
}

TEST(a_table_has_the_status_once)
{
	struct customer c[2];
	two_customers(c);
	prints(format(OUTPUT_TABLE, derived, 5), c, 2,
	       "Name  Status  RemainingPercent  TopUpToZero  TopUpToFull\n"
	       "Half  NEG                    0         5.50     1,005.50\n"
	       "None  N/A\n");
	prints(format(OUTPUT_TABLE, derived + 1, 1), c, 1, "Status\nNEG\n");
}

TEST(csv_for_excel_has_a_mark_and_keeps_texts)
{
	static const int columns[] = {FIELD_CLIENT_UIN, FIELD_NAME,          FIELD_MOBILE,
				      FIELD_CREDIT,     FIELD_RECENT_EXPIRY, DERIVED_TOP_UP_TO_FULL,
				      FIELD_FORCE};
	struct list_format f = format(OUTPUT_CSV, columns, COUNT_OF(columns));
	memset(fields, 0, sizeof fields);
	number(FIELD_CLIENT_UIN, "200019001234");
	text(FIELD_NAME, "上海");
	text(FIELD_MOBILE, "8613800138000");
	number(FIELD_CREDIT, "1000.50");
	number(FIELD_REMAINING_CREDIT, "0");
	number(FIELD_FORCE, "0");
	text(FIELD_RECENT_EXPIRY, "2026-11-30 07:30:02");
	struct customer c = packed();
	f.excel = true;
	/* Amounts and times are to be understood, so they stay as they are. */
	prints(f, &c, 1,
	       "\xEF\xBB\xBF"
	       "ClientUin,Name,Mobile,Credit,RecentExpiry,TopUpToFull,Force\r\n"
	       "\"200019001234\t\",上海,\"8613800138000\t\",1000.50,2026-11-30 07:30:02,"
	       "1000.50,0\r\n");
	f.n_columns = 2;
	f.output = OUTPUT_TSV;
	prints(f, &c, 1, "ClientUin\tName\n200019001234\t上海\n");
}

TEST(a_narrow_table_cuts_prose_and_then_drops_columns)
{
	static const int columns[] = {FIELD_NAME, FIELD_CREDIT, FIELD_FORCE};
	memset(fields, 0, sizeof fields);
	text(FIELD_NAME, "Northern Lights Trading");
	number(FIELD_CREDIT, "1234567.5");
	number(FIELD_FORCE, "0");
	struct customer c = packed();
	struct list_format f = format(OUTPUT_TABLE, columns, 3);
	f.width = 42;
	prints(f, &c, 1,
	       "Status  Name                 Credit  Force\n"
	       "N/A     Northern Lig…  1,234,567.50  0\n");
	f.width = 40;
	prints(f, &c, 1,
	       "Status  Name                      Credit\n"
	       "N/A     Northern Lights T…  1,234,567.50\n");
	f.width = 33;
	prints(f, &c, 1, "Status  Name\nN/A     Northern Lights Trading\n");
	/* One column stays, however narrow the window. */
	f.width = 3;
	f.ascii = true;
	prints(f, &c, 1, "Status  Name\nN/A     Northern L..\n");
}

TEST(no_line_is_wider_than_the_terminal)
{
	struct customer c[3] = {acme(), named("한빛소프트 한빛소프트 한빛소프트"), named("x")};
	for (int width = 20; width < 200; width++) {
		struct list_format f = format(OUTPUT_TABLE, all, CUSTOMER_FIELDS);
		struct buf out;
		f.width = width;
		f.terminal = true;
		print(&f, c, 3, &out);
		struct sl rest = buf_sl(&out), line;
		while (sl_split(&rest, '\n', &line))
			if (text_width(line) > width && f.n_shown > 1)
				fail_msg("%d columns in %d: %.*s", text_width(line), width,
					 (int)line.n, line.p);
		buf_release(&out);
	}
}

/* A remark of megabytes must not make every line as long. */
TEST(one_endless_text_does_not_widen_the_table)
{
	static const int name[] = {FIELD_NAME};
	char *endless = malloc(1000001);
	memset(endless, 'x', 1000000);
	endless[1000000] = '\0';
	struct customer c[2] = {named(endless), named("y")};
	struct list_format f = format(OUTPUT_TABLE, name, 1);
	struct buf out;
	print(&f, c, 2, &out);
	assert_true(out.n < 400);
	assert_non_null(strstr(out.p, "xxx…\n"));
	buf_release(&out);
	free(endless);
}

/* Escape sequences, C1 controls, an override of the writing direction, an invisible space. */
#define HOSTILE                                                                                    \
	"a\x1b[2J\xc2\x9b"                                                                         \
	"b\xe2\x80\xae"                                                                            \
	"c\xe2\x80\x8b\n"

static bool is_harmless(struct sl s)
{
	for (size_t i = 0; i < s.n; i++)
		if (((unsigned char)s.p[i] < ' ' && s.p[i] != '\n' && s.p[i] != '\r') ||
		    s.p[i] == 0x7F)
			return false;
	return !strstr(s.p, "\xc2\x9b") && !strstr(s.p, "\xe2\x80\xae") &&
	       !strstr(s.p, "\xe2\x80\x8b");
}

TEST(a_terminal_gets_no_text_that_acts_on_it)
{
	static const int name[] = {FIELD_NAME};
	static const enum output outputs[] = {OUTPUT_TABLE, OUTPUT_JSON, OUTPUT_JSONL, OUTPUT_CSV};
	struct customer c = named(HOSTILE);
	for (size_t i = 0; i < COUNT_OF(outputs); i++) {
		struct list_format f = format(outputs[i], name, 1);
		struct buf out;
		f.terminal = true;
		print(&f, &c, 1, &out);
		assert_true(is_harmless(buf_sl(&out)));
		buf_release(&out);
	}
}

TEST(json_on_a_terminal_means_the_same)
{
	static const int name[] = {FIELD_NAME};
	static const char *const names[] = {HOSTILE, "plain", "\"\\/", "深圳 é e\xcc\x81",
					    "\xf3\xa0\x80\x81 \xf0\x9f\x8c\xb8 \xf0\x9f\x87\xaf"};
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		struct customer c = named(names[i]);
		struct list_format f = format(OUTPUT_JSONL, name, 1);
		struct buf out;
		struct err e = {0};
		f.terminal = true;
		print(&f, &c, 1, &out);
		struct json *doc = json_parse(buf_sl(&out), &e);
		assert_non_null(doc);
		assert_true(
		    sl_equal(json_string(json_get(json_root(doc), "Name")), sl_from(names[i])));
		json_free(doc);
		buf_release(&out);
	}
}

TEST(output_to_a_file_escapes_controls_reversibly)
{
	static const int name[] = {FIELD_NAME};
	struct customer c = named("a\x1b[2J\xe2\x80\xae");
	prints(format(OUTPUT_CSV, name, 1), &c, 1, "Name\r\na\\u001b[2J\\u202e\r\n");
}

static void totals_are(enum output output, const struct totals *t, const char *expected)
{
	const struct list_format f = {.output = output, .totals = true};
	struct buf out;
	buf_init(&out, 4096);
	list_format_totals(&f, t, &out);
	assert_string_equal(buf_sl(&out).p, expected);
	buf_release(&out);
}

static const struct totals some_totals = {
    .n = 2013,
    .by_credit_status = {[STATUS_NEG] = 3, [STATUS_OK] = 2010},
    .credit = 5000000000,
    .remaining = -1500000,
    .owed = 1500000,
    .unknown = 2};

TEST(the_totals_of_a_table_are_two_lines)
{
	totals_are(OUTPUT_TABLE, &some_totals,
		   "\n2,013 customers  Credit 5,000.00  Remaining -1.50  Owed 1.50  (2 "
		   "without known amounts)\nSUS 0  NEG 3  OUT 0  CRIT 0  LOW 0  OK 2,010  "
		   "N/A 0\n");
	totals_are(OUTPUT_TABLE, &(struct totals){.n = 1},
		   "\n1 customer  Credit 0.00  Remaining 0.00  Owed 0.00\n"
		   "SUS 0  NEG 0  OUT 0  CRIT 0  LOW 0  OK 0  N/A 0\n");
}

#define OBJECT                                                                                     \
	"{\"Customers\":2013,\"Credit\":5000.00,\"RemainingCredit\":-1.50,\"Owed\":1.50,"          \
	"\"UnknownAmounts\":2,\"Status\":{\"SUS\":0,\"NEG\":3,\"OUT\":0,\"CRIT\":0,\"LOW\":0,"     \
	"\"OK\":2010,\"N/A\":0}}"

TEST(totals_end_the_json)
{
	totals_are(OUTPUT_JSON, &some_totals, ",\"Totals\":" OBJECT "}\n");
	totals_are(OUTPUT_JSONL, &some_totals, "{\"Totals\":" OBJECT "}\n");
}

TEST(csv_and_tsv_have_no_totals)
{
	totals_are(OUTPUT_CSV, &some_totals, "");
	totals_are(OUTPUT_TSV, &some_totals, "");
}

SETUP(set_up)
{
	arena_init(&arena);
	return 0;
}

TEARDOWN(tear_down)
{
	arena_release(&arena);
	return 0;
}

#define WITH_SETUP(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(json_is_as_the_api_sent_it),
	    WITH_SETUP(json_is_a_document_at_any_length),
	    WITH_SETUP(odd_values_are_printed_as_sent),
	    WITH_SETUP(numbers_sent_as_text_stay_text),
	    WITH_SETUP(csv_has_a_header_and_empty_for_what_is_not_known),
	    WITH_SETUP(csv_quotes_what_would_break_a_record),
	    WITH_SETUP(formulas_are_disarmed_and_nothing_else_is),
	    WITH_SETUP(tsv_is_one_line_a_customer),
	    WITH_SETUP(the_table_is_as_wide_as_what_is_in_it),
	    WITH_SETUP(a_derived_column_that_is_not_known_is_empty_or_null),
	    WITH_SETUP(a_table_has_the_status_once),
	    WITH_SETUP(csv_for_excel_has_a_mark_and_keeps_texts),
	    WITH_SETUP(a_narrow_table_cuts_prose_and_then_drops_columns),
	    WITH_SETUP(no_line_is_wider_than_the_terminal),
	    WITH_SETUP(one_endless_text_does_not_widen_the_table),
	    WITH_SETUP(a_terminal_gets_no_text_that_acts_on_it),
	    WITH_SETUP(json_on_a_terminal_means_the_same),
	    WITH_SETUP(output_to_a_file_escapes_controls_reversibly),
	    WITH_SETUP(the_totals_of_a_table_are_two_lines),
	    WITH_SETUP(totals_end_the_json),
	    WITH_SETUP(csv_and_tsv_have_no_totals),
	};
	return cmocka_run_group_tests_name("list_format", tests, NULL, NULL);
}
