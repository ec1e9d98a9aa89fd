/* SPDX-License-Identifier: MIT */
/* Reads the commands of the user: name, key, and what own_command_parse takes. */
#include "config_commands.h"

#include <stdio.h>
#include <string.h>

#include "config/config.h"
#include "config/options.h"

#define ENTRY  "command"
#define NO_KEY "-"

bool config_commands_is(const struct config_entry *entry)
{
	size_t n = sizeof ENTRY - 1;
	return strncmp(entry->key, ENTRY, n) == 0 &&
	       (entry->key[n] == ' ' || entry->key[n] == '\t');
}

static struct sl command_name(const struct config_entry *entry)
{
	return sl_trim(sl_from(entry->key + sizeof ENTRY - 1));
}

struct sl config_commands_key(const struct config_entry *entry)
{
	struct sl rest = sl_from(entry->value), key = {"", 0};
	sl_split(&rest, ' ', &key);
	return sl_equal(key, SL(NO_KEY)) ? SL("") : key;
}

static bool bind_command(struct options *o, struct sl key, struct sl name, struct err *e)
{
	char run[OWN_COMMAND_NAME + 8];
	snprintf(run, sizeof run, "run %.*s", (int)name.n, name.p);
	return key.n == 0 || bindings_set(&o->bindings, key, sl_from(run), e);
}

bool config_commands_apply(struct options *o, const struct config_entry *entry, struct err *e)
{
	struct sl rest = sl_from(entry->value), key = {"", 0}, name = command_name(entry);
	struct own_command c;
	if (entry->profile[0])
		return err_set(
		    e, ERR_CONFIG,
		    "commands are the same for all profiles; move command above the sections");
	sl_split(&rest, ' ', &key);
	if (key.n == 0 || sl_trim(rest).n == 0)
		return err_set(e, ERR_CONFIG,
			       "a command is written as command NAME = KEY LINE, with - for KEY if "
			       "it has none");
	return own_command_parse(rest, &c, e) && own_command_add(&o->own, name, &c, e) &&
	       bind_command(o, config_commands_key(entry), name, e);
}
