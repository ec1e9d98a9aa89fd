/* SPDX-License-Identifier: MIT */
/*
 * A reply in which something cannot be understood, read row by row and field by field, so that it
 * costs no more than what it concerns; and where in the body each such thing is. Private to the
 * room.
 *
 * Slower than reading the document at once: only for the replies that need it.
 */
#ifndef API_REPLY_DAMAGED_H
#define API_REPLY_DAMAGED_H

#include "base/buf.h"
#include "base/err.h"

#include "api/customer.h"

/*
 * Writes the document without its customers: Data is an empty list, and null is for what is not
 * JSON. *data is the list in body; empty when there is none. false when the parts of the document
 * cannot be told apart: e says at which byte, or nothing when body is no object at all.
 */
bool reply_damaged_envelope(struct sl body, struct buf *out, struct sl *data,
			    struct err *e) MUST_USE;

/* Where in the body an answer is wrong that has no list of customers: at Data, or at Response. */
size_t reply_damaged_place(struct sl body);

/* The rows of one list. */
struct damaged {
	struct sl body;      /* data is a slice of it */
	struct arena *arena; /* for texts and customers */
	struct flaw *flaws;  /* room for FLAWS_KEPT */
	size_t n_flaws;      /* also those that found no room */
};

size_t reply_damaged_count(struct sl data);
/* Reads row number (from 1). Returns the bytes packed. */
size_t reply_damaged_row(struct damaged *d, struct sl row, uint32_t number, struct customer *out);

#endif
