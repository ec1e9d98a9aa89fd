/* SPDX-License-Identifier: MIT */
/*
 * What a click on the screen is for. The view writes spots into the grid where it draws, the loop
 * reads the one under the mouse in the frame that the user saw, and the model acts on it.
 */
#ifndef APP_TABLE_SPOT_H
#define APP_TABLE_SPOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/key.h"

#include "store/credit_status.h"

#include "app/model/layers.h"

enum spot_kind {
	SPOT_NOTHING,
	SPOT_LINE,   /* a line of a screen's list */
	SPOT_CHECK,  /* the check box of such a line */
	SPOT_STATUS, /* the number of customers with a credit status */
	SPOT_KEY,    /* a key and what it does, as hints show them */
	SPOT_TEXT,   /* a line of a document that is read */
	SPOT_FOLD    /* the sign in front of it that folds what is below */
};

struct spot {
	enum spot_kind kind;
	enum layer layer; /* of a line, its check box or its fold */
	int index;        /* of the line, or an enum credit_status */
	struct key key;
};

#define SPOT_INDEX_MAX 0xFFFFF /* of what is more, the lowest bits are kept */

uint32_t spot_line(enum layer l, int i);
uint32_t spot_check(enum layer l, int i);
uint32_t spot_text(enum layer l, size_t line);
uint32_t spot_fold(enum layer l, size_t line);
uint32_t spot_status(enum credit_status st);
/* The spot of a key by its name; of "Up/Down" the first one. Returns 0 if it names no key. */
uint32_t spot_key(struct sl name);
/* Returns what the number means; SPOT_NOTHING also for a number that is no spot. */
struct spot spot_read(uint32_t what);

#endif
