/* SPDX-License-Identifier: MIT */
/* Chooses the customers of the job, lists its requests, and reports its end. */
#include "app/burn/burn_job.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/money.h"

#include "app/model/customer_burn.h"
#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/table/missing_row.h"

#define LOOK_AHEAD    64 /* customers that a plan looks at; most need requests */
#define FAILED_IN_ROW 3  /* customers; then the API is to blame, and the job ends */

static void add_customer(struct burn_job *job, uint64_t uin)
{
	if (job->n == COST_BOOK_MAX)
		return; /* the costs of more customers could not be kept */
	if (job->n == job->cap) {
		job->cap = job->cap ? job->cap * 2 : 64;
		job->customers = mem_resize(job->customers, job->cap, sizeof *job->customers);
	}
	job->customers[job->n++] = (struct burn_customer){.uin = uin};
}

/* The customers are in the order of the list; a second pass adds those that are low behind those at
 * risk. */
struct choice {
	struct burn_job *job;
	unsigned statuses;
};

static bool add_of_status(void *ctx, const struct row *row)
{
	const struct choice *c = ctx;
	if ((row->customer->known & KNOWN_UIN) && (c->statuses & STATUS_BIT(row->credit_status)))
		add_customer(c->job, row->customer->uin);
	return true;
}

static void add_shown(struct model *m)
{
	int height = table_height(m);
	for (int i = 0; i < height; i++) {
		struct row row = app_row_at(m, m->table.top + (uint64_t)i);
		if (row.customer && (row.customer->known & KNOWN_UIN))
			add_customer(&m->burn.job, row.customer->uin);
	}
}

static void choose_customers(struct model *m)
{
	struct burn_job *job = &m->burn.job;
	for (size_t i = 0; i < m->marks.n; i++)
		add_customer(job, m->marks.uins[i]);
	if (job->n)
		return;
	store_each(m->loader.store, add_of_status, &(struct choice){job, STATUS_AT_RISK});
	store_each(m->loader.store, add_of_status, &(struct choice){job, STATUS_BIT(STATUS_LOW)});
	if (job->n == 0)
		add_shown(m);
}

static int compare_places(const void *a, const void *b)
{
	const struct burn_place *x = a, *y = b;
	if (x->uin != y->uin)
		return x->uin > y->uin ? 1 : -1;
	return (x->at > y->at) - (x->at < y->at);
}

static struct burn_place *find_place(const struct burn_job *job, uint64_t uin)
{
	size_t low = 0, high = job->n_places;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (job->places[middle].uin < uin)
			low = middle + 1;
		else
			high = middle;
	}
	return low < job->n_places && job->places[low].uin == uin ? &job->places[low] : NULL;
}

const struct burn_customer *burn_job_find(const struct burn_job *job, uint64_t uin)
{
	const struct burn_place *p = find_place(job, uin);
	return p ? &job->customers[p->at] : NULL;
}

static void list_places(struct burn_job *job)
{
	if (job->n == 0)
		return;
	job->places = mem_resize(job->places, job->n, sizeof *job->places);
	for (size_t i = 0; i < job->n; i++)
		job->places[i] = (struct burn_place){job->customers[i].uin, i};
	qsort(job->places, job->n, sizeof *job->places, compare_places);
	for (size_t i = 0; i < job->n; i++)
		if (i == 0 || job->places[i].uin != job->places[i - 1].uin)
			job->places[job->n_places++] = job->places[i];
}

/* A customer may be in the list twice, after customers moved there between two pages. */
static void drop_duplicates(struct burn_job *job)
{
	size_t n = 0;
	for (size_t i = 0; i < job->n; i++) {
		struct burn_place *p = find_place(job, job->customers[i].uin);
		if (!p || p->at != i)
			continue;
		p->at = n;
		job->customers[n++] = job->customers[i];
	}
	job->n = n;
}

static void note_customers(struct model *m)
{
	const struct burn_job *job = &m->burn.job;
	for (size_t i = 0; i < job->n; i++)
		customer_burn_note(m, job->customers[i].uin);
}

size_t burn_job_propose(struct model *m)
{
	burn_job_drop(m);
	choose_customers(m);
	list_places(&m->burn.job);
	drop_duplicates(&m->burn.job);
	note_customers(m);
	m->burn.job.state = m->burn.job.n ? BURN_JOB_PROPOSED : BURN_JOB_NONE;
	if (m->burn.job.n)
		return m->burn.job.n;
	if (app_cursor_row(m).customer)
		toast_info(m, "No customer on the screen has a ClientUin to ask costs by");
	else
		missing_row_explain(m);
	return 0;
}

static unsigned count_bits(uint32_t bits)
{
	unsigned n = 0;
	for (; bits; bits &= bits - 1)
		n++;
	return n;
}

uint64_t burn_job_count_requests(const struct model *m, int days)
{
	const struct burn_job *job = &m->burn.job;
	uint64_t n = 0;
	for (size_t i = 0; i < job->n; i++)
		n += count_bits(customer_burn_wanted(m, job->customers[i].uin, days));
	return n;
}

static bool needs_requests(const struct model *m, const struct burn_customer *c)
{
	return !c->failed && customer_burn_wanted(m, c->uin, m->burn.days) != 0;
}

/* What the customers' costs say in all. */
struct summary {
	size_t known, failed;
	int shortest; /* days; -1: no runway is known */
};

static void add_runway(const struct model *m, uint64_t uin, struct summary *s)
{
	uint64_t at;
	struct runway runway;
	if (!store_find_uin(m->loader.store, uin, &at))
		return;
	const struct customer *c = store_row(m->loader.store, at).customer;
	if (!c)
		return;
	customer_burn_runway(m, c, &runway);
	if (runway.state == RUNWAY_DAYS && (s->shortest < 0 || runway.days < s->shortest))
		s->shortest = runway.days;
}

static void sum_up(const struct model *m, struct summary *s)
{
	const struct burn_job *job = &m->burn.job;
	*s = (struct summary){.shortest = -1};
	for (size_t i = 0; i < job->n; i++) {
		struct burn_rate rate;
		customer_burn_rate(m, job->customers[i].uin, &rate);
		s->known += rate.state != BURN_UNKNOWN;
		s->failed += job->customers[i].failed;
		add_runway(m, job->customers[i].uin, s);
	}
}

static void format_shortest(const struct model *m, const struct summary *s, char *out, size_t size)
{
	out[0] = '\0';
	if (s->shortest > RUNWAY_DAYS_MAX)
		snprintf(out, size, T_(m, "; the shortest runway is above %d days"),
			 RUNWAY_DAYS_MAX);
	else if (s->shortest >= 0)
		snprintf(out, size,
			 P_(m, s->shortest, "; the shortest runway is %d day",
			    "; the shortest runway is %d days"),
			 s->shortest);
}

static void format_end(struct model *m)
{
	struct burn_job *job = &m->burn.job;
	struct summary sum;
	char known[MONEY_CHARS], all[MONEY_CHARS], shortest[120];
	struct sl again = app_key(m, DO_RETRY);
	sum_up(m, &sum);
	count_print(sum.known, known);
	count_print(job->n, all);
	format_shortest(m, &sum, shortest, sizeof shortest);
	if (job->failed_in_row >= FAILED_IN_ROW)
		toast_error(m, "The burn of %s of %s customers is known; that of the others is %s",
			    known, all, job->why);
	else if (sum.failed)
		toast_warn(m, "The burn of %s of %s customers is known; %zu failed, %.*s retries%s",
			   known, all, sum.failed, (int)again.n, again.p, shortest);
	else
		toast_info(m, "The burn of %s of %s customers is known%s", known, all, shortest);
}

/* Passes those that need nothing more, and ends the job behind the last one. */
static void advance_job(struct model *m)
{
	struct burn_job *job = &m->burn.job;
	if (job->state != BURN_JOB_RUNNING)
		return;
	while (job->first < job->n && !needs_requests(m, &job->customers[job->first]))
		m->burn.in_table = !job->customers[job->first++].failed || m->burn.in_table;
	if (job->first < job->n && job->failed_in_row < FAILED_IN_ROW)
		return;
	job->state = BURN_JOB_ENDED;
	format_end(m);
}

void burn_job_start(struct model *m, int days)
{
	struct burn_job *job = &m->burn.job;
	m->burn.days = days;
	bool estimated = customer_burn_is_estimated(m);
	m->burn.refused = m->burn.estimate.kept = false;
	job->state = BURN_JOB_RUNNING;
	job->first = job->failed_in_row = 0;
	advance_job(m);
	m->burn.estimate.kept = estimated && job->state == BURN_JOB_RUNNING;
}

void burn_job_drop(struct model *m)
{
	struct burn_job *job = &m->burn.job;
	job->state = BURN_JOB_NONE;
	job->n = job->n_places = job->first = job->failed_in_row = 0;
}

size_t burn_job_count_done(const struct model *m)
{
	return m->burn.job.first;
}

bool burn_job_stop(struct model *m)
{
	char done[MONEY_CHARS], all[MONEY_CHARS];
	struct sl again = app_key(m, DO_BURN);
	if (m->burn.job.state != BURN_JOB_RUNNING)
		return false;
	count_print(burn_job_count_done(m), done);
	count_print(m->burn.job.n, all);
	toast_info(m, "Burn stopped after %s of %s customers; what came is kept, %.*s continues",
		   done, all, (int)again.n, again.p);
	burn_job_drop(m);
	return true;
}

size_t burn_job_wants(const struct model *m, struct request *out, size_t most)
{
	const struct burn_job *job = &m->burn.job;
	size_t n = 0;
	if (job->state != BURN_JOB_RUNNING)
		return 0;
	for (size_t i = job->first; i < job->n && i < job->first + LOOK_AHEAD && n < most; i++)
		if (!job->customers[i].failed)
			n += customer_burn_requests(m, job->customers[i].uin, out + n, most - n);
	return n;
}

void burn_job_note_answer(struct model *m)
{
	m->burn.job.failed_in_row = 0;
	advance_job(m);
}

void burn_job_note_failure(struct model *m, uint64_t uin, const char *why)
{
	struct burn_job *job = &m->burn.job;
	const struct burn_place *place = find_place(job, uin);
	if (job->state != BURN_JOB_RUNNING)
		return;
	if (place && place->at >= job->first && !job->customers[place->at].failed) {
		job->customers[place->at].failed = true;
		job->failed_in_row++;
		sl_to_chars(sl_from(why), job->why, sizeof job->why);
	}
	advance_job(m);
}

void burn_job_again(struct model *m)
{
	struct burn_job *job = &m->burn.job;
	if (job->state != BURN_JOB_RUNNING && job->state != BURN_JOB_ENDED)
		return;
	job->first = job->failed_in_row = 0;
	for (size_t i = 0; i < job->n; i++)
		job->customers[i].failed = false;
	for (size_t i = 0; i < job->n; i++)
		if (needs_requests(m, &job->customers[i])) {
			job->state = BURN_JOB_RUNNING;
			break;
		}
	advance_job(m);
}

void burn_job_release(struct model *m)
{
	mem_free(m->burn.job.customers);
	mem_free(m->burn.job.places);
	m->burn.job = (struct burn_job){.n = 0};
}
