/* SPDX-License-Identifier: MIT */
/*
 * Whole numbers by their JSON text: digits, and 7.0, which JSON holds for the same number as 7.
 * Never rounded: a fraction, an exponent or a number out of range is none. Private to the room.
 */
#ifndef CODEC_JSON_INTEGER_H
#define CODEC_JSON_INTEGER_H

#include "base/sl.h"

bool json_integer_u64(struct sl text, uint64_t *out);
bool json_integer_i32(struct sl text, int32_t *out);

#endif
