/* SPDX-License-Identifier: MIT */
/*
 * Random numbers by counter: a draw depends only on (seed, id, stream), so any row can be made
 * without the rows before it. The finaliser is that of splitmix64 (Steele, Lea, Flood, OOPSLA
 * 2014).
 */
#ifndef DEMO_CUSTOMERS_RANDOM_H
#define DEMO_CUSTOMERS_RANDOM_H

#include <stdint.h>

enum random_stream {
	STREAM_NAME,
	STREAM_REMARK,
	STREAM_PEOPLE,
	STREAM_MOBILE,
	STREAM_MONEY,
	STREAM_STATUS,
	STREAM_TIME,
	STREAM_TIES,
	STREAM_EXPIRY,
	STREAM_UIN,
	STREAM_SHUFFLE,
	STREAM_ALLOCATIONS,
	STREAM_VOUCHER,
	STREAM_DRIFT,
	STREAM_REQUEST_ID,
	STREAM_JITTER
};

uint64_t random_draw(uint64_t seed, uint64_t id, enum random_stream stream);
/* Takes a number below n (1 to 2^16) from the draw and leaves the rest for the next call. */
uint32_t random_take(uint64_t *draw, uint32_t n);

#endif
