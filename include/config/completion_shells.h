/* SPDX-License-Identifier: MIT */
/* The words that `tcpartner completion` takes. */
#ifndef CONFIG_COMPLETION_SHELLS_H
#define CONFIG_COMPLETION_SHELLS_H

#include <stdbool.h>

struct options;

/* A word is a shell, or "profiles", which prints the names of the profiles. */
enum completion_word { COMPLETION_BASH, COMPLETION_ZSH, COMPLETION_FISH, COMPLETION_PROFILES };
bool completion_parse(const char *word, enum completion_word *out);
bool completion_knows(const char *shell);
bool completion_wants_config(const struct options *o);

#endif
