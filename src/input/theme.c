/* SPDX-License-Identifier: MIT */
/* Names the themes as options and commands do. */
#include "input/theme.h"

#include "lang/lang.h"

static const struct {
	const char *name, *meaning;
} themes[THEMES] = {[THEME_AUTO] = {"auto", N_("as the background of the terminal is")},
		    [THEME_LIGHT] = {"light", N_("for a light background")},
		    [THEME_DARK] = {"dark", N_("for a dark background")},
		    [THEME_CB] = {"cb", N_("told apart also without red and green")},
		    [THEME_MONO] = {"mono", N_("no colours; bold, dim and reversed")},
		    [THEME_CONTRAST] = {"high-contrast", N_("the strongest contrast")}};

const char *theme_name(enum theme t)
{
	return themes[t].name;
}

bool theme_parse(struct sl name, enum theme *out)
{
	for (int t = 0; t < THEMES; t++)
		if (sl_equal_nocase(name, sl_from(themes[t].name))) {
			*out = (enum theme)t;
			return true;
		}
	return false;
}

const char *theme_meaning(enum theme t)
{
	return themes[t].meaning;
}
