/* SPDX-License-Identifier: MIT */
/*
 * Random numbers by counter: a draw depends on (seed, id, stream) alone, so any row can be made
 * without the rows before it. The finaliser is splitmix64's (Steele, Lea, Flood, OOPSLA 2014).
 */
#ifndef DEMO_DRAW_H
#define DEMO_DRAW_H

#include <stdint.h>

enum random_stream {
	MIX_NAME,
	MIX_REMARK,
	MIX_PEOPLE,
	MIX_MOBILE,
	MIX_MONEY,
	MIX_STANDING,
	MIX_TIME,
	MIX_TIES,
	MIX_EXPIRY,
	MIX_UIN,
	MIX_SHUFFLE,
	MIX_ALLOCATIONS,
	MIX_VOUCHER,
	MIX_DRIFT,
	MIX_REQUEST_ID,
	MIX_JITTER
};

uint64_t random_draw(uint64_t seed, uint64_t id, enum random_stream stream);
/* Takes a number below n (1 to 2^16) out of the draw and leaves the rest of it for the next. */
uint32_t random_take(uint64_t *draw, uint32_t n);

#endif
