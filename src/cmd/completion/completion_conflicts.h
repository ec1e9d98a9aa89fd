/* SPDX-License-Identifier: MIT */
/* The options that are refused together, so that completions do not offer them after each other. */
#ifndef CMD_COMPLETION_COMPLETION_CONFLICTS_H
#define CMD_COMPLETION_COMPLETION_CONFLICTS_H

#include "config/options_table.h"

struct completion_conflicts {
	bool refused[OPTIONS_MAX][OPTIONS_MAX]; /* by the numbers of two rows of the table */
};

/* Asks the parser about each two options that some command takes. */
void completion_conflicts_find(struct completion_conflicts *out);
/* Returns the next option after *i that is refused with the one of that number; NULL: no more.
 * *i is 0 at first. */
const struct option *completion_conflicts_next(const struct completion_conflicts *all, size_t given,
					       size_t *i);

#endif
