/* SPDX-License-Identifier: MIT */
/* Writes control sequences to the terminal, past ncurses. */
#include <string.h>
#include <unistd.h>

#include "terminal_private.h"

void terminal_send(const struct terminal *t, const char *s)
{
	ssize_t n = write(t->out_fd, s, strlen(s));
	(void)n;
}
