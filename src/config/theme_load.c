/* SPDX-License-Identifier: MIT */
/* Reads a file with a theme. */
#include "config/theme_load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "base/word_match.h"

#include "config/config.h"
#include "files/small_file.h"

static bool take_text(const char *path, const struct small_file *f, struct theme_file *out,
		      struct err *e)
{
	struct sl text = {f->text, f->n};
	if (!utf8_is_valid(text))
		return err_set(e, ERR_CONFIG, "%.300s is not UTF-8 text", path);
	theme_file_read(err_lang(e), text, out);
	return true;
}

/* Returns false if the path is too long, or the place of the configuration is not known. */
static bool find_path(const char *name, const char *config_path, char out[CONFIG_PATH],
		      struct err *e)
{
	const char *slash = strrchr(config_path, '/'), *home = getenv("HOME");
	int folder = slash ? (int)(slash - config_path) + 1 : 0, n = -1;
	if (strncmp(name, "~/", 2) == 0 && home)
		n = snprintf(out, CONFIG_PATH, "%s%s", home, name + 1);
	else if (strchr(name, '/'))
		n = snprintf(out, CONFIG_PATH, "%s", name);
	else if (config_path[0])
		n = snprintf(out, CONFIG_PATH, "%.*sthemes/%s", folder, config_path, name);
	return (n >= 0 && n < CONFIG_PATH) ||
	       err_set(e, ERR_CONFIG, "no file is known for the theme \"%.60s\"; write its path",
		       name);
}

/* What is no path was perhaps meant as a theme of the program. */
static bool refuse_absent(const char *name, const char *path, struct err *e)
{
	struct word_match m = word_match_start(sl_from(name));
	char hint[WORD_MATCH_HINT];
	if (strchr(name, '/'))
		return err_set(e, ERR_CONFIG, "the file %.300s does not exist", path);
	for (int t = 0; t < THEMES; t++)
		word_match_add(&m, sl_from(theme_name((enum theme)t)));
	return err_set(e, ERR_CONFIG,
		       "no theme \"%.60s\"%s; themes are auto, light, dark, cb, mono and "
		       "high-contrast; the file %.200s does not exist",
		       name, word_match_hint(&m, err_lang(e), "", hint), path);
}

bool theme_load(const char *name, const char *config_path, struct theme_file *out, struct err *e)
{
	char path[CONFIG_PATH];
	*out = (struct theme_file){.n_problems = 0};
	if (!name)
		return true;
	if (!find_path(name, config_path, path, e))
		return false;
	struct small_file *f = mem_alloc(1, sizeof *f);
	bool ok = false;
	switch (small_file_read(path, f, ERR_CONFIG, e)) {
	case SMALL_FILE_READ: ok = take_text(path, f, out, e); break;
	case SMALL_FILE_ABSENT: ok = refuse_absent(name, path, e); break;
	case SMALL_FILE_FAILED: break;
	}
	mem_free(f);
	return ok;
}
