/* SPDX-License-Identifier: MIT */
/* Tells which customers have a burn, and which are waiting for theirs. */
#include "app/burn/burn_columns.h"

#include "app/model/customer_burn.h"
#include "app/model/model.h"
#include "app/table/customer_change.h"

/* The customer of the job, if it is still asked. */
static bool is_asked_by_job(const struct burn_job *job, uint64_t uin)
{
	const struct burn_customer *c = burn_job_find(job, uin);
	return c && job->state == BURN_JOB_RUNNING && !c->failed;
}

static bool is_asked_by_details(const struct model *m, uint64_t uin)
{
	return m->customer_extra.uin == uin && m->burn.failed_uin != uin;
}

static bool is_asked(const struct model *m, uint64_t uin)
{
	return !m->burn.refused && !m->loader.fetch.halted &&
	       (is_asked_by_job(&m->burn.job, uin) || is_asked_by_details(m, uin)) &&
	       customer_burn_wanted(m, uin, m->burn.days) != 0;
}

static bool has_failed(const struct model *m, uint64_t uin)
{
	const struct burn_customer *c = burn_job_find(&m->burn.job, uin);
	return m->burn.failed_uin == uin || (c && c->failed);
}

enum burn_cell burn_columns_cell(const struct model *m, const struct customer *c)
{
	struct burn_rate rate;
	if (!(c->known & KNOWN_UIN) || c->uin == 0)
		return BURN_CELL_EMPTY;
	customer_burn_rate(m, c->uin, &rate);
	bool estimated = customer_burn_is_estimated(m) && rate.state != BURN_UNKNOWN;
	if (!estimated && is_asked(m, c->uin))
		return BURN_CELL_ASKED;
	if (rate.state != BURN_UNKNOWN)
		return BURN_CELL_KNOWN;
	if (has_failed(m, c->uin))
		return BURN_CELL_FAILED;
	if (customer_burn_is_estimated(m) || customer_burn_wanted(m, c->uin, m->burn.days))
		return BURN_CELL_EMPTY;
	return BURN_CELL_NEW;
}

bool burn_columns_read(const void *model, const struct customer *c, enum sort_key k, int64_t *out)
{
	const struct model *m = model;
	if (k == SORT_REMAINING_CHANGE || k == SORT_USED_CHANGE)
		return customer_change_read(m, c, k, out);
	struct burn_basis b = customer_burn_basis(m);
	bool ended = (c->known & KNOWN_REMAINING) && c->remaining <= 0;
	/* Where nothing remains, no cost changes the runway. */
	if ((k == SORT_BURN || !ended) && burn_columns_cell(m, c) != BURN_CELL_KNOWN)
		return false;
	return k == SORT_BURN ? burn_basis_read_burn(&b, c, out)
			      : burn_basis_read_runway(&b, c, out);
}
