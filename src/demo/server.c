/* SPDX-License-Identifier: MIT */
/* Serves the demo API on a loopback port with libmicrohttpd. */
#include "server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <inttypes.h>
#include <netinet/in.h>
#include <signal.h>
#include <string.h>
#include <sys/select.h>
#include <time.h>
#include <unistd.h>

#include <microhttpd.h>

#include "base/mem.h"

#include "server_send.h"

#define HEADERS_MAX     64
#define CONNECTION_POOL (128u << 10) /* bytes, enough for a 32 KB query string and its parts */
#define CONNECTIONS_MAX 200          /* select() takes 1024 descriptors */
#define IDLE_S          75           /* a client may keep its connection so long for later */
#define REQUEST_S       5            /* but no request may pause so long before it is complete */
#define LOST_MS         600000       /* then the connection of a lost reply closes */
#define OVERTAKEN_MS    1000         /* a reply to be overtaken waits so long for another one */
#define ON_THE_WIRE_MS  20           /* time for a reply to be sent */
#define SLEEP_MS        60000        /* the loop sleeps no longer */

/* Set by the signal handler, which can reach nothing else. */
static volatile sig_atomic_t stop_asked;

/* The state of a connection during one request, from its first line to its reply. libmicrohttpd
 * carries the pointer. */
struct connection {
	char *uri; /* as sent; libmicrohttpd's own copy loses the escapes */
	struct buf body;
	bool started, has_reply;
	struct reply reply;
	int64_t due_ms; /* the time to send the reply, while it is delayed */
	struct MHD_Connection *waiting;
	struct connection *next; /* in the list of delayed replies */
};

struct server {
	struct service *service;
	const struct server_options *options;
	struct MHD_Daemon *daemon;
	struct connection *delayed;
	int64_t start_ms;
	struct err *why; /* gets the reason if the server breaks down */
	bool broken;
};

static int64_t read_clock_ms(clockid_t which)
{
	struct timespec t;

	clock_gettime(which, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Sets after how many seconds without a byte the connection is closed. */
static void limit_silence(struct MHD_Connection *connection, unsigned seconds)
{
	MHD_set_connection_option(connection, MHD_CONNECTION_OPTION_TIMEOUT, seconds);
}

static void *begin_request(void *cls, const char *uri, struct MHD_Connection *connection)
{
	struct connection *x = mem_alloc(1, sizeof(*x));
	size_t n = strlen(uri) + 1;

	(void)cls;
	limit_silence(connection, REQUEST_S);
	x->uri = mem_alloc(n, 1);
	memcpy(x->uri, uri, n);
	buf_init(&x->body, CALL_BODY_MAX);
	return x;
}

static void end_request(void *cls, struct MHD_Connection *connection, void **con_cls,
			enum MHD_RequestTerminationCode code)
{
	struct server *server = cls;
	struct connection *x = *con_cls, **at;

	(void)connection;
	(void)code;
	if (!x)
		return;
	for (at = &server->delayed; *at; at = &(*at)->next) {
		if (*at == x) {
			*at = x->next;
			break;
		}
	}
	buf_release(&x->body);
	if (x->has_reply)
		buf_release(&x->reply.body);
	mem_free(x->uri);
	mem_free(x);
	*con_cls = NULL;
}

struct header_list {
	struct call_header header[HEADERS_MAX];
	size_t n;
};

static enum MHD_Result add_header(void *cls, enum MHD_ValueKind kind, const char *name,
				  const char *value)
{
	struct header_list *list = cls;

	(void)kind;
	if (list->n == COUNT_OF(list->header))
		return MHD_NO;
	list->header[list->n++] = (struct call_header){sl_from(name), sl_from(value)};
	return MHD_YES;
}

static void write_log(const struct server *server, const struct reply *a)
{
	struct buf line;

	if (!server->options->log)
		return;
	buf_init(&line, 1024);
	service_log_line(a, &line);
	fwrite(line.p, 1, line.n, server->options->log);
	fflush(server->options->log);
	buf_release(&line);
}

static void make_reply(struct server *server, struct connection *x, const char *method,
		       struct MHD_Connection *connection)
{
	struct header_list list = {.n = 0};
	struct call call = {.method = sl_from(method)};
	struct sl uri = sl_from(x->uri);

	MHD_get_connection_values(connection, MHD_HEADER_KIND, add_header, &list);
	call.path = uri;
	if (sl_split(&uri, '?', &call.path))
		call.query = uri;
	call.headers = list.header;
	call.n_headers = list.n;
	call.body_too_long = x->body.full;
	call.body = x->body.full ? (struct sl){"", 0} : buf_sl(&x->body);
	call.unix_s = read_clock_ms(CLOCK_REALTIME) / 1000;
	call.mono_ms = read_clock_ms(CLOCK_MONOTONIC) - server->start_ms;
	service_answer(server->service, &call, &x->reply);
	x->has_reply = true;
	write_log(server, &x->reply);
}

/* Sends a reply, and soon after it those that wait to be overtaken. */
static enum MHD_Result send_reply(struct server *server, struct connection *x,
				  struct MHD_Connection *connection)
{
	int64_t soon_ms = read_clock_ms(CLOCK_MONOTONIC) + ON_THE_WIRE_MS;

	for (struct connection *late = server->delayed; late; late = late->next)
		if (late->reply.overtaken && late->due_ms > soon_ms)
			late->due_ms = soon_ms;
	return server_send(&x->reply, connection);
}

static int64_t compute_delay(const struct reply *a)
{
	if (a->delivery == DELIVERY_NEVER)
		return LOST_MS;
	return a->overtaken ? a->delay_ms + OVERTAKEN_MS : a->delay_ms;
}

static void delay_reply(struct server *server, struct connection *x,
			struct MHD_Connection *connection)
{
	x->due_ms = read_clock_ms(CLOCK_MONOTONIC) + compute_delay(&x->reply);
	x->waiting = connection;
	x->next = server->delayed;
	server->delayed = x;
	MHD_suspend_connection(connection);
}

/* libmicrohttpd calls this once for the headers, for each part of the body, at its end, and after a
 * delay. */
static enum MHD_Result handle_request(void *cls, struct MHD_Connection *connection, const char *uri,
				      const char *method, const char *version, const char *part,
				      size_t *part_bytes, void **con_cls)
{
	struct server *server = cls;
	struct connection *x = *con_cls;

	(void)uri;
	(void)version;
	if (!x->started) {
		x->started = true;
		return MHD_YES;
	}
	if (*part_bytes > 0) {
		buf_add(&x->body, (struct sl){part, *part_bytes});
		*part_bytes = 0;
		return MHD_YES;
	}
	if (!x->has_reply) {
		limit_silence(connection, IDLE_S);
		make_reply(server, x, method, connection);
		if (compute_delay(&x->reply) > 0) {
			delay_reply(server, x, connection);
			return MHD_YES;
		}
	}
	return send_reply(server, x, connection);
}

/* Resumes the connections whose replies are due. Lowers *wait_ms to the time until the next one. */
static void resume_due(struct server *server, int64_t *wait_ms)
{
	int64_t now_ms = read_clock_ms(CLOCK_MONOTONIC);

	for (struct connection **at = &server->delayed; *at;) {
		struct connection *x = *at;

		if (x->due_ms <= now_ms) {
			*at = x->next;
			MHD_resume_connection(x->waiting);
			*wait_ms = 0;
			continue;
		}
		if (x->due_ms - now_ms < *wait_ms)
			*wait_ms = x->due_ms - now_ms;
		at = &x->next;
	}
}

static bool input_ended(const fd_set *readable)
{
	char scrap[256];

	if (!FD_ISSET(STDIN_FILENO, readable))
		return false;
	for (;;) {
		ssize_t n = read(STDIN_FILENO, scrap, sizeof(scrap));

		if (n == 0 || (n < 0 && errno != EINTR))
			return true;
		if (n > 0)
			return false;
	}
}

static unsigned count_connections(const struct server *server)
{
	const union MHD_DaemonInfo *info =
	    MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_CURRENT_CONNECTIONS);

	return info ? info->num_connections : 0;
}

/* At its limit libmicrohttpd would accept a connection and close it. It counts those that it has
 * just ended until its next turn, so that a client who saw them end could be turned away. Therefore
 * others wait in the queue of the listening socket until one has gone. */
static void leave_in_queue(const struct server *server, fd_set *readable)
{
	const union MHD_DaemonInfo *info =
	    MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_LISTEN_FD);

	if (info)
		FD_CLR(info->listen_fd, readable);
}

/* Lowers *wait_ms to the time until libmicrohttpd must run again. Where connections have different
 * limits of silence and one of these has just passed, libmicrohttpd may report the longest. */
static void limit_wait(const struct server *server, unsigned connections, int64_t *wait_ms)
{
	MHD_UNSIGNED_LONG_LONG mhd_ms;

	if (connections > 0 && *wait_ms > REQUEST_S * 1000)
		*wait_ms = REQUEST_S * 1000;
	if (MHD_get_timeout(server->daemon, &mhd_ms) == MHD_YES && mhd_ms < (uint64_t)*wait_ms)
		*wait_ms = (int64_t)mhd_ms;
}

static bool break_down(struct server *server, const char *why)
{
	server->broken = true;
	return err_set(server->why, ERR_IO, "the server must stop: %s", why);
}

/* Runs one turn of the loop; false: the server must end. */
static bool run_turn(struct server *server, const sigset_t *while_asleep)
{
	fd_set readable, writable, special;
	int top = -1;
	int64_t wait_ms = SLEEP_MS;
	unsigned connections = count_connections(server);
	struct timespec wait;

	FD_ZERO(&readable);
	FD_ZERO(&writable);
	FD_ZERO(&special);
	resume_due(server, &wait_ms);
	if (MHD_get_fdset(server->daemon, &readable, &writable, &special, &top) != MHD_YES)
		return break_down(server, "libmicrohttpd has too many connections");
	if (connections >= CONNECTIONS_MAX)
		leave_in_queue(server, &readable);
	limit_wait(server, connections, &wait_ms);
	if (server->options->until_eof)
		FD_SET(STDIN_FILENO, &readable);
	wait.tv_sec = (time_t)(wait_ms / 1000);
	wait.tv_nsec = (long)(wait_ms % 1000 * 1000000);
	if (pselect(top + 1, &readable, &writable, &special, &wait, while_asleep) < 0) {
		if (errno != EINTR)
			return break_down(server, strerror(errno));
		FD_ZERO(&readable);
		FD_ZERO(&writable);
		FD_ZERO(&special);
	}
	if (stop_asked || (server->options->until_eof && input_ended(&readable)))
		return false;
	return MHD_run_from_select(server->daemon, &readable, &writable, &special) == MHD_YES ||
	       break_down(server, "libmicrohttpd refused");
}

static void on_stop(int number)
{
	(void)number;
	stop_asked = 1;
}

/* Lets signals arrive only while the loop sleeps, so that none is lost between the test and the
 * sleep. */
static void catch_signals(sigset_t *while_asleep)
{
	struct sigaction stop = {.sa_handler = on_stop}, ignore = {.sa_handler = SIG_IGN};
	sigset_t blocked;

	sigemptyset(&blocked);
	sigaddset(&blocked, SIGTERM);
	sigaddset(&blocked, SIGINT);
	sigprocmask(SIG_BLOCK, &blocked, while_asleep);
	sigdelset(while_asleep, SIGTERM);
	sigdelset(while_asleep, SIGINT);
	sigaction(SIGTERM, &stop, NULL);
	sigaction(SIGINT, &stop, NULL);
	sigaction(SIGPIPE, &ignore, NULL);
}

static struct MHD_Daemon *listen_on_loopback(struct server *server)
{
	const struct server_options *o = server->options;
	struct sockaddr_in loopback = {.sin_family = AF_INET, .sin_port = htons(o->port)};
	struct MHD_OptionItem tls[] = {{MHD_OPTION_HTTPS_MEM_CERT, 0, o->cert_pem},
				       {MHD_OPTION_HTTPS_MEM_KEY, 0, o->key_pem},
				       {MHD_OPTION_END, 0, NULL}};

	loopback.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	return MHD_start_daemon(MHD_ALLOW_SUSPEND_RESUME | MHD_USE_SUPPRESS_DATE_NO_CLOCK |
				    (o->cert_pem ? MHD_USE_TLS : 0),
				o->port, NULL, NULL, handle_request, server, MHD_OPTION_SOCK_ADDR,
				(struct sockaddr *)&loopback, MHD_OPTION_URI_LOG_CALLBACK,
				begin_request, server, MHD_OPTION_NOTIFY_COMPLETED, end_request,
				server, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_POOL,
				MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MAX,
				MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)REQUEST_S,
				MHD_OPTION_ARRAY, o->cert_pem ? tls : &tls[2], MHD_OPTION_END);
}

static bool start_server(struct server *server, struct err *e)
{
	const struct server_options *o = server->options;
	const union MHD_DaemonInfo *info;

	if (o->cert_pem && MHD_is_feature_supported(MHD_FEATURE_TLS) != MHD_YES)
		return err_set(e, ERR_IO, "libmicrohttpd was built without TLS; leave out --tls");
	errno = 0;
	server->daemon = listen_on_loopback(server);
	if (!server->daemon)
		return err_set(e, ERR_IO, "cannot listen on 127.0.0.1:%u: %s", (unsigned)o->port,
			       o->cert_pem
				   ? "is the port free? Do certificate and key belong together?"
			       : errno ? strerror(errno)
				       : "libmicrohttpd refused");
	info = MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_BIND_PORT);
	if (!info)
		return err_set(e, ERR_IO, "libmicrohttpd does not report its port; use --port");
	printf("listening on %s://127.0.0.1:%u\n", o->cert_pem ? "https" : "http",
	       (unsigned)info->port);
	/* Without its address nobody can reach the server. */
	return fflush(stdout) == 0 ||
	       err_set(e, ERR_IO, "cannot print the address: %s", strerror(errno));
}

/* libmicrohttpd requires that no connection is suspended when it stops. */
static void stop_server(struct server *server)
{
	for (struct connection *x = server->delayed; x; x = x->next)
		MHD_resume_connection(x->waiting);
	server->delayed = NULL;
	if (server->daemon)
		MHD_stop_daemon(server->daemon);
}

bool server_run(struct service *s, const struct server_options *o, struct err *e)
{
	struct server server = {
	    .service = s, .options = o, .start_ms = read_clock_ms(CLOCK_MONOTONIC), .why = e};
	sigset_t while_asleep;
	bool ok;

	catch_signals(&while_asleep);
	ok = start_server(&server, e);
	while (ok && run_turn(&server, &while_asleep))
		;
	stop_server(&server);
	return ok && !server.broken;
}
