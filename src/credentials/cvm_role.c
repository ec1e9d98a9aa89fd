/* SPDX-License-Identifier: MIT */
/* Fetches the temporary key of the CVM instance's role from the metadata service. */
#include "cvm_role.h"

#include <stdio.h>
#include <string.h>

#include "credentials/credentials.h"

#define SERVICE "http://metadata.tencentyun.com/"
#define PATH    "latest/meta-data/cam/security-credentials/"

static bool find_base(struct cvm_role *r, const char *other, struct err *e)
{
	struct endpoint to;
	const char *url = SERVICE;
	if (other && other[0]) {
		struct err why = {0};
		if (!endpoint_parse(sl_from(other), &to, &why) || to.tls || !to.loopback)
			return err_set(e, ERR_CREDENTIAL,
				       "TCPARTNER_METADATA_URL is for tests: it must be "
				       "http://127.0.0.1:PORT only");
		url = to.url;
	}
	snprintf(r->base, sizeof r->base, "%.100s%s", url, PATH);
	return true;
}

bool cvm_role_start(struct cvm_role *r, const char *(*env)(const char *name),
		    struct transport_port *net, uint64_t id, struct err *e)
{
	*r = (struct cvm_role){.net = net, .id = id};
	if (!net)
		return err_set(e, ERR_CREDENTIAL,
			       "this command cannot use the role of a CVM instance");
	if (!find_base(r, env("TCPARTNER_METADATA_URL"), e))
		return false;
	net->get(net->ctx, id, r->base, ROLE_LIMIT_MS);
	return true;
}

void cvm_role_say_silent(struct err *e)
{
	err_set(e, ERR_CREDENTIAL,
		"the metadata service did not answer within 1 s; without a CVM instance leave out "
		"--cvm-role");
}

/* The name becomes part of a URL, so only harmless characters are accepted. */
static bool take_name(struct cvm_role *r, struct sl body)
{
	struct sl name = sl_trim(body);
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];
		bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			    (c >= '0' && c <= '9') || (c && strchr("_-.+=,@", c));
		if (!word)
			return false;
	}
	return name.n > 0 && name.p[0] != '.' && sl_to_chars(name, r->name, sizeof r->name);
}

static bool check_reply(const struct wire_reply *reply, struct err *e)
{
	if (reply->result != WIRE_OK) {
		cvm_role_say_silent(e);
		return false;
	}
	if (reply->http_status == 404)
		return err_set(e, ERR_CREDENTIAL,
			       "this CVM instance has no role; bind one in the console, or leave "
			       "out --cvm-role");
	return reply->http_status == 200 ||
	       err_set(e, ERR_CREDENTIAL, "the metadata service answered with status %d",
		       reply->http_status);
}

enum role_step cvm_role_reply(struct cvm_role *r, const struct wire_reply *reply, int left_ms,
			      struct err *e)
{
	char url[sizeof r->base + sizeof r->name];
	if (!check_reply(reply, e))
		return ROLE_FAILED;
	if (r->name[0])
		return ROLE_ANSWERED;
	if (!take_name(r, reply->body)) {
		err_set(e, ERR_CREDENTIAL,
			"the metadata service returned an invalid role name; check whether a proxy "
			"answers");
		return ROLE_FAILED;
	}
	snprintf(url, sizeof url, "%s%s", r->base, r->name);
	r->net->get(r->net->ctx, r->id, url, left_ms > 1 ? left_ms : 1);
	return ROLE_ASKED;
}
