/* SPDX-License-Identifier: MIT */
/* A saved view as options of list. */
#ifndef CONFIG_OPTIONS_VIEW_H
#define CONFIG_OPTIONS_VIEW_H

#include "app/model/saved_views.h"

#include "config/options.h"

/* Tells whether the view has a sort that only the browser knows: by what changed since an earlier
 * list. To be asked before the view is applied. */
bool options_view_leaves_out(const struct options *o, const struct saved_view *v);
/* Sets what the view says and the command line does not. */
bool options_view_apply(struct options *o, const struct saved_view *v, struct err *e) MUST_USE;

#endif
