/* SPDX-License-Identifier: MIT */
/*
 * What went wrong in this session, newest last, bounded: for the log pane, and for --log, which
 * writes each entry as it comes. Holds codes and our own sentences about them; never the API's
 * words, a filter or a customer, which could tell whose data it was.
 */
#ifndef APP_MODEL_LOG_H
#define APP_MODEL_LOG_H

#include "app/model/journal.h"

#define LOG_MAX 200

/* What followed. */
enum log_fate {
	LOG_AGAIN,    /* it is tried again */
	LOG_GIVEN_UP, /* until the user acts */
	LOG_HALTED,   /* and all other requests with it */
	LOG_MARKED    /* it is shown as what it is; the rest of the page is as it should be */
};

struct log_entry {
	uint64_t number; /* from 1 */
	int64_t wall_s;
	uint64_t id; /* of the send; 0 when it was about none */
	enum api_action action;
	uint32_t page;
	int tries, http_status;
	int64_t elapsed_ms;
	enum log_fate fate;
	char code[80], request_id[72];
	const char *meaning, *remedy;
	char reason[200];  /* what and where, in our own words; may be empty */
	uint32_t row;      /* of the page, from 1; 0 when it is about no row */
	size_t byte;       /* of the body, with a row */
	const char *field; /* with a row; NULL for all of it */
};

struct log {
	struct log_entry ring[LOG_MAX];
	uint64_t n; /* ever added */
};

/* Of a request that failed; its number. */
uint64_t log_failure(struct log *l, const struct exchange *x, enum log_fate fate, int64_t wall_s);
/* Of something in a page that was not understood; of flaw NULL, how many more there were. */
uint64_t log_flaw(struct log *l, const struct exchange *x, const struct flaw *flaw, size_t more,
		  int64_t wall_s);
/* Credentials that could not be fetched again. */
uint64_t log_not_renewed(struct log *l, int64_t wall_s);
/* The i-th from the newest; NULL past the oldest remembered. */
const struct log_entry *log_at(const struct log *l, uint64_t i);
const struct log_entry *log_number(const struct log *l, uint64_t number);
const char *log_fate_name(enum log_fate f); /* "tried again", "given up", "stopped", "marked" */

#endif
