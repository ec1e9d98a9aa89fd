/* SPDX-License-Identifier: MIT */
/* Sets the lens over the loaded rows: sorting, the status filter and narrowing. */
#ifndef APP_TABLE_ARRANGE_H
#define APP_TABLE_ARRANGE_H

#include <stdbool.h>
#include <stdint.h>

#include "store/lens.h"

#include "app/model/customer_burn.h"

struct lens;
struct model;

/* Long work is done in turns between keys, each of which costs about as much as reading so many
 * rows (store/lens.h): some milliseconds. The first is done with the key itself, so that a short
 * list needs no other. */
#define ARRANGE_TURN 400000

/* Work that is left for the turns to come. The settings in force are those of the model's lens. */
struct arrange {
	bool preparing;    /* a list or prompt is open: texts are folded for its keys */
	uint32_t prepared; /* pages below this number are ready */
	bool has_folds;    /* folded texts are kept in the store, because something needs them */
	struct condition_facts facts; /* what conditions may ask for; lenses borrow them */
	uint64_t facts_version;       /* of the facts with which the lens was made */
	struct burn_moment burn;      /* by which the rows were sorted */
	int64_t arranged_ms;          /* when that began */
	uint32_t compared_with;       /* number of the snapshot that changes were sorted by */
	struct {
		struct lens *lens; /* replaces the model's when complete; owned; NULL for none */
		uint64_t uin;      /* the customer that the cursor stays on; 0: the first row */
		bool goes_back;    /* the cursor goes to these positions instead */
		uint64_t cursor, top;
	} coming;
};

/* The lens and the cursor from before a screen was opened, which it gives back when it is left with
 * Esc. */
struct arranged {
	struct lens_spec spec;
	uint64_t uin, cursor, top;
};

void arrange_keep(const struct model *m, struct arranged *before);
void arrange_give_back(struct model *m, const struct arranged *before);
/* A long list is sorted and searched in turns (arrange_work); the old rows are shown until then.
 * The cursor stays on its customer. */
void arrange_apply(struct model *m, const struct lens_spec *spec);
/* Likewise, but the cursor goes to the customer uin, or to the first row if that is not shown;
 * uin 0 is the first row. */
void arrange_apply_at(struct model *m, const struct lens_spec *spec, uint64_t uin);
/* Arranges the rows of another query, which is shown now, as those before. A long list has the
 * order of the API until then. The cursor goes to these positions. */
void arrange_query(struct model *m, uint64_t cursor, uint64_t top);
/* Removes narrowing, else the status filter, else sorting; false if nothing was on. */
bool arrange_peel(struct model *m);
void arrange_plain(struct model *m);
/* Shows the customers at risk, the worst first: by status, by runway where it is known, by what
 * remains. */
void arrange_risk(struct model *m);
/* Tells whether rows are in that order. */
bool arrange_is_worst_first(const struct lens_spec *spec);
/* Shows only the loaded customers of this status, from the first. */
void arrange_status(struct model *m, enum credit_status st);
/* Sorts by this key alone; if it does already, reverses the direction. */
void arrange_sort(struct model *m, enum sort_key key);
/* Begins to fold the texts that the next keys will search or sort by. */
void arrange_prepare(struct model *m);
/* Does a turn of pending work, between keys; false when there was none. */
bool arrange_work(struct model *m);
/* Finishes a sort that is under way at once. */
void arrange_finish(struct model *m);
/* Arranges the rows anew if what their condition asks for has changed; called once an event. */
void arrange_follow(struct model *m);
void arrange_init(struct model *m);
/* Sorts again if the rows are sorted by burn or runway, and one became known; or by changes, and
 * they are counted from another moment. The cursor stays on
 * its customer. */
void arrange_follow_burn(struct model *m);
/* Drops the folded texts as soon as nothing needs them; called once an event. */
void arrange_settle_folds(struct model *m);

#endif
