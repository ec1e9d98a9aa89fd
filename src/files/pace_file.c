/* SPDX-License-Identifier: MIT */
/* Reads and writes the pace file. */
#include "files/pace_file.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

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
static bool read_times(const char *text, const char *owner, int64_t times[PACER_SENDS])
{
	char of[HASH_HEX_CHARS];
	_Static_assert(PACER_SENDS == 5, "the format has five times");
	return sscanf(text, "%64s %" SCNd64 " %" SCNd64 " %" SCNd64 " %" SCNd64 " %" SCNd64, /* */
		      of, &times[0], &times[1], &times[2], &times[3],
		      &times[4]) == 1 + PACER_SENDS &&
	       strcmp(of, owner) == 0;
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
	    read_times(f->text, owner, times))
		pacer_resume(p, times, now_ms);
	mem_free(f);
}

void pace_file_write(const char *path, const struct pace_owner *of, const struct pacer *p,
		     int64_t now_ms)
{
	char owner[HASH_HEX_CHARS], text[TEXT_MAX];
	int64_t t[PACER_SENDS];
	struct atomic_file f;
	struct err e = {0};
	if (!path[0] || pacer_used(p, now_ms) == 0)
		return;
	print_owner(of, owner);
	pacer_seen(p, now_ms, t);
	snprintf(text, sizeof text,
		 "%s %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 "\n", owner, t[0],
		 t[1], t[2], t[3], t[4]);
	state_file_make_folders(path);
	if (atomic_file_open(&f, sl_from(path), NULL, true, &e) == ATOMIC_FILE_OK &&
	    atomic_file_write(&f, sl_from(text), &e))
		(void)atomic_file_finish(&f, &e);
}
