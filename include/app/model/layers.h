/* SPDX-License-Identifier: MIT */
/* The stack of screens above the table; the topmost gets the keys. */
#ifndef APP_MODEL_LAYERS_H
#define APP_MODEL_LAYERS_H

#include <stdbool.h>

struct model;

/* Layers above the table, topmost gets the keys. The detail pane is not a layer: it follows the
 * cursor. */
enum layer {
	LAYER_PICKER,
	LAYER_PROMPT,
	LAYER_HELP,
	LAYER_SORT,      /* side list of columns to sort by */
	LAYER_SHOW,      /* side list of standings to show */
	LAYER_COLUMNS,   /* side list of the table's columns */
	LAYER_NARROW,    /* the text to narrow by, in the message line */
	LAYER_FIND,      /* the text to find, in the message line */
	LAYER_HISTOGRAM, /* read only */
	LAYER_INSPECTOR,
	LAYER_PROFILES, /* side list of profiles to switch to */
	LAYER_EXPORT,
	LAYER_COPY,    /* side list of what to copy */
	LAYER_API_DOCS /* what is documented of the API */
};

#define LAYERS_MAX 4

void layer_open(struct model *m, enum layer l);
void layer_close(struct model *m);
bool app_layer_is_open(const struct model *m, enum layer l);
/* Top layer, or -1. */
int app_top_layer(const struct model *m);

#endif
