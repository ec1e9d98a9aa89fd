/* SPDX-License-Identifier: MIT */
/*
 * The clipboard by OSC 52: the terminal itself takes the text, also over a network. No terminal
 * reports whether it did. tmux and GNU screen take the sequence themselves or drop it, so it is
 * also wrapped in the form that they pass on to the terminal behind them.
 */
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"

#include "codec/base64.h"

#include "terminal_private.h"

#define OSC52_MAX    74994 /* bytes of text: xterm drops more without a word (100,000 of base64) */
#define SEQUENCE_MAX (512u << 10)
#define SCREEN_PIECE 240 /* bytes of one string that an old screen passes on */
#define PATIENCE_MS  1000

/* Writes everything, as long as the other side reads. */
static bool write_all(int fd, struct sl s)
{
	while (s.n) {
		struct pollfd p = {fd, POLLOUT, 0};
		if (poll(&p, 1, PATIENCE_MS) <= 0)
			return false;
		ssize_t n = write(fd, s.p, s.n);
		if (n < 0 && errno != EINTR && errno != EAGAIN)
			return false;
		s = sl_drop(s, n > 0 ? (size_t)n : 0);
	}
	return true;
}

static bool is_set(const char *name)
{
	const char *value = getenv(name);
	return value && value[0];
}

/* Uses device control strings, which screen passes on one after the other. */
static void add_for_screen(struct sl osc, struct buf *out)
{
	while (osc.n) {
		struct sl piece = sl_take(osc, osc.n < SCREEN_PIECE ? osc.n : SCREEN_PIECE);
		buf_add_chars(out, "\033P");
		buf_add(out, piece);
		buf_add_chars(out, "\033\\");
		osc = sl_drop(osc, piece.n);
	}
}

/* Sends it to tmux itself, if it may take it (set-clipboard on), and through it
 * (allow-passthrough). */
static void add_for_tmux(struct sl osc, struct buf *out)
{
	buf_add(out, osc);
	buf_add_chars(out, "\033Ptmux;\033");
	buf_add(out, osc); /* its only ESC comes first and must be doubled */
	buf_add_chars(out, "\033\\");
}

static bool copy_by_osc52(const struct terminal *t, struct sl text)
{
	struct buf osc, sequence;
	if (text.n > OSC52_MAX)
		return false;
	buf_init(&osc, SEQUENCE_MAX);
	buf_init(&sequence, SEQUENCE_MAX);
	buf_add_chars(&osc, "\033]52;c;");
	base64_add(&osc, text);
	buf_add_chars(&osc, "\a");
	if (is_set("TMUX"))
		add_for_tmux(buf_sl(&osc), &sequence);
	else if (is_set("STY"))
		add_for_screen(buf_sl(&osc), &sequence);
	else
		buf_add(&sequence, buf_sl(&osc));
	bool ok = !osc.full && !sequence.full && write_all(t->out_fd, buf_sl(&sequence));
	buf_release(&osc);
	buf_release(&sequence);
	return ok;
}

bool terminal_copy(void *ctx, struct sl text)
{
	const struct terminal *t = ctx;
	return t->xterm && copy_by_osc52(t, text);
}
