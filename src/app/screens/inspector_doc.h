/* SPDX-License-Identifier: MIT */
/* One request, opened as a document. */
#ifndef APP_SCREENS_INSPECTOR_DOC_H
#define APP_SCREENS_INSPECTOR_DOC_H

#include <stdbool.h>

#include "base/key.h"

struct command;
struct exchange;
struct model;

/* Shows x from its beginning; NULL: an empty document. */
void inspector_doc_show(struct model *m, const struct exchange *x);
/* Likewise, but the place in the document stays. */
void inspector_doc_renew(struct model *m, const struct exchange *x);
void inspector_doc_run(struct model *m, const struct command *c);
/* Returns false if the key is not for the document. */
bool inspector_doc_key(struct model *m, struct key k);
void inspector_doc_settle(struct model *m);

#endif
