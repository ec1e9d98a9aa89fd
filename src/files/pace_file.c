/* SPDX-License-Identifier: MIT */
/* Reads and writes the pace file. */
#include "files/pace_file.h"

#include <inttypes.h>

#include "base/buf.h"
#include "base/mem.h"

#include "codec/hash.h"

#include "files/atomic_file.h"
#include "files/small_file.h"
#include "files/state_file.h"

#define TEXT_MAX (100 + API_ACTIONS * (50 + RATE_WINDOW_SENDS * 21))

static void print_owner(const struct pace_owner *of, char out[HASH_HEX_CHARS])
{
	struct buf b;
	buf_init(&b, 4096);
	buf_add(&b, of->endpoint);
	buf_add_byte(&b, '\n');
	buf_add(&b, of->account);
	hash_sha256_hex(buf_sl(&b), out);
	buf_release(&b);
}

/* The times of one line: of this action, or of all if it is NULL. */
static void take_times(struct sl times, const enum api_action *of, struct pacer_past *past,
		       int64_t now_ms)
{
	struct sl word;
	uint64_t ms;
	while (sl_split(&times, ' ', &word))
		if (sl_to_u64(word, &ms) && ms <= INT64_MAX)
			pacer_past_add(past, of, (int64_t)ms, now_ms);
}

/* A text of another owner, or that pace_file_write has not written, changes nothing. */
static void take_text(struct sl text, const char *owner, struct pacer_past *past, int64_t now_ms)
{
	struct sl line, word;
	enum api_action action;
	if (!sl_split(&text, '\n', &line) || !sl_split(&line, ' ', &word) ||
	    !sl_equal(word, sl_from(owner)))
		return;
	take_times(line, NULL, past, now_ms);
	while (sl_split(&text, '\n', &line))
		if (sl_split(&line, ' ', &word) && request_action_find(word, &action))
			take_times(line, &action, past, now_ms);
}

void pace_file_read(const char *path, const struct pace_owner *of, int64_t now_ms,
		    struct pacer_past *past)
{
	char owner[HASH_HEX_CHARS];
	*past = (struct pacer_past){{{0}}};
	if (!path[0])
		return;
	struct small_file *f = mem_alloc(1, sizeof *f);
	print_owner(of, owner);
	if (small_file_read(path, f, ERR_IO, NULL) == SMALL_FILE_READ)
		take_text((struct sl){f->text, f->n}, owner, past, now_ms);
	mem_free(f);
}

/* Times that are over by now are left out. */
static void print_action(const struct rate_window *w, enum api_action a, int64_t now_ms,
			 struct buf *out)
{
	int64_t times[RATE_WINDOW_SENDS];
	if (rate_window_used(w, now_ms) == 0)
		return;
	rate_window_seen(w, now_ms, times);
	buf_add_chars(out, request_action_name(a));
	for (int i = 0; i < w->sends; i++)
		if (times[i] > now_ms - RATE_WINDOW_MS)
			buf_addf(out, " %" PRId64, times[i]);
	buf_add_byte(out, '\n');
}

static void print_text(const char *owner, const struct pacer *p, int64_t now_ms, struct buf *out)
{
	buf_init(out, TEXT_MAX);
	buf_add_chars(out, owner);
	buf_add_byte(out, '\n');
	for (int a = 0; a < API_ACTIONS; a++)
		print_action(&p->of[a], (enum api_action)a, now_ms, out);
}

void pace_file_write(const char *path, const struct pace_owner *of, const struct pacer *p,
		     int64_t now_ms)
{
	char owner[HASH_HEX_CHARS];
	struct buf text;
	struct atomic_file f;
	struct err e = {0};
	if (!path[0] || pacer_used(p, now_ms) == 0)
		return;
	print_owner(of, owner);
	print_text(owner, p, now_ms, &text);
	state_file_make_folders(path);
	if (atomic_file_open(&f, sl_from(path), NULL, true, &e) == ATOMIC_FILE_OK &&
	    atomic_file_write(&f, buf_sl(&text), &e))
		(void)atomic_file_finish(&f, &e);
	buf_release(&text);
}
