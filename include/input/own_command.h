/* SPDX-License-Identifier: MIT */
/*
 * A command of the user that gets customers: a line for /bin/sh, and options in front of it that
 * say where it runs and what it reads. Typed behind ":pipe", or named in the configuration file:
 *
 *   [--terminal | --background] [--csv | --no-input] [--confirm] COMMAND
 */
#ifndef INPUT_OWN_COMMAND_H
#define INPUT_OWN_COMMAND_H

#include "input/shell_template.h"

#define OWN_COMMANDS_MAX    32
#define OWN_COMMAND_NAME    24
#define OWN_COMMAND_OPTIONS "--terminal, --background, --csv, --no-input and --confirm"

enum own_place {
	OWN_SHOWN,     /* its output is shown on a screen */
	OWN_TERMINAL,  /* it has the terminal until it ends */
	OWN_BACKGROUND /* only how it ended is reported */
};

enum own_input { OWN_JSON_LINES, OWN_CSV, OWN_NO_INPUT };

struct own_command {
	char name[OWN_COMMAND_NAME]; /* "" for one that was typed */
	struct sl line;              /* borrowed */
	enum own_place place;
	enum own_input input;
	bool confirm; /* ask before it runs */
};

struct own_commands {
	struct own_command at[OWN_COMMANDS_MAX];
	size_t n;
};

/* Reads options and line; the line is checked as a template. */
bool own_command_parse(struct sl text, struct own_command *out, struct err *e) MUST_USE;
/* Writes the options and the line as own_command_parse reads them. */
void own_command_print(const struct own_command *c, struct buf *out);
/* Adds a command under a name, or replaces the one of that name. The name consists of letters,
 * digits and '-', and is no name of another command of the browser. */
bool own_command_add(struct own_commands *to, struct sl name, const struct own_command *c,
		     struct err *e) MUST_USE;
/* Returns the command of that name, in any case; NULL for none. */
const struct own_command *own_command_find(const struct own_commands *in, struct sl name);

#endif
