/* SPDX-License-Identifier: MIT */
/*
 * What the session knows of a customer's burn: queries of the daily costs in the model. They change
 * nothing.
 */
#ifndef APP_MODEL_CUSTOMER_BURN_H
#define APP_MODEL_CUSTOMER_BURN_H

#include <stddef.h>
#include <stdint.h>

#include "burn/burn_basis.h"

struct customer;
struct model;
struct request;

/* Returns the day on the calendar of the bills, by the clock of the API where that is known. */
int32_t customer_burn_today(const struct model *m);
/* Tells whether burn and runway are from the snapshots that are kept, because the key may not ask
 * for bills. */
bool customer_burn_is_estimated(const struct model *m);
/* What burn and runway depend on beside the list: they are the same while this is. */
struct burn_moment {
	uint64_t changes; /* of the costs */
	bool estimated;
	int32_t today;
	int days;
};

struct burn_moment customer_burn_moment(const struct model *m);
bool customer_burn_is_same_moment(const struct burn_moment *a, const struct burn_moment *b);
/* What the numbers are computed with; valid while the model is. */
struct burn_basis customer_burn_basis(const struct model *m);
/* Notes since when the customer is there, if it is loaded. */
void customer_burn_note(struct model *m, uint64_t uin);
const struct daily_costs *customer_burn_costs(const struct model *m, uint64_t uin);
void customer_burn_rate(const struct model *m, uint64_t uin, struct burn_rate *out);
/* The days whose bills a rate over `days` days still lacks, as burn_rate_wanted returns them. */
uint32_t customer_burn_wanted(const struct model *m, uint64_t uin, int days);
/* Tells whether the rate still waits for bills. */
bool customer_burn_is_incomplete(const struct model *m, uint64_t uin);
/* Lists a request for each of these days, the latest first, at most `most`; returns their number.
 */
size_t customer_burn_requests(const struct model *m, uint64_t uin, struct request *out,
			      size_t most);
/* How long the remaining credit lasts; RUNWAY_UNKNOWN without a UIN, an amount or a rate, and for a
 * customer without credit. */
void customer_burn_runway(const struct model *m, const struct customer *c, struct runway *out);
/* Likewise until less than this share of the credit remains; RUNWAY_UNKNOWN also if that is so. */
void customer_burn_runway_to(const struct model *m, const struct customer *c, int percent,
			     struct runway *out);

#endif
