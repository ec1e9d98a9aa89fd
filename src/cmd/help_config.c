/* SPDX-License-Identifier: MIT */
/* Writes a sample configuration file. */
#include "help_config.h"

#include <string.h>

#include "config/options_table.h"
#include "input/bindings.h"

static const char *const head =
    N_("# Configuration of tcpartner, described in tcpartner-config(5). Its place is\n"
       "# $XDG_CONFIG_HOME/tcpartner/config or ~/.config/tcpartner/config.\n"
       "# Lines that begin with # show the defaults: to change one, remove the # first.\n");

static const char *const profiles = N_(
    "\n# The program that copies (y); it reads the text from standard input. The default is the\n"
    "# first that works: the program of the desktop, tmux, the terminal.\n"
    "#copy-command = xclip -selection clipboard\n"
    "\n# The profile to use when none is named.\n"
    "#profile = default\n"
    "\n# A section is for one account. credential_command prints the key of that account;\n"
    "# CREDENTIALS in tcpartner(1) shows the format.\n"
    "#[profile reseller]\n"
    "#credential_command = pass show tencent/reseller\n");

static void add_options(const struct catalog *lang, struct buf *out)
{
	const struct option *o;
	for (size_t i = 0; (o = option_at(i)) != NULL; i++)
		if (o->config)
			buf_addf(out, "\n# %s\n#%s = %s\n", lang_text(lang, o->help), o->name,
				 o->config);
}

static void add_keys(const struct catalog *lang, struct buf *out)
{
	buf_add_chars(out, lang_text(lang, "\n# Keys of the browser, by command. Words may "
					   "follow: bind F7 = sort remaining\n"));
	for (int i = DO_NOTHING + 1; i < ACTION_COUNT; i++) {
		const struct action_info *a = action_info((enum action)i);
		struct sl rest = sl_from(a->keys), key;
		buf_addf(out, "# %s\n", lang_text(lang, a->help));
		while (sl_split(&rest, ' ', &key))
			buf_addf(out, "#bind %.*s = %s\n", (int)key.n, key.p, a->name);
	}
}

void help_config(const struct catalog *lang, struct buf *out)
{
	buf_add_chars(out, lang_text(lang, head));
	add_options(lang, out);
	add_keys(lang, out);
	buf_add_chars(out, lang_text(lang, profiles));
}
