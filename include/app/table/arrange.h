/* SPDX-License-Identifier: MIT */
/* Sorts, shows and narrows what is loaded. */
#ifndef APP_TABLE_ARRANGE_H
#define APP_TABLE_ARRANGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/key.h"
#include "base/sl.h"

#include "store/lens.h"

#include "input/line.h"

struct lens;
struct model;

/* What is seen through the lens is changed by these; the lens holds what is in force. */
struct lens_ui {
	int sort_selected; /* enum sort_key */
	int show_selected; /* enum standing */
	struct line narrow;
	bool preparing; /* the lens of the prompt or list that is open, between keys */
	struct {
		struct lens *lens; /* takes the place of the model's once made; owned */
		uint64_t uin;      /* the customer that the cursor stays on; 0: the first row */
	} coming;
	struct {
		struct lens_spec spec;
		uint64_t uin, cursor, top;
	} before; /* to go back to when narrowing is cancelled */
};

/* A long list is sorted in turns (arrange_work); all is as it was until then. */
void arrange_apply(struct model *m,
		   const struct lens_spec *spec); /* the cursor stays on its customer */
bool arrange_peel(struct model *m); /* takes back narrowing, then standings, then sorting; false:
				       nothing was on */
void arrange_plain(struct model *m);
void arrange_risk(struct model *m);
void arrange_sort(struct model *m, enum sort_key key); /* by it alone; again turns it round */
void sort_list_open(struct model *m);
void sort_key(struct model *m, struct key k);
void show_list_open(struct model *m);
void show_list_key(struct model *m, struct key k);
void narrow_open(struct model *m);
void narrow_begin(struct model *m, struct sl text); /* as if it were typed */
void narrow_key(struct model *m, struct key k);
/* Between keys, while a long list is sorted, a text typed or an order chosen: milliseconds. */
void arrange_work(struct model *m);
void arrange_finish(struct model *m); /* the sort that is under way, at once */
void narrow_cancel(struct model *m);  /* all is as it was before it was opened */

#endif
