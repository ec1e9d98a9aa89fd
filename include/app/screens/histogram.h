/* SPDX-License-Identifier: MIT */
/* The screen that shows how customers and credit are distributed; it is read only. */
#ifndef APP_SCREENS_HISTOGRAM_H
#define APP_SCREENS_HISTOGRAM_H

#include "base/key.h"

struct model;

void histogram_open(struct model *m);
/* Any key closes it. */
void histogram_key(struct model *m, struct key k);

#endif
