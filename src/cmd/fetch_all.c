/* SPDX-License-Identifier: MIT */
/* Fetches all customers of a query without a screen. */
#include "fetch_all.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/mem.h"

#include "app/app.h"
#include "app/table/proof.h"

#include "loop/session.h"

struct run {
	struct fetch_all *all;
	const struct clock_port *clock;
	bool enough; /* the rest need not be fetched */
};

static bool end_turn(void *ctx, struct model *m)
{
	struct run *r = ctx;
	struct fetch_all *all = r->all;
	struct fault why;
	if (all->turn && !all->turn(all->ctx, m))
		r->enough = true;
	proof_limit_rows(m, all->rows);
	if (r->enough || list_consistency_state(m, &why) != CONSISTENCY_PENDING)
		return false;
	progress_draw(&all->progress, m->store, r->clock->mono_ms(r->clock->ctx));
	return true;
}

/* Formats a fault. The message of the API or the library is cut, so that the remedy always fits. */
static void format_fault(const struct fault *f, struct err *e)
{
	char words[160];
	bool whole = sl_to_chars(sl_from(f->message), words, sizeof words);
	err_set(e, ERR_API, "%s: %s%s%s%s; %s%s%s", f->code, f->meaning, words[0] ? " (" : "",
		words, words[0] ? whole ? ")" : "...)" : "", f->remedy,
		f->request_id[0] ? ". RequestId " : "", f->request_id);
}

static int finish_run(const struct run *r, const struct model *m, struct err *e)
{
	struct fetch_all *all = r->all;
	struct fault why;
	if (r->enough)
		return all->conclude(all->ctx, m, e);
	switch (list_consistency_state(m, &why)) {
	case CONSISTENCY_PROVED: return all->conclude(all->ctx, m, e);
	case CONSISTENCY_FAILED: format_fault(&why, e); return 3;
	case CONSISTENCY_REFUTED: err_set(e, ERR_API, "%s; %s", why.meaning, why.remedy); return 4;
	case CONSISTENCY_PENDING: break;
	}
	return m->exit_code;
}

/* Warns of a wrong clock. The list is still right, because requests use the API's time. */
static void warn_of_skew(const struct fetch *f)
{
	int64_t off = f->skew_s < 0 ? -f->skew_s : f->skew_s;
	if (f->skew_known && off > CLOCK_NOTICED_S)
		fprintf(stderr, "tcpartner: this computer's clock is %" PRId64 " s %s: set it\n",
			off, f->skew_s < 0 ? "ahead" : "behind");
}

static int run_session(struct session *s, struct fetch_all *all, struct err *e)
{
	struct run run = {all, &s->clock, false};
	struct model *m = mem_alloc(1, sizeof *m);
	if (s->facts.warning[0])
		fprintf(stderr, "tcpartner: %s\n", s->facts.warning);
	s->settings.everything = true;
	if (all->page_size)
		s->settings.page_size = all->page_size;
	progress_init(&all->progress);
	app_init(m, &s->settings);
	struct loop l = {.model = m,
			 .performer = &s->performer,
			 .signals = &s->signals,
			 .renewer = s->renewer,
			 .log = session_log,
			 .log_ctx = s,
			 .turn = end_turn,
			 .turn_ctx = &run};
	int code = loop_run(&l);
	progress_erase(&all->progress);
	warn_of_skew(&m->fetch);
	if (!m->stopping)
		code = finish_run(&run, m, e);
	app_release(m);
	mem_free(m);
	return code;
}

int fetch_all_run(struct fetch_all *all, const struct options *o, struct err *e)
{
	struct session s;
	int code = 2;
	if (session_open(&s, o, NULL, e))
		code = run_session(&s, all, e);
	session_close(&s);
	return code;
}
