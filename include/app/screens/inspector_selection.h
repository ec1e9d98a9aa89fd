/* SPDX-License-Identifier: MIT */
/* What is selected in the inspector's lists. */
#ifndef APP_SCREENS_INSPECTOR_SELECTION_H
#define APP_SCREENS_INSPECTOR_SELECTION_H

#include <stddef.h>

struct exchange;
struct log_entry;
struct model;

/* The selected request of the inspector, or that of the selected error; NULL for none, or when it
 * is forgotten. */
const struct exchange *inspector_exchange(const struct model *m);
/* The selected error; NULL for none. */
const struct log_entry *inspector_entry(const struct model *m);
size_t inspector_rows(const struct model *m);     /* of the list in front */
size_t inspector_selected(const struct model *m); /* from the newest */

#endif
