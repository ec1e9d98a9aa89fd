/* SPDX-License-Identifier: MIT */
/*
 * The file of an export (app/export.h): opened when the model asks for it, written a piece a turn
 * while the model says so, in the words of `list`; put in its place when it is complete. What the
 * model gives up, and what is not complete when it ends, is no file.
 */
#ifndef LOOP_EXPORTER_H
#define LOOP_EXPORTER_H

#include "app/model/model.h"

struct exporter;

struct exporter *exporter_new(const char *home); /* of "~/"; may be NULL */
void exporter_free(struct exporter *x);          /* NULL is nothing */

/* EFFECT_EXPORT: what to tell the model. Its strings live until the next call. */
struct event exporter_open(struct exporter *x, const struct model *m, struct sl path);
/* Once a turn; false when there is nothing to tell. */
bool exporter_turn(struct exporter *x, const struct model *m, struct event *out);
/* Rows are being written: what could change them must wait. */
bool exporter_is_writing(const struct exporter *x, const struct model *m);

#endif
