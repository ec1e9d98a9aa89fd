/* SPDX-License-Identifier: MIT */
/*
 * Writes the file of an export (app/screens/export.h): opens it when the model asks for it, writes
 * a piece a turn in the format of `list` while the model is in EXPORT_WRITING, and renames it to
 * its name when it is complete. An export that is cancelled or incomplete leaves no file.
 */
#ifndef LOOP_EXPORTER_H
#define LOOP_EXPORTER_H

#include "app/model/model.h"

struct exporter;

struct exporter *exporter_new(const char *home); /* replaces "~/"; may be NULL */
void exporter_free(struct exporter *x);          /* NULL is allowed */

/* Performs EFFECT_EXPORT and returns the event for the model; its strings live until the next call.
 */
struct event exporter_open(struct exporter *x, const struct model *m, struct sl path);
/* Call it once a turn; false when it has no event. */
bool exporter_turn(struct exporter *x, const struct model *m, struct event *out);
/* true while rows are being written: replies that could change them must wait. */
bool exporter_is_writing(const struct exporter *x, const struct model *m);

#endif
