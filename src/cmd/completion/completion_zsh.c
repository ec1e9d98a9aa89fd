/* SPDX-License-Identifier: MIT */
/* Writes the completion script for zsh. */
#include "completion.h"
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
    "_tcpartner() {\n"
    "\tlocal -a commands all\n"
    "\tlocal command=${words[(r)(";

static void add_action(const struct option *o, struct buf *out)
{
	buf_add_chars(out, ":");
	completion_add_quoted(o->value, IN_FIELD "[]=", out);
	buf_add_chars(out, ":");
	if (completion_value_is_file(o)) {
		buf_add_chars(out, "_files");
	} else if (completion_value_is_profile(o)) {
		buf_add_chars(out, "_tcpartner_profiles");
	} else if (completion_words_are_list(o)) {
		buf_addf(out, "_values -s , %s ", o->name);
		completion_words_of(o, out);
	} else {
		buf_add_chars(out, "(");
		completion_words_of(o, out);
		buf_add_chars(out, ")");
	}
}

/* Adds '(-o --output)'{-o+,--output=}'[explanation]:FORMAT:(table json)'. */
static void add_spec(const struct option *o, struct buf *out)
{
	const char *takes = !o->value ? "" : completion_value_is_optional(o) ? "=-" : "=";
	buf_add_chars(out, "\t\t");
	if (o->letter)
		buf_addf(out, "'(-%c --%s)'{-%c%s,--%s%s}", o->letter, o->name, o->letter,
			 o->value ? "+" : "", o->name, takes);
	else
		buf_addf(out, "'--%s%s'", o->name, takes);
	buf_add_chars(out, "'[");
	completion_add_quoted(o->help, IN_BRACKETS, out);
	buf_add_byte(out, ']');
	if (o->value) {
		if (completion_value_is_optional(o))
			buf_add_byte(out, ':');
		add_action(o, out);
	}
	buf_add_chars(out, "'\n");
}

static void add_specs(const char *command, struct buf *out)
{
	const struct option *o;
	buf_addf(out, "\t%s) all+=(\n", command[0] ? command : "*");
	for (size_t i = 0; (o = option_at(i)) != NULL; i++)
		if (completion_option_applies(o, command))
			add_spec(o, out);
	buf_add_chars(out, "\t\t) ;;\n");
}

static void add_command_names(struct buf *out)
{
	const struct command_info *c;
	const char *before = "";
	for (size_t i = 0; (c = options_command(i)) != NULL; i++)
		if (c->name[0]) {
			buf_addf(out, "%s%s", before, c->name);
			before = "|";
		}
}

static void add_command_list(struct buf *out)
{
	const struct command_info *c;
	buf_add_chars(out, "\tcommands=(\n");
	for (size_t i = 0; (c = options_command(i)) != NULL; i++)
		if (c->name[0]) {
			buf_addf(out, "\t\t'%s:", c->name);
			completion_add_quoted(c->help ? c->help : c->name, "\\", out);
			buf_add_chars(out, "'\n");
		}
	buf_add_chars(out, "\t)\n");
}

void completion_zsh(struct buf *out)
{
	const struct command_info *c;
	buf_add_chars(out, head);
	add_command_names(out);
	buf_add_chars(out, ")]}\n");
	add_command_list(out);
	buf_add_chars(out, "\tcase $command in\n");
	for (size_t i = 0; (c = options_command(i)) != NULL; i++)
		if (c->name[0])
			add_specs(c->name, out);
	add_specs("", out);
	buf_add_chars(
	    out, "\tesac\n"
		 "\tif [[ $command == completion ]]; then\n"
		 "\t\t_arguments -s $all '1:command:(completion)' '2:shell:(bash zsh fish)'\n"
		 "\telif [[ $command == help ]]; then\n"
		 "\t\t_arguments -s $all '1:command:(help)' '2:topic:(api config)'\n"
		 "\telse\n"
		 "\t\t_arguments -s $all '1:command:{_describe command commands}'\n"
		 "\tfi\n}\n\n"
		 "if [[ $zsh_eval_context[-1] == loadautofunc ]]; then\n\t_tcpartner \"$@\"\nelse\n"
		 "\tcompdef _tcpartner tcpartner\nfi\n");
}
