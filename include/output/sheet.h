/* SPDX-License-Identifier: MIT */
/*
 * Writes cells of CSV (RFC 4180) and TSV that spreadsheets do not run, split or join, and from
 * which the text can be read back exactly:
 *
 * - a ' is added before a text that a spreadsheet might run and before a text that begins with ';
 *   a reader drops the first ' of a cell;
 * - control characters and direction marks are \uXXXX. In TSV tabs, line ends and backslashes
 *   are \t, \n, \r and \\; in CSV line feeds stay, within quotes, and only backslashes right before
 *   a u or such an escape are doubled.
 *
 * In CSV for Excel a text that Excel would show as another number or as a date ends with a tab,
 * which keeps it a text and is not seen. No other cell has a tab, so a reader can drop it.
 */
#ifndef OUTPUT_SHEET_H
#define OUTPUT_SHEET_H

#include "base/buf.h"

void sheet_add_csv(struct sl text, struct buf *out);
void sheet_add_excel(struct sl text, struct buf *out);
void sheet_add_tsv(struct sl text, struct buf *out);
/* Adds a cell that people are to read, for example in a message. It cannot be read back exactly: a
 * ' is added only before what could run as a formula, which a telephone number cannot. Control
 * characters and tabs must be gone already. */
void sheet_add_readable(struct sl text, struct buf *out);

#endif
