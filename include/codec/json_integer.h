/* SPDX-License-Identifier: MIT */
/*
 * Integers from the text of JSON numbers: digits, and 7.0, which is the same number as 7 in JSON.
 * Nothing is rounded: a fraction, an exponent or a number out of range gives false.
 */
#ifndef CODEC_JSON_INTEGER_H
#define CODEC_JSON_INTEGER_H

#include "base/sl.h"

bool json_integer_u64(struct sl text, uint64_t *out);
bool json_integer_i32(struct sl text, int32_t *out);

#endif
