/* SPDX-License-Identifier: MIT */
/* The inspector of the real browser: what a person sees, and that what is copied there runs. */
#include <sys/stat.h>
#include <unistd.h>

#include "program.h"
#include "test.h"

#define OSC52 "\033]52;c;"

static const char *const no_tmux[] = {"TMUX=", NULL};

static struct program inspecting(const char *const *demo, int rows, int cols)
{
	struct program b = program_start(
	    &(struct program_options){.demo = demo, .env = no_tmux, .rows = rows, .cols = cols});
	pty_type(b.pty, "I");
	assert_true(pty_wait(b.pty, "code or RequestId"));
	return b;
}

/* Of base64; -1 for what is none. */
static int digit(char c)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = c ? strchr(digits, c) : NULL;
	return at ? (int)(at - digits) : -1;
}

/* What the terminal was told to put on its clipboard last. */
static const char *clipboard(struct pty *p)
{
	static char text[8000];
	const char *at = NULL;
	size_t n = 0;
	for (size_t i = 0; i + strlen(OSC52) < p->n_raw; i++)
		if (memcmp(p->raw + i, OSC52, strlen(OSC52)) == 0)
			at = (const char *)p->raw + i + strlen(OSC52);
	if (!at) {
		fail_msg("nothing was copied by OSC 52");
		return "";
	}
	for (unsigned bits = 0, have = 0; digit(*at) >= 0 && n + 1 < sizeof text; at++) {
		bits = bits << 6 | (unsigned)digit(*at);
		have += 6;
		if (have >= 8) {
			have -= 8;
			text[n++] = (char)(bits >> have & 255);
		}
	}
	text[n] = '\0';
	return text;
}

/* Gives the text to a shell that has the key in its environment; what it prints. */
static const char *run_by_shell(const char *text)
{
	static char out[60000];
	char path[] = "/tmp/tcpartner-curl-XXXXXX", command[400];
	int fd = mkstemp(path);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
	snprintf(command, sizeof command,
		 "TENCENTCLOUD_SECRET_ID=%s TENCENTCLOUD_SECRET_KEY=%s sh %s 2>&1", DEMO_KEY_ID,
		 DEMO_KEY, path);
	FILE *f = popen(command, "r");
	assert_non_null(f);
	out[fread(out, 1, sizeof out - 1, f)] = '\0';
	assert_int_equal(pclose(f), 0);
	unlink(path);
	return out;
}

TEST(the_requests_of_the_session_are_listed)
{
	struct program b = inspecting(NULL, 40, 120);
	assert_true(pty_wait(b.pty, "QueryPartnerCredit"));
	assert_true(pty_find(b.pty, "QueryCustomersCredit     1    200") > 0);
	assert_true(pty_find(b.pty, " 1.1 ") > 0 || pty_find(b.pty, " 2   ") > 0);
	pty_type(b.pty, "G\n");
	assert_true(pty_wait(b.pty, "Canonical request"));
	assert_true(pty_find(b.pty, "Credential=********/") > 0);
	pty_type(b.pty, "/content-length\n");
	assert_true(pty_wait(b.pty, "Response headers"));
	pty_type(b.pty, "q");
	assert_true(pty_wait(b.pty, "code or RequestId"));
	pty_type(b.pty, "I");
	assert_true(pty_wait(b.pty, "row 1/2,013"));
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

/* The server checks the signature, over TLS by a certificate that only --ca-file knows. */
TEST(the_copied_curl_command_returns_the_same_customers)
{
	static const char *const few[] = {"--customers", "5", NULL};
	char uin[40] = "\"ClientUin\":", name[20] = "";
	struct program b = inspecting(few, 24, 80);
	pty_type(b.pty, "Gyc");
	assert_true(
	    pty_wait(b.pty, "Sent to the terminal (OSC 52): a curl command, signed by openssl"));
	const char *command = clipboard(b.pty);
	assert_null(strstr(command, DEMO_KEY));
	assert_null(strstr(command, DEMO_KEY_ID));
	assert_non_null(strstr(command, b.demo.ca_path));
	const char *answer = run_by_shell(command);
	assert_non_null(strstr(answer, "\"Total\":5"));
	pty_type(b.pty, "I");
	assert_true(pty_wait(b.pty, "row 1/5"));
	for (int i = 0; i < 5; i++) {
		snprintf(name, sizeof name, "%.12s", pty_row(b.pty, 4 + i) + (i ? 2 : 4));
		assert_int_equal(strspn(name, "0123456789"), 12);
		snprintf(uin, sizeof uin, "\"ClientUin\":%s", name);
		if (!strstr(answer, uin))
			fail_msg("%s is on the screen, not in %s", uin, answer);
	}
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

TEST(the_inspector_keeps_errors)
{
	static const char *const busy[] = {"--customers", "30", "--fault", "busy:1", NULL};
	struct program b = program_launch(&(struct program_options){.demo = busy, .env = no_tmux});
	assert_true(pty_wait(b.pty, "OperationDenied.ServiceBusy"));
	pty_type(b.pty, "I\t");
	assert_true(pty_wait(b.pty, "Errors: "));
	assert_true(pty_wait(b.pty, "OperationDenied.ServiceBusy"));
	assert_true(pty_wait(b.pty, "tried again"));
	pty_type(b.pty, "yi");
	assert_true(pty_wait(b.pty, "Sent to the terminal (OSC 52): the RequestId"));
	assert_int_equal(strlen(clipboard(b.pty)), 36);
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_requests_of_the_session_are_listed),
	    cmocka_unit_test(the_copied_curl_command_returns_the_same_customers),
	    cmocka_unit_test(the_inspector_keeps_errors),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
