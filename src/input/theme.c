/* SPDX-License-Identifier: MIT */
/* Names the themes as options and commands do. */
#include "input/theme.h"

static const struct {
	const char *name, *meaning;
} themes[THEMES] = {[THEME_AUTO] = {"auto", "as the background of the terminal is"},
		    [THEME_LIGHT] = {"light", "for a light background"},
		    [THEME_DARK] = {"dark", "for a dark background"},
		    [THEME_CB] = {"cb", "told apart also without red and green"},
		    [THEME_MONO] = {"mono", "no colours; bold, dim and reversed"},
		    [THEME_CONTRAST] = {"high-contrast", "the strongest contrast"}};

const char *theme_name(enum theme t)
{
	return themes[t].name;
}

const char *theme_meaning(enum theme t)
{
	return themes[t].meaning;
}
