/* SPDX-License-Identifier: MIT */
/* JSON from anywhere: what is taken for a document is walked whole and written again. */
#include <string.h>

#include "base/money.h"
#include "base/utf8.h"

#include "codec/json.h"

#include "checks.h"

struct walk {
	const struct json *doc;
	struct sl text;
	const char *after; /* numbers stand behind one another, in document order */
	int depth;
};

static void check_number(struct walk *w, struct sl n)
{
	int64_t amount = 0;
	char out[MONEY_CHARS];
	CHECK(n.n > 0 && n.p >= w->after && n.p + n.n <= w->text.p + w->text.n);
	CHECK(n.p[0] == '-' || (n.p[0] >= '0' && n.p[0] <= '9'));
	CHECK(n.p + n.n == w->text.p + w->text.n || !strchr("0123456789.eE+-", n.p[n.n]) ||
	      n.p[n.n] == '\0');
	w->after = n.p + n.n;
	if (!money_parse(n, &amount))
		return;
	for (enum money_style s = MONEY_CENTS; s <= MONEY_PLAIN; s++)
		CHECK(money_print(amount, s, true, out) == strlen(out) &&
		      (amount == 0) == (strcspn(out, "123456789") == strlen(out)));
}

/* What a string holds is written as JSON, and reads as the same but for malformed bytes. */
static void check_string(struct sl s)
{
	struct buf clean, written;
	buf_init(&clean, s.n * 3 + 1);
	buf_init(&written, s.n * 6 + 16);
	utf8_clean(s, &clean);
	json_write_string(&written, s);
	CHECK(!clean.full && !written.full && utf8_is_valid(buf_sl(&written)));
	struct json *doc = json_parse(buf_sl(&written), NULL);
	CHECK(doc && sl_equal(json_string(json_root(doc)), buf_sl(&clean)));
	json_free(doc);
	buf_release(&clean);
	buf_release(&written);
}

static void walk(struct walk *w, const struct json_node *n)
{
	enum json_kind kind = json_kind_of(n);
	size_t count = 0;
	CHECK(kind != JSON_ABSENT && w->depth <= 64);
	if (kind == JSON_NUMBER)
		check_number(w, json_number(w->doc, n));
	else
		CHECK(json_number(w->doc, n).n == 0);
	check_string(json_string(n));
	w->depth++;
	for (const struct json_node *i = json_first(n); i; i = json_next(i), count++) {
		CHECK(kind == JSON_ARRAY || kind == JSON_OBJECT);
		CHECK(kind != JSON_OBJECT || json_get(n, json_key(i)) != NULL);
		walk(w, i);
	}
	w->depth--;
	CHECK(json_count(n) == count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sl text = {(const char *)data, size};
	struct err e = {0};
	struct json *doc = json_parse(text, &e);
	CHECK((doc == NULL) == (e.kind == ERR_DECODE));
	if (!doc) {
		check_shown(e.text);
		return 0;
	}
	CHECK(memchr(data, '\0', size) == NULL);
	struct walk w = {.doc = doc, .text = text, .after = text.p};
	walk(&w, json_root(doc));
	json_free(doc);
	return 0;
}
