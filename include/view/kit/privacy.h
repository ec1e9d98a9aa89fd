/* SPDX-License-Identifier: MIT */
/* What may be seen while personal data is masked (app/privacy.h). */
#ifndef VIEW_KIT_PRIVACY_H
#define VIEW_KIT_PRIVACY_H

#include "view/kit/format.h"

/* A field's text; while it is masked, what stands for it in out. Nothing stays nothing. */
struct sl privacy_field(const struct draw *s, const struct customer *c, enum customer_field f,
			char out[FORMAT_CHARS]);
/* The same for any text about a person. */
struct sl privacy_text(const struct draw *s, struct sl text);
/* query_describe, without what was asked for. */
void privacy_query(const struct draw *s, const struct query *q, char *out, size_t size);

#endif
