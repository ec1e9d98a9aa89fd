/* SPDX-License-Identifier: MIT */
/* Writes the settings of a recorded session as one object, and reads them. */
#include <inttypes.h>
#include <string.h>

#include "app/app.h"
#include "app/table/argument.h"

#include "recording.h"

#define VIEWS_MAX (64u << 10) /* bytes of the text */

static void add_text(struct buf *out, const char *name, struct sl s)
{
	buf_addf(out, ",\"%s\":", name);
	json_write_string(out, s);
}

static void add_masked(struct buf *out, const char *name, const char *text,
		       const struct recording_mask *mask)
{
	struct buf masked;
	buf_init(&masked, 4096);
	if (mask)
		recording_mask_text(mask, sl_from(text), &masked);
	add_text(out, name, mask ? buf_sl(&masked) : sl_from(text));
	buf_release(&masked);
}

static bool has_same_keys(const struct bindings *a, const struct bindings *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!key_equal(a->at[i].first, b->at[i].first) ||
		    !key_equal(a->at[i].second, b->at[i].second) ||
		    a->at[i].action != b->at[i].action ||
		    strcmp(a->at[i].words, b->at[i].words) != 0)
			return false;
	return true;
}

/* The words may be about a customer, or name an account. */
static bool is_masked(enum argument a)
{
	return argument_is_personal(a) || a == ARGUMENT_PROFILE;
}

/* Adds the command, with its words masked where they must be. */
static void add_command(const struct binding *b, const struct recording_mask *mask, struct buf *out)
{
	struct buf command;
	buf_init(&command, 4096);
	buf_add_chars(&command, action_info(b->action)->name);
	if (b->words[0])
		buf_add_byte(&command, ' ');
	if (mask && is_masked(action_info(b->action)->takes))
		recording_mask_text(mask, sl_from(b->words), &command);
	else
		buf_add_chars(&command, b->words);
	json_write_string(out, buf_sl(&command));
	buf_release(&command);
}

static void add_binding(const struct binding *b, const struct recording_mask *mask, struct buf *out)
{
	char name[48];
	size_t n = key_print(b->first, name, sizeof name / 2);
	if (b->second.code != KEYCODE_NONE)
		n += key_print(b->second, name + n, sizeof name - n);
	buf_add_byte(out, '[');
	json_write_string(out, (struct sl){name, n});
	buf_add_byte(out, ',');
	add_command(b, mask, out);
	buf_add_byte(out, ']');
}

/* Writes the bindings only if they differ from the default. */
static void add_bindings(const struct bindings *b, const struct recording_mask *mask,
			 struct buf *out)
{
	struct bindings usual;
	bindings_default(&usual);
	if (has_same_keys(b, &usual))
		return;
	buf_add_chars(out, ",\"keys\":[");
	for (size_t i = 0; i < b->n; i++) {
		if (i)
			buf_add_byte(out, ',');
		add_binding(&b->at[i], mask, out);
	}
	buf_add_byte(out, ']');
}

/* Views have conditions and filters, which may be about customers. */
static void add_views(const struct saved_views *v, const struct recording_mask *mask,
		      struct buf *out)
{
	struct buf text;
	if (mask || v->n == 0)
		return;
	buf_init(&text, VIEWS_MAX);
	for (size_t i = 0; i < v->n; i++)
		saved_views_print(&v->at[i], &text);
	add_text(out, "views", buf_sl(&text));
	buf_release(&text);
}

static void add_columns(const struct column_set *set, struct buf *out)
{
	struct buf text;
	buf_init(&text, 1000);
	column_set_print(set, &text);
	add_text(out, "columns", buf_sl(&text));
	buf_release(&text);
}

/* Each as the configuration file has it: its name, then its options and its line. The line may name
 * people and machines. */
static void add_own_commands(const struct own_commands *own, const struct recording_mask *mask,
			     struct buf *out)
{
	struct buf text;
	buf_init(&text, 4096);
	buf_add_chars(out, ",\"own\":[");
	for (size_t i = 0; i < own->n; i++) {
		struct own_command c = own->at[i];
		c.line = mask ? SL("true") : c.line;
		buf_clear(&text);
		own_command_print(&c, &text);
		buf_addf(out, "%s\"%s\",", i ? "," : "", c.name);
		json_write_string(out, buf_sl(&text));
	}
	buf_add_byte(out, ']');
	buf_release(&text);
}

/* Writes the filters of earlier sessions: type and text alternate. */
static void add_recent(const struct settings *s, const struct recording_mask *mask, struct buf *out)
{
	struct buf masked;
	buf_init(&masked, 4096);
	buf_add_chars(out, ",\"recent\":[");
	for (size_t i = 0; i < s->n_recent; i++) {
		struct sl text = sl_from(s->recent[i].text);
		buf_clear(&masked);
		if (mask)
			recording_mask_text(mask, text, &masked);
		buf_addf(out, "%s\"%s\",", i ? "," : "", query_filter_type_name(s->recent[i].type));
		json_write_string(out, mask ? buf_sl(&masked) : text);
	}
	buf_add_byte(out, ']');
	buf_release(&masked);
}

/* A copied tccli command needs these; a masked recording omits them. */
static void add_account(const struct settings *s, const struct recording_mask *mask,
			struct buf *out)
{
	if (mask)
		return;
	if (s->tccli_profile[0])
		add_text(out, "tccli-profile", sl_from(s->tccli_profile));
	if (s->role.arn[0]) {
		add_text(out, "role-arn", sl_from(s->role.arn));
		add_text(out, "role-session-name", sl_from(s->role.session));
	}
}

static void add_warnings(const struct settings *s, struct buf *out)
{
	buf_add_chars(out, ",\"warnings\":[");
	for (size_t i = 0; i < s->n_warnings; i++) {
		buf_addf(out, "%s%s,", i ? "," : "", s->warnings[i].credentials ? "true" : "false");
		json_write_string(out, sl_from(s->warnings[i].text));
	}
	buf_add_byte(out, ']');
}

/* The first requests may have to wait for those of the run before. */
static void add_past(const struct pacer_past *past, struct buf *out)
{
	const char *before = ",\"past\":{";
	for (int a = 0; a < API_ACTIONS; a++) {
		const int64_t *ms = past->seen_ms[a];
		if (ms[0] == 0)
			continue;
		buf_addf(out, "%s\"%s\":[%" PRId64, before, request_action_name((enum api_action)a),
			 ms[0]);
		for (int i = 1; i < RATE_WINDOW_SENDS && ms[i]; i++)
			buf_addf(out, ",%" PRId64, ms[i]);
		buf_add_byte(out, ']');
		before = ",";
	}
	if (before[1] == '\0')
		buf_add_byte(out, '}');
}

void recording_write_settings(const struct settings *s, const struct recording_mask *mask,
			      struct buf *out)
{
	buf_addf(out, "{\"page-size\":%" PRIu32 ",\"load-all\":%" PRIu32 ",\"low\":%d,\"crit\":%d",
		 s->page_size, s->load_all_max, s->thresholds.low_percent,
		 s->thresholds.crit_percent);
	buf_addf(out, ",\"mouse\":%s,\"patience\":%" PRId64, s->mouse ? "true" : "false",
		 s->patience_ms / 1000);
	buf_addf(out, ",\"token\":%s", s->key_has_token ? "true" : "false");
	buf_addf(out, ",\"still\":%s,\"privacy\":%s,\"seed\":%" PRIu64, s->still ? "true" : "false",
		 s->privacy ? "true" : "false", s->seed);
	add_text(out, "order", sl_from(query_order_name(s->query.order)));
	if (s->query.type != FILTER_NONE) {
		add_text(out, "filter-type", sl_from(query_filter_type_name(s->query.type)));
		add_masked(out, "filter", s->query.text, mask);
	}
	add_masked(out, "profile", s->profile, mask);
	add_account(s, mask, out);
	add_text(out, "endpoint", sl_from(s->endpoint.url));
	if (s->language)
		add_text(out, "language", sl_from(s->language));
	if (s->lang)
		add_text(out, "lang", sl_from(lang_name(s->lang)));
	if (s->language && s->language_follows)
		buf_add_chars(out, ",\"language-follows\":true");
	buf_addf(out, ",\"watch-every\":%" PRId64, s->watch_every_ms / 1000);
	add_text(out, "console-url", sl_from(mask ? CONSOLE_URL : s->console_url));
	if (s->ca_file)
		add_text(out, "ca-file", sl_from(mask ? "ca.pem" : s->ca_file));
	if (s->history)
		buf_add_chars(out, ",\"history\":true");
	if (s->history_file)
		add_text(out, "history-file", sl_from(mask ? "history.db" : s->history_file));
	add_columns(&s->columns, out);
	add_views(&s->views, mask, out);
	add_recent(s, mask, out);
	add_bindings(&s->bindings, mask, out);
	if (s->own.n)
		add_own_commands(&s->own, mask, out);
	add_past(&s->past, out);
	/* They name files and entries of the user. */
	if (s->n_warnings && !mask)
		add_warnings(s, out);
	buf_add_byte(out, '}');
}

/* Reads an integer from least to most; leaves *out if the member is missing. */
static bool read_number(const struct json *doc, const struct json_node *from, const char *name,
			uint64_t least, uint64_t most, uint64_t *out)
{
	uint64_t n;
	const struct json_node *at = json_get(from, name);
	if (json_kind_of(at) == JSON_ABSENT)
		return true;
	if (!sl_to_u64(json_number(doc, at), &n) || n < least || n > most)
		return false;
	*out = n;
	return true;
}

static bool read_numbers(const struct json *doc, const struct json_node *from, struct settings *out)
{
	uint64_t page = out->page_size, all = out->load_all_max, seed = 0;
	uint64_t low = (uint64_t)out->thresholds.low_percent;
	uint64_t crit = (uint64_t)out->thresholds.crit_percent, patience = 60, watch = 60;
	bool ok = read_number(doc, from, "page-size", 1, 1000, &page) &&
		  read_number(doc, from, "load-all", 0, 1000000, &all) &&
		  read_number(doc, from, "low", 1, 100, &low) &&
		  read_number(doc, from, "crit", 1, low, &crit) &&
		  read_number(doc, from, "patience", 1, 86400, &patience) &&
		  read_number(doc, from, "watch-every", 1, 86400, &watch) &&
		  read_number(doc, from, "seed", 0, UINT64_MAX, &seed);
	out->patience_ms = (int64_t)patience * 1000;
	out->watch_every_ms = (int64_t)watch * 1000;
	out->page_size = (uint32_t)page;
	out->load_all_max = (uint32_t)all;
	out->thresholds = (struct thresholds){(int)low, (int)crit};
	out->seed = seed;
	out->key_has_token = json_kind_of(json_get(from, "token")) == JSON_TRUE;
	out->still = json_kind_of(json_get(from, "still")) == JSON_TRUE;
	out->privacy = json_kind_of(json_get(from, "privacy")) == JSON_TRUE;
	out->history = json_kind_of(json_get(from, "history")) == JSON_TRUE;
	out->mouse = json_kind_of(json_get(from, "mouse")) == JSON_TRUE;
	return ok;
}

static bool read_query(const struct json_node *from, struct query *out, struct err *e)
{
	enum filter_type type;
	struct sl order = json_string(json_get(from, "order"));
	struct sl name = json_string(json_get(from, "filter-type"));
	if (order.n && !query_order_parse(order, &out->order))
		return false;
	return name.n == 0 || (query_filter_type_parse(name, &type) &&
			       query_filter(out, type, json_string(json_get(from, "filter")), e));
}

static void read_recent(const struct json_node *list, struct settings *out)
{
	const struct json_node *at = json_first(list), *text;
	out->n_recent = 0;
	for (; at && out->n_recent < RECENT_FILTERS; at = json_next(text)) {
		struct query q = {.type = FILTER_NONE};
		enum filter_type type;
		text = json_next(at);
		if (query_filter_type_parse(json_string(at), &type) &&
		    query_filter(&q, type, json_string(text), NULL) && q.type != FILTER_NONE)
			out->recent[out->n_recent++] = q;
	}
}

/* Removes the default bindings first. Actions that this version does not know are left out. The
 * list is read backwards, because bindings_set puts the key bound last in front. */
static void read_bindings(const struct json_node *list, struct bindings *out)
{
	const struct json_node *at[BINDINGS_MAX];
	struct bindings usual = *out;
	size_t n = 0;
	if (json_kind_of(list) != JSON_ARRAY)
		return;
	for (size_t i = 0; i < usual.n; i++) {
		char name[48];
		size_t length = key_print(usual.at[i].first, name, sizeof name / 2);
		if (usual.at[i].second.code != KEYCODE_NONE)
			length +=
			    key_print(usual.at[i].second, name + length, sizeof name - length);
		if (!bindings_set(out, (struct sl){name, length}, SL("none"), NULL))
			continue;
	}
	for (const struct json_node *b = json_first(list); b && n < BINDINGS_MAX; b = json_next(b))
		at[n++] = b;
	while (n > 0 && out->n < BINDINGS_MAX) {
		const struct json_node *key = json_first(at[--n]);
		if (!bindings_set(out, json_string(key), json_string(json_next(key)), NULL))
			continue;
	}
}

/* Reads pairs: whether it is about the credentials, and the text. */
static void read_warnings(const struct json_node *list, struct settings *out)
{
	const struct json_node *at = json_kind_of(list) == JSON_ARRAY ? json_first(list) : NULL;
	while (at && json_next(at) && out->n_warnings < START_WARNINGS) {
		struct start_warning *n = &out->warnings[out->n_warnings++];
		n->credentials = json_kind_of(at) == JSON_TRUE;
		at = json_next(at);
		sl_to_chars(json_string(at), n->text, sizeof n->text);
		at = json_next(at);
	}
}

static void read_past(const struct json *doc, const struct json_node *from, struct pacer_past *out)
{
	int64_t ms;
	for (int a = 0; a < API_ACTIONS; a++) {
		enum api_action action = (enum api_action)a;
		const struct json_node *list = json_get(from, request_action_name(action));
		if (json_kind_of(list) != JSON_ARRAY)
			continue;
		for (const struct json_node *at = json_first(list); at; at = json_next(at))
			if (sl_to_i64(json_number(doc, at), &ms))
				pacer_past_add(out, &action, ms, INT64_MAX);
	}
}

static const char *read_kept(const struct json_node *from, struct arena *keep)
{
	struct sl s = json_string(from);
	if (json_kind_of(from) != JSON_STRING || s.n > 4096)
		return NULL;
	char *copy = arena_alloc(keep, s.n + 1, 1);
	memcpy(copy, s.p, s.n);
	return copy;
}

/* Reads pairs: the name, and the options with the line. What this version refuses is left out. */
static void read_own_commands(const struct json_node *list, struct settings *out,
			      struct arena *keep)
{
	const struct json_node *at = json_kind_of(list) == JSON_ARRAY ? json_first(list) : NULL;
	for (; at && json_next(at); at = json_next(json_next(at))) {
		struct own_command c;
		const char *text = read_kept(json_next(at), keep);
		if (text && own_command_parse(sl_from(text), &c, NULL) &&
		    own_command_add(&out->own, json_string(at), &c, NULL))
			continue;
	}
}

static bool read_account(const struct json_node *from, struct settings *out, struct err *e)
{
	struct sl arn = json_string(json_get(from, "role-arn"));
	sl_to_chars(json_string(json_get(from, "tccli-profile")), out->tccli_profile,
		    sizeof out->tccli_profile);
	return arn.n == 0 || assume_role_set(&out->role, arn,
					     json_string(json_get(from, "role-session-name")), e);
}

/* A recording of a version with more languages is replayed in English. */
static void read_lang(struct sl name, struct settings *out)
{
	char word[40];
	if (name.n && (!sl_to_chars(name, word, sizeof word) || !lang_parse(word, &out->lang)))
		out->lang = NULL;
}

static void read_views(const struct json_node *n, struct settings *out)
{
	struct err unused = {0};
	if (json_kind_of(n) == JSON_STRING)
		saved_views_read(&out->views, json_string(n), &unused);
}

bool recording_read_settings(const struct json *doc, const struct json_node *from,
			     struct settings *out, struct arena *keep, struct err *e)
{
	struct sl url = json_string(json_get(from, "endpoint"));
	settings_init(out);
	if (json_kind_of(from) != JSON_OBJECT)
		return err_set(e, ERR_DECODE, "it has no settings");
	if (!read_numbers(doc, from, out) || !read_query(from, &out->query, e) ||
	    !read_account(from, out, e) || (url.n && !endpoint_parse(url, &out->endpoint, e)))
		return err_set(e, ERR_DECODE, "its settings are not valid");
	sl_to_chars(sl_from(out->endpoint.host), out->endpoint_host, sizeof out->endpoint_host);
	sl_to_chars(json_string(json_get(from, "profile")), out->profile, sizeof out->profile);
	out->language = read_kept(json_get(from, "language"), keep);
	out->language_follows =
	    !out->language || json_kind_of(json_get(from, "language-follows")) == JSON_TRUE;
	read_lang(json_string(json_get(from, "lang")), out);
	out->ca_file = read_kept(json_get(from, "ca-file"), keep);
	out->history_file = read_kept(json_get(from, "history-file"), keep);
	const char *console = read_kept(json_get(from, "console-url"), keep);
	out->console_url = console ? console : CONSOLE_URL;
	if (json_kind_of(json_get(from, "columns")) == JSON_STRING)
		column_set_read(&out->columns, json_string(json_get(from, "columns")));
	read_views(json_get(from, "views"), out);
	read_recent(json_get(from, "recent"), out);
	read_bindings(json_get(from, "keys"), &out->bindings);
	read_own_commands(json_get(from, "own"), out, keep);
	read_warnings(json_get(from, "warnings"), out);
	read_past(doc, json_get(from, "past"), &out->past);
	return true;
}
