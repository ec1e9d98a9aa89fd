/* SPDX-License-Identifier: MIT */
/* Finds the options that are refused together, by parsing each two of them. */
#include "completion_conflicts.h"

#include <inttypes.h>
#include <string.h>

#include "base/attr.h"

#include "completion_words.h"

#define ARGUMENT_BYTES 120

/* Writes "--name=value" with a value that the option accepts. */
static void write_argument(const struct option *o, char out[ARGUMENT_BYTES])
{
	struct sl value = sl_from(o->config), rest = sl_from(option_words(o));
	if (sl_starts(rest, SL(",")))
		rest = sl_drop(rest, 1);
	if (!o->value)
		snprintf(out, ARGUMENT_BYTES, "--%s", o->name);
	else if (o->effect.kind == OPTION_NUMBER)
		snprintf(out, ARGUMENT_BYTES, "--%s=%" PRIu64, o->name, o->effect.least);
	else if (value.n || sl_split(&rest, memchr(rest.p, '|', rest.n) ? '|' : ' ', &value))
		snprintf(out, ARGUMENT_BYTES, "--%s=%.*s", o->name, (int)value.n, value.p);
	else
		snprintf(out, ARGUMENT_BYTES, "--%s=1", o->name);
}

/* Tells whether the command takes the options; b is NULL for one alone. */
static bool takes_options(const struct command_info *c, const struct option *a,
			  const struct option *b)
{
	char program[] = "tcpartner", name[20], first[ARGUMENT_BYTES], second[ARGUMENT_BYTES];
	char *argv[5] = {program};
	int argc = 1;
	struct options scratch;
	snprintf(name, sizeof name, "%s", c->name);
	if (name[0])
		argv[argc++] = name;
	write_argument(a, first);
	argv[argc++] = first;
	if (b) {
		write_argument(b, second);
		argv[argc++] = second;
	}
	return options_parse(argc, argv, &scratch, NULL);
}

/* Returns COMMAND_BIT of each command that takes the option alone. */
static unsigned find_commands(const struct option *o)
{
	const struct command_info *c;
	unsigned bits = 0;
	for (size_t i = 0; (c = options_command(i)) != NULL; i++)
		if (c->command != COMMAND_HELP && option_applies(o, c->command) &&
		    takes_options(c, o, NULL))
			bits |= COMMAND_BIT(c->command);
	return bits;
}

/* The first command that takes each of them alone decides for all. */
static bool are_refused(const struct option *a, const struct option *b, unsigned commands)
{
	const struct command_info *c;
	for (size_t i = 0; (c = options_command(i)) != NULL; i++)
		if (commands & COMMAND_BIT(c->command))
			return !takes_options(c, a, b);
	return false;
}

void completion_conflicts_find(struct completion_conflicts *out)
{
	const struct option *a, *b;
	unsigned commands[OPTIONS_MAX];
	memset(out, 0, sizeof *out);
	for (size_t i = 0; (a = option_at(i)) != NULL; i++) {
		commands[i] = find_commands(a);
		for (size_t k = 0; k < i && (b = option_at(k)) != NULL; k++)
			out->refused[i][k] = out->refused[k][i] =
			    are_refused(a, b, commands[i] & commands[k]);
	}
}

const struct option *completion_conflicts_next(const struct completion_conflicts *all, size_t given,
					       size_t *i)
{
	const struct option *o;
	while ((o = option_at((*i)++)) != NULL)
		if (all->refused[given][*i - 1])
			return o;
	return NULL;
}
