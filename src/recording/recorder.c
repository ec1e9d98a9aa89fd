/* SPDX-License-Identifier: MIT */
/* Writes the recording of a session to its file while the session runs. */
#include "recording/recorder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

#include "lang/errno_text.h"
#include "lang/sentence.h"
#include "recording.h"

#define RECORD_MAX (UINT64_C(1) << 30) /* a forgotten session must not fill the disk */

struct recorder {
	int fd; /* -1 once it could not be written */
	bool masked;
	struct recording_mask mask;
	struct buf line;
	int64_t began_ms; /* monotonic time of 0 in the file; -1 before the first event */
	uint64_t bytes;
	struct err broken;
};

static void stop_recording(struct recorder *r, const char *why)
{
	err_set(&r->broken, ERR_IO, "--record stopped: %s", lang_text(r->broken.lang, why));
	close(r->fd);
	r->fd = -1;
}

static void write_line(struct recorder *r)
{
	struct sl s = buf_sl(&r->line);
	r->bytes += s.n;
	if (r->line.full)
		stop_recording(r, N_("an answer is too large"));
	else if (r->bytes > RECORD_MAX)
		stop_recording(r, N_("the recording reached 1 GiB"));
	while (r->fd >= 0 && s.n) {
		ssize_t n = write(r->fd, s.p, s.n);
		if (n < 0 && errno != EINTR)
			stop_recording(r, ERRNO_(NULL, errno));
		s = sl_drop(s, n > 0 ? (size_t)n : 0);
	}
	buf_clear(&r->line);
}

static int create_file(const char *path, struct err *e)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY, 0600);
	if (fd < 0 && errno == EEXIST)
		err_set(e, ERR_USAGE,
			"--record %.300s: the file exists and is kept; choose another name", path);
	else if (fd < 0)
		err_set(e, ERR_USAGE, "cannot write --record %.300s: %s", path,
			ERRNO_(err_lang(e), errno));
	return fd;
}

struct recorder *recorder_new(const char *path, bool masked, const struct settings *s,
			      struct err *e)
{
	struct recording_mask mask;
	if (masked && !recording_mask_init(&mask, e))
		return NULL;
	int fd = create_file(path, e);
	if (fd < 0)
		return NULL;
	struct recorder *r = mem_alloc(1, sizeof *r);
	r->fd = fd;
	r->masked = masked;
	if (masked)
		r->mask = mask;
	r->began_ms = -1;
	buf_init(&r->line, RECORD_LINE_MAX);
	recording_write_head(s, masked ? &r->mask : NULL, &r->line);
	write_line(r);
	return r;
}

/* Converts times to those of the recording: the phase of animations is kept, but the machine's
 * uptime is not revealed. */
static struct event make_time(struct recorder *r, int64_t now_ms, int64_t wall_s)
{
	if (r->began_ms < 0)
		r->began_ms = now_ms - now_ms % RECORD_PHASE_MS;
	return (struct event){.now_ms = now_ms - r->began_ms, .wall_s = wall_s};
}

void recorder_event(struct recorder *r, const struct model *at, const struct event *e)
{
	struct event when = make_time(r, e->now_ms, e->wall_s), now = *e;
	if (r->fd < 0)
		return;
	now.now_ms = when.now_ms;
	if (r->masked && e->kind == EV_KEY)
		now.key = recording_mask_key(at, e->key);
	recording_write_event(&now, r->masked ? &r->mask : NULL, &r->line);
	write_line(r);
}

void recorder_plan(struct recorder *r, const struct model *at, int64_t now_ms, int64_t wall_s)
{
	struct event when = make_time(r, now_ms, wall_s);
	if (r->fd < 0)
		return;
	recording_write_plan(&when, fetch_count_sends(&at->loader.fetch), &r->line);
	write_line(r);
}

void recorder_quit(struct recorder *r, const struct model *at)
{
	struct event when = make_time(r, at->now_ms, at->wall_s);
	if (r->fd < 0)
		return;
	recording_write_quit(&when, at->exit_code, fetch_count_sends(&at->loader.fetch), &r->line);
	write_line(r);
}

bool recorder_free(struct recorder *r, struct err *e)
{
	if (!r)
		return true;
	bool whole = r->broken.kind == ERR_NONE;
	char room[SENTENCE_ROOM];
	if (r->fd >= 0 && close(r->fd) != 0)
		whole = err_set(&r->broken, ERR_IO, "--record stopped: %s", ERRNO_(NULL, errno));
	if (!whole)
		err_set(e, ERR_IO, "%s",
			lang_sentence(err_lang(e), r->broken.text, room, sizeof room));
	hash_wipe(&r->mask, sizeof r->mask);
	/* The line may hold customers' data in clear, even if the file is masked. */
	buf_wipe(&r->line);
	buf_release(&r->line);
	mem_free(r);
	return whole;
}
