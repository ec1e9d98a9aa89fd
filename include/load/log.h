/* SPDX-License-Identifier: MIT */
/*
 * The failures of this session, newest last, at most LOG_MAX: for the log pane, and for --log,
 * which writes each entry as it comes. Entries hold codes and our own sentences about them; never
 * the API's words, a filter or a customer, which could reveal whose data it was.
 */
#ifndef LOAD_LOG_H
#define LOAD_LOG_H

#include "fetch/fetch.h"

#define LOG_MAX 200

/* The consequence of a failure. */
enum log_fate {
	LOG_AGAIN,    /* the request is sent again */
	LOG_GIVEN_UP, /* the request is given up until the user acts */
	LOG_HALTED,   /* all requests stop until the user acts */
	LOG_NOTED,    /* the session goes on */
	LOG_MARKED    /* the field or row is marked; the rest of the page is good */
};

struct log_entry {
	uint64_t number; /* from 1 */
	int64_t wall_s;
	uint64_t id; /* the request; 0: the entry is about none */
	enum api_action action;
	uint32_t page;
	int tries, http_status;
	int64_t elapsed_ms;
	enum log_fate fate;
	char code[80], request_id[72];
	const char *meaning, *remedy;
	char reason[320];  /* details, in our own words; may be empty */
	uint32_t row;      /* row of the page, from 1; 0: about no row */
	size_t byte;       /* position in the body; with a row only */
	const char *field; /* with a row only; NULL: the whole row */
};

struct log {
	struct log_entry ring[LOG_MAX];
	uint64_t n; /* entries ever added */
};

/* A reply, and what came of it. */
struct log_reply {
	const struct wire_reply *reply;
	const struct outcome *out;
};

/* Adds a request that failed; returns the number of the entry. */
uint64_t log_failure(struct log *l, struct log_reply of, enum log_fate fate, int64_t wall_s);
/* Adds a part of a page that was not understood; if flaw is NULL, adds how many more there were.
 * Returns the number of the entry. */
uint64_t log_flaw(struct log *l, struct log_reply of, const struct flaw *flaw, size_t more,
		  int64_t wall_s);
/* Adds a warning from before the session; returns the number of the entry. */
uint64_t log_warning(struct log *l, bool credentials, const char *text, int64_t wall_s);
/* Adds a failed renewal of the credentials; returns the number of the entry. */
uint64_t log_not_renewed(struct log *l, bool ended, int64_t wall_s);
/* Returns the i-th entry from the newest; NULL past the oldest kept. */
const struct log_entry *log_at(const struct log *l, uint64_t i);
const struct log_entry *log_number(const struct log *l, uint64_t number);
/* Gives the entries of an EFFECT_LOG to write, in order. */
void log_each(const struct log *l, const struct effect *fx,
	      void (*write)(void *ctx, const struct log_entry *e), void *ctx);
const char *log_fate_name(enum log_fate f); /* "tried again", "given up", "stopped", "noted",
					     * "marked" */

#endif
