/* SPDX-License-Identifier: MIT */
/*
 * A partner API that exists in virtual time only: customers who come and go, and everything that
 * can go wrong between a request and its answer, all from one seed. It looks at a request when it
 * would arrive, answers it later, and keeps a record of the rows it sent.
 *
 * It knows requests as values: what signing and HTTP add is tested elsewhere.
 */
#ifndef SUPPORT_SIMSERVER_H
#define SUPPORT_SIMSERVER_H

#include "api/wire.h"

#define SIM_CUSTOMERS  220
#define SIM_ROWS       64
#define SIM_FLIGHTS    48
#define SIM_TIMEOUT_MS 15000
#define SIM_UNIX_S     1790000000

/* What goes wrong, in a thousand requests. */
struct sim_weather {
	int slow;      /* answered within seconds, not milliseconds */
	int lost;      /* never answered: a timeout */
	int refused;   /* no connection */
	int broken;    /* cut short, as the library notices or as only the decoder does */
	int gateway;   /* HTML and a status of 5xx */
	int malformed; /* not the documented shape */
	int busy;      /* OperationDenied.ServiceBusy, InternalError */
	int limited;   /* RequestLimitExceeded out of the blue */
	int repeated;  /* sent twice by the library */
	int doubled;   /* the reply arrives twice */
	int others;    /* requests that other tools send each second, of the 5 allowed */
};

/* What is done about a page size over the limit. */
enum sim_clamp { CLAMP_NONE, CLAMP_SILENT, CLAMP_ERROR };

struct sim_customer {
	uint64_t uin;
	uint32_t cents;
};

struct sim_flight {
	uint64_t id;
	struct request request;
	int64_t sent_ms, looked_at_ms, answered_ms;
	int64_t signed_unix_s;
	unsigned credential;
	bool answered;  /* the reply is made and on its way back */
	bool cancelled; /* by the client, too late: its reply arrives all the same */
	struct wire_reply reply;
	struct buf body;
	bool good; /* the reply carries these rows */
	struct sim_customer rows[SIM_ROWS];
	size_t n_rows;
};

struct simserver {
	uint64_t random;
	struct sim_weather weather;
	enum sim_clamp clamp;
	uint32_t size_max;
	int64_t ahead_s;                         /* of its clock before SIM_UNIX_S + time */
	unsigned credential;                     /* the one that is good now */
	struct sim_customer list[SIM_CUSTOMERS]; /* oldest first */
	size_t n;
	uint64_t next_uin;
	int64_t admitted_ms[API_RATE_PER_SEC]; /* a ring */
	size_t next_admitted;
	struct sim_flight flight[SIM_FLIGHTS];
	size_t n_flights;
	struct sim_flight arrived; /* the last one taken */
	size_t n_requests;
};

void simserver_init(struct simserver *s, uint64_t seed);
void simserver_release(struct simserver *s);

/* Below n, from the seed. */
uint32_t simserver_pick(struct simserver *s, uint32_t n);
bool simserver_chance(struct simserver *s, int in_a_thousand);

void simserver_send(struct simserver *s, uint64_t id, const struct request *r,
		    int64_t signed_unix_s, unsigned credential, int64_t now_ms);
/* The reply may have left already: then it comes late. */
void simserver_cancel(struct simserver *s, uint64_t id);
bool simserver_has(const struct simserver *s, uint64_t id);
/* Loses a request without a trace, which no transport may do. */
void simserver_forget(struct simserver *s, uint64_t id);

/* Everything up to now happens; must be called before the list is changed. */
void simserver_advance(struct simserver *s, int64_t now_ms);
/* When the next reply arrives; INT64_MAX for none. */
int64_t simserver_next_ms(const struct simserver *s);
/* Takes one that has arrived; valid until the next call. NULL for none. */
const struct sim_flight *simserver_take(struct simserver *s, int64_t now_ms);

/* Customers who are bound and leave, and who spend. */
void simserver_bind(struct simserver *s);
void simserver_unbind(struct simserver *s);
void simserver_spend(struct simserver *s);
/* The whole list as the query would give it now. Returns how many. */
size_t simserver_truth(const struct simserver *s, const struct query *q,
		       struct sim_customer out[SIM_CUSTOMERS]);

#endif
