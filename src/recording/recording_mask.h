/* SPDX-License-Identifier: MIT */
/*
 * Masks personal data in a recording: equal texts become the same other text throughout a
 * recording, and the original cannot be recovered without the key, which is never written. The
 * shape is kept (length, digits, letters, wide characters, punctuation), so that a screen that
 * looks wrong also looks wrong in the replay. Two UINs never become one.
 */
#ifndef RECORDING_RECORDING_MASK_H
#define RECORDING_RECORDING_MASK_H

#include "codec/hash.h"

#include "app/model/model.h"

struct recording_mask {
	unsigned char key[HASH_BYTES];
};

/* Takes a random key. */
bool recording_mask_init(struct recording_mask *m, struct err *e) MUST_USE;
/* Appends the masked form of a text that may be about a person. */
void recording_mask_text(const struct recording_mask *m, struct sl text, struct buf *out);
/* Appends a JSON document of the API with its values masked. */
void recording_mask_json(const struct recording_mask *m, struct sl json, struct buf *out);
/* Returns the key, or a similar one if the model would enter it into a text about customers. Call
 * it before the model takes the key. */
struct key recording_mask_key(const struct model *at, struct key k);

#endif
