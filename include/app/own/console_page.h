/* SPDX-License-Identifier: MIT */
/* The page of a customer in the console: its address, and the browser program that opens it. */
#ifndef APP_OWN_CONSOLE_PAGE_H
#define APP_OWN_CONSOLE_PAGE_H

#include <stdbool.h>

#include "base/buf.h"

struct customer;
struct effects;
struct model;

/* Tells whether the address differs from customer to customer. */
bool console_page_names_customer(const struct model *m);
/* Adds the address; false if it needs a UIN, and the customer has none. */
bool console_page_address(const struct model *m, const struct customer *c, struct buf *out);
/* Opens the page of the customer under the cursor. */
void console_page_open(struct model *m, struct effects *fx);
/* Tells whether this is the label of the browser program, whose good end is not reported. */
bool console_page_is_label(const char *label);

#endif
