/* SPDX-License-Identifier: MIT */
/* Writes base64. */
#include "codec/base64.h"

#include <openssl/evp.h>

#include "base/mem.h"

/* A multiple of three bytes, so that only the end is padded; fits an int. */
#define PIECE (3u << 16)

void base64_add(struct buf *out, struct sl s)
{
	unsigned char *piece = mem_alloc(PIECE / 3 * 4 + 1, 1);
	struct buf all;
	buf_init(&all, out->max);
	while (s.n) {
		size_t n = s.n < PIECE ? s.n : PIECE;
		int made = EVP_EncodeBlock(piece, (const unsigned char *)s.p, (int)n);
		buf_add(&all, (struct sl){(const char *)piece, (size_t)made});
		s = sl_drop(s, n);
	}
	if (all.full)
		out->full = true;
	else
		buf_add(out, buf_sl(&all));
	buf_release(&all);
	mem_free(piece);
}
