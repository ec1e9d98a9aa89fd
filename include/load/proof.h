/* SPDX-License-Identifier: MIT */
/* Proves that every customer who was in the list all the time was read. */
#ifndef LOAD_PROOF_H
#define LOAD_PROOF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "api/request.h"

#include "fetch/fetch.h"

struct loader;

/* The requests that the proof needs now. */
struct proof_wants {
	uint32_t again; /* a page to read although it is held; 0 for none */
	bool alone;     /* fetch nothing else until that page is loaded */
	uint32_t pages; /* only so many first pages are needed; 0: all */
	struct request seam[FETCH_IN_FLIGHT_MAX];
	size_t n_seams;
};

/* Begins the proof of a list of which so many pages are missing. */
void proof_begin(struct loader *l, uint64_t missing);
/* The requests until all is loaded and proved, for a proof begun now or already begun. */
uint64_t proof_requests(const struct loader *l, uint64_t missing);
/* Sets all but the unused seams, which are too large to be cleared in every turn. */
void proof_wants(const struct loader *l, struct proof_wants *w);
void proof_take(struct loader *l, const struct outcome *out); /* call it after each page */
uint32_t proof_pages(const struct loader *l);  /* the number of pages needed, as far as known */
bool proof_has_all(const struct loader *l);    /* every needed page is held */
bool proof_is_limited(const struct loader *l); /* not all pages are needed */
bool proof_is_whole(const struct loader *l);   /* if all are held, they are proved to be one list */
/* Only the first rows are wanted; 0: all. */
void proof_limit_rows(struct loader *l, uint64_t rows);

#endif
