/* SPDX-License-Identifier: MIT */
/* Fetches all customers of a query without a screen. */
#include "fetch_all.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/mem.h"

#include "lang/sentence.h"
#include "load/proof.h"
#include "loop/load_loop.h"
#include "loop/session.h"

/* How often the progress is drawn while no customers come. */
#define PROGRESS_MS 120

struct run {
	struct fetch_all *all;
	const struct clock_port *clock;
	struct loader loader;
	bool known;  /* known was called: the list is, and that does not change any more */
	bool enough; /* the rest need not be fetched */
};

static bool wants_more_beside(const struct run *r)
{
	size_t n = 0;
	if (r->all->beside)
		r->all->beside(r->all->ctx, &n);
	return n > 0;
}

static bool has_ended_beside(const struct run *r)
{
	return r->loader.fetch.halted || !wants_more_beside(r);
}

static bool has_ended(struct run *r)
{
	struct fault why;
	if (r->all->only_beside)
		return !wants_more_beside(r);
	if (r->known)
		return has_ended_beside(r);
	switch (list_consistency_state(&r->loader, &why)) {
	case CONSISTENCY_PENDING: return false;
	case CONSISTENCY_PROVED:
		/* Without known, turn may want more rows later. */
		if (!r->all->known)
			return !wants_more_beside(r);
		r->known = true;
		r->all->known(r->all->ctx, &r->loader);
		return has_ended_beside(r);
	case CONSISTENCY_FAILED:
	case CONSISTENCY_REFUTED: break;
	}
	return true;
}

static const struct request *list_beside(void *ctx, size_t *n)
{
	struct run *r = ctx;
	return r->all->beside(r->all->ctx, n);
}

static void take_beside(void *ctx, const struct outcome *out, const struct wire_reply *reply)
{
	struct run *r = ctx;
	if (out->fault.class != FAULT_NONE && !out->will_retry)
		fetch_forget(&r->loader.fetch, &out->request);
	r->all->took(r->all->ctx, out, reply);
}

static bool end_turn(void *ctx)
{
	struct run *r = ctx;
	struct fetch_all *all = r->all;
	if (all->turn && !all->turn(all->ctx, &r->loader))
		r->enough = true;
	proof_limit_rows(&r->loader, all->rows);
	if (r->enough || has_ended(r))
		return false;
	int64_t now_ms = r->clock->mono_ms(r->clock->ctx);
	if (r->known)
		progress_draw_requests(&all->progress, all->n_beside_done, all->n_beside, now_ms);
	else if (!all->only_beside)
		progress_draw(&all->progress, r->loader.store, now_ms);
	return true;
}

/* Formats a fault. The message of the API or the library is cut, so that the remedy always fits. */
static void format_fault(const struct fault *f, struct err *e)
{
	char message[160], words[200] = "", id[120] = "", room[SENTENCE_ROOM];
	const struct catalog *lang = err_lang(e);
	bool whole = sl_to_chars(sl_from(fault_message(f, lang, room, sizeof room)), message,
				 sizeof message);
	if (message[0])
		snprintf(words, sizeof words,
			 whole ? lang_text_in(lang, "behind the meaning of an error", " (%s)")
			       : lang_text_in(lang, "behind the meaning of an error", " (%s...)"),
			 message);
	if (f->request_id[0])
		snprintf(id, sizeof id, lang_text(lang, ". RequestId %s"), f->request_id);
	err_set(e, ERR_API,
		lang_text_in(lang, "code, meaning, message, remedy, request", "%s: %s%s; %s%s"),
		f->code, lang_text(lang, f->meaning), words, lang_text(lang, f->remedy), id);
}

static int finish_run(const struct run *r, struct err *e)
{
	struct fetch_all *all = r->all;
	struct fault why;
	if (r->enough || r->known || all->only_beside)
		return all->conclude(all->ctx, &r->loader, e);
	switch (list_consistency_state(&r->loader, &why)) {
	case CONSISTENCY_PROVED: return all->conclude(all->ctx, &r->loader, e);
	case CONSISTENCY_FAILED: format_fault(&why, e); return 3;
	case CONSISTENCY_REFUTED:
		err_set(e, ERR_API, lang_text_in(err_lang(e), "meaning and remedy", "%s; %s"),
			lang_text(err_lang(e), why.meaning), lang_text(err_lang(e), why.remedy));
		return 4;
	case CONSISTENCY_PENDING: break;
	}
	BUG("fetching ended before all was fetched");
}

/* Warns of a wrong clock. The list is still right, because requests use the API's time. */
static void warn_of_skew(const struct fetch *f, const struct catalog *lang)
{
	int64_t off = f->skew_s < 0 ? -f->skew_s : f->skew_s;
	if (f->skew_known && off > CLOCK_NOTICED_S)
		fprintf(stderr,
			f->skew_s < 0
			    ? lang_text(lang, "tcpartner: this computer's clock is %" PRId64
					      " s ahead: set it\n")
			    : lang_text(lang, "tcpartner: this computer's clock is %" PRId64
					      " s behind: set it\n"),
			off);
}

void fetch_all_explain(const struct fault *f, struct err *e)
{
	struct fault last = *f;
	last.remedy = list_consistency_remedy(f);
	format_fault(&last, e);
}

static void start_loader(struct loader *l, const struct settings *s, const struct fetch_all *all)
{
	struct loader_settings of = settings_for_loader(s);
	if (all->page_size)
		of.page_size = all->page_size;
	loader_init(l, &of);
	if (!all->only_beside)
		loader_want_list(l);
}

static int run_session(struct session *s, struct fetch_all *all, struct err *e)
{
	char room[SENTENCE_ROOM];
	struct run *run = mem_alloc(1, sizeof *run);
	run->all = all;
	run->clock = &s->clock;
	all->signals = s->has_signals ? &s->signals : NULL;
	all->clock = &s->clock;
	all->session = s;
	if (s->facts.warning[0])
		fprintf(stderr, "tcpartner: %s\n",
			lang_sentence(s->settings.lang, s->facts.warning, room, sizeof room));
	progress_init(&all->progress, s->settings.lang);
	start_loader(&run->loader, &s->settings, all);
	struct load_loop l = {.loader = &run->loader,
			      .performer = &s->performer,
			      .signals = &s->signals,
			      .renewer = s->renewer,
			      .log = session_log,
			      .log_ctx = s,
			      .turn = end_turn,
			      .turn_ctx = run,
			      .beside = all->beside ? list_beside : NULL,
			      .took = all->took ? take_beside : NULL,
			      .only_beside = all->only_beside,
			      .end_ms = all->end_ms,
			      .turn_ms =
				  all->progress.shown && !all->only_beside ? PROGRESS_MS : 0};
	int code = load_loop_run(&l);
	session_write_pace(&s->performer, &s->facts.role, s->options, &run->loader.fetch.pacer);
	progress_erase(&all->progress);
	warn_of_skew(&run->loader.fetch, s->settings.lang);
	if (code == LOAD_LOOP_LATE)
		code = all->late(all->ctx, &run->loader, e);
	else if (code == 0)
		code = finish_run(run, e);
	loader_release(&run->loader);
	mem_free(run);
	return code;
}

int fetch_all_run(struct fetch_all *all, const struct options *o, struct err *e)
{
	struct session s;
	int code = 2;
	if (session_open(&s, o, o->demo_url, e))
		code = run_session(&s, all, e);
	session_close(&s);
	return code;
}
