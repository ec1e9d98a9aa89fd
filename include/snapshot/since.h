/* SPDX-License-Identifier: MIT */
/* Reads the moment of which a user wants the snapshot: "7d", "yesterday", "last", a date. */
#ifndef SNAPSHOT_SINCE_H
#define SNAPSHOT_SINCE_H

#include "base/err.h"
#include "base/sl.h"

/*
 * Finds the moment before_s (Unix time): the newest snapshot that was taken then or earlier is the
 * one that is meant. now_s is the time of the listing that it will be compared with.
 *
 *   last                  the newest snapshot before that listing
 *   12h 7d 2w             the one nearest to so many hours, days or weeks ago
 *   today yesterday       the last one of that day
 *   2026-11-01            the last one of that day
 *   2026-11-01 09:30      the last one until that time; seconds may follow; 'T' may stand between
 *
 * Days are those of UTC+8, as in snapshot/retention.h. ERR_USAGE with a sentence for any other text
 * and for a moment that is not before now_s; *before_s is untouched then.
 */
bool since_parse(struct sl text, int64_t now_s, int64_t *before_s, struct err *e) MUST_USE;

/* Writes a moment as since_parse reads it: "2026-11-01 09:30:05" in UTC+8, terminated. */
#define SINCE_BYTES 20
void since_print(int64_t unix_s, char out[SINCE_BYTES]);

#endif
