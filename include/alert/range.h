/* SPDX-License-Identifier: MIT */
/*
 * Ranges of values as monitors write them (Monitoring Plugins Development Guidelines, "Threshold
 * and Ranges"): [@]start:end. A value outside of the range alarms; with '@' a value inside it does.
 *
 *   10      below 0 or above 10          10:20   below 10 or above 20
 *   10:     below 10                     @10:20  from 10 to 20
 *   ~:10    above 10
 */
#ifndef ALERT_RANGE_H
#define ALERT_RANGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/sl.h"

#define RANGE_CHARS 64 /* the longest text, with its terminator */

/* A zeroed range is not set, and never alarms. The ends are micro-units: 1 is 1000000. */
struct range {
	bool set, inside; /* inside: values from low to high alarm */
	int64_t low, high;
	char text[RANGE_CHARS]; /* as it was written */
};

/* Fails with ERR_USAGE and a sentence that says what is wrong with the text. */
bool range_parse(struct sl text, struct range *out, struct err *e) MUST_USE;
bool range_alarms(const struct range *r, int64_t value);

#endif
