/* SPDX-License-Identifier: MIT */
/* Sends a reply through libmicrohttpd. */
#include "server_send.h"

#include <string.h>
#include <sys/socket.h>

#include "base/attr.h"

/* Gives the first half of the body, then an error, which closes the connection. */
static ssize_t read_half(void *cls, uint64_t at, char *out, size_t room)
{
	const struct reply *a = cls;
	uint64_t half = a->body.n / 2;
	size_t n;

	if (at >= half)
		return (ssize_t)MHD_CONTENT_READER_END_WITH_ERROR;
	n = half - at < room ? (size_t)(half - at) : room;
	memcpy(out, a->body.p + at, n);
	return (ssize_t)n;
}

/* Announces the length of the whole body, of which only half is sent. */
static struct MHD_Response *make_half(const struct reply *a)
{
	return MHD_create_response_from_callback(a->body.n, 4096, read_half, (void *)(uintptr_t)a,
						 NULL);
}

/*
 * Resets the connection, because a close alone would end it in order. On Linux, connecting to no
 * address resets it at once; elsewhere a linger time of 0 makes the close a reset.
 */
static void reset_connection(struct MHD_Connection *connection)
{
	const union MHD_ConnectionInfo *info =
	    MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
	struct sockaddr nowhere = {.sa_family = AF_UNSPEC};
	struct linger none = {.l_onoff = 1, .l_linger = 0};

	if (!info)
		return;
	setsockopt(info->connect_fd, SOL_SOCKET, SO_LINGER, &none, sizeof(none));
	/* If this fails, the linger time has the same effect. */
	(void)connect(info->connect_fd, &nowhere, sizeof(nowhere));
}

static struct MHD_Response *make_response(const struct reply *a, struct MHD_Connection *connection)
{
	switch (a->delivery) {
	case DELIVERY_WHOLE:
		return MHD_create_response_from_buffer(a->body.n, a->body.p, MHD_RESPMEM_MUST_COPY);
	case DELIVERY_HALF: return make_half(a);
	case DELIVERY_RESET: reset_connection(connection); return NULL;
	case DELIVERY_NONE:
	case DELIVERY_NEVER: break;
	}
	return NULL;
}

enum MHD_Result server_send(const struct reply *a, struct MHD_Connection *connection)
{
	struct MHD_Response *response = make_response(a, connection);
	enum MHD_Result queued;

	if (!response)
		return MHD_NO; /* closes the connection */
	MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, a->type);
	MHD_add_response_header(response, MHD_HTTP_HEADER_DATE, a->date);
	MHD_add_response_header(response, MHD_HTTP_HEADER_SERVER, "tcpartner-demo-api");
	if (a->status >= 300 && a->status < 400)
		MHD_add_response_header(response, MHD_HTTP_HEADER_LOCATION, "/sign-in");
	queued = MHD_queue_response(connection, (unsigned)a->status, response);
	MHD_destroy_response(response);
	return queued;
}
