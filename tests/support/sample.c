/* SPDX-License-Identifier: MIT */
/* Makes customers and pages as the decoder would. */
#include "sample.h"

#include <inttypes.h>
#include <stdio.h>

static struct field text(const char *s)
{
	return (struct field){.kind = s ? FIELD_TEXT : FIELD_NULL, .text = sl_from(s)};
}

static struct field number(const char *s)
{
	return (struct field){.kind = s ? FIELD_NUMBER : FIELD_NULL, .text = sl_from(s)};
}

void sample_pack(struct customer *c, struct arena *arena, const struct sample *s)
{
	const struct field fields[CUSTOMER_FIELDS] = {
	    [FIELD_CLIENT_UIN] = number(s->uin),
	    [FIELD_NAME] = text(s->name),
	    [FIELD_REMARK] = text(s->remark),
	    [FIELD_EMAIL] = text(s->email),
	    [FIELD_MOBILE] = text(s->mobile),
	    [FIELD_TYPE] = text(s->type),
	    [FIELD_ARREARS] = text(s->arrears),
	    [FIELD_ASSOCIATION_TIME] = text(s->associated),
	    [FIELD_RECENT_EXPIRY] = text(s->expiry),
	    [FIELD_CREDIT] = number(s->credit),
	    [FIELD_REMAINING_CREDIT] = number(s->remaining),
	    [FIELD_IDENTIFY_TYPE] = number(s->identify),
	    [FIELD_FORCE] = number(s->force),
	};
	customer_pack(c, arena, fields);
}

static void begin(struct customer_page *p, size_t n, uint64_t total)
{
	customer_page_init(p);
	p->rows = arena_alloc(&p->arena, n, sizeof *p->rows);
	p->n = n;
	p->has_total = total != NO_TOTAL;
	p->total = p->has_total ? total : 0;
	sl_to_chars(SL("2b7c676e"), p->request_id, sizeof p->request_id);
}

void sample_page(struct customer_page *p, const struct sample *s, size_t n, uint64_t total)
{
	begin(p, n, total);
	for (size_t i = 0; i < n; i++)
		sample_pack(&p->rows[i], &p->arena, &s[i]);
}

void sample_uins(struct customer_page *p, const uint64_t *uins, size_t n, uint64_t total)
{
	char uin[24], credit[24], remaining[24];
	begin(p, n, total);
	for (size_t i = 0; i < n; i++) {
		snprintf(uin, sizeof uin, "%" PRIu64, uins[i]);
		snprintf(credit, sizeof credit, "%" PRIu64 ".25", uins[i] % 7 * 100);
		snprintf(remaining, sizeof remaining, "%" PRId64 ".5",
			 (int64_t)(uins[i] % 13) * 50 - 40);
		struct sample s = {.uin = uins[i] ? uin : NULL,
				   .name = uin,
				   .credit = uins[i] % 5 ? credit : NULL,
				   .remaining = uins[i] % 11 ? remaining : NULL,
				   .force = uins[i] % 17 ? "0" : "2"};
		sample_pack(&p->rows[i], &p->arena, &s);
	}
}

void sample_range(struct customer_page *p, uint64_t first, size_t n, uint64_t total)
{
	uint64_t uins[1000] = {0};
	for (size_t i = 0; i < n && i < 1000; i++)
		uins[i] = first + i;
	sample_uins(p, uins, n, total);
}
