/* SPDX-License-Identifier: MIT */
/* Reads a file with a theme. */
#include "config/theme_load.h"

#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

#include "files/small_file.h"

static bool take_text(const char *path, const struct small_file *f, struct theme_file *out,
		      struct err *e)
{
	struct sl text = {f->text, f->n};
	if (!utf8_is_valid(text))
		return err_set(e, ERR_CONFIG, "%.300s is not UTF-8 text", path);
	theme_file_read(text, out);
	return true;
}

bool theme_load(const char *path, struct theme_file *out, struct err *e)
{
	*out = (struct theme_file){.n_problems = 0};
	if (!path || strcmp(path, THEME_FILE_NONE) == 0)
		return true;
	struct small_file *f = mem_alloc(1, sizeof *f);
	bool ok = false;
	switch (small_file_read(path, f, ERR_CONFIG, e)) {
	case SMALL_FILE_READ: ok = take_text(path, f, out, e); break;
	case SMALL_FILE_ABSENT:
		err_set(e, ERR_CONFIG, "the file %.300s does not exist", path);
		break;
	case SMALL_FILE_FAILED: break;
	}
	mem_free(f);
	return ok;
}
