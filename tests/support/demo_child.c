/* SPDX-License-Identifier: MIT */
/* Starts the demo partner API as a child process and reads its log. */
#include "demo_child.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "codec/json.h"

#include "api/request_action.h"

#define BIN        TEST_BUILD "/tcpartner-demo-api"
#define CERTS      TEST_BUILD "/certs"
#define PORT_FIRST 10000
#define PORTS      10000
#define NEW_S      (20 * 86400) /* certs.sh decides about older ones */

static void give_up(const char *why)
{
	printf("Bail out! demo API: %s\n", why);
	exit(1);
}

/* The folder of the certificates appears when it is whole, and they are valid for longer. */
static bool has_new_certs(void)
{
	struct stat st;
	return stat(CERTS "/server.pem", &st) == 0 && time(NULL) - st.st_mtime < NEW_S;
}

static void make_certs(void)
{
	if (has_new_certs())
		return;
	pid_t pid = fork();
	int status = 0;
	if (pid == 0) {
		execlp("sh", "sh", "tests/support/certs.sh", CERTS, (char *)NULL);
		_exit(127);
	}
	if (waitpid(pid, &status, 0) != pid || status != 0)
		give_up("no certificates (flock and openssl are needed)");
}

static void child(int in, int out, const struct demo_child *d, const char *const *args,
		  const char *const *env)
{
	const char *argv[40] = {
	    BIN,     "--until-eof", "--tls", CERTS "/server.pem", CERTS "/server.key",
	    "--log", d->log_path};
	size_t n = 7;
	for (; args && *args && n < 39; args++)
		argv[n++] = *args;
	dup2(in, 0);
	dup2(out, 1);
	unsetenv("TENCENTCLOUD_SECRET_ID");
	unsetenv("TENCENTCLOUD_SECRET_KEY");
	for (; env && *env; env++)
		putenv((char *)(uintptr_t)*env);
	execv(BIN, (char *const *)argv);
	_exit(127);
}

struct demo_child demo_child_start(const char *const *args)
{
	return demo_child_start_in(args, NULL);
}

struct demo_child demo_child_start_with_token(const char *const *args, const char *token)
{
	char named[400];
	const char *const env[] = {"TENCENTCLOUD_SECRET_ID=" DEMO_KEY_ID,
				   "TENCENTCLOUD_SECRET_KEY=" DEMO_KEY, named, NULL};
	snprintf(named, sizeof named, "TENCENTCLOUD_TOKEN=%s", token ? token : "");
	return demo_child_start_in(args, token ? env : NULL);
}

struct demo_child demo_child_start_in(const char *const *args, const char *const *env)
{
	static int count;
	struct demo_child d = {0};
	int in[2], out[2];
	char line[200];
	snprintf(d.log_path, sizeof d.log_path, "%s/demo-%ld-%d.log", TEST_BUILD, (long)getpid(),
		 count++);
	snprintf(d.ca_path, sizeof d.ca_path, "%s", CERTS "/ca.pem");
	unlink(d.log_path);
	make_certs();
	if (pipe(in) || pipe(out))
		give_up("no pipes");
	fcntl(in[1], F_SETFD, FD_CLOEXEC);
	fcntl(out[0], F_SETFD, FD_CLOEXEC);
	if ((d.pid = fork()) == 0)
		child(in[0], out[1], &d, args, env);
	close(in[0]);
	close(out[1]);
	d.stdin_fd = in[1];
	FILE *f = fdopen(out[0], "r");
	if (!f || !fgets(line, sizeof line, f) || sscanf(line, "listening on %63s", d.url) != 1)
		give_up("it did not say where it listens");
	fclose(f);
	return d;
}

int demo_child_find_port(void)
{
	struct sockaddr_in a = {.sin_family = AF_INET};
	a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	for (int port = PORT_FIRST + (int)(getpid() % PORTS); port < PORT_FIRST + 2 * PORTS;
	     port++) {
		a.sin_port = htons((uint16_t)port);
		int fd = socket(AF_INET, SOCK_STREAM, 0);
		bool is_free = bind(fd, (struct sockaddr *)&a, sizeof a) == 0;
		close(fd);
		if (is_free)
			return port;
	}
	give_up("no port is free");
	return 0;
}

void demo_child_stop(struct demo_child *d)
{
	close(d->stdin_fd);
	kill(d->pid, SIGTERM);
	waitpid(d->pid, NULL, 0);
	unlink(d->log_path);
}

static void copy_text(const struct json_node *n, char *out, size_t size)
{
	sl_to_chars(json_string(n), out, size);
}

static long long number(const struct json *doc, const struct json_node *n)
{
	int64_t v = 0;
	return sl_to_i64(json_number(doc, n), &v) ? (long long)v : 0;
}

static bool read_request(const char *line, struct demo_child_request *out)
{
	struct err e = {0};
	struct json *doc = json_parse(sl_from(line), &e);
	if (!doc)
		return false;
	const struct json_node *root = json_root(doc);
	memset(out, 0, sizeof *out);
	out->at_ms = number(doc, json_get(root, "time_ms"));
	out->signed_s = number(doc, json_get(root, "signed_s"));
	out->page = (long)number(doc, json_get(root, "page"));
	out->page_size = (long)number(doc, json_get(root, "page_size"));
	copy_text(json_get(root, "action"), out->action, sizeof out->action);
	copy_text(json_get(root, "code"), out->code, sizeof out->code);
	json_free(doc);
	return true;
}

size_t demo_child_requests(const struct demo_child *d, struct demo_child_request *out, size_t max)
{
	FILE *f = fopen(d->log_path, "r");
	char line[1000];
	size_t n = 0;
	if (!f)
		return 0;
	while (fgets(line, sizeof line, f)) {
		struct demo_child_request r;
		if (read_request(line, &r) && n++ < max)
			out[n - 1] = r;
	}
	fclose(f);
	return n;
}

/* Counts those of the same action in the second that ends with the request at last. */
static size_t count_in_second(const struct demo_child_request *r, size_t last)
{
	size_t n = 0;
	for (size_t i = last + 1; i-- > 0 && r[last].at_ms - r[i].at_ms < 1000;)
		n += strcmp(r[i].action, r[last].action) == 0;
	return n;
}

size_t demo_child_rate(const struct demo_child_request *r, size_t n)
{
	size_t most = 0;
	for (size_t i = 0; i < n; i++) {
		enum api_action a = ACTION_CUSTOMERS;
		bool known = request_action_find(sl_from(r[i].action), &a);
		size_t limit = known ? (size_t)request_action_rate(a) : API_RATE_PER_SEC;
		size_t parts = (count_in_second(r, i) * API_RATE_PER_SEC + limit - 1) / limit;
		most = parts > most ? parts : most;
	}
	return most;
}
