/* SPDX-License-Identifier: MIT */
/*
 * The open connections of the API. libcurl has no call that closes those which carry nothing, and
 * one that HTTP/2 shares outlives its requests; so the sockets are remembered and shut down.
 */
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/sockios.h>
#endif

#include "transport_private.h"

static curl_socket_t on_open(void *ctx, curlsocktype purpose, struct curl_sockaddr *to)
{
	struct links *l = ctx;
	int type = to->socktype;
	(void)purpose;
#ifdef SOCK_CLOEXEC
	type |= SOCK_CLOEXEC;
#endif
	curl_socket_t fd = socket(to->family, type, to->protocol);
	if (fd == CURL_SOCKET_BAD)
		return fd;
	/* More than LINKS_MAX never happens with the limit on connections; such a one is only
	 * closed by the library. */
	if (l && l->n < LINKS_MAX)
		l->fd[l->n++] = fd;
	return fd;
}

static void forget_link(struct links *l, curl_socket_t fd)
{
	for (size_t i = 0; l && i < l->n; i++)
		if (l->fd[i] == fd) {
			l->fd[i] = l->fd[--l->n];
			return;
		}
}

/* When a connection is closed, unsent bytes must be dropped: a request that is no longer awaited
 * would arrive at some later time, which the pacer does not know. */
static int on_close(void *ctx, curl_socket_t fd)
{
#ifdef SIOCOUTQ
	int left = 0;
	struct linger at_once = {.l_onoff = 1, .l_linger = 0};
	if (ioctl(fd, SIOCOUTQ, &left) == 0 && left > 0)
		setsockopt(fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
#endif
	forget_link(ctx, fd);
	return close(fd);
}

void transport_links_watch(struct links *l, CURL *easy)
{
	transport_must(curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_open));
	transport_must(curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, l));
	transport_must(curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, on_close));
	transport_must(curl_easy_setopt(easy, CURLOPT_CLOSESOCKETDATA, l));
}

void transport_links_cut(struct links *l)
{
	for (size_t i = 0; i < l->n; i++)
		shutdown(l->fd[i], SHUT_RDWR);
	l->n = 0;
}
