/* SPDX-License-Identifier: MIT */
/* The failures of a session, in a ring. */
#include "load/log.h"

#include <inttypes.h>
#include <stdio.h>

#include "api/reply.h"

static struct log_entry *add_entry(struct log *l, int64_t wall_s)
{
	struct log_entry *e = &l->ring[l->n++ % LOG_MAX];
	*e = (struct log_entry){.number = l->n, .wall_s = wall_s};
	return e;
}

static struct log_entry *add_request_entry(struct log *l, struct log_reply of, enum log_fate fate,
					   int64_t wall_s)
{
	struct log_entry *e = add_entry(l, wall_s);
	e->id = of.reply->id;
	e->action = of.out->request.action;
	e->page = of.out->request.page;
	e->tries = of.out->tries;
	e->http_status = of.reply->http_status;
	e->elapsed_ms = of.reply->elapsed_ms;
	e->fate = fate;
	reply_request_id(of.reply, e->request_id);
	return e;
}

uint64_t log_failure(struct log *l, struct log_reply of, enum log_fate fate, int64_t wall_s)
{
	const struct fault *f = &of.out->fault;
	struct log_entry *e = add_request_entry(l, of, fate, wall_s);
	e->meaning = f->meaning;
	e->remedy = fault_remedy(f, fate != LOG_AGAIN);
	sl_to_chars(sl_from(f->code), e->code, sizeof e->code);
	/* These messages are our own words and hold nothing of the reply. */
	if (sl_starts(sl_from(f->code), SL("Reply.")))
		sl_to_chars(sl_from(f->message), e->reason, sizeof e->reason);
	return e->number;
}

uint64_t log_flaw(struct log *l, struct log_reply of, const struct flaw *flaw, size_t more,
		  int64_t wall_s)
{
	struct log_entry *e = add_request_entry(l, of, LOG_MARKED, wall_s);
	bool is_row = flaw && !flaw->name;
	e->meaning = is_row ? N_("a row is not a customer") : N_("a field is not valid");
	e->remedy = N_("report it with the RequestId");
	sl_to_chars(is_row ? SL("Reply.BadRow") : SL("Reply.BadField"), e->code, sizeof e->code);
	if (!flaw) {
		snprintf(e->reason, sizeof e->reason, N_("and %zu more on this page"), more);
		return e->number;
	}
	e->row = flaw->row;
	e->byte = flaw->byte;
	e->field = flaw->name;
	if (is_row)
		snprintf(e->reason, sizeof e->reason, N_("row %" PRIu32 ", byte %zu: it %s"),
			 flaw->row, flaw->byte, flaw->what);
	else
		snprintf(e->reason, sizeof e->reason, N_("row %" PRIu32 ", byte %zu: %s %s"),
			 flaw->row, flaw->byte, flaw->name, flaw->what);
	return e->number;
}

uint64_t log_warning(struct log *l, bool credentials, const char *text, int64_t wall_s)
{
	struct log_entry *e = add_entry(l, wall_s);
	e->fate = LOG_NOTED;
	e->meaning = credentials ? N_("the credentials are used, but have a problem")
				 : N_("a setting or a file has a mistake");
	e->remedy = N_("do what the message says; tcpartner doctor checks again");
	sl_to_chars(credentials ? SL("Credentials.Warning") : SL("Configuration.Mistake"), e->code,
		    sizeof e->code);
	sl_to_chars(sl_from(text), e->reason, sizeof e->reason);
	return e->number;
}

uint64_t log_not_renewed(struct log *l, bool ended, int64_t wall_s)
{
	struct log_entry *e = add_entry(l, wall_s);
	e->fate = LOG_HALTED;
	e->meaning = ended ? N_("the credentials have expired and could not be renewed")
			   : N_("the key was not accepted and could not be read again");
	e->remedy = N_("fetch new ones, then press r");
	sl_to_chars(SL("Credentials.NotRenewed"), e->code, sizeof e->code);
	return e->number;
}

const struct log_entry *log_at(const struct log *l, uint64_t i)
{
	return i < l->n && i < LOG_MAX ? &l->ring[(l->n - 1 - i) % LOG_MAX] : NULL;
}

const struct log_entry *log_number(const struct log *l, uint64_t number)
{
	return number >= 1 && number <= l->n ? log_at(l, l->n - number) : NULL;
}

void log_each(const struct log *l, const struct effect *fx,
	      void (*write)(void *ctx, const struct log_entry *e), void *ctx)
{
	for (uint64_t n = fx->id; n == fx->id || n <= fx->last; n++) {
		const struct log_entry *e = log_number(l, n);
		if (e)
			write(ctx, e);
	}
}

const char *log_fate_name(enum log_fate f)
{
	static const char *const names[] = {[LOG_AGAIN] = N_("tried again"),
					    [LOG_GIVEN_UP] = N_("given up"),
					    [LOG_HALTED] = N_("stopped"),
					    [LOG_NOTED] = N_("noted"),
					    [LOG_MARKED] = N_("marked")};
	return names[f];
}
