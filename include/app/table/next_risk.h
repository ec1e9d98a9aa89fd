/* SPDX-License-Identifier: MIT */
/* Jumps to the next customer at risk, across pages that are not loaded yet. */
#ifndef APP_TABLE_NEXT_RISK_H
#define APP_TABLE_NEXT_RISK_H

#include <stdbool.h>
#include <stdint.h>

struct model;

/* A search for the next customer at risk, which waits for pages on its way. */
struct next_risk {
	bool active;
	int way;        /* 1 down, -1 up */
	uint64_t at;    /* the last position searched */
	uint64_t from;  /* the cursor's position when it began */
	uint64_t uin;   /* the customer there; 0: unknown */
	uint32_t epoch; /* the store's epoch when it began */
};

void next_risk_start(struct model *m, int way);
void next_risk_continue(struct model *m); /* call it after each page */
void next_risk_stop(struct model *m);
uint32_t next_risk_page(const struct model *m); /* the page it waits for; 0 for none */

#endif
