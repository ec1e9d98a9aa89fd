/* SPDX-License-Identifier: MIT */
/* One request as a document: its body, the signing steps, the response. */
#include "inspector_doc.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/money.h"
#include "base/time.h"

#include "app/model/model.h"
#include "app/model/privacy.h"

#include "explain/signing_steps.h"
#include "lang/sentence.h"

#define MASKED_MAX (JOURNAL_BODY_MAX + (64u << 10))

static void PRINTF(3, 4) add_fact(struct doc *d, enum doc_kind kind, const char *fmt, ...)
{
	char text[900];
	va_list args;
	va_start(args, fmt);
	vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	doc_add(d, kind, 0, sl_from(text));
}

static void add_answer(struct doc *d, const struct model *m, const struct exchange *x)
{
	char resent[80] = "", bytes[MONEY_CHARS], room[SENTENCE_ROOM];
	count_print(x->bytes, bytes);
	if (x->sends > 1)
		snprintf(resent, sizeof resent, T_(m, ", sent %d times by the library"), x->sends);
	if (x->http_status)
		add_fact(d, DOC_TEXT,
			 T_(m, "HTTP%s%s %d after %" PRId64 " ms, %s bytes received%s"),
			 x->http_version[0] ? "/" : "", x->http_version, x->http_status,
			 x->elapsed_ms, bytes, resent);
	else
		add_fact(d, DOC_TEXT, T_(m, "no answer after %" PRId64 " ms%s%s%s"), x->elapsed_ms,
			 resent, x->detail[0] ? TC_(m, "in front of a message", ": ") : "",
			 lang_sentence(m->lang, x->detail, room, sizeof room));
	if (x->request_id[0])
		add_fact(d, DOC_TEXT, "RequestId %s", x->request_id);
	if (x->state == EXCHANGE_FAILED)
		add_fact(d, DOC_FAULT, TC_(m, "code, meaning, reason, remedy", "%s: %s%s%s%s; %s"),
			 x->code, T_(m, x->meaning), x->reason[0] ? TC_(m, "list", " (") : "",
			 lang_sentence(m->lang, x->reason, room, sizeof room),
			 x->reason[0] ? TC_(m, "list", ")") : "",
			 x->will_retry ? T_(m, "tried again") : T_(m, x->remedy));
}

static void add_facts(struct doc *d, const struct model *m, const struct exchange *x)
{
	char when[20], again[40] = "";
	time_print(x->sent_s, when);
	if (x->tries > 1)
		snprintf(again, sizeof again, T_(m, ", try %d"), x->tries);
	add_fact(d, DOC_TEXT, T_(m, "%s, sent %sZ%s"), request_action_name(x->request.action), when,
		 again);
	switch (x->state) {
	case EXCHANGE_IN_FLIGHT: doc_add(d, DOC_TEXT, 0, sl_from(T_(m, "not answered yet"))); break;
	case EXCHANGE_CANCELLED:
		doc_add(d, DOC_TEXT, 0, sl_from(T_(m, "cancelled: no longer needed")));
		break;
	case EXCHANGE_ANSWERED:
	case EXCHANGE_FAILED: add_answer(d, m, x); break;
	}
}

static void add_section(struct doc *d, const char *title, struct sl text)
{
	doc_add(d, DOC_TITLE, 0, sl_from(title));
	doc_add_lines(d, DOC_TEXT, 1, text);
}

/* Returns json, or its masked copy in the caller's buffer if personal data is hidden. */
static struct sl masked_json(const struct model *m, struct sl json, struct buf *masked)
{
	if (!m->masked || json.n == 0)
		return json;
	privacy_json(json, masked);
	return buf_sl(masked);
}

static void add_request(struct doc *d, const struct model *m, const struct exchange *x)
{
	struct signing_steps a;
	struct buf masked;
	struct signing_steps_try attempt = {
	    .unix_s = x->signed_s, .has_token = x->has_token, .language = sl_from(x->language)};
	signing_steps_init(&a);
	signing_steps_of(&a, &m->settings.endpoint, &x->request, &attempt);
	buf_init(&masked, MASKED_MAX);
	add_section(d, T_(m, "Request body"), masked_json(m, buf_sl(&a.body), &masked));
	buf_release(&masked);
	add_section(d, T_(m, "Canonical request"), buf_sl(&a.canonical));
	add_section(d, T_(m, "String to sign"), buf_sl(&a.to_sign));
	add_section(d, T_(m, "Request headers, key and signature masked"), buf_sl(&a.headers));
	signing_steps_release(&a);
}

static void add_response(struct doc *d, const struct model *m, const struct exchange *x)
{
	if (x->headers.n)
		add_section(d, T_(m, "Response headers"), x->headers);
	char bytes[MONEY_CHARS];
	if (x->body_n == 0)
		return;
	count_print(x->body_n, bytes);
	add_fact(d, DOC_TITLE, T_(m, "Response body, %s bytes%s"), bytes,
		 x->body.n == 0          ? T_(m, ", no longer kept")
		 : x->body.n < x->body_n ? T_(m, ", its beginning")
					 : "");
	struct buf masked;
	buf_init(&masked, MASKED_MAX);
	doc_add_json(d, 1, masked_json(m, x->body, &masked));
	buf_release(&masked);
}

void inspector_doc_show(struct model *m, const struct exchange *x)
{
	struct inspector *in = &m->inspector;
	in->opened = x ? x->id : 0;
	in->page.line = in->page.top = 0;
	in->page.left = 0;
	inspector_doc_renew(m, x);
}

void inspector_doc_renew(struct model *m, const struct exchange *x)
{
	struct inspector *in = &m->inspector;
	doc_release(&in->page.doc);
	if (!x)
		return;
	add_facts(&in->page.doc, m, x);
	add_request(&in->page.doc, m, x);
	add_response(&in->page.doc, m, x);
}

static struct rect doc_room(const struct model *m)
{
	struct inspector_rooms r;
	layout_inspector(&m->layout, &r);
	return r.doc;
}

void inspector_doc_settle(struct model *m)
{
	reading_settle(&m->inspector.page, doc_room(m));
}

void inspector_doc_run(struct model *m, const struct command *c)
{
	reading_run(&m->inspector.page, c, doc_room(m));
}

bool inspector_doc_key(struct model *m, struct key k)
{
	return reading_key(m, &m->inspector.page, k, doc_room(m));
}
