/* SPDX-License-Identifier: MIT */
/* Starts a flow (flow.h) where most tests begin, and answers short questions about it. */
#ifndef FLOW_START_H
#define FLOW_START_H

#include "flow.h"

/* Starts a browser of 24 x 80 on these customers (see fake_customers.h) and answers all that it
 * requests. The caller ends it with flow_end. */
struct flow *flow_start(const char *customers, uint32_t page_size);
/* Likewise with the history on, which asks for an earlier snapshot when all are loaded. */
struct flow *flow_start_history(const char *customers, uint32_t page_size);
/* Answers with a snapshot of these customers so many hours ago, when every third of them had spent
 * so many dollars more or less than now (fake_customers.h). */
void flow_found(struct flow *f, int hours, const char *customers, int64_t spent);
/* The snapshots tell that each customer used so many dollars on each of the last days; 0: they tell
 * nothing. */
void flow_costs(struct flow *f, int64_t dollars);
/* Starts to list the customers of a query whole, without a screen's demand, and answers nothing
 * yet. */
struct flow *flow_list(struct query query, const char *customers, uint32_t page_size);
/* Asserts that these customers are loaded, and no more. */
void flow_assert_listed(const struct flow *f, const char *customers);
/* Ends and frees it; fails the test when flow_check found something broken on the way. */
void flow_end(struct flow *f);

/* Types, or pastes, a text. */
void flow_type_text(struct flow *f, const char *text);
void flow_paste_text(struct flow *f, const char *text);
uint64_t flow_cursor_row(const struct flow *f); /* the row of the cursor, from 1 */
/* Whether the message line shows this part of a sentence. */
bool flow_says(const struct flow *f, const char *part);
size_t flow_sends(const struct flow *f); /* requests sent so far */
/* Asserts that the session ended with this exit code, no request is in flight, and no key restarts
 * it. */
void flow_quits_with(struct flow *f, int code);

#endif
