/* SPDX-License-Identifier: MIT */
/* The keys that rows are sorted by, which the lens reads from its pages. */
#ifndef STORE_LENS_KEY_H
#define STORE_LENS_KEY_H

#include "store/lens.h"

#include "page_fold.h"

/* A page as the lens saw it last. */
struct lens_page {
	uint32_t number, n;
	uint64_t serial;
	bool added;        /* new in this update; its rows are not in the mapping yet */
	struct page *page; /* the store's; valid during an update only */
};

struct lens_pages {
	struct lens_page *at; /* sorted by number, as the store's */
	size_t n;
	uint32_t size; /* rows of a full page */
};

/* The page a row is on; NULL when it is not held. */
struct lens_page *lens_page_of(const struct lens_pages *pages, uint32_t row);

/* A row being sorted. */
struct sort_entry {
	uint64_t key;
	uint32_t row;
	uint32_t slot; /* index of its page */
};

/* One key of the spec. */
struct lens_column {
	enum sort_key key;
	bool is_text;
	enum customer_field field; /* of a text */
	uint64_t flip;             /* all bits where descending */
	const struct lens_numbers *numbers;
};

struct lens_column lens_column(const struct lens_spec *spec, size_t i);
/* True for a key that is a text, which needs the folds of its field. */
bool lens_key_is_text(enum sort_key k, enum customer_field *field);
/* Reads the entry's key, of a text the eight bytes from `at` on; false for a row without a value,
 * which sorts last. */
bool lens_key_read(const struct lens_column *c, const struct lens_pages *pages, size_t at,
		   struct sort_entry *e);
/* The cost of reading such a key, of a text from `at` on, as lens_update_some counts it. */
size_t lens_key_cost(const struct lens_column *c, size_t at);
/* True when rows with this key are equal by the column: no bytes of a text follow. */
bool lens_key_ends(const struct lens_column *c, uint64_t key);
/* True when row a comes before row b, in the order of lens_sort.h; both must be held. */
bool lens_key_precedes(const struct lens_spec *spec, const struct lens_pages *pages, uint32_t a,
		       uint32_t b);

#endif
