/* SPDX-License-Identifier: MIT */
/* Fetches daily costs: of the open customer first, then of the job. */
#include "app/burn/burn.h"

#include "app/burn/burn_columns.h"
#include "app/model/customer_burn.h"
#include "app/model/model.h"

void burn_init(struct model *m)
{
	cost_book_init(&m->burn.book);
	burn_estimate_init(m);
	m->burn.days = BURN_DAYS_DEFAULT;
	m->burn.numbers = (struct lens_numbers){burn_columns_read, m};
}

void burn_release(struct model *m)
{
	cost_book_release(&m->burn.book);
	burn_estimate_release(m);
	burn_job_release(m);
}

void burn_follow(struct model *m)
{
	if (m->burn.failed_uin != m->customer_extra.uin)
		m->burn.failed_uin = 0;
	if (m->customer_extra.uin)
		customer_burn_note(m, m->customer_extra.uin);
	burn_sums_follow(m);
}

static void forget_late_bill(struct model *m, uint64_t uin)
{
	struct burn_rate rate;
	customer_burn_rate(m, uin, &rate);
	if (rate.late)
		cost_book_forget(&m->burn.book, uin, customer_burn_today(m) - 1);
}

void burn_again(struct model *m)
{
	struct burn_job *job = &m->burn.job;
	m->burn.failed_uin = 0;
	if (m->customer_extra.uin)
		forget_late_bill(m, m->customer_extra.uin);
	for (size_t i = 0; i < job->n; i++)
		forget_late_bill(m, job->customers[i].uin);
	burn_job_again(m);
}

static size_t want_open_customer(const struct model *m, struct request out[BURN_OPEN_REQUESTS])
{
	const struct customer_extra *d = &m->customer_extra;
	if (d->uin == 0 || d->uin == m->burn.failed_uin || m->now_ms - d->since_ms < EXTRA_REST_MS)
		return 0;
	return customer_burn_requests(m, d->uin, out, BURN_OPEN_REQUESTS);
}

size_t burn_wants(const struct model *m, struct request out[BURN_REQUESTS])
{
	_Static_assert(BURN_REQUESTS <= DEMAND_LATER, "the plan has room for them");
	if (m->burn.refused)
		return 0;
	size_t n = want_open_customer(m, out);
	return n + burn_job_wants(m, out + n, BURN_REQUESTS - n);
}

/* An account or a key that may not ask for costs at all; one customer of others says nothing about
 * the rest. */
static bool is_refusal(const struct fault *f)
{
	static const char *const own = "UnauthorizedOperation.NotCustomerUin";
	struct sl code = sl_from(f->code);
	return (sl_starts(code, SL("UnauthorizedOperation")) && !sl_equal(code, sl_from(own))) ||
	       sl_equal(code, SL("AuthFailure.UnauthorizedOperation"));
}

static void note_refusal(struct model *m)
{
	bool running = m->burn.job.state == BURN_JOB_RUNNING;
	if (m->burn.refused)
		return; /* this was in flight when another request was refused */
	m->burn.refused = true;
	m->burn.estimate.kept = false;
	burn_estimate_begin(m, running);
	if (!running)
		return; /* the details say it */
	burn_job_drop(m);
	if (!m->comparison.on)
		toast_error(m, "burn: not permitted for this key; the policy must grant "
			       "DescribeCustomerBillDetailByDay");
}

static void note_failure(struct model *m, uint64_t uin, const struct fault *f)
{
	char why[sizeof m->burn.why];
	customer_extra_format_why(m, f, why, sizeof why);
	if (uin == m->customer_extra.uin) {
		m->burn.failed_uin = uin;
		sl_to_chars(sl_from(why), m->burn.why, sizeof m->burn.why);
	}
	burn_job_note_failure(m, uin, why);
}

/* Keeps the cost of the reply; false with the fault of a reply that has none. */
static bool keep_cost(struct model *m, const struct wire_reply *r, const struct request *asked,
		      struct fault *fault)
{
	int64_t cost;
	struct err e = {.lang = m->lang};
	if (!reply_daily_cost(r, &cost, fault))
		return false;
	if (cost_book_put(&m->burn.book, asked->uins[0], asked->day, cost))
		return true;
	err_set(&e, ERR_DECODE, "TotalCost of this day cannot be kept");
	fault_from_decode(fault, r, &e);
	return false;
}

void burn_take(struct model *m, const struct wire_reply *r, const struct outcome *out)
{
	struct fault fault = out->fault;
	if (out->will_retry)
		return;
	/* The failure is kept here, so the pending request may go; otherwise `r` would retry it. */
	fetch_forget(&m->loader.fetch, &out->request);
	if (fault.class == FAULT_NONE && keep_cost(m, r, &out->request, &fault)) {
		m->burn.estimate.kept = false;
		burn_job_note_answer(m);
	} else if (is_refusal(&fault)) {
		note_refusal(m);
	} else {
		note_failure(m, out->request.uins[0], &fault);
	}
}
