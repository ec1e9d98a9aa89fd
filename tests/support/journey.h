/* SPDX-License-Identifier: MIT */
/*
 * A journey through a fault: the real browser against the demo API over TLS, told by what the
 * screen says and what the server's log holds. Waits for screens and log lines, never for time.
 */
#ifndef JOURNEY_H
#define JOURNEY_H

#include "browser.h"
#include "demo/dataset.h"

#define JOURNEY_CUSTOMERS 1000
#define JOURNEY_REQUESTS  1000

struct journey {
	struct browser b;
	struct dataset data; /* as the server's at its start */
	struct demo_request log[JOURNEY_REQUESTS];
	size_t n_log;
};

/* Options are words with single blanks between. */
struct journey *journey_start(uint32_t customers, const char *demo, const char *options);
struct journey *journey_start_with(uint32_t customers, const char *demo, const char *options,
				   const struct browser_options *o);
/* Ends the browser as a person would; nothing stands on standard error. */
void journey_end(struct journey *j);

/* Waits until the screen says this, on one line or wrapped over several. */
void journey_sees(struct journey *j, const char *sentence);
/* The rows that are there can be gone through. */
void journey_scrolls(struct journey *j);
/* Goes through the whole list: each of the server's customers once, in its order. */
void journey_has_all(struct journey *j);

/* Reads the server's log anew; how many requests it holds. */
size_t journey_requests(struct journey *j);
/* Waits until it holds so many. */
void journey_awaits_requests(struct journey *j, size_t n);
/* Waits until no further request comes. */
void journey_rests(struct journey *j);
/* Never more than five in a second, each signed when it was sent. */
void journey_obeys(struct journey *j);

#endif
