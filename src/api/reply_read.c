/* SPDX-License-Identifier: MIT */
#include "reply_read.h"

#include "base/money.h"

struct sl answer_scalar(const struct answer *a, const struct json_node *n)
{
	return json_kind_of(n) == JSON_NUMBER ? json_number(a->doc, n) : json_string(n);
}

static bool api_error(const struct answer *a, const struct json_node *root, struct fault *fault)
{
	const struct json_node *error = json_get(a->response, "Error");
	struct sl code, message, id = json_string(json_get(a->response, "RequestId"));
	if (json_kind_of(error) == JSON_OBJECT) {
		code = json_string(json_get(error, "Code"));
		message = json_string(json_get(error, "Message"));
	} else {
		/* The older shape: {"code": 4000, "message": ..., "codeDesc": ...} at the top. */
		struct sl number = answer_scalar(a, json_get(root, "code"));
		if (number.n == 0 || sl_equal(number, SL("0")))
			return false;
		code = json_string(json_get(root, "codeDesc"));
		code = code.n ? code : number;
		message = json_string(json_get(root, "message"));
	}
	fault_from_code(fault, code, message, id);
	return true;
}

static bool malformed(const struct wire_reply *r, const char *what, struct fault *fault)
{
	struct err e = {0};
	if (r->http_status != 200) {
		fault_from_wire(fault, r);
		return false;
	}
	err_set(&e, ERR_DECODE, "%s", what);
	fault_from_decode(fault, r, &e);
	return false;
}

bool answer_open(struct answer *a, const struct wire_reply *r, struct fault *fault)
{
	struct err e = {0};
	*a = (struct answer){0};
	*fault = (struct fault){.class = FAULT_NONE, .meaning = "", .remedy = ""};
	if (r->result != WIRE_OK) {
		fault_from_wire(fault, r);
		return false;
	}
	a->doc = json_parse(r->body, &e);
	if (!a->doc)
		return malformed(r, e.text, fault);
	a->response = json_get(json_root(a->doc), "Response");
	bool ok = false;
	/* An error in the body says more than the status: it wins at any of them. */
	if (!api_error(a, json_root(a->doc), fault)) {
		ok = r->http_status == 200 && json_kind_of(a->response) == JSON_OBJECT;
		if (!ok)
			malformed(r, "no Response in the answer", fault);
	}
	if (!ok)
		answer_close(a);
	return ok;
}

void answer_close(struct answer *a)
{
	json_free(a->doc);
	*a = (struct answer){0};
}

bool answer_count(const struct answer *a, const char *key, uint64_t *out)
{
	/* Fractions, negative and absurd numbers are no counts. */
	return sl_to_u64(answer_scalar(a, json_get(a->response, key)), out) && *out <= INT64_MAX;
}

bool answer_money(const struct answer *a, const struct json_node *object, const char *key,
		  int64_t *out)
{
	return money_parse(answer_scalar(a, json_get(object, key)), out);
}

void answer_request_id(const struct answer *a, char *out, size_t size)
{
	struct sl id = json_string(json_get(a->response, "RequestId"));
	sl_to_chars(id, out, size);
	for (char *c = out; *c; c++)
		if (*c < 0x21 || *c > 0x7E)
			*c = '?';
}

bool answer_array(const struct answer *a, const char *key, const struct json_node **out)
{
	*out = json_get(a->response, key);
	switch (json_kind_of(*out)) {
	case JSON_ARRAY: return true;
	case JSON_ABSENT:
	case JSON_NULL: *out = NULL; return true;
	case JSON_FALSE:
	case JSON_TRUE:
	case JSON_NUMBER:
	case JSON_STRING:
	case JSON_OBJECT: break;
	}
	return false;
}
