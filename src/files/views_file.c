/* SPDX-License-Identifier: MIT */
/* Reads and writes the file of saved views. */
#include "files/views_file.h"

#include <stdio.h>

#include "base/mem.h"

#include "files/atomic_file.h"
#include "files/small_file.h"
#include "files/state_file.h"

void views_file_find_path(const char *xdg_config_home, const char *home, char out[VIEWS_PATH])
{
	int n = -1;
	if (xdg_config_home && xdg_config_home[0] == '/')
		n = snprintf(out, VIEWS_PATH, "%s/tcpartner/views", xdg_config_home);
	else if (home && home[0] == '/')
		n = snprintf(out, VIEWS_PATH, "%s/.config/tcpartner/views", home);
	if (n < 0 || n >= VIEWS_PATH)
		out[0] = '\0';
}

/* NULL: the file cannot be read. */
static struct small_file *load_file(const char *path, struct err *e)
{
	struct small_file *f = mem_alloc(1, sizeof *f);
	switch (small_file_read(path, f, ERR_CONFIG, e)) {
	case SMALL_FILE_READ: return f;
	case SMALL_FILE_ABSENT: f->n = 0; return f;
	case SMALL_FILE_FAILED: break;
	}
	mem_free(f);
	return NULL;
}

bool views_file_read(const char *path, struct saved_views *out, struct err *e)
{
	out->n = 0;
	if (!path[0])
		return true;
	struct small_file *f = load_file(path, e);
	if (!f)
		return false;
	saved_views_read(out, (struct sl){f->text, f->n}, e);
	mem_free(f);
	return true;
}

/* Returns the name in "[view NAME]", the first line. */
static struct sl name_of(struct sl section, struct sl *rest)
{
	struct sl line = {"", 0}, word = {"", 0};
	*rest = section;
	sl_split(rest, '\n', &line);
	sl_split(&line, ' ', &word);
	return sl_take(line, line.n ? line.n - 1 : 0);
}

static bool write_file(const char *path, struct sl text, struct err *e)
{
	struct atomic_file f;
	return atomic_file_open(&f, sl_from(path), NULL, true, e) == ATOMIC_FILE_OK &&
	       atomic_file_write(&f, text, e) && atomic_file_finish(&f, e) == ATOMIC_FILE_OK;
}

bool views_file_replace(const char *path, struct sl section, struct err *e)
{
	struct sl rest, name = name_of(section, &rest);
	struct buf text;
	if (!path[0])
		return err_set(e, ERR_IO, "there is no home directory for it");
	state_file_make_folders(path);
	struct small_file *before = load_file(path, e);
	if (!before)
		return false;
	buf_init(&text, SMALL_FILE_MAX);
	saved_views_replace((struct sl){before->text, before->n}, name, rest.n ? section : SL(""),
			    &text);
	bool ok = text.full ? err_set(e, ERR_LIMIT, "the file would be larger than %u KiB",
				      SMALL_FILE_MAX >> 10)
			    : write_file(path, buf_sl(&text), e);
	buf_release(&text);
	mem_free(before);
	return ok;
}
