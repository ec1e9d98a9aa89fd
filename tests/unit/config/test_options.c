/* SPDX-License-Identifier: MIT */
/* Tests of src/config/options.c. */
#include <inttypes.h>

#include "base/attr.h"
#include "base/text.h"

#include "store/credit_status.h"

#include "config/options.h"
#include "config/options_table.h"
#include "test.h"

#define WORDS_MAX 16

static bool parse(const char *const *words, struct options *o, struct err *e)
{
	char *argv[WORDS_MAX] = {(char *)"tcpartner"};
	int argc = 1;
	while (words[argc - 1] && argc < WORDS_MAX) {
		argv[argc] = (char *)words[argc - 1];
		argc++;
	}
	memset(e, 0, sizeof *e);
	return options_parse(argc, argv, o, e);
}

#define PARSE(o, e, ...) parse((const char *const[]){__VA_ARGS__, NULL}, o, e)

static struct options good(const char *const *words)
{
	struct options o;
	struct err e;
	if (!parse(words, &o, &e))
		fail_msg("refused: %s", e.text);
	assert_int_equal(e.kind, ERR_NONE);
	return o;
}

#define GOOD(...) good((const char *const[]){__VA_ARGS__, NULL})

/* Refused with a sentence that holds the words. */
static void bad(const char *says, const char *const *words)
{
	struct options o;
	struct err e;
	if (parse(words, &o, &e))
		fail_msg("accepted what should be refused as: %s", says);
	assert_int_equal(e.kind, ERR_USAGE);
	if (!strstr(e.text, says))
		fail_msg("says: %s\nnot: %s", e.text, says);
}

#define BAD(says, ...) bad(says, (const char *const[]){__VA_ARGS__, NULL})

TEST(without_words_the_browser_opens)
{
	struct options o = good((const char *const[]){NULL});
	assert_int_equal(o.command, COMMAND_BROWSE);
	assert_string_equal(o.program, "tcpartner");
	assert_int_equal(o.page_size, 100);
	assert_int_equal(o.timeout_s, 30);
	assert_true(o.limit == UINT64_MAX);
	assert_int_equal(o.query.type, FILTER_NONE);
	assert_int_equal(o.query.order, ORDER_DESC);
	assert_int_equal(o.color, COLOR_AUTO);
	assert_int_equal(o.output, OUTPUT_AUTO);
	assert_int_equal(o.statuses, 0);
	assert_int_equal(o.n_columns, 0);
	assert_int_equal(o.load_all_max, 1000);
	assert_int_equal(o.thresholds.low_percent, 25);
	assert_int_equal(o.thresholds.crit_percent, 10);
	assert_null(o.profile);
	assert_null(o.endpoint);
	assert_null(o.ca_file);
	assert_null(o.language);
	assert_false(o.demo || o.ascii);
}

TEST(a_value_may_stand_in_every_usual_way)
{
	assert_string_equal(GOOD("--profile=main").profile, "main");
	assert_string_equal(GOOD("--profile", "main").profile, "main");
	assert_string_equal(GOOD("-p", "main").profile, "main");
	assert_string_equal(GOOD("-pmain").profile, "main");
	assert_string_equal(GOOD("-t", "Name", "-f", "a=b=c").query.text, "a=b=c");
	assert_string_equal(GOOD("-t", "Name", "--filter=--order").query.text, "--order");
	assert_string_equal(GOOD("-t", "Name", "--filter", "-x").query.text, "-x");
}

TEST(every_option_reaches_its_place)
{
	struct options o =
	    GOOD("--order", "asc", "--page-size=1000", "--endpoint=https://h", "--ca-file", "x.pem",
		 "--timeout=600", "--language=zh-CN", "--color=never", "--theme=cb", "--ascii");
	assert_int_equal(o.query.order, ORDER_ASC);
	assert_int_equal(o.page_size, 1000);
	assert_string_equal(o.endpoint, "https://h");
	assert_string_equal(o.ca_file, "x.pem");
	assert_int_equal(o.timeout_s, 600);
	assert_string_equal(o.language, "zh-CN");
	assert_int_equal(o.color, COLOR_NEVER);
	assert_int_equal(o.theme, THEME_CB);
	assert_true(o.ascii);
	assert_int_equal(GOOD("--color=always").color, COLOR_ALWAYS);
	assert_int_equal(GOOD("--color=never", "--color=auto").color, COLOR_AUTO);
	assert_int_equal(GOOD("--theme", "high-contrast").theme, THEME_CONTRAST);
	assert_true(GOOD("--demo").demo);
	o = GOOD("--low=100", "--crit=1", "--load-all=0");
	assert_int_equal(o.thresholds.low_percent, 100);
	assert_int_equal(o.thresholds.crit_percent, 1);
	assert_int_equal(o.load_all_max, 0);
	assert_int_equal(GOOD("--low", "5", "--crit", "5").thresholds.crit_percent, 5);
}

TEST(the_filter_types_are_the_apis)
{
	static const struct {
		const char *word, *text;
		enum filter_type type;
	} cases[] = {{"ClientUin", "200018834471", FILTER_CLIENT_UIN},
		     {"Name", "深圳", FILTER_NAME},
		     {"remark", "vip", FILTER_REMARK},
		     {"EMAIL", "a@b", FILTER_EMAIL}};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct options o = GOOD("-t", cases[i].word, "-f", cases[i].text);
		assert_int_equal(o.query.type, cases[i].type);
		assert_string_equal(o.query.text, cases[i].text);
	}
}

TEST(a_filter_without_a_type_is_what_it_looks_like)
{
	assert_int_equal(GOOD("-f", "x").query.type, FILTER_NAME);
	assert_int_equal(GOOD("-f", "3 stars").query.type, FILTER_NAME);
	assert_int_equal(GOOD("-f", "200416272101").query.type, FILTER_CLIENT_UIN);
	assert_int_equal(GOOD("-f", "bill@tianshu.test").query.type, FILTER_EMAIL);
	assert_int_equal(GOOD("-f", "123", "-t", "Remark").query.type, FILTER_REMARK);
	BAD("--filter-type needs --filter", "-t", "Name");
	BAD("--filter is empty", "-t", "Name", "-f", "");
	BAD("--filter is empty", "-f", "");
	BAD("--load-all must be a number up to 1000000, not \"1000001\"", "--load-all", "1000001");
	BAD("--filter is empty", "-t", "Name", "--filter=");
	BAD("\"Phone\"", "-t", "Phone", "-f", "x");
	BAD("ClientUin", "-t", "ClientUin", "-f", "12x");
	BAD("", "-t", "Name", "-f", "a\tb");
	BAD("", "-t", "Name", "-f", "a\xff");
}

TEST(list_has_its_own_options)
{
	struct options o = GOOD("list", "-o", "csv", "--columns", "clientuin, Name ,Credit",
				"--limit=3", "--status=neg,OUT,na");
	assert_int_equal(o.command, COMMAND_LIST);
	assert_int_equal(o.output, OUTPUT_CSV);
	assert_int_equal(o.n_columns, 3);
	assert_int_equal(o.columns[0], FIELD_CLIENT_UIN);
	assert_int_equal(o.columns[1], FIELD_NAME);
	assert_int_equal(o.columns[2], FIELD_CREDIT);
	assert_int_equal(o.limit, 3);
	assert_int_equal(o.statuses,
			 STATUS_BIT(STATUS_NEG) | STATUS_BIT(STATUS_OUT) | STATUS_BIT(STATUS_NA));
	assert_int_equal(GOOD("-ojsonl", "list").output, OUTPUT_JSONL);
	assert_int_equal(GOOD("list", "--output=json").output, OUTPUT_JSON);
	assert_int_equal(GOOD("list", "-o", "table").output, OUTPUT_TABLE);
	assert_int_equal(GOOD("list", "-o", "tsv").output, OUTPUT_TSV);
	assert_true(GOOD("list", "--limit", "18446744073709551615").limit == UINT64_MAX);
}

TEST(options_of_list_go_with_list_only)
{
	BAD("--output goes with the commands list, check, diff and history", "-o", "csv");
	struct options o = GOOD("list", "--columns", "UIN,status,Remaining %,Top-up");
	assert_int_equal(o.n_columns, 4);
	assert_int_equal(o.columns[0], FIELD_CLIENT_UIN);
	assert_int_equal(o.columns[3], DERIVED_TOP_UP_TO_LOW);
	BAD("go with the command list", "--columns=Name");
	BAD("go with the commands list and diff", "--limit", "1");
	BAD("go with the command list", "--status", "neg", "--ascii");
}

TEST(errors_and_the_session_may_go_to_a_file)
{
	assert_null(GOOD("list").log);
	assert_string_equal(GOOD("--log", "/tmp/e.jsonl").log, "/tmp/e.jsonl");
	assert_string_equal(GOOD("list", "--log=e").log, "e");
	BAD("--log needs a value", "--log");
	assert_string_equal(GOOD("--record", "r").record, "r");
	assert_false(GOOD("--demo", "--record", "r").record_masked);
	assert_true(GOOD("--record-masked", "r").record_masked);
	BAD("--record needs a file name", "--record", "");
	BAD("are for the browser, not for list", "list", "--record", "r");
	assert_string_equal(GOOD("--replay", "r", "--theme", "light").replay, "r");
	assert_true(GOOD("--replay-steps", "--replay=r").replay_steps);
	BAD("--replay-steps needs --replay", "--replay-steps");
	BAD("--replay needs a file name", "--replay", "");
	BAD("leave out list", "list", "--replay", "r");
	BAD("uses only", "--demo", "--replay", "r");
	BAD("uses only", "--record", "q", "--replay", "r");
	BAD("uses only", "--replay", "r", "-t", "Name", "-f", "x");
}

TEST(a_request_is_shown_whole_or_in_part)
{
	assert_int_equal(GOOD("request").command, COMMAND_REQUEST);
	assert_string_equal(GOOD("request").show, "");
	assert_string_equal(GOOD("request", "--show").show, "");
	assert_string_equal(GOOD("--show", "request", "--order", "asc").show, "");
	assert_string_equal(GOOD("request", "--show=curl").show, "curl");
	assert_string_equal(GOOD("request", "--show=to-sign").show, "to-sign");
	BAD("--show must be one of body, canonical", "request", "--show=CURL");
	BAD("--show goes with the command request", "list", "--show");
	BAD("--show goes with the command request", "--show=body");
}

TEST(bad_values_are_named)
{
	BAD("\"0\"", "--page-size", "0");
	BAD("1 to 1000", "--page-size", "1001");
	BAD("\"-5\"", "--page-size", "-5");
	BAD("\"1e3\"", "--page-size", "1e3");
	BAD("\"\"", "--page-size=");
	BAD("1 to 600", "--timeout", "0");
	BAD("1 to 600", "--timeout", "601");
	BAD("1 to 100", "--low", "0");
	BAD("1 to 100", "--crit", "101");
	BAD("--crit 10 is above --low 9", "--low", "9");
	BAD("up to 1000000", "--load-all", "1000001");
	BAD("asc or desc", "--order", "up");
	BAD("zh-CN or en-US", "--language", "de-DE");
	BAD("auto, always or never", "--color", "yes");
	BAD("--theme needs a file name", "--theme=");
	BAD("--output must be", "list", "-o", "xml");
	BAD("--output must be", "list", "-o", "");
	BAD("\"Surname\"", "list", "--columns", "Name,Surname");
	BAD("\"\"", "list", "--columns", "Name,,Credit");
	BAD("columns are ClientUin, Name, ", "list", "--columns", "Surname");
	BAD("RemainingPercent, TopUpToZero", "list", "--columns", "Surname");
	BAD("needs a column", "list", "--columns=");
	BAD("at most ", "list", "--columns",
	    "Name,Name,Name,Name,Name,Name,Name,Name,Name,Name,Name,Name,Name,Name,Name,Name,Name,"
	    "Name,Name,Name,Name,Name,Name,Name,Name,Name,Name,Name,Name,Name,Name,Name,Name,Name");
	BAD("\"poor\"", "list", "--status", "neg,poor");
	BAD("needs a status", "list", "--status=");
	BAD("\"many\"", "list", "--limit", "many");
	BAD("\"18446744073709551616\"", "list", "--limit", "18446744073709551616");
}

/* It becomes part of a path. */
TEST(a_profile_stays_in_its_folder)
{
	BAD("--profile", "--profile=");
	BAD("--lang must be one of auto, en, ", "--lang", "qq");
	BAD("--profile", "-p", "");
	BAD("--profile", "-p", "../../etc/shadow");
	BAD("--profile", "-p", "a/b");
	BAD("--profile", "-p", ".hidden");
	BAD("--profile", "-p", "a123456789b123456789c123456789d123456789e123456789f123456789g");
	assert_string_equal(GOOD("-p", "a.b-c_d").profile, "a.b-c_d");
}

TEST(unknown_words_are_named)
{
	BAD("unknown option --tally; see tcpartner --help", "--tally=never");
	BAD("unknown option --", "--=x");
	BAD("unknown option -x", "-x");
	BAD("unknown command \"lst\"", "lst");
	BAD("unknown command \"--demo\"", "--", "--demo");
	BAD("unknown command \"-\"", "-");
	BAD("unknown command \"\"", "");
	BAD("unexpected argument \"csv\" for list", "list", "csv");
	BAD("unexpected argument \"curl\" for request", "request", "curl");
	BAD("unexpected argument \"list\" for doctor", "doctor", "list");
}

TEST(a_misspelt_word_is_answered_with_the_right_one)
{
	BAD("unknown command \"lst\" (did you mean list?); commands are list,", "lst");
	BAD("no help for \"lst\" (did you mean list?); topics", "help", "lst");
	BAD("no help for \"confg\" (did you mean config?)", "help", "confg");
	BAD("no help for \"thme\" (did you mean theme?)", "help", "thme");
	BAD("no theme \"mon\" (did you mean mono?); themes are auto,", "help", "theme", "mon");
	BAD("help theme takes one name; remove \"cb\"", "help", "theme", "mono", "cb");
	BAD("unknown option --colums (did you mean --columns?); see tcpartner list --help", "list",
	    "--colums", "Name");
	BAD("unknown option --colour (did you mean --color?)", "--colour=never");
	BAD("not \"nevr\" (did you mean never?)", "--color", "nevr");
	BAD("not \"acs\" (did you mean asc?)", "--order", "acs");
	BAD("no column \"Nmae\" (did you mean Name?); columns are", "list", "--columns",
	    "Email,Nmae");
	BAD("no column \"remaning\" (did you mean remaining?); columns are", "list", "--sort",
	    "-remaning");
	BAD("not \"crti\" (did you mean crit?)", "list", "--status", "neg,crti");
	BAD("not \"pyton\" (did you mean python?)", "request", "--show=pyton");
	BAD("not \"Nme\" (did you mean Name?)", "-t", "Nme", "-f", "x");
}

TEST(a_beginning_of_one_option_is_that_option)
{
	assert_int_equal(GOOD("list", "--lim", "7").limit, 7);
	assert_int_equal(GOOD("list", "--lim=7").limit, 7);
	assert_true(GOOD("list", "--tot").totals);
	assert_int_equal(GOOD("list", "--sta=neg").statuses, STATUS_BIT(STATUS_NEG));
	/* The whole name of an option may be the beginning of another. */
	assert_false(GOOD("--record", "x").record_masked);
	assert_true(GOOD("--record-", "x").record_masked);
	BAD("--limit needs a value: at most", "list", "--lim");
	BAD("--totals takes no value", "list", "--tot=1");
}

TEST(a_beginning_of_several_options_names_them)
{
	BAD("--re could be --record, --record-masked, --replay or --replay-steps; type more",
	    "--re");
	BAD("--pa could be --page-size, --patience or --paged; type", "--pa=3");
	BAD("--n could be --no-anim, --no-state or --neg; type", "check", "--n");
}

TEST(the_doctor_has_json)
{
	assert_int_equal(GOOD("doctor").command, COMMAND_DOCTOR);
	assert_false(GOOD("doctor").json);
	assert_true(GOOD("doctor", "--json", "-p", "main").json);
	BAD("--json goes with the command doctor", "--json");
	BAD("--json goes with the command doctor; list, check and diff have -o json", "list",
	    "--json");
	BAD("--output goes with", "doctor", "-o", "json");
	BAD("completion uses no API", "completion", "bash", "--demo");
}

TEST(values_are_asked_for_and_refused_where_there_are_none)
{
	BAD("--order needs a value: order by time", "--order");
	BAD("-p needs a value: use the credentials of", "-p");
	BAD("--demo takes no value", "--demo=yes");
	BAD("--ascii takes no value", "--ascii=");
	BAD("-h takes no value", "-hx");
}

TEST(the_demo_brings_its_own_endpoint_and_key)
{
	BAD("--demo has its own", "--demo", "--endpoint", "https://h");
	BAD("--demo has its own", "-p", "main", "--demo");
	BAD("--demo has its own", "--demo", "--ca-file=x");
	assert_true(GOOD("list", "--demo").demo);
	assert_true(GOOD("check", "--demo").demo);
	assert_true(GOOD("doctor", "--demo").demo);
	BAD("request sends nothing and needs no key", "request", "--demo");
	BAD("--demo has its own", "list", "--demo", "--endpoint", "https://h");
	assert_int_equal(GOOD("--demo", "--page-size=20", "-t", "Name", "-f", "a").page_size, 20);
}

TEST(help_and_version_need_nothing_else_to_be_right)
{
	assert_int_equal(GOOD("--help").command, COMMAND_HELP);
	assert_int_equal(GOOD("-h").command, COMMAND_HELP);
	assert_int_equal(GOOD("help").command, COMMAND_HELP);
	assert_int_equal(GOOD("list", "-h").command, COMMAND_HELP);
	assert_int_equal(GOOD("help", "list").command, COMMAND_HELP);
	assert_int_equal(GOOD("-f", "x", "--help").command, COMMAND_HELP);
	assert_int_equal(GOOD("-V").command, COMMAND_VERSION);
	assert_int_equal(GOOD("version").command, COMMAND_VERSION);
}

static bool set(struct options *o, const struct option *row, const char *value, struct err *e)
{
	struct parse p = {.o = o};
	*o = (struct options){.program = ""};
	*e = (struct err){.kind = ERR_NONE};
	return option_set(row, &p, sl_from(value), e);
}

static uint64_t number_at(const struct options *o, const struct option_effect *f)
{
	uint64_t wide;
	uint32_t narrow;
	assert_true(f->size == sizeof wide || f->size == sizeof narrow);
	memcpy(&wide, (const char *)o + f->at, f->size == sizeof wide ? sizeof wide : 0);
	memcpy(&narrow, (const char *)o + f->at, sizeof narrow);
	return f->size == sizeof wide ? wide : narrow;
}

TEST(numbers_are_taken_between_their_limits)
{
	const struct option *row;
	struct options o;
	struct err e;
	int n = 0;
	for (size_t i = 0; (row = option_at(i)) != NULL; i++) {
		const struct option_effect *f = &row->effect;
		const struct {
			uint64_t n;
			bool taken;
		} cases[] = {{f->least, true},
			     {f->most, true},
			     {f->least - 1, f->least == 0 && f->most == UINT64_MAX},
			     {f->most + 1, f->least == 0 && f->most == UINT64_MAX}};
		char value[40];
		if (f->kind != OPTION_NUMBER)
			continue;
		for (size_t k = 0; k < COUNT_OF(cases); k++) {
			snprintf(value, sizeof value, "%" PRIu64, cases[k].n);
			assert_int_equal(set(&o, row, value, &e), cases[k].taken);
			if (cases[k].taken)
				assert_true(number_at(&o, f) == cases[k].n);
			else
				assert_non_null(strstr(e.text, row->name));
		}
		n++;
	}
	assert_int_equal(n, 14);
}

TEST(heads_of_a_table_are_in_the_language_unless_told)
{
	static const struct {
		const char *word;
		bool table, sheet;
	} want[] = {{NULL, true, false},
		    {"auto", true, false},
		    {"names", false, false},
		    {"translated", true, true}};
	const struct catalog *chinese;
	assert_true(lang_parse("zh-CN", &chinese));
	for (size_t i = 0; i < COUNT_OF(want); i++) {
		struct options o = {.heads = HEADS_AUTO};
		struct err e;
		if (want[i].word)
			assert_true(set(&o, option_find(SL("heads")), want[i].word, &e));
		o.lang = chinese;
		assert_ptr_equal(options_heads(&o, true), want[i].table ? chinese : NULL);
		assert_ptr_equal(options_heads(&o, false), want[i].sheet ? chinese : NULL);
		o.lang = NULL;
		assert_null(options_heads(&o, true));
	}
}

/* The words of a row are those of its enum, in that order. */
TEST(every_word_of_a_choice_is_taken)
{
	static const struct {
		const char *option, *word;
		uint64_t value;
	} want[] = {{"heads", "auto", HEADS_AUTO},
		    {"heads", "names", HEADS_NAMES},
		    {"heads", "translated", HEADS_TRANSLATED},
		    {"color", "auto", COLOR_AUTO},
		    {"color", "always", COLOR_ALWAYS},
		    {"color", "never", COLOR_NEVER}};
	const struct option *row;
	struct options o;
	struct err e;
	size_t words = 0;
	for (size_t i = 0; i < COUNT_OF(want); i++) {
		row = option_find(sl_from(want[i].option));
		assert_true(set(&o, row, want[i].word, &e));
		assert_true(number_at(&o, &row->effect) == want[i].value);
	}
	for (size_t i = 0; (row = option_at(i)) != NULL; i++)
		for (const char *c = option_words(row);
		     row->effect.kind == OPTION_CHOICE && c && *c; c++)
			words += c[1] == ' ' || c[1] == '|' || c[1] == '\0';
	assert_int_equal(words, COUNT_OF(want));
	assert_false(set(&o, option_find(SL("color")), "NEVER", &e));
	assert_string_equal(e.text, "--color must be auto, always or never, not "
				    "\"NEVER\" (did you mean never?)");
	assert_false(set(&o, option_find(SL("order")), "up", &e));
	assert_string_equal(e.text, "--order must be asc or desc, not \"up\"");
}

TEST(a_word_that_is_no_theme_names_a_file)
{
	struct options o = GOOD("--theme", "pink");
	assert_string_equal(o.theme_file, "pink");
	assert_int_equal(o.theme, THEME_AUTO);
	o = GOOD("--theme", "pink", "--theme", "CB");
	assert_null(o.theme_file);
	assert_int_equal(o.theme, THEME_CB);
}

/* Check takes other words of this option as well, so it is no choice of the table. */
TEST(every_format_of_output_is_taken)
{
	static const struct {
		const char *word;
		enum output output;
	} want[] = {{"table", OUTPUT_TABLE},
		    {"json", OUTPUT_JSON},
		    {"jsonl", OUTPUT_JSONL},
		    {"csv", OUTPUT_CSV},
		    {"tsv", OUTPUT_TSV}};
	struct sl rest = sl_from(option_words(option_find(SL("output")))), word;
	struct options o;
	struct err e;
	size_t n = 0;
	for (; sl_split(&rest, ' ', &word); n++) {
		if (sl_equal(word, SL("sqlite")))
			break;
		assert_true(n < COUNT_OF(want) && sl_equal(word, sl_from(want[n].word)));
		assert_true(set(&o, option_find(SL("output")), want[n].word, &e));
		assert_int_equal(o.output, want[n].output);
	}
	assert_int_equal(n, COUNT_OF(want));
	assert_true(GOOD("list", "-o", "sqlite", "--output", "a.db").sqlite);
	assert_string_equal(GOOD("list", "-o", "sqlite", "--output", "./a").output_file, "./a");
	BAD("-o sqlite needs a file", "list", "-o", "sqlite");
	BAD("goes with the command list", "diff", "-o", "sqlite");
	BAD("goes with the command list", "list", "--vouchers", "-o", "sqlite", "-o", "a.db");
	BAD("writes a database", "list", "-o", "sqlite", "-o", "a.db", "--totals");
	BAD("check prints a line", "check", "-o", "sqlite", "-o", "a.db");
}

static bool offers(const char *option, const char *word)
{
	struct sl rest = sl_from(option_words(option_find(sl_from(option)))), w;
	rest = sl_drop(rest, rest.n && rest.p[0] == ',');
	while (sl_split(&rest, ' ', &w))
		if (sl_equal_nocase(w, sl_from(word)))
			return true;
	return false;
}

TEST(sort_keys_and_columns_are_offered)
{
	for (int k = 0; k < SORT_KEYS; k++)
		if (k != SORT_REMAINING_CHANGE && k != SORT_USED_CHANGE &&
		    !offers("sort", sort_key_word((enum sort_key)k)))
			fail_msg("--sort does not offer %s", sort_key_word((enum sort_key)k));
	for (int i = 0; i < OUTPUT_COLUMNS; i++)
		assert_true(offers("columns", output_column_name(i)));
}

TEST(every_row_is_whole)
{
	const struct option *row;
	for (size_t i = 0; (row = option_at(i)) != NULL; i++) {
		enum option_kind kind = row->effect.kind;
		assert_ptr_equal(option_find(sl_from(row->name)), row);
		assert_true(row->help[0]);
		assert_int_equal(row->value == NULL,
				 kind == OPTION_FLAG ||
				     (row->letter && strchr("hVv", row->letter)));
		if (kind == OPTION_CHOICE || kind == OPTION_WORD)
			assert_true(option_words(row)[0]);
		if (kind == OPTION_NUMBER)
			assert_true(row->effect.noun[0] && row->effect.least < row->effect.most);
	}
}

/* An alias may have options of the browser; an option that the browser does not have is refused. */
TEST(an_option_of_the_browser_does_no_harm_elsewhere)
{
	const struct option *mouse = option_find(SL("mouse"));
	assert_true(option_applies(mouse, COMMAND_BROWSE) && !option_applies(mouse, COMMAND_LIST));
	assert_true(GOOD("--mouse", "--theme=dark", "list", "--limit", "1").mouse);
	assert_false(option_is_special(mouse));
	assert_true(option_is_special(option_find(SL("totals"))));
	assert_true(option_applies(option_find(SL("help")), COMMAND_COMPLETION));
}

TEST(burn_and_runway_are_columns_and_keys)
{
	struct options o = GOOD("list", "--columns", "UIN,BURN,runway", "--sort", "-Runway,burn",
				"--burn-days", "7", "--burn-all");
	struct err e;
	assert_int_equal(o.columns[1], DERIVED_BURN);
	assert_int_equal(o.columns[2], DERIVED_RUNWAY);
	assert_int_equal(o.sort[0].key, SORT_RUNWAY);
	assert_true(o.sort[0].descending);
	assert_int_equal(o.sort[1].key, SORT_BURN);
	assert_int_equal(o.burn_days, 7);
	assert_true(o.burn_all);
	assert_int_equal(GOOD("list").burn_days, 14);
	assert_false(PARSE(&o, &e, "list", "--columns", "Burn", "--burn-days", "2"));
	assert_false(PARSE(&o, &e, "list", "--columns", "Burn", "--burn-days", "32"));
}

TEST(the_commands_of_an_option_are_named)
{
	struct options o;
	struct err e;
	assert_false(PARSE(&o, &e, "--hold", "1"));
	assert_string_equal(e.text, "--columns, --bom, --hold, --stream, --status, --where, "
				    "--view, --group, --sort, "
				    "--burn-all, --totals and --vouchers go with the command list");
	assert_false(PARSE(&o, &e, "list", "--sus"));
	assert_string_equal(
	    e.text,
	    "--below, --burn-below, --neg, --sus, --unknown-max, --paged, --metric, --warning, "
	    "--critical, --verbose, --top, --only-new, --again, --deadline, "
	    "--exec and --per-customer go with the command check");
	assert_false(PARSE(&o, &e, "--show"));
	assert_string_equal(e.text, "--show goes with the command request");
	assert_false(PARSE(&o, &e, "list", "--json"));
	assert_string_equal(
	    e.text, "--json goes with the command doctor; list, check and diff have -o json");
	assert_false(PARSE(&o, &e, "doctor", "-o", "json"));
	assert_string_equal(e.text,
			    "--output goes with the commands list, check, diff and history");
}

/* A sentence on standard error must not act on the terminal. */
TEST(quoted_arguments_have_no_control_characters)
{
	struct options o;
	struct err e;
	assert_false(PARSE(&o, &e, "--order", "\033[2Jx\r\n"));
	for (const char *c = e.text; *c; c++)
		assert_true((unsigned char)*c >= ' ');
	char *long_word = malloc(100001);
	memset(long_word, 'a', 100000);
	long_word[100000] = '\0';
	assert_false(PARSE(&o, &e, "--order", long_word));
	assert_false(PARSE(&o, &e, long_word));
	assert_true(strlen(e.text) < sizeof e.text);
	free(long_word);
}

static char *print_help(enum command_word of)
{
	char *text = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&text, &n);
	options_help(f, NULL, of);
	fclose(f);
	struct sl rest = {text, n}, line;
	while (sl_split(&rest, '\n', &line))
		if (text_width(line) > 80)
			fail_msg("too wide: %.*s", (int)line.n, line.p);
	return text;
}

/* Each help has the options that fit, and no others; "--neg " is not within another name. */
TEST(the_help_of_a_command_has_the_options_that_it_uses)
{
	static const enum command_word all[] = {
	    COMMAND_BROWSE,     COMMAND_LIST,     COMMAND_CHECK, COMMAND_REQUEST, COMMAND_DOCTOR,
	    COMMAND_COMPLETION, COMMAND_SNAPSHOT, COMMAND_DIFF,  COMMAND_HISTORY, COMMAND_HELP};
	const struct option *o;
	char named[60];
	for (size_t k = 0; k < COUNT_OF(all); k++) {
		char *text = print_help(all[k]);
		for (size_t i = 0; (o = option_at(i)) != NULL; i++) {
			snprintf(named, sizeof named, "\n  %s%.1s%s--%s%s", o->letter ? "-" : " ",
				 o->letter ? &o->letter : " ", o->letter ? ", " : "  ", o->name,
				 o->value && o->value[0] == '[' ? "[" : " ");
			if (!strstr(text, named) != !option_applies(o, all[k]))
				fail_msg("--%s in the help %d", o->name, (int)all[k]);
		}
		assert_null(strstr(text, "--standing")); /* read, but not offered */
		free(text);
	}
}

TEST(the_help_of_a_command_has_examples_and_exit_statuses)
{
	char *text = print_help(COMMAND_LIST);
	assert_int_equal(strncmp(text, "Usage: tcpartner list [OPTIONS]", 31), 0);
	assert_non_null(strstr(text, "\nExamples:\n  tcpartner list --demo\n"));
	assert_non_null(strstr(text, "\nExit status:\n  0 "));
	free(text);
	text = print_help(COMMAND_VERSION); /* has none of its own */
	assert_non_null(strstr(text, "tcpartner check [OPTIONS]"));
	assert_null(strstr(text, "tcpartner version"));
	free(text);
}

TEST(help_is_asked_for_before_or_behind_a_command)
{
	assert_int_equal(GOOD("--help").help_of, COMMAND_BROWSE);
	assert_int_equal(GOOD("help").help_of, COMMAND_BROWSE);
	assert_int_equal(GOOD("help", "list").help_of, COMMAND_LIST);
	assert_int_equal(GOOD("list", "--limit", "2", "--help").help_of, COMMAND_LIST);
	assert_int_equal(GOOD("-h", "check").help_of, COMMAND_CHECK);
	assert_int_equal(GOOD("completion", "--help", "bash").help_of, COMMAND_COMPLETION);
	assert_int_equal(GOOD("help", "--help").help_of, COMMAND_BROWSE);
	assert_int_equal(GOOD("help", "api").command, COMMAND_HELP_API);
	BAD("no help for \"k\"; topics are list,", "help", "k");
	BAD("no help for \"foo\"; topics are list,", "help", "foo");
	BAD("no help for \"foo\"", "--help", "foo");
	BAD("no help for \"version\"", "help", "version");
	BAD("help takes one word; remove \"check\"", "help", "list", "check");
	BAD("; see tcpartner check --help", "check", "--tally");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(without_words_the_browser_opens),
	    cmocka_unit_test(a_value_may_stand_in_every_usual_way),
	    cmocka_unit_test(every_option_reaches_its_place),
	    cmocka_unit_test(the_filter_types_are_the_apis),
	    cmocka_unit_test(a_filter_without_a_type_is_what_it_looks_like),
	    cmocka_unit_test(list_has_its_own_options),
	    cmocka_unit_test(options_of_list_go_with_list_only),
	    cmocka_unit_test(errors_and_the_session_may_go_to_a_file),
	    cmocka_unit_test(a_request_is_shown_whole_or_in_part),
	    cmocka_unit_test(bad_values_are_named),
	    cmocka_unit_test(a_profile_stays_in_its_folder),
	    cmocka_unit_test(unknown_words_are_named),
	    cmocka_unit_test(a_misspelt_word_is_answered_with_the_right_one),
	    cmocka_unit_test(a_beginning_of_one_option_is_that_option),
	    cmocka_unit_test(a_beginning_of_several_options_names_them),
	    cmocka_unit_test(the_doctor_has_json),
	    cmocka_unit_test(values_are_asked_for_and_refused_where_there_are_none),
	    cmocka_unit_test(the_demo_brings_its_own_endpoint_and_key),
	    cmocka_unit_test(help_and_version_need_nothing_else_to_be_right),
	    cmocka_unit_test(numbers_are_taken_between_their_limits),
	    cmocka_unit_test(every_word_of_a_choice_is_taken),
	    cmocka_unit_test(a_word_that_is_no_theme_names_a_file),
	    cmocka_unit_test(every_format_of_output_is_taken),
	    cmocka_unit_test(sort_keys_and_columns_are_offered),
	    cmocka_unit_test(every_row_is_whole),
	    cmocka_unit_test(burn_and_runway_are_columns_and_keys),
	    cmocka_unit_test(the_commands_of_an_option_are_named),
	    cmocka_unit_test(quoted_arguments_have_no_control_characters),
	    cmocka_unit_test(heads_of_a_table_are_in_the_language_unless_told),
	    cmocka_unit_test(an_option_of_the_browser_does_no_harm_elsewhere),
	    cmocka_unit_test(the_help_of_a_command_has_the_options_that_it_uses),
	    cmocka_unit_test(the_help_of_a_command_has_examples_and_exit_statuses),
	    cmocka_unit_test(help_is_asked_for_before_or_behind_a_command),
	};
	return cmocka_run_group_tests_name("options", tests, NULL, NULL);
}
