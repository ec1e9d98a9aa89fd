/* SPDX-License-Identifier: MIT */
/* The choice of what to copy of a request. */
#ifndef APP_SCREENS_INSPECTOR_COPY_H
#define APP_SCREENS_INSPECTOR_COPY_H

#include "base/key.h"

struct effects;
struct model;

void inspector_copy_key(struct model *m, struct key k, struct effects *fx);

#endif
