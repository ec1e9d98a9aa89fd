/* SPDX-License-Identifier: MIT */
/*
 * Personal data masked on the screen: names, e-mail addresses, mobile numbers, remarks, operators,
 * and of UINs all but the last digits. The model holds the data as before; what is copied or
 * exported is in clear, and said to be.
 */
#ifndef APP_PRIVACY_H
#define APP_PRIVACY_H

#include "base/buf.h"

#define PRIVACY_MASK "***" /* of a value in a document */

/*
 * A document of the API with all values masked that may be about a person: texts but for those
 * under names known to be none, and UINs. Works on what is cut short too; what is no JSON is masked
 * whole.
 */
void privacy_json(struct sl json, struct buf *out);

#endif
