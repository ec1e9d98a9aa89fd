/* SPDX-License-Identifier: MIT */
/* A text as searching and sorting compare it: case-folded, without accents, with a blank for each
 * control. */
#ifndef STORE_FOLDED_TEXT_H
#define STORE_FOLDED_TEXT_H

#include "base/buf.h"

#define FOLDED_TEXT_END '\0' /* no folded text holds it */

/* Appends the folded text and FOLDED_TEXT_END. */
void folded_text_add(struct sl s, struct buf *out);

#endif
