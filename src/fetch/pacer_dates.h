/* SPDX-License-Identifier: MIT */
/* What the Date of answers says of when requests arrived. Private to the room. */
#ifndef FETCH_PACER_DATES_H
#define FETCH_PACER_DATES_H

#include "pacer.h"

void dates_init(struct pacer_dates *d);
/*
 * Learns from an answer that bears date_s, and returns the latest time, on our clock, at which its
 * request can have arrived; INT64_MAX when the date does not say.
 */
int64_t dates_take(struct pacer_dates *d, int64_t date_s, int64_t sent_ms, int64_t now_ms);

#endif
