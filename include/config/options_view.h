/* SPDX-License-Identifier: MIT */
/* A saved view as options of list. */
#ifndef CONFIG_OPTIONS_VIEW_H
#define CONFIG_OPTIONS_VIEW_H

#include "app/model/saved_views.h"

#include "config/options.h"

/* Sets what the view says and the command line does not. */
bool options_view_apply(struct options *o, const struct saved_view *v, struct err *e) MUST_USE;

#endif
