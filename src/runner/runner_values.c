/* SPDX-License-Identifier: MIT */
/* Lists the parameters of a command of the user. */
#include "runner/runner_values.h"

#include <string.h>

#include "base/mem.h"

char **runner_values_list(const struct own_job *j)
{
	char **values = mem_alloc(j->n_values + 1, sizeof *values);
	char *value = j->values.p;
	for (size_t i = 0; i < j->n_values; i++) {
		values[i] = value;
		value += strlen(value) + 1;
	}
	return values;
}
