/* SPDX-License-Identifier: MIT */
/* Answers of any kind set out to be read: nothing of them is lost, and folds keep their promises.
 */
#include "api/reply.h"

#include "app/document/doc.h"
#include "app/model/privacy.h"

#include "checks.h"

static bool is_blank(char c)
{
	return (unsigned char)c <= ' ';
}

/* Setting out adds and takes away blanks only. */
static void check_text(const struct doc *d, struct sl text)
{
	for (size_t i = 0; i < d->n; i++)
		for (size_t k = 0; k < d->lines[i].text.n; k++) {
			if (is_blank(d->lines[i].text.p[k]))
				continue;
			while (text.n && is_blank(text.p[0]))
				text = sl_drop(text, 1);
			CHECK(text.n && text.p[0] == d->lines[i].text.p[k]);
			text = sl_drop(text, 1);
		}
	CHECK(sl_trim(text).n == 0 || d->n == DOC_LINES_MAX || is_blank(text.p[0]));
}

static void check_places(const struct doc *d)
{
	size_t n = 0, at = 0;
	for (; at < d->n; at = doc_next(d, at), n++)
		if (n < 50) {
			CHECK(doc_line_at(d, n) == at);
			CHECK(doc_place(d, at) == n);
			CHECK((doc_held(d, at) > 0) == d->lines[at].folds);
		}
	CHECK(doc_shown(d) == n);
}

static void check_finding(const struct doc *d, struct sl text)
{
	struct sl needle = sl_take(sl_drop(text, text.n / 2), 3);
	size_t down = doc_find(d, 0, 1, needle), up = doc_find(d, 0, -1, needle);
	CHECK((down == d->n) == (up == d->n));
	CHECK(down == d->n || doc_match(d->lines[down].text, needle) < d->lines[down].text.n);
}

/* What is masked stays masked, and nothing but masks is added. */
static void check_masked(struct sl text)
{
	struct buf once, twice;
	buf_init(&once, 8 * text.n + 100);
	buf_init(&twice, 8 * text.n + 100);
	privacy_json(text, &once);
	privacy_json(buf_sl(&once), &twice);
	CHECK(!once.full && !twice.full);
	CHECK(sl_equal(buf_sl(&once), buf_sl(&twice)));
	buf_release(&once);
	buf_release(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sl text = {(const char *)data, size};
	struct wire_reply r = {.body = text};
	char id[REQUEST_ID_CHARS];
	struct doc d;
	doc_init(&d);
	doc_add_json(&d, (int)(size % 3), text);
	check_text(&d, text);
	check_places(&d);
	check_finding(&d, text);
	check_masked(text);
	for (size_t i = 0; i < d.n; i += 1 + size % 7)
		doc_toggle(&d, i);
	check_places(&d);
	doc_fold_all(&d, true);
	check_places(&d);
	if (d.n) {
		doc_reveal(&d, d.n / 2);
		CHECK(doc_line_at(&d, doc_place(&d, d.n / 2)) == d.n / 2);
	}
	doc_release(&d);
	reply_request_id(&r, id);
	for (const char *c = id; *c; c++)
		CHECK(*c > ' ' && *c < 0x7F);
	return 0;
}
