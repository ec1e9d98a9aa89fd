/* SPDX-License-Identifier: MIT */
/* The message line, and the echo of the last key. */
#include "toast.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "app/model/model.h"
#include "app/model/model_query.h"

#define INFO_MS 5000

static void PRINTF(3, 0)
    show_toast(struct model *m, struct toast toast, const char *fmt, va_list args)
{
	char text[1024];
	vsnprintf(text, sizeof text, lang_text(m->lang, fmt), args);
	toast.shown = true;
	toast.until_ms = toast.is_error ? INT64_MAX : m->now_ms + INFO_MS;
	m->toast = toast;
	sl_to_chars(sl_from(text), m->toast.text, sizeof m->toast.text);
	m->dirty = true;
}

static bool shows_error(const struct model *m)
{
	return m->toast.shown && m->toast.is_error;
}

void toast_info(struct model *m, const char *fmt, ...)
{
	va_list args;
	if (shows_error(m))
		return;
	va_start(args, fmt);
	show_toast(m, (struct toast){.is_error = false}, fmt, args);
	va_end(args);
}

void toast_warn(struct model *m, const char *fmt, ...)
{
	va_list args;
	if (shows_error(m))
		return;
	va_start(args, fmt);
	show_toast(m, (struct toast){.is_warning = true}, fmt, args);
	va_end(args);
}

void toast_error(struct model *m, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	show_toast(m, (struct toast){.is_error = true}, fmt, args);
	va_end(args);
}

void toast_of_loaded(struct model *m)
{
	m->toast.is_partial = !app_holds_all(m);
}

void toast_hide(struct model *m)
{
	m->dirty = m->dirty || m->toast.shown;
	m->toast = (struct toast){.until_ms = INT64_MAX};
}

void toast_stay(struct model *m)
{
	m->toast.until_ms = INT64_MAX;
}

void toast_key(struct model *m)
{
	const struct toast *t = &m->toast;
	struct toast_gone gone = {.any = t->shown && !t->is_warning};
	if (gone.any) {
		gone.error = t->is_error;
		gone.asked_quit = t->asks_quit;
		toast_hide(m);
	}
	m->toast.gone = gone;
}

bool toast_cancel(struct model *m)
{
	if (!m->toast.shown)
		return m->toast.gone.error;
	toast_hide(m);
	return true;
}

void toast_tick(struct model *m)
{
	if (m->toast.shown && m->now_ms >= m->toast.until_ms)
		toast_hide(m);
}

void toast_echo_words(struct model *m, struct sl words)
{
	size_t n = strlen(m->echo);
	snprintf(m->echo + n, sizeof m->echo - n, " %.*s", (int)words.n, words.p);
}

void toast_echo(struct model *m, struct sl typed, enum action a)
{
	char text[100];
	struct sl help = app_key(m, DO_HELP);
	if (a == DO_NOTHING)
		snprintf(text, sizeof text, T_(m, "%.*s has no meaning here; %.*s lists the keys"),
			 (int)typed.n, typed.p, (int)help.n, help.p);
	else
		snprintf(text, sizeof text, "%.*s  %s", (int)typed.n, typed.p,
			 action_info(a)->name);
	sl_to_chars(sl_from(text), m->echo, sizeof m->echo);
}
