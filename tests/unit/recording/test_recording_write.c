/* SPDX-License-Identifier: MIT */
/* Tests of src/recording/recording_write.c and recording_read.c: what is written is read again as
 * the same, and nothing else is. */
#include "app/app.h"

#include "recording/recording.h"
#include "test.h"

static struct arena keep;
static struct recording_line line;

SETUP(begin)
{
	arena_init(&keep);
	recording_line_init(&line);
	return 0;
}

TEARDOWN(end)
{
	recording_line_release(&line);
	arena_release(&keep);
	return 0;
}

static struct event stamped(enum event_kind kind)
{
	return (struct event){.kind = kind, .now_ms = 1234, .wall_s = 1790172131};
}

/* Writes it, reads it; the text that was between. */
static const char *again_masked(const struct event *e, const struct recording_mask *mask)
{
	static char text[4000];
	struct err why = {0};
	struct buf out;
	buf_init(&out, RECORD_LINE_MAX);
	recording_write_event(e, mask, &out);
	assert_false(out.full);
	assert_int_equal(out.p[out.n - 1], '\n');
	sl_to_chars(buf_sl(&out), text, sizeof text);
	if (!recording_read_line(&line, sl_trim(buf_sl(&out)), &keep, &why))
		fail_msg("%s: %s", text, why.text);
	buf_release(&out);
	assert_int_equal(line.kind, RECORD_EVENT);
	assert_int_equal(line.event.kind, e->kind);
	assert_int_equal(line.event.now_ms, e->now_ms);
	assert_int_equal(line.event.wall_s, e->wall_s);
	return text;
}

static const char *again(const struct event *e)
{
	return again_masked(e, NULL);
}

static void refused(const char *text)
{
	struct err e = {0};
	if (recording_read_line(&line, sl_from(text), &keep, &e))
		fail_msg("read: %s", text);
	assert_true(e.text[0] != '\0');
}

TEST(sizes_are_read_again)
{
	struct event e = stamped(EV_START);
	e.size.rows = 24;
	e.size.cols = 80;
	assert_string_equal(again(&e), "{\"ms\":1234,\"s\":1790172131,\"start\":[24,80]}\n");
	assert_int_equal(line.event.size.rows, 24);
	assert_int_equal(line.event.size.cols, 80);
	e.kind = EV_RESIZE;
	again(&e);
	refused("{\"ms\":1,\"s\":1,\"resize\":[0,80]}");
	refused("{\"ms\":1,\"s\":1,\"resize\":[24,1001]}");
	refused("{\"ms\":1,\"s\":1,\"resize\":[24]}");
	refused("{\"ms\":1,\"s\":1,\"start\":true}");
}

TEST(every_key_is_read_again)
{
	struct event e = stamped(EV_KEY);
	for (int code = KEYCODE_CHAR; code < (int)KEYCODE_F1 + 12; code++)
		for (int modifiers = 0; modifiers < 8; modifiers++) {
			e.key = (struct key){.code = (enum key_code)code,
					     .cp = code == KEYCODE_CHAR ? 'x' : 0,
					     .ctrl = modifiers & 1,
					     .alt = modifiers & 2,
					     .pasted = modifiers & 4};
			again(&e);
			assert_true(key_equal(line.event.key, e.key));
			assert_int_equal(line.event.key.pasted, e.key.pasted);
		}
	const uint32_t odd[] = {' ', '^', '-', '\n', '\t', 0x80, 0xD800, 0x200B, 0x1F338, 0x10FFFF};
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		e.key = (struct key){.code = KEYCODE_CHAR, .cp = odd[i], .pasted = true};
		again(&e);
		assert_true(key_equal(line.event.key, e.key));
	}
	e.key = (struct key){.code = KEYCODE_PRESS, .row = 3, .col = 9, .spot = UINT32_MAX};
	again(&e);
	assert_int_equal(line.event.key.row, 3);
	assert_int_equal(line.event.key.col, 9);
	assert_int_equal(line.event.key.spot, UINT32_MAX);
	e.key.spot = 0;
	assert_null(strstr(again(&e), "spot"));
	assert_int_equal(line.event.key.spot, 0);
	refused("{\"ms\":1,\"s\":1,\"key\":\"Press\",\"at\":[1,2],\"spot\":-1}");
	refused("{\"ms\":1,\"s\":1,\"key\":\"\"}");
	refused("{\"ms\":1,\"s\":1,\"key\":\"jk\"}");
	refused("{\"ms\":1,\"s\":1,\"cp\":0}");
	refused("{\"ms\":1,\"s\":1,\"cp\":1114112}");
}

TEST(replies_are_read_again_to_the_byte)
{
	const struct sl bodies[] = {SL(""), SL("{\"Response\":{\"Name\":\"臺\\u0000\\n\"}}"),
				    SL("\x1b[31m\x7f\"\\"), SL("\xff\xfe broken"), SL("a\0b")};
	struct wire_reply r = {.id = 7,
			       .result = WIRE_OK,
			       .http_status = 200,
			       .headers = SL("Date: x\nX-Odd: \xff\n"),
			       .server_unix_s = 1790172130,
			       .our_unix_s = 1790172131,
			       .elapsed_ms = 80,
			       .bytes = 12345,
			       .sends = 2,
			       .http_version = "2"};
	struct event e = stamped(EV_REPLY);
	e.reply = &r;
	for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
		r.body = bodies[i];
		again(&e);
		const struct wire_reply *to = line.event.reply;
		assert_true(sl_equal(to->body, r.body) && sl_equal(to->headers, r.headers));
		assert_true(to->id == r.id && to->result == r.result);
		assert_int_equal(to->http_status, r.http_status);
		assert_int_equal(to->server_unix_s, r.server_unix_s);
		assert_int_equal(to->our_unix_s, r.our_unix_s);
		assert_int_equal(to->elapsed_ms, r.elapsed_ms);
		assert_int_equal(to->bytes, r.bytes);
		assert_int_equal(to->sends, r.sends);
		assert_string_equal(to->http_version, "2");
		assert_null(to->path);
	}
}

TEST(failures_of_the_network_are_read_again)
{
	struct event e = stamped(EV_REPLY);
	const char *name;
	for (size_t i = 0; (name = recording_result_name(i)) != NULL; i++) {
		struct wire_reply r = {.id = 1, .result = (enum wire_result)i, .detail = "why"};
		e.reply = &r;
		again(&e);
		assert_int_equal(line.event.reply->result, i);
		assert_string_equal(line.event.reply->detail, "why");
	}
	refused("{\"ms\":1,\"s\":1,\"reply\":{\"id\":1,\"result\":\"odd\"}}");
	refused("{\"ms\":1,\"s\":1,\"reply\":{\"id\":-1,\"result\":\"ok\"}}");
	refused("{\"ms\":1,\"s\":1,\"reply\":{\"id\":1,\"result\":\"ok\",\"body-hex\":\"0\"}}");
	refused("{\"ms\":1,\"s\":1,\"reply\":{\"id\":1,\"result\":\"ok\",\"body-hex\":\"0g\"}}");
}

TEST(headers_that_may_bear_a_secret_are_left_out)
{
	struct wire_reply r = {.id = 1,
			       .headers =
				   SL("Date: d\nSet-Cookie: s3cret\nWWW-Authenticate: s3cret\n"
				      "X-Session-TOKEN: s3cret\nServer: nginx\n")};
	struct event e = stamped(EV_REPLY);
	e.reply = &r;
	assert_null(strstr(again(&e), "s3cret"));
	assert_true(sl_equal(line.event.reply->headers, SL("Date: d\nServer: nginx\n")));
}

TEST(other_headers_of_a_masked_record_have_no_value)
{
	static const struct recording_mask mask = {"a key of thirty-two bytes length"};
	struct wire_reply r = {.id = 1,
			       .headers = SL("date: d\nX-Account: Acme\nLocation: https://acme/\n"
					     "Set-Cookie: Acme\nX-13800138000: Acme\nAcme\n"
					     "Server: nginx\n")};
	struct event e = stamped(EV_REPLY);
	e.reply = &r;
	again_masked(&e, &mask);
	assert_true(sl_equal(line.event.reply->headers,
			     SL("date: d\nX-Account: (masked)\nLocation: (masked)\n"
				"X-Name: (masked)\nAcme: (masked)\nServer: nginx\n")));
}

TEST(outcomes_of_effects_are_read_again)
{
	struct event e = stamped(EV_RENEWED);
	again(&e);
	assert_false(line.event.ok || line.event.ahead || line.event.has_token);
	e.ok = e.ahead = true;
	again(&e);
	assert_true(line.event.ok && line.event.ahead && !line.event.has_token);
	e.ahead = false;
	e.has_token = true;
	again(&e);
	assert_true(line.event.ok && !line.event.ahead && line.event.has_token);
	e = stamped(EV_COPIED);
	again(&e);
	assert_null(line.event.copied.route);
	e.copied.route = "tmux";
	e.copied.why = "xclip: it failed";
	again(&e);
	assert_string_equal(line.event.copied.route, "tmux");
	assert_string_equal(line.event.copied.why, "xclip: it failed");
	e = stamped(EV_RENEWED);
	e.why = "no \"key\"";
	again(&e);
	assert_string_equal(line.event.why, "no \"key\"");
	e = stamped(EV_RENEWED);
	e.ok = true;
	again(&e);
	assert_true(line.event.ok && !line.event.why);
	e = stamped(EV_VIEW_SAVED);
	again(&e);
	assert_null(line.event.saved.why);
	e.saved.why = "the disk is full";
	again(&e);
	assert_string_equal(line.event.saved.why, "the disk is full");
	e = stamped(EV_THEME);
	e.theme.name = "~/a theme";
	e.theme.on = true;
	again(&e);
	assert_string_equal(line.event.theme.name, "~/a theme");
	assert_true(line.event.theme.on && !line.event.theme.why);
	e.theme.on = false;
	e.theme.why = "the file does not exist";
	again(&e);
	assert_false(line.event.theme.on);
	assert_string_equal(line.event.theme.why, "the file does not exist");
	e = stamped(EV_STOP);
	e.code = 143;
	again(&e);
	assert_int_equal(line.event.code, 143);
	e = stamped(EV_TICK);
	again(&e);
	e = stamped(EV_CONTINUE);
	again(&e);
}

TEST(ends_of_commands_are_read_again)
{
	struct event e = stamped(EV_OWN);
	e.own.name = "mail";
	e.own.place = OWN_BACKGROUND;
	e.own.why = "it failed";
	again(&e);
	assert_string_equal(line.event.own.name, "mail");
	assert_int_equal(line.event.own.place, OWN_BACKGROUND);
	assert_string_equal(line.event.own.why, "it failed");
	assert_int_equal(line.event.own.output.n, 0);
	e = stamped(EV_OWN);
	e.own.name = "cat";
	e.own.output = SL("a\n\xff b");
	e.own.cut = true;
	again(&e);
	assert_null(line.event.own.why);
	assert_true(sl_equal(line.event.own.output, SL("a\n\xff b")));
	assert_true(line.event.own.cut);
	refused("{\"ms\":1,\"s\":1,\"own\":3}");
}

TEST(configurations_are_read_again)
{
	struct settings s;
	struct event e = stamped(EV_CONFIG);
	settings_init(&s);
	s.watch_every_ms = 30000;
	s.console_url = "https://c.example/{uin}";
	e.config.settings = &s;
	e.config.why = "line 3";
	e.config.later = "page-size";
	again(&e);
	assert_string_equal(line.event.config.why, "line 3");
	assert_string_equal(line.event.config.later, "page-size");
	assert_int_equal(line.event.config.settings->watch_every_ms, 30000);
	assert_string_equal(line.event.config.settings->console_url, "https://c.example/{uin}");
	e = stamped(EV_CONFIG);
	again(&e);
	assert_null(line.event.config.settings);
	assert_null(line.event.config.later);
}

TEST(exports_are_read_again)
{
	struct event e = stamped(EV_EXPORT);
	e.export.news = EXPORT_FAILED;
	e.export.at = 4096;
	e.export.n = 17;
	e.export.bytes = 9000;
	e.export.why = "the disk is full";
	e.export.path = "/home/me/customers.csv";
	again(&e);
	assert_int_equal(line.event.export.news, EXPORT_FAILED);
	assert_int_equal(line.event.export.at, 4096);
	assert_int_equal(line.event.export.n, 17);
	assert_int_equal(line.event.export.bytes, 9000);
	assert_string_equal(line.event.export.why, "the disk is full");
	assert_string_equal(line.event.export.path, "/home/me/customers.csv");
	e.export.path = NULL;
	again(&e);
	assert_null(line.event.export.path);
	refused("{\"ms\":1,\"s\":1,\"export\":5}");
	refused("{\"ms\":1,\"s\":1,\"export\":-1}");
}

TEST(profiles_are_read_again)
{
	const struct profile_entry entries[] = {{"main", "~/.tccli", true}, {"", "x", false}};
	struct event e = stamped(EV_PROFILES);
	e.profiles.entries = entries;
	e.profiles.n = 2;
	again(&e);
	assert_int_equal(line.event.profiles.n, 2);
	assert_string_equal(line.event.profiles.entries[0].name, "main");
	assert_string_equal(line.event.profiles.entries[0].note, "~/.tccli");
	assert_true(line.event.profiles.entries[0].current);
	assert_string_equal(line.event.profiles.entries[1].name, "");
	assert_false(line.event.profiles.entries[1].current);
}

static void make_settings(struct settings *s)
{
	struct own_command own;
	settings_init(s);
	s->page_size = 37;
	s->load_all_max = 12;
	s->thresholds = (struct thresholds){30, 5};
	s->still = s->privacy = s->mouse = s->key_has_token = true;
	s->seed = UINT64_MAX;
	s->past.seen_ms[ACTION_CUSTOMERS][0] = 1234567890123;
	s->past.seen_ms[ACTION_CUSTOMERS][1] = 7;
	s->past.seen_ms[ACTION_CREDIT_BY_UINS][0] = 8;
	s->language = "zh-CN";
	s->ca_file = "/home/jane/ca.pem";
	s->query.order = ORDER_ASC;
	sl_to_chars(SL("jane"), s->profile, sizeof s->profile);
	sl_to_chars(SL("jane"), s->tccli_profile, sizeof s->tccli_profile);
	assert_true(assume_role_set(&s->role, SL("qcs::cam::uin/100000000001:roleName/jane"),
				    SL("jane"), NULL));
	assert_true(query_filter(&s->query, FILTER_NAME, SL("Acme \"x\""), NULL));
	column_set_read(&s->columns, SL("UIN Name:24 | Status Remaining% -Type"));
	saved_views_read(&s->views, SL("[view late]\nwhere = remaining<5 \"a\"\n"), NULL);
	s->n_recent = 2;
	assert_true(query_filter(&s->recent[0], FILTER_EMAIL, SL("acme@x"), NULL));
	assert_true(query_filter(&s->recent[1], FILTER_CLIENT_UIN, SL("100000000001"), NULL));
	assert_true(endpoint_parse(SL("http://127.0.0.1:81"), &s->endpoint, NULL));
	sl_to_chars(sl_from(s->endpoint.host), s->endpoint_host, sizeof s->endpoint_host);
	assert_true(bindings_set(&s->bindings, SL("j"), SL("up"), NULL));
	assert_true(bindings_set(&s->bindings, SL("zz"), SL("down"), NULL));
	assert_true(bindings_set(&s->bindings, SL("k"), SL("none"), NULL));
	assert_true(bindings_set(&s->bindings, SL("F7"), SL("filter name Acme"), NULL));
	assert_true(bindings_set(&s->bindings, SL("F8"), SL("profile jane"), NULL));
	assert_true(own_command_parse(SL("--csv --confirm mail jane"), &own, NULL));
	assert_true(own_command_add(&s->own, SL("note"), &own, NULL));
}

TEST(settings_are_read_again)
{
	struct settings s;
	struct event e = stamped(EV_SWITCHED);
	make_settings(&s);
	e.switched.settings = &s;
	again(&e);
	const struct settings *to = line.event.switched.settings;
	assert_true(to->page_size == 37 && to->load_all_max == 12 && to->seed == s.seed);
	assert_true(to->thresholds.low_percent == 30 && to->thresholds.crit_percent == 5);
	assert_true(to->key_has_token && to->still && to->privacy && to->mouse &&
		    query_equal(&to->query, &s.query));
	assert_memory_equal(&to->past, &s.past, sizeof s.past);
	assert_string_equal(to->profile, "jane");
	assert_string_equal(to->tccli_profile, "jane");
	assert_true(assume_role_equal(&to->role, &s.role));
	assert_string_equal(to->language, "zh-CN");
	assert_string_equal(to->ca_file, "/home/jane/ca.pem");
	assert_string_equal(to->endpoint.url, s.endpoint.url);
	assert_string_equal(to->endpoint_host, s.endpoint_host);
	assert_memory_equal(&to->columns, &s.columns, sizeof s.columns);
	assert_int_equal(to->views.n, 1);
	assert_string_equal(to->views.at[0].where, "remaining<5 \"a\"");
	assert_int_equal(to->n_recent, 2);
	assert_true(query_equal(&to->recent[0], &s.recent[0]));
	assert_true(query_equal(&to->recent[1], &s.recent[1]));
	assert_int_equal(to->own.n, 1);
	assert_string_equal(to->own.at[0].name, "note");
	assert_true(sl_equal(to->own.at[0].line, SL("mail jane")));
	assert_true(to->own.at[0].input == OWN_CSV && to->own.at[0].confirm);
	assert_int_equal(to->bindings.n, s.bindings.n);
	for (size_t i = 0; i < s.bindings.n; i++) {
		assert_true(key_equal(to->bindings.at[i].first, s.bindings.at[i].first));
		assert_true(key_equal(to->bindings.at[i].second, s.bindings.at[i].second));
		assert_int_equal(to->bindings.at[i].action, s.bindings.at[i].action);
		assert_string_equal(to->bindings.at[i].words, s.bindings.at[i].words);
	}
	assert_memory_equal(to->bindings.keys[DO_DOWN], s.bindings.keys[DO_DOWN], KEYS_CHARS);
	e.switched.settings = NULL;
	e.switched.why = "no key";
	again(&e);
	assert_null(line.event.switched.settings);
	assert_string_equal(line.event.switched.why, "no key");
}

TEST(a_masked_line_holds_nothing_personal)
{
	static const struct recording_mask mask = {"a key of thirty-two bytes length"};
	const struct profile_entry entries[] = {{"jane", "/home/jane", true}};
	struct wire_reply r = {.id = 1,
			       .detail = "jane",
			       .body = SL("{\"Name\":\"jane\",\"ClientUin\":100000000001}")};
	struct settings s;
	struct event e = stamped(EV_REPLY);
	make_settings(&s);
	e.reply = &r;
	const char *text = again_masked(&e, &mask);
	assert_null(strstr(text, "jane"));
	assert_null(strstr(text, "100000000001"));
	e = stamped(EV_PROFILES);
	e.profiles.entries = entries;
	e.profiles.n = 1;
	assert_null(strstr(again_masked(&e, &mask), "jane"));
	e = stamped(EV_SWITCHED);
	e.switched.settings = &s;
	e.switched.why = "/home/jane";
	text = again_masked(&e, &mask);
	assert_null(strstr(text, "jane"));
	assert_null(strstr(text, "Acme"));
	assert_null(strstr(text, "acme@x"));
	assert_null(strstr(text, "100000000001"));
	e = stamped(EV_EXPORT);
	e.export.why = "cannot write /home/jane";
	e.export.path = "/home/jane/customers.csv";
	assert_null(strstr(again_masked(&e, &mask), "jane"));
	e = stamped(EV_OWN);
	e.own.name = "grep jane";
	e.own.why = "it failed: jane";
	e.own.output = SL("jane");
	assert_null(strstr(again_masked(&e, &mask), "jane"));
}

TEST(marks_are_read_again)
{
	struct event when = stamped(EV_TICK);
	struct err e = {0};
	struct buf out;
	buf_init(&out, 1000);
	recording_write_plan(&when, 0, &out);
	assert_true(recording_read_line(&line, sl_trim(buf_sl(&out)), &keep, &e));
	assert_int_equal(line.kind, RECORD_PLAN);
	assert_int_equal(line.event.now_ms, 1234);
	assert_true(line.sends == 0);
	buf_clear(&out);
	recording_write_quit(&when, 130, UINT64_C(1) << 60, &out);
	assert_true(recording_read_line(&line, sl_trim(buf_sl(&out)), &keep, &e));
	assert_int_equal(line.kind, RECORD_QUIT);
	assert_true(line.sends == UINT64_C(1) << 60);
	buf_release(&out);
	refused("{\"ms\":1,\"s\":1,\"plan\":true,\"sends\":-1}");
	refused("{\"ms\":1,\"s\":1,\"quit\":0,\"sends\":\"1\"}");
}

TEST(lines_of_version_1_0_0_are_read)
{
	struct err e = {0};
	assert_true(recording_read_line(&line, SL("{\"ms\":1,\"s\":1,\"plan\":true}"), &keep, &e));
	assert_int_equal(line.kind, RECORD_PLAN);
	assert_true(line.sends == SENDS_UNKNOWN);
	assert_true(recording_read_line(
	    &line, SL("{\"ms\":1,\"s\":1,\"sent\":7,\"signed\":1790172131,\"token\":true}"), &keep,
	    &e));
	assert_int_equal(line.kind, RECORD_SENT);
	assert_int_equal(line.sent_id, 7);
	assert_true(line.sent_token);
	refused("{\"ms\":1,\"s\":1,\"sent\":0}");
	assert_true(
	    recording_read_line(&line, SL("{\"ms\":1,\"s\":1,\"renewed\":true}"), &keep, &e));
	assert_true(line.event.ok && line.event.has_token && !line.event.ahead);
}

TEST(ends_are_read_again_with_their_exit_status)
{
	struct event e = stamped(EV_STOP);
	e.code = 255;
	again(&e);
	assert_int_equal(line.event.kind, EV_STOP);
	assert_int_equal(line.event.code, 255);
	refused("{\"ms\":1,\"s\":1,\"stop\":256}");
	refused("{\"ms\":1,\"s\":1,\"stop\":-1}");
}

TEST(a_malformed_line_is_refused)
{
	refused("");
	refused("x");
	refused("[]");
	refused("{}");
	refused("{\"ms\":1,\"s\":1}");
	refused("{\"ms\":1,\"s\":1,\"odd\":true}");
	refused("{\"ms\":-1,\"s\":1,\"plan\":true}");
	refused("{\"s\":1,\"plan\":true}");
	refused("{\"ms\":1.5,\"s\":1,\"plan\":true}");
	refused("{\"ms\":1,\"s\":99999999999999,\"plan\":true}");
	refused("{\"ms\":1,\"s\":1,\"key\":\"j\"");
}

static void head_of(const char *text, const char *why)
{
	struct settings s;
	struct err e = {0};
	assert_false(recording_read_head(sl_from(text), &s, &keep, &e));
	if (!strstr(e.text, why))
		fail_msg("%s: %s", text, e.text);
}

TEST(a_head_is_read_again_and_no_other_file_is_one)
{
	struct settings s, to;
	struct err e = {0};
	struct buf out;
	make_settings(&s);
	buf_init(&out, 100000);
	recording_write_head(&s, NULL, &out);
	assert_true(recording_read_head(sl_trim(buf_sl(&out)), &to, &keep, &e));
	assert_string_equal(to.profile, "jane");
	buf_release(&out);
	head_of("", "not a recording");
	head_of("hello", "not a recording");
	head_of("{\"version\":2,\"width\":80}", "not a recording");
	head_of("{\"record\":2,\"settings\":{}}", "another version");
	head_of("{\"record\":1}", "no settings");
	head_of("{\"record\":1,\"settings\":{\"page-size\":0}}", "settings");
	head_of("{\"record\":1,\"settings\":{\"low\":10,\"crit\":20}}", "settings");
	head_of("{\"record\":1,\"settings\":{\"endpoint\":\"http://evil.example\"}}", "");
	head_of("{\"record\":1,\"settings\":{\"filter-type\":\"Odd\",\"filter\":\"x\"}}", "");
}

static void add_row(struct snapshot *s, uint64_t uin, int64_t remaining, uint32_t known)
{
	struct snapshot_row r = {
	    .uin = uin, .credit = 7000000, .remaining = remaining, .force = -2, .known = known};
	assert_true(snapshot_add_row(s, &r));
}

TEST(snapshots_are_read_again)
{
	struct snapshot s;
	struct event e = stamped(EV_HISTORY);
	snapshot_init(&s, 1790000000);
	add_row(&s, 200018834471, -1230000, SNAPSHOT_KNOWN);
	add_row(&s, UINT64_MAX, INT64_MAX, KNOWN_CREDIT);
	struct usual_days usual = {0};
	int64_t used;
	usual_days_add(&usual, 200018834471, -77);
	usual_days_add(&usual, UINT64_MAX, INT64_MAX);
	e.history = (struct history_event){SNAPSHOT_FOUND, &s, NULL, &usual, NULL};
	assert_non_null(strstr(again(&e), "200018834471 "));
	assert_true(usual_days_find(line.event.history.usual, 200018834471, &used));
	assert_int_equal(used, -77);
	assert_true(usual_days_find(line.event.history.usual, UINT64_MAX, &used));
	assert_true(used == INT64_MAX);
	assert_int_equal(line.event.history.usual->n, 2);
	usual_days_release(&usual);
	const struct snapshot *read = line.event.history.snapshot;
	assert_int_equal(line.event.history.news, SNAPSHOT_FOUND);
	assert_int_equal(read->taken_s, s.taken_s);
	assert_int_equal(read->n, 2);
	assert_memory_equal(read->rows, s.rows, 2 * sizeof *s.rows);
	snapshot_release(&s);
}

TEST(masked_snapshots_have_other_uins)
{
	struct snapshot s;
	struct event e = stamped(EV_HISTORY);
	struct recording_mask mask;
	assert_true(recording_mask_init(&mask, NULL));
	snapshot_init(&s, 1790000000);
	add_row(&s, 200018834471, -1230000, SNAPSHOT_KNOWN);
	add_row(&s, UINT64_MAX, INT64_MAX, KNOWN_CREDIT);
	e.history = (struct history_event){SNAPSHOT_FOUND, &s, NULL, NULL, NULL};
	assert_null(strstr(again_masked(&e, &mask), "200018834471"));
	const struct snapshot *read = line.event.history.snapshot;
	assert_int_equal(read->n, 2);
	assert_true(read->rows[0].uin < read->rows[1].uin);
	assert_int_equal(read->rows[0].remaining, -1230000);
	snapshot_release(&s);
}

TEST(costs_of_snapshots_are_read_again)
{
	struct cost_book book;
	struct event e = stamped(EV_HISTORY);
	struct recording_mask mask;
	cost_book_init(&book);
	assert_true(cost_book_put(&book, 200018834471, 20000, 77));
	assert_true(cost_book_put(&book, 200018834471, 20000 - COST_DAYS + 1, -5));
	assert_true(cost_book_put(&book, UINT64_MAX, 19990, COST_MAX));
	e.history = (struct history_event){.news = SNAPSHOT_COSTS, .costs = &book};
	assert_non_null(strstr(again(&e), "200018834471 20000 2147483649 77 -5"));
	const struct cost_book *read = line.event.history.costs;
	assert_int_equal(line.event.history.news, SNAPSHOT_COSTS);
	assert_int_equal(read->n, 2);
	assert_memory_equal(cost_book_get(read, 200018834471)->cost,
			    cost_book_get(&book, 200018834471)->cost,
			    sizeof((struct daily_costs *)NULL)->cost);
	assert_int_equal(cost_book_get(read, UINT64_MAX)->cost[0], COST_MAX);
	assert_true(recording_mask_init(&mask, NULL));
	assert_null(strstr(again_masked(&e, &mask), "200018834471"));
	assert_int_equal(line.event.history.costs->n, 2);
	cost_book_release(&book);
	again(&e);
	assert_int_equal(line.event.history.costs->n, 0);
	e.history = (struct history_event){.news = SNAPSHOT_NO_COSTS, .why = "it is damaged"};
	again(&e);
	assert_null(line.event.history.costs);
	assert_string_equal(line.event.history.why, "it is damaged");
}

TEST(costs_that_no_snapshot_tells_are_refused)
{
	refused("{\"ms\":1,\"s\":1,\"history\":5,\"costs\":\"5\"}");
	refused("{\"ms\":1,\"s\":1,\"history\":5,\"costs\":\"5 20000 3 1\"}");
	refused("{\"ms\":1,\"s\":1,\"history\":5,\"costs\":\"5 20000 1 9223372036854775807\"}");
	refused("{\"ms\":1,\"s\":1,\"history\":5,\"costs\":\"5 9999999999 1 1\"}");
	refused("{\"ms\":1,\"s\":1,\"history\":5,\"costs\":\"5 20000 -1 1\"}");
}

TEST(results_of_the_history_are_read_again)
{
	struct event e = stamped(EV_HISTORY);
	e.history.news = SNAPSHOT_KEPT;
	again(&e);
	assert_int_equal(line.event.history.news, SNAPSHOT_KEPT);
	assert_null(line.event.history.snapshot);
	e.history.news = SNAPSHOT_NOT_FOUND;
	e.history.why = "the file is damaged";
	again(&e);
	assert_int_equal(line.event.history.news, SNAPSHOT_NOT_FOUND);
	assert_string_equal(line.event.history.why, "the file is damaged");
	refused("{\"ms\":1,\"s\":1,\"history\":1}");
	refused("{\"ms\":1,\"s\":1,\"history\":9}");
	refused("{\"ms\":1,\"s\":1,\"history\":0,\"rows\":\"\"}");
	refused("{\"ms\":1,\"s\":1,\"history\":1,\"rows\":\"5 1 2 3\"}");
	refused("{\"ms\":1,\"s\":1,\"history\":1,\"rows\":\"0 1 2 3 4\"}");
	refused("{\"ms\":1,\"s\":1,\"history\":1,\"rows\":\"5 9999 2 3 4\"}");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(sizes_are_read_again),
	    cmocka_unit_test(every_key_is_read_again),
	    cmocka_unit_test(replies_are_read_again_to_the_byte),
	    cmocka_unit_test(failures_of_the_network_are_read_again),
	    cmocka_unit_test(other_headers_of_a_masked_record_have_no_value),
	    cmocka_unit_test(headers_that_may_bear_a_secret_are_left_out),
	    cmocka_unit_test(outcomes_of_effects_are_read_again),
	    cmocka_unit_test(ends_of_commands_are_read_again),
	    cmocka_unit_test(configurations_are_read_again),
	    cmocka_unit_test(exports_are_read_again),
	    cmocka_unit_test(profiles_are_read_again),
	    cmocka_unit_test(settings_are_read_again),
	    cmocka_unit_test(a_masked_line_holds_nothing_personal),
	    cmocka_unit_test(marks_are_read_again),
	    cmocka_unit_test(lines_of_version_1_0_0_are_read),
	    cmocka_unit_test(ends_are_read_again_with_their_exit_status),
	    cmocka_unit_test(a_malformed_line_is_refused),
	    cmocka_unit_test(a_head_is_read_again_and_no_other_file_is_one),
	    cmocka_unit_test(snapshots_are_read_again),
	    cmocka_unit_test(masked_snapshots_have_other_uins),
	    cmocka_unit_test(costs_of_snapshots_are_read_again),
	    cmocka_unit_test(costs_that_no_snapshot_tells_are_refused),
	    cmocka_unit_test(results_of_the_history_are_read_again),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
