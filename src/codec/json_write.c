/* SPDX-License-Identifier: MIT */
/* Writes strings as JSON. */
#include "base/text.h"
#include "base/utf8.h"

#include "codec/json.h"

static void write_ascii(struct buf *out, unsigned char c)
{
	switch (c) {
	case '"': buf_add_chars(out, "\\\""); return;
	case '\\': buf_add_chars(out, "\\\\"); return;
	case '\n': buf_add_chars(out, "\\n"); return;
	case '\r': buf_add_chars(out, "\\r"); return;
	case '\t': buf_add_chars(out, "\\t"); return;
	}
	if (c < 0x20 || c == 0x7F)
		buf_addf(out, "\\u%04x", (unsigned)c);
	else
		buf_add_byte(out, (char)c);
}

void json_write_string(struct buf *out, struct sl s)
{
	buf_add_byte(out, '"');
	while (s.n) {
		uint32_t cp;
		size_t n = utf8_read(s, &cp);
		if (cp < 0x80) {
			write_ascii(out, (unsigned char)cp);
		} else if (text_acts(cp)) {
			buf_addf(out, "\\u%04x", (unsigned)cp);
		} else {
			char bytes[UTF8_MAX_BYTES];
			buf_add(out, (struct sl){bytes, utf8_write(cp, bytes)});
		}
		s = sl_drop(s, n);
	}
	buf_add_byte(out, '"');
}
