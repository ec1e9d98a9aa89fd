/* SPDX-License-Identifier: MIT */
/* Lists the programs that copy to the clipboard: the user's own, those of the desktop, tmux. */
#include "copy_ways.h"

#include "base/attr.h"

enum need { NEED_COMMAND, NEED_WAYLAND, NEED_X11, NEED_MAC, NEED_WSL, NEED_TMUX };

/* They are tried in this order. clip.exe takes UTF-16; tmux has -w, which passes the text on to the
 * terminal, since 3.2. */
static const struct {
	enum need need;
	struct copy_way way;
} table[] = {
    {NEED_COMMAND, {.name = "copy-command", .command = NULL, .own = true}},
    {NEED_WAYLAND, {.name = "wl-copy", .command = "exec wl-copy --type text/plain"}},
    {NEED_X11, {.name = "xclip", .command = "exec xclip -selection clipboard -in"}},
    {NEED_X11, {.name = "xsel", .command = "exec xsel --clipboard --input"}},
    {NEED_MAC, {.name = "pbcopy", .command = "exec pbcopy"}},
    {NEED_WSL,
     {.name = "clip.exe",
      .command =
	  "type clip.exe >/dev/null 2>&1 || exit 127; iconv -f UTF-8 -t UTF-16LE | clip.exe"}},
    {NEED_TMUX,
     {.name = "tmux buffer", .command = "exec tmux load-buffer -w -", .tmux = true, .quiet = true}},
    {NEED_TMUX, {.name = "tmux buffer", .command = "exec tmux load-buffer -", .tmux = true}},
};
_Static_assert(COUNT_OF(table) == COPY_WAYS_MAX, "all of them may be there");

static bool is_available(const struct copy_environment *at, enum need need)
{
	switch (need) {
	case NEED_COMMAND: return at->command != NULL;
	case NEED_WAYLAND: return at->wayland;
	case NEED_X11: return at->x11;
	case NEED_MAC: return at->mac;
	case NEED_WSL: return at->wsl;
	case NEED_TMUX: return at->tmux;
	}
	return false;
}

size_t copy_ways(const struct copy_environment *at, struct copy_way out[COPY_WAYS_MAX])
{
	size_t n = 0;
	for (size_t i = 0; i < COUNT_OF(table); i++) {
		if (!is_available(at, table[i].need))
			continue;
		out[n] = table[i].way;
		if (table[i].need == NEED_COMMAND)
			out[n].command = at->command;
		n++;
	}
	return n;
}
