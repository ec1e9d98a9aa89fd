/* SPDX-License-Identifier: MIT */
/* Opens and closes an answer: the parts of a reply before its values, and its errors. */
#include "answer.h"

#include <string.h>

#include "base/attr.h"

#include "reply_damaged.h"
#include "reply_id.h"

enum { TOP_RESPONSE, TOP_CODE, TOP_MESSAGE, TOP_CODE_DESC };
static const char *const top_names[] = {"Response", "code", "message", "codeDesc"};

enum { IN_ERROR, IN_REQUEST_ID };
static const char *const response_names[] = {"Error", "RequestId"};

enum { ERROR_CODE, ERROR_MESSAGE };
static const char *const error_names[] = {"Code", "Message"};

static void take_api_error(struct answer *a, const struct json_node *code,
			   const struct json_node *message, struct fault *fault)
{
	fault_from_code(fault, answer_field(a, code).text, answer_field(a, message).text, SL(""));
}

/* Any Error but null means failure, even one of a shape that is not documented. */
static bool take_response_error(struct answer *a, const struct json_node *error,
				struct fault *fault)
{
	struct members m;
	if (json_kind_of(error) == JSON_ABSENT || json_kind_of(error) == JSON_NULL)
		return false;
	if (answer_members(error, error_names, COUNT_OF(error_names), &m, "Error", NULL))
		take_api_error(a, m.at[ERROR_CODE], m.at[ERROR_MESSAGE], fault);
	else
		take_api_error(a, NULL, error, fault);
	return true;
}

/* Reads the older shape: {"code": 4000, "message": ..., "codeDesc": ...}; 0 is success. */
static bool take_older_error(struct answer *a, const struct members *top, struct fault *fault)
{
	const struct json_node *code = top->at[TOP_CODE], *desc = top->at[TOP_CODE_DESC];
	struct sl number = answer_scalar(a, code);
	if (number.n == 0 || sl_equal(number, SL("0")))
		return false;
	take_api_error(a, json_string(desc).n ? desc : code, top->at[TOP_MESSAGE], fault);
	return true;
}

/* Parses the document; without its rows when only their list is damaged. */
static bool parse_body(struct answer *a, struct err *e)
{
	struct err why = {0};
	if (a->body_max == WIRE_BODY_MAX)
		a->doc = json_parse(a->reply->body, e);
	if (a->doc || !a->list)
		return a->doc != NULL;
	if (!reply_damaged_envelope(a->reply->body, a->list, &a->envelope, &a->data, &why)) {
		if (why.kind != ERR_NONE)
			*e = why;
		return false;
	}
	a->doc = json_parse(buf_sl(&a->envelope), e);
	if (a->doc)
		err_clear(e);
	return a->doc != NULL;
}

/* On false the fault is an error of the API, or e says what is wrong with the document. */
static bool read_envelope(struct answer *a, struct fault *fault, struct err *e)
{
	struct members top, in;
	if (a->reply->body.n > a->body_max)
		return err_set(e, ERR_DECODE, "more than %zu bytes", a->body_max);
	if (!parse_body(a, e) || !answer_members(json_root(a->doc), top_names, COUNT_OF(top_names),
						 &top, N_("the answer"), e))
		return false;
	a->response = top.at[TOP_RESPONSE];
	bool whole = answer_members_noted(a->response, response_names, COUNT_OF(response_names),
					  &in, "Response", e);
	/* Of two request ids neither can be quoted; that alone is not a failure. */
	if (!(in.twice & 1u << IN_REQUEST_ID))
		reply_copy_request_id(answer_scalar(a, in.at[IN_REQUEST_ID]), a->request_id);
	if (in.twice & 1u << IN_ERROR)
		whole = err_set(e, ERR_DECODE, "Response has the field Error twice");
	return !take_response_error(a, in.at[IN_ERROR], fault) &&
	       !take_older_error(a, &top, fault) && whole;
}

static void fill_fault(const struct answer *a, const struct err *e, struct fault *fault)
{
	const struct wire_reply *r = a->reply;
	/* An error in the body says more than the HTTP status, so it wins. */
	if (fault->class == FAULT_NONE && (r->result != WIRE_OK || r->http_status != 200))
		fault_from_wire(fault, r);
	else if (fault->class == FAULT_NONE)
		fault_from_decode(fault, r, e);
	sl_to_chars(sl_from(a->request_id), fault->request_id, sizeof fault->request_id);
}

static bool open_reply(struct answer *a, const struct wire_reply *r, const char *list,
		       size_t body_max, struct fault *fault)
{
	struct err e = {0};
	*a = (struct answer){.reply = r, .body_max = body_max, .list = list};
	arena_init(&a->rewritten);
	buf_init(&a->envelope, REWRITTEN_MAX);
	*fault = (struct fault){.class = FAULT_NONE, .meaning = "", .remedy = ""};
	bool whole = r->result == WIRE_OK && read_envelope(a, fault, &e);
	return whole && r->http_status == 200 ? true : answer_close(a, false, &e, fault);
}

bool answer_open(struct answer *a, const struct wire_reply *r, struct fault *fault)
{
	return open_reply(a, r, NULL, WIRE_BODY_MAX, fault);
}

bool answer_open_rows(struct answer *a, const struct wire_reply *r, const char *list,
		      struct fault *fault)
{
	return open_reply(a, r, list, WIRE_BODY_MAX, fault);
}

bool answer_open_list(struct answer *a, const struct wire_reply *r, const char *list,
		      size_t body_max, struct fault *fault)
{
	return open_reply(a, r, list, body_max, fault);
}

bool answer_close(struct answer *a, bool ok, const struct err *e, struct fault *fault)
{
	if (!ok)
		fill_fault(a, e, fault);
	json_free(a->doc);
	buf_release(&a->envelope);
	arena_release(&a->rewritten);
	*a = (struct answer){0};
	return ok;
}
