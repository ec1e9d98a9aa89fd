/* SPDX-License-Identifier: MIT */
/*
 * A journey through a fault: the real browser against the demo API over TLS, told by what the
 * screen says and what the server's log holds. Waits for screens and log lines, never for time.
 */
#ifndef E2E_H
#define E2E_H

#include "demo/dataset.h"
#include "program.h"

#define E2E_CUSTOMERS 1000
#define E2E_REQUESTS  1000

struct e2e {
	struct program b;
	struct dataset data; /* as the server's at its start */
	struct demo_child_request log[E2E_REQUESTS];
	size_t n_log;
};

/* Options are words with single blanks between. */
struct e2e *e2e_start(uint32_t customers, const char *demo, const char *options);
struct e2e *e2e_start_with(uint32_t customers, const char *demo, const char *options,
			   const struct program_options *o);
/* Ends the browser as a person would; nothing stands on standard error. */
void e2e_end(struct e2e *j);

/* Waits until the screen says this, on one line or wrapped over several. */
void e2e_sees(struct e2e *j, const char *sentence);
/* The rows that are there can be gone through. */
void e2e_scrolls(struct e2e *j);
/* Goes through the whole list: each of the server's customers once, in its order. */
void e2e_has_all(struct e2e *j);

/* Reads the server's log anew; how many requests it holds. */
size_t e2e_requests(struct e2e *j);
/* Waits until it holds so many. */
void e2e_awaits_requests(struct e2e *j, size_t n);
/* Waits until no further request comes. */
void e2e_rests(struct e2e *j);
/* Never more than five in a second, each signed when it was sent. */
void e2e_obeys(struct e2e *j);

#endif
