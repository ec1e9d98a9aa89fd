/* SPDX-License-Identifier: MIT */
/* From account to account in the real browser, against two demo APIs over TLS. */
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "demo_child.h"
#include "ptyterm.h"
#include "test.h"

#define KEY "{\"secretId\":\"" DEMO_KEY_ID "\",\"secretKey\":\"" DEMO_KEY "\"}"

static struct bench {
	struct demo_child first, second;
	struct pty *pty;
	char folder[200], tccli[230], key[260], config[230], gate[230], home[230];
} bench;

static void put(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
	assert_int_equal(chmod(path, 0600), 0);
}

/* The command of the second profile waits for somebody to open the gate. */
static void put_files(void)
{
	char text[2000];
	snprintf(bench.folder, sizeof bench.folder, TEST_BUILD "/switch-XXXXXX");
	assert_non_null(mkdtemp(bench.folder));
	snprintf(bench.tccli, sizeof bench.tccli, "%s/.tccli", bench.folder);
	assert_int_equal(mkdir(bench.tccli, 0700), 0);
	snprintf(bench.key, sizeof bench.key, "%s/first.credential", bench.tccli);
	snprintf(bench.config, sizeof bench.config, "%s/config", bench.folder);
	snprintf(bench.gate, sizeof bench.gate, "%s/gate", bench.folder);
	snprintf(bench.home, sizeof bench.home, "HOME=%s", bench.folder);
	assert_int_equal(mkfifo(bench.gate, 0600), 0);
	put(bench.key, KEY);
	snprintf(text, sizeof text,
		 "ca-file = %s\nprofile = first\n[profile first]\nendpoint = %s\n"
		 "[profile second]\nendpoint = %s\n"
		 "credential_command = read go < %s; echo '" KEY "'\n"
		 "[profile shut]\ncredential_command = echo the vault is locked >&2; exit 3\n",
		 bench.first.ca_path, bench.first.url, bench.second.url, bench.gate);
	put(bench.config, text);
}

static void start_browser(void)
{
	const char *const argv[] = {TEST_BUILD "/tcpartner", "--config", bench.config, NULL};
	const char *const env[] = {bench.home, "TENCENTCLOUD_SECRET_ID=",
				   "TENCENTCLOUD_SECRET_KEY=", "TENCENTCLOUD_TOKEN=", NULL};
	bench.pty = pty_start(&(struct pty_options){.rows = 24, .cols = 80, .env = env}, argv);
}

SETUP(set_up)
{
	static const char *const one[] = {"--customers", "40", "--seed", "1", NULL};
	static const char *const two[] = {"--customers", "7", "--seed", "2", NULL};
	memset(&bench, 0, sizeof bench);
	bench.first = demo_child_start(one);
	bench.second = demo_child_start(two);
	put_files();
	start_browser();
	assert_true(pty_wait(bench.pty, "row 1/40"));
	return 0;
}

TEARDOWN(tear_down)
{
	pty_free(bench.pty);
	demo_child_stop(&bench.first);
	demo_child_stop(&bench.second);
	unlink(bench.key);
	unlink(bench.config);
	unlink(bench.gate);
	rmdir(bench.tccli);
	return rmdir(bench.folder);
}

static void open_gate(void)
{
	FILE *f = fopen(bench.gate, "w");
	assert_non_null(f);
	fputs("go\n", f);
	fclose(f);
}

static size_t requests(const struct demo_child *d)
{
	static struct demo_child_request r[200];
	return demo_child_requests(d, r, 200);
}

static int quit(void)
{
	pty_type(bench.pty, "Q");
	assert_true(pty_exit(bench.pty));
	return WIFEXITED(bench.pty->status) ? WEXITSTATUS(bench.pty->status) : -1;
}

TEST(the_screen_lives_while_a_key_is_fetched)
{
	pty_type(bench.pty, "P");
	assert_true(pty_wait(bench.pty, "Profiles"));
	assert_true(pty_find(bench.pty, "first   config") >= 0);
	pty_type(bench.pty, "j\n");
	assert_true(pty_wait(bench.pty, "Fetching the key of second"));
	/* The command waits; the list of the first account can be walked meanwhile. */
	pty_type(bench.pty, "jj");
	assert_true(pty_wait(bench.pty, "row 3/40"));
	assert_int_equal(requests(&bench.second), 0);
	open_gate();
	assert_true(pty_wait(bench.pty, "row 1/7"));
	assert_true(pty_find(bench.pty, "second") >= 0);
	assert_true(pty_find(bench.pty, "/40") < 0);
	assert_true(requests(&bench.second) > 0);
	/* Nothing more is asked of the first. */
	size_t before = requests(&bench.first);
	pty_type(bench.pty, "R");
	assert_true(pty_wait(bench.pty, "row 1/7"));
	assert_int_equal(requests(&bench.first), before);
	assert_int_equal(quit(), 0);
	assert_true(pty_modes_restored(bench.pty));
}

TEST(without_a_key_the_former_account_stays)
{
	pty_type(bench.pty, "P");
	assert_true(pty_wait(bench.pty, "Profiles"));
	pty_type(bench.pty, "G\n");
	assert_true(pty_wait(bench.pty, "The profile was not changed"));
	assert_true(pty_wait(bench.pty, "locked"));
	assert_true(pty_find(bench.pty, "loaded 40 of 40") >= 0);
	assert_int_equal(quit(), 0);
}

TEST(a_key_that_was_replaced_at_its_source_is_read_again)
{
	assert_int_equal(quit(), 0);
	pty_free(bench.pty);
	put(bench.key, "{\"secretId\":\"AKIDdeletedlongago\",\"secretKey\":\"s\"}");
	start_browser();
	assert_true(pty_wait(bench.pty, "AuthFailure.SecretIdNotFound"));
	put(bench.key, KEY);
	pty_type(bench.pty, "r");
	assert_true(pty_wait(bench.pty, "row 1/40"));
	assert_int_equal(quit(), 0);
}

/* The keys come in one burst, as they do over a slow line: they are meant for the list. */
/* The command has a process group of its own, which gets the terminal when it asks there. */
static void start_with_a_question(void)
{
	char text[1000];
	assert_int_equal(quit(), 0);
	pty_free(bench.pty);
	snprintf(text, sizeof text,
		 "ca-file = %s\nendpoint = %s\n"
		 "credential_command = stty -echo </dev/tty; printf 'Passphrase: ' >/dev/tty; "
		 "read x </dev/tty; stty echo </dev/tty; test \"$x\" = open && echo '" KEY "'\n",
		 bench.first.ca_path, bench.first.url);
	put(bench.config, text);
	start_browser();
	assert_true(pty_wait(bench.pty, "Passphrase:"));
}

TEST(a_command_may_ask_at_the_terminal)
{
	start_with_a_question();
	pty_type(bench.pty, "open\n");
	assert_true(pty_wait(bench.pty, "row 1/40"));
	assert_int_equal(quit(), 0);
}

TEST(ctrl_c_at_the_question_ends_the_program)
{
	start_with_a_question();
	pty_type(bench.pty, "\003");
	assert_true(pty_exit(bench.pty));
	assert_true(WIFSIGNALED(bench.pty->status));
	assert_int_equal(WTERMSIG(bench.pty->status), SIGINT);
}

TEST(leaving_ends_a_command_that_waits)
{
	pty_type(bench.pty, "Pj\n");
	assert_true(pty_wait(bench.pty, "Fetching the key of second"));
	assert_int_equal(quit(), 0);
}

#define WITH_SETUP(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(the_screen_lives_while_a_key_is_fetched),
	    WITH_SETUP(without_a_key_the_former_account_stays),
	    WITH_SETUP(a_key_that_was_replaced_at_its_source_is_read_again),
	    WITH_SETUP(a_command_may_ask_at_the_terminal),
	    WITH_SETUP(ctrl_c_at_the_question_ends_the_program),
	    WITH_SETUP(leaving_ends_a_command_that_waits),
	};
	return cmocka_run_group_tests_name("profiles", tests, NULL, NULL);
}
