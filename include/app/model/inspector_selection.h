/* SPDX-License-Identifier: MIT */
/* The selected line of the inspector's lists. */
#ifndef APP_MODEL_INSPECTOR_SELECTION_H
#define APP_MODEL_INSPECTOR_SELECTION_H

#include <stddef.h>
#include <stdint.h>

struct exchange;
struct log_entry;
struct model;

/* The request that is opened or selected, or the request of the selected error; NULL for none, or
 * if the journal has forgotten it. */
const struct exchange *inspector_exchange(const struct model *m);
/* The selected error; NULL for none. */
const struct log_entry *inspector_entry(const struct model *m);
size_t inspector_rows(const struct model *m); /* of the list that is shown */
/* Returns the id of the request in row i, or the number of the error; 0 if there is none. */
uint64_t inspector_row_number(const struct model *m, size_t i);
size_t inspector_selected(const struct model *m); /* 0 is the newest */

#endif
