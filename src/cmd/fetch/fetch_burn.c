/* SPDX-License-Identifier: MIT */
/* Lists the requests for daily costs, and keeps what they answer. */
#include "fetch_burn.h"

#include "base/mem.h"
#include "base/money.h"

#include "api/reply.h"

#define FIRST_CAP 64
/* Customers whose costs fail one after the other; then the API is to blame. */
#define FAILED_IN_ROW 3

struct fetch_burn_customer {
	uint64_t uin;
	bool failed; /* it is not asked again */
};

void fetch_burn_init(struct fetch_burn *b)
{
	*b = (struct fetch_burn){.n = 0};
	cost_book_init(&b->book);
}

void fetch_burn_release(struct fetch_burn *b)
{
	cost_book_release(&b->book);
	mem_free(b->chosen);
	b->chosen = NULL;
	b->n = b->cap = 0;
}

void fetch_burn_begin(struct fetch_burn *b, int32_t today, int days)
{
	b->basis = (struct burn_basis){.book = &b->book, .today = today, .days = days};
	b->began = true;
}

bool fetch_burn_add(struct fetch_burn *b, uint64_t uin)
{
	if (b->n == COST_BOOK_MAX)
		return false;
	if (b->n == b->cap) {
		b->cap = b->cap ? b->cap * 2 : FIRST_CAP;
		b->chosen = mem_resize(b->chosen, b->cap, sizeof *b->chosen);
	}
	b->chosen[b->n++] = (struct fetch_burn_customer){.uin = uin};
	return true;
}

static uint32_t find_wanted_days(const struct fetch_burn *b, const struct fetch_burn_customer *c)
{
	return c->failed ? 0 : burn_basis_wanted(&b->basis, c->uin);
}

uint64_t fetch_burn_count(struct fetch_burn *b)
{
	uint64_t n = 0;
	for (size_t i = b->next; i < b->n; i++)
		for (uint32_t days = find_wanted_days(b, &b->chosen[i]); days; days &= days - 1)
			n++;
	b->total = b->done + n;
	return n;
}

const struct request *fetch_burn_list(struct fetch_burn *b, size_t *n)
{
	*n = 0;
	if (!b->began || b->stopped)
		return b->wanted;
	while (b->next < b->n && !find_wanted_days(b, &b->chosen[b->next]))
		b->next++;
	for (size_t i = b->next; i < b->n && *n < FETCH_BURN_AT_ONCE; i++)
		if (!b->chosen[i].failed)
			*n += burn_basis_requests(&b->basis, b->chosen[i].uin, b->wanted + *n,
						  FETCH_BURN_AT_ONCE - *n);
	return b->wanted;
}

/* A refusal of the action itself would meet every customer. */
static bool is_refusal(const struct fault *f)
{
	struct sl code = sl_from(f->code);
	return !sl_starts(code, SL("UnauthorizedOperation.NotCustomerUin")) &&
	       (sl_starts(code, SL("UnauthorizedOperation")) ||
		sl_starts(code, SL("AuthFailure.UnauthorizedOperation")));
}

void fetch_burn_stop(struct fetch_burn *b, const struct fault *why)
{
	b->stopped = true;
	b->why = *why;
}

static void note_failure(struct fetch_burn *b, uint64_t uin, const struct fault *why)
{
	b->why = *why;
	for (size_t i = b->next; i < b->n; i++) {
		if (b->chosen[i].uin != uin || b->chosen[i].failed)
			continue;
		b->chosen[i].failed = true;
		b->n_failed++;
		b->failed_in_row++;
		break;
	}
	b->refused = is_refusal(why);
	if (b->refused || b->failed_in_row >= FAILED_IN_ROW)
		b->stopped = true;
}

void fetch_burn_take(struct fetch_burn *b, const struct outcome *out, const struct wire_reply *r)
{
	struct fault fault = out->fault;
	int64_t cost;
	uint64_t uin = out->request.uins[0];
	if (out->request.action != ACTION_DAILY_COST || out->will_retry || b->stopped)
		return;
	b->done++;
	if (fault.class == FAULT_NONE && reply_daily_cost(r, &cost, &fault)) {
		/* A cost beyond all measure could be asked for ever. */
		if (!cost_book_put(&b->book, uin, out->request.day, cost))
			fault_from_code(&fault, SL("Reply.Malformed"),
					SL(N_("a cost is out of range")), SL(""));
	}
	if (fault.class == FAULT_NONE)
		b->failed_in_row = 0;
	else
		note_failure(b, uin, &fault);
}

/* Counts the customers whose costs are not all known. */
static uint64_t count_unknown(const struct fetch_burn *b)
{
	uint64_t n = 0;
	for (size_t i = 0; i < b->n; i++)
		n += b->chosen[i].failed || find_wanted_days(b, &b->chosen[i]);
	return n;
}

bool fetch_burn_check(const struct fetch_burn *b, struct err *e)
{
	char unknown[MONEY_CHARS], all[MONEY_CHARS];
	if (b->refused && b->estimated)
		return err_set(
		    e, ERR_API,
		    "burn: not permitted for this key (%s); Burn and Runway are computed "
		    "from the snapshots that are kept",
		    b->why.code);
	if (b->refused)
		return err_set(e, ERR_API,
			       "burn: not permitted for this key (%s): %s; Burn and Runway are "
			       "unknown",
			       b->why.code, lang_text(err_lang(e), b->why.remedy));
	if (!b->stopped && b->n_failed == 0)
		return true;
	count_print(count_unknown(b), unknown);
	count_print(b->n, all);
	return err_set(e, ERR_API, "the burn of %s of %s customers is not completely known: %s: %s",
		       unknown, all, b->why.code, lang_text(err_lang(e), b->why.meaning));
}
