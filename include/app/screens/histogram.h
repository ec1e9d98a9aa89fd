/* SPDX-License-Identifier: MIT */
/* The screen that shows how customers and credit are distributed, by status and by band of
 * Remaining %; one of these can be chosen in it. */
#ifndef APP_SCREENS_HISTOGRAM_H
#define APP_SCREENS_HISTOGRAM_H

#include "base/key.h"

#include "store/credit_status.h"
#include "store/remaining_band.h"

#include "input/keymap.h"

struct effects;
struct model;

struct histogram {
	int selected; /* an enum credit_status, or STATUSES and an enum remaining_band */
};

#define HISTOGRAM_BARS (STATUSES + REMAINING_BANDS)

void histogram_open(struct model *m);
/* Counts the lines, and returns that of a bar: the first is 0, a head. */
int histogram_lines(const struct model *m);
int histogram_line(int bar);
/* Scrolls as little as the selected bar needs to be seen, if so with the head above the first one
 * of a part. */
void histogram_settle(struct model *m, bool with_head);
/* Enter shows the customers of the chosen bar, and Esc then comes back. Returns a command for the
 * caller to run; DO_NOTHING for none. */
struct command histogram_key(struct model *m, struct key k, struct effects *fx);

#endif
