/* SPDX-License-Identifier: MIT */
/* The columns Burn and Runway of `list`: which customers' costs are asked, what is printed about
 * that, and the order of the list by them. */
#ifndef CMD_LIST_BURN_H
#define CMD_LIST_BURN_H

#include "cmd/fetch/fetch_burn.h"
#include "config/options.h"

struct session;

/* True if a column, a sort key or --where needs the costs of customers: Burn, or if there is none
 * of that, Runway. */
bool list_burn_is_needed(const struct options *o, bool *only_runway);
/* Refuses options that would ask for the costs of all customers by mistake, or that have no effect.
 */
bool list_burn_check_options(const struct options *o, struct err *e);
/* True if the order of the list, or which customers are in it, depends on the burn. */
bool list_burn_decides(const struct options *o);
/* True if the costs of this customer are needed. The runway of one with nothing left is 0 days,
 * whatever it uses. */
bool list_burn_needs(const struct options *o, const struct customer *c);
/* Says on standard error what it takes, unless nothing is to be asked. */
void list_burn_print_cost(struct fetch_burn *b, const struct catalog *lang);
/* Gives the numbers of SORT_BURN and SORT_RUNWAY; basis is a struct burn_basis. */
bool list_burn_read(const void *basis, const struct customer *c, enum sort_key k, int64_t *out);
/* What --where may ask for beyond the fields of customers. basis is NULL until the burn is
 * asked. */
struct list_burn_facts {
	const struct burn_basis *basis;
	int64_t now_s;
};
struct condition_facts list_burn_facts_of(const struct list_burn_facts *f);
/* Where the key may not ask for bills, the snapshots that are kept may know what was used. */
void list_burn_estimate(struct fetch_burn *b, const struct session *of, const struct catalog *lang);
/* Returns the exit code of a list that ended with this code: 4 in place of 0, with a sentence in e,
 * if the burn of some customers could not be asked. A key that may not ask is only a sentence on
 * standard error, and so is all beside another error. */
int list_burn_end(const struct fetch_burn *b, int code, struct err *e);

#endif
