/* SPDX-License-Identifier: MIT */
/* Reads the recorded ends of commands of the user, and configurations that were read again. */
#ifndef RECORDING_RECORDING_OWN_H
#define RECORDING_RECORDING_OWN_H

#include "recording.h"

/* root is a line that has a member "own" or "config". */
bool recording_own_read(struct recording_line *l, const struct json_node *root, struct arena *keep,
			struct err *e) MUST_USE;

#endif
