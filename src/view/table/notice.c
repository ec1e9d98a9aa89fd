/* SPDX-License-Identifier: MIT */
/* Writes the sentences that replace rows. */
#include "notice.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#include "app/model/model_query.h"

#include "view/kit/format.h"
#include "view/kit/privacy.h"

#include "activity.h"
#include "lang/sentence.h"

#define GIVEN_UP   INT64_MAX
#define KEYS_BYTES 400

static void clear_notice(struct notice *n)
{
	styled_line_clear(&n->head);
	n->n = n->n_bytes = 0;
}

static void add_line(struct notice *n, enum role role, struct sl text)
{
	if (n->n == NOTICE_LINES)
		return;
	n->line[n->n].text = text;
	n->line[n->n].role = role;
	n->n++;
}

static void add_wrapped(struct notice *n, enum role role, struct sl text, int cols)
{
	struct sl line;
	while (n->n < NOTICE_LINES && text_wrap(&text, cols, &line))
		add_line(n, role, line);
}

/* Adds a formatted sentence, wrapped. It is cut when the notice's bytes are full. */
static void add_sentence(struct notice *n, enum role role, int cols, const char *fmt, ...)
    PRINTF(4, 5);
static void add_sentence(struct notice *n, enum role role, int cols, const char *fmt, ...)
{
	char *at = n->bytes + n->n_bytes;
	size_t room = sizeof n->bytes - n->n_bytes;
	va_list args;
	va_start(args, fmt);
	int len = vsnprintf(at, room, fmt, args);
	va_end(args);
	size_t used = len < 0 ? 0 : (size_t)len < room ? (size_t)len : room - 1;
	n->n_bytes += used + 1 < room ? used + 1 : 0;
	add_wrapped(n, role, (struct sl){at, used}, cols);
}

enum emptiness notice_emptiness(const struct draw *s)
{
	const struct model *m = s->m;
	int64_t retry_ms;
	if (store_loaded(m->loader.store) > 0)
		return lens_is_on(m->lens) && lens_rows(m->lens) == 0 ? EMPTY_NARROWED : NOT_EMPTY;
	if (app_first_page_fault(m, &retry_ms) && retry_ms == GIVEN_UP)
		return EMPTY_FAULT;
	if (store_switching(m->loader.store) || !store_has_total(m->loader.store))
		return EMPTY_LOADING;
	if (store_total(m->loader.store) > 0)
		return NOT_EMPTY;
	return store_shown(m->loader.store)->type == FILTER_NONE ? EMPTY_NO_CUSTOMER
								 : EMPTY_NO_MATCH;
}

/* Adds the number of the next attempt and when it is. */
static void add_next_attempt(struct styled_line *w, const struct model *m, int tries,
			     int64_t seconds)
{
	if (tries > 0 && seconds > 0)
		styled_line_addf(w, ROLE_TEXT, T_(m, "retry %d/%d in %" PRId64 " s"), tries,
				 FETCH_TRIES, seconds);
	else if (tries > 0)
		styled_line_addf(w, ROLE_TEXT, T_(m, "retry %d/%d now"), tries, FETCH_TRIES);
	else if (seconds > 0)
		styled_line_addf(w, ROLE_TEXT, T_(m, "retry in %" PRId64 " s"), seconds);
	else
		styled_line_chars(w, ROLE_TEXT, T_(m, "retry now"));
}

/* Adds the next attempt and, if time and not their number ends the attempts, when that is. */
static void add_attempt(struct styled_line *w, const struct draw *s, const struct pending *pending,
			int64_t retry_ms)
{
	const struct fetch *f = &s->m->loader.fetch;
	int64_t end = pending ? fetch_patience_end(f, pending) : INT64_MAX;
	bool timed = end != INT64_MAX && (f->unattended || pending->tries >= FETCH_TRIES);
	/* Attempts that met a rate limit are not counted. */
	add_next_attempt(w, s->m, !timed && pending ? pending->tries : 0,
			 activity_seconds_until(s->m, retry_ms));
	int64_t left = timed ? activity_seconds_until(s->m, end) : 0;
	if (timed && left > 0)
		styled_line_addf(w, ROLE_TEXT, T_(s, ", given up in %" PRId64 " s"), left);
	else if (timed)
		styled_line_chars(w, ROLE_TEXT, T_(s, ", given up now"));
}

/* Adds "retry 2/5 in 3 s", or that there is no further attempt. */
static void add_retry(struct styled_line *w, const struct draw *s, const struct pending *pending,
		      int64_t retry_ms)
{
	styled_line_chars(w, ROLE_DIM, s->gl->dot);
	if (s->m->loader.fetch.halted)
		styled_line_chars(w, ROLE_TEXT, T_(s, "paused until you act"));
	else if (retry_ms == GIVEN_UP)
		styled_line_chars(w, ROLE_TEXT, T_(s, "given up"));
	else
		add_attempt(w, s, pending, retry_ms);
}

/* The first letter of a meaning as a capital: the table of faults holds parts of sentences. */
static char capitalize_first(const char *text)
{
	return text[0] >= 'a' && text[0] <= 'z' ? (char)(text[0] - 'a' + 'A') : text[0];
}

static const char *skip_first(const char *text)
{
	return text[0] ? text + 1 : text;
}

static const struct pending *find_pending(const struct model *m, uint32_t page)
{
	for (size_t i = 0; i < m->loader.fetch.n_pending; i++) {
		const struct request *r = &m->loader.fetch.pending[i].request;
		if (r->action == ACTION_CUSTOMERS && r->page == page &&
		    query_equal(&r->query, store_current(m->loader.store)))
			return &m->loader.fetch.pending[i];
	}
	return NULL;
}

/* Adds a key and what it does, behind a dot unless it is the first. */
static void add_hint(struct buf *out, const struct draw *s, enum action a, const char *does)
{
	struct sl key = app_key(s->m, a);
	buf_addf(out, "%s%.*s %s", out->n ? s->gl->dot : "", (int)key.n, key.p, does);
}

static void add_keys(struct notice *n, const struct draw *s, bool retrying, int cols)
{
	struct sl stop = app_stop_key(s->m);
	struct buf keys;
	buf_init(&keys, KEYS_BYTES);
	add_hint(&keys, s, DO_RETRY, retrying ? T_(s, "retry now") : T_(s, "retry"));
	if (retrying)
		buf_addf(&keys, T_(s, "%s%.*s stop loading"), s->gl->dot, (int)stop.n, stop.p);
	add_hint(&keys, s, DO_INSPECT, T_(s, "details"));
	if (!retrying)
		add_hint(&keys, s, DO_API, T_(s, "explains"));
	if (s->m->loader.fetch.halted)
		add_hint(&keys, s, DO_PROFILE, T_(s, "another profile"));
	if (retrying && store_loaded(s->m->loader.store) > 0)
		buf_addf(&keys, T_(s, "%srows above stay usable"), s->gl->dot);
	if (!retrying)
		add_hint(&keys, s, DO_BACK, T_(s, "quit"));
	add_sentence(n, ROLE_KEY, cols, "%s", keys.p);
	buf_release(&keys);
}

static bool format_page(struct notice *n, const struct draw *s, uint32_t page, int cols)
{
	int64_t retry_ms = GIVEN_UP;
	char room[SENTENCE_ROOM];
	const struct model *m = s->m;
	const struct fault *f =
	    fetch_page_fault(&m->loader.fetch, store_current(m->loader.store), page, &retry_ms);
	if (!f && m->loader.fetch.halted)
		f = &m->loader.fetch.halt;
	if (!f)
		return false;
	clear_notice(n);
	bool retrying = retry_ms != GIVEN_UP;
	styled_line_addf(&n->head, retrying ? ROLE_WARN : ROLE_ERROR, "%s %s", s->gl->warning,
			 f->code);
	if (!m->loader.fetch.halted)
		styled_line_addf(&n->head, retrying ? ROLE_WARN : ROLE_ERROR,
				 T_(s, " on page %" PRIu32), page);
	add_retry(&n->head, s, find_pending(m, page), retry_ms);
	add_sentence(n, ROLE_TEXT, cols, TC_(s, "meaning and remedy", "%c%s: %s."),
		     capitalize_first(T_(s, f->meaning)), skip_first(T_(s, f->meaning)),
		     T_(s, fault_remedy(f, !retrying)));
	/* Only messages of faults in replies are our own words; others come from outside. */
	if (f->message[0] && sl_starts(sl_from(f->code), SL("Reply.")))
		add_sentence(n, ROLE_TEXT, cols, T_(s, "Details: %s"),
			     fault_message(f, s->lang, room, sizeof room));
	add_keys(n, s, retrying, cols);
	return true;
}

bool notice_page(struct notice *n, const struct draw *s, uint32_t page, int cols)
{
	/* While another query is on the screen, the requests are not about its pages. */
	return !store_switching(s->m->loader.store) && format_page(n, s, page, cols);
}

static void format_fault(struct notice *n, const struct draw *s, const struct fault *f, int cols)
{
	char room[SENTENCE_ROOM];
	styled_line_addf(&n->head, ROLE_ERROR, "%s %s", s->gl->warning, f->code);
	add_retry(&n->head, s, NULL, GIVEN_UP);
	add_sentence(n, ROLE_STRONG, cols, T_(s, "What happened: %s."), T_(s, f->meaning));
	add_sentence(n, ROLE_STRONG, cols, T_(s, "What to do: %s."), T_(s, fault_remedy(f, true)));
	add_line(n, ROLE_TEXT, SL(""));
	bool ours = fault_is_ours(sl_from(f->code));
	if (f->message[0] && (ours || !s->m->masked))
		add_sentence(n, ROLE_TEXT, cols,
			     ours ? T_(s, "Details: %s") : T_(s, "The API's message: %s"),
			     fault_message(f, s->lang, room, sizeof room));
	if (f->request_id[0])
		add_sentence(n, ROLE_TEXT, cols, T_(s, "RequestId: %s"), f->request_id);
	if (f->message[0] || f->request_id[0])
		add_line(n, ROLE_TEXT, SL(""));
	add_keys(n, s, false, cols);
}

static void format_loading(struct notice *n, const struct draw *s)
{
	char what[FILTER_TEXT_BYTES + 64];
	const struct model *m = s->m;
	privacy_query(s, store_current(m->loader.store), what, sizeof what);
	if (!m->loader.started ||
	    (m->loader.fetch.n_ok == 0 && fetch_count_in_flight(&m->loader.fetch) == 0))
		styled_line_addf(&n->head, ROLE_STRONG, T_(s, "Connecting: %s"), what);
	else
		styled_line_addf(&n->head, ROLE_STRONG, T_(s, "Loading: %s"), what);
	if (m->settings.endpoint_host[0])
		styled_line_addf(&n->head, ROLE_DIM, "%s%s", s->gl->dot, m->settings.endpoint_host);
}

/* Adds that loaded rows hold the text, and how the API may have compared it. */
static void add_offer(struct notice *n, const struct draw *s, int cols)
{
	char rows[MONEY_CHARS];
	enum filter_type type = store_shown(s->m->loader.store)->type;
	const char *compares =
	    type == FILTER_CLIENT_UIN ? T_(s, "The API may compare whole UINs only.")
	    : type == FILTER_EMAIL    ? T_(s, "The API may compare whole addresses only.")
				      : "";
	uint64_t offered = picker_offer(s->m);
	struct sl narrow = app_key(s->m, DO_NARROW);
	count_print(offered, rows);
	if (offered > 0)
		add_sentence(n, ROLE_STRONG, cols,
			     P_(s, offered, "%s loaded row holds it: %.*s shows it.",
				"%s loaded rows hold it: %.*s shows them."),
			     rows, (int)narrow.n, narrow.p);
	add_wrapped(n, ROLE_TEXT, sl_from(compares), cols);
}

static void format_no_match(struct notice *n, const struct draw *s, int cols)
{
	char what[FILTER_TEXT_BYTES + 64];
	struct sl nofilter = app_key(s->m, DO_NOFILTER), filter = app_key(s->m, DO_FILTER);
	privacy_query(s, store_shown(s->m->loader.store), what, sizeof what);
	styled_line_addf(&n->head, ROLE_STRONG, T_(s, "No customer matches: %s"), what);
	add_offer(n, s, cols);
	add_sentence(n, ROLE_TEXT, cols,
		     T_(s, "%.*s removes the filter and shows all customers; %.*s changes it."),
		     (int)nofilter.n, nofilter.p, (int)filter.n, filter.p);
}

static void format_narrowed(struct notice *n, const struct draw *s, int cols)
{
	char loaded[MONEY_CHARS], total[MONEY_CHARS];
	struct sl cancel = app_key(s->m, DO_CANCEL), filter = app_key(s->m, DO_FILTER),
		  all = app_key(s->m, DO_LOAD_ALL);
	count_print(store_loaded(s->m->loader.store), loaded);
	count_print(store_total(s->m->loader.store), total);
	styled_line_addf(&n->head, ROLE_STRONG,
			 T_(s, "None of the %s loaded customers is shown (%s in all)."), loaded,
			 total);
	if (store_complete(s->m->loader.store))
		add_sentence(n, ROLE_TEXT, cols,
			     T_(s, "%.*s shows more of them, %.*s asks the API."), (int)cancel.n,
			     cancel.p, (int)filter.n, filter.p);
	else
		add_sentence(n, ROLE_TEXT, cols,
			     T_(s, "%.*s shows more of them, %.*s loads all, %.*s asks the API."),
			     (int)cancel.n, cancel.p, (int)all.n, all.p, (int)filter.n, filter.p);
}

static void format_no_customer(struct notice *n, const struct draw *s, int cols)
{
	styled_line_chars(&n->head, ROLE_STRONG, T_(s, "This account has no customers."));
	add_wrapped(
	    n, ROLE_TEXT,
	    sl_from(T_(s, "The API answered with an empty list. Customers appear here once they "
			  "are bound to the partner account whose key is in use; check the "
			  "profile if you expected some.")),
	    cols);
}

void notice_empty(struct notice *n, const struct draw *s, enum emptiness why, int cols)
{
	int64_t retry_ms;
	clear_notice(n);
	switch (why) {
	case NOT_EMPTY: break;
	case EMPTY_LOADING:
		if (!format_page(n, s, 1, cols))
			format_loading(n, s);
		break;
	case EMPTY_NO_CUSTOMER: format_no_customer(n, s, cols); break;
	case EMPTY_NO_MATCH: format_no_match(n, s, cols); break;
	case EMPTY_NARROWED: format_narrowed(n, s, cols); break;
	case EMPTY_FAULT: format_fault(n, s, app_first_page_fault(s->m, &retry_ms), cols); break;
	}
}

size_t notice_height(const struct notice *n)
{
	return 1 + n->n;
}

void notice_draw_line(const struct notice *n, const struct draw *s, size_t i, struct rect at)
{
	grid_fill(s->g, at, ROLE_TEXT, ' ');
	if (i == 0)
		styled_line_draw(&n->head, s, at);
	else
		grid_field(s->g, at, at.row, at.col, at.w, ALIGN_LEFT, n->line[i - 1].role,
			   n->line[i - 1].text, s->gl->ellipsis);
}
