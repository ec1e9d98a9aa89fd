/* SPDX-License-Identifier: MIT */
/* The commands of the user in the configuration file: "command NAME = KEY [OPTIONS] LINE". */
#ifndef CONFIG_CONFIG_COMMANDS_H
#define CONFIG_CONFIG_COMMANDS_H

#include "base/err.h"
#include "base/sl.h"

struct config_entry;
struct options;

bool config_commands_is(const struct config_entry *entry);
/* Adds the command to the options and binds its key. */
bool config_commands_apply(struct options *o, const struct config_entry *entry,
			   struct err *e) MUST_USE;
/* Returns the key of the command; empty if it has none. */
struct sl config_commands_key(const struct config_entry *entry);

#endif
