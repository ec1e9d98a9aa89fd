/* SPDX-License-Identifier: MIT */
/*
 * A client on simserver: app/fetch and the store as the program uses them, moved by a user who
 * scrolls, filters, stops and retries at random, in virtual time. After each step everything that
 * must always hold is checked (simcheck.c); at the end faults cease and what is wanted must come.
 */
#ifndef SUPPORT_SIMCLIENT_H
#define SUPPORT_SIMCLIENT_H

#include "app/fetch.h"

#include "simserver.h"

#define SIM_QUERIES 7 /* one more than the store keeps */
#define SIM_PAGES   (SIM_CUSTOMERS + 1)

/* Mistakes on purpose, which the checks must find. */
enum plant {
	PLANT_NONE,
	PLANT_HASTE,    /* the pacer forgets what was sent */
	PLANT_LEAK,     /* a flight is never answered */
	PLANT_UNWANTED, /* something is asked that nobody wants */
	PLANT_MIXUP,    /* rows arrive that the server did not send */
	PLANT_GHOST,    /* the reply of a cancelled try is taken for another one's */
	PLANT_LATE,     /* what is looked at is asked last */
	PLANT_STALL     /* nothing is sent any more once all is well */
};

/* Times of sends; holds the last ones. */
struct pace {
	int64_t at_ms[API_RATE_PER_SEC];
	size_t next;
};
void pace_init(struct pace *p);
/* false: with this one there are more sends in a second than allowed. */
bool pace_send(struct pace *p, int64_t now_ms);
/* One that the library made by itself: counts, but is nobody's fault. */
void pace_repeat(struct pace *p, int64_t now_ms);

/* What the server sent last for a page. */
struct sent_page {
	uint32_t size;
	size_t n;
	struct sim_customer rows[SIM_ROWS];
};

struct simclient {
	struct simserver server;
	enum plant plant;
	bool trace; /* tells on stderr what happens */
	struct fetch f;
	struct store *s;
	struct wants w;
	struct fx_list fx;
	int64_t now_ms, wall_ahead_s;
	unsigned credential; /* the one that requests are signed with */
	struct query queries[SIM_QUERIES];
	size_t query; /* the current one */
	uint64_t top, height;
	struct request extra;
	bool wants_extra, has_extra;
	bool calm; /* no faults any more */
	struct pace pace;
	uint64_t last_id;
	size_t calm_sends;
	struct sent_page *sent[SIM_QUERIES]; /* SIM_PAGES each, by page number */
	char problem[240];                   /* the first violation; "" for none */
};

void simclient_init(struct simclient *c, uint64_t seed, enum plant plant);
void simclient_release(struct simclient *c);
/* The whole story of the seed. false: problem says what was violated. */
bool simclient_run(struct simclient *c);

/* On stderr, where the story is told aloud. */
void simclient_tell(const struct simclient *c, const char *fmt, ...) PRINTF(2, 3);

/* simuser.c */
void simuser_act(struct simclient *c);
void simuser_weather(struct simclient *c);
void simuser_reload(struct simclient *c); /* and begins anew with what had failed */

/* simcheck.c: each returns false and fills problem when something does not hold. */
bool simcheck_fail(struct simclient *c, const char *fmt, ...) PRINTF(2, 3);
bool simcheck_plan(struct simclient *c); /* after fetch_plan, before its effects are carried out */
bool simcheck_flights(struct simclient *c); /* after they were */
bool simcheck_rows(struct simclient *c);
bool simcheck_truth(struct simclient *c); /* what is wanted is what the server has */
bool simcheck_has_all(const struct simclient *c);

#endif
