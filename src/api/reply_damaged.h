/* SPDX-License-Identifier: MIT */
/*
 * Reads a reply that is damaged row by row and field by field, so that a fault costs only the field
 * or row that it is in, and says where in the body each fault is.
 *
 * This is slower than reading the document at once; only damaged replies need it.
 */
#ifndef API_REPLY_DAMAGED_H
#define API_REPLY_DAMAGED_H

#include "base/buf.h"
#include "base/err.h"

#include "api/customer.h"

/*
 * Writes the document without its rows: the list of that name becomes an empty one, and null
 * replaces values that are not JSON. *data is the list in body, or empty. false when the parts of
 * the document cannot be told apart: e names the byte, or is empty when body is not an object.
 */
bool reply_damaged_envelope(struct sl body, const char *list, struct buf *out, struct sl *data,
			    struct err *e) MUST_USE;

/* The offset of the fault in an answer without a list of customers: that of Data or of Response. */
size_t reply_damaged_place(struct sl body);

/* The rows of one list. */
struct damaged {
	struct sl body;      /* data is a slice of it */
	struct arena *arena; /* for texts and customers */
	struct flaw *flaws;  /* room for FLAWS_KEPT */
	size_t n_flaws;      /* also those beyond FLAWS_KEPT */
};

size_t reply_damaged_count(struct sl data);
/* Reads the row, whose number counts from 1. Returns the bytes packed. */
size_t reply_damaged_row(struct damaged *d, struct sl row, uint32_t number, struct customer *out);

#endif
