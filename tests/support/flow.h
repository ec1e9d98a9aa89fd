/* SPDX-License-Identifier: MIT */
/*
 * The browser without a terminal, a network or a clock: keys, answers and time from a script;
 * sends, sentences and screens as text. What must hold after every turn is checked as it runs
 * (flow_check.c).
 */
#ifndef FLOW_H
#define FLOW_H

#include "cell/grid.h"

#include "app/model/model.h"

#include "view/kit/look.h"
#include "view/table/kept_rows.h"

#include "fake_customers.h"
#include "grid_text.h"

#define FLOW_SENDS 4096

struct flow {
	struct model *model;
	struct settings settings;
	struct arena kept_lines; /* of its own commands */
	struct look look;
	bool lists;           /* the loader alone is run, as `list` does; nothing is drawn */
	bool asks_own_credit; /* else the partner's own credit is not requested */
	struct grid grid;     /* the last frame */
	struct kept_rows *kept;
	size_t n_frames;
	struct fake_customers customers;
	int64_t now_ms, wall_s;
	struct request *asked; /* every request ever sent, by id - 1 */
	int64_t *asked_ms;
	size_t n_asked;
	uint64_t in_flight[FETCH_IN_FLIGHT_MAX + 1];
	size_t n_in_flight;
	uint64_t left[FETCH_IN_FLIGHT_MAX + 1]; /* cancelled, and not answered yet */
	size_t n_left;
	struct toast said;
	bool says_log;       /* else the log is left out of the output */
	bool counts_columns; /* else ▸n is shown for the number of hidden columns */
	bool copied;         /* an EFFECT_COPY was carried out, and the model does not know yet */
	struct buf out;
	struct err broken; /* the first invariant that failed */
};

void flow_init(struct flow *f);
void flow_release(struct flow *f);

/* One event and the turn that follows. */
void flow_event(struct flow *f, const struct event *e);
void flow_key(struct flow *f, struct key k);
void flow_keys(struct flow *f, const char *names); /* by name, separated by blanks, in one turn */
void flow_type(struct flow *f, struct sl text, bool pasted);
void flow_open(struct flow *f, int rows, int cols);
void flow_size(struct flow *f, int rows, int cols);
/* When something happens by itself next; INT64_MAX for never. */
int64_t flow_deadline(const struct flow *f);
/* Lets time pass, with a turn at each deadline of the model and no others. */
void flow_advance(struct flow *f, int64_t ms);
void flow_answer(struct flow *f, uint64_t id);
void flow_answer_all(struct flow *f); /* all requests in flight now */
/* Answers until no request is in flight or due. */
void flow_settle(struct flow *f);
void flow_reply(struct flow *f, uint64_t id, struct wire_reply *r);
void flow_fault(struct flow *f, uint64_t id, const char *code, int64_t server_ahead_s);
void flow_show(struct flow *f, int first, int last); /* rows of the last frame */

/* Performs effects as the loop would, and writes them to out. */
void flow_perform(struct flow *f, const struct effects *fx);
void flow_check(struct flow *f);

/* The steps "own", "ran" and "failed"; false for another one, or if it is malformed. */
bool flow_own_step(struct flow *f, struct sl step, struct sl rest);
/* The step "looks": rows with their roles, their spots and the cursor. */
bool flow_looks_step(struct flow *f, struct sl step, struct sl rest);
/* Writes all that a command is started with. */
void flow_own_start(struct flow *f);

/* Runs one step of a script; false when it is malformed or an invariant failed. */
bool flow_step(struct flow *f, struct sl line, struct err *e) MUST_USE;

/* Runs a script and appends its output to out; false when a step is malformed or an invariant
 * failed. */
bool flow_script(struct sl script, struct buf *out, struct err *e) MUST_USE;

#endif
