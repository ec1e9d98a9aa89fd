/* SPDX-License-Identifier: MIT */
/* Removes quotation marks from values and expands the home directory in paths. */
#include "config/config_values.h"

#include <stdio.h>
#include <string.h>

#include "base/attr.h"
#include "base/buf.h"

#include "config/config.h"
#include "config/options_table.h"

#define PATH_BYTES 4096

static struct sl drop_quotes(struct sl value)
{
	bool quoted = value.n >= 2 && (value.p[0] == '"' || value.p[0] == '\'') &&
		      value.p[value.n - 1] == value.p[0];
	return quoted ? sl_take(sl_drop(value, 1), value.n - 2) : value;
}

/* Drops what stands for the home directory at the front of a path. */
static bool drop_home(struct sl *path)
{
	static const char *const names[] = {"~", "$HOME", "${HOME}"};
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		struct sl name = sl_from(names[i]);
		if (!sl_starts(*path, name) || (path->n > name.n && path->p[name.n] != '/'))
			continue;
		*path = sl_drop(*path, name.n);
		return true;
	}
	return false;
}

static const char *keep_text(struct config *c, struct sl text)
{
	unsigned char *copy = arena_bytes(&c->values, text.n + 1);
	if (text.n)
		memcpy(copy, text.p, text.n);
	copy[text.n] = '\0';
	return (const char *)copy;
}

static const char *expand_home(struct config *c, struct sl path, const char *home)
{
	struct sl rest = path;
	struct buf whole;
	if (!home || !home[0] || !drop_home(&rest))
		return keep_text(c, path);
	buf_init(&whole, PATH_BYTES);
	buf_add_chars(&whole, home);
	buf_add(&whole, rest);
	const char *kept = keep_text(c, whole.full ? path : buf_sl(&whole));
	buf_release(&whole);
	return kept;
}

/* Entries that are no options of the command line are commands, roles and keys: their values are
 * taken as they are. */
void config_values_read(struct config *c, const char *home)
{
	for (size_t i = 0; i < c->n; i++) {
		struct config_entry *entry = &c->entries[i];
		const struct option *o = option_find(sl_from(entry->key));
		if (!o)
			continue;
		struct sl value = drop_quotes(sl_from(entry->value));
		bool is_path = o->value && strstr(o->value, "FILE");
		entry->value = expand_home(c, value, is_path ? home : NULL);
	}
}

bool config_values_place(const struct config *c, const char *value, const struct catalog *lang,
			 char *out, size_t size)
{
	for (size_t i = 0; value && i < c->n; i++)
		if (c->entries[i].value == value) {
			snprintf(out, size, lang_text(lang, "%s line %d"), c->path,
				 c->entries[i].line);
			return true;
		}
	return false;
}
