/* SPDX-License-Identifier: MIT */
/*
 * `tcpartner completion SHELL` prints a script that completes the command line in bash, zsh or
 * fish. It is made from the table of options, as --help is. `tcpartner completion profiles` prints
 * the names of the profiles, for these scripts.
 */
#ifndef CMD_COMPLETION_COMPLETION_H
#define CMD_COMPLETION_COMPLETION_H

#include "base/buf.h"

#include "config/options.h"

/* Returns the exit code, which is 0. */
int completion(const struct options *o, struct err *e);
/* Append the scripts. */
void completion_bash(struct buf *out);
void completion_zsh(struct buf *out);
void completion_fish(struct buf *out);

#endif
