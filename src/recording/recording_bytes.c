/* SPDX-License-Identifier: MIT */
/* Reads bytes of a recording that JSON may not be able to hold. */
#include "recording_bytes.h"

#include <string.h>

static int hex_digit(char c)
{
	static const char all[] = "0123456789abcdef";
	const char *at = c ? strchr(all, c) : NULL;
	return at ? (int)(at - all) : -1;
}

static bool read_hex(struct sl hex, struct buf *out)
{
	if (hex.n % 2)
		return false;
	for (; hex.n; hex = sl_drop(hex, 2)) {
		int high = hex_digit(hex.p[0]), low = hex_digit(hex.p[1]);
		if (high < 0 || low < 0)
			return false;
		buf_add_byte(out, (char)(high << 4 | low));
	}
	return !out->full;
}

bool recording_bytes_read(const struct json_node *from, const char *name, const char *name_hex,
			  struct buf *out)
{
	const struct json_node *hex = json_get(from, name_hex);
	buf_clear(out);
	if (json_kind_of(hex) == JSON_STRING)
		return read_hex(json_string(hex), out);
	buf_add(out, json_string(json_get(from, name)));
	return !out->full;
}
