/* SPDX-License-Identifier: MIT */
/* Writes the completion script for bash. */
#include <string.h>

#include "completion.h"
#include "completion_conflicts.h"
#include "completion_words.h"

/*
 * The script does not need the package bash-completion, and runs in bash 3.2 (macOS), too. Bash
 * breaks words at '=', so "--order=a" arrives as three words.
 */
static const char head[] =
    "# bash completion for tcpartner; made by: tcpartner completion bash\n"
    "_tcpartner_words() { # _tcpartner_words WORDS: those that begin with $cur\n"
    "\tlocal IFS=$' \\t\\n'\n"
    "\tCOMPREPLY=($(compgen -W \"$1\" -- \"$cur\"))\n"
    "}\n"
    "\n"
    "_tcpartner_options() { # _tcpartner_options WORDS: those that go with the options before\n"
    "\tlocal word words=''\n"
    "\tfor word in $1; do\n"
    "\t\t[[ $refused == *\" $word \"* ]] || words=\"$words $word\"\n"
    "\tdone\n"
    "\t_tcpartner_words \"$words\"\n"
    "}\n"
    "\n"
    "_tcpartner_list() { # the last of several with commas between them, none twice\n"
    "\tlocal IFS=$' \\t\\n' done='' sign='' words='' given word\n"
    "\t[[ $cur == *,* ]] && done=${cur%,*},\n"
    "\t[[ ${cur##*,} == [-+]* ]] && sign=${cur##*,} && sign=${sign:0:1}\n"
    "\tgiven=,${done//[-+]/}\n"
    "\tfor word in $1; do\n"
    "\t\t[[ $given == *,\"$word\",* ]] || words=\"$words $word\"\n"
    "\tdone\n"
    "\tCOMPREPLY=($(compgen -P \"$done$sign\" -W \"$words\" -- \"${cur#\"$done$sign\"}\"))\n"
    "\tcompopt -o nospace 2>/dev/null\n"
    "}\n"
    "\n"
    "_tcpartner_files() {\n"
    "\tlocal IFS=$'\\n'\n"
    "\tCOMPREPLY=($(compgen -f -- \"$cur\"))\n"
    "\tcompopt -o filenames 2>/dev/null\n"
    "}\n"
    "\n"
    "_tcpartner_profiles() { # names of files: nothing in them is to be expanded\n"
    "\tlocal name\n"
    "\twhile IFS= read -r name; do\n"
    "\t\t[[ $name == \"$cur\"* ]] && COMPREPLY+=(\"$(printf %q \"$name\")\")\n"
    "\tdone < <(\"${COMP_WORDS[0]}\" completion profiles 2>/dev/null)\n"
    "}\n"
    "\n"
    "_tcpartner() {\n"
    "\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command='' equals='' "
    "i\n"
    "\tlocal refused=' '\n"
    "\tCOMPREPLY=()\n"
    "\tif [[ $cur == = ]]; then\n"
    "\t\tcur='' equals=1\n"
    "\telif [[ $prev == = ]]; then\n"
    "\t\tprev=${COMP_WORDS[COMP_CWORD-2]} equals=1\n"
    "\tfi\n"
    "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
    "\t\tcase ${COMP_WORDS[i]} in\n";

static bool offers_nothing(const struct option *o)
{
	return !o->words && !strchr(o->value, '|') && !completion_value_is_file(o) &&
	       !completion_value_is_profile(o);
}

static void add_names(const struct option *o, struct buf *out)
{
	if (o->letter)
		buf_addf(out, "-%c|", o->letter);
	buf_addf(out, "--%s", o->name);
}

static void add_value(const struct option *o, enum command_word c, struct buf *out)
{
	buf_add_byte(out, '\t');
	add_names(o, out);
	buf_add_chars(out, ") _tcpartner_");
	if (completion_value_is_file(o)) {
		buf_add_chars(out, "files");
	} else if (completion_value_is_profile(o)) {
		buf_add_chars(out, "profiles");
	} else {
		buf_add_chars(out, completion_words_are_list(o) ? "list '" : "words '");
		completion_words_of(o, c, out);
		buf_add_byte(out, '\'');
	}
	if (completion_words_or_file(o))
		buf_add_chars(out, "; [[ ${COMPREPLY[*]} ]] || _tcpartner_files");
	buf_add_chars(out, "; return ;;\n");
}

/* Adds the values that are fewer with that command. */
static void add_values_of_check(struct buf *out)
{
	buf_add_chars(out, "\t[[ $command == check ]] && case $prev in\n");
	add_value(option_find(SL("output")), COMMAND_CHECK, out);
	buf_add_chars(out, "\tesac\n");
}

static void add_help_words(struct buf *out)
{
	buf_add_chars(out, "\thelp) _tcpartner_words 'api config theme ");
	completion_add_commands(" ", out);
	buf_add_chars(out, "'; return ;;\n\tapi) [[ $command == help ]] && _tcpartner_words '");
	completion_add_reference(out);
	buf_add_chars(out, "' && return ;;\n\ttheme) [[ $command == help ]] && _tcpartner_words '");
	completion_words_of(option_find(SL("theme")), COMMAND_BROWSE, out);
	buf_add_chars(out, "' && return ;;\n");
}

static void add_values(struct buf *out)
{
	const struct option *o;
	const char *separator = "\t";
	buf_add_chars(out, "\tcase $prev in\n");
	for (size_t i = 0; (o = option_at(i)) != NULL; i++)
		if (o->value && !completion_value_is_optional(o) && !offers_nothing(o))
			add_value(o, COMMAND_BROWSE, out);
	for (size_t i = 0; (o = option_at(i)) != NULL; i++)
		if (o->value && !completion_value_is_optional(o) && offers_nothing(o)) {
			buf_add_chars(out, separator);
			add_names(o, out);
			separator = "|";
		}
	buf_add_chars(out,
		      ") return ;;\n\tcompletion) _tcpartner_words 'bash zsh fish'; return ;;\n");
	add_help_words(out);
	buf_add_chars(out, "\tesac\n");
}

/* Adds the options whose value is optional: it can only follow a '='. */
static void add_values_after_equals(struct buf *out)
{
	const struct option *o;
	buf_add_chars(out, "\t[[ $equals ]] && case $prev in\n");
	for (size_t i = 0; (o = option_at(i)) != NULL; i++)
		if (completion_value_is_optional(o))
			add_value(o, COMMAND_BROWSE, out);
	buf_add_chars(out, "\tesac\n");
}

static void add_options(const char *name, enum command_word c, struct buf *out)
{
	const struct option *o;
	const char *before = "";
	buf_addf(out, "\t%s) _tcpartner_options '", name);
	for (size_t i = 0; (o = option_at(i)) != NULL; i++)
		if (option_applies(o, c)) {
			if (o->letter)
				buf_addf(out, "%s-%c", before, o->letter);
			buf_addf(out, "%s--%s", o->letter ? " " : before, o->name);
			before = " ";
		}
	buf_add_chars(out, "' ;;\n");
}

/* Adds names such as "--demo|" or "-p*|--profile": what an option is given by. */
static void add_pattern(const struct option *o, struct buf *out)
{
	if (o->letter)
		buf_addf(out, "-%c%s|", o->letter, o->value ? "*" : "");
	buf_addf(out, "--%s", o->name);
}

/* Notes the options that are refused with those before. */
static void add_conflicts(struct buf *out)
{
	struct completion_conflicts all;
	const struct option *given, *o;
	completion_conflicts_find(&all);
	buf_add_chars(out, "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
			   "\t\tcase ${COMP_WORDS[i]} in\n");
	for (size_t i = 0; (given = option_at(i)) != NULL; i++) {
		size_t at = 0;
		if ((o = completion_conflicts_next(&all, i, &at)) == NULL)
			continue;
		buf_add_chars(out, "\t\t");
		add_pattern(given, out);
		buf_add_chars(out, ") refused+='");
		for (; o; o = completion_conflicts_next(&all, i, &at)) {
			if (o->letter)
				buf_addf(out, "-%c ", o->letter);
			buf_addf(out, "--%s ", o->name);
		}
		buf_add_chars(out, "' ;;\n");
	}
	buf_add_chars(out, "\t\tesac\n\tdone\n");
}

void completion_bash(struct buf *out)
{
	const struct command_info *c;
	buf_add_chars(out, head);
	buf_add_chars(out, "\t\t");
	completion_add_commands("|", out);
	buf_add_chars(out, ") command=${COMP_WORDS[i]}; break ;;\n\t\tesac\n\tdone\n");
	add_values_of_check(out);
	add_values(out);
	add_values_after_equals(out);
	buf_add_chars(out, "\tif [[ $cur != -* ]]; then\n\t\t[[ $command ]] || _tcpartner_words '");
	completion_add_commands(" ", out);
	buf_add_chars(out, "'\n\t\treturn\n\tfi\n");
	add_conflicts(out);
	buf_add_chars(out, "\tcase $command in\n");
	for (size_t i = 0; (c = options_command(i)) != NULL; i++)
		if (completion_offers_command(c))
			add_options(c->name, c->command, out);
	add_options("*", COMMAND_BROWSE, out);
	buf_add_chars(out, "\tesac\n}\n\ncomplete -F _tcpartner tcpartner\n");
}
