/* SPDX-License-Identifier: MIT */
/*
 * The job of `B`: asks for the daily costs of many customers, one customer after the other. It is
 * proposed with its cost first, then it runs until all is known, it is stopped, or the API fails.
 */
#ifndef APP_BURN_BURN_JOB_H
#define APP_BURN_BURN_JOB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct model;
struct request;

enum burn_job_state {
	BURN_JOB_NONE,
	BURN_JOB_PROPOSED, /* the customers are chosen, no request is sent yet */
	BURN_JOB_RUNNING,
	BURN_JOB_ENDED /* `r` asks again for what failed and for late bills */
};

struct burn_customer {
	uint64_t uin;
	bool failed; /* it is not asked again before `r` */
};

/* Where a customer is in the job. */
struct burn_place {
	uint64_t uin;
	size_t at;
};

struct burn_job {
	enum burn_job_state state;
	struct burn_customer *customers; /* in the order in which they are asked; owned */
	struct burn_place *places;       /* by UIN, of each customer once; owned */
	size_t n, cap, n_places;
	size_t first;         /* those before it are known or have failed */
	size_t failed_in_row; /* customers, since the last good answer */
	char why[400];        /* the reason of the last failure */
};

/* Chooses the marked customers, else those at risk or low among the loaded, else those on the
 * screen. Returns how many; 0 after a message about the reason. */
size_t burn_job_propose(struct model *m);
/* Counts the requests that the proposed job needs for so many days of each customer. */
uint64_t burn_job_count_requests(const struct model *m, int days);
void burn_job_start(struct model *m, int days);
/* Ends the job and forgets its customers. The costs stay. */
void burn_job_drop(struct model *m);
/* Likewise, with a message; false when none is running. */
bool burn_job_stop(struct model *m);
/* Finds a customer of the job; NULL if it is not among them. */
const struct burn_customer *burn_job_find(const struct burn_job *job, uint64_t uin);
/* Counts the customers that need no more requests. */
size_t burn_job_count_done(const struct model *m);
/* Lists the next requests, at most `most`. */
size_t burn_job_wants(const struct model *m, struct request *out, size_t most);
/* An answer came, of any customer. */
void burn_job_note_answer(struct model *m);
/* What this customer's costs were asked for has failed for good. */
void burn_job_note_failure(struct model *m, uint64_t uin, const char *why);
/* Asks again for what failed. */
void burn_job_again(struct model *m);
void burn_job_release(struct model *m);

#endif
