/* SPDX-License-Identifier: MIT */
/* Writes the scripts that complete the command line of tcpartner-demo-api. */
#include <string.h>

#include "base/shell_text.h"

#include "flags.h"

/* What can be offered for a value. */
enum offer { OFFER_NOTHING, OFFER_FILE, OFFER_TWO_FILES, OFFER_KINDS, OFFER_SHELLS };

static enum offer find_offer(const char *values)
{
	if (strcmp(values, "FILE") == 0)
		return OFFER_FILE;
	if (strcmp(values, "CERT KEY") == 0)
		return OFFER_TWO_FILES;
	if (strcmp(values, FLAGS_FAULT_VALUE) == 0)
		return OFFER_KINDS;
	return strcmp(values, FLAGS_SHELL_VALUE) == 0 ? OFFER_SHELLS : OFFER_NOTHING;
}

/* Adds the kinds of --fault that have a value, or those that have none. */
static void add_kinds(bool with_value, const char *behind, struct buf *out)
{
	for (int i = 0; i < INJECTIONS; i++)
		if ((faults_value_name((enum injection)i) != NULL) == with_value)
			buf_addf(out, " %s%s", faults_name((enum injection)i), behind);
}

static void add_bash_case(const struct flag_info *f, struct buf *out)
{
	buf_addf(out, "\t%s) ", f->name);
	switch (find_offer(f->values)) {
	case OFFER_FILE:
	case OFFER_TWO_FILES: buf_add_chars(out, "_tcpartner_demo_api_files; return"); break;
	case OFFER_KINDS:
		buf_add_chars(out, "words='");
		add_kinds(false, "", out);
		add_kinds(true, ":", out);
		buf_add_byte(out, '\'');
		break;
	case OFFER_SHELLS: buf_add_chars(out, "words='bash zsh fish'"); break;
	case OFFER_NOTHING: buf_add_chars(out, "return"); break;
	}
	buf_add_chars(out, " ;;\n");
}

/* The script runs in bash 3.2, which breaks words at '=' and ':'. */
static void write_bash(struct buf *out)
{
	struct flag_info f;
	buf_add_chars(
	    out, "# bash completion for tcpartner-demo-api; made by: tcpartner-demo-api "
		 "--completion bash\n"
		 "_tcpartner_demo_api_files() {\n"
		 "\tlocal IFS=$'\\n'\n"
		 "\tCOMPREPLY=($(compgen -f -- \"$cur\"))\n"
		 "\tcompopt -o filenames 2>/dev/null\n"
		 "}\n"
		 "\n"
		 "_tcpartner_demo_api() {\n"
		 "\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words='' "
		 "IFS=$' \\t\\n'\n"
		 "\tCOMPREPLY=()\n"
		 "\tif [[ $cur == = ]]; then\n"
		 "\t\tcur=''\n"
		 "\telif [[ $prev == = ]]; then\n"
		 "\t\tprev=${COMP_WORDS[COMP_CWORD-2]}\n"
		 "\telif ((COMP_CWORD > 2)) && [[ ${COMP_WORDS[COMP_CWORD-2]} == --tls ]]; then\n"
		 "\t\tprev=--tls\n"
		 "\tfi\n"
		 "\tcase $prev in\n"
		 "\t:) return ;;\n");
	for (int i = 0; flags_info(i, &f); i++)
		if (f.values)
			add_bash_case(&f, out);
	buf_add_chars(out, "\t*) words='");
	for (int i = 0; flags_info(i, &f); i++)
		buf_addf(out, "%s%s", i ? " " : "", f.name);
	buf_add_chars(out, "' ;;\n\tesac\n"
			   "\tCOMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
			   "\t[[ ${COMPREPLY[0]-} != *: ]] || compopt -o nospace 2>/dev/null\n"
			   "}\n\ncomplete -F _tcpartner_demo_api tcpartner-demo-api\n");
}

static void add_zsh_spec(const struct flag_info *f, struct buf *out)
{
	enum offer offer = f->values ? find_offer(f->values) : OFFER_NOTHING;
	buf_addf(out, "\t\t'%s%s%s[", offer == OFFER_KINDS ? "*" : "", f->name,
		 !f->values || offer == OFFER_TWO_FILES ? "" : "=");
	shell_text_add(f->help, "[]\\", out);
	buf_add_byte(out, ']');
	switch (offer) {
	case OFFER_FILE: buf_add_chars(out, ":FILE:_files"); break;
	case OFFER_TWO_FILES: buf_add_chars(out, ":CERT:_files:KEY:_files"); break;
	case OFFER_KINDS: buf_add_chars(out, ":KIND:_tcpartner_demo_api_kinds"); break;
	case OFFER_SHELLS: buf_add_chars(out, ":SHELL:(bash zsh fish)"); break;
	case OFFER_NOTHING:
		if (f->values)
			buf_addf(out, ":%s: ", f->values);
		break;
	}
	buf_add_chars(out, "' \\\n");
}

/* The function has the name of the file, which zsh then replaces by it. */
static void write_zsh(struct buf *out)
{
	struct flag_info f;
	buf_add_chars(out, "#compdef tcpartner-demo-api\n"
			   "# zsh completion for tcpartner-demo-api; made by: tcpartner-demo-api "
			   "--completion zsh\n"
			   "\n"
			   "_tcpartner_demo_api_kinds() {\n\tlocal -i failed=1\n\tcompadd --");
	add_kinds(false, "", out);
	buf_add_chars(out, " && failed=0\n\tcompadd -S : --");
	add_kinds(true, "", out);
	buf_add_chars(
	    out, " && failed=0\n\treturn failed\n}\n\n_tcpartner-demo-api() {\n\t_arguments \\\n");
	for (int i = 0; flags_info(i, &f); i++)
		add_zsh_spec(&f, out);
	buf_add_chars(out, "\t\t'(-h)-h[print this help]' '(-V)-V[print the version]'\n}\n\n"
			   "if [[ $zsh_eval_context[-1] == loadautofunc ]]; then\n"
			   "\t_tcpartner-demo-api \"$@\"\nelse\n"
			   "\tcompdef _tcpartner-demo-api tcpartner-demo-api\nfi\n");
}

static void add_fish_option(const struct flag_info *f, struct buf *out)
{
	buf_addf(out, "complete -c tcpartner-demo-api -l %s", f->name + 2);
	switch (f->values ? find_offer(f->values) : OFFER_NOTHING) {
	case OFFER_FILE:
	case OFFER_TWO_FILES: buf_add_chars(out, " -r -F"); break;
	case OFFER_KINDS:
		buf_add_chars(out, " -x -a '");
		add_kinds(false, "", out);
		add_kinds(true, ":", out);
		buf_add_byte(out, '\'');
		break;
	case OFFER_SHELLS: buf_add_chars(out, " -x -a 'bash zsh fish'"); break;
	case OFFER_NOTHING: buf_add_chars(out, f->values ? " -x" : ""); break;
	}
	buf_add_chars(out, " -d '");
	shell_text_add(f->help, "", out);
	buf_add_chars(out, "'\n");
}

static void write_fish(struct buf *out)
{
	struct flag_info f;
	buf_add_chars(
	    out,
	    "# fish completion for tcpartner-demo-api; made by: tcpartner-demo-api --completion "
	    "fish\n"
	    "complete -c tcpartner-demo-api -f\n"
	    "complete -c tcpartner-demo-api -F -n 'test (count (commandline -opc)) -gt 2; and test "
	    "(commandline -opc)[-2] = --tls'\n");
	for (int i = 0; flags_info(i, &f); i++)
		add_fish_option(&f, out);
}

bool flags_completion(const char *shell, struct buf *out, struct err *e)
{
	static const struct {
		const char *shell;
		void (*write)(struct buf *out);
	} scripts[] = {{"bash", write_bash}, {"zsh", write_zsh}, {"fish", write_fish}};
	for (size_t i = 0; i < COUNT_OF(scripts); i++)
		if (strcmp(shell, scripts[i].shell) == 0) {
			scripts[i].write(out);
			return true;
		}
	return err_set(e, ERR_USAGE, "--completion needs a shell: bash, zsh or fish, not \"%.60s\"",
		       shell);
}
