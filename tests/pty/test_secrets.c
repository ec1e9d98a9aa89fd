/* SPDX-License-Identifier: MIT */
/*
 * Where the key and the token of the real browser are while it runs, and where they are not: in its
 * memory as root sees it, its arguments and environment, the screen, standard error, a core.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/attr.h"

#include "demo/sts.h"
#include "process.h"
#include "program.h"
#include "sanitized.h"
#include "test.h"

#define ID    "AKIDwhoseKeyIsLookedForEverywhere1"
#define KEY   "thisKeyMustBeNowhereElse0123456789"
#define TOKEN "andThisTokenNeither0123456789abcdefghijklmnopqrstuvwxyz"

#define ENV_ID    "TENCENTCLOUD_SECRET_ID=" ID
#define ENV_KEY   "TENCENTCLOUD_SECRET_KEY=" KEY
#define ENV_TOKEN "TENCENTCLOUD_TOKEN=" TOKEN

/* No part of a key here, but other tools put one there. */
#define OTHER     "norThisOneThatOtherToolsTake0123456789"
#define ENV_OTHER "TENCENTCLOUD_SECURITY_TOKEN=" OTHER

#define ARN "qcs::cam::uin/100000000001:roleName/reseller"

#define PIECE       (1u << 20)
#define MAPPING_MAX (1ull << 30) /* a sanitizer's shadow is terabytes */

static const char *const key_of_server[] = {ENV_ID, ENV_KEY, ENV_TOKEN, NULL};
static const char *const few[] = {"--customers", "5", NULL};

struct found {
	size_t in_vault; /* memory that no core holds */
	size_t elsewhere;
	char where[200]; /* the last place elsewhere */
};

/* Searched in pieces that overlap by less than a secret, so that none is counted twice. */
static size_t count(int mem, uint64_t from, uint64_t to, const char *secret)
{
	static char piece[PIECE];
	size_t n = 0, overlap = strlen(secret) - 1;
	for (uint64_t at = from; at < to; at += PIECE - overlap) {
		size_t want = to - at < PIECE ? (size_t)(to - at) : PIECE;
		ssize_t got = pread(mem, piece, want, (off_t)at);
		const char *p = piece, *end = piece + (got > 0 ? got : 0);
		while ((p = memmem(p, (size_t)(end - p), secret, overlap + 1)) != NULL) {
			n++;
			p++;
		}
	}
	return n;
}

struct mapping {
	uint64_t from, to;
	bool readable, vault;
	char line[200];
};

/* The next of /proc/PID/smaps: a line with its bounds, and some lines on a line of flags. */
static bool next_mapping(FILE *f, struct mapping *m)
{
	char line[1000];
	while (fgets(line, sizeof line, f)) {
		uint64_t from, to;
		char modes[5];
		if (sscanf(line, "%" SCNx64 "-%" SCNx64 " %4s", &from, &to, modes) == 3) {
			m->from = from;
			m->to = to;
			m->readable = modes[0] == 'r' && !strstr(line, "[v");
			snprintf(m->line, sizeof m->line, "%.199s", line);
		} else if (strncmp(line, "VmFlags:", 8) == 0) {
			m->vault = strstr(line, " dd") != NULL;
			return true;
		}
	}
	return false;
}

static FILE *open_of(pid_t pid, const char *what, const char *mode)
{
	char path[64];
	snprintf(path, sizeof path, "/proc/%ld/%s", (long)pid, what);
	return fopen(path, mode);
}

static bool scan(pid_t pid, const char *secret, struct found *out)
{
	FILE *maps = open_of(pid, "smaps", "r"), *mem = open_of(pid, "mem", "r");
	struct mapping m = {0};
	*out = (struct found){0};
	while (maps && mem && next_mapping(maps, &m)) {
		if (!m.readable || m.to - m.from > MAPPING_MAX)
			continue;
		size_t n = count(fileno(mem), m.from, m.to, secret);
		*(m.vault ? &out->in_vault : &out->elsewhere) += n;
		if (n && !m.vault)
			snprintf(out->where, sizeof out->where, "%s", m.line);
	}
	bool ok = maps && mem;
	if (maps)
		fclose(maps);
	if (mem)
		fclose(mem);
	return ok;
}

/* A header with the token exists while a request is under way: until none is. */
static void is_only_in_the_vault(pid_t pid, const char *secret)
{
	struct found f;
	/* A sanitizer keeps what was freed and copies what is on the stack. */
	if (SANITIZED)
		return;
	for (int i = 0; i < PTY_DEADLINE_MS / 50; i++) {
		if (!scan(pid, secret, &f)) {
			print_message("# skipped: /proc/PID/mem is for root: %s\n",
				      strerror(errno));
			skip();
		}
		if (f.elsewhere == 0)
			break;
		poll(NULL, 0, 50);
	}
	if (f.elsewhere)
		fail_msg("%.8s... is %zu times in other memory, as in %s", secret, f.elsewhere,
			 f.where);
	/* It is there: the search can find it. */
	assert_int_equal(f.in_vault > 0, 1);
}

static bool file_of_process_has(pid_t pid, const char *file, const char *secret)
{
	static char text[1 << 16];
	FILE *f = open_of(pid, file, "r");
	size_t n = f ? fread(text, 1, sizeof text, f) : 0;
	if (f)
		fclose(f);
	return n && memmem(text, n, secret, strlen(secret));
}

static void is_told_to_nobody(const struct program *b, const char *secret)
{
	static const char *const files[] = {"cmdline", "environ"};
	for (size_t i = 0; i < COUNT_OF(files); i++)
		assert_false(file_of_process_has(b->pty->pid, files[i], secret));
	assert_null(memmem(b->pty->raw, b->pty->n_raw, secret, strlen(secret)));
}

static void is_well_kept(const struct program *b)
{
	static const char *const secrets[] = {KEY, TOKEN};
	for (size_t i = 0; i < COUNT_OF(secrets); i++) {
		is_told_to_nobody(b, secrets[i]);
		is_only_in_the_vault(b->pty->pid, secrets[i]);
	}
}

static const char *const from_environment[] = {ENV_ID, ENV_KEY, ENV_TOKEN, ENV_OTHER, NULL};

TEST(a_key_of_the_environment)
{
	struct program b = program_start(&(struct program_options){
	    .demo = few, .env = from_environment, .demo_env = key_of_server});
	assert_true(pty_wait(b.pty, "5 of 5"));
	is_well_kept(&b);
	pty_type(b.pty, "I");
	assert_true(pty_wait(b.pty, "QueryCustomersCredit"));
	is_well_kept(&b);
	assert_int_equal(program_quit(&b), 0);
	is_told_to_nobody(&b, KEY);
	is_told_to_nobody(&b, OTHER);
	program_stop(&b);
}

/* The key that the demo API made at the time of the answer, which the log tells to the second. */
static struct sts_key find_role_key(const struct program *b)
{
	struct sts sts = {ARN, 7200};
	struct auth_key base = {SL(ID), SL(KEY), SL(TOKEN)};
	struct demo_child_request first;
	struct sts_key key = {.token = ""};
	assert_true(demo_child_requests(&b->demo, &first, 1) > 0);
	assert_string_equal(first.action, "AssumeRole");
	for (long long at = first.signed_s - 1; at <= first.signed_s + 3; at++) {
		char token[60];
		struct found f = {0};
		snprintf(token, sizeof token, "sts-token-until-%lld", at + 7200);
		if (sts_find_key(&sts, &base, sl_from(token), at, &key) &&
		    scan(b->pty->pid, key.secret, &f) && f.in_vault > 0)
			break;
	}
	return key;
}

/* The temporary key and its token, which came over the network, are kept as the base key is. */
TEST(a_key_of_a_role)
{
	static const char *const demo[] = {"--customers", "5", "--assume-role", ARN, NULL};
	static const char *const env[] = {ENV_ID, ENV_KEY, ENV_TOKEN, "TENCENTCLOUD_ROLE_ARN=" ARN,
					  NULL};
	struct program b = program_start(
	    &(struct program_options){.demo = demo, .env = env, .demo_env = key_of_server});
	assert_true(pty_wait(b.pty, "5 of 5"));
	is_well_kept(&b);
	struct sts_key role = find_role_key(&b);
	is_told_to_nobody(&b, role.secret);
	is_only_in_the_vault(b.pty->pid, role.secret);
	is_told_to_nobody(&b, "sts-token-until-");
	is_only_in_the_vault(b.pty->pid, "sts-token-until-");
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

static void write_credentials(const char *home, char path[300])
{
	snprintf(path, 300, "%s/.tccli", home);
	assert_int_equal(mkdir(path, 0700), 0);
	snprintf(path, 300, "%s/.tccli/default.credential", home);
	int fd = open(path, O_CREAT | O_EXCL | O_WRONLY, 0600);
	assert_true(fd >= 0);
	dprintf(fd, "{\"secretId\": \"%s\",\n \"secretKey\": \"%s\",\n \"token\": \"%s\"}\n", ID,
		KEY, TOKEN);
	close(fd);
}

TEST(a_key_of_a_file)
{
	char home[] = TEST_BUILD "/secrets-XXXXXX", set_home[300], path[300], folder[300];
	assert_non_null(mkdtemp(home));
	write_credentials(home, path);
	snprintf(set_home, sizeof set_home, "HOME=%s", home);
	const char *const env[] = {"TENCENTCLOUD_SECRET_ID=", "TENCENTCLOUD_SECRET_KEY=",
				   "TENCENTCLOUD_TOKEN=", set_home, NULL};
	struct program b = program_start(
	    &(struct program_options){.demo = few, .env = env, .demo_env = key_of_server});
	assert_true(pty_wait(b.pty, "5 of 5"));
	is_well_kept(&b);
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
	/* Nothing was written beside it: the folders go when they are empty. */
	assert_int_equal(unlink(path), 0);
	snprintf(folder, sizeof folder, "%s/.tccli", home);
	assert_int_equal(rmdir(folder), 0);
	assert_int_equal(rmdir(home), 0);
}

TEST(a_key_that_is_refused)
{
	struct program b =
	    program_launch(&(struct program_options){.demo = few, .env = from_environment});
	assert_true(pty_wait(b.pty, "AuthFailure"));
	is_well_kept(&b);
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

TEST(a_server_that_fails)
{
	static const char *const failing[] = {"--fault", "http:500", NULL};
	struct program b = program_launch(&(struct program_options){
	    .demo = failing, .env = from_environment, .demo_env = key_of_server});
	assert_true(pty_wait(b.pty, "500"));
	is_well_kept(&b);
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

/* How often the secret stands in a file, which is not empty. */
static size_t count_in_file(const char *path, const char *secret)
{
	static char text[PIECE];
	FILE *f = fopen(path, "r");
	assert_non_null(f);
	size_t n = fread(text, 1, sizeof text, f), times = 0;
	fclose(f);
	assert_in_range(n, 1, sizeof text - 1);
	for (const char *p = text; (p = memmem(p, n - (size_t)(p - text), secret, strlen(secret)));)
		p++, times++;
	return times;
}

/* All that a session writes down when it is asked to, of requests that went well and one that did
 * not. */
TEST(a_log_and_a_record_hear_of_no_key)
{
	static const char *const failing[] = {"--customers", "300",    "--rate", "0",
					      "--fault",     "busy:2", NULL};
	char folder[] = TEST_BUILD "/secrets-XXXXXX", path[2][300];
	assert_non_null(mkdtemp(folder));
	snprintf(path[0], sizeof path[0], "%s/log", folder);
	snprintf(path[1], sizeof path[1], "%s/record", folder);
	const char *const args[] = {"--log", path[0], "--record", path[1], NULL};
	struct program b = program_start(&(struct program_options){
	    .demo = failing, .args = args, .env = from_environment, .demo_env = key_of_server});
	pty_type(b.pty, "a");
	assert_true(pty_wait(b.pty, "300 of 300"));
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
	assert_true(count_in_file(path[0], "ServiceBusy") > 0);
	assert_true(count_in_file(path[1], "ClientUin") > 0);
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(count_in_file(path[i], KEY), 0);
		assert_int_equal(count_in_file(path[i], TOKEN), 0);
		assert_int_equal(count_in_file(path[i], ID), 0);
		assert_int_equal(count_in_file(path[i], "Signature="), 0);
		assert_int_equal(unlink(path[i]), 0);
	}
	assert_int_equal(rmdir(folder), 0);
}

/* The limit on cores is lowered for good, whatever the shell allows. */
TEST(no_core_is_left)
{
	static const char *const env[] = {"ASAN_OPTIONS=handle_segv=0", ENV_ID, ENV_KEY, ENV_TOKEN,
					  NULL};
	struct rlimit limit;
	struct program b = program_start(
	    &(struct program_options){.demo = few, .env = env, .demo_env = key_of_server});
	assert_int_equal(prlimit(b.pty->pid, RLIMIT_CORE, NULL, &limit), 0);
	assert_int_equal(limit.rlim_max, 0);
	kill(b.pty->pid, SIGSEGV);
	assert_true(pty_exit(b.pty));
	assert_false(WIFSIGNALED(b.pty->status) && WCOREDUMP(b.pty->status));
	unlink(b.stderr_path);
	program_stop(&b);
}

TEST(the_demo_server_hears_of_no_key)
{
	static const char *const argv[] = {TEST_BUILD "/tcpartner", "--demo", NULL};
	struct pty *p =
	    pty_start(&(struct pty_options){.rows = 24, .cols = 80, .env = from_environment}, argv);
	assert_true(pty_wait(p, "row 1/"));
	pid_t server = process_child_of(p->pid);
	assert_true(server > 0);
	assert_true(file_of_process_has(server, "cmdline", "demo-api"));
	assert_true(file_of_process_has(server, "environ", "PATH="));
	assert_false(file_of_process_has(server, "environ", KEY));
	assert_false(file_of_process_has(server, "environ", TOKEN));
	pty_type(p, "Q");
	assert_true(pty_exit(p));
	pty_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_key_of_the_environment),
	    cmocka_unit_test(a_key_of_a_role),
	    cmocka_unit_test(a_key_of_a_file),
	    cmocka_unit_test(a_key_that_is_refused),
	    cmocka_unit_test(a_server_that_fails),
	    cmocka_unit_test(a_log_and_a_record_hear_of_no_key),
	    cmocka_unit_test(no_core_is_left),
	    cmocka_unit_test(the_demo_server_hears_of_no_key),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
