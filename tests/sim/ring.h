/* SPDX-License-Identifier: MIT */
/*
 * The whole pure ring on a simulated server: events in, effects carried out as run does it, in
 * virtual time. What must always hold is checked at every effect and after every turn (check.c);
 * the first thing that does not hold is kept in words, and ends the story.
 */
#ifndef SIM_RING_H
#define SIM_RING_H

#include "app/model/model.h"

#include "server.h"

#define HELD_MAX 512
#define TOLD_MAX 256

/* The page that must be held, if one is. */
struct held {
	struct query query;
	uint32_t page, serial;
};

/* Amounts came for customers alone, when so many pages had come. */
struct told {
	size_t after;
	uint32_t serial;
};

struct ring {
	struct server server;
	struct model *model;
	struct settings settings;
	bool lists; /* the loader alone is run, as `list` does */
	bool trace; /* tells on standard output what happens */
	int64_t now_ms, wall_ahead_s;
	int64_t refused_until_ms; /* the API refuses the account; until then nothing may be sent */
	unsigned credential;      /* the one that requests are signed with */
	int64_t renewal_ms;       /* when a renewal ends; INT64_MAX for none */
	uint64_t last_id;
	size_t n_sends, n_turns;
	struct held held[HELD_MAX]; /* newest last */
	size_t n_held;
	struct told told[TOLD_MAX]; /* likewise */
	size_t n_told;
	uint64_t checked_version; /* of the store, whose rows were looked at */
	struct snapshot kept;     /* by the history */
	bool quit;
	char problem[240]; /* the first violation; "" for none */
};

/* Settings are drawn from the seed. */
void ring_init(struct ring *r, uint64_t seed, bool lists);
void ring_release(struct ring *r);
void ring_start(struct ring *r, int rows, int cols);

/* One event and its effects. */
void ring_event(struct ring *r, struct event e);
void ring_key(struct ring *r, struct key k);
/* What has arrived, what is due, and the plan that follows: one turn of the loop. false: something
 * does not hold. */
bool ring_turn(struct ring *r);
/* When something is due by itself; INT64_MAX for never. */
int64_t ring_deadline(const struct ring *r);
/* The next moment at which anything happens by itself but drawing; INT64_MAX for none. */
int64_t ring_next_ms(const struct ring *r);
/* Turns until then, or until done says so (which may be NULL). */
bool ring_until(struct ring *r, int64_t until_ms, bool (*done)(const struct ring *r));

uint32_t ring_pick(struct ring *r, uint32_t n);
bool ring_chance(struct ring *r, int in_a_thousand);
void ring_tell(const struct ring *r, const char *fmt, ...) PRINTF(2, 3);
/* Always returns false. */
bool ring_fail(struct ring *r, const char *fmt, ...) PRINTF(2, 3);

/* check.c: each returns false when something does not hold. */
bool check_send(struct ring *r, const struct effect *fx);
bool check_plan(struct ring *r, const struct effects *fx); /* before it is carried out */
bool check_turn(struct ring *r);
/* check_rows.c */
void check_note(struct ring *r, const struct transfer *f, unsigned news); /* a known reply came */
bool check_row(struct ring *r, const struct row *row);
bool check_rows(struct ring *r);
bool check_truth(struct ring *r); /* what is wanted is what the server has */
bool check_has_all(const struct ring *r);

/* user.c, story.c, walk.c */
void user_weather(struct ring *r);
void user_change_list(struct ring *r);
void user_act(struct ring *r);
void user_pass_time(struct ring *r, bool may_jump); /* by an hour */
/* The whole story of the seed. false: problem says what does not hold. */
bool story_tell(struct ring *r);
bool walk_tell(struct ring *r);

#endif
