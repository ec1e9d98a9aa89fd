/* SPDX-License-Identifier: MIT */
/* A flow (flow.h) brought to where a test begins, and what it asks about. */
#ifndef FLOW_START_H
#define FLOW_START_H

#include "flow.h"

/* Starts a browser of 24 x 80 on these customers, with pages of that size, and loads what it wants.
 */
struct flow *flow_start(const char *customers, uint32_t page_size);
/* Ends it; nothing that must hold was broken on the way (fails the test). */
void flow_end(struct flow *f);

void flow_type_text(struct flow *f, const char *text);
void flow_paste_text(struct flow *f, const char *text);
uint64_t flow_cursor_row(const struct flow *f); /* the cursor's, from 1 */
bool flow_says(const struct flow *f, const char *part);
size_t flow_sends(const struct flow *f); /* so far */
/* The session has ended with that exit code, nothing flies, and no key brings it back. */
void flow_quits_with(struct flow *f, int code);

#endif
