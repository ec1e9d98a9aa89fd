/* SPDX-License-Identifier: MIT */
/* The fixed part of xterm's palette, numbers 16 to 255: its colours, and the contrast of two. */
#ifndef CELL_PALETTE_H
#define CELL_PALETTE_H

#include <stdint.h>

#define PALETTE_FIXED 16 /* the first number whose colour is known; those before are the user's */
#define PALETTE_SIZE  256
#define PALETTE_BLACK 16
#define PALETTE_WHITE 231

/* The colour as 0xRRGGBB; the number must be of the fixed part. */
uint32_t palette_rgb(int number);
/* The number of the fixed part that is nearest to the colour. */
int palette_nearest(uint32_t rgb);
/* The contrast of two numbers of the fixed part in hundredths, 100 to 2100 (WCAG 2.1, 1.4.3). */
int palette_contrast(int a, int b);

#endif
