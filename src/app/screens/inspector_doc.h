/* SPDX-License-Identifier: MIT */
/* One request, opened as a document. */
#ifndef APP_SCREENS_INSPECTOR_DOC_H
#define APP_SCREENS_INSPECTOR_DOC_H

#include <stdbool.h>

#include "base/key.h"

struct command;
struct exchange;
struct model;

void inspector_doc_show(struct model *m,
			const struct exchange *x); /* from its beginning; NULL: none */
void inspector_doc_renew(struct model *m, const struct exchange *x); /* where it was */
void inspector_doc_run(struct model *m, const struct command *c);
bool inspector_doc_key(struct model *m, struct key k); /* false: not for the document */
void inspector_doc_settle(struct model *m);

#endif
