/* SPDX-License-Identifier: MIT */
/* Masks personal data on the screen. */
#include "view/kit/privacy.h"

#include <inttypes.h>
#include <stdio.h>

#define UIN_DIGITS 4 /* digits that stay visible, enough to tell rows apart */

static bool is_personal(enum customer_field f)
{
	return f == FIELD_NAME || f == FIELD_REMARK || f == FIELD_EMAIL || f == FIELD_MOBILE;
}

struct sl privacy_text(const struct draw *s, struct sl text)
{
	/* The mask has a fixed length, because the length of a name may identify its owner. */
	return s->m->masked && text.n ? sl_from(s->gl->mask) : text;
}

struct sl privacy_field(const struct draw *s, const struct customer *c, enum customer_field f,
			char out[FORMAT_CHARS])
{
	struct sl text = customer_text(c, f);
	if (is_personal(f))
		return privacy_text(s, text);
	if (!s->m->masked || f != FIELD_CLIENT_UIN || text.n == 0)
		return text;
	if (c->known & KNOWN_UIN)
		text = sl_drop(text, text.n > UIN_DIGITS ? text.n - UIN_DIGITS : text.n);
	else
		text.n = 0;
	snprintf(out, FORMAT_CHARS, "%s%.*s", s->gl->mask, (int)text.n, text.p);
	return sl_from(out);
}

struct sl privacy_uin(const struct draw *s, uint64_t uin, char out[FORMAT_CHARS])
{
	char digits[FORMAT_CHARS];
	snprintf(digits, sizeof digits, "%" PRIu64, uin);
	struct sl text = sl_from(digits);
	if (s->m->masked)
		text = sl_drop(text, text.n > UIN_DIGITS ? text.n - UIN_DIGITS : text.n);
	snprintf(out, FORMAT_CHARS, "%s%.*s", s->m->masked ? s->gl->mask : "", (int)text.n, text.p);
	return sl_from(out);
}

void privacy_query(const struct draw *s, const struct query *q, char *out, size_t size)
{
	struct query masked = *q;
	if (s->m->masked && q->type != FILTER_NONE)
		sl_to_chars(sl_from(s->gl->mask), masked.text, sizeof masked.text);
	query_describe(s->lang, &masked, out, size);
}
