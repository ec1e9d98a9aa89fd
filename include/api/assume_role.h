/* SPDX-License-Identifier: MIT */
/* AssumeRole of the service STS: a role of CAM, and the request for a temporary key of the role. */
#ifndef API_ASSUME_ROLE_H
#define API_ASSUME_ROLE_H

#include "base/buf.h"
#include "base/err.h"

#include "api/wire.h"

#define STS_SERVICE "sts"
#define STS_VERSION "2018-08-13"
#define STS_ACTION  "AssumeRole"
#define STS_HOST    "sts.intl.tencentcloudapi.com"
#define STS_REGION                                                                                 \
	"ap-guangzhou" /* STS needs a region and serves all accounts from this one, as the SDKs do \
			*/
#define STS_DURATION_S 7200 /* as the SDKs request */

#define ROLE_ARN_CHARS     320 /* with the terminator */
#define ROLE_SESSION_CHARS 129
#define ROLE_SESSION       "tcpartner" /* without a session name */

struct cam_role {
	char arn[ROLE_ARN_CHARS]; /* "qcs::cam::uin/100000000001:roleName/reseller"; "" for none */
	char session[ROLE_SESSION_CHARS]; /* the name of this session in the account's log */
};

/*
 * Checks and stores a role. An empty session is ROLE_SESSION. false with ERR_CREDENTIAL and a
 * sentence that names the invalid part; the role is untouched then.
 */
bool assume_role_set(struct cam_role *r, struct sl arn, struct sl session, struct err *e) MUST_USE;
/* The role's own name: the text after the last '/' of its ARN. */
struct sl assume_role_name(const struct cam_role *r);
bool assume_role_equal(const struct cam_role *a, const struct cam_role *b);

/* Appends the compact JSON body. */
void assume_role_body(const struct cam_role *r, struct buf *out);
/* Builds and signs as wire_build does; the signature is for the service STS. */
void assume_role_build(const struct endpoint *to, const struct cam_role *r,
		       const struct wire_signer *by, struct wire_request *out);

#endif
