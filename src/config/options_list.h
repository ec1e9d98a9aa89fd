/* SPDX-License-Identifier: MIT */
/* Checks the options of list. */
#ifndef CONFIG_OPTIONS_LIST_H
#define CONFIG_OPTIONS_LIST_H

#include "config/options_table.h"

/* Refuses options that do not go together. */
bool options_list_end(const struct parse *p, struct err *e) MUST_USE;

bool options_list_set_where(struct parse *p, const struct option *o, struct sl v, struct err *e);
bool options_list_set_group(struct parse *p, const struct option *o, struct sl v, struct err *e);

#endif
