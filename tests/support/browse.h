/* SPDX-License-Identifier: MIT */
/* A flow (flow.h) brought to where a test begins, and what it asks about. */
#ifndef BROWSE_H
#define BROWSE_H

#include "flow.h"

/* Starts a browser of 24 x 80 on these customers, with pages of that size, and loads what it wants.
 */
struct flow *browse_start(const char *customers, uint32_t page_size);
/* Ends it; nothing that must hold was broken on the way (fails the test). */
void browse_end(struct flow *f);

void browse_type(struct flow *f, const char *text);
void browse_paste(struct flow *f, const char *text);
uint64_t browse_row(const struct flow *f); /* the cursor's, from 1 */
bool browse_says(const struct flow *f, const char *part);
size_t browse_sends(const struct flow *f); /* so far */
/* The session has ended with that exit code, nothing flies, and no key brings it back. */
void browse_quits_with(struct flow *f, int code);

#endif
