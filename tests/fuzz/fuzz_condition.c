/* SPDX-License-Identifier: MIT */
/* Conditions as they are typed: what is parsed is printed as a text that means the same. */
#include <string.h>

#include "base/arena.h"

#include "store/row_condition.h"

#include "checks.h"

#define NOW INT64_C(1790172131)

static int64_t tell_time(const void *ctx)
{
	(void)ctx;
	return NOW;
}

static bool is_marked(const void *ctx, const struct customer *c, enum condition_fact f)
{
	(void)ctx;
	return f == CONDITION_MARKED && c->uin % 2;
}

static enum condition_known tell_number(const void *ctx, const struct customer *c,
					enum condition_column column, int64_t *out)
{
	(void)ctx;
	*out = column == CONDITION_RUNWAY ? 5 : 2500000;
	return (enum condition_known)(c->uin % 3);
}

static const struct condition_facts facts = {tell_time, is_marked, tell_number, NULL, NULL};

/* Packs customer i, some of whose fields are absent. */
static struct customer make_customer(struct arena *arena, unsigned i)
{
	struct field f[CUSTOMER_FIELDS] = {
	    [FIELD_CLIENT_UIN] = {FIELD_NUMBER, i % 2 ? SL("200000000041") : SL("7")},
	    [FIELD_NAME] = {FIELD_TEXT, i % 3 ? SL("acme a b") : SL("")},
	    [FIELD_REMARK] = {i % 2 ? FIELD_TEXT : FIELD_NULL, SL("or and (x) \"y\"")},
	    [FIELD_RECENT_EXPIRY] = {FIELD_TEXT, i % 2 ? SL("2026-10-03 00:00:00") : SL("soon")},
	    [FIELD_CREDIT] = {FIELD_NUMBER, i == 3 ? SL("0") : SL("1000")},
	    [FIELD_REMAINING_CREDIT] = {FIELD_NUMBER, i % 2 ? SL("99.5") : SL("-1")}};
	struct customer c = {0};
	customer_pack(&c, arena, f);
	return c;
}

static void compare_decisions(struct row_condition *a, struct row_condition *b)
{
	struct arena arena;
	arena_init(&arena);
	for (unsigned i = 0; i < 6; i++) {
		struct customer c = make_customer(&arena, i);
		enum credit_status s = credit_status_of(&c, &credit_thresholds_default);
		CHECK(row_condition_decide(a, &c, s) == row_condition_decide(b, &c, s));
	}
	arena_release(&arena);
}

static void check_fault_place(const struct condition_fault *f, size_t n)
{
	CHECK(f->e.kind != ERR_NONE && f->e.text[0]);
	CHECK(f->at <= n && f->n <= n - f->at);
	CHECK(f->unfinished == (f->at + f->n >= n) || n >= CONDITION_BYTES);
}

/* Only parentheses that were left out make the printed text longer than one that is parsed. */
static void check_printed(const struct condition *c, struct sl printed)
{
	struct condition again;
	struct condition_fault f = {.at = 0};
	struct row_condition a, b;
	struct buf twice;
	if (printed.n >= CONDITION_BYTES)
		return;
	CHECK(row_condition_parse(printed, &again, &f));
	buf_init(&twice, 1u << 16);
	row_condition_print(&again, &twice);
	CHECK(sl_equal(buf_sl(&twice), printed));
	row_condition_init_parsed(&a, c, &facts);
	row_condition_init_parsed(&b, &again, &facts);
	compare_decisions(&a, &b);
	row_condition_release(&a);
	row_condition_release(&b);
	buf_release(&twice);
}

static void check_quoted(struct sl text)
{
	struct condition c;
	struct condition_fault f = {.at = 0};
	struct buf quoted;
	buf_init(&quoted, CONDITION_BYTES - 1);
	condition_quote(text, &quoted);
	if (text.n && !quoted.full) {
		CHECK(row_condition_parse(buf_sl(&quoted), &c, &f));
		CHECK(sl_equal(condition_only_text(&c), text));
	}
	buf_release(&quoted);
}

static void check_completion(struct sl text)
{
	struct condition_choice c[CONDITION_CHOICES];
	size_t begun = 0, n = row_condition_complete(text, c, &begun);
	CHECK(begun <= text.n && n <= CONDITION_CHOICES);
	for (size_t i = 0; i < n; i++)
		CHECK(sl_equal_nocase(sl_take(sl_from(c[i].word), begun),
				      sl_drop(text, text.n - begun)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct sl text = {(const char *)data, n};
	struct condition c;
	struct condition_fault f = {.at = 0};
	struct buf printed;
	buf_init(&printed, 1u << 16);
	if (row_condition_parse(text, &c, &f)) {
		row_condition_print(&c, &printed);
		check_printed(&c, buf_sl(&printed));
	} else {
		check_fault_place(&f, n);
	}
	check_quoted(text);
	check_completion(text);
	buf_release(&printed);
	return 0;
}
