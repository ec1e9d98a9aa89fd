/* SPDX-License-Identifier: MIT */
/* Finds certificates in PEM that are glued together, cut off or damaged. */
#include "codec/pem.h"

#include <stdint.h>
#include <string.h>

#include "base/attr.h"

#define HEAD 12 /* bytes that hold the length of a certificate, and more */

/* The block that is being read. */
struct block {
	struct sl label; /* "CERTIFICATE"; empty between blocks */
	int line;        /* on which it began */
	bool counts;     /* it is a certificate */
	size_t digits;   /* base64 digits, '=' not counted */
	size_t padding;  /* '=' at the end */
	char head[HEAD]; /* the first digits */
};

static bool is_certificate(struct sl label)
{
	return sl_equal(label, SL("CERTIFICATE")) || sl_equal(label, SL("TRUSTED CERTIFICATE")) ||
	       sl_equal(label, SL("X509 CERTIFICATE"));
}

static bool holds(struct sl line, struct sl part)
{
	for (; line.n >= part.n; line = sl_drop(line, 1))
		if (sl_starts(line, part))
			return true;
	return false;
}

/* Takes the label out of a line that is "-----BEGIN LABEL-----" and nothing else. */
static bool read_label(struct sl line, struct sl begin, struct sl *label)
{
	struct sl dashes = SL("-----");
	if (!sl_starts(line, begin) || line.n < begin.n + dashes.n)
		return false;
	*label = sl_take(sl_drop(line, begin.n), line.n - begin.n - dashes.n);
	return sl_equal(sl_drop(line, line.n - dashes.n), dashes) && !holds(*label, dashes);
}

static int base64_value(char c)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = c ? strchr(digits, c) : NULL;
	return at ? (int)(at - digits) : -1;
}

/* Decodes the first n bytes of the block. */
static void decode_head(const struct block *b, unsigned char *out, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		uint32_t four = 0;
		for (size_t j = 0; j < 4; j++)
			four = four << 6 | (uint32_t)base64_value(b->head[i / 3 * 4 + j]);
		out[i] = (unsigned char)(four >> (16 - i % 3 * 8));
	}
}

/* A certificate begins with the byte 0x30 and its length (DER). */
static bool has_its_length(const struct block *b)
{
	unsigned char head[6];
	size_t bytes = b->digits * 3 / 4, length = 0;
	if (b->digits < HEAD || (b->digits + b->padding) % 4 != 0)
		return false;
	decode_head(b, head, sizeof head);
	size_t more = head[1] < 0x80 ? 0 : head[1] - 0x80u;
	if (head[0] != 0x30 || more > 4)
		return false;
	if (more == 0)
		length = head[1];
	for (size_t i = 0; i < more; i++)
		length = length << 8 | head[2 + i];
	/* What makes a certificate a trusted one follows it. */
	return length + 2 + more == bytes ||
	       (sl_starts(b->label, SL("TRUSTED")) && length + 2 + more <= bytes);
}

static bool refuse_cut(const struct block *b, struct err *e)
{
	return err_set(
	    e, ERR_CONFIG,
	    "the certificate that begins in line %d is cut off or damaged; copy it again", b->line);
}

static bool refuse_glued(int line, struct err *e)
{
	return err_set(
	    e, ERR_CONFIG,
	    "line %d: each -----BEGIN and -----END needs a line of its own; is a line end "
	    "missing between two certificates?",
	    line);
}

static bool take_digits(struct block *b, struct sl line, int number, struct err *e)
{
	for (size_t i = 0; i < line.n; i++) {
		char c = line.p[i];
		if (c == '=') {
			b->padding++;
			continue;
		}
		if (base64_value(c) < 0 || b->padding)
			return err_set(e, ERR_CONFIG,
				       "line %d is no part of a certificate (base64); copy the "
				       "certificate again",
				       number);
		if (b->digits < HEAD)
			b->head[b->digits] = c;
		b->digits++;
	}
	return true;
}

static bool begin_block(struct block *b, struct sl label, int line, struct err *e)
{
	if (b->counts)
		return refuse_cut(b, e);
	*b = (struct block){.label = label, .line = line, .counts = is_certificate(label)};
	return true;
}

static bool end_block(struct block *b, struct sl label, int line, size_t *n, struct err *e)
{
	if (is_certificate(label) && !b->counts)
		return err_set(e, ERR_CONFIG,
			       "line %d ends a certificate that has no -----BEGIN line; copy it "
			       "again",
			       line);
	if (b->counts && (!sl_equal(label, b->label) || !has_its_length(b)))
		return refuse_cut(b, e);
	*n += b->counts;
	*b = (struct block){.line = 0};
	return true;
}

static bool take_line(struct block *b, struct sl line, int number, size_t *n, struct err *e)
{
	struct sl begin = SL("-----BEGIN "), end = SL("-----END "), label;
	if (read_label(line, begin, &label))
		return begin_block(b, label, number, e);
	if (read_label(line, end, &label))
		return end_block(b, label, number, n, e);
	if (holds(line, begin) || holds(line, end))
		return refuse_glued(number, e);
	return !b->counts || take_digits(b, line, number, e);
}

static struct sl trim_end(struct sl line)
{
	while (line.n && strchr(" \t\r", line.p[line.n - 1]))
		line.n--;
	return line;
}

bool pem_check(struct sl text, struct err *e)
{
	struct block b = {.line = 0};
	struct sl line;
	size_t n = 0;
	for (int number = 1; sl_split(&text, '\n', &line); number++)
		if (!take_line(&b, trim_end(line), number, &n, e))
			return false;
	if (b.counts)
		return refuse_cut(&b, e);
	return n > 0 || err_set(e, ERR_CONFIG, "it contains no PEM certificate");
}

bool pem_has_trust_settings(struct sl text)
{
	struct sl line;
	while (sl_split(&text, '\n', &line))
		if (sl_starts(line, SL("-----BEGIN TRUSTED CERTIFICATE")))
			return true;
	return false;
}
