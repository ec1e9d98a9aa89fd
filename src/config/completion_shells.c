/* SPDX-License-Identifier: MIT */
/* The words that `tcpartner completion` takes. */
#include "config/completion_shells.h"

#include <string.h>

#include "base/attr.h"

#include "config/options.h"

bool completion_parse(const char *word, enum completion_word *out)
{
	static const char *const names[] = {[COMPLETION_BASH] = "bash",
					    [COMPLETION_ZSH] = "zsh",
					    [COMPLETION_FISH] = "fish",
					    [COMPLETION_PROFILES] = "profiles"};
	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (strcmp(word, names[i]) == 0) {
			*out = (enum completion_word)i;
			return true;
		}
	return false;
}

bool completion_knows(const char *shell)
{
	enum completion_word unused;
	return completion_parse(shell, &unused);
}

bool completion_wants_config(const struct options *o)
{
	enum completion_word word;
	return completion_parse(o->shell, &word) && word == COMPLETION_PROFILES;
}
