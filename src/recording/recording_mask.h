/* SPDX-License-Identifier: MIT */
/*
 * Personal data of a record under other names: the same text becomes the same other text all
 * through a record, and none can be found again without the key, which is forgotten with the
 * record. Shape stays (length, digits, letters, wide characters, punctuation), so that a screen
 * that looks wrong looks wrong in the replay, too. Two UINs never become one. Private to the room.
 */
#ifndef RECORDING_RECORDING_MASK_H
#define RECORDING_RECORDING_MASK_H

#include "codec/hash.h"

#include "app/model/model.h"

struct recording_mask {
	unsigned char key[HASH_BYTES];
};

/* A key that nobody knows. */
bool recording_mask_init(struct recording_mask *m, struct err *e) MUST_USE;
/* Text that may be about a person; appends. */
void recording_mask_text(const struct recording_mask *m, struct sl text, struct buf *out);
/* A document of the API. */
void recording_mask_json(const struct recording_mask *m, struct sl json, struct buf *out);
/* The key, or where it would go into a text about customers, one like it. To be asked before the
 * model takes it. */
struct key recording_mask_key(const struct model *at, struct key k);

#endif
