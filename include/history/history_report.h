/* SPDX-License-Identifier: MIT */
/*
 * What a child process that works on the history reports to its parent: bytes in a pipe between two
 * processes of one program, which share the layout of its structs.
 */
#ifndef HISTORY_HISTORY_REPORT_H
#define HISTORY_HISTORY_REPORT_H

#include "base/buf.h"
#include "base/err.h"

#include "burn/cost_book.h"
#include "snapshot/snapshot.h"
#include "snapshot/usual_days.h"

enum history_report_result { HISTORY_REPORT_FAILED, HISTORY_REPORT_DONE, HISTORY_REPORT_NONE };

struct history_report {
	enum history_report_result result;
	char why[sizeof((struct err *)NULL)->text]; /* if it failed */
	struct snapshot found;                      /* these are owned, and may be empty */
	struct usual_days usual;
	struct cost_book costs;
};

/* No report has more bytes. */
size_t history_report_bytes_max(void);
void history_report_init(struct history_report *r);
void history_report_release(struct history_report *r);
/* false: the reader has closed the pipe. */
bool history_report_write(const struct history_report *r, int fd);
/* Reads into r, which is then without what it had before; false if the bytes are not whole. */
bool history_report_read(struct sl bytes, struct history_report *r);

#endif
