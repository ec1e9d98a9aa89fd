/* SPDX-License-Identifier: MIT */
/* Judges a terminal by its name and its terminfo description. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "terminal_private.h"

/* This header comes last: it defines many plain words as macros. */
#include <term.h>

/* A failed newterm leaks memory, so the description is checked before. */
bool terminal_check_description(const char *term, struct err *e)
{
	int found = 0;
	if (setupterm(term, STDOUT_FILENO, &found) == ERR)
		return err_set(e, ERR_IO,
			       "the terminal \"%.40s\" (TERM) is unknown; try TERM=xterm-256color, "
			       "or install ncurses-term",
			       term);
	const char *move = tigetstr("cup");
	bool moves = move && move != (const char *)-1;
	del_curterm(cur_term);
	if (moves)
		return true;
	return err_set(e, ERR_IO,
		       "the terminal \"%.40s\" (TERM) cannot show a screen; if TERM is wrong, try "
		       "TERM=xterm-256color",
		       term);
}

static bool starts_with(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}

/* Almost every terminal but consoles and very old ones knows xterm's private modes. */
bool terminal_is_xterm_like(const char *term)
{
	static const char *const kin[] = {"xterm", "tmux",  "screen",  "rxvt",    "alacritty",
					  "foot",  "kitty", "wezterm", "konsole", "gnome",
					  "vte",   "st",    "contour", "ghostty", "putty"};
	for (size_t i = 0; i < sizeof kin / sizeof *kin; i++)
		if (starts_with(term, kin[i]))
			return true;
	return false;
}

static void add_capability(char *out, size_t size, const char *name)
{
	const char *s = tigetstr(name);
	size_t n = strlen(out);
	if (!s || s == (const char *)-1)
		return;
	/* Leave out the padding marks $<..>: no terminal needs them today. */
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

/* ncurses resets all colours of the terminal (OSC 104) when it starts, stops and ends. We change
 * none of them, and the user may have. No call turns this off, so the capability is made an empty
 * string in the description of the terminal, which tigetstr lends. */
void terminal_keep_palette(void)
{
	char *reset = tigetstr("oc");
	if (reset && reset != (char *)-1)
		reset[0] = '\0';
}

bool terminal_is_console(const char *term)
{
	return starts_with(term, "linux") || starts_with(term, "vt");
}

void terminal_send(const struct terminal *t, const char *s)
{
	ssize_t n = write(t->out_fd, s, strlen(s));
	(void)n;
}
