/* SPDX-License-Identifier: MIT */
/* That the recipes run, tests/system/test_request.sh shows; here is what they are made of. */

#include "explain/snippet.h"
#include "test.h"

static struct endpoint to;
static struct request request;
static struct snippet_for what;
static struct cam_role role;
static struct buf out;

SETUP(setup)
{
	struct err e = {0};
	request = (struct request){.action = ACTION_CUSTOMERS, .page = 2, .page_size = 100};
	what = (struct snippet_for){&to, &request, NULL, NULL, NULL, &role};
	role = (struct cam_role){.arn = ""};
	buf_init(&out, 64u << 10);
	return endpoint_parse(SL("partners.example:8443"), &to, &e) ? 0 : -1;
}

TEARDOWN(teardown)
{
	buf_release(&out);
	return 0;
}

static void filter(const char *text)
{
	struct err e = {0};
	assert_true(query_filter(&request.query, FILTER_NAME, sl_from(text), &e));
}

static const char *made(enum snippet r)
{
	buf_clear(&out);
	snippet_write(r, &what, &out);
	assert_false(out.full);
	return out.p;
}

TEST(every_recipe_has_a_name_to_ask_for)
{
	enum snippet r;
	for (int i = 0; i < SNIPPETS; i++) {
		assert_true(snippet_parse(sl_from(snippet_name((enum snippet)i)), &r));
		assert_int_equal(r, i);
		assert_true(strlen(snippet_title((enum snippet)i)) > 4);
	}
	assert_false(snippet_parse(SL("perl"), &r));
	assert_false(snippet_parse(SL(""), &r));
}

/* Nothing that was to be filled in is left, and the whole request is there. */
TEST(every_recipe_is_filled_in)
{
	static const char *const left[] = {
	    "{action", "{host",   "{url", "{body",  "{scheme", "{serv", "{vers",
	    "{curl:",  "{python", "{go:", "(null)", "{node",   "{role"};
	for (int i = 0; i < SNIPPETS; i++) {
		const char *text = made((enum snippet)i);
		for (size_t k = 0; k < sizeof left / sizeof *left; k++)
			assert_null(strstr(text, left[k]));
		assert_non_null(strstr(text, "QueryCustomersCredit"));
		assert_non_null(strstr(text, "partners.example:8443"));
		assert_int_equal(text[strlen(text) - 1], '\n');
	}
}

TEST(tccli_is_given_each_parameter)
{
	filter("o'Neil");
	assert_string_equal(made(SNIPPET_TCCLI),
			    "tccli intlpartnersmgt QueryCustomersCredit --version 2022-09-28 "
			    "--endpoint partners.example:8443 \\\n"
			    "    --FilterType 'Name' \\\n"
			    "    --Filter 'o'\\''Neil' \\\n"
			    "    --Page 2 \\\n"
			    "    --PageSize 100 \\\n"
			    "    --Order 'desc'\n");
	request = (struct request){.action = ACTION_CREDIT_BY_UINS, .n_uins = 2, .uins = {7, 8}};
	what.language = "zh-CN";
	assert_non_null(
	    strstr(made(SNIPPET_TCCLI), "--language zh-CN \\\n    --UinList '[7,8]'\n"));
	request = (struct request){.action = ACTION_PARTNER_CREDIT};
	assert_non_null(strstr(made(SNIPPET_TCCLI), "--language zh-CN\n"));
}

/* Else tccli would ask its default account. */
TEST(tccli_asks_the_same_account)
{
	filter("-x");
	what.profile = "prod";
	assert_non_null(strstr(made(SNIPPET_TCCLI),
			       "--endpoint partners.example:8443 --profile prod \\\n"
			       "    --FilterType 'Name' \\\n"
			       "    --Filter='-x' \\\n"));
	what.profile = "-my 'p";
	assert_non_null(strstr(made(SNIPPET_TCCLI), " --profile='-my '\\''p' \\\n"));
	what.profile = "";
	assert_null(strstr(made(SNIPPET_TCCLI), "--profile"));
	assert_true(assume_role_set(&role, SL("qcs::cam::uin/1:roleName/r"), SL("me"), NULL));
	assert_non_null(strstr(made(SNIPPET_TCCLI), " --role-arn qcs::cam::uin/1:roleName/r "
						    "--role-session-name me \\\n"));
}

/* They take the key from the environment, which is to be the role's. */
TEST(a_program_says_whose_key_it_needs)
{
	for (int i = 0; i < SNIPPETS; i++)
		assert_null(strstr(made((enum snippet)i), "AssumeRole"));
	assert_true(assume_role_set(&role, SL("qcs::cam::uin/1:roleName/r"), SL("me"), NULL));
	for (int i = 0; i < SNIPPETS; i++)
		assert_non_null(strstr(made((enum snippet)i), "qcs::cam::uin/1:roleName/r"));
	assert_non_null(
	    strstr(made(SNIPPET_GO), "\n// The key must be a temporary one of the role\n"));
	assert_non_null(strstr(made(SNIPPET_PYTHON), "\n# The key must be a temporary one of"));
}

/* What ends a literal in one of the languages, or begins something in it. */
TEST(a_filter_cannot_leave_its_literal)
{
	filter("'\"`$(x)\\");
	assert_non_null(strstr(made(SNIPPET_CURL),
			       "\"Filter\":\"'\\'''\"\\\\\"'\"`$(x)'\"\\\\\"''\"\\\\\"'\""));
	assert_non_null(strstr(made(SNIPPET_PYTHON), "\"Filter\":\"'\\\"`$(x)\\\\\""));
	assert_non_null(strstr(made(SNIPPET_NODE), "\"Filter\":\"'\\\"`$(x)\\\\\""));
	assert_non_null(strstr(made(SNIPPET_GO), "\\\"Filter\\\":\\\"'\\\\\\\"`$(x)\\\\\\\\\\\""));
}

/* A word of ours in a filter is the customer's own text, not filled in. */
TEST(braces_in_a_filter_stay)
{
	filter("{host} {body:sh}");
	for (int i = 0; i < SNIPPETS; i++)
		assert_non_null(strstr(made((enum snippet)i), "{host} {body:sh}"));
}

/* Pasted into a shell that completes, a tab would ask for something. */
TEST(the_curl_command_can_be_typed)
{
	for (const char *c = made(SNIPPET_CURL); *c; c++)
		assert_true(*c == '\n' || (*c >= ' ' && *c < 0x7F));
}

TEST(options_are_carried_over)
{
	struct err e = {0};
	assert_null(strstr(made(SNIPPET_CURL), "noproxy"));
	assert_true(endpoint_parse(SL("http://127.0.0.1:80"), &to, &e));
	what.ca_file = "/tmp/o'ur.pem";
	what.language = "en-US";
	const char *curl = made(SNIPPET_CURL);
	assert_non_null(
	    strstr(curl, " -H \"X-TC-Language: en-US\" --cacert \"$2\" --noproxy \"*\" "));
	assert_non_null(strstr(curl, "\n' sh '{\"Page\":2,\"PageSize\":100,\"Order\":\"desc\"}' "
				     "'/tmp/o'\\''ur.pem'\n"));
	assert_non_null(strstr(curl, "host=127.0.0.1\n"));
	assert_non_null(strstr(made(SNIPPET_PYTHON), "protocol=\"http\", endpoint=\"127.0.0.1\", "
						     "certification=\"/tmp/o'ur.pem\")"));
	assert_non_null(strstr(made(SNIPPET_PYTHON), "httpProfile=http, language=\"en-US\")"));
	assert_non_null(strstr(made(SNIPPET_GO), "settings.Language = \"en-US\"\n"));
	assert_non_null(strstr(made(SNIPPET_NODE), "HttpProfile(\"http://\", \"127.0.0.1\")"));
	assert_non_null(strstr(made(SNIPPET_TCCLI), "https only"));
}

TEST(programs_trust_the_certificates_of_the_option_only_with_it)
{
	assert_null(strstr(made(SNIPPET_GO), "x509"));
	assert_null(strstr(made(SNIPPET_GO), "net/http"));
	assert_null(strstr(made(SNIPPET_NODE), "globalAgent"));
	what.ca_file = "/tmp/a\"b.pem";
	const char *go = made(SNIPPET_GO);
	assert_non_null(strstr(go, "import (\n\t\"crypto/tls\"\n\t\"crypto/x509\"\n\t\"fmt\"\n"
				   "\t\"net/http\"\n\t\"os\"\n\n"));
	assert_non_null(strstr(go, "os.ReadFile(\"/tmp/a\\\"b.pem\")\n"));
	assert_non_null(strstr(go, "\tclient.WithHttpTransport(transport)\n\trequest := "));
	const char *node = made(SNIPPET_NODE);
	assert_non_null(strstr(node, ".globalAgent.options.ca = [\n"));
	assert_non_null(strstr(node, ".readFileSync(\"/tmp/a\\\"b.pem\"),\n];\nconst { common"));
}

/* fish reads two backslashes in single quotes as one; sh, bash and zsh do not. */
TEST(shells_agree_about_what_is_in_single_quotes)
{
	filter("a'\\\\b\\");
	what.ca_file = "/tmp/a\\\\'.pem";
	what.profile = "\\\\";
	const enum snippet in_shell[] = {SNIPPET_CURL, SNIPPET_TCCLI};
	for (size_t i = 0; i < 2; i++) {
		bool quoted = false;
		for (const char *c = made(in_shell[i]); *c; c++) {
			if (*c == '\\' && !quoted && *++c)
				continue; /* a character that is escaped outside of quotes */
			quoted = quoted != (*c == '\'');
			assert_false(quoted && c[0] == '\\' && (c[1] == '\\' || c[1] == '\''));
		}
		assert_false(quoted);
	}
}

int main(void)
{
#define WITH_SETUP(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(every_recipe_has_a_name_to_ask_for),
	    WITH_SETUP(every_recipe_is_filled_in),
	    WITH_SETUP(tccli_is_given_each_parameter),
	    WITH_SETUP(tccli_asks_the_same_account),
	    WITH_SETUP(a_program_says_whose_key_it_needs),
	    WITH_SETUP(a_filter_cannot_leave_its_literal),
	    WITH_SETUP(braces_in_a_filter_stay),
	    WITH_SETUP(the_curl_command_can_be_typed),
	    WITH_SETUP(options_are_carried_over),
	    WITH_SETUP(programs_trust_the_certificates_of_the_option_only_with_it),
	    WITH_SETUP(shells_agree_about_what_is_in_single_quotes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
