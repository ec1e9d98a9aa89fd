/* SPDX-License-Identifier: MIT */
/* Asks each signed action, and collects which are refused. */
#include "doctor_actions.h"

#include <string.h>

#include "api/reply.h"

#include "burn/daily_costs.h"

#define NAMES_MAX 320

bool doctor_actions_request(enum api_action a, uint64_t uin, int64_t now_s, struct request *out)
{
	*out = (struct request){.action = a};
	switch (a) {
	case ACTION_PARTNER_CREDIT:
	case ACTION_DIRECT_CREDIT: return true;
	case ACTION_CUSTOMERS:
	case ACTION_VOUCHERS: out->page = out->page_size = 1; return true;
	case ACTION_CREDIT_HISTORY: out->page = out->page_size = 1; break;
	case ACTION_DAILY_COST: out->day = daily_costs_day(now_s) - 1; break;
	case ACTION_VOUCHER_AMOUNT:
	case ACTION_CREDIT_BY_UINS: break;
	}
	out->n_uins = 1;
	out->uins[0] = uin;
	return uin != 0;
}

/* A refusal of the action itself, not of its parameters or of the moment. */
static bool is_refusal(const struct fault *f)
{
	struct sl code = sl_from(f->code);
	return sl_starts(code, SL("UnauthorizedOperation")) ||
	       sl_starts(code, SL("AuthFailure.UnauthorizedOperation")) ||
	       sl_starts(code, SL("UnsupportedOperation")) || sl_equal(code, SL("InvalidAction"));
}

void doctor_actions_take(struct doctor_actions *s, enum api_action a, const struct wire_reply *r)
{
	struct fault f;
	if (reply_check(r, &f)) {
		s->allowed |= 1u << a;
	} else if (is_refusal(&f)) {
		if (!s->refused)
			sl_to_chars(sl_from(f.code), s->code, sizeof s->code);
		s->refused |= 1u << a;
	}
}

static unsigned count_bits(unsigned bits)
{
	unsigned n = 0;
	for (; bits; bits &= bits - 1)
		n++;
	return n;
}

void doctor_actions_report(const struct doctor_actions *s, struct doctor_report *r)
{
	struct buf names;
	unsigned answered = count_bits(s->allowed | s->refused);
	if (answered == 0)
		return;
	if (!s->refused && answered == API_ACTIONS) {
		doctor_report_ok(r, STEP_ACTIONS, UNTIMED, "the key may call all %d signed actions",
				 API_ACTIONS);
		return;
	}
	if (!s->refused) {
		doctor_report_ok(r, STEP_ACTIONS, UNTIMED,
				 "the key may call %u of the %d signed actions; the others gave no "
				 "clear answer",
				 answered, API_ACTIONS);
		return;
	}
	buf_init(&names, NAMES_MAX);
	for (int a = 0; a < API_ACTIONS; a++)
		if (s->refused >> a & 1)
			buf_addf(&names, "%s%s",
				 names.n ? TC_(r, "between two of a list", ", ") : "",
				 request_action_name((enum api_action)a));
	doctor_report_warn(
	    r, STEP_ACTIONS,
	    N_("attach the policy QcloudIntlpartnersmgtReadOnlyaccess, or one that grants "
	       "these actions; tcpartner help api signed says what each is for"),
	    "the key may not call %s (%s)", names.p, s->code);
	buf_release(&names);
}
