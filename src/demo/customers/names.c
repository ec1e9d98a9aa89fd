/* SPDX-License-Identifier: MIT */
/* Builds names, remarks, e-mail addresses and telephone numbers. */
#include "names.h"

#include "base/mem.h"
#include "base/text.h"

#include "random.h"
#include "words.h"

#define WORDS_BYTES_MAX (1u << 16)

static uint32_t count_words(void)
{
	uint32_t n = 0;

	for (int l = 0; l < WORD_LISTS; l++)
		n += words_in((enum word_list)l).n;
	return n;
}

/* Copies all words. Slices are made at the end, because the bytes may move while they grow. */
static void add_words(struct names *n, bool folded)
{
	uint32_t at = 0, total = count_words();
	size_t *end = mem_alloc(total + 1, sizeof(*end));

	for (int l = 0; l < WORD_LISTS; l++) {
		struct words w = words_in((enum word_list)l);

		n->list[l] = (struct names_list){n->words + at, w.n};
		for (uint32_t i = 0; i < w.n; i++, at++) {
			if (folded)
				text_fold(sl_from(w.word[i].text), &n->bytes);
			else
				buf_add_chars(&n->bytes, w.word[i].text);
			end[at + 1] = n->bytes.n;
		}
	}
	if (n->bytes.full)
		BUG("the words do not fit");
	for (at = 0; at < total; at++)
		n->words[at] = (struct sl){n->bytes.p + end[at], end[at + 1] - end[at]};
	mem_free(end);
}

void names_init(struct names *n, bool folded)
{
	buf_init(&n->bytes, WORDS_BYTES_MAX);
	n->words = mem_alloc(count_words(), sizeof(*n->words));
	n->list = mem_alloc(WORD_LISTS, sizeof(*n->list));
	add_words(n, folded);
}

void names_release(struct names *n)
{
	buf_release(&n->bytes);
	mem_free(n->words);
	mem_free(n->list);
}

static void add_pattern(const struct names *n, const struct pattern *p, uint64_t draw,
			struct buf *out)
{
	for (size_t i = 0; i < PATTERN_PARTS && p->part[i] != WORDS_NONE; i++) {
		const struct names_list *l = &n->list[p->part[i]];

		buf_add(out, l->word[random_take(&draw, l->n)]);
	}
}

static const struct pattern *find_name_pattern(uint64_t seed, uint32_t id, uint64_t *draw)
{
	*draw = random_draw(seed, id, STREAM_NAME);
	return words_name_pattern(random_take(draw, PATTERN_WEIGHTS));
}

void names_name(const struct names *n, uint64_t seed, uint32_t id, struct buf *out)
{
	uint64_t draw;
	const struct pattern *p = find_name_pattern(seed, id, &draw);

	add_pattern(n, p, draw, out);
}

void names_remark(const struct names *n, uint64_t seed, uint32_t id, struct buf *out)
{
	uint64_t draw = random_draw(seed, id, STREAM_REMARK);
	const struct pattern *p = words_remark_pattern(random_take(&draw, PATTERN_WEIGHTS));

	add_pattern(n, p, draw, out);
}

/* Returns the brand in the name as a domain label; every pattern of names has one word with one. */
static const char *find_slug(uint64_t seed, uint32_t id)
{
	uint64_t draw;
	const struct pattern *p = find_name_pattern(seed, id, &draw);

	for (size_t i = 0; i < PATTERN_PARTS && p->part[i] != WORDS_NONE; i++) {
		struct words w = words_in(p->part[i]);
		const char *slug = w.word[random_take(&draw, w.n)].slug;

		if (slug)
			return slug;
	}
	BUG("a name without a word for its domain");
}

/* Keeps at most four characters, and half of a short mailbox, which else would not be masked. */
static void mask_mailbox(struct buf *out, size_t mailbox_bytes)
{
	size_t kept = mailbox_bytes >= 8 ? 4 : (mailbox_bytes + 1) / 2;

	buf_drop_end(out, mailbox_bytes - kept);
	buf_add(out, SL("*********"));
}

void names_email(const struct names *n, uint64_t seed, uint32_t id, bool masked, struct buf *out)
{
	uint64_t draw = random_draw(seed, id, STREAM_PEOPLE);
	const struct names_list *box = &n->list[WORDS_MAILBOX], *digit = &n->list[WORDS_DIGIT];
	const struct names_list *domain = &n->list[WORDS_AT_DOMAIN];
	size_t start = out->n;

	buf_add(out, box->word[random_take(&draw, box->n)]);
	for (uint32_t digits = random_take(&draw, 5); digits > 0; digits--)
		buf_add(out, digit->word[random_take(&draw, digit->n)]);
	if (masked)
		mask_mailbox(out, out->n - start);
	buf_add_byte(out, '@');
	buf_add_chars(out, find_slug(seed, id));
	buf_add(out, domain->word[random_take(&draw, domain->n)]);
}

void names_mobile(uint64_t seed, uint32_t id, struct buf *out)
{
	uint64_t draw = random_draw(seed, id, STREAM_MOBILE), unused;
	uint32_t mine = random_take(&draw, 10), tail = random_take(&draw, 10000),
		 country = random_take(&draw, 4);

	switch (find_name_pattern(seed, id, &unused)->script) {
	case SCRIPT_CHINESE: buf_addf(out, "+86 13%u****%04u", mine, tail); return;
	case SCRIPT_JAPANESE: buf_addf(out, "+81 90-****-%04u", tail); return;
	case SCRIPT_KOREAN: buf_addf(out, "+82 10-****-%04u", tail); return;
	case SCRIPT_LATIN: break;
	}
	/* NANPA (555-01xx) and Ofcom (07700 900xxx) reserve these numbers for fiction. */
	if (country == 0)
		buf_addf(out, "+1 202 555 01%02u", tail % 100);
	else if (country == 1)
		buf_addf(out, "+44 7700 900%03u", tail % 1000);
	else
		buf_addf(out, "+65 8%u** %04u", mine, tail);
}
