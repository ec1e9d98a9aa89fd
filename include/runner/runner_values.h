/* SPDX-License-Identifier: MIT */
/* The parameters of a command of the user, as a child process takes them. */
#ifndef RUNNER_RUNNER_VALUES_H
#define RUNNER_RUNNER_VALUES_H

#include "app/own/own_job.h"

/* Returns the values of the job, NULL at the end. The caller frees the list; the values are the
 * job's. */
char **runner_values_list(const struct own_job *j);

#endif
