/* SPDX-License-Identifier: MIT */
/* The lens from inside. */
#ifndef STORE_LENS_PRIVATE_H
#define STORE_LENS_PRIVATE_H

#include "store/lens.h"

#include "lens_fold.h"
#include "pages.h"

#define FOLDS 6 /* text fields that are searched or sorted by: the first of enum customer_field */

/* A page as the lens saw it last. */
struct lens_page {
	uint32_t number, n;
	uint64_t serial;
	bool added;              /* new in this update: its rows are not in the mapping */
	const struct page *page; /* the store's; valid within lens_update only */
	struct fold fold[FOLDS]; /* made when needed */
};

struct lens_pages {
	struct lens_page *at; /* sorted by number, as the store's */
	size_t n;
	uint32_t size; /* rows of a full page */
};

struct lens {
	struct lens_spec spec;
	bool rebuild; /* the mapping is not of this spec */
	const struct store *store;
	uint64_t version;
	struct lens_pages pages;
	uint32_t *rows; /* by position */
	size_t n;
};

/* A row being sorted. */
struct sort_entry {
	uint64_t key;
	uint32_t row;
	uint32_t slot; /* index of its page */
};

/* True for a key that is a text, which needs the folds of its field. */
bool sort_key_is_text(enum sort_key k, enum customer_field *field);
/* Sorts entries, which are in the server's order; scratch has room for n. */
void lens_sort(const struct lens_spec *spec, const struct lens_pages *pages, struct sort_entry *e,
	       struct sort_entry *scratch, size_t n);
/* Whether row a comes before row b; both are held. The very order lens_sort makes. */
bool lens_precedes(const struct lens_spec *spec, const struct lens_pages *pages, uint32_t a,
		   uint32_t b);
/* The page a row is on. */
struct lens_page *lens_page_of(const struct lens_pages *pages, uint32_t row);

#endif
