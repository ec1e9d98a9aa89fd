/* SPDX-License-Identifier: MIT */
/*
 * Standard input, output and error of a program that was started without them. The main
 * functions of both call this first: else the next file or pipe of the program's own would take the
 * free number, and what is printed would go there.
 */
#ifndef EDGE_STANDARD_FDS_H
#define EDGE_STANDARD_FDS_H

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <unistd.h>

/* Input and output are opened for the wrong way: using them is still the error that it was. What
 * is said on standard error is dropped. */
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

/* Whether there is one that can be used. */
static inline bool standard_fd_is_open(int fd)
{
	int flags = fcntl(fd, F_GETFL), wrong = fd == 0 ? O_WRONLY : O_RDONLY;
	return flags < 0 ? errno != EBADF : (flags & O_ACCMODE) != wrong;
}

#endif
