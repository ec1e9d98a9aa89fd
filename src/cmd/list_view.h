/* SPDX-License-Identifier: MIT */
/* The option --view of `list`. */
#ifndef CMD_LIST_VIEW_H
#define CMD_LIST_VIEW_H

#include "config/options.h"

/* Reads the file of views and sets what the view of --view says; does nothing without it. */
bool list_view_take(struct options *o, struct err *e) MUST_USE;

#endif
