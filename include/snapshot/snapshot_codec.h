/* SPDX-License-Identifier: MIT */
/*
 * Snapshots as bytes: what changed against an older snapshot, the base, or against none.
 *
 * The bytes are varints (seven bits a byte, the lowest first, the highest bit set on all but the
 * last): the number of entries, then the entries in ascending order of their UINs. An entry is
 *
 *     gap      the UIN less that of the entry before it, or less 0
 *     flags    SNAPSHOT_ENTRY_ bits
 *     state    with ENTRY_STATE: known bits, then force, in one number: known | force << 4
 *     credit   with ENTRY_CREDIT: the change of Credit
 *     used     with ENTRY_USED: the change of Credit less Remaining
 *
 * A change is zigzag (0, -1, 1, -2, ...), in cents, or with the FINE flag in micro-dollars. A
 * customer that the base does not have changes from 0; one without an entry is as in the base. An
 * allocation moves Credit and Remaining by the same sum, so it changes one number only.
 */
#ifndef SNAPSHOT_SNAPSHOT_CODEC_H
#define SNAPSHOT_SNAPSHOT_CODEC_H

#include "base/buf.h"
#include "base/err.h"

#include "snapshot/snapshot.h"

enum {
	SNAPSHOT_ENTRY_GONE = 1, /* the base has this customer, the snapshot not; alone */
	SNAPSHOT_ENTRY_STATE = 2,
	SNAPSHOT_ENTRY_CREDIT = 4,
	SNAPSHOT_ENTRY_USED = 8,
	SNAPSHOT_ENTRY_CREDIT_FINE = 16,
	SNAPSHOT_ENTRY_USED_FINE = 32
};

/* No snapshot of SNAPSHOT_ROWS_MAX customers is longer. */
#define SNAPSHOT_BYTES_MAX (64u << 20)

/* Appends the bytes of a sorted snapshot; base is sorted too, or NULL. */
void snapshot_encode(const struct snapshot *s, const struct snapshot *base, struct buf *out);
/* Reads them into s, which is initialised and empty, with the same base. ERR_DECODE with a sentence
 * for bytes that are not those of a snapshot against this base; then s is empty. */
bool snapshot_decode(struct sl bytes, const struct snapshot *base, struct snapshot *s,
		     struct err *e) MUST_USE;

#endif
