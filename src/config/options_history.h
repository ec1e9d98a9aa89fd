/* SPDX-License-Identifier: MIT */
/* The options of the history that are more than a value: functions for the table of options. */
#ifndef CONFIG_OPTIONS_HISTORY_H
#define CONFIG_OPTIONS_HISTORY_H

#include "config/options_table.h"

/* All of them take what option_effect.call takes. */
bool options_history_set_keep(struct parse *p, const struct option *o, struct sl v, struct err *e);
bool options_history_set_since(struct parse *p, const struct option *o, struct sl v, struct err *e);
bool options_history_set_offline(struct parse *p, const struct option *o, struct sl v,
				 struct err *e);
bool options_history_set_forget(struct parse *p, const struct option *o, struct sl v,
				struct err *e);
/* Checks the options of snapshot, diff and history, and --history of other commands. */
bool options_history_end(const struct parse *p, struct err *e) MUST_USE;

#endif
