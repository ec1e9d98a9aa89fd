/* SPDX-License-Identifier: MIT */
/* Writes the lines of a recording: the head, events, turns and the end. */
#include <inttypes.h>
#include <string.h>

#include "base/attr.h"
#include "base/utf8.h"

#include "recording.h"
#include "recording_snapshot.h"

#define MASKED "(masked)" /* in place of the system's texts, which may hold a path or a name */

const char *recording_result_name(size_t result)
{
	static const char *const names[] = {[WIRE_OK] = "ok",
					    [WIRE_RESOLVE] = "resolve",
					    [WIRE_CONNECT] = "connect",
					    [WIRE_TLS] = "tls",
					    [WIRE_TIMEOUT] = "timeout",
					    [WIRE_BROKEN] = "broken",
					    [WIRE_TOO_BIG] = "too big",
					    [WIRE_ENCODING] = "encoding",
					    [WIRE_HEADERS] = "headers",
					    [WIRE_PROXY] = "proxy",
					    [WIRE_PROXY_DOWN] = "proxy down",
					    [WIRE_PROXY_GATEWAY] = "proxy gateway",
					    [WIRE_PROXY_TLS] = "proxy tls",
					    [WIRE_PROXY_URL] = "proxy url",
					    [WIRE_TLS_EXPIRED] = "tls expired",
					    [WIRE_TLS_NOT_YET] = "tls not yet",
					    [WIRE_TLS_NAME] = "tls name",
					    [WIRE_TLS_OLD] = "tls old",
					    [WIRE_TLS_NONE] = "tls none",
					    [WIRE_TLS_CLIENT] = "tls client"};
	return result < COUNT_OF(names) ? names[result] : NULL;
}

static void add_name(struct buf *out, const char *name)
{
	buf_addf(out, ",\"%s\":", name);
}

static void add_number(struct buf *out, const char *name, int64_t n)
{
	buf_addf(out, ",\"%s\":%" PRId64, name, n);
}

static void add_bool(struct buf *out, const char *name, bool b)
{
	buf_addf(out, ",\"%s\":%s", name, b ? "true" : "false");
}

static void add_text(struct buf *out, const char *name, struct sl s)
{
	add_name(out, name);
	json_write_string(out, s);
}

/* Writes NULL as null. */
static void add_words(struct buf *out, const char *name, const char *words,
		      const struct recording_mask *mask)
{
	add_name(out, name);
	if (words)
		json_write_string(out, mask && words[0] ? SL(MASKED) : sl_from(words));
	else
		buf_add_chars(out, "null");
}

/* Writes bytes that JSON cannot hold in hexadecimal, as "NAME-hex". */
static void add_bytes(struct buf *out, const char *name, struct sl s)
{
	if (utf8_is_valid(s) && (s.n == 0 || !memchr(s.p, 0, s.n))) {
		add_text(out, name, s);
		return;
	}
	buf_addf(out, ",\"%s-hex\":\"", name);
	for (size_t i = 0; i < s.n; i++) {
		static const char digits[] = "0123456789abcdef";
		unsigned char c = (unsigned char)s.p[i];
		buf_add_byte(out, digits[c >> 4]);
		buf_add_byte(out, digits[c & 15]);
	}
	buf_add_byte(out, '"');
}

static void add_head(const struct event *e, struct buf *out)
{
	buf_addf(out, "{\"ms\":%" PRId64 ",\"s\":%" PRId64, e->now_ms, e->wall_s);
}

static void add_tail(struct buf *out)
{
	buf_add_chars(out, "}\n");
}

void recording_write_head(const struct settings *s, const struct recording_mask *mask,
			  struct buf *out)
{
	buf_addf(out, "{\"tcpartner\":\"%s\",\"record\":%d", VERSION, RECORD_VERSION);
	add_bool(out, "masked", mask != NULL);
	add_name(out, "settings");
	recording_write_settings(s, mask, out);
	add_tail(out);
}

void recording_write_plan(const struct event *when, uint64_t sends, struct buf *out)
{
	add_head(when, out);
	add_bool(out, "plan", true);
	add_number(out, "sends", (int64_t)sends);
	add_tail(out);
}

void recording_write_quit(const struct event *when, int code, uint64_t sends, struct buf *out)
{
	add_head(when, out);
	add_number(out, "quit", code);
	add_number(out, "sends", (int64_t)sends);
	add_tail(out);
}

/* Writes the key's name if it parses as the same key, else its code point. */
static void add_key(const struct key *k, struct buf *out)
{
	char name[48];
	struct key again;
	struct sl printed = {name, key_print(*k, name, sizeof name)};
	if (utf8_is_valid(printed) && key_parse(printed, &again) && key_equal(*k, again)) {
		add_text(out, "key", printed);
	} else {
		add_number(out, "cp", k->cp);
		if (k->ctrl)
			add_bool(out, "ctrl", true);
		if (k->alt)
			add_bool(out, "alt", true);
	}
	if (k->pasted)
		add_bool(out, "pasted", true);
	if (key_is_mouse(*k))
		buf_addf(out, ",\"at\":[%d,%d]", k->row, k->col);
	if (key_is_mouse(*k) && k->spot)
		add_number(out, "spot", k->spot);
}

/* A header that may hold a session or a key is not written. */
static bool is_secret_header(struct sl line)
{
	struct sl name = {"", 0};
	sl_split(&line, ':', &name);
	for (size_t i = 0; i < name.n; i++) {
		struct sl rest = sl_drop(name, i);
		if (sl_equal_nocase(sl_take(rest, 6), SL("cookie")) ||
		    sl_equal_nocase(sl_take(rest, 4), SL("auth")) ||
		    sl_equal_nocase(sl_take(rest, 5), SL("token")))
			return true;
	}
	return false;
}

/* A masked recording keeps the values of these headers: they describe the server's software, never
 * an account. */
static bool is_harmless_header(struct sl line)
{
	static const char *const names[] = {
	    "Date",       "Content-Type", "Content-Length", "Content-Encoding", "Transfer-Encoding",
	    "Connection", "Server",       "Retry-After"};
	struct sl name = {"", 0};
	sl_split(&line, ':', &name);
	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (sl_equal_nocase(name, sl_from(names[i])))
			return true;
	return false;
}

/* Keeps the name only if it consists of letters and '-' (RFC 9110 5.1 allows more). */
static void add_masked_header(struct sl line, struct buf *out)
{
	struct sl name = {"", 0};
	sl_split(&line, ':', &name);
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];
		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'))
			name.n = 0;
	}
	buf_add(out, name.n ? name : SL("X-Name"));
	buf_add_chars(out, ": " MASKED);
}

static void add_headers(struct sl headers, const struct recording_mask *mask, struct buf *out)
{
	struct buf kept;
	struct sl line;
	/* A masked line may be longer than the original. */
	buf_init(&kept, (sizeof "X-Name: " MASKED) * (headers.n + 1));
	while (sl_split(&headers, '\n', &line))
		if (!is_secret_header(line)) {
			if (mask && !is_harmless_header(line))
				add_masked_header(line, &kept);
			else
				buf_add(&kept, line);
			buf_add_byte(&kept, '\n');
		}
	add_bytes(out, "headers", buf_sl(&kept));
	buf_release(&kept);
}

static void add_body(struct sl body, const struct recording_mask *mask, struct buf *out)
{
	struct buf masked;
	buf_init(&masked, RECORD_LINE_MAX);
	if (mask)
		recording_mask_json(mask, body, &masked);
	add_bytes(out, "body", mask ? buf_sl(&masked) : body);
	buf_release(&masked);
}

static void add_reply(const struct wire_reply *r, const struct recording_mask *mask,
		      struct buf *out)
{
	buf_addf(out, ",\"reply\":{\"id\":%" PRIu64, r->id);
	add_text(out, "result", sl_from(recording_result_name(r->result)));
	add_number(out, "status", r->http_status);
	add_number(out, "server", r->server_unix_s);
	add_number(out, "ours", r->our_unix_s);
	add_number(out, "elapsed", r->elapsed_ms);
	add_number(out, "bytes", (int64_t)r->bytes);
	add_number(out, "sends", r->sends);
	add_text(out, "http", sl_from(r->http_version));
	add_words(out, "detail", r->detail, mask);
	add_headers(r->headers, mask, out);
	add_body(r->body, mask, out);
	buf_add_byte(out, '}');
}

/* Masks the names of profiles as the settings do, so that equal names stay equal. */
static void add_profiles(const struct event *e, const struct recording_mask *mask, struct buf *out)
{
	struct buf name;
	buf_init(&name, 1000);
	buf_add_chars(out, ",\"profiles\":[");
	for (size_t i = 0; i < e->profiles.n; i++) {
		const struct profile_entry *p = &e->profiles.entries[i];
		buf_clear(&name);
		if (mask)
			recording_mask_text(mask, sl_from(p->name), &name);
		else
			buf_add_chars(&name, p->name);
		buf_addf(out, "%s{\"current\":%s", i ? "," : "", p->current ? "true" : "false");
		add_text(out, "name", buf_sl(&name));
		add_text(out, "note", sl_from(mask ? "" : p->note));
		buf_add_byte(out, '}');
	}
	buf_add_byte(out, ']');
	buf_release(&name);
}

static void add_switched(const struct event *e, const struct recording_mask *mask, struct buf *out)
{
	add_name(out, "switched");
	if (e->switched.settings)
		recording_write_settings(e->switched.settings, mask, out);
	else
		buf_add_chars(out, "null");
	add_words(out, "why", e->switched.why, mask);
}

static void add_export(const struct event *e, const struct recording_mask *mask, struct buf *out)
{
	buf_addf(out, ",\"export\":%d", (int)e->export.news);
	add_number(out, "at", (int64_t)e->export.at);
	add_number(out, "n", (int64_t)e->export.n);
	add_number(out, "bytes", (int64_t)e->export.bytes);
	add_words(out, "why", e->export.why, mask);
	add_words(out, "path", e->export.path, mask);
}

static void add_history(const struct event *e, const struct recording_mask *mask, struct buf *out)
{
	buf_addf(out, ",\"history\":%d", (int)e->history.news);
	add_words(out, "why", e->history.why, mask);
	if (e->history.snapshot) {
		add_number(out, "taken", e->history.snapshot->taken_s);
		buf_add_chars(out, ",\"rows\":\"");
		recording_snapshot_write(e->history.snapshot, mask, out);
		buf_add_byte(out, '"');
	}
	if (e->history.usual && e->history.usual->n) {
		buf_add_chars(out, ",\"usual\":\"");
		recording_snapshot_write_days(e->history.usual, mask, out);
		buf_add_byte(out, '"');
	}
	if (e->history.costs) {
		buf_add_chars(out, ",\"costs\":\"");
		recording_snapshot_write_costs(e->history.costs, mask, out);
		buf_add_byte(out, '"');
	}
}

/* The label of a command that was typed, and all that it printed, may be about a customer. */
static void add_own(const struct event *e, const struct recording_mask *mask, struct buf *out)
{
	add_number(out, "own", (int64_t)e->own.place);
	add_words(out, "name", e->own.name, mask);
	add_words(out, "why", e->own.why, mask);
	add_bool(out, "cut", e->own.cut);
	if (e->own.output.n)
		add_bytes(out, "output", mask ? SL(MASKED) : e->own.output);
}

static void add_config(const struct event *e, const struct recording_mask *mask, struct buf *out)
{
	add_name(out, "config");
	if (e->config.settings)
		recording_write_settings(e->config.settings, mask, out);
	else
		buf_add_chars(out, "null");
	add_words(out, "why", e->config.why, mask);
	add_words(out, "later", e->config.later, NULL);
}

void recording_write_event(const struct event *e, const struct recording_mask *mask,
			   struct buf *out)
{
	add_head(e, out);
	switch (e->kind) {
	case EV_START: buf_addf(out, ",\"start\":[%d,%d]", e->size.rows, e->size.cols); break;
	case EV_RESIZE: buf_addf(out, ",\"resize\":[%d,%d]", e->size.rows, e->size.cols); break;
	case EV_KEY: add_key(&e->key, out); break;
	case EV_REPLY: add_reply(e->reply, mask, out); break;
	case EV_COPIED:
		add_words(out, "copied", e->copied.route, NULL);
		add_words(out, "why", e->copied.why, mask);
		break;
	case EV_RENEWED:
		add_bool(out, "renewed", e->ok);
		add_bool(out, "ahead", e->ahead);
		add_bool(out, "token", e->has_token);
		add_words(out, "why", e->why, mask);
		break;
	case EV_PROFILES: add_profiles(e, mask, out); break;
	case EV_SWITCHED: add_switched(e, mask, out); break;
	case EV_EXPORT: add_export(e, mask, out); break;
	case EV_VIEW_SAVED:
		add_bool(out, "view-saved", !e->saved.why);
		add_words(out, "why", e->saved.why, mask);
		break;
	case EV_THEME:
		add_words(out, "theme-file", e->theme.name, mask);
		add_bool(out, "on", e->theme.on);
		add_words(out, "why", e->theme.why, mask);
		break;
	case EV_HISTORY: add_history(e, mask, out); break;
	case EV_OWN: add_own(e, mask, out); break;
	case EV_CONFIG: add_config(e, mask, out); break;
	case EV_TICK: add_bool(out, "tick", true); break;
	case EV_STOP: add_number(out, "stop", e->code); break;
	case EV_CONTINUE: add_bool(out, "continue", true); break;
	}
	add_tail(out);
}
