/* SPDX-License-Identifier: MIT */
/* Runs the doctor's steps and sends its requests. */
#include "doctor.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/money.h"
#include "base/time.h"

#include "api/reply.h"

#include "sys/clock_posix.h"
#include "sys/transport/transport_curl.h"

#include "config/config.h"
#include "config/config_options.h"
#include "config/config_values.h"
#include "doctor_actions.h"
#include "doctor_check.h"
#include "edge/standard_fds.h"
#include "lang/sentence.h"
#include "loop/gated_transport.h"
#include "loop/perform.h"
#include "loop/session.h"
#include "runner/demo_child.h"

#define TRIES      6
#define RETRIES    2    /* further attempts after a fault that may pass */
#define PAUSE_MS   1000 /* before each of these */
#define CONNECT_S  10
#define REPORT_MAX (64u << 10)
#define SLOW_US    3000000

struct doctor {
	const struct options *o;
	struct doctor_report report;
	struct endpoint endpoint;
	struct keyring *ring;
	struct credential_facts facts;
	struct clock_port clock;
	struct transport_port net;
	bool has_net;
	uint64_t next_id;
	struct pacer pacer;
	int64_t skew_s;
	int64_t first_us, warm_us; /* time to the first byte of a good reply; UNTIMED: none yet */
};

static void wait_for_reply(struct doctor *d, struct wire_reply *out)
{
	while (!d->net.next(d->net.ctx, out))
		d->net.wait(d->net.ctx, NULL, 0, PAUSE_MS);
	out->our_unix_s = d->clock.wall_s(d->clock.ctx);
}

static int64_t read_clock(const struct doctor *d)
{
	return d->clock.mono_ms(d->clock.ctx);
}

static struct performer make_performer(struct doctor *d)
{
	return (struct performer){&d->endpoint, d->ring, &d->clock, &d->net, d->o->language};
}

static void await_pace(struct doctor *d, enum api_action a)
{
	int64_t now = read_clock(d), at = pacer_next_ms(&d->pacer, a, now);
	for (; now < at; now = read_clock(d))
		d->net.wait(d->net.ctx, NULL, 0, (int)(at - now));
}

static void note_pace(struct doctor *d, const struct wire_reply *reply)
{
	int64_t now = read_clock(d);
	if (reply->http_status)
		pacer_answered(&d->pacer, reply->id, now, reply->server_unix_s);
	else
		pacer_lost(&d->pacer, reply->id, now);
}

static void send_request(struct doctor *d, const struct request *r, struct wire_reply *out)
{
	struct performer by = make_performer(d);
	await_pace(d, r->action);
	struct effect send = {.kind = EFFECT_SEND,
			      .id = d->next_id++,
			      .signed_s = d->clock.wall_s(d->clock.ctx) + d->skew_s,
			      .request = *r};
	pacer_sent(&d->pacer, r->action, send.id, read_clock(d));
	perform_send(&by, &send);
	wait_for_reply(d, out);
	note_pace(d, out);
}

static void note_latency(struct doctor *d, const struct wire_reply *reply)
{
	int64_t us = reply->path->answered_us;
	if (d->first_us < 0)
		d->first_us = us;
	else if (d->warm_us < 0 || us < d->warm_us)
		d->warm_us = us;
}

/* Returns true if another attempt may succeed, after it has changed the request or waited for it.
 */
static bool prepare_retry(struct doctor *d, struct request *r, const struct fault *f,
			  const struct wire_reply *reply, int tried)
{
	if (f->class == FAULT_SKEW && d->skew_s == 0 && reply->server_unix_s) {
		d->skew_s = reply->server_unix_s - reply->our_unix_s;
		return d->skew_s != 0;
	}
	if (fault_may_be_page_size(f) && r->page_size > 1) {
		r->page_size /= 2;
		return true;
	}
	if ((f->class != FAULT_LIMITED && f->class != FAULT_RETRY) || tried > RETRIES)
		return false;
	d->net.wait(d->net.ctx, NULL, 0, PAUSE_MS);
	return true;
}

/* Checks the connection of the first reply only: later replies use the same connection, so they
 * have no times for its steps. Returns false if no reply arrived. */
static bool check_arrival(struct doctor *d, const struct wire_reply *reply, bool first)
{
	struct fault f;
	if (first)
		return doctor_check_connection(&d->report, &d->endpoint, reply);
	if (reply->result == WIRE_OK)
		return true;
	fault_from_wire(&f, reply);
	doctor_check_fault(&d->report, &f);
	return false;
}

/* Requests the first page until it arrives or another attempt is useless. The first reply also
 * shows the state of the connection and the clock. */
static bool fetch_first_page(struct doctor *d, struct request *r, struct customer_page *page)
{
	struct fault f = {.class = FAULT_NONE};
	for (int tried = 1; tried <= TRIES; tried++) {
		struct wire_reply reply;
		send_request(d, r, &reply);
		if (!check_arrival(d, &reply, tried == 1))
			return false;
		if (tried == 1)
			doctor_check_clock(&d->report, &reply);
		if (reply_customers(&reply, page, &f)) {
			note_latency(d, &reply);
			doctor_check_accepted(&d->report);
			return true;
		}
		if (!prepare_retry(d, r, &f, &reply, tried))
			break;
	}
	doctor_check_fault(&d->report, &f);
	return false;
}

static void check_page(struct doctor *d, const struct request *r, const struct customer_page *page)
{
	uint32_t asked = d->o->page_size;
	if (page->n_flaws)
		doctor_report_warn(&d->report, STEP_PAGE_SIZE,
				   N_("such customers are marked; report it with the RequestId"),
				   "%zu values of the first page are not valid (RequestId %s); the "
				   "first is in row %" PRIu32 " at byte %zu",
				   page->n_flaws, page->request_id, page->flaws[0].row,
				   page->flaws[0].byte);
	else if (page->has_total && page->n < r->page_size && page->n < page->total)
		doctor_report_ok(&d->report, STEP_PAGE_SIZE, UNTIMED,
				 "%" PRIu32
				 " requested, %zu sent: tcpartner will request pages of that size",
				 asked, page->n);
	else if (r->page_size < asked)
		doctor_report_ok(&d->report, STEP_PAGE_SIZE, UNTIMED,
				 "%" PRIu32 " refused, %" PRIu32 " accepted", asked, r->page_size);
	else
		doctor_report_ok(
		    &d->report, STEP_PAGE_SIZE, UNTIMED,
		    page->n < asked
			? N_("%" PRIu32 " requested and sent (there are fewer customers)")
			: N_("%" PRIu32 " requested and sent"),
		    asked);
}

/* Reports whether the account may see its own credit: not every role of a partner may. */
static void check_role(struct doctor *d, const struct customer_page *page,
		       struct doctor_actions *actions)
{
	struct request r = {.action = ACTION_PARTNER_CREDIT};
	struct wire_reply reply;
	struct partner_credit pool;
	struct fault f;
	char total[MONEY_CHARS];
	send_request(d, &r, &reply);
	doctor_actions_take(actions, ACTION_PARTNER_CREDIT, &reply);
	count_print(page->has_total ? page->total : page->n, total);
	if (reply_partner_credit(&reply, &pool, &f)) {
		note_latency(d, &reply);
		doctor_report_ok(&d->report, STEP_PERMISSION, UNTIMED,
				 "a partner account with %s customers; its own credit is readable",
				 total);
	} else {
		doctor_report_ok(
		    &d->report, STEP_PERMISSION, UNTIMED,
		    "a partner account with %s customers; its own credit is not readable "
		    "(%s)",
		    total, f.code);
	}
}

/* Asks the actions that were not asked yet. Each has a limit of its own. */
static void check_actions(struct doctor *d, const struct customer_page *page,
			  struct doctor_actions *actions)
{
	uint64_t uin = 0;
	for (size_t i = 0; i < page->n && uin == 0; i++)
		if (page->rows[i].known & KNOWN_UIN)
			uin = page->rows[i].uin;
	for (int a = 0; a < API_ACTIONS; a++) {
		struct request r;
		struct wire_reply reply;
		if ((actions->allowed | actions->refused) >> a & 1)
			continue;
		if (!doctor_actions_request((enum api_action)a, uin,
					    d->clock.wall_s(d->clock.ctx) + d->skew_s, &r))
			continue;
		send_request(d, &r, &reply);
		doctor_actions_take(actions, (enum api_action)a, &reply);
	}
	doctor_actions_report(actions, &d->report);
}

static void check_latency(struct doctor *d)
{
	struct request r = {.action = ACTION_CUSTOMERS, .page = 1, .page_size = 1};
	struct wire_reply reply;
	struct fault f;
	send_request(d, &r, &reply);
	if (reply_check(&reply, &f))
		note_latency(d, &reply);
	int64_t us = d->warm_us >= 0 ? d->warm_us : d->first_us;
	if (us > SLOW_US)
		doctor_report_warn(&d->report, STEP_LATENCY,
				   N_("check the network: a slow line or a distant proxy?"),
				   "a request; the first took %" PRId64 " ms", d->first_us / 1000);
	else
		doctor_report_ok(&d->report, STEP_LATENCY, UNTIMED,
				 "a request; the first took %" PRId64 " ms", d->first_us / 1000);
	doctor_report_time(&d->report, STEP_LATENCY, us);
}

/* Counts what the run before has sent. */
static void resume_pace(struct doctor *d, const struct performer *by)
{
	struct pacer_past past;
	session_read_pace(by, &d->facts.role, d->o, &past);
	pacer_init(&d->pacer);
	pacer_resume_all(&d->pacer, &past);
}

static void check_signed(struct doctor *d)
{
	struct performer by = make_performer(d);
	struct request r = {.action = ACTION_CUSTOMERS, .page = 1, .page_size = d->o->page_size};
	struct customer_page page;
	resume_pace(d, &by);
	customer_page_init(&page);
	if (fetch_first_page(d, &r, &page)) {
		check_page(d, &r, &page);
		struct doctor_actions actions = {.allowed = 1u << ACTION_CUSTOMERS};
		check_role(d, &page, &actions);
		check_actions(d, &page, &actions);
		check_latency(d);
	}
	customer_page_release(&page);
	session_write_pace(&by, &d->facts.role, d->o, &d->pacer);
}

/* Checks the connection without a key, by an unsigned request. */
static void check_unsigned(struct doctor *d)
{
	struct wire_reply reply;
	d->net.get(d->net.ctx, d->next_id++, d->endpoint.url, d->o->timeout_s * 1000);
	wait_for_reply(d, &reply);
	if (doctor_check_connection(&d->report, &d->endpoint, &reply))
		doctor_check_clock(&d->report, &reply);
}

static void print_age(const struct doctor *d, char *out, size_t size)
{
	int64_t now = d->clock.wall_s(d->clock.ctx), left = d->facts.expires_s - now;
	char age[40];
	out[0] = '\0';
	if (d->facts.expires_s)
		snprintf(out, size, T_(&d->report, ", expires in %" PRId64 " h %02" PRId64 " min"),
			 left / 3600, left / 60 % 60);
	else if (d->facts.modified_s) {
		time_relative(d->report.lang, d->facts.modified_s, now, age, sizeof age);
		snprintf(out, size, T_(&d->report, ", changed %s"), age);
	}
}

static bool is_unset(const struct credential_sources *from, const char *variable)
{
	const char *value = from->env(variable);
	return !value || !value[0];
}

static void take_demo_key(struct doctor *d)
{
	if (!keyring_set(d->ring, SL(DEMO_SECRET_ID), SL(DEMO_SECRET_KEY), SL("")))
		BUG("the keyring refuses the demo's key");
	doctor_report_ok(&d->report, STEP_CREDENTIALS, UNTIMED,
			 "the published example key of the demo API");
}

static void check_credentials(struct doctor *d)
{
	char room[SENTENCE_ROOM];
	struct credential_sources from;
	struct err e = {.lang = d->report.lang};
	char age[80], role[ROLE_ARN_CHARS + 100] = "";
	session_sources(d->o, &d->clock, &d->net, &from);
	int64_t began = d->clock.mono_ms(d->clock.ctx);
	bool found = credentials_find(&from, d->ring, &d->facts, &e);
	int64_t us = (d->clock.mono_ms(d->clock.ctx) - began) * 1000;
	if (!found) {
		struct doctor_missing missing = {is_unset(&from, "TENCENTCLOUD_SECRET_ID"),
						 is_unset(&from, "TENCENTCLOUD_SECRET_KEY"),
						 d->facts.none};
		/* A profile that was named is looked for in its own places only. */
		if (from.profile)
			missing.id = missing.key = true;
		doctor_check_no_key(&d->report, &missing, e.text);
		return;
	}
	print_age(d, age, sizeof age);
	if (d->facts.role.arn[0])
		snprintf(role, sizeof role, T_(&d->report, ", used to assume the role %s as %.60s"),
			 d->facts.role.arn, d->facts.role.session);
	if (d->facts.warning[0])
		doctor_report_warn(&d->report, STEP_CREDENTIALS,
				   lang_sentence(d->o->lang, d->facts.warning, room, sizeof room),
				   "key %s of %s%s%s", d->facts.id, d->facts.source, role, age);
	else
		doctor_report_ok(&d->report, STEP_CREDENTIALS, us, "key %s of %s%s%s", d->facts.id,
				 d->facts.source, role, age);
	doctor_report_time(&d->report, STEP_CREDENTIALS, us);
}

static void report_file(struct doctor *d, bool present, const char *path)
{
	const struct options *o = d->o;
	const char *named = o->profile ? o->profile : o->usual_profile;
	const char *profile = named ? named : T_(&d->report, "not named");
	if (o->ca_file)
		doctor_report_ok(&d->report, STEP_CONFIGURATION, UNTIMED,
				 present ? N_("%s, profile %s, %s, trusts %s")
					 : N_("no %s, profile %s, %s, trusts %s"),
				 path, profile, d->endpoint.url, o->ca_file);
	else
		doctor_report_ok(&d->report, STEP_CONFIGURATION, UNTIMED,
				 present ? N_("%s, profile %s, %s") : N_("no %s, profile %s, %s"),
				 path, profile, d->endpoint.url);
}

static void check_file(struct doctor *d, const struct config *c)
{
	const struct options *o = d->o;
	const char *path = c && c->path[0] ? c->path : T_(&d->report, "configuration file");
	char room[SENTENCE_ROOM];
	const char *what =
	    c && c->n_problems ? lang_sentence(o->lang, c->problem[0].text, room, sizeof room) : "";
	if (o->demo)
		doctor_report_ok(&d->report, STEP_CONFIGURATION, UNTIMED,
				 "no file is used; the demo API is at %s", d->endpoint.url);
	else if (c && c->n_problems && c->problem[0].line == 0)
		doctor_report_fail(&d->report, STEP_CONFIGURATION,
				   N_("correct the file, or name another with --config"), "%s",
				   what);
	else if (c && c->n_problems)
		doctor_report_warn(
		    &d->report, STEP_CONFIGURATION, N_("correct that line or remove it"),
		    P_(&d->report, c->n_problems, "%zu line of %s cannot be used; line %d: %s",
		       "%zu lines of %s cannot be used; line %d: %s"),
		    c->n_problems, path, c->problem[0].line, what);
	else
		report_file(d, c && c->present, path);
}

static bool check_configuration(struct doctor *d)
{
	const struct options *o = d->o;
	struct err e = {.lang = d->report.lang};
	if (o->unusable.kind != ERR_NONE) {
		doctor_report_fail(&d->report, STEP_CONFIGURATION,
				   N_("correct what is named; the other steps depend on it"), "%s",
				   o->unusable.text);
		return false;
	}
	const char *url = o->demo_url ? o->demo_url : o->endpoint ? o->endpoint : API_HOST;
	char place[CONFIG_PATH + 20];
	bool ok = endpoint_parse(sl_from(url), &d->endpoint, &e);
	bool of_config = o->over && config_values_place(o->over->config, o->ca_file, o->lang, place,
							sizeof place);
	struct transport_options t = {.endpoint = &d->endpoint,
				      .ca_file = o->ca_file,
				      .ca_place = of_config ? place : NULL,
				      .timeout_s = o->timeout_s,
				      .connect_timeout_s =
					  o->timeout_s < CONNECT_S ? o->timeout_s : CONNECT_S,
				      .trace = true};
	d->has_net = ok && gated_transport_open(&d->net, &t, d->ring, &e);
	if (!d->has_net)
		doctor_report_fail(&d->report, STEP_CONFIGURATION,
				   of_config ? N_("correct the line that is named")
					     : N_("see tcpartner doctor --help"),
				   "%s", e.text);
	else
		check_file(d, o->over ? o->over->config : NULL);
	return d->has_net;
}

static void print_report(const struct doctor *d)
{
	bool terminal = isatty(STDOUT_FILENO);
	const struct doctor_look look = {.cols = terminal ? standard_fd_width(STDOUT_FILENO) : 0,
					 .color =
					     options_color(d->o, getenv("NO_COLOR"), terminal)};
	struct buf out;
	buf_init(&out, REPORT_MAX);
	if (d->o->json)
		doctor_report_print_json(&d->report, &out);
	else
		doctor_report_print(&d->report, &look, &out);
	fwrite(buf_sl(&out).p, 1, out.n, stdout);
	buf_release(&out);
}

int doctor(const struct options *o, struct err *e)
{
	struct doctor d = {
	    .o = o, .ring = keyring_new(), .next_id = 1, .first_us = UNTIMED, .warm_us = UNTIMED};
	(void)e;
	d.report.lang = o->lang;
	clock_posix(&d.clock);
	if (check_configuration(&d)) {
		if (o->demo)
			take_demo_key(&d);
		else
			check_credentials(&d);
		if (keyring_is_set(d.ring))
			check_signed(&d);
		else
			check_unsigned(&d);
		d.net.close(d.net.ctx);
	}
	print_report(&d);
	keyring_free(d.ring);
	return doctor_report_exit_code(&d.report);
}
