/* SPDX-License-Identifier: MIT */
#include "fetch_all.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/mem.h"

#include "app/app.h"
#include "app/table/proof.h"

#include "loop/session.h"

struct run {
	struct fetch_all *batch;
	const struct clock_port *clock;
	bool enough; /* the rest need not be fetched */
};

static bool on_turn(void *ctx, struct model *m)
{
	struct run *r = ctx;
	struct fetch_all *b = r->batch;
	struct fault why;
	if (b->turn && !b->turn(b->ctx, m))
		r->enough = true;
	app_batch_limit(m, b->rows);
	if (r->enough || list_consistency_state(m, &why) != BATCH_GOING)
		return false;
	progress_draw(&b->progress, m->store, r->clock->mono_ms(r->clock->ctx));
	return true;
}

/* The API's or the library's own words may be long; the remedy must stay. */
static void format_fault(const struct fault *f, struct err *e)
{
	char words[160];
	bool whole = sl_to_chars(sl_from(f->message), words, sizeof words);
	err_set(e, ERR_API, "%s: %s%s%s%s; %s%s%s", f->code, f->meaning, words[0] ? " (" : "",
		words, words[0] ? whole ? ")" : "...)" : "", f->remedy,
		f->request_id[0] ? ". RequestId " : "", f->request_id);
}

static int conclude(const struct run *r, const struct model *m, struct err *e)
{
	struct fetch_all *b = r->batch;
	struct fault why;
	if (r->enough)
		return b->conclude(b->ctx, m, e);
	switch (list_consistency_state(m, &why)) {
	case BATCH_DONE: return b->conclude(b->ctx, m, e);
	case BATCH_FAILED: format_fault(&why, e); return 3;
	case BATCH_INCONSISTENT: err_set(e, ERR_API, "%s; %s", why.meaning, why.remedy); return 4;
	case BATCH_GOING: break;
	}
	return m->exit_code;
}

/* The list is right all the same: its requests bore the API's time. */
static void format_skew(const struct fetch *f)
{
	int64_t off = f->skew_s < 0 ? -f->skew_s : f->skew_s;
	if (f->skew_known && off > CLOCK_NOTICED_S)
		fprintf(stderr, "tcpartner: this computer's clock is %" PRId64 " s %s: set it\n",
			off, f->skew_s < 0 ? "ahead" : "behind");
}

static int with_session(struct session *s, struct fetch_all *b, struct err *e)
{
	struct run run = {b, &s->clock, false};
	struct model *m = mem_alloc(1, sizeof *m);
	if (s->facts.warning[0])
		fprintf(stderr, "tcpartner: %s\n", s->facts.warning);
	s->settings.everything = true;
	if (b->page_size)
		s->settings.page_size = b->page_size;
	progress_init(&b->progress);
	app_init(m, &s->settings);
	struct loop l = {.model = m,
			 .performer = &s->performer,
			 .signals = &s->signals,
			 .keeper = s->keeper,
			 .log = session_log,
			 .log_ctx = s,
			 .turn = on_turn,
			 .turn_ctx = &run};
	int code = loop_run(&l);
	progress_erase(&b->progress);
	format_skew(&m->fetch);
	if (!m->stopping)
		code = conclude(&run, m, e);
	app_release(m);
	mem_free(m);
	return code;
}

int fetch_all_run(struct fetch_all *b, const struct options *o, struct err *e)
{
	struct session s;
	int code = 2;
	if (session_open(&s, o, NULL, e))
		code = with_session(&s, b, e);
	session_close(&s);
	return code;
}
