/* SPDX-License-Identifier: MIT */
/*
 * Masks personal data on the screen: names, e-mail addresses, mobile numbers, remarks, operators,
 * and all but the last digits of UINs. The model still holds the data; copies and exports are in
 * clear, and say so.
 */
#ifndef APP_MODEL_PRIVACY_H
#define APP_MODEL_PRIVACY_H

#include "base/buf.h"

#define PRIVACY_MASK "***" /* replaces a value in a document */

/*
 * Writes a document of the API with every value masked that may be about a person: texts and
 * numbers, except under names known to be impersonal, and member names that are not names of
 * fields. A document that is cut short is masked as well; text that is not JSON is masked
 * completely.
 */
void privacy_json(struct sl json, struct buf *out);
/* Tells whether such a document keeps the value of a member of this name: it is about no person. */
bool privacy_keeps(struct sl name, struct sl text, bool is_number);

/* Writes a replacement for such a value. raw is the value as it is in the document, a text with
 * its quotes. */
struct privacy_pen {
	void (*put)(void *ctx, struct sl name, struct sl raw, struct buf *out);
	void *ctx;
};
void privacy_rewrite(struct sl json, const struct privacy_pen *pen, struct buf *out);

#endif
