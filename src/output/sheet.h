/* SPDX-License-Identifier: MIT */
/*
 * Cells of CSV (RFC 4180) and TSV that no spreadsheet runs, splits or joins, and that give the text
 * back exactly:
 *
 * - a cell that begins with ' has one ' too many: it stands before what a spreadsheet might run,
 *   and before any other ' at the beginning;
 * - control characters and marks of direction are \uXXXX. In TSV tabs, line ends and backslashes
 *   are \t, \n, \r and \\; in CSV line feeds stay, within quotes, and only backslashes right before
 *   a u or such an escape are doubled.
 */
#ifndef OUTPUT_SHEET_H
#define OUTPUT_SHEET_H

#include "base/buf.h"

void sheet_add_csv(struct sl text, struct buf *out);
void sheet_add_tsv(struct sl text, struct buf *out);

#endif
