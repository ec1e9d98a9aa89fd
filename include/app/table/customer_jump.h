/* SPDX-License-Identifier: MIT */
/* Goes from a list above the table to one of its customers in the table. */
#ifndef APP_TABLE_CUSTOMER_JUMP_H
#define APP_TABLE_CUSTOMER_JUMP_H

#include <stdint.h>

struct model;

/* Closes the topmost screen and puts the cursor on the customer, or says why that is not possible.
 */
void customer_jump(struct model *m, uint64_t uin);

#endif
