/* SPDX-License-Identifier: MIT */
/* What the terminal's name and its description say. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "terminal_private.h"

/* After the others: it defines many plain words. */
#include <term.h>

/* A failed newterm leaks, so the description is looked at before. */
bool terminal_check_description(const char *term, struct err *e)
{
	int found = 0;
	if (setupterm(term, STDOUT_FILENO, &found) == ERR)
		return err_set(e, ERR_IO,
			       "no description of the terminal \"%.40s\" (TERM); try "
			       "TERM=xterm-256color, or install ncurses-term",
			       term);
	const char *move = tigetstr("cup");
	bool moves = move && move != (const char *)-1;
	del_curterm(cur_term);
	if (moves)
		return true;
	return err_set(e, ERR_IO,
		       "a terminal of the kind \"%.40s\" (TERM) cannot show a screen; where it is "
		       "another one in truth, try TERM=xterm-256color",
		       term);
}

static bool begins(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}

/* Speaks xterm's private modes: everything of today but consoles and the old. */
bool terminal_is_xterm_like(const char *term)
{
	static const char *const kin[] = {"xterm", "tmux",  "screen",  "rxvt",    "alacritty",
					  "foot",  "kitty", "wezterm", "konsole", "gnome",
					  "vte",   "st",    "contour", "ghostty", "putty"};
	for (size_t i = 0; i < sizeof kin / sizeof *kin; i++)
		if (begins(term, kin[i]))
			return true;
	return false;
}

static void add_capability(char *out, size_t size, const char *name)
{
	const char *s = tigetstr(name);
	size_t n = strlen(out);
	if (!s || s == (const char *)-1)
		return;
	/* Without the padding marks $<..>: nothing of today needs them. */
	while (*s && n + 1 < size) {
		if (s[0] == '$' && s[1] == '<' && strchr(s, '>')) {
			s = strchr(s, '>') + 1;
			continue;
		}
		out[n++] = *s++;
	}
	out[n] = '\0';
}

void terminal_compose_leave(struct terminal *t)
{
	static const char *const names[] = {"sgr0", "op", "cnorm", "rmkx", "rmcup"};
	snprintf(t->leave, sizeof t->leave, "%s", t->xterm ? TERMINAL_LEAVE_MODES : "");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		add_capability(t->leave, sizeof t->leave, names[i]);
}

bool terminal_is_console(const char *term)
{
	return begins(term, "linux") || begins(term, "vt");
}
