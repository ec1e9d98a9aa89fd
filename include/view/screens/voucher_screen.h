/* SPDX-License-Identifier: MIT */
/* Draws the vouchers of all customers. */
#ifndef VIEW_SCREENS_VOUCHER_SCREEN_H
#define VIEW_SCREENS_VOUCHER_SCREEN_H

struct draw;
struct hints;
struct model;

void voucher_screen_draw(const struct draw *s);
void voucher_screen_hints(struct hints *h, const struct model *m);

#endif
