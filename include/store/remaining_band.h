/* SPDX-License-Identifier: MIT */
/* Bands of the share of the credit that remains: debt, nothing left, then parts of the credit. */
#ifndef STORE_REMAINING_BAND_H
#define STORE_REMAINING_BAND_H

#include "api/customer.h"

enum remaining_band {
	BAND_BELOW_0,
	BAND_0,
	BAND_UNDER_10,
	BAND_10_TO_25,
	BAND_25_TO_50,
	BAND_50_TO_75,
	BAND_75_TO_100,
	BAND_OVER_100
};
#define REMAINING_BANDS 8

/* Returns REMAINING_BANDS for a customer without a ratio and without a debt: it is in no band. */
int remaining_band_of(const struct customer *c);
const char *remaining_band_name(enum remaining_band b); /* "10 to 25%" */
/* The percentage with which the band begins; 0 for the first three. */
int remaining_band_percent(enum remaining_band b);

#endif
