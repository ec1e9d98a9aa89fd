/* SPDX-License-Identifier: MIT */
/* What the session knows of customers beyond their fields, for conditions. */
#ifndef APP_TABLE_ROW_FACTS_H
#define APP_TABLE_ROW_FACTS_H

#include <stdbool.h>

#include "base/err.h"

#include "condition/condition.h"

struct model;

/* The model must stay where it is as long as the facts are used. */
struct condition_facts row_facts_of(const struct model *m);
/* Refuses a condition that asks for what the session does not have. */
bool row_facts_suffice(const struct model *m, const struct condition *c, struct err *e) MUST_USE;

#endif
