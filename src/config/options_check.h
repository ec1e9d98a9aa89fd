/* SPDX-License-Identifier: MIT */
/* The options of check that are more than a value: functions for the table of options. */
#ifndef CONFIG_OPTIONS_CHECK_H
#define CONFIG_OPTIONS_CHECK_H

#include "config/options_table.h"

/* All of them take what option_effect.call takes. */
bool options_check_set_metric(struct parse *p, const struct option *o, struct sl v, struct err *e);
bool options_check_set_warning(struct parse *p, const struct option *o, struct sl v, struct err *e);
bool options_check_set_critical(struct parse *p, const struct option *o, struct sl v,
				struct err *e);
bool options_check_set_verbose(struct parse *p, const struct option *o, struct sl v, struct err *e);
bool options_check_set_again(struct parse *p, const struct option *o, struct sl v, struct err *e);
/* Reads a time such as 24h, 90m or 30s; a number alone is in seconds. */
bool options_check_time(struct sl v, int64_t least_s, int64_t most_s, int64_t *out) MUST_USE;
bool options_check_set_exec(struct parse *p, const struct option *o, struct sl v, struct err *e);
/* Takes a number of seconds of -t, as monitors have it; false, without an error, for other words.
 */
bool options_check_take_seconds(struct parse *p, struct sl v);
/* Takes prom, sqlite, or the name of a file, of --output; false, without an error, for other words.
 */
bool options_check_take_output(struct parse *p, struct sl v);
/* Checks the options of check, and those that only check may have. */
bool options_check_end(const struct parse *p, struct err *e) MUST_USE;

#endif
