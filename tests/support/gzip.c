/* SPDX-License-Identifier: MIT */
/* Writes gzip heads and tails around stored data. */
#include "gzip.h"

/* Least significant byte first. */
static void write_number(uint32_t v, size_t bytes, unsigned char *out)
{
	for (size_t i = 0; i < bytes; i++)
		out[i] = (unsigned char)(v >> (8 * i));
}

void gzip_block_head(uint16_t n, bool last, unsigned char out[GZIP_BLOCK_HEAD])
{
	out[0] = last;
	write_number(n, 2, out + 1);
	write_number((uint16_t)~n, 2, out + 3);
}

static uint32_t crc_of(const char *p, size_t n)
{
	uint32_t crc = 0xFFFFFFFFu;
	for (size_t i = 0; i < n; i++) {
		crc ^= (unsigned char)p[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
	}
	return ~crc;
}

void gzip_tail(const char *data, size_t n, unsigned char out[GZIP_TAIL_BYTES])
{
	write_number(crc_of(data, n), 4, out);
	write_number((uint32_t)n, 4, out + 4);
}
