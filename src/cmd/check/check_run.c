/* SPDX-License-Identifier: MIT */
/* Reads the list of a check, judges it, and writes the reports. */
#include "check_run.h"

#include <inttypes.h>

#include "base/money.h"

#include "api/request.h"

#include "alert/report.h"
#include "check_rules.h"
#include "cmd/fetch/fetch_all.h"
#include "lang/sentence.h"
#include "load/loader.h"
#include "load/proof.h"

#define REPORT_MAX ((size_t)512 << 20)

void check_run_init(struct check_run *r)
{
	const struct options *o = r->options;
	r->rules = check_rules_from(o);
	/* Nothing but the pages says who is suspended. */
	direct_list_init(&r->direct, &o->query,
			 !o->paged && !metric_is_chosen(&r->rules, METRIC_SUS));
	failing_init(&r->failing);
	/* Prometheus gets it in any case; a refusal only leaves it out there. */
	if (metric_is_chosen(&r->rules, METRIC_POOL) || o->prom)
		r->own_credit = OWN_CREDIT_WANTED;
	check_burn_init(&r->burn, metric_is_chosen(&r->rules, METRIC_RUNWAY));
	check_vouchers_begin(&r->vouchers, metric_is_chosen(&r->rules, METRIC_VOUCHER_DAYS));
	buf_init(&r->line, REPORT_MAX);
	buf_init(&r->json, REPORT_MAX);
	buf_init(&r->prom, REPORT_MAX);
}

void check_run_release(struct check_run *r)
{
	direct_list_release(&r->direct);
	failing_release(&r->failing);
	check_burn_release(&r->burn);
	check_names_release(&r->names);
	check_vouchers_release(&r->vouchers);
	buf_release(&r->line);
	buf_release(&r->json);
	buf_release(&r->prom);
}

static int64_t elapsed_ms(const struct check_run *r)
{
	return r->clock.mono_ms(r->clock.ctx) - r->began_ms;
}

static const struct request *list_beside(void *ctx, size_t *n)
{
	struct check_run *r = ctx;
	*n = direct_list_wants(&r->direct, r->beside);
	if (r->own_credit == OWN_CREDIT_WANTED)
		r->beside[(*n)++] = (struct request){.action = ACTION_PARTNER_CREDIT};
	*n += check_names_list(&r->names, r->beside + *n);
	*n += check_vouchers_list(&r->vouchers, r->beside + *n);
	*n += check_burn_list(&r->burn, r->beside + *n);
	return r->beside;
}

static void take_own_credit(struct check_run *r, const struct outcome *out,
			    const struct wire_reply *reply)
{
	r->pool_fault = out->fault;
	if (out->will_retry)
		return;
	bool ok = out->fault.class == FAULT_NONE &&
		  reply_partner_credit(reply, &r->pool, &r->pool_fault) &&
		  (r->pool.known & POOL_REMAINING);
	r->own_credit = ok ? OWN_CREDIT_KNOWN : OWN_CREDIT_FAILED;
}

static void take_beside(void *ctx, const struct outcome *out, const struct wire_reply *reply)
{
	struct check_run *r = ctx;
	if (out->request.action == ACTION_PARTNER_CREDIT)
		take_own_credit(r, out, reply);
	else if (out->request.action == ACTION_DIRECT_CREDIT)
		direct_list_take(&r->direct, out, reply);
	else if (out->request.action == ACTION_VOUCHERS)
		check_vouchers_take(&r->vouchers, out, reply);
	else if (out->request.action == ACTION_DAILY_COST)
		check_burn_take(&r->burn, out, reply);
	else
		check_names_take(&r->names, out, reply);
}

static void add_customer(struct check_run *r, const struct customer *c)
{
	unsigned metrics = findings_metrics(&r->rules, c), fresh = metrics;
	if (r->reported && (c->known & KNOWN_UIN) && c->uin != REPORTED_OWN_CREDIT)
		fresh = reported_note(r->reported, c->uin, metrics);
	findings_add(&r->found, &r->rules, c, fresh);
	if (fresh)
		failing_add(&r->failing, &r->rules, c, metrics);
}

static bool add_direct(void *ctx, const struct customer *c)
{
	add_customer(ctx, c);
	return true;
}

static bool choose_direct(void *ctx, const struct customer *c)
{
	struct check_run *r = ctx;
	check_burn_choose(&r->burn, &r->rules, c);
	return true;
}

/* The visit of a customer, by that of its row. */
struct visit {
	struct check_run *run;
	bool (*customer)(void *ctx, const struct customer *c);
};

static bool visit_row(void *ctx, const struct row *row)
{
	const struct visit *v = ctx;
	return v->customer(v->run, row->customer);
}

static bool is_direct(const struct check_run *r)
{
	return r->direct.verdict == DIRECT_STANDS;
}

static void visit_list(struct check_run *r, const struct loader *l,
		       bool (*visit)(void *ctx, const struct customer *c))
{
	if (is_direct(r))
		direct_list_each(&r->direct, visit, r);
	else
		store_each(l->store, visit_row, &(struct visit){r, visit});
}

/* The list is known: asks for the burn of those whose runway is judged. */
static void begin_burn(struct check_run *r, const struct loader *l)
{
	int64_t wall_s = r->clock.wall_s(r->clock.ctx) + l->fetch.skew_s;
	r->burn.today = daily_costs_day(wall_s);
	visit_list(r, l, choose_direct);
	check_burn_begin(&r->burn, r->options->burn_days);
	r->rules.burn = &r->burn.fetch.basis;
}

static bool waits_for_burn(struct check_run *r)
{
	size_t n;
	fetch_burn_list(&r->burn.fetch, &n);
	return n > 0;
}

static size_t count_named(const struct check_run *r)
{
	return r->failing.n < r->options->top ? r->failing.n : r->options->top;
}

/* Counts all customers, once, and asks for the names of those that are reported. What remains to be
 * asked beside the list does not change who they are, nor their order. */
static void count_list(struct check_run *r, const struct loader *l)
{
	check_burn_estimate(&r->burn, r->all.session);
	visit_list(r, l, add_direct);
	r->found.runways.refused = r->burn.fetch.refused && !r->burn.fetch.estimated;
	r->found.runways.why = check_burn_explain(&r->burn, r->options->lang, r->better_s);
	verdict_make(&r->found, &r->rules, &r->verdict);
	failing_sort(&r->failing, &r->verdict);
	r->judged = true;
	if (r->options->verbose >= 2)
		check_names_begin(&r->names, r->failing.rows, count_named(r));
}

/* Whether the own credit was reported before matters only if it alarms. */
static void judge(struct check_run *r, const struct loader *l)
{
	bool all = r->options->query.type == FILTER_NONE;
	check_vouchers_judge(&r->vouchers, &r->rules.of[METRIC_VOUCHER_DAYS], all ? NULL : l->store,
			     r->clock.wall_s(r->clock.ctx), &r->found.vouchers);
	if (r->own_credit == OWN_CREDIT_KNOWN)
		findings_set_pool(&r->found, r->pool.remaining, true);
	verdict_make(&r->found, &r->rules, &r->verdict);
	if (r->reported && r->verdict.raw[METRIC_POOL] != ALERT_OK &&
	    r->own_credit == OWN_CREDIT_KNOWN) {
		unsigned fresh =
		    reported_note(r->reported, REPORTED_OWN_CREDIT, METRIC_BIT(METRIC_POOL));
		r->found.pool_fresh = fresh != 0;
		verdict_make(&r->found, &r->rules, &r->verdict);
	}
}

static bool add_prom_credit(void *ctx, const struct customer *c)
{
	struct check_run *r = ctx;
	report_add_prom_customer(c, &r->prom);
	return true;
}

static bool add_prom_runway(void *ctx, const struct customer *c)
{
	struct check_run *r = ctx;
	const struct report report = {.rules = &r->rules};
	report_add_prom_runway(&report, c, &r->prom);
	return true;
}

/* Adds a sample of each customer. One that is twice would make the whole file invalid. */
static void add_prom_samples(struct check_run *r, const struct store *s,
			     bool (*add)(void *ctx, const struct customer *c))
{
	if (is_direct(r)) {
		direct_list_each(&r->direct, add, r);
		return;
	}
	for (uint64_t i = 0; i < store_rows(s); i++) {
		struct row row = store_row(s, i);
		uint64_t first = i;
		if (row.customer && store_find_uin(s, row.customer->uin, &first) && first == i)
			add(r, row.customer);
	}
}

static void add_prom(struct check_run *r, const struct report *report, const struct store *s)
{
	report_add_prom(report, &r->prom);
	if (!r->options->per_customer)
		return;
	report_add_prom_customers(&r->prom);
	add_prom_samples(r, s, add_prom_credit);
	if (!r->rules.burn)
		return;
	report_add_prom_runways(&r->prom);
	add_prom_samples(r, s, add_prom_runway);
}

static void add_way(struct check_run *r, const struct loader *l)
{
	if (is_direct(r))
		buf_addf(&r->line,
			 T_(r->options, "list: %zu customers, read at once "
					"(QueryDirectCustomersCredit), as many as "
					"QueryCustomersCredit has\n"),
			 r->direct.n);
	else
		buf_addf(&r->line,
			 T_(r->options,
			    "list: %" PRIu64 " customers, read in %" PRIu32 " pages of %" PRIu32
			    " (QueryCustomersCredit), proved to be one list\n"),
			 store_loaded(l->store), fetch_page_count(l->store),
			 store_page_size(l->store));
}

/* Says how the list was read, for those who look for a fault. */
static void add_diagnosis(struct check_run *r, const struct loader *l)
{
	const struct fetch *f = &l->fetch;
	const struct options *o = r->options;
	buf_addf(&r->line, T_(o, "endpoint: %s\n"),
		 o->demo_url   ? o->demo_url
		 : o->endpoint ? o->endpoint
			       : API_HOST);
	buf_addf(&r->line,
		 T_(o, "requests: %" PRIu64 " sent, %" PRIu64 " answered, %" PRIu64
		       " refused as too fast, %" PRIu64 " failed\n"),
		 fetch_count_sends(f), f->n_ok, f->n_limited, f->n_failed_sends);
	add_way(r, l);
	if (r->own_credit == OWN_CREDIT_FAILED) {
		buf_addf(&r->line, T_(o, "own credit: %s: "), r->pool_fault.code);
		report_add_text(sl_from(T_(o, r->pool_fault.meaning)), &r->line);
		buf_add_byte(&r->line, '\n');
	}
	check_vouchers_add_failure(&r->vouchers, o->lang, &r->line);
}

static void write_reports(struct check_run *r, const struct loader *l)
{
	const struct options *o = r->options;
	char room[SENTENCE_ROOM];
	size_t n = count_named(r), n_vouchers = r->vouchers.alarming.n;
	size_t named = n_vouchers < o->top ? n_vouchers : o->top;
	struct report report = {.lang = o->lang,
				.rules = &r->rules,
				.found = &r->found,
				.verdict = &r->verdict,
				.failing = r->failing.rows,
				.n_failing = n,
				.n_more = r->failing.n - n,
				.vouchers = r->vouchers.alarming.items,
				.n_vouchers = named,
				.n_more_vouchers = n_vouchers - named,
				.names = o->verbose >= 2,
				.no_force = is_direct(r),
				.only_new = r->reported != NULL,
				.elapsed_ms = elapsed_ms(r),
				.deadline_ms = INT64_C(1000) * o->deadline_s,
				.wall_s = r->clock.wall_s(r->clock.ctx)};
	report_add_line(&report, &r->line);
	if (o->verbose >= 1) {
		report_add_customers(&report, &r->line);
		report_add_vouchers(&report, &r->line);
	}
	if (o->verbose >= 1 && direct_list_why(&r->direct)[0]) {
		buf_add_chars(&r->line, T_(o, "read page by page: "));
		report_add_text(
		    sl_from(lang_sentence(o->lang, direct_list_why(&r->direct), room, sizeof room)),
		    &r->line);
		buf_add_byte(&r->line, '\n');
	}
	if (o->verbose >= 1)
		check_burn_add_failure(&r->burn, r->options->lang, r->better_s, &r->line);
	if (o->verbose >= 3) {
		report_add_rules(&report, &r->line);
		add_diagnosis(r, l);
	}
	report_add_json(&report, &r->json);
	if (o->prom)
		add_prom(r, &report, l->store);
}

static int finish_check(void *ctx, const struct loader *l, struct err *e)
{
	struct check_run *r = ctx;
	if (r->hopeless.kind != ERR_NONE) {
		*e = r->hopeless;
		return ALERT_UNKNOWN;
	}
	if (!r->judged)
		count_list(r, l);
	/* No customer at all means a mistake in the filter, not that all is well. */
	if (r->found.sums.totals.n == 0 && r->options->query.type != FILTER_NONE) {
		err_set(e, ERR_API, "no customer matches the filter");
		return ALERT_UNKNOWN;
	}
	judge(r, l);
	write_reports(r, l);
	return (int)r->verdict.state;
}

/* Estimates the seconds in which so many customers can be read, at the API's rate: the pages, and
 * the requests that prove that they are one list. */
static int64_t estimate_seconds(const struct check_run *r, uint64_t customers, uint32_t page_size)
{
	uint64_t pages = customers / page_size + 1;
	uint64_t proofs = r->options->query.type == FILTER_NONE ? 2 : pages / 2 + 1;
	return (int64_t)((pages + proofs) / API_RATE_PER_SEC);
}

/* Says with which deadline a list of that length can be read: with a fifth more, for delays. */
static int64_t suggest_deadline(int64_t seconds)
{
	return seconds + seconds / 5 + 3;
}

/* A list that cannot be read by the deadline is not begun. */
static void estimate_once(struct check_run *r, const struct store *s)
{
	uint64_t loaded = store_loaded(s), total = store_total(s);
	char customers[MONEY_CHARS];
	if (r->estimated || loaded == 0 || !store_has_total(s) || total < loaded)
		return;
	r->estimated = true;
	int64_t seconds = estimate_seconds(r, total - loaded, store_page_size(s));
	if (r->clock.mono_ms(r->clock.ctx) + 1000 * seconds <= r->end_ms)
		return;
	count_print(total, customers);
	r->hopeless.lang = r->options->lang;
	err_set(&r->hopeless, ERR_TIMEOUT,
		"%s customers cannot be read in %d s (--deadline): at %d requests a second they "
		"take about %" PRId64 " s; use --deadline %" PRId64,
		customers, r->options->deadline_s, API_RATE_PER_SEC, seconds,
		suggest_deadline(seconds));
}

static bool wants_beside(struct check_run *r)
{
	size_t n;
	list_beside(r, &n);
	return n > 0;
}

/* Reads only the first page until it is decided how the list is read. */
static bool list_is_known(struct check_run *r, const struct loader *l)
{
	struct fault why;
	enum direct_verdict direct = direct_list_compare(&r->direct, l);
	r->all.rows = direct == DIRECT_WAITS || direct == DIRECT_STANDS ? 1 : 0;
	if (r->all.rows)
		return direct == DIRECT_STANDS;
	return !proof_is_limited(l) && list_consistency_state(l, &why) == CONSISTENCY_PROVED;
}

static bool end_turn(void *ctx, const struct loader *l)
{
	struct check_run *r = ctx;
	if (!r->judged && list_is_known(r, l)) {
		if (r->burn.wanted && !r->burn.fetch.began)
			begin_burn(r, l);
		if (waits_for_burn(r))
			return true;
		count_list(r, l);
	}
	if (r->judged)
		return wants_beside(r);
	if (r->direct.verdict != DIRECT_WAITS)
		estimate_once(r, l->store);
	return r->hopeless.kind == ERR_NONE;
}

/* Returns the code of the last failure that is being retried; "" without one. */
static const char *find_last_fault(const struct fetch *f)
{
	for (size_t i = 0; i < f->n_pending; i++)
		if (f->pending[i].last.class != FAULT_NONE)
			return f->pending[i].last.code;
	return "";
}

/* Says what is known of a list that was not read to its end. */
static void add_partial(struct check_run *r, const struct loader *l, struct buf *out)
{
	const struct store *s = l->store;
	char loaded[MONEY_CHARS], total[MONEY_CHARS], owe[MONEY_CHARS], owed[MONEY_CHARS];
	visit_list(r, l, add_direct);
	count_print(store_loaded(s), loaded);
	count_print(store_total(s), total);
	count_print(r->found.sums.totals.by_credit_status[STATUS_NEG], owe);
	money_print(r->found.sums.totals.owed, MONEY_CENTS, true, owed);
	if (store_has_total(s))
		buf_addf(out,
			 T_(r->options, "%s of %s customers were read in %d s (--deadline), of "
					"whom %s owe %s"),
			 loaded, total, r->options->deadline_s, owe, owed);
	else
		buf_addf(out,
			 T_(r->options, "%s of an unknown number of customers were read in %d s "
					"(--deadline), of whom %s owe %s"),
			 loaded, r->options->deadline_s, owe, owed);
}

static void say_late(struct check_run *r, const struct loader *l, struct err *e)
{
	const char *fault = find_last_fault(&l->fetch);
	uint64_t loaded = store_loaded(l->store), total = store_total(l->store);
	struct buf text;
	buf_init(&text, 400);
	if (loaded == 0)
		buf_addf(&text,
			 fault[0] ? T_(r->options, "no request succeeded in %d s (--deadline)")
				  : T_(r->options, "the API did not answer in %d s (--deadline)"),
			 r->options->deadline_s);
	else
		add_partial(r, l, &text);
	if (fault[0])
		buf_addf(&text, T_(r->options, "; last error %s"), fault);
	if (loaded == 0)
		buf_add_chars(&text, T_(r->options, "; see tcpartner doctor"));
	else if (total > loaded)
		buf_addf(&text, T_(r->options, "; use --deadline %" PRId64),
			 suggest_deadline(
			     r->options->deadline_s +
			     estimate_seconds(r, total - loaded, store_page_size(l->store))));
	err_set(e, ERR_TIMEOUT, "%s", text.p);
	buf_release(&text);
}

/* A list that is complete is judged, although something beside it did not come. */
static int finish_late(void *ctx, const struct loader *l, struct err *e)
{
	struct check_run *r = ctx;
	/* The list is known, but the burn of some is not. */
	if (!r->judged && r->burn.fetch.began)
		r->better_s =
		    suggest_deadline(r->options->deadline_s + check_burn_seconds(&r->burn));
	if (r->judged || r->better_s)
		return finish_check(r, l, e);
	say_late(r, l, e);
	return ALERT_UNKNOWN;
}

int check_run(struct check_run *r, struct err *e)
{
	r->all = (struct fetch_all){.turn = end_turn,
				    .conclude = finish_check,
				    .beside = list_beside,
				    .took = take_beside,
				    .end_ms = r->end_ms,
				    .late = finish_late,
				    .ctx = r};
	int code = fetch_all_run(&r->all, r->options, e);
	/* A monitor that ends a check which takes too long shows this line. */
	if (code > 128)
		err_set(e, ERR_API, "interrupted before all customers were read");
	return e->kind != ERR_NONE ? ALERT_UNKNOWN : code;
}
