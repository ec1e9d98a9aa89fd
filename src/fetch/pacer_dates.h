/* SPDX-License-Identifier: MIT */
/* Bounds when requests arrived by the Date of their answers. Private to the folder. */
#ifndef FETCH_PACER_DATES_H
#define FETCH_PACER_DATES_H

#include "rate_window.h"

void pacer_dates_init(struct pacer_dates *d);
/* Learns from an answer with the Date date_s, and returns the latest time, on our clock, at
 * which its request can have arrived; INT64_MAX if the date does not say. */
int64_t pacer_dates_take(struct pacer_dates *d, int64_t date_s, int64_t sent_ms, int64_t now_ms);

#endif
