/* SPDX-License-Identifier: MIT */
/*
 * An end-to-end run: the real browser against the demo API over TLS with one fault. The test sees
 * the screen and the server's log; it waits for screens and log lines, never for time.
 */
#ifndef E2E_H
#define E2E_H

#include "demo/customers/dataset.h"
#include "program.h"

#define E2E_CUSTOMERS 1000
#define E2E_REQUESTS  1000

struct e2e {
	struct program b;
	struct dataset data; /* the same as the server's at its start */
	struct demo_child_request log[E2E_REQUESTS];
	size_t n_log;
};

/* Options are words with single blanks between. */
struct e2e *e2e_start(uint32_t customers, const char *demo, const char *options);
struct e2e *e2e_start_with(uint32_t customers, const char *demo, const char *options,
			   const struct program_options *o);
/* Quits the browser by its key; fails the test when standard error is not empty. */
void e2e_end(struct e2e *j);

/* Waits until the screen shows this sentence, on one line or wrapped over several. */
void e2e_sees(struct e2e *j, const char *sentence);
/* Asserts that the cursor moves through the loaded rows. */
void e2e_scrolls(struct e2e *j);
/* Scrolls through the whole list; asserts that it has each of the server's customers once, in the
 * server's order. */
void e2e_has_all(struct e2e *j);

/* Reads the server's log again; returns how many requests it holds. */
size_t e2e_requests(struct e2e *j);
/* Waits until the log holds n requests. */
void e2e_awaits_requests(struct e2e *j, size_t n);
/* Waits until no further request comes. */
void e2e_rests(struct e2e *j);
/* Asserts at most five requests in any second, each signed when it was sent. */
void e2e_obeys(struct e2e *j);

#endif
