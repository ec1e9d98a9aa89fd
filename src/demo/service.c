/* SPDX-License-Identifier: MIT */
/* Answers requests of the demo API, and injects faults. */
#include "service.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/time.h"

#include "codec/json.h"

#include "demo/customers/random.h"
#include "response.h"

#define DAY_S         86400
#define UTC8_S        (8 * 3600)
#define STALL_OPEN_MS 1000
#define TOKEN_MAX     (64u << 10)

void service_init(struct service *s, const struct service_options *o)
{
	*s = (struct service){.options = *o};
	dataset_init(&s->data, o->seed, o->rows, o->now_s);
	semantics_init(&s->semantics, &s->data, o->page_max, o->page_max_refused);
	s->semantics.rows_given = (uint32_t)o->faults.value[INJECT_ROWS];
	s->semantics.total_reported = o->faults.value[INJECT_TOTAL];
	limiter_init(&s->limiter, o->rate, o->shared);
	buf_init(&s->token, TOKEN_MAX);
}

void service_release(struct service *s)
{
	buf_release(&s->token);
	limiter_release(&s->limiter);
	semantics_release(&s->semantics);
	dataset_release(&s->data);
}

/* Prints a date such as "Tue, 15 Nov 1994 08:12:31 GMT". */
static void print_http_date(int64_t unix_s, char out[30])
{
	static const char days[] = "SunMonTueWedThuFriSat";
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	int64_t day = unix_s / 86400 - (unix_s % 86400 < 0);
	int weekday = (int)(((day + 4) % 7 + 7) % 7), month;
	char text[20]; /* "1994-11-15 08:12:31" */

	time_print(unix_s, text);
	month = (text[5] - '0') * 10 + (text[6] - '0') - 1;
	snprintf(out, 30, "%.3s, %.2s %.3s %.4s %.8s GMT", days + 3 * weekday, text + 8,
		 months + 3 * month, text, text + 11);
}

static void print_request_id(const struct service *s, char out[37])
{
	uint64_t high = random_draw(s->options.seed, 2 * s->calls, STREAM_REQUEST_ID);
	uint64_t low = random_draw(s->options.seed, 2 * s->calls + 1, STREAM_REQUEST_ID);

	/* The version and variant bits are those of UUID version 4 (RFC 9562). */
	snprintf(out, 37, "%08" PRIx64 "-%04" PRIx64 "-4%03" PRIx64 "-%04" PRIx64 "-%012" PRIx64,
		 high >> 32, (high >> 16) & 0xffff, high & 0xfff, (low >> 48 & 0x3fff) | 0x8000,
		 low & 0xffffffffffff);
}

static bool check_transport(const struct call *c, struct refusal *no)
{
	bool get = sl_equal(c->method, SL("GET"));
	struct sl type = call_header(c, SL("Content-Type")), media = type;

	if (!get && !sl_equal(c->method, SL("POST")))
		return refusal_set(no, "UnsupportedProtocol",
				   "Only GET and POST requests are supported.");
	if (c->body_too_long)
		return refusal_set(no, "RequestSizeLimitExceeded",
				   "A request body is at most 10 MB.");
	if (c->query.n > PARAMS_QUERY_BYTES)
		return refusal_set(no, "RequestSizeLimitExceeded",
				   "A GET request is at most 32 KB.");
	sl_split(&type, ';', &media);
	media = sl_trim(media);
	if (media.n == 0 || sl_equal_nocase(media, get ? SL("application/x-www-form-urlencoded")
						       : SL("application/json")))
		return true;
	return refusal_set(no, "InvalidRequest", "The Content-Type of a %s request is %s.",
			   get ? "GET" : "POST",
			   get ? "application/x-www-form-urlencoded" : "application/json");
}

static bool check_action(const struct call *c, enum api_action *action, struct refusal *no)
{
	struct sl name = call_header(c, SL("X-TC-Action")),
		  version = call_header(c, SL("X-TC-Version"));

	if (!sl_equal(version, SL(API_VERSION)))
		return refusal_set(no, "NoSuchVersion", "The version %.*s does not exist.",
				   (int)(version.n < 40 ? version.n : 40), version.p);
	if (!request_action_find(name, action))
		return refusal_set(no, "InvalidAction",
				   "The action %.*s does not exist or is not offered here.",
				   (int)(name.n < 80 ? name.n : 80), name.p);
	return true;
}

static bool admit_request(struct service *s, const struct call *c, const struct auth_key *key,
			  enum api_action *action, struct refusal *no)
{
	static const char *const needed[] = {"X-TC-Action", "X-TC-Version"};

	if (!check_transport(c, no))
		return false;
	for (size_t i = 0; i < COUNT_OF(needed); i++)
		if (call_header(c, sl_from(needed[i])).n == 0)
			return refusal_set(no, "MissingParameter",
					   "The request is missing the header `%s`.", needed[i]);
	return auth_check(c, key, API_SERVICE, no) && check_action(c, action, no) &&
	       limiter_admit(&s->limiter, *action, c->mono_ms, no);
}

static bool check_permission(const struct service *s, enum api_action action, struct refusal *no)
{
	return !(s->options.denied >> action & 1) ||
	       refusal_set(no, "UnauthorizedOperation",
			   "You are not authorized to perform %s. Check your CAM policies.",
			   request_action_name(action));
}

static bool inject_refusal(const struct service *s, enum api_action action, unsigned faults,
			   struct refusal *no)
{
	if (faults & INJECT_BIT(INJECT_BUSY))
		return refusal_set(no, "OperationDenied.ServiceBusy",
				   "The service is busy. Please try again later.");
	if (faults & INJECT_BIT(INJECT_INTERNAL))
		return refusal_set(no, "InternalError", "An internal error has occurred.");
	if (faults & INJECT_BIT(INJECT_LIMITED))
		return limiter_refuse(&s->limiter, action, no);
	if (faults & INJECT_BIT(INJECT_REFUSE))
		return refusal_set(no, s->options.faults.code, "Refused as ordered.");
	return true;
}

/* Ends the token of the temporary key and begins another one. */
static bool end_token(struct service *s, struct refusal *no)
{
	struct auth_key *key = &s->options.key;

	if (key->token.n == 0)
		return refusal_set(no, "AuthFailure.TokenFailure", "The token has expired.");
	if (s->token.n == 0)
		buf_add(&s->token, key->token);
	buf_add(&s->token, SL(".2"));
	key->token = buf_sl(&s->token);
	return true;
}

static bool read_params(const struct call *c, enum api_action action, struct params *p,
			struct refusal *no)
{
	return sl_equal(c->method, SL("GET")) ? params_from_query(p, action, c->query, no)
					      : params_from_json(p, action, c->body, no);
}

/* Changes the list before the reply. Two changes leave Total as it is. */
static void change_list(struct service *s, unsigned faults)
{
	if (faults & (INJECT_BIT(INJECT_DRIFT) | INJECT_BIT(INJECT_REPLACE)))
		dataset_drift(&s->data);
	if (faults & INJECT_BIT(INJECT_REPLACE))
		dataset_drift(&s->data);
}

static bool answer_assume_role(const struct service *s, const struct call *c, unsigned faults,
			       struct reply *out, struct refusal *no)
{
	const struct service_options *o = &s->options;

	if (!check_transport(c, no) || !sts_check(&o->sts, &o->key, c, no) ||
	    !inject_refusal(s, ACTION_CUSTOMERS, faults, no))
		return false;
	sts_answer(&o->sts, &o->key, c, &out->body);
	return true;
}

/* Finds the key that the request must be signed with. temporary holds its text if it is a key of
 * the role. */
static bool find_key(const struct service *s, const struct call *c, struct sts_key *temporary,
		     struct auth_key *key, struct refusal *no)
{
	struct sl token = call_header(c, SL("X-TC-Token"));

	*key = s->options.key;
	if (metadata_is_token(&s->options.metadata, token, c->unix_s))
		key->token = token;
	if (sts_find_key(&s->options.sts, &s->options.key, token, c->unix_s, temporary))
		*key = (struct auth_key){sl_from(temporary->id), sl_from(temporary->secret),
					 sl_from(temporary->token)};
	else if (s->options.sts.arn && token.n)
		return refusal_set(no, "AuthFailure.TokenFailure", "The token has expired.");
	else if (s->options.sts.arn)
		return refusal_set(no, "AuthFailure.UnauthorizedOperation",
				   "Only the role %s may do this.", s->options.sts.arn);
	return true;
}

static bool answer_request(struct service *s, const struct call *c, unsigned faults,
			   struct reply *out, struct refusal *no)
{
	struct sts_key temporary;
	struct auth_key key;
	enum api_action action = ACTION_CUSTOMERS;
	struct params p;
	bool ok;

	if ((faults & INJECT_BIT(INJECT_TOKEN)) && !end_token(s, no))
		return false;
	if (sts_is_addressed(&s->options.sts, c))
		return answer_assume_role(s, c, faults, out, no);
	if (!find_key(s, c, &temporary, &key, no) || !admit_request(s, c, &key, &action, no) ||
	    !check_permission(s, action, no) || !inject_refusal(s, action, faults, no))
		return false;
	s->semantics.yesterday = (int32_t)((c->unix_s + UTC8_S) / DAY_S) - 1;
	params_init(&p);
	ok = read_params(c, action, &p, no) && params_check_required(&p, action, no);
	if (ok && action == ACTION_CUSTOMERS)
		change_list(s, faults);
	ok = ok && semantics_answer(&s->semantics, action, &p, faults, &out->body, no);
	params_release(&p);
	return ok;
}

static void write_response(struct service *s, const struct call *c, unsigned faults,
			   struct reply *out)
{
	struct refusal no = {.code = "OK",
			     .chinese = sl_equal(call_header(c, SL("X-TC-Language")), SL("zh-CN"))};
	char id[37];
	bool ok;

	response_begin(&out->body);
	ok = answer_request(s, c, faults, out, &no);
	if (ok && out->body.full)
		ok = refusal_set(&no, "ResponseSizeLimitExceeded",
				 "The reply is larger than 50 MB.");
	if (!ok) {
		buf_clear(&out->body);
		response_begin(&out->body);
		response_add_error(no.code, no.message, &out->body);
	}
	print_request_id(s, id);
	response_end(id, &out->body);
	out->code = no.code;
}

static void write_page(int status, const char *title, struct reply *out)
{
	out->status = status;
	out->type = "text/html";
	buf_clear(&out->body);
	buf_addf(&out->body,
		 "<html>\r\n<head><title>%s</title></head>\r\n<body><center><h1>%s</h1></center>"
		 "</body>\r\n</html>\r\n",
		 title, title);
}

static void write_status(int status, struct reply *out)
{
	static const struct {
		int status;
		const char *title;
	} known[] = {{302, "302 Found"},
		     {403, "403 Forbidden"},
		     {407, "407 Proxy Authentication Required"},
		     {429, "429 Too Many Requests"},
		     {500, "500 Internal Server Error"},
		     {502, "502 Bad Gateway"},
		     {503, "503 Service Unavailable"},
		     {504, "504 Gateway Timeout"}};
	const char *title = "It does not work";

	for (size_t i = 0; i < COUNT_OF(known); i++)
		if (known[i].status == status)
			title = known[i].title;
	write_page(status, title, out);
}

/* Injects a fault without any reply; false if there is none. */
static bool inject_silence(unsigned faults, struct reply *out)
{
	static const struct {
		enum injection injection;
		enum delivery delivery;
	} silences[] = {{INJECT_DROP, DELIVERY_NONE},
			{INJECT_RESET, DELIVERY_RESET},
			{INJECT_LOST, DELIVERY_NEVER}};

	for (size_t i = 0; i < COUNT_OF(silences); i++) {
		if (faults & INJECT_BIT(silences[i].injection)) {
			out->delivery = silences[i].delivery;
			out->code = faults_name(silences[i].injection);
			return true;
		}
	}
	return false;
}

/* Replies in place of the API, for a fault, the metadata service or a wrong path. Returns false if
 * the API itself must reply. */
static bool reply_before_api(const struct service *s, const struct call *c, unsigned faults,
			     struct reply *out)
{
	if (inject_silence(faults, out))
		return true;
	if (faults & INJECT_BIT(INJECT_HTTP)) {
		write_status((int)s->options.faults.value[INJECT_HTTP], out);
		out->code = faults_name(INJECT_HTTP);
	} else if (faults & INJECT_BIT(INJECT_HTML)) {
		write_page(200, "Sign in to the network", out);
		out->code = faults_name(INJECT_HTML);
	} else if (metadata_answer(&s->options.metadata, c->path, &s->options.key, c->unix_s,
				   &out->body)) {
		out->type = "text/plain";
		out->code = "metadata";
	} else if (!sl_equal(c->path, SL("/"))) {
		write_page(404, "404 Not Found", out);
		out->code = "404";
	}
	return out->code != NULL;
}

static void damage_reply(unsigned faults, struct reply *out)
{
	if (faults & INJECT_BIT(INJECT_TRUNCATED_JSON)) {
		buf_drop_end(&out->body, out->body.n / 2);
		out->code = faults_name(INJECT_TRUNCATED_JSON);
	}
	if (faults & INJECT_BIT(INJECT_MALFORMED)) {
		buf_clear(&out->body);
		buf_add(&out->body, SL("{\"Response\":{\"Total\":,\"Data\":[}}"));
		out->code = faults_name(INJECT_MALFORMED);
	}
	if (faults & INJECT_BIT(INJECT_CUT)) {
		out->delivery = DELIVERY_HALF;
		out->code = faults_name(INJECT_CUT);
	}
}

/* Notes the request's action, page and time for the log, whatever the reply is. */
static void note_request(const struct call *c, struct reply *out)
{
	struct sl name = call_header(c, SL("X-TC-Action"));
	struct refusal unsaid = {.code = NULL};
	struct params p;
	enum api_action action = ACTION_CUSTOMERS;

	out->mono_ms = c->mono_ms;
	sl_to_chars(name, out->action, sizeof(out->action));
	sl_to_i64(call_header(c, SL("X-TC-Timestamp")), &out->signed_s);
	if (!request_action_find(name, &action))
		return;
	params_init(&p);
	if (read_params(c, action, &p, &unsaid)) {
		out->page = p.number[PARAM_PAGE];
		out->page_size = p.number[PARAM_PAGE_SIZE];
	}
	params_release(&p);
}

/* Returns how long a reply that is due at due_ms is held back: replies are sent for STALL_OPEN_MS,
 * then for the time of the fault none is. */
static int64_t compute_stall_ms(const struct service *s, int64_t due_ms)
{
	int64_t round = s->options.faults.value[INJECT_STALL] + STALL_OPEN_MS;
	return due_ms % round < STALL_OPEN_MS ? 0 : round - due_ms % round;
}

static int64_t compute_delay_ms(const struct service *s, int64_t now_ms, unsigned faults)
{
	const int64_t *value = s->options.faults.value;
	int64_t delay = s->options.latency_ms;
	if (faults & INJECT_BIT(INJECT_SLOW))
		delay += value[INJECT_SLOW];
	if (faults & INJECT_BIT(INJECT_JITTER))
		delay += (int64_t)(random_draw(s->options.seed, s->calls, STREAM_JITTER) %
				   ((uint64_t)value[INJECT_JITTER] + 1));
	if (faults & INJECT_BIT(INJECT_STALL))
		delay += compute_stall_ms(s, now_ms + delay);
	return delay;
}

void service_answer(struct service *s, const struct call *c, struct reply *out)
{
	unsigned faults = faults_at(&s->options.faults, ++s->calls);
	struct call seen = *c;

	*out = (struct reply){.status = 200,
			      .type = "application/json",
			      .delay_ms = compute_delay_ms(s, c->mono_ms, faults),
			      .overtaken = faults & INJECT_BIT(INJECT_REORDER)};
	buf_init(&out->body, REPLY_BODY_MAX);
	note_request(c, out);
	if (faults & INJECT_BIT(INJECT_SKEW))
		seen.unix_s += s->options.faults.value[INJECT_SKEW];
	print_http_date(seen.unix_s, out->date);
	if (reply_before_api(s, &seen, faults, out))
		return;
	write_response(s, &seen, faults, out);
	damage_reply(faults, out);
}

void service_log_line(const struct reply *a, struct buf *out)
{
	buf_addf(out, "{\"time_ms\":%" PRId64 ",\"action\":", a->mono_ms);
	json_write_string(out, sl_from(a->action));
	buf_addf(out,
		 ",\"page\":%" PRId64 ",\"page_size\":%" PRId64 ",\"signed_s\":%" PRId64
		 ",\"code\":\"%s\"}\n",
		 a->page, a->page_size, a->signed_s, a->code);
}
