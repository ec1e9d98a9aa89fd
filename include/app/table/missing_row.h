/* SPDX-License-Identifier: MIT */
/* Says why there is no customer under the cursor, for commands that need one. */
#ifndef APP_TABLE_MISSING_ROW_H
#define APP_TABLE_MISSING_ROW_H

struct model;

/* Shows the reason as a message: the list is loading, was not loaded, or has no row. */
void missing_row_explain(struct model *m);

#endif
