/* SPDX-License-Identifier: MIT */
/* Masks personal data on the screen while the user wants it masked (app/model/privacy.h). */
#ifndef VIEW_KIT_PRIVACY_H
#define VIEW_KIT_PRIVACY_H

#include "view/kit/format.h"

/* Returns a field's text, or its mask, written to out, while data is masked. An empty text stays
 * empty. */
struct sl privacy_field(const struct draw *s, const struct customer *c, enum customer_field f,
			char out[FORMAT_CHARS]);
/* Returns the UIN of a customer who may not be loaded, or its mask, written to out. */
struct sl privacy_uin(const struct draw *s, uint64_t uin, char out[FORMAT_CHARS]);
/* Returns text about a person, or the mask. */
struct sl privacy_text(const struct draw *s, struct sl text);
/* Calls query_describe with the filter's text replaced by the mask while data is masked. */
void privacy_query(const struct draw *s, const struct query *q, char *out, size_t size);

#endif
