/* SPDX-License-Identifier: MIT */
/*
 * The sums of groups in an output format: objects or rows with the value, the number of customers,
 * Credit, RemainingCredit, Owed and Burn. Burn is null where no customer's is known.
 */
#ifndef OUTPUT_GROUP_FORMAT_H
#define OUTPUT_GROUP_FORMAT_H

#include "store/group.h"

#include "output/list_format.h"

/* terminal: texts pass the gate of base/text.h. heads: the language of the heads; NULL for the
 * names, which members of objects always have. */
void group_format_print(const struct groups *g, enum output output, bool terminal,
			const struct catalog *heads, struct buf *out);

#endif
