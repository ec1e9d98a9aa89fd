/* SPDX-License-Identifier: MIT */
/* The stack of screens above the table; the topmost gets the keys. */
#ifndef APP_MODEL_LAYERS_H
#define APP_MODEL_LAYERS_H

#include <stdbool.h>

struct model;

/* The detail pane is not a layer: it follows the cursor and takes no keys of its own. */
enum layer {
#define SCREEN(id, ...) LAYER_##id,
#include "app/model/layers.def"
#undef SCREEN
};
/* Their number; no value of the enum above, so that a switch need not have it. */
enum {
#define SCREEN(id, ...) LAYERS_BEFORE_##id,
#include "app/model/layers.def"
#undef SCREEN
	LAYERS
};

#define LAYERS_MAX 6 /* open at once */

/* Does nothing if the layer is open already. More than LAYERS_MAX are a bug. */
void layer_open(struct model *m, enum layer l);
/* Closes the topmost, if any. */
void layer_close(struct model *m);
/* Closes this one wherever it is, as work that has ended does. */
void layer_remove(struct model *m, enum layer l);
bool app_layer_is_open(const struct model *m, enum layer l);
/* Returns the topmost enum layer, or -1 for none. */
int app_top_layer(const struct model *m);

#endif
