/* SPDX-License-Identifier: MIT */
/*
 * `tcpartner completion SHELL`: a script that completes our command line in bash, zsh or fish, made
 * from the table of options that --help is made from. `tcpartner completion profiles` prints the
 * names of the profiles there are: the scripts ask for them.
 */
#ifndef CMD_COMPLETION_H
#define CMD_COMPLETION_H

#include "config/options.h"

int completion(const struct options *o, struct err *e);

#endif
