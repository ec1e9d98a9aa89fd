/* SPDX-License-Identifier: MIT */
/*
 * The amounts of all customers at one moment, as they are kept for comparison with later ones: no
 * name, address, telephone number or remark.
 */
#ifndef SNAPSHOT_SNAPSHOT_H
#define SNAPSHOT_SNAPSHOT_H

#include "api/customer.h"

/* More customers are not kept in one snapshot. */
#define SNAPSHOT_ROWS_MAX 1000000

/* The bits of a customer's known that a row keeps. */
#define SNAPSHOT_KNOWN (KNOWN_CREDIT | KNOWN_REMAINING | KNOWN_FORCE)

struct snapshot_row {
	uint64_t uin;
	int64_t credit, remaining; /* micro-dollars; 0 if not known */
	int32_t force;             /* 0 if not known */
	uint32_t known;            /* KNOWN_ bits */
};

struct snapshot {
	int64_t taken_s;           /* Unix time of the first answer */
	struct snapshot_row *rows; /* owned; ascending by UIN after snapshot_sort, each UIN once */
	size_t n, capacity;
};

void snapshot_init(struct snapshot *s, int64_t taken_s);
void snapshot_release(struct snapshot *s);
/* Makes the row of a customer; false without a UIN above 0. */
bool snapshot_row_of(const struct customer *c, struct snapshot_row *out);
/* Adds a customer. false: it has no UIN above 0, or the snapshot is full. */
bool snapshot_add(struct snapshot *s, const struct customer *c);
bool snapshot_add_row(struct snapshot *s, const struct snapshot_row *r);
/* To be called after the last addition. Of several rows with one UIN that with the
 * least remaining credit stays. */
void snapshot_sort(struct snapshot *s);
/* Returns the row of a UIN of a sorted snapshot, or NULL. */
const struct snapshot_row *snapshot_find(const struct snapshot *s, uint64_t uin);
/* Returns a number that another snapshot is unlikely to have: where it is kept beside the bytes of
 * a snapshot, damage to them is seen. It is never negative. */
int64_t snapshot_checksum(const struct snapshot *s);
/* Returns the row as a customer without texts, for the rules that decide from amounts. */
struct customer snapshot_customer(const struct snapshot_row *r);

#endif
