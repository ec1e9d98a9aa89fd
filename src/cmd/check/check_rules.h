/* SPDX-License-Identifier: MIT */
/* The rules of a check, made from the options. */
#ifndef CMD_CHECK_CHECK_RULES_H
#define CMD_CHECK_CHECK_RULES_H

#include "config/options.h"

/*
 * Returns the rules. Without an option that names any, a customer who owes or has no credit left is
 * critical, and one that is low or suspended is a warning.
 */
struct metric_rules check_rules_from(const struct options *o);

#endif
