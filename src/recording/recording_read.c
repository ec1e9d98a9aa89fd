/* SPDX-License-Identifier: MIT */
/* Reads the lines of a recording: the head, events, turns and the end. */
#include <string.h>

#include "base/attr.h"
#include "base/mem.h"

#include "recording.h"
#include "recording_bytes.h"
#include "recording_own.h"
#include "recording_snapshot.h"

#define MS_MAX                                                                                     \
	(INT64_C(1) << 52) /* longer than any session; sums of such times do not overflow          \
			    */
#define S_MAX    INT64_C(253402300799) /* 9999-12-31 */
#define SIZE_END 1000                  /* the most rows and columns that a window can have */

/* The state of reading one line. */
struct reading_line {
	struct recording_line *out;
	const struct json_node *root;
	struct arena *keep;
	struct err *e;
};

void recording_line_init(struct recording_line *l)
{
	memset(l, 0, sizeof *l);
	buf_init(&l->body, WIRE_LIST_MAX);
	buf_init(&l->headers, WIRE_HEADERS_MAX + 1);
}

void recording_line_release(struct recording_line *l)
{
	json_free(l->doc);
	buf_release(&l->body);
	buf_release(&l->headers);
	snapshot_release(&l->snapshot);
	usual_days_release(&l->usual);
	cost_book_release(&l->costs);
}

static bool refuse_value(const struct reading_line *r, const char *what)
{
	return err_set(r->e, ERR_DECODE, "%s is not valid", lang_text(err_lang(r->e), what));
}

static bool read_number(const struct reading_line *r, const struct json_node *n, int64_t least,
			int64_t most, int64_t *out)
{
	int64_t value;
	if (!sl_to_i64(json_number(r->out->doc, n), &value) || value < least || value > most)
		return false;
	*out = value;
	return true;
}

/* Reads a member that is a number from 0; a missing member is 0. */
static bool read_member(const struct reading_line *r, const struct json_node *from,
			const char *name, int64_t most, int64_t *out)
{
	const struct json_node *n = json_get(from, name);
	*out = 0;
	return json_kind_of(n) == JSON_ABSENT || read_number(r, n, 0, most, out);
}

static bool is_true(const struct json_node *from, const char *name)
{
	return json_kind_of(json_get(from, name)) == JSON_TRUE;
}

static bool is_false(const struct json_node *from, const char *name)
{
	return json_kind_of(json_get(from, name)) == JSON_FALSE;
}

/* The text of a member, NULL if it is not a string; it lives as long as the line. */
static const char *read_words(const struct reading_line *r, const char *name)
{
	const struct json_node *n = json_get(r->root, name);
	if (json_kind_of(n) != JSON_STRING)
		return NULL;
	sl_to_chars(json_string(n), r->out->text, sizeof r->out->text);
	return r->out->text;
}

static bool read_size(const struct reading_line *r, const struct json_node *n)
{
	struct event *e = &r->out->event;
	int64_t rows, cols;
	const struct json_node *first = json_first(n);
	if (!read_number(r, first, 1, SIZE_END, &rows) ||
	    !read_number(r, json_next(first), 1, SIZE_END, &cols))
		return refuse_value(r, N_("the size of the window"));
	e->size.rows = (int)rows;
	e->size.cols = (int)cols;
	return true;
}

static bool read_start(const struct reading_line *r, const struct json_node *n)
{
	r->out->event.kind = EV_START;
	return read_size(r, n);
}

static bool read_resize(const struct reading_line *r, const struct json_node *n)
{
	r->out->event.kind = EV_RESIZE;
	return read_size(r, n);
}

/* Earlier versions recorded none. */
static bool read_spot(const struct reading_line *r, struct key *k)
{
	const struct json_node *n = json_get(r->root, "spot");
	int64_t spot = 0;
	if (n && !read_number(r, n, 0, UINT32_MAX, &spot))
		return refuse_value(r, N_("what the mouse was pressed on"));
	k->spot = (uint32_t)spot;
	return true;
}

static bool read_mouse(const struct reading_line *r, struct key *k)
{
	int64_t row, col;
	const struct json_node *first = json_first(json_get(r->root, "at"));
	if (!read_number(r, first, 0, SIZE_END, &row) ||
	    !read_number(r, json_next(first), 0, SIZE_END, &col))
		return refuse_value(r, N_("the place of the mouse"));
	k->row = (int)row;
	k->col = (int)col;
	return read_spot(r, k);
}

static bool read_key(const struct reading_line *r, const struct json_node *n)
{
	struct event *e = &r->out->event;
	e->kind = EV_KEY;
	if (!key_parse(json_string(n), &e->key))
		return refuse_value(r, N_("the key"));
	e->key.pasted = is_true(r->root, "pasted");
	return !key_is_mouse(e->key) || read_mouse(r, &e->key);
}

static bool read_cp(const struct reading_line *r, const struct json_node *n)
{
	struct event *e = &r->out->event;
	int64_t cp;
	e->kind = EV_KEY;
	if (!read_number(r, n, 1, 0x10FFFF, &cp))
		return refuse_value(r, N_("the key"));
	e->key = (struct key){.code = KEYCODE_CHAR,
			      .cp = (uint32_t)cp,
			      .ctrl = is_true(r->root, "ctrl"),
			      .alt = is_true(r->root, "alt"),
			      .pasted = is_true(r->root, "pasted")};
	return true;
}

static bool read_result(struct sl name, enum wire_result *out)
{
	const char *at;
	for (size_t i = 0; (at = recording_result_name(i)) != NULL; i++)
		if (sl_equal(name, sl_from(at))) {
			*out = (enum wire_result)i;
			return true;
		}
	return false;
}

static bool read_reply_numbers(const struct reading_line *r, const struct json_node *n)
{
	struct wire_reply *reply = &r->out->reply;
	int64_t id, status, bytes, sends;
	bool ok = read_member(r, n, "id", INT64_MAX, &id) &&
		  read_member(r, n, "status", 999, &status) &&
		  read_member(r, n, "server", S_MAX, &reply->server_unix_s) &&
		  read_member(r, n, "ours", S_MAX, &reply->our_unix_s) &&
		  read_member(r, n, "elapsed", MS_MAX, &reply->elapsed_ms) &&
		  read_member(r, n, "bytes", INT64_MAX, &bytes) &&
		  read_member(r, n, "sends", 1000, &sends);
	if (!ok)
		return false;
	reply->id = (uint64_t)id;
	reply->http_status = (int)status;
	reply->bytes = (uint64_t)bytes;
	reply->sends = (int)sends;
	return true;
}

static bool read_reply(const struct reading_line *r, const struct json_node *n)
{
	struct recording_line *l = r->out;
	l->reply = (struct wire_reply){.id = 0};
	if (!read_reply_numbers(r, n) ||
	    !read_result(json_string(json_get(n, "result")), &l->reply.result) ||
	    !recording_bytes_read(n, "body", "body-hex", &l->body) ||
	    !recording_bytes_read(n, "headers", "headers-hex", &l->headers))
		return refuse_value(r, N_("the reply"));
	sl_to_chars(json_string(json_get(n, "http")), l->reply.http_version,
		    sizeof l->reply.http_version);
	sl_to_chars(json_string(json_get(n, "detail")), l->reply.detail, sizeof l->reply.detail);
	l->reply.body = buf_sl(&l->body);
	l->reply.headers = buf_sl(&l->headers);
	l->event.kind = EV_REPLY;
	l->event.reply = &l->reply;
	return true;
}

/* A line of version 1.0.0. The time that was signed is not needed: the model knows it. */
static bool read_sent(const struct reading_line *r, const struct json_node *n)
{
	int64_t id;
	if (!read_number(r, n, 1, INT64_MAX, &id))
		return refuse_value(r, N_("what was sent"));
	r->out->kind = RECORD_SENT;
	r->out->sent_id = (uint64_t)id;
	r->out->sent_token = is_true(r->root, "token");
	return true;
}

static bool read_view_saved(const struct reading_line *r, const struct json_node *n)
{
	(void)n;
	r->out->event.kind = EV_VIEW_SAVED;
	r->out->event.saved.why = read_words(r, "why");
	return true;
}

static bool read_theme(const struct reading_line *r, const struct json_node *n)
{
	(void)n;
	r->out->event.kind = EV_THEME;
	r->out->event.theme.name = read_words(r, "theme-file");
	r->out->event.theme.on = is_true(r->root, "on");
	r->out->event.theme.why = read_words(r, "why");
	if (!r->out->event.theme.name)
		r->out->event.theme.name = "";
	if (!r->out->event.theme.on && !r->out->event.theme.why)
		r->out->event.theme.why = "";
	return true;
}

static bool read_copied(const struct reading_line *r, const struct json_node *n)
{
	(void)n;
	r->out->event.kind = EV_COPIED;
	const char *route = read_words(r, "copied");
	if (route)
		sl_to_chars(sl_from(route), r->out->route, sizeof r->out->route);
	r->out->event.copied.route = route ? r->out->route : NULL;
	r->out->event.copied.why = read_words(r, "why");
	return true;
}

/* Version 1.0.0 did not record the token; a key that had to be renewed was a temporary one. */
static bool read_renewed(const struct reading_line *r, const struct json_node *n)
{
	struct event *e = &r->out->event;
	e->kind = EV_RENEWED;
	e->ok = json_kind_of(n) == JSON_TRUE;
	e->ahead = is_true(r->root, "ahead");
	e->has_token = !is_false(r->root, "token");
	e->why = read_words(r, "why");
	return true;
}

static bool read_profiles(const struct reading_line *r, const struct json_node *n)
{
	struct recording_line *l = r->out;
	size_t count = 0;
	for (const struct json_node *p = json_first(n); p && count < PROFILES_MAX;
	     p = json_next(p)) {
		struct profile_entry *entry = &l->entries[count++];
		*entry = (struct profile_entry){.current = is_true(p, "current")};
		sl_to_chars(json_string(json_get(p, "name")), entry->name, sizeof entry->name);
		sl_to_chars(json_string(json_get(p, "note")), entry->note, sizeof entry->note);
	}
	l->event.kind = EV_PROFILES;
	l->event.profiles.entries = l->entries;
	l->event.profiles.n = count;
	return true;
}

static bool read_switched(const struct reading_line *r, const struct json_node *n)
{
	struct recording_line *l = r->out;
	l->event.kind = EV_SWITCHED;
	l->event.switched.settings = NULL;
	l->event.switched.why = read_words(r, "why");
	if (json_kind_of(n) != JSON_OBJECT)
		return true;
	l->event.switched.settings = &l->settings;
	return recording_read_settings(l->doc, n, &l->settings, r->keep, r->e);
}

/* Returns NULL if there is none, as in lines of earlier versions. */
static const char *read_path(const struct reading_line *r)
{
	const struct json_node *n = json_get(r->root, "path");
	if (json_kind_of(n) != JSON_STRING)
		return NULL;
	sl_to_chars(json_string(n), r->out->path, sizeof r->out->path);
	return r->out->path;
}

static bool read_export(const struct reading_line *r, const struct json_node *n)
{
	struct event *e = &r->out->event;
	int64_t news, at, count, bytes;
	e->kind = EV_EXPORT;
	if (!read_number(r, n, EXPORT_OPENED, EXPORT_FAILED, &news) ||
	    !read_member(r, r->root, "at", INT64_MAX, &at) ||
	    !read_member(r, r->root, "n", INT64_MAX, &count) ||
	    !read_member(r, r->root, "bytes", INT64_MAX, &bytes))
		return refuse_value(r, N_("the export"));
	e->export.news = (enum export_news)news;
	e->export.at = (uint64_t)at;
	e->export.n = (uint64_t)count;
	e->export.bytes = (uint64_t)bytes;
	e->export.why = read_words(r, "why");
	if (!e->export.why)
		e->export.why = "";
	e->export.path = read_path(r);
	return true;
}

/* Rows of a snapshot, usual days and costs, each as one text. */
static bool read_rows(const struct reading_line *r, bool has_rows)
{
	struct recording_line *l = r->out;
	struct sl rows = json_string(json_get(r->root, "rows"));
	snapshot_release(&l->snapshot);
	usual_days_release(&l->usual);
	cost_book_release(&l->costs);
	return read_member(r, r->root, "taken", S_MAX, &l->snapshot.taken_s) &&
	       (!has_rows || recording_snapshot_read(rows, &l->snapshot)) &&
	       recording_snapshot_read_days(json_string(json_get(r->root, "usual")), &l->usual) &&
	       recording_snapshot_read_costs(json_string(json_get(r->root, "costs")), &l->costs);
}

static bool read_history(const struct reading_line *r, const struct json_node *n)
{
	struct event *e = &r->out->event;
	int64_t news;
	bool has_rows = json_kind_of(json_get(r->root, "rows")) == JSON_STRING;
	e->kind = EV_HISTORY;
	if (!read_number(r, n, SNAPSHOT_KEPT, SNAPSHOT_NO_COSTS, &news) ||
	    has_rows != (news == SNAPSHOT_FOUND) || !read_rows(r, has_rows))
		return refuse_value(r, N_("the snapshot of the history"));
	e->history.news = (enum history_news)news;
	e->history.snapshot = has_rows ? &r->out->snapshot : NULL;
	e->history.usual = &r->out->usual;
	e->history.costs = news == SNAPSHOT_COSTS ? &r->out->costs : NULL;
	e->history.why = read_words(r, "why");
	if (!e->history.why)
		e->history.why = "";
	return true;
}

static bool read_own(const struct reading_line *r, const struct json_node *n)
{
	(void)n;
	return recording_own_read(r->out, r->root, r->keep, r->e);
}

static bool read_tick(const struct reading_line *r, const struct json_node *n)
{
	(void)n;
	r->out->event.kind = EV_TICK;
	return true;
}

static bool read_stop(const struct reading_line *r, const struct json_node *n)
{
	int64_t code;
	r->out->event.kind = EV_STOP;
	if (!read_number(r, n, 0, 255, &code))
		return refuse_value(r, N_("the exit code"));
	r->out->event.code = (int)code;
	return true;
}

static bool read_continue(const struct reading_line *r, const struct json_node *n)
{
	(void)n;
	r->out->event.kind = EV_CONTINUE;
	return true;
}

static bool read_sends(const struct reading_line *r)
{
	int64_t sends;
	const struct json_node *n = json_get(r->root, "sends");
	if (json_kind_of(n) == JSON_ABSENT)
		return true;
	if (!read_number(r, n, 0, INT64_MAX, &sends))
		return refuse_value(r, N_("the number of requests"));
	r->out->sends = (uint64_t)sends;
	return true;
}

static bool read_plan(const struct reading_line *r, const struct json_node *n)
{
	(void)n;
	r->out->kind = RECORD_PLAN;
	return read_sends(r);
}

static bool read_quit(const struct reading_line *r, const struct json_node *n)
{
	(void)n;
	r->out->kind = RECORD_QUIT;
	return read_sends(r);
}

static const struct {
	const char *name;
	bool (*read)(const struct reading_line *r, const struct json_node *n);
} members[] = {{"plan", read_plan},         {"tick", read_tick},
	       {"key", read_key},           {"sent", read_sent},
	       {"reply", read_reply},       {"cp", read_cp},
	       {"start", read_start},       {"resize", read_resize},
	       {"copied", read_copied},     {"renewed", read_renewed},
	       {"profiles", read_profiles}, {"export", read_export},
	       {"switched", read_switched}, {"stop", read_stop},
	       {"continue", read_continue}, {"quit", read_quit},
	       {"history", read_history},   {"own", read_own},
	       {"config", read_own},        {"view-saved", read_view_saved},
	       {"theme-file", read_theme}};

static bool read_content(const struct reading_line *r)
{
	for (size_t i = 0; i < COUNT_OF(members); i++) {
		const struct json_node *n = json_get(r->root, members[i].name);
		if (json_kind_of(n) != JSON_ABSENT)
			return members[i].read(r, n);
	}
	return err_set(r->e, ERR_DECODE, "the event is not known");
}

bool recording_read_line(struct recording_line *l, struct sl line, struct arena *keep,
			 struct err *e)
{
	json_free(l->doc);
	l->kind = RECORD_EVENT;
	l->sends = SENDS_UNKNOWN;
	l->event = (struct event){.kind = EV_TICK};
	l->doc = json_parse(line, e);
	struct reading_line r = {l, l->doc ? json_root(l->doc) : NULL, keep, e};
	if (!l->doc)
		return false;
	if (!read_number(&r, json_get(r.root, "ms"), 0, MS_MAX, &l->event.now_ms) ||
	    !read_number(&r, json_get(r.root, "s"), 0, S_MAX, &l->event.wall_s))
		return refuse_value(&r, N_("its time"));
	return read_content(&r);
}

bool recording_read_head(struct sl line, struct settings *out, struct arena *keep, struct err *e)
{
	struct json *doc = json_parse(line, NULL);
	const struct json_node *root = doc ? json_root(doc) : NULL;
	struct sl version = doc ? json_number(doc, json_get(root, "record")) : SL("");
	uint64_t n = 0;
	bool ok = sl_to_u64(version, &n);
	if (!ok)
		err_set(e, ERR_DECODE, "it is not a recording of tcpartner");
	else if (n != RECORD_VERSION)
		ok = err_set(e, ERR_DECODE,
			     "the recording has format %u, of another version of tcpartner; this "
			     "version reads format %d",
			     (unsigned)(n > 1000 ? 1000 : n), RECORD_VERSION);
	ok = ok && recording_read_settings(doc, json_get(root, "settings"), out, keep, e);
	json_free(doc);
	return ok;
}
