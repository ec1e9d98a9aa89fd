/* SPDX-License-Identifier: MIT */
/* AssumeRole: checks a role, and builds the request for a temporary key of it. */
#include "api/assume_role.h"

#include <string.h>

#include "base/mem.h"

#include "codec/json.h"

#define BODY_MAX  (4u << 10)
#define ARN_BEGIN "qcs::cam::uin/"

static bool is_alphanumeric(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_word(struct sl s, const char *signs)
{
	for (size_t i = 0; i < s.n; i++)
		if (!is_alphanumeric(s.p[i]) && (s.p[i] == '\0' || !strchr(signs, s.p[i])))
			return false;
	return s.n > 0;
}

/* True for "UIN:roleName/NAME" or "UIN:roleId/ID", the part of an ARN after ARN_BEGIN. */
static bool is_owned_role(struct sl rest)
{
	struct sl owner, kind;
	uint64_t uin;
	if (!sl_split(&rest, ':', &owner) || !sl_to_u64(owner, &uin))
		return false;
	if (!sl_split(&rest, '/', &kind) ||
	    (!sl_equal(kind, SL("roleName")) && !sl_equal(kind, SL("roleId"))))
		return false;
	return is_word(rest, "_-.+=,@/");
}

bool assume_role_set(struct cam_role *r, struct sl arn, struct sl session, struct err *e)
{
	struct sl name = session.n ? session : SL(ROLE_SESSION);
	if (arn.n >= sizeof r->arn || !sl_starts(arn, SL(ARN_BEGIN)) ||
	    !is_owned_role(sl_drop(arn, sizeof ARN_BEGIN - 1)))
		return err_set(
		    e, ERR_CREDENTIAL,
		    "the role ARN is not valid; it must look like %s (console: CAM, Roles)",
		    ARN_BEGIN "100000000001:roleName/NAME");
	if (name.n >= sizeof r->session || !is_word(name, "_=,.@-"))
		return err_set(e, ERR_CREDENTIAL,
			       "the role session name is not valid: use at most 128 letters, "
			       "digits and _ = , . @ -");
	sl_to_chars(arn, r->arn, sizeof r->arn);
	sl_to_chars(name, r->session, sizeof r->session);
	return true;
}

struct sl assume_role_name(const struct cam_role *r)
{
	const char *slash = strrchr(r->arn, '/');
	return sl_from(slash ? slash + 1 : r->arn);
}

bool assume_role_equal(const struct cam_role *a, const struct cam_role *b)
{
	return strcmp(a->arn, b->arn) == 0 && strcmp(a->session, b->session) == 0;
}

void assume_role_body(const struct cam_role *r, struct buf *out)
{
	buf_add_chars(out, "{\"RoleArn\":");
	json_write_string(out, sl_from(r->arn));
	buf_add_chars(out, ",\"RoleSessionName\":");
	json_write_string(out, sl_from(r->session));
	buf_addf(out, ",\"DurationSeconds\":%d}", STS_DURATION_S);
}

void assume_role_build(const struct endpoint *to, const struct cam_role *r,
		       const struct wire_signer *by, struct wire_request *out)
{
	static const struct wire_action action = {STS_SERVICE, STS_VERSION, STS_ACTION};
	struct buf body;
	buf_init(&body, BODY_MAX);
	assume_role_body(r, &body);
	if (!wire_sign(to, &action, buf_sl(&body), by, out, NULL))
		BUG("AssumeRole is missing in the table of what may be signed");
	buf_release(&body);
}
