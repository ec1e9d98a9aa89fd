/* SPDX-License-Identifier: MIT */
/*
 * Time as text, by arithmetic on the proleptic Gregorian calendar: no zone files, no locale.
 * Unix times are seconds, UTC.
 */
#ifndef BASE_TIMETEXT_H
#define BASE_TIMETEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/sl.h"

#include "lang/lang.h"

/* "2026-08-21", terminated: 11 bytes. */
void time_print_date(int64_t unix_s, char out[11]);
/* "2026-08-21 07:30:02", terminated: 20 bytes. */
void time_print(int64_t unix_s, char out[20]);
/*
 * "YYYY-MM-DD" or "YYYY-MM-DD HH:MM:SS" (also with 'T'), read as UTC, because the API states no
 * zone. false for a date that is not in the calendar.
 */
bool time_parse(struct sl text, int64_t *unix_s);
/* Reads the Date header of HTTP, IMF-fixdate of RFC 9110 5.6.7 ("Tue, 15 Nov 1994 08:12:31 GMT").
 */
bool time_parse_http(struct sl text, int64_t *unix_s);
/* "37 days ago", "in 7 days", "today"; days are the difference of the dates. */
size_t time_relative(const struct catalog *lang, int64_t unix_s, int64_t now_s, char *out,
		     size_t size);

#endif
