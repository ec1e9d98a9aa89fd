/* SPDX-License-Identifier: MIT */
/* Finds the band of the share of the credit that remains to a customer. */
#include "store/remaining_band.h"

#include "store/credit_status.h"

static const struct {
	const char *name;
	int percent;
} bands[REMAINING_BANDS] = {
    [BAND_BELOW_0] = {N_("below 0"), 0},       [BAND_0] = {"0", 0},
    [BAND_UNDER_10] = {N_("under 10%"), 0},    [BAND_10_TO_25] = {N_("10 to 25%"), 10},
    [BAND_25_TO_50] = {N_("25 to 50%"), 25},   [BAND_50_TO_75] = {N_("50 to 75%"), 50},
    [BAND_75_TO_100] = {N_("75 to 100%"), 75}, [BAND_OVER_100] = {N_("over 100%"), 100}};

int remaining_band_of(const struct customer *c)
{
	int64_t percent;
	if ((c->known & KNOWN_REMAINING) && c->remaining < 0)
		return BAND_BELOW_0;
	if (!credit_percent(c, &percent))
		return REMAINING_BANDS;
	if (c->remaining == 0)
		return BAND_0;
	if (c->remaining > c->credit)
		return BAND_OVER_100;
	int band = BAND_75_TO_100;
	while (band > BAND_UNDER_10 && percent < bands[band].percent)
		band--;
	return band;
}

const char *remaining_band_name(enum remaining_band b)
{
	return bands[b].name;
}

int remaining_band_percent(enum remaining_band b)
{
	return bands[b].percent;
}
