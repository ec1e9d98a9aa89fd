/* SPDX-License-Identifier: MIT */
/* Reads keys one by one: numbers, chords, actions. */
#include "input/keymap.h"

#include <stdio.h>

/* No list has more rows; it also bounds the echo. */
#define COUNT_MAX 999999999999u
#define NEVER     INT64_MIN

void keymap_init(struct keymap *m, const struct bindings *b)
{
	*m = (struct keymap){.bindings = b, .last_g_ms = NEVER};
}

static bool take_digit(struct keymap *m, struct key k)
{
	if (!key_is_text(k) || k.cp < '0' || k.cp > '9')
		return false;
	if (k.cp == '0' && !m->has_count)
		return false;
	m->count = m->count * 10 + (k.cp - '0');
	if (m->count > COUNT_MAX)
		m->count = COUNT_MAX;
	m->has_count = true;
	return true;
}

static bool is_second_g(struct keymap *m, struct key k, int64_t now_ms)
{
	static const struct key none;
	bool g = key_is_char(k, 'g') && bindings_find(m->bindings, k, none) == DO_FIRST;
	bool second = g && m->last_g_ms != NEVER && now_ms - m->last_g_ms < CHORD_MS;
	m->last_g_ms = g && !second ? now_ms : NEVER;
	return second;
}

static void clear_input(struct keymap *m)
{
	m->count = 0;
	m->has_count = false;
	m->pending = (struct key){0};
}

static struct command make_command(struct keymap *m, enum action a, struct sl words)
{
	struct command c = {
	    .action = a, .has_count = m->has_count, .count = m->count, .words = words};
	c.unknown = a == DO_NOTHING;
	clear_input(m);
	return c;
}

struct command keymap_feed(struct keymap *m, struct key k, int64_t now_ms)
{
	static const struct key none;
	static const struct command nothing;
	keymap_lapse(m, now_ms);
	if (k.pasted || is_second_g(m, k, now_ms))
		return nothing;
	if (k.code == KEYCODE_ESC && (m->has_count || m->pending.code != KEYCODE_NONE)) {
		clear_input(m);
		return nothing;
	}
	if (m->pending.code != KEYCODE_NONE) {
		enum action chord = bindings_find(m->bindings, m->pending, k);
		struct sl words = bindings_words(m->bindings, m->pending, k);
		m->pending = none;
		if (chord != DO_NOTHING)
			return make_command(m, chord, words);
	}
	if (take_digit(m, k))
		return nothing;
	enum action a = bindings_find(m->bindings, k, none);
	if (a == DO_NOTHING && bindings_begin_chord(m->bindings, k)) {
		m->pending = k;
		m->pending_ms = now_ms;
		return nothing;
	}
	return make_command(m, a, bindings_words(m->bindings, k, none));
}

void keymap_pending(const struct keymap *m, char *out, size_t size)
{
	char count[24] = "", key[24] = "";
	if (m->has_count)
		snprintf(count, sizeof count, "%llu", (unsigned long long)m->count);
	if (m->pending.code != KEYCODE_NONE)
		key_print(m->pending, key, sizeof key);
	snprintf(out, size, "%s%s", count, key);
}

int64_t keymap_deadline(const struct keymap *m)
{
	return m->pending.code == KEYCODE_NONE ? INT64_MAX : m->pending_ms + CHORD_MS;
}

void keymap_lapse(struct keymap *m, int64_t now_ms)
{
	if (now_ms >= keymap_deadline(m))
		clear_input(m);
}
