/* SPDX-License-Identifier: MIT */
/* The saved views: saving what is shown, showing one again, and the list of them. */
#ifndef APP_TABLE_VIEW_LIST_H
#define APP_TABLE_VIEW_LIST_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/key.h"

#include "app/model/saved_views.h"

struct effects;
struct model;

struct view_list {
	struct saved_views views;
	int selected;
	struct buf section; /* for the file, until the effects of the turn are performed; owned */
};

void view_list_init(struct model *m);
void view_list_release(struct model *m);
/* Opens the list; says how to save a view if there is none. */
void view_list_open(struct model *m);
void view_list_key(struct model *m, struct key k);
/* Shows the i-th view. */
void view_list_show(struct model *m, size_t i);
bool view_list_save(struct model *m, struct sl name, struct effects *fx, struct err *e) MUST_USE;
void view_list_delete(struct model *m, size_t i, struct effects *fx);
void view_list_explain_save(struct model *m);
void view_list_explain_delete(struct model *m);
/* The file was changed; why: it was not, for this reason. */
void view_list_report(struct model *m, const char *why);

#endif
