/* SPDX-License-Identifier: MIT */
/* The screen of the vouchers of all customers, the next to end first. */
#ifndef APP_VOUCHERS_VOUCHER_SCREEN_H
#define APP_VOUCHERS_VOUCHER_SCREEN_H

#include "base/key.h"

#include "app/vouchers/voucher_store.h"

#include "input/keymap.h"

struct effects;
struct model;

struct voucher_screen {
	struct voucher_store store;
	int selected; /* index into the items */
};

void voucher_screen_open(struct model *m);
/* Enter goes to the customer in the table. Returns a command for the caller to run; DO_NOTHING for
 * none. */
struct command voucher_screen_key(struct model *m, struct key k, struct effects *fx);
/* Scrolls as little as the selected line needs. */
void voucher_screen_settle(struct model *m);

#endif
