/* SPDX-License-Identifier: MIT */
/*
 * Personal data masked on the screen: names, e-mail addresses, mobile numbers, remarks, operators,
 * and of UINs all but the last digits. The model holds the data as before; what is copied or
 * exported is in clear, and said to be.
 */
#ifndef APP_MODEL_PRIVACY_H
#define APP_MODEL_PRIVACY_H

#include "base/buf.h"

#define PRIVACY_MASK "***" /* of a value in a document */

/*
 * A document of the API with all values masked that may be about a person: texts and numbers but
 * for those under names known to be none, and what is no name of a field. Works on what is cut
 * short too; what is no JSON is masked whole.
 */
void privacy_json(struct sl json, struct buf *out);

/* What writes something else in the place of such a value: raw is as it stands in the document, a
 * text with its quotes. */
struct privacy_pen {
	void (*put)(void *ctx, struct sl name, struct sl raw, struct buf *out);
	void *ctx;
};
void privacy_rewrite(struct sl json, const struct privacy_pen *pen, struct buf *out);

#endif
