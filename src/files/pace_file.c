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

#define TEXT_MAX 400

static void print_owner(const struct pace_owner *of, char out[HASH_HEX_CHARS])
{
	struct buf b;
	buf_init(&b, 4096);
	buf_add(&b, of->endpoint);
	buf_add_byte(&b, '\n');
	buf_add(&b, of->key_id);
	hash_sha256_hex(buf_sl(&b), out);
	buf_release(&b);
}

/* Returns false if the text is of another owner or was not written by pace_file_write. */
static bool read_times(struct sl text, const char *owner, int64_t times[PACER_SENDS])
{
	struct sl word;
	uint64_t ms;
	if (!sl_split(&text, '\n', &word))
		return false;
	text = word;
	if (!sl_split(&text, ' ', &word) || !sl_equal(word, sl_from(owner)))
		return false;
	for (int i = 0; i < PACER_SENDS; i++) {
		if (!sl_split(&text, ' ', &word) || !sl_to_u64(word, &ms) || ms > INT64_MAX)
			return false;
		times[i] = (int64_t)ms;
	}
	return true;
}

void pace_file_read(const char *path, const struct pace_owner *of, struct pacer *p, int64_t now_ms)
{
	char owner[HASH_HEX_CHARS];
	int64_t times[PACER_SENDS];
	if (!path[0])
		return;
	struct small_file *f = mem_alloc(1, sizeof *f);
	print_owner(of, owner);
	if (small_file_read(path, f, ERR_IO, NULL) == SMALL_FILE_READ &&
	    read_times((struct sl){f->text, f->n}, owner, times))
		pacer_resume(p, times, now_ms);
	mem_free(f);
}

/* A slot that was never used has a time before the clock began. */
static void print_times(const char *owner, const int64_t times[PACER_SENDS], struct buf *out)
{
	buf_init(out, TEXT_MAX);
	buf_add_chars(out, owner);
	for (int i = 0; i < PACER_SENDS; i++)
		buf_addf(out, " %" PRId64, times[i] > 0 ? times[i] : 0);
	buf_add_byte(out, '\n');
}

void pace_file_write(const char *path, const struct pace_owner *of, const struct pacer *p,
		     int64_t now_ms)
{
	char owner[HASH_HEX_CHARS];
	struct buf text;
	int64_t t[PACER_SENDS];
	struct atomic_file f;
	struct err e = {0};
	if (!path[0] || pacer_used(p, now_ms) == 0)
		return;
	print_owner(of, owner);
	pacer_seen(p, now_ms, t);
	print_times(owner, t, &text);
	state_file_make_folders(path);
	if (atomic_file_open(&f, sl_from(path), NULL, true, &e) == ATOMIC_FILE_OK &&
	    atomic_file_write(&f, buf_sl(&text), &e))
		(void)atomic_file_finish(&f, &e);
	buf_release(&text);
}
