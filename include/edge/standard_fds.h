/* SPDX-License-Identifier: MIT */
/*
 * Opens standard input, output and error for a program that was started without them. The main
 * functions of both programs call this first: otherwise the next file or pipe that they open would
 * take the free number, and output would go there. Also says how wide the terminal behind one is.
 */
#ifndef EDGE_STANDARD_FDS_H
#define EDGE_STANDARD_FDS_H

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Opens input and output in the wrong direction, so that using them still fails. Output to standard
 * error is dropped. */
static inline void standard_fds_open(void)
{
	for (int fd = 0; fd <= 2; fd++) {
		if (fcntl(fd, F_GETFD) >= 0 || errno != EBADF)
			continue;
		int got = open("/dev/null", fd == 1 ? O_RDONLY : O_WRONLY);
		if (got < 0)
			got = open("/", O_RDONLY);
		if (got > fd)
			close(got);
	}
}

/* True when the descriptor is open in the direction that its number stands for. */
static inline bool standard_fd_is_open(int fd)
{
	int flags = fcntl(fd, F_GETFL), wrong = fd == 0 ? O_WRONLY : O_RDONLY;
	return flags < 0 ? errno != EBADF : (flags & O_ACCMODE) != wrong;
}

/* The columns of the terminal; 0 if the descriptor is no terminal, or its width is not known. */
static inline int standard_fd_width(int fd)
{
	struct winsize size;
	return ioctl(fd, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

#endif
