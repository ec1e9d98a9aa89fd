/* SPDX-License-Identifier: MIT */
/* Writes lists of words in messages about options. */
#include "option_listing.h"

#include <stdio.h>

void option_listing_add(struct option_listing *list, struct sl word)
{
	const char *last = list->all
			       ? lang_text_in(list->lang, "before the last of a list", " and ")
			       : lang_text_in(list->lang, "before the last of a list", " or ");
	const char *next = lang_text_in(list->lang, "between two of a list", ", ");
	buf_addf(&list->text, "%s%.*s",
		 list->i == 0            ? ""
		 : list->i + 1 < list->n ? next
					 : last,
		 (int)word.n, word.p);
	list->i++;
}

/* Lists the options that go with exactly these commands. */
static void list_options(unsigned bits, struct option_listing *list)
{
	const struct option *o;
	for (size_t i = 0; (o = option_at(i)) != NULL; i++)
		list->n += o->commands == bits;
	for (size_t i = 0; (o = option_at(i)) != NULL; i++) {
		char name[40];
		snprintf(name, sizeof name, "--%s", o->name);
		if (o->commands == bits)
			option_listing_add(list, sl_from(name));
	}
}

static void list_commands(unsigned bits, struct option_listing *list)
{
	for (unsigned rest = bits; rest; rest &= rest - 1)
		list->n++;
	const struct command_info *c;
	for (size_t i = 0; (c = options_command(i)) != NULL; i++)
		if ((bits & COMMAND_BIT(c->command)) && c->name[0])
			option_listing_add(list, sl_from(c->name));
}

/* Says which options go with which commands; one or several of each. */
static void say_elsewhere(const struct option_listing *options, const struct option_listing *names,
			  struct err *e)
{
	struct sl these = buf_sl(&options->text), those = buf_sl(&names->text);
	int n = (int)these.n, m = (int)those.n;
	if (options->n == 1 && names->n == 1)
		err_set(e, ERR_USAGE, "%.*s goes with the command %.*s", n, these.p, m, those.p);
	else if (options->n == 1)
		err_set(e, ERR_USAGE, "%.*s goes with the commands %.*s", n, these.p, m, those.p);
	else if (names->n == 1)
		err_set(e, ERR_USAGE, "%.*s go with the command %.*s", n, these.p, m, those.p);
	else
		err_set(e, ERR_USAGE, "%.*s go with the commands %.*s", n, these.p, m, those.p);
}

bool option_listing_refuse(unsigned bits, struct err *e)
{
	struct option_listing options = {.all = true, .lang = err_lang(e)}, names = options;
	buf_init(&options.text, OPTION_LISTING_BYTES);
	buf_init(&names.text, OPTION_LISTING_BYTES);
	list_options(bits, &options);
	list_commands(bits, &names);
	if (bits == COMMAND_BIT(COMMAND_DOCTOR))
		err_set(e, ERR_USAGE,
			"--json goes with the command doctor; list, check and diff have -o json");
	else
		say_elsewhere(&options, &names, e);
	buf_release(&options.text);
	buf_release(&names.text);
	return false;
}
