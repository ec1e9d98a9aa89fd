/* SPDX-License-Identifier: MIT */
/* Sums of the customers that were printed, in the form of their output. Private to the room. */
#ifndef OUTPUT_LIST_TOTALS_H
#define OUTPUT_LIST_TOTALS_H

#include "store/tally.h"

#include "output/list_format.h"

/* After list_format_end, for tables, json and jsonl; the JSON object that json began ends here. */
void list_totals(const struct list_format *f, const struct totals *t, struct buf *out);

#endif
