/* SPDX-License-Identifier: MIT */
/* Values of the configuration file as shells and other programs write them. */
#ifndef CONFIG_CONFIG_VALUES_H
#define CONFIG_CONFIG_VALUES_H

#include <stdbool.h>
#include <stddef.h>

struct catalog;
struct config;

/* Takes the quotation marks off values, and puts the home directory for ~ and $HOME at the
 * beginning of paths. Commands are left as they are, because a shell reads them. home may be NULL.
 */
void config_values_read(struct config *c, const char *home);
/* Prints "PATH line 3" if this is the value of an entry, the same pointer; else returns false. */
bool config_values_place(const struct config *c, const char *value, const struct catalog *lang,
			 char *out, size_t size);

#endif
