/* SPDX-License-Identifier: MIT */
/*
 * A lens: local sorting, status filter and narrowing of the rows that are held. It maps positions
 * on the screen to rows in the server's order. Without any of the three it is off and maps nothing.
 *
 * Sorting is by value: numbers as numbers, times as times, texts case-folded by their first 256
 * bytes. It is stable and takes several keys. Rows without a value (null, an empty text, no ratio,
 * status N/A) come last in both directions. The lens borrows the store; lens_update brings it up
 * to date when the store's version changed, and until then its positions are the old ones.
 */
#ifndef STORE_LENS_H
#define STORE_LENS_H

#include "store/remaining_band.h"
#include "store/row_search.h"
#include "store/store.h"

#include "condition/condition.h"

enum sort_key {
#define SORT_KEY(id, name, word, old) SORT_##id,
#include "store/sort_key.def"
#undef SORT_KEY
};
/* The number of sort keys. It is not a value of the enum above, so that a switch need not have it.
 */
enum {
#define SORT_KEY(id, name, word, old) SORT_KEYS_BEFORE_##id,
#include "store/sort_key.def"
#undef SORT_KEY
	SORT_KEYS
};
#define SORT_DEPTH 4

struct sort_by {
	enum sort_key key;
	bool descending;
};

#define LIKE_BYTES 128

/* Shows only rows with this value in one column, or of this band of Remaining %. */
struct lens_like {
	bool on, in_band;
	enum sort_key by;
	enum remaining_band band; /* if in_band */
	char value[LIKE_BYTES];   /* else; as lens_like_value writes it */
};

/* Gives the numbers of the keys that the store does not have: Burn, Runway and the changes. */
struct lens_numbers {
	/* Returns false for a customer without a number, who comes last. */
	bool (*read)(const void *ctx, const struct customer *c, enum sort_key k, int64_t *out);
	const void *ctx;
};

struct lens_spec {
	struct sort_by sort[SORT_DEPTH];
	size_t n_sort;
	unsigned statuses;            /* bits to show; 0 shows all */
	char text[ROW_SEARCH_BYTES];  /* folded; the rows that hold it are shown; "" shows all */
	char narrow[CONDITION_BYTES]; /* a condition that rows must meet; "" shows all */
	struct lens_like like;
	/* Borrowed while the lens has the spec, and not compared; NULL: nothing is known of
	 * customers beyond their fields. */
	const struct condition_facts *facts;
	/* Borrowed while the lens has the spec, and not compared: NULL: there are none. */
	const struct lens_numbers *numbers;
};

struct lens;
struct lens *lens_new(void);
void lens_free(struct lens *l);
bool lens_spec_is_off(const struct lens_spec *spec);
bool lens_spec_equal(const struct lens_spec *a, const struct lens_spec *b);
const char *sort_key_name(enum sort_key k); /* "UIN", "Remaining %", ... on the screen */
const char *sort_key_word(enum sort_key k); /* "UIN", "Remaining%", ... in files and options */
/* Reads a name, a word or a word of an earlier version, in any case. */
bool sort_key_parse(struct sl name, enum sort_key *out);
/* Writes the value by which cells count as alike: the first bytes of a case-folded text, the day of
 * a time; "" for null. */
void lens_like_value(const struct lens_numbers *numbers, const struct customer *c,
		     enum credit_status st, enum sort_key k, char out[LIKE_BYTES]);
bool lens_like_lets(const struct lens_like *like, const struct lens_numbers *numbers,
		    const struct customer *c, enum credit_status st);
/* True when the row has one of the statuses shown and the value that rows must have, whatever text
 * and condition the spec has. */
bool lens_spec_lets(const struct lens_spec *spec, const struct customer *c, enum credit_status st);
/* The fields, as FIELD_BIT, whose folded texts the spec needs. */
unsigned lens_spec_texts(const struct lens_spec *spec);
void lens_set(struct lens *l, const struct lens_spec *spec);
const struct lens_spec *lens_spec_of(const struct lens *l);
/* Brings the mapping up to date if the store or the spec changed. */
void lens_update(struct lens *l, const struct store *s);
/*
 * Does the same in turns; true while work is left. Until it is done the lens has only the rows that
 * it could keep. A turn costs about as much as reading `rows` rows, which is some 10 ns each.
 */
bool lens_update_some(struct lens *l, const struct store *s, size_t rows);
bool lens_is_on(const struct lens *l);
/* The number of positions; 0 when off. */
uint64_t lens_rows(const struct lens *l);
/* The row in the server's order; UINT64_MAX past the last position. */
uint64_t lens_row(const struct lens *l, uint64_t position);
bool lens_position(const struct lens *l, uint64_t row, uint64_t *position);

#endif
