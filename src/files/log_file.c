/* SPDX-License-Identifier: MIT */
/* The file of --log, one line of JSON for each entry. */
#include "files/log_file.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/time.h"

#include "codec/json.h"

#include "lang/errno_text.h"

#define LINE_MAX_BYTES 4096

static void add_text(struct buf *out, const char *name, const char *value)
{
	buf_addf(out, ",\"%s\":", name);
	json_write_string(out, sl_from(value));
}

static void add_number(struct buf *out, const char *name, int64_t n)
{
	buf_addf(out, ",\"%s\":%" PRId64, name, n);
}

void log_file_line(const struct log_entry *e, struct buf *out)
{
	char when[20];
	time_print(e->wall_s, when);
	buf_addf(out, "{\"time\":\"%.10sT%.8sZ\"", when, when + 11);
	add_text(out, "code", e->code);
	add_text(out, "then", log_fate_name(e->fate));
	add_text(out, "meaning", e->meaning);
	if (e->id) {
		add_text(out, "action", request_action_name(e->action));
		add_number(out, "try", e->tries);
		add_number(out, "ms", e->elapsed_ms);
	}
	if (e->page)
		add_number(out, "page", e->page);
	if (e->row) {
		add_number(out, "row", e->row);
		add_number(out, "byte", (int64_t)e->byte);
	}
	if (e->field)
		add_text(out, "field", e->field);
	if (e->reason[0])
		add_text(out, "reason", e->reason);
	if (e->http_status)
		add_number(out, "status", e->http_status);
	if (e->request_id[0])
		add_text(out, "requestId", e->request_id);
	buf_add_chars(out, "}\n");
}

/* An existing file may be readable by others, so its mode is changed. Devices keep their mode. */
static bool make_private(int fd)
{
	struct stat s;
	if (fstat(fd, &s) != 0)
		return false;
	return !S_ISREG(s.st_mode) || (s.st_mode & 077) == 0 || fchmod(fd, 0600) == 0;
}

int log_file_open(const char *path, struct err *e)
{
	/* A pipe without a reader must not keep the program from starting or going on. */
	int fd =
	    open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0600);
	if (fd >= 0 && make_private(fd))
		return fd;
	if (errno == ENXIO)
		err_set(e, ERR_USAGE, "cannot write --log %.300s: nobody reads from this pipe",
			path);
	else
		err_set(e, ERR_USAGE, "cannot write --log %.300s: %s", path,
			ERRNO_(err_lang(e), errno));
	if (fd >= 0)
		close(fd);
	return -1;
}

bool log_file_write(int fd, const struct log_entry *e)
{
	struct buf line;
	buf_init(&line, LINE_MAX_BYTES);
	log_file_line(e, &line);
	/* Write the line in one piece: other programs may append to the same file. */
	ssize_t n = write(fd, line.p, line.n);
	bool whole = n == (ssize_t)line.n;
	buf_release(&line);
	return whole;
}
