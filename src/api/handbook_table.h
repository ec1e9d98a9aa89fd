/* SPDX-License-Identifier: MIT */
/* The rows of the handbook but for those of its last part, the error codes. Private to the room. */
#ifndef HANDBOOK_TABLE_H
#define HANDBOOK_TABLE_H

#include "api/handbook.h"

/* The i-th row; NULL past the end. Of codes only the name is here. */
const struct handbook_row *handbook_table(size_t i);

#endif
