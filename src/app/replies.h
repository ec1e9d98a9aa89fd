/* SPDX-License-Identifier: MIT */
/* Hands each reply to the parts that wait for it. */
#ifndef APP_REPLIES_H
#define APP_REPLIES_H

#include <stdbool.h>

struct effects;
struct model;
struct wire_reply;

void replies_take(struct model *m, const struct wire_reply *r, struct effects *fx);
/* Takes the outcome of a renewal; why is the reason for a failure, or NULL. */
void replies_renewed(struct model *m, bool ok, const char *why, struct effects *fx);

#endif
