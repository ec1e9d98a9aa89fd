/* SPDX-License-Identifier: MIT */
/*
 * A model with customers in its store, made without a network, for tests of the screen. The time is
 * 2026-09-23 14:02:11 UTC and does not pass.
 */
#ifndef SUPPORT_FIXTURE_H
#define SUPPORT_FIXTURE_H

#include "app/model/model.h"

#include "view/frame.h"

#include "grid_text.h"
#include "sample.h"

#define FIXTURE_PAGE 100 /* rows of a page */

struct fixture {
	struct model m;
	struct grid g;
	struct look look;    /* UTF-8, 256 colours, no motion off */
	bool counts_columns; /* else ▸n stands for the number of hidden columns in golden screens */
};

void fixture_init(struct fixture *f, int rows, int cols);
void fixture_release(struct fixture *f);
void fixture_resize(struct fixture *f, int rows, int cols);

/* The customer at the position costs so much on each of the last days, and the table has the
 * columns Burn and Runway. The day i days before yesterday costs micros + i * step. */
void fixture_costs(struct fixture *f, uint64_t position, int days, int64_t micros, int64_t step);
/* Puts rows as page `number` of the current query into the store. */
void fixture_put(struct fixture *f, uint32_t number, const struct sample *rows, size_t n,
		 uint64_t total);
/* Customer i of the usual list: sixteen different ones, again and again under other numbers. */
struct sample fixture_customer(uint64_t i, char uin[24]);
/* Page `number` of the usual list. */
void fixture_page(struct fixture *f, uint32_t number, uint64_t total);
/* Makes this page of the current query look requested, with the spinner turning. */
void fixture_in_flight(struct fixture *f, uint32_t page);
/* Makes this page look failed after this many tries, due again in ms; given up when ms is 0. */
void fixture_fault(struct fixture *f, uint32_t page, const char *code, int tries, int64_t ms);
void fixture_halt(struct fixture *f, const char *code, const char *message);
/* Opens the screen of vouchers, with these JSON objects as its first page of so many in all. */
void fixture_vouchers(struct fixture *f, uint64_t total, const char *rows);
/* Compares the loaded customers with those of the day before: the first one was not there, another
 * one was, and of every fourth the amounts were others. */
void fixture_compare(struct fixture *f);
/* Makes another filter the current one. */
void fixture_filter(struct fixture *f, enum filter_type type, const char *text);

/* Draws, then checks the grid's invariants and that no cell holds a control character. */
void fixture_draw(struct fixture *f);
void fixture_assert_sound(const struct grid *g);
/* Asserts the text of one row. */
void fixture_assert_row(const struct fixture *f, int row, const char *want);
bool fixture_shows(const struct fixture *f, const char *text);
/* Draws and compares with tests/golden/NAME.txt; writes it when BLESS is set. */
void fixture_golden(struct fixture *f, const char *name);

#endif
