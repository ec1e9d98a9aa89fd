/* SPDX-License-Identifier: MIT */
/* What happened to customers between two snapshots. */
#ifndef SNAPSHOT_CHANGE_H
#define SNAPSHOT_CHANGE_H

#include "store/credit_status.h"

#include "snapshot/snapshot.h"

/* The classes of change; a customer may be in several. */
enum change_class {
	CHANGE_NEW,
	CHANGE_GONE,
	CHANGE_WORSE,     /* its credit status became graver */
	CHANGE_BETTER,    /* less grave */
	CHANGE_ALLOCATED, /* Credit rose */
	CHANGE_REDUCED,   /* Credit fell */
	CHANGE_USED,      /* used (Credit less Remaining) rose: consumption, free of allocations */
	CHANGE_REPAID,    /* used fell */
	CHANGE_SUSPENDED, /* Force became other than 0 */
	CHANGE_RELEASED,  /* Force became 0 */
	CHANGE_DROP       /* used rose much more than on the customer's usual days */
};
#define CHANGE_CLASSES 11
#define CHANGE_BIT(c)  (1u << (unsigned)(c))

const char *change_name(enum change_class c); /* "new", "gone", ... as a word of the interface */

/* A drop is sudden when more was used than this many usual days, and than this part of the credit.
 */
#define CHANGE_DROP_DAYS    3
#define CHANGE_DROP_PERCENT 10

struct change {
	uint64_t uin;
	unsigned classes; /* CHANGE_BIT; not 0 */
	const struct snapshot_row *before,
	    *after;                  /* NULL: new, gone; borrowed from the snapshots */
	enum credit_status from, to; /* STATUS_NA without a row */
	/* The differences of both amounts are known: later less earlier, saturating. */
	bool has_amounts;
	int64_t credit, remaining, used; /* micro-dollars; 0 unless has_amounts */
};

struct changes {
	struct change *items; /* owned; in the order of UINs until changes_order */
	size_t n;
	size_t counts[CHANGE_CLASSES]; /* customers in each class */
};

/* Compares the rows of one customer, of which one may be NULL. It finds no sudden drop. */
void change_compare(const struct snapshot_row *before, const struct snapshot_row *after,
		    const struct thresholds *t, struct change *out);

/* What a customer uses on a usual day, in micro-dollars; false when that is not known. */
typedef bool change_usual_day(void *ctx, uint64_t uin, int64_t *used);

/* Compares two sorted snapshots. usual may be NULL: then no drop is sudden. The changes borrow from
 * both snapshots; release them first. */
void changes_compare(const struct snapshot *before, const struct snapshot *after,
		     const struct thresholds *t, change_usual_day *usual, void *ctx,
		     struct changes *out);
/* Orders them, the worst first: who became graver, by the status reached; sudden drops; gone; then
 * by what was used, the most first; equal ones by UIN. */
void changes_order(struct changes *c);
void changes_release(struct changes *c);

#endif
