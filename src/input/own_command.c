/* SPDX-License-Identifier: MIT */
/* Reads the options of the user's own commands, and keeps the commands by name. */
#include "input/own_command.h"

#include "base/attr.h"
#include "base/word_match.h"

#include "input/action.h"

#define SHOWN_MOST 40 /* bytes of a word that was not understood */

static const struct {
	const char *name;
	int place, input; /* -1: the option is not about it */
	bool confirm;
} options[] = {{"--terminal", OWN_TERMINAL, -1, false},
	       {"--background", OWN_BACKGROUND, -1, false},
	       {"--csv", -1, OWN_CSV, false},
	       {"--no-input", -1, OWN_NO_INPUT, false},
	       {"--confirm", -1, -1, true}};

static bool take_option(struct sl word, struct own_command *c, struct err *e)
{
	struct word_match m = word_match_start(word);
	char hint[WORD_MATCH_HINT];
	for (size_t i = 0; i < COUNT_OF(options); i++) {
		word_match_add(&m, sl_from(options[i].name));
		if (!sl_equal(word, sl_from(options[i].name)))
			continue;
		if (options[i].place >= 0)
			c->place = (enum own_place)options[i].place;
		if (options[i].input >= 0)
			c->input = (enum own_input)options[i].input;
		c->confirm = c->confirm || options[i].confirm;
		return true;
	}
	word = sl_take(word, SHOWN_MOST);
	return err_set(e, ERR_CONFIG, "unknown option \"%.*s\"%s; before the command may be %s",
		       (int)word.n, word.p, word_match_hint(&m, err_lang(e), "", hint),
		       OWN_COMMAND_OPTIONS);
}

bool own_command_parse(struct sl text, struct own_command *out, struct err *e)
{
	struct shell_template t;
	struct sl rest = sl_trim(text), word = {"", 0};
	*out = (struct own_command){.place = OWN_SHOWN};
	while (sl_starts(rest, SL("--"))) {
		sl_split(&rest, ' ', &word);
		if (!take_option(word, out, e))
			return false;
		rest = sl_trim(rest);
	}
	out->line = rest;
	if (rest.n == 0)
		return err_set(e, ERR_CONFIG, "a command for the shell is missing");
	return shell_template_read(rest, &t, e);
}

void own_command_print(const struct own_command *c, struct buf *out)
{
	for (size_t i = 0; i < COUNT_OF(options); i++)
		if (options[i].place == (int)c->place || options[i].input == (int)c->input ||
		    (options[i].confirm && c->confirm))
			buf_addf(out, "%s ", options[i].name);
	buf_add(out, c->line);
}

static bool is_name(struct sl name)
{
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];
		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
		      (c == '-' && i > 0)))
			return false;
	}
	return name.n > 0;
}

static struct own_command *find_command(struct own_commands *in, struct sl name)
{
	for (size_t i = 0; i < in->n; i++)
		if (sl_equal_nocase(sl_from(in->at[i].name), name))
			return &in->at[i];
	return NULL;
}

const struct own_command *own_command_find(const struct own_commands *in, struct sl name)
{
	for (size_t i = 0; i < in->n; i++)
		if (sl_equal_nocase(sl_from(in->at[i].name), name))
			return &in->at[i];
	return NULL;
}

bool own_command_add(struct own_commands *to, struct sl name, const struct own_command *c,
		     struct err *e)
{
	enum action other;
	struct own_command *at = find_command(to, name);
	struct sl shown = sl_take(name, SHOWN_MOST);
	if (!is_name(name) || name.n >= OWN_COMMAND_NAME)
		return err_set(e, ERR_CONFIG,
			       "\"%.*s\" cannot be the name of a command; use at most %d letters, "
			       "digits and -",
			       (int)shown.n, shown.p, OWN_COMMAND_NAME - 1);
	if (action_named(name, &other))
		return err_set(e, ERR_CONFIG,
			       "%.*s is a command of the browser already; choose another name",
			       (int)shown.n, shown.p);
	if (!at && to->n == OWN_COMMANDS_MAX)
		return err_set(e, ERR_CONFIG, "too many commands; at most %d are possible",
			       OWN_COMMANDS_MAX);
	if (!at)
		at = &to->at[to->n++];
	*at = *c;
	sl_to_chars(name, at->name, sizeof at->name);
	return true;
}
