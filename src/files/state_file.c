/* SPDX-License-Identifier: MIT */
/* Reads and writes the state file. */
#include "files/state_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

#include "app/model/remember.h"

#include "files/atomic_file.h"
#include "files/small_file.h"

static void build_usual_path(const struct state_place *place, char out[STATE_PATH])
{
	const char *xdg = place->xdg_state_home, *home = place->home;
	int n = -1;
	if (xdg && xdg[0] == '/')
		n = snprintf(out, STATE_PATH, "%s/tcpartner/state", xdg);
	else if (home && home[0] == '/')
		n = snprintf(out, STATE_PATH, "%s/.local/state/tcpartner/state", home);
	if (n < 0 || n >= STATE_PATH)
		out[0] = '\0';
}

void state_file_find_path(const struct state_place *place, char out[STATE_PATH])
{
	out[0] = '\0';
	if (!place->state)
		build_usual_path(place, out);
	else if (place->state[0] == '/' && strlen(place->state) < STATE_PATH)
		snprintf(out, STATE_PATH, "%s", place->state);
}

static struct sl text_of(const struct small_file *f)
{
	return (struct sl){f->text, f->n};
}

/* A file that is missing counts as empty. NULL: it cannot be read. */
static struct small_file *load_file(const char *path, struct err *e)
{
	struct small_file *f = mem_alloc(1, sizeof *f);
	switch (small_file_read(path, f, ERR_IO, e)) {
	case SMALL_FILE_READ: return f;
	case SMALL_FILE_ABSENT: f->n = 0; return f;
	case SMALL_FILE_FAILED: break;
	}
	mem_free(f);
	return NULL;
}

bool state_file_read(const char *path, struct settings *s, struct err *e)
{
	if (!path[0])
		return true;
	struct small_file *f = load_file(path, e);
	if (!f)
		return false;
	remember_read(s, text_of(f));
	mem_free(f);
	return true;
}

void state_file_make_folders(const char *path)
{
	char folder[STATE_PATH];
	snprintf(folder, sizeof folder, "%s", path);
	for (char *p = strchr(folder + 1, '/'); p; p = strchr(p + 1, '/')) {
		*p = '\0';
		if (mkdir(folder, 0700) != 0 && errno != EEXIST)
			return; /* opening the file will give the reason */
		*p = '/';
	}
}

/* Locks the folder, because the file itself is replaced. If nothing can be locked, the last
 * session wins. */
static int lock_folder(const char *path)
{
	char folder[STATE_PATH];
	snprintf(folder, sizeof folder, "%.*s", (int)(strrchr(path, '/') - path), path);
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	while (fd >= 0 && flock(fd, LOCK_EX) != 0 && errno == EINTR)
		continue;
	return fd;
}

static bool write_file(const char *path, struct sl text, struct err *e)
{
	struct atomic_file f;
	return atomic_file_open(&f, sl_from(path), NULL, true, e) == ATOMIC_FILE_OK &&
	       atomic_file_write(&f, text, e) && atomic_file_finish(&f, e) == ATOMIC_FILE_OK;
}

/* What other profiles have in the file must not be lost: what cannot be read is not replaced. */
static bool replace_file(const char *path, const struct model *m, struct err *e)
{
	struct small_file *before = load_file(path, e);
	struct buf text;
	if (!before)
		return false;
	buf_init(&text, SMALL_FILE_MAX);
	remember_write(m, text_of(before), &text);
	bool ok = write_file(path, buf_sl(&text), e);
	buf_release(&text);
	mem_free(before);
	return ok;
}

bool state_file_write(const char *path, const struct model *m, struct err *e)
{
	if (!path[0] || !remember_changed(m))
		return true;
	state_file_make_folders(path);
	int fd = lock_folder(path);
	bool ok = replace_file(path, m, e);
	if (fd >= 0)
		close(fd);
	return ok;
}
