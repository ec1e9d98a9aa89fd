/* SPDX-License-Identifier: MIT */
/* Reads the reply about what a customer's services cost on one day. */
#include "answer.h"

bool reply_daily_cost(const struct wire_reply *r, int64_t *cost, struct fault *fault)
{
	static const char *const name = "TotalCost";
	struct members in;
	struct answer a;
	struct err e = {0};
	if (!answer_open(&a, r, fault))
		return false;
	bool ok = answer_members(a.response, &name, 1, &in, "Response", &e);
	if (ok && !answer_money(&a, in.at[0], cost))
		ok = err_set(&e, ERR_DECODE,
			     json_kind_of(in.at[0]) == JSON_ABSENT ? N_("%s is missing")
								   : N_("%s is not a number"),
			     name);
	return answer_close(&a, ok, &e, fault);
}
