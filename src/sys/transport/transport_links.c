/* SPDX-License-Identifier: MIT */
/*
 * The open connections of the API. libcurl has no call that closes those which carry nothing, and
 * one that HTTP/2 shares outlives its requests; so the sockets are remembered and shut down.
 *
 * If the first address of a name does not answer, libcurl tries one of the other IP version after
 * 200 ms, but one of the same version only after half of the time for connecting, and it does so
 * for each connection anew. So the time to connect is watched here: a slow address is left out as
 * long as another one works.
 */
#include <stddef.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/sockios.h>
#endif

#include "transfer.h"

#define SLOW_MS 500 /* no round trip on earth takes as long, unless packets are lost */
#define LOST_MS 150 /* a connection given up after so long was slower than another one */

static int64_t read_clock_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static struct link_address read_address(const struct curl_sockaddr *to)
{
	struct link_address a = {.n = to->addrlen < ADDRESS_BYTES ? to->addrlen : ADDRESS_BYTES};
	memcpy(a.bytes, (const char *)to + offsetof(struct curl_sockaddr, addr), a.n);
	return a;
}

static bool is_slow(const struct links *l, const struct link_address *a)
{
	for (size_t i = 0; i < l->n_slow; i++)
		if (l->slow[i].n == a->n && memcmp(l->slow[i].bytes, a->bytes, a->n) == 0)
			return true;
	return false;
}

static void note_slow(struct links *l, const struct link_address *a)
{
	if (!l->patient && !is_slow(l, a) && l->n_slow < SLOW_MAX)
		l->slow[l->n_slow++] = *a;
}

static ino_t read_inode(curl_socket_t fd)
{
	struct stat st;
	return fstat(fd, &st) == 0 && S_ISSOCK(st.st_mode) ? st.st_ino : 0;
}

static bool is_connected(curl_socket_t fd)
{
	struct sockaddr_storage peer;
	socklen_t n = sizeof peer;
	return getpeername(fd, (struct sockaddr *)&peer, &n) == 0;
}

static curl_socket_t on_open(void *ctx, curlsocktype purpose, struct curl_sockaddr *to)
{
	struct transfer *f = ctx;
	struct links *l = f->links;
	struct link_address address = read_address(to);
	int type = to->socktype;
	(void)purpose;
	if (l && is_slow(l, &address)) {
		f->skipped = true; /* the library tries the next one */
		return CURL_SOCKET_BAD;
	}
#ifdef SOCK_CLOEXEC
	type |= SOCK_CLOEXEC;
#endif
	curl_socket_t fd = socket(to->family, type, to->protocol);
	if (fd == CURL_SOCKET_BAD)
		return fd;
	/* More than LINKS_MAX never happens with the limit on connections; such a one is only
	 * closed by the library. */
	if (l && l->n < LINKS_MAX)
		l->open[l->n++] = (struct link){.fd = fd,
						.inode = read_inode(fd),
						.by = f->id,
						.opened_ms = read_clock_ms(),
						.to = address};
	return fd;
}

static void forget_link(struct links *l, curl_socket_t fd)
{
	for (size_t i = 0; l && i < l->n; i++)
		if (l->open[i].fd == fd) {
			l->open[i] = l->open[--l->n];
			return;
		}
}

/* The library does not say when it closes a connection that was not made yet. One that waited for
 * some time has lost the race against another address. */
static void drop_closed(struct links *l)
{
	for (size_t i = l->n; i-- > 0;) {
		const struct link *x = &l->open[i];
		if (read_inode(x->fd) == x->inode)
			continue;
		if (!x->settled && read_clock_ms() - x->opened_ms >= LOST_MS)
			note_slow(l, &x->to);
		l->open[i] = l->open[--l->n];
	}
}

/* When a connection is closed, unsent bytes must be dropped: a request that is no longer awaited
 * would arrive at some later time, which the pacer does not know. */
static int on_close(void *ctx, curl_socket_t fd)
{
	forget_link(ctx, fd);
#ifdef SIOCOUTQ
	int left = 0;
	struct linger at_once = {.l_onoff = 1, .l_linger = 0};
	if (ioctl(fd, SIOCOUTQ, &left) == 0 && left > 0)
		setsockopt(fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
#endif
	return close(fd);
}

void transport_links_watch(struct transfer *f)
{
	CURL *easy = f->easy;
	transport_must(curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_open));
	transport_must(curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, f));
	transport_must(curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, on_close));
	/* The library keeps this with the connection, which outlives the transfer. */
	transport_must(curl_easy_setopt(easy, CURLOPT_CLOSESOCKETDATA, f->links));
}

void transport_links_cut(struct links *l)
{
	drop_closed(l);
	for (size_t i = 0; i < l->n; i++)
		shutdown(l->open[i].fd, SHUT_RDWR);
	l->n = l->n_slow = 0;
	l->patient = false;
}

static bool is_awaited(struct links *l, struct link *x, int64_t now_ms)
{
	if (x->settled || !is_connected(x->fd))
		return !x->settled;
	x->settled = true;
	if (now_ms - x->opened_ms < SLOW_MS)
		l->patient = false;
	return false;
}

uint64_t transport_links_find_slow(struct links *l)
{
	int64_t now_ms = read_clock_ms();
	drop_closed(l);
	for (size_t i = 0; i < l->n; i++) {
		struct link *x = &l->open[i];
		if (!is_awaited(l, x, now_ms) || now_ms - x->opened_ms < SLOW_MS)
			continue;
		x->settled = true;
		if (l->patient)
			continue;
		note_slow(l, &x->to);
		return x->by;
	}
	return 0;
}

int transport_links_wait_ms(const struct links *l)
{
	int64_t now_ms = read_clock_ms(), least = -1;
	for (size_t i = 0; i < l->n; i++) {
		int64_t left = l->open[i].opened_ms + SLOW_MS - now_ms;
		if (!l->open[i].settled && (least < 0 || left < least))
			least = left > 0 ? left : 0;
	}
	return (int)least;
}

void transport_links_allow_all(struct links *l)
{
	l->n_slow = 0;
	l->patient = true;
}
