/* SPDX-License-Identifier: MIT */
/* The command line over the environment over the configuration file. */
#include <sys/stat.h>
#include <unistd.h>

#include "config/config.h"
#include "config/config_options.h"
#include "config/config_values.h"
#include "config/options.h"
#include "test.h"

#define WORDS_MAX 16

static struct {
	char path[200];
	struct config config;
	struct options_over over;
	struct options o;
	struct err e;
	const char *id, *secret, *tccli_profile, *no_color, *home;
} bench;

static const char *env(const char *name)
{
	if (strcmp(name, "TENCENTCLOUD_SECRET_ID") == 0)
		return bench.id;
	if (strcmp(name, "TENCENTCLOUD_SECRET_KEY") == 0)
		return bench.secret;
	if (strcmp(name, "TCCLI_PROFILE") == 0)
		return bench.tccli_profile;
	if (strcmp(name, "HOME") == 0)
		return bench.home;
	return strcmp(name, "NO_COLOR") == 0 ? bench.no_color : NULL;
}

static void put(const char *text)
{
	FILE *f = fopen(bench.path, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
	config_release(&bench.config);
	assert_true(config_read(&bench.config, bench.path, true, &bench.e));
}

static bool configure(const char *profile, const char *const *words)
{
	static char *argv[WORDS_MAX];
	int argc = 1;
	argv[0] = (char *)"tcpartner";
	for (; words[argc - 1] && argc < WORDS_MAX; argc++)
		argv[argc] = (char *)words[argc - 1];
	err_clear(&bench.e);
	bench.over = (struct options_over){argc, argv, &bench.config, env, profile};
	return config_options_apply(&bench.over, &bench.o, &bench.e);
}

#define WITH_AS(profile, ...) configure(profile, (const char *const[]){__VA_ARGS__, NULL})
#define WITH(...)             WITH_AS(NULL, __VA_ARGS__)

TEST(the_command_line_overrides_the_profile_which_overrides_the_rest)
{
	put("page-size = 20\norder = asc\nlanguage = zh-CN\n"
	    "[profile main]\npage_size = 30\nendpoint = https://main.example\n"
	    "[profile other]\npage_size = 40\n[profile o]\npage_size = 60\n");
	assert_true(WITH("list"));
	assert_int_equal(bench.o.page_size, 20);
	assert_int_equal(bench.o.query.order, ORDER_ASC);
	assert_null(bench.o.endpoint);
	assert_true(WITH("list", "-p", "o"));
	assert_int_equal(bench.o.page_size, 60);
	assert_true(WITH("list", "-p", "main"));
	assert_int_equal(bench.o.page_size, 30);
	assert_string_equal(bench.o.endpoint, "https://main.example");
	assert_string_equal(bench.o.language, "zh-CN");
	assert_true(WITH("list", "-p", "main", "--page-size", "50", "--order=desc"));
	assert_int_equal(bench.o.page_size, 50);
	assert_int_equal(bench.o.query.order, ORDER_DESC);
	assert_true(bench.o.over == &bench.over);
}

TEST(every_config_option_can_be_set)
{
	put("low = 30\ncrit = 20\nload_all = 7\nca-file = /ca\ntimeout = 9\ncolor = never\n"
	    "theme = mono\nascii = yes\nprivacy = yes\nno_anim = on\nno_state = yes\nmouse = "
	    "yes\nprint = yes\ncvm_role = "
	    "on\nendpoint = "
	    "https://h\n");
	assert_true(WITH("list"));
	assert_int_equal(bench.o.thresholds.low_percent, 30);
	assert_int_equal(bench.o.thresholds.crit_percent, 20);
	assert_int_equal(bench.o.load_all_max, 7);
	assert_string_equal(bench.o.ca_file, "/ca");
	assert_int_equal(bench.o.timeout_s, 9);
	assert_int_equal(bench.o.color, COLOR_NEVER);
	assert_int_equal(bench.o.theme, THEME_MONO);
	assert_true(bench.o.ascii);
	assert_true(bench.o.privacy && bench.o.no_anim && bench.o.no_state && bench.o.mouse &&
		    bench.o.print);
	assert_true(bench.o.cvm_role);
	config_options_check(&bench.config);
	assert_int_equal(bench.config.n_problems, 0);
	put("ascii = no\ncvm-role = false\n");
	assert_true(WITH("list"));
	assert_false(bench.o.ascii || bench.o.cvm_role);
}

static void complains(size_t i, int line, const char *says)
{
	const struct config_problem *p = &bench.config.problem[i];
	assert_true(i < bench.config.n_problems);
	assert_int_equal(p->line, line);
	if (!strstr(p->text, says))
		fail_msg("says: %s", p->text);
}

static enum action key_does(const char *name)
{
	static const struct key none;
	struct key k;
	assert_true(key_parse(sl_from(name), &k));
	return bindings_find(&bench.o.bindings, k, none);
}

TEST(keys_are_bound)
{
	put("bind o = sort\nbind\ts =order\nbind Ctrl-X = export\nbind = = first\nbind _ = last\n"
	    "bind D = none\nbind = = plain\nbind + = risk\n");
	config_options_check(&bench.config);
	complains(0, 7, "bind = was already set in line 4");
	assert_int_equal(bench.config.n_problems, 1);
	assert_true(WITH("list"));
	assert_int_equal(key_does("o"), DO_SORT);
	assert_int_equal(key_does("s"), DO_ORDER);
	assert_int_equal(key_does("Ctrl-X"), DO_EXPORT);
	assert_int_equal(key_does("x"), DO_EXPORT);
	assert_int_equal(key_does("="), DO_PLAIN);
	assert_int_equal(key_does("_"), DO_LAST);
	assert_int_equal(key_does("+"), DO_RISK);
	assert_int_equal(key_does("D"), DO_NOTHING);
	put("order = asc\n");
	assert_true(WITH("list"));
	assert_int_equal(key_does("o"), DO_ORDER);
}

TEST(a_misspelt_entry_is_answered_with_the_right_one)
{
	put("endpont = x\ncopycommand = x\nxyzzy = 1\ntheme = drak\nbind x = relaod\n");
	config_options_check(&bench.config);
	complains(0, 1, "unknown entry \"endpont\" (did you mean endpoint?); correct");
	complains(1, 2, "unknown entry \"copycommand\" (did you mean copy-command?); correct");
	complains(2, 3, "unknown entry \"xyzzy\"; correct or remove it");
	complains(3, 4, "no theme \"drak\" (did you mean dark?)");
	complains(4, 5, "unknown command \"relaod\" (did you mean reload?); the help");
}

TEST(keys_that_cannot_be_bound_are_named)
{
	put("bind Hyper-X = sort\nbind x = frobnicate\nbind x =\nbind 7 = sort\nbind\nbind x\n"
	    "bind = sort\nbindx = sort\nbind a = sort\nbind gx = export\nbind a = order\n"
	    "[profile p]\nbind x = sort\n");
	config_options_check(&bench.config);
	complains(0, 1, "\"Hyper-X\" is not a key");
	complains(1, 2, "unknown command \"frobnicate\"");
	complains(2, 3, "bind x was already set in line 2");
	complains(3, 3, "unknown command \"\"");
	complains(4, 4, "digits are numbers");
	complains(5, 5, "the line is not");
	complains(6, 6, "the line is not");
	complains(7, 7, "the line is not"); /* the key '=', and no command */
	complains(8, 8, "unknown entry \"bindx\"");
	complains(9, 10, "gx is never reached: g alone is first");
	complains(10, 11, "bind a was already set in line 9");
	complains(11, 11, "a was the last key of load-all; only :load-all runs it now");
	complains(12, 13, "move bind above the sections");
	assert_int_equal(bench.config.n_problems, 13);
	assert_true(WITH("list"));
	assert_int_equal(key_does("x"), DO_EXPORT);
	assert_int_equal(key_does("a"), DO_ORDER);
}

TEST(bad_entries_are_named_and_change_nothing)
{
	put("colour = never\npage-size = many\nfilter = x\nascii = perhaps\n"
	    "credential_command =\nprofile = ../x\norder = asc\n"
	    "[profile a/b]\norder = asc\ntimeout = 3\n[profile main]\nprofile = x\n");
	config_options_check(&bench.config);
	complains(0, 1, "unknown entry \"colour\" (did you mean color?); correct or remove it");
	complains(1, 2, "--page-size must be a number");
	complains(2, 3, "\"filter\" is only for the command line");
	complains(3, 4, "ascii must be yes or no, not \"perhaps\"");
	complains(4, 5, "needs a command");
	complains(5, 6, "not \"../x\"");
	complains(6, 9, "[profile a/b]");
	complains(7, 12, "\"profile\" is only for the command line");
	assert_int_equal(bench.config.n_problems, 8);
	assert_true(WITH("list"));
	assert_int_equal(bench.o.page_size, 100);
	assert_int_equal(bench.o.query.order, ORDER_ASC);
	assert_null(bench.o.usual_profile);
	assert_null(bench.o.credential_command);
}

TEST(thresholds_that_contradict_each_other_are_none)
{
	put("crit = 30\nlow = 20\n");
	assert_true(WITH("list"));
	assert_int_equal(bench.o.thresholds.crit_percent, credit_thresholds_default.crit_percent);
	assert_int_equal(bench.o.thresholds.low_percent, credit_thresholds_default.low_percent);
}

TEST(no_color_ranks_between_the_file_and_the_command_line)
{
	put("color = always\n");
	assert_true(WITH("list"));
	assert_int_equal(bench.o.color, COLOR_ALWAYS);
	bench.no_color = "1";
	assert_true(WITH("list"));
	assert_int_equal(bench.o.color, COLOR_AUTO);
	assert_true(WITH("list", "--color=always"));
	assert_int_equal(bench.o.color, COLOR_ALWAYS);
	bench.no_color = "";
	assert_true(WITH("list"));
	assert_int_equal(bench.o.color, COLOR_ALWAYS);
}

TEST(the_profile_in_force_is_found_in_its_order)
{
	put("profile = ofile\npage-size = 1\n[profile default]\npage-size = 2\n"
	    "[profile ofile]\npage-size = 3\n[profile ofenv]\npage-size = 4\n"
	    "[profile asked]\npage-size = 5\n");
	assert_true(WITH("list"));
	assert_int_equal(bench.o.page_size, 3);
	assert_string_equal(bench.o.usual_profile, "ofile");
	bench.tccli_profile = "ofenv";
	assert_true(WITH("list"));
	assert_int_equal(bench.o.page_size, 4);
	assert_string_equal(bench.o.usual_profile, "ofenv");
	bench.id = "AKID";
	bench.secret = "s";
	assert_true(WITH("list"));
	assert_int_equal(bench.o.page_size, 1);
	assert_null(bench.o.usual_profile);
	assert_true(WITH("list", "-p", "asked"));
	assert_int_equal(bench.o.page_size, 5);
	bench.tccli_profile = "../../etc/passwd";
	bench.id = NULL;
	assert_false(WITH("list"));
	assert_non_null(strstr(bench.e.text, "TCCLI_PROFILE: "));
	bench.tccli_profile = NULL;
	put("[profile default]\npage-size = 2\n");
	assert_true(WITH("list"));
	assert_int_equal(bench.o.page_size, 2);
	assert_null(bench.o.usual_profile);
}

TEST(a_command_outside_of_sections_is_not_for_a_profile_asked_for)
{
	put("credential_command = all\ncvm-role = yes\n"
	    "[profile main]\ncredential_command = own\ncvm-role = no\n[profile bare]\norder=asc\n");
	assert_true(WITH("list"));
	assert_string_equal(bench.o.credential_command, "all");
	assert_true(bench.o.cvm_role);
	assert_true(WITH("list", "-p", "main"));
	assert_string_equal(bench.o.credential_command, "own");
	assert_false(bench.o.cvm_role);
	assert_true(WITH("list", "-p", "bare"));
	assert_null(bench.o.credential_command);
	assert_false(bench.o.cvm_role);
	bench.tccli_profile = "main";
	assert_true(WITH("list"));
	assert_string_equal(bench.o.credential_command, "own");
}

#define ARN(name) "qcs::cam::uin/1:roleName/" name

TEST(a_role_applies_to_its_own_profile)
{
	put("role-arn = " ARN("all") "\nsts-endpoint = https://sts.example\n"
				     "[profile main]\nrole_arn = " ARN(
					 "own") "\nrole_session_name = me\n"
						"[profile bare]\norder=asc\n");
	assert_true(WITH("list"));
	assert_string_equal(bench.o.role_arn, ARN("all"));
	assert_null(bench.o.role_session);
	assert_string_equal(bench.o.sts_endpoint, "https://sts.example");
	assert_true(WITH("list", "-p", "main"));
	assert_string_equal(bench.o.role_arn, ARN("own"));
	assert_string_equal(bench.o.role_session, "me");
	assert_true(WITH("list", "-p", "bare"));
	assert_null(bench.o.role_arn);
	assert_true(WITH("list", "-p", "bare", "--role-arn", ARN("line")));
	assert_string_equal(bench.o.role_arn, ARN("line"));
	/* Another profile that is picked later has its own, or none. */
	assert_true(WITH_AS("bare", "-p", "bare", "--role-arn", ARN("line")));
	assert_string_equal(bench.o.role_arn, ARN("line"));
	assert_true(WITH_AS("main", "-p", "bare", "--role-arn", ARN("line")));
	assert_string_equal(bench.o.role_arn, ARN("own"));
	assert_true(WITH_AS("bare", "--role-arn", ARN("line")));
	assert_null(bench.o.role_arn);
	config_options_check(&bench.config);
	assert_int_equal(bench.config.n_problems, 0);
}

/* Without it the base account would be shown. */
TEST(a_role_that_is_none_is_not_passed_over)
{
	put("role-arn = reseller\n");
	assert_true(WITH("list"));
	assert_string_equal(bench.o.role_arn, "reseller");
	config_options_check(&bench.config);
	complains(0, 1, "--role-arn must look like qcs::cam::uin/");
	assert_false(WITH("list", "--role-arn", "reseller"));
	assert_false(WITH("list", "--role-session-name", "a b"));
	assert_false(WITH("list", "--sts-endpoint", "http://10.0.0.1"));
	assert_non_null(strstr(bench.e.text, "--sts-endpoint: plain http is only for"));
	assert_false(WITH("--demo", "--role-arn", ARN("x")));
}

TEST(another_profile_can_replace_that_of_the_command_line)
{
	put("page-size = 1\n[profile main]\npage-size = 2\n[profile other]\npage-size = 3\n");
	assert_true(WITH_AS("other", "-p", "main"));
	assert_int_equal(bench.o.page_size, 3);
	assert_string_equal(bench.o.profile, "other");
	assert_true(WITH_AS("", "-p", "main"));
	assert_int_equal(bench.o.page_size, 1);
	assert_null(bench.o.profile);
}

TEST(the_command_line_is_still_judged)
{
	put("order = asc\n");
	assert_false(WITH("list", "--order", "up"));
	assert_int_equal(bench.e.kind, ERR_USAGE);
	assert_false(WITH("--cvm-role", "-p", "main"));
	assert_non_null(strstr(bench.e.text, "uses only the key of that profile"));
	assert_false(WITH("--demo", "--config", "x"));
	assert_false(WITH("--config="));
}

SETUP(set_up)
{
	memset(&bench, 0, sizeof bench);
	snprintf(bench.path, sizeof bench.path, TEST_BUILD "/options-config-%ld", (long)getpid());
	return 0;
}

TEARDOWN(tear_down)
{
	config_release(&bench.config);
	unlink(bench.path);
	return 0;
}

#define WITH_SETUP(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

/* It is a habit, so that of all profiles is for one that is named, too. */
TEST(the_command_that_copies_is_of_the_file_alone)
{
	put("copy-command = all\n[profile own]\ncopy_command = own\n[profile bare]\norder=asc\n");
	config_options_check(&bench.config);
	assert_int_equal(bench.config.n_problems, 0);
	assert_true(WITH("list"));
	assert_string_equal(bench.o.copy_command, "all");
	assert_true(WITH("list", "-p", "own"));
	assert_string_equal(bench.o.copy_command, "own");
	assert_true(WITH("list", "-p", "bare"));
	assert_string_equal(bench.o.copy_command, "all");
	put("copy-command =\n");
	config_options_check(&bench.config);
	assert_int_equal(bench.config.n_problems, 1);
	assert_true(WITH("list"));
	assert_null(bench.o.copy_command);
	/* What others can write is not run, and that is said. */
	put("copy-command = all\n");
	bench.config.writable_by_others = true;
	config_options_check(&bench.config);
	assert_non_null(strstr(bench.config.problem[0].text, "copy-command is not run"));
	assert_true(WITH("list"));
	assert_null(bench.o.copy_command);
}

TEST(commands_of_the_user_have_names_and_keys)
{
	put("command mail = ,m --terminal --no-input mutt -- {email}\n"
	    "command note = - --csv cat >> notes\n");
	config_options_check(&bench.config);
	assert_int_equal(bench.config.n_problems, 0);
	assert_true(WITH("list"));
	assert_int_equal(bench.o.own.n, 2);
	assert_string_equal(bench.o.own.at[0].name, "mail");
	assert_true(sl_equal(bench.o.own.at[0].line, SL("mutt -- {email}")));
	assert_int_equal(bench.o.own.at[0].place, OWN_TERMINAL);
	assert_int_equal(bench.o.own.at[1].input, OWN_CSV);
	struct key comma = {.code = KEYCODE_CHAR, .cp = ','}, m = {.code = KEYCODE_CHAR, .cp = 'm'};
	assert_int_equal(bindings_find(&bench.o.bindings, comma, m), DO_RUN);
	assert_true(sl_equal(bindings_words(&bench.o.bindings, comma, m), SL("mail")));
	/* What others can write is not run, and that is reported. */
	bench.config.writable_by_others = true;
	config_options_check(&bench.config);
	assert_non_null(strstr(bench.config.problem[0].text, "command mail is not run"));
	assert_true(WITH("list"));
	assert_int_equal(bench.o.own.n, 0);
	assert_int_equal(bindings_find(&bench.o.bindings, comma, m), DO_NOTHING);
}

TEST(the_interval_of_watching_and_the_console_are_checked)
{
	put("watch-every = 30s\nconsole-url = https://c.example/{uin}\n");
	config_options_check(&bench.config);
	assert_int_equal(bench.config.n_problems, 0);
	assert_true(WITH("list"));
	assert_int_equal(bench.o.watch_every_s, 30);
	assert_string_equal(bench.o.console_url, "https://c.example/{uin}");
	put("watch-every = 5m\n");
	assert_true(WITH("list"));
	assert_int_equal(bench.o.watch_every_s, 300);
	put("watch-every = 9\nwatch-every = 25h\nwatch-every = soon\nwatch-every =\n"
	    "console-url = file:///etc\nconsole-url = https://a b\n");
	config_options_check(&bench.config);
	assert_true(WITH("list"));
	assert_int_equal(bench.o.watch_every_s, 60);
	assert_string_equal(bench.o.console_url, "https://console.tencentcloud.com/");
}

static void write_theme(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

TEST(mistakes_in_the_file_of_a_theme_are_named_with_both_lines)
{
	char path[300], text[400];
	snprintf(path, sizeof path, "%s.theme", bench.path);
	write_theme(path, "ok = green\ncrit = oragne\n");
	snprintf(text, sizeof text, "low = 25\ntheme = %s\n", path);
	put(text);
	config_options_check(&bench.config);
	complains(0, 2, "line 2: \"oragne\" is no colour");
	assert_true(WITH("list"));
	assert_string_equal(bench.o.theme_file, path);
	unlink(path);
	put(text);
	config_options_check(&bench.config);
	complains(0, 2, "does not exist");
}

TEST(a_theme_has_a_name_or_a_file)
{
	put("theme = CB\n");
	config_options_check(&bench.config);
	assert_int_equal(bench.config.n_problems, 0);
	assert_true(WITH("list"));
	assert_true(bench.o.theme == THEME_CB && !bench.o.theme_file);
	put("theme = mine\n");
	assert_true(WITH("list"));
	assert_string_equal(bench.o.theme_file, "mine");
	assert_true(WITH("list", "--theme", "light"));
	assert_true(bench.o.theme == THEME_LIGHT && !bench.o.theme_file);
	put("theme = drak\n");
	config_options_check(&bench.config);
	complains(0, 1, "no theme \"drak\" (did you mean dark?); themes are auto, ");
	complains(0, 1, "/themes/drak does not exist");
	put("theme = \"\"\n");
	config_values_read(&bench.config, NULL);
	config_options_check(&bench.config);
	complains(0, 1, "--theme needs a file name");
}

TEST(a_command_that_is_wrong_is_explained)
{
	put("command mail = ,m\ncommand sort = - cat\ncommand a = - --csv\ncommand b = - echo 'x\n"
	    "command c = gm cat\ncommand d = Hyper-X cat\ncommand\n[profile x]\ncommand e = - "
	    "cat\n");
	config_options_check(&bench.config);
	complains(0, 1, "command NAME = KEY LINE");
	complains(1, 2, "sort is a command of the browser");
	complains(2, 3, "a command for the shell is missing");
	complains(3, 4, "has no end");
	complains(4, 5, "gm is never reached: g alone is first");
	complains(5, 6, "not a key");
	complains(6, 7, "the line is not");
	complains(7, 9, "move command above the sections");
	assert_int_equal(bench.config.n_problems, 8);
}

TEST(an_endpoint_of_the_file_is_named_by_its_line)
{
	put("order = asc\nendpoint = ftp://x\n");
	assert_false(WITH("list"));
	assert_non_null(strstr(bench.e.text, " line 2: the endpoint must begin with https://"));
	assert_true(WITH("list", "--endpoint", "https://given.example"));
}

static void put_configure(const char *home, const char *profile, const char *text)
{
	char path[300];
	snprintf(path, sizeof path, "%s/.tccli", home);
	mkdir(home, 0700);
	mkdir(path, 0700);
	snprintf(path, sizeof path, "%s/.tccli/%s.configure", home, profile);
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

TEST(the_settings_of_the_tccli_profile_count_where_nothing_else_is_said)
{
	static char home[] = TEST_BUILD "/options-home";
	bench.home = home;
	put("[profile own]\nendpoint = https://own.example\n");
	put_configure(home, "default", "{\"intlpartnersmgt\": {\"endpoint\": \"d.example\"}}");
	put_configure(home, "own",
		      "{\"intlpartnersmgt\": {\"endpoint\": \"not a host\"}, "
		      "\"_sys_param\": {\"language\": \"zh-CN\"}}");
	put_configure(home, "bad", "{\"intlpartnersmgt\": {\"endpoint\": \"not a host\"}}");
	put_configure(home, "odd", "{\"_sys_param\": {\"language\": \"fr\"}}");
	assert_true(WITH("list"));
	assert_string_equal(bench.o.endpoint, "d.example");
	assert_true(WITH("list", "-p", "own"));
	assert_string_equal(bench.o.endpoint, "https://own.example");
	assert_string_equal(bench.o.language, "zh-CN");
	assert_true(WITH("list", "-p", "own", "--language", "en-US"));
	assert_string_equal(bench.o.language, "en-US");
	assert_true(WITH("list", "-p", "bad", "--endpoint", "https://given.example"));
	assert_false(WITH("list", "-p", "bad"));
	assert_non_null(strstr(bench.e.text, "bad.configure, intlpartnersmgt.endpoint"));
	assert_false(WITH("list", "-p", "odd"));
	assert_non_null(strstr(bench.e.text, "odd.configure"));
	/* A key of the environment is of no profile. */
	bench.id = bench.secret = "x";
	assert_true(WITH("list"));
	assert_null(bench.o.endpoint);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(the_command_line_overrides_the_profile_which_overrides_the_rest),
	    WITH_SETUP(every_config_option_can_be_set),
	    WITH_SETUP(keys_are_bound),
	    WITH_SETUP(a_misspelt_entry_is_answered_with_the_right_one),
	    WITH_SETUP(keys_that_cannot_be_bound_are_named),
	    WITH_SETUP(bad_entries_are_named_and_change_nothing),
	    WITH_SETUP(thresholds_that_contradict_each_other_are_none),
	    WITH_SETUP(no_color_ranks_between_the_file_and_the_command_line),
	    WITH_SETUP(the_profile_in_force_is_found_in_its_order),
	    WITH_SETUP(a_command_outside_of_sections_is_not_for_a_profile_asked_for),
	    WITH_SETUP(a_role_applies_to_its_own_profile),
	    WITH_SETUP(a_role_that_is_none_is_not_passed_over),
	    WITH_SETUP(another_profile_can_replace_that_of_the_command_line),
	    WITH_SETUP(the_command_line_is_still_judged),
	    WITH_SETUP(the_command_that_copies_is_of_the_file_alone),
	    WITH_SETUP(commands_of_the_user_have_names_and_keys),
	    WITH_SETUP(the_interval_of_watching_and_the_console_are_checked),
	    WITH_SETUP(mistakes_in_the_file_of_a_theme_are_named_with_both_lines),
	    WITH_SETUP(a_theme_has_a_name_or_a_file),
	    WITH_SETUP(a_command_that_is_wrong_is_explained),
	    WITH_SETUP(an_endpoint_of_the_file_is_named_by_its_line),
	    WITH_SETUP(the_settings_of_the_tccli_profile_count_where_nothing_else_is_said),
	};
	return cmocka_run_group_tests_name("options_config", tests, NULL, NULL);
}
