/* SPDX-License-Identifier: MIT */
/* Opens a recording, checks all of it, and reads it line by line. */
#include "recording/recording_file.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

#include "lang/errno_text.h"

#define FILE_MAX (INT64_C(2) << 30) /* twice the size at which recording stops */

_Static_assert(sizeof(off_t) == sizeof(int64_t), "files are compiled for large files");

enum got { GOT_LINE, GOT_END, GOT_CUT, GOT_NONE /* e has the reason */ };

/* Reads to the end of the line or of the file. */
static void get_bytes(struct recording_file *r)
{
	int c = 0;
	buf_clear(&r->text);
	while (c != '\n' && !r->text.full && (c = getc_unlocked(r->f)) != EOF)
		buf_add_byte(&r->text, (char)c);
}

static enum got get_text(struct recording_file *r, struct sl *out, struct err *e)
{
	get_bytes(r);
	*out = buf_sl(&r->text);
	if (ferror(r->f)) {
		err_set(e, ERR_IO, "it cannot be read: %s", ERRNO_(err_lang(e), errno));
		return GOT_NONE;
	}
	if (out->n == 0 && !r->text.full)
		return GOT_END;
	if (!r->text.full && out->p[out->n - 1] != '\n')
		return GOT_CUT;
	r->line++;
	out->n--;
	if (!r->text.full)
		return GOT_LINE;
	err_set(e, ERR_DECODE, "it is too long");
	return GOT_NONE;
}

/* A session starts once, in its first line, and its time never goes back. */
static bool check_order(const struct recording_file *r, const struct recording_line *l,
			struct err *e)
{
	bool starts = l->kind == RECORD_EVENT && l->event.kind == EV_START;
	if (starts != (r->line == 2))
		return starts ? err_set(e, ERR_DECODE, "the session begins a second time")
			      : err_set(e, ERR_DECODE,
					"the first event must be the size of the window");
	return l->event.now_ms >= r->ms ||
	       err_set(e, ERR_DECODE, "the time is before that of the line above");
}

static enum got get_line(struct recording_file *r, struct recording_line *out, struct err *e)
{
	struct sl text = {"", 0};
	enum got got = get_text(r, &text, e);
	if (got != GOT_LINE)
		return got;
	if (!recording_read_line(out, text, &r->keep, e) || !check_order(r, out, e))
		return GOT_NONE;
	r->ms = out->event.now_ms;
	return GOT_LINE;
}

static bool read_head(struct recording_file *r, struct err *e)
{
	struct sl text = {"", 0};
	r->line = 0;
	r->ms = 0;
	if (get_text(r, &text, e) == GOT_NONE)
		return false;
	return recording_read_head(text, &r->settings, &r->keep, e);
}

/* Notes what the settings of version 1.0.0 do not say: whether the session's key had a token. */
static void note_token(struct recording_file *r, const struct recording_line *l)
{
	if (l->kind == RECORD_SENT && l->sent_id == 1)
		r->sent_token = l->sent_token;
}

static bool check_lines(struct recording_file *r, struct err *e)
{
	struct recording_line *line = mem_alloc(1, sizeof *line);
	enum got got;
	recording_line_init(line);
	while ((got = get_line(r, line, e)) == GOT_LINE) {
		if (r->lines++ == 0)
			r->first_ms = r->ms;
		r->last_ms = r->ms;
		note_token(r, line);
	}
	recording_line_release(line);
	mem_free(line);
	r->cut = got == GOT_CUT;
	if (got == GOT_NONE)
		return err_wrap(e, "line %" PRIu64, r->line ? r->line : 1);
	return r->lines > 0 || err_set(e, ERR_DECODE, "the recording is empty");
}

/* Refuses a pipe: opening it could block for ever, and it cannot be read twice. */
static bool open_file(struct recording_file *r, const char *path, struct err *e)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd < 0)
		return err_set(e, ERR_USAGE, "%s", ERRNO_(err_lang(e), errno));
	bool fits = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size <= FILE_MAX;
	r->f = fits ? fdopen(fd, "r") : NULL;
	if (r->f)
		return true;
	close(fd);
	return err_set(e, ERR_USAGE, "it is not a regular file of at most 2 GiB");
}

static bool open_checked(struct recording_file *r, const char *path, struct err *e)
{
	if (!open_file(r, path, e) || !read_head(r, e) || !check_lines(r, e))
		return false;
	arena_reset(&r->keep);
	if (fseek(r->f, 0, SEEK_SET) != 0)
		return err_set(e, ERR_IO, "%s", ERRNO_(err_lang(e), errno));
	if (!read_head(r, e))
		return false;
	r->settings.key_has_token = r->settings.key_has_token || r->sent_token;
	return true;
}

bool recording_file_open(struct recording_file *r, const char *path, struct err *e)
{
	memset(r, 0, sizeof *r);
	arena_init(&r->keep);
	buf_init(&r->text, RECORD_LINE_MAX + 1);
	if (open_checked(r, path, e))
		return true;
	recording_file_close(r);
	return err_wrap(e, "cannot replay %.200s", path);
}

void recording_file_close(struct recording_file *r)
{
	if (r->f)
		fclose(r->f);
	buf_release(&r->text);
	arena_release(&r->keep);
	memset(r, 0, sizeof *r);
}

bool recording_file_next(struct recording_file *r, struct recording_line *out)
{
	return get_line(r, out, NULL) == GOT_LINE;
}
