/* SPDX-License-Identifier: MIT */
/* Writes gzip without a compressor: RFC 1952 around stored blocks of RFC 1951. */
#ifndef GZIP_H
#define GZIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GZIP_HEAD       "\x1f\x8b\x08\0\0\0\0\0\0\xff"
#define GZIP_HEAD_BYTES 10
#define GZIP_BLOCK_HEAD 5
#define GZIP_TAIL_BYTES 8

/* Writes the head of a block of n stored bytes. */
void gzip_block_head(uint16_t n, bool last, unsigned char out[GZIP_BLOCK_HEAD]);
/* Writes the tail after all n bytes of data: checksum and length. */
void gzip_tail(const char *data, size_t n, unsigned char out[GZIP_TAIL_BYTES]);

#endif
