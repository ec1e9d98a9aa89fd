/* SPDX-License-Identifier: MIT */
/* Proves that every customer who was in a list all the time was read. */
#ifndef APP_TABLE_PROOF_H
#define APP_TABLE_PROOF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "api/request.h"

#include "fetch/fetch.h"

struct model;

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
/* So many first rows are enough; 0: all are wanted. */
void proof_limit_rows(struct model *m, uint64_t rows);

#endif
