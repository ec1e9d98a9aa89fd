/* SPDX-License-Identifier: MIT */
/*
 * The parts of the browser's behaviour, one file for each screen or concern. All of them change the
 * one model they are given; none lists a send or a cancel: what to fetch follows from the state in
 * app_plan.
 */
#ifndef APP_PARTS_H
#define APP_PARTS_H

#include "base/attr.h"

#include "app/model.h"

/* layers.c: the stack of layers. */
void layer_open(struct model *m, enum layer l);
void layer_close(struct model *m);

/* model_query.c: has what app/model.h and app/find.h declare of reading the model, too. */
/* Where a customer is in the list as shown; false when it is not in it, or not loaded. */
bool replies_position_of(const struct model *m, uint64_t uin, uint64_t *position);

/* commands.c */
void commands_run(struct model *m, const struct command *c, struct fx_list *fx);
void commands_leave(struct model *m, int code, struct fx_list *fx); /* the session ends */
void commands_repaint(struct model *m, struct fx_list *fx);

/* toast.c: an error that stands is not covered by information. */
void toast_info(struct model *m, const char *fmt, ...) PRINTF(2, 3);
void toast_error(struct model *m, const char *fmt, ...) PRINTF(2, 3);
void toast_stay(struct model *m); /* what is said stays until a key, as errors do */
void toast_key(struct model *m);  /* a key was typed: they go */
void toast_tick(struct model *m); /* time passed: information goes */
void toast_hide(struct model *m);
/* "o  order": the key and the name, so that the screen teaches both. */
void update_echo(struct model *m, struct sl typed, enum action a);

/* table.c */
int table_height(const struct model *m); /* rows on the screen, at least 1 */
void table_settle(struct model *m);      /* cursor in the list, list around the cursor */
void table_show(struct model *m, uint64_t cursor, uint64_t top);
uint64_t table_uin(const struct model *m); /* of the customer under the cursor; 0 for none */
/* Follows a customer to another position, on the same line of the screen where it can. */
void table_follow(struct model *m, uint64_t position);
bool table_run(struct model *m, const struct command *c); /* false: not a movement */
void table_scroll(struct model *m, int rows);             /* up when negative */
/* The columns, their order or the room changed: no further scrolled than it takes. */
void table_settle_columns(struct model *m);

/* side_list.c: what the lists at the side have in common. */
/* Moves the selection among n; false when the key is not for that. */
bool side_list_move(int *selected, int n, struct key k);
/* Esc, "back", or what opened it. */
bool side_list_closes(const struct model *m, struct key k, enum action own);

/* list_move.c: the movements of the table's keys in a list of n, of which page are seen; *at stays
 * in it, 0 where it is empty. false: not a movement. */
bool list_move(const struct command *c, size_t n, size_t page, size_t *at);

/* like.c */
void like_next(struct model *m);
void like_only(struct model *m); /* or all again */
void like_next_other(struct model *m);
void like_previous_other(struct model *m);

/* mouse.c */
void mouse_toggle(struct model *m);
void mouse_take(struct model *m, struct key k); /* over the table */
/* Over a layer: the wheel becomes a key of it; false: not for that layer. */
bool mouse_scrolls(enum layer l, struct key *k);

/* column_list.c */
void columns_open(struct model *m);
void columns_key(struct model *m, struct key k);
/* The column selected last, at first the name. */
void columns_narrower(struct model *m, uint64_t count);
void columns_wider(struct model *m, uint64_t count);

/* find.c */
void find_init(struct model *m);
void find_release(struct model *m);
void find_follow(struct model *m); /* what is loaded may have changed */
void find_open(struct model *m);
void find_key(struct model *m, struct key k);
void find_cancel(struct model *m);
void find_next(struct model *m);
void find_previous(struct model *m);
bool find_forget(struct model *m); /* false: nothing is looked for */

/* place.c: going from query to query. */
void place_select(struct model *m, const struct query *q);
void place_arrive(struct model *m);  /* the first page of the current query came */
bool place_go_back(struct model *m); /* gives up a change of query that is under way */

/* detail.c */
void detail_toggle(struct model *m);
void detail_toggle_side(struct model *m);
void detail_close(struct model *m);
void detail_focus(struct model *m);
bool detail_run(struct model *m, const struct command *c); /* false: not for the pane */

/* picker.c */
void picker_open(struct model *m);
void picker_key(struct model *m, struct key k);
void picker_count(struct model *m); /* the loaded rows that match */
void picker_remember(struct model *m, const struct query *q);
void picker_recall(struct model *m); /* those of earlier sessions */

/* prompt.c, help.c, and below inspector.c and reference.c: a key may choose a command, which is
 * returned to be run; DO_NOTHING when none was. */
void prompt_open(struct model *m);
struct command prompt_key(struct model *m, struct key k, struct fx_list *fx);
/* palette.c: what ':' offers. */
void palette_reset(struct model *m);             /* the prompt was edited: none is chosen */
bool palette_key(struct model *m, struct key k); /* false: not for the choice */

void help_open(struct model *m);
bool help_matches(const struct model *m, enum action a,
		  struct sl words); /* each word stands in its line */
struct command help_key(struct model *m, struct key k);
void help_settle(struct model *m);

/* Moves the cursor as a movement key does. */
void table_go(struct model *m, uint64_t position);

/* inspector.c: the lists; inspector_doc.c: one request opened; inspector_copy.c: what y copies;
 * inspector_selection.c: what app/model.h declares of the lists. */
void inspector_open(struct model *m);
struct command inspector_key(struct model *m, struct key k, struct fx_list *fx);
void inspector_settle(struct model *m);
void inspector_journal(struct model *m, uint64_t id); /* it changed: what shows it is made anew */
void inspector_release(struct model *m);
void inspector_doc_show(struct model *m,
			const struct exchange *x); /* from its beginning; NULL: none */
void inspector_doc_renew(struct model *m, const struct exchange *x); /* where it was */
void inspector_doc_run(struct model *m, const struct command *c);
bool inspector_doc_key(struct model *m, struct key k); /* false: not for the document */
void inspector_doc_settle(struct model *m);
void inspector_copy_key(struct model *m, struct key k, struct fx_list *fx);

/* reading.c: a document within a room. */
void reading_settle(struct reading *r, struct rect room);
void reading_run(struct reading *r, const struct command *c, struct rect room);
bool reading_key(struct model *m, struct reading *r, struct key k,
		 struct rect room); /* false: not for the document */
/* To the next line with the text looked for, from line on; false when there is none, which is said.
 */
bool reading_find(struct model *m, struct reading *r, size_t from, int way, struct rect room);

/* reference.c */
void reference_open(struct model *m);
void reference_open_at(struct model *m, struct sl word); /* where that is said first */
struct command reference_key(struct model *m, struct key k);
void reference_settle(struct model *m);

/* clip.c: m->clip.text was filled; what names it in a sentence. */
void clip_copy(struct model *m, const char *what, struct fx_list *fx);
void clip_copied(struct model *m, const char *route, const char *why);

/* lensing.c: sort, show, narrow. */
/* A long list is sorted in turns (lensing_work); all is as it was until then. */
void lensing_apply(struct model *m,
		   const struct lens_spec *spec); /* the cursor stays on its customer */
bool lensing_peel(struct model *m); /* takes back narrowing, then standings, then sorting; false:
				       nothing was on */
void lensing_plain(struct model *m);
void lensing_risk(struct model *m);
void lensing_sort(struct model *m, enum sort_key key); /* by it alone; again turns it round */
void sort_open(struct model *m);
void sort_key(struct model *m, struct key k);
void show_open(struct model *m);
void show_key(struct model *m, struct key k);
void narrow_open(struct model *m);
void narrow_begin(struct model *m, struct sl text); /* as if it were typed */
void narrow_key(struct model *m, struct key k);
/* Between keys, while a long list is sorted, a text typed or an order chosen: milliseconds. */
void lensing_work(struct model *m);
void lensing_finish(struct model *m); /* the sort that is under way, at once */
void narrow_cancel(struct model *m);  /* all is as it was before it was opened */

/* drill.c: history and vouchers of the customer whose details are open. */
void drill_follow(struct model *m); /* the cursor may stand on another customer */
void drill_again(struct model *m);  /* what failed is wanted again */
void drill_reload(struct model *m); /* so is all of it */
void drill_take(struct model *m, const struct wire_reply *r, const struct outcome *out);
size_t drill_wants(const struct model *m, struct request out[2]);
int64_t drill_deadline(const struct model *m);
void drill_release(struct model *m);

/* yank.c */
void yank_open(struct model *m);
void yank_key(struct model *m, struct key k, struct fx_list *fx);

/* export.c */
void export_open(struct model *m);
/* ":w FILE", or ":w" alone, which asks; false when text is neither. */
bool export_by_name(struct model *m, struct sl text, struct fx_list *fx);
void export_key(struct model *m, struct key k, struct fx_list *fx);
void export_cancel(struct model *m); /* nothing is written */
void export_check(struct model *m);  /* once a turn: what it waits for may be there */
void export_take(struct model *m, const struct event *e);

/* profiles.c */
void profiles_open(struct model *m, struct fx_list *fx);
void profiles_key(struct model *m, struct key k, struct fx_list *fx);
void profiles_take(struct model *m, const struct profile_entry *entries, size_t n);

/* refresh.c */
void refresh_start(struct model *m);
void refresh_take_baseline(struct model *m);
size_t refresh_wants(const struct model *m, struct request out[REFRESH_REQUESTS]);
void refresh_take(struct model *m, const struct wire_reply *r, struct outcome *out);
void refresh_release(struct model *m);
void watch_toggle(struct model *m);
void watch_tick(struct model *m);

/* marks.c */
void marks_toggle(struct model *m);
void marks_range(struct model *m);
void marks_remove(struct model *m);
void marks_clear(struct model *m);
void marks_leave_range(struct model *m); /* quietly; the marks stay */
/* Those marked in the order they are copied and exported in: as shown, then what the lens hides. Of
 * the places below marks_places, marks_at says which hold one. */
uint64_t marks_places(const struct model *m);
bool marks_at(const struct model *m, uint64_t at, struct row *out);
void marks_sum(struct model *m);         /* brings the sums up to date */
void marks_release(struct model *m);

/* hop.c */
void hop_start(struct model *m, int way);
void hop_continue(struct model *m); /* pages came */
void hop_stop(struct model *m);
uint32_t hop_page(const struct model *m); /* the page it waits for; 0 for none */

/* batch.c */
/* Among the pages that are there without a gap from the first on, one that is not full though Total
 * says that more follow: then the list cannot be had whole. 0 for none. */
uint32_t batch_short_page(const struct model *m);
/* Whether all is there, but for what may follow a full last page. */
bool batch_lacks_end(const struct model *m);

/* proof.c: that pages of different moments make one list */
struct proof_wants {
	uint32_t again; /* a page to be read although it is held; 0 for none */
	bool alone;     /* nothing else before it is here */
	uint32_t pages; /* none behind so many is needed; 0: all are */
	struct request seam[FETCH_FLYING];
	size_t n_seams;
};
/* Of the list that is loaded from now on; so many pages of it are missing. */
void proof_begin(struct model *m, uint64_t missing);
/* Until all is loaded and proved, when it is begun now or has been. */
uint64_t proof_requests(const struct model *m, uint64_t missing);
struct proof_wants proof_wants(const struct model *m);
void proof_take(struct model *m, const struct outcome *out); /* a page came */
uint32_t proof_pages(const struct model *m);  /* that are needed, as far as is known */
bool proof_has_all(const struct model *m);    /* every page that is needed */
bool proof_is_limited(const struct model *m); /* not all of them are */
bool proof_is_whole(const struct model *m);   /* given that, they are one list */

/* load_all.c */
void load_all_start(struct model *m);
void load_all_check(struct model *m); /* pages came: says when all are there */

/* replies.c */
void replies_take(struct model *m, const struct wire_reply *r, struct fx_list *fx);
/* why may be NULL. */
void replies_renewed(struct model *m, bool ok, const char *why, struct fx_list *fx);

/* motion.c: what changes on the screen by time alone; sets dirty when it did. */
void motion_update(struct model *m);

#endif
