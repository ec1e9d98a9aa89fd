/* SPDX-License-Identifier: MIT */
/* Writes the completion script for zsh. */
#include "base/shell_text.h"

#include "completion.h"
#include "completion_conflicts.h"
#include "completion_words.h"

/* Brackets are escaped in an explanation, and colons, too, in the name of a value. */
#define IN_BRACKETS "[]\\"
#define IN_FIELD    ":\\"

static const char head[] =
    "#compdef tcpartner\n"
    "# zsh completion for tcpartner; made by: tcpartner completion zsh\n"
    "\n"
    "_tcpartner_profiles() {\n"
    "\tlocal -a names\n"
    "\tnames=(${(f)\"$(_call_program profiles $words[1] completion profiles 2>/dev/null)\"})\n"
    "\t_describe profile names\n"
    "}\n"
    "\n"
    "_tcpartner_list() { # words with commas between them, none twice, maybe a sign before each\n"
    "\tlocal -a all given\n"
    "\tall=(\"$@\")\n"
    "\tcompset -P '*,'\n"
    "\tgiven=(${${(s:,:)${IPREFIX##*=}}#[-+]})\n"
    "\tcompset -P '[-+]'\n"
    "\tcompadd -q -S , -- ${all:|given}\n"
    "}\n"
    "\n"
    "_tcpartner_words_or_files() {\n"
    "\tcompadd -- \"$@\"\n"
    "\t_files\n"
    "}\n"
    "\n"
    "_tcpartner_reference() { # what help theme and help api can be asked for\n"
    "\t[[ $words[CURRENT-1] == theme ]] && compadd -- ";

static const char behind_head[] = "\n"
				  "}\n"
				  "\n"
				  "_tcpartner() {\n"
				  "\tlocal -a commands all\n"
				  "\tlocal command=${words[(r)(";

static void add_action(const struct option *o, enum command_word c, struct buf *out)
{
	buf_add_chars(out, ":");
	shell_text_add(o->value, IN_FIELD "[]=", out);
	buf_add_chars(out, ":");
	if (completion_value_is_file(o)) {
		buf_add_chars(out, "_files");
	} else if (completion_value_is_profile(o)) {
		buf_add_chars(out, "_tcpartner_profiles");
	} else if (completion_words_are_list(o)) {
		/* The blank before it keeps options of compadd away from its words. */
		buf_add_chars(out, " _tcpartner_list ");
		completion_words_of(o, c, out);
	} else if (completion_words_or_file(o)) {
		buf_add_chars(out, " _tcpartner_words_or_files ");
		completion_words_of(o, c, out);
	} else {
		buf_add_chars(out, "(");
		completion_words_of(o, c, out);
		buf_add_chars(out, ")");
	}
}

/* Adds "(-o --output)": the option itself, which is offered once, and those that are refused with
 * it. */
static void add_exclusions(const struct completion_conflicts *all, size_t i, struct buf *out)
{
	const struct option *o = option_at(i);
	size_t at = 0;
	buf_add_byte(out, '(');
	if (o->letter)
		buf_addf(out, "-%c ", o->letter);
	buf_addf(out, "--%s", o->name);
	while ((o = completion_conflicts_next(all, i, &at)) != NULL) {
		if (o->letter)
			buf_addf(out, " -%c", o->letter);
		buf_addf(out, " --%s", o->name);
	}
	buf_add_byte(out, ')');
}

/* Adds '(-o --output)'{-o+,--output=}'[explanation]:FORMAT:(table json)'. */
static void add_spec(const struct completion_conflicts *all, size_t i, enum command_word c,
		     struct buf *out)
{
	const struct option *o = option_at(i);
	const char *takes = !o->value ? "" : completion_value_is_optional(o) ? "=-" : "=";
	buf_add_chars(out, "\t\t'");
	add_exclusions(all, i, out);
	if (o->letter)
		buf_addf(out, "'{-%c%s,--%s%s}'[", o->letter, o->value ? "+" : "", o->name, takes);
	else
		buf_addf(out, "--%s%s[", o->name, takes);
	shell_text_add(o->help, IN_BRACKETS, out);
	buf_add_byte(out, ']');
	if (o->value) {
		if (completion_value_is_optional(o))
			buf_add_byte(out, ':');
		add_action(o, c, out);
	}
	buf_add_chars(out, "'\n");
}

static void add_specs(const struct completion_conflicts *all, const char *name, enum command_word c,
		      struct buf *out)
{
	const struct option *o;
	buf_addf(out, "\t%s) all+=(\n", name);
	for (size_t i = 0; (o = option_at(i)) != NULL; i++)
		if (option_applies(o, c))
			add_spec(all, i, c, out);
	buf_add_chars(out, "\t\t) ;;\n");
}

static void add_command_list(struct buf *out)
{
	const struct command_info *c;
	buf_add_chars(out, "\tcommands=(\n");
	for (size_t i = 0; (c = options_command(i)) != NULL; i++)
		if (completion_offers_command(c)) {
			buf_addf(out, "\t\t'%s:", c->name);
			shell_text_add(c->help, "\\", out);
			buf_add_chars(out, "'\n");
		}
	buf_add_chars(out, "\t)\n");
}

void completion_zsh(struct buf *out)
{
	struct completion_conflicts all;
	const struct command_info *c;
	completion_conflicts_find(&all);
	buf_add_chars(out, head);
	completion_words_of(option_find(SL("theme")), COMMAND_BROWSE, out);
	buf_add_chars(out, "\n\t[[ $words[CURRENT-1] == api ]] && compadd -- ");
	completion_add_reference(out);
	buf_add_chars(out, behind_head);
	completion_add_commands("|", out);
	buf_add_chars(out, ")]}\n");
	add_command_list(out);
	buf_add_chars(out, "\tcase $command in\n");
	for (size_t i = 0; (c = options_command(i)) != NULL; i++)
		if (completion_offers_command(c))
			add_specs(&all, c->name, c->command, out);
	add_specs(&all, "*", COMMAND_BROWSE, out);
	buf_add_chars(out,
		      "\tesac\n"
		      "\tif [[ $command == completion ]]; then\n"
		      "\t\t_arguments -s $all '1:command:(completion)' '2:shell:(bash zsh fish)'\n"
		      "\telif [[ $command == help ]]; then\n"
		      "\t\t_arguments -s $all '1:command:(help)' "
		      "'2:topic:(api config theme ");
	completion_add_commands(" ", out);
	buf_add_chars(
	    out, ")' '3:word:_tcpartner_reference'\n"
		 "\telse\n"
		 "\t\t_arguments -s $all '1:command:{_describe command commands}'\n"
		 "\tfi\n}\n\n"
		 "if [[ $zsh_eval_context[-1] == loadautofunc ]]; then\n\t_tcpartner \"$@\"\nelse\n"
		 "\tcompdef _tcpartner tcpartner\nfi\n");
}
