/* SPDX-License-Identifier: MIT */
/* Reads the vouchers of a check, and finds those that alarm. */
#include "check_vouchers.h"

#include "base/money.h"

#include "store/store.h"

#include "alert/report.h"
#include "fetch/fetch.h"

void check_vouchers_begin(struct check_vouchers *k, bool wanted)
{
	*k = (struct check_vouchers){.wanted = wanted};
	voucher_reading_init(&k->reading);
}

void check_vouchers_release(struct check_vouchers *k)
{
	voucher_items_release(&k->alarming);
	voucher_reading_release(&k->reading);
}

size_t check_vouchers_list(const struct check_vouchers *k, struct request out[VOUCHER_REQUESTS_MAX])
{
	return k->wanted ? voucher_reading_list(&k->reading, out) : 0;
}

void check_vouchers_take(struct check_vouchers *k, const struct outcome *out,
			 const struct wire_reply *reply)
{
	if (out->will_retry)
		return;
	if (out->fault.class == FAULT_NONE)
		voucher_reading_take(&k->reading, &out->request, reply);
	else
		voucher_reading_fail(&k->reading, &out->fault);
}

static bool is_of_list(const struct voucher *v, const struct store *s)
{
	uint64_t row = 0;
	return !s || ((v->known & VOUCHER_UIN) && store_find_uin(s, v->uin, &row));
}

static bool rule_alarms(const struct metric_rule *rule, int64_t days)
{
	return range_alarms(&rule->crit, days * MONEY_UNIT) ||
	       range_alarms(&rule->warn, days * MONEY_UNIT);
}

/* The vouchers come in the order of their ends. One that has ended needs no attention. Returns
 * whether it alarms. */
static bool judge_voucher(const struct voucher_item *item, const struct metric_rule *rule,
			  int64_t now_s, struct found_vouchers *out)
{
	const struct voucher *v = item->voucher;
	int64_t days;
	out->n_no_end += !item->has_end;
	if (!voucher_items_days(item, now_s, &days))
		return false;
	if (!out->has_next) {
		out->has_next = true;
		out->days = days;
		out->uin = v->known & VOUCHER_UIN ? v->uin : 0;
		out->remaining = v->known & VOUCHER_REMAINING ? v->remaining : 0;
	}
	return rule_alarms(rule, days);
}

void check_vouchers_judge(struct check_vouchers *k, const struct metric_rule *rule,
			  const struct store *of, int64_t wall_s, struct found_vouchers *out)
{
	struct voucher_items *l = &k->alarming;
	size_t n = 0;
	*out = (struct found_vouchers){.known = k->reading.state == VOUCHERS_READ};
	if (!out->known)
		return;
	voucher_items_release(l);
	voucher_items_take(l, &k->reading, NULL);
	voucher_items_sort(l, false);
	for (size_t i = 0; i < l->n; i++)
		if (voucher_items_has_value(&l->items[i]) && is_of_list(l->items[i].voucher, of) &&
		    judge_voucher(&l->items[i], rule, voucher_items_now(wall_s), out))
			l->items[n++] = l->items[i];
	l->n = n;
}

void check_vouchers_add_failure(const struct check_vouchers *k, const struct catalog *lang,
				struct buf *out)
{
	const struct voucher_reading *r = &k->reading;
	if (!k->wanted || r->state == VOUCHERS_READ)
		return;
	buf_add_chars(out, lang_text(lang, "vouchers: "));
	if (r->state == VOUCHERS_FAILED) {
		buf_addf(out, lang_text_in(lang, "in front of a message", "%s: "), r->fault.code);
		report_add_text(sl_from(lang_text(lang, r->fault.meaning)), out);
	} else {
		buf_add_chars(out, lang_text(lang, r->state == VOUCHERS_REFUTED
						       ? r->why
						       : N_("not read in time")));
	}
	buf_add_byte(out, '\n');
}
