/* SPDX-License-Identifier: MIT */
/* Writes a sample configuration file. */
#include "help_config.h"

#include <string.h>

#include "config/options_table.h"
#include "input/bindings.h"

static const char head[] =
    "# Configuration of tcpartner, described in tcpartner-config(5). It is looked for at\n"
    "# $XDG_CONFIG_HOME/tcpartner/config, else at ~/.config/tcpartner/config.\n"
    "# A line with # before it shows the default: remove the # and change it.\n";

static const char profiles[] =
    "\n# The program that copies (y): it is given the text on standard input. Without it those of\n"
    "# the desktop, tmux and the terminal are tried.\n"
    "#copy-command = xclip -selection clipboard\n"
    "\n# The profile to use where none is named.\n"
    "#profile = default\n"
    "\n# Each account may have a section, which is for that account only. A command\n"
    "# prints its key, in a form that tcpartner(1) shows under CREDENTIALS.\n"
    "#[profile reseller]\n"
    "#credential_command = pass show tencent/reseller\n";

static void add_options(struct buf *out)
{
	const struct option *o;
	for (size_t i = 0; (o = option_at(i)) != NULL; i++)
		if (o->config)
			buf_addf(out, "\n# %s\n#%s = %s\n", o->help, o->name, o->config);
}

static void add_keys(struct buf *out)
{
	buf_add_chars(out, "\n# Keys of the browser, by command.\n");
	for (int i = DO_NOTHING + 1; i < ACTION_COUNT; i++) {
		const struct action_info *a = action_info((enum action)i);
		struct sl rest = sl_from(a->keys), key;
		buf_addf(out, "# %s\n", a->help);
		while (sl_split(&rest, ' ', &key))
			buf_addf(out, "#bind %.*s = %s\n", (int)key.n, key.p, a->name);
	}
}

void help_config(struct buf *out)
{
	buf_add_chars(out, head);
	add_options(out);
	add_keys(out);
	buf_add_chars(out, profiles);
}
