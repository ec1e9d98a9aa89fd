/* SPDX-License-Identifier: MIT */
/* The main function of tcpartner-demo-api: reads options, keys and files, and runs the server. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"

#include "edge/standard_fds.h"
#include "flags.h"
#include "server.h"

#define EXIT_USAGE  2
#define PEM_MAX     (1u << 20)
#define EXAMPLE_ID  "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE" /* published on the Signature v3 page */
#define EXAMPLE_KEY "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"

static const char *read_environment(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

static bool find_key(struct auth_key *key, struct err *e)
{
	const char *id = read_environment("TENCENTCLOUD_SECRET_ID");
	const char *secret = read_environment("TENCENTCLOUD_SECRET_KEY");

	if (!id != !secret)
		return err_set(
		    e, ERR_USAGE,
		    "set both TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, or neither");
	key->id = sl_from(id ? id : EXAMPLE_ID);
	key->secret = sl_from(secret ? secret : EXAMPLE_KEY);
	key->token = sl_from(id ? read_environment("TENCENTCLOUD_TOKEN") : NULL);
	return true;
}

static bool read_file(const char *path, struct buf *out, struct err *e)
{
	char part[4096];
	FILE *f = fopen(path, "rb");
	size_t n;

	if (!f)
		return err_set(e, ERR_USAGE, "cannot read %.200s: %s", path, strerror(errno));
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		buf_add(out, (struct sl){part, n});
	if (ferror(f) || out->full || out->n == 0)
		err_set(e, ERR_USAGE, "cannot read %.200s: not a PEM file", path);
	fclose(f);
	return !e->kind;
}

static bool open_log(const struct flags *f, FILE **log, struct err *e)
{
	const char *path = f->text[FLAG_LOG][0];

	if (!path)
		return true;
	*log = fopen(path, "a");
	return *log || err_set(e, ERR_USAGE, "cannot write %.200s: %s", path, strerror(errno));
}

static void set_service(const struct flags *f, struct service_options *o)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	o->seed = (uint64_t)f->number[FLAG_SEED];
	o->rows = (uint32_t)f->number[FLAG_CUSTOMERS];
	o->now_s = f->given[FLAG_NOW] ? f->number[FLAG_NOW] : (int64_t)now.tv_sec;
	o->page_max = (uint32_t)f->number[FLAG_PAGE_MAX];
	o->page_max_refused = f->given[FLAG_PAGE_MAX_ERROR];
	o->rate = f->number[FLAG_RATE];
	o->shared = (uint32_t)f->number[FLAG_SHARED];
	o->latency_ms = f->number[FLAG_LATENCY];
	o->faults = f->faults;
	o->metadata = (struct metadata){f->text[FLAG_ROLE][0], f->number[FLAG_ROLE_LIFE]};
	o->sts = (struct sts){f->text[FLAG_ASSUME_ROLE][0], f->number[FLAG_ROLE_LIFE]};
}

static bool read_denied(const char *names, unsigned *out, struct err *e)
{
	struct sl rest = sl_from(names ? names : ""), name;
	enum api_action action;

	while (rest.n) {
		sl_split(&rest, ',', &name);
		if (!request_action_find(name, &action))
			return err_set(e, ERR_USAGE, "--deny: \"%.*s\" is no action of the API",
				       (int)(name.n < 60 ? name.n : 60), name.p);
		*out |= 1u << action;
	}
	return true;
}

static bool serve_api(const struct flags *f, struct err *e)
{
	struct server_options to = {.port = (uint16_t)f->number[FLAG_PORT],
				    .until_eof = f->given[FLAG_UNTIL_EOF]};
	struct service_options options = {.rate = 0};
	struct service service;
	struct buf cert, key;
	bool ok;

	set_service(f, &options);
	buf_init(&cert, PEM_MAX);
	buf_init(&key, PEM_MAX);
	ok = find_key(&options.key, e) && read_denied(f->text[FLAG_DENY][0], &options.denied, e) &&
	     open_log(f, &to.log, e) &&
	     (!f->given[FLAG_TLS] || (read_file(f->text[FLAG_TLS][0], &cert, e) &&
				      read_file(f->text[FLAG_TLS][1], &key, e)));
	if (ok) {
		to.cert_pem = f->given[FLAG_TLS] ? cert.p : NULL;
		to.key_pem = f->given[FLAG_TLS] ? key.p : NULL;
		service_init(&service, &options);
		ok = server_run(&service, &to, e);
		service_release(&service);
	}
	if (to.log)
		fclose(to.log);
	buf_release(&cert);
	buf_wipe(&key);
	buf_release(&key);
	return ok;
}

/* Ends the program when memory is exhausted or a bug is found. */
static void on_death(const char *sentence)
{
	fprintf(stderr, "tcpartner-demo-api: %s\n", sentence);
	_exit(EXIT_FAILURE);
}

/* Prints the help, or the completion script of a shell. */
static bool print_text(const char *shell, struct err *e)
{
	struct buf text;
	bool ok = true;

	buf_init(&text, 1u << 16);
	if (shell)
		ok = flags_completion(shell, &text, e);
	else
		flags_help(&text);
	fwrite(text.p, 1, text.n, stdout);
	buf_release(&text);
	return ok;
}

/* The server needs standard output to print its address, and with --until-eof standard input. */
static bool can_run(const struct flags *f, struct err *e)
{
	if (!standard_fd_is_open(STDOUT_FILENO))
		return err_set(e, ERR_IO,
			       "standard output is closed; the address cannot be printed");
	return !f->given[FLAG_UNTIL_EOF] || standard_fd_is_open(STDIN_FILENO) ||
	       err_set(e, ERR_USAGE, "--until-eof needs standard input, which is closed");
}

int main(int argc, char *argv[])
{
	struct err e = {.kind = ERR_NONE};
	struct flags flags;

	standard_fds_open();
	mem_on_death(on_death);
	mem_tune();
	if (flags_parse(&flags, argc, argv, &e) && can_run(&flags, &e)) {
		if (flags.given[FLAG_VERSION])
			puts("tcpartner-demo-api " VERSION);
		else if (flags.given[FLAG_HELP] || flags.given[FLAG_COMPLETION]
			     ? print_text(flags.text[FLAG_COMPLETION][0], &e)
			     : serve_api(&flags, &e))
			return EXIT_SUCCESS;
	}
	if (e.kind == ERR_NONE)
		return EXIT_SUCCESS;
	fprintf(stderr, "tcpartner-demo-api: %s\n", e.text);
	return e.kind == ERR_USAGE ? EXIT_USAGE : EXIT_FAILURE;
}
