/* SPDX-License-Identifier: MIT */
/* Reads integers from the text of JSON numbers. */
#include "codec/json_integer.h"

#include <string.h>

/* Removes a decimal point that only zeros follow. */
static struct sl drop_zeros(struct sl s)
{
	const char *point = s.n ? memchr(s.p, '.', s.n) : NULL;
	size_t end = s.n;
	if (!point)
		return s;
	while (s.p[end - 1] == '0')
		end--;
	return s.p + end - 1 == point && end < s.n ? sl_take(s, end - 1) : s;
}

bool json_integer_u64(struct sl text, uint64_t *out)
{
	return sl_to_u64(drop_zeros(text), out);
}

bool json_integer_i32(struct sl text, int32_t *out)
{
	int64_t v;
	if (!sl_to_i64(drop_zeros(text), &v) || v < INT32_MIN || v > INT32_MAX)
		return false;
	*out = (int32_t)v;
	return true;
}
