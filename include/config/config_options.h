/* SPDX-License-Identifier: MIT */
/* Options from the configuration file, together with those of the command line. */
#ifndef CONFIG_CONFIG_OPTIONS_H
#define CONFIG_CONFIG_OPTIONS_H

#include "config/options.h"

struct config;

/*
 * Parses as options_parse does, with a configuration file: argv overrides the environment, which
 * overrides the section of the profile in force, which overrides the entries outside of sections,
 * which override the endpoint and the language of tccli's file of that profile.
 * Entries that are unknown or have a bad value become problems of the file. profile is NULL, or
 * replaces that of argv ("" for none). The strings of out live as long as argv and the file.
 *
 * The profile in force is that of --profile; none if the environment has a key; else that of
 * TCCLI_PROFILE, else of the entry "profile", else "default". A credential_command or cvm-role
 * outside of sections does not apply to a profile that was named on the command line.
 */
struct options_over {
	int argc;
	char *const *argv;
	struct config *config;
	const char *(*env)(const char *name);
	const char *profile;
};
bool config_options_apply(const struct options_over *over, struct options *out,
			  struct err *e) MUST_USE;
/* Adds the problems of the entries to the config, each entry once. */
void config_options_check(struct config *c);

#endif
