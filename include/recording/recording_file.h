/* SPDX-License-Identifier: MIT */
/*
 * The file of a record, read line by line. When it opens all of it was read once and judged: a line
 * that is none refuses the file; one that was cut off, as by a crash, only ends it. Private to the
 * room.
 */
#ifndef RECORDING_RECORDING_FILE_H
#define RECORDING_RECORDING_FILE_H

#include <stdio.h>

#include "recording/recording.h"

struct recording_file {
	FILE *f;
	struct buf text;   /* of the line */
	uint64_t line;     /* the number of the last one read */
	int64_t ms;        /* its time */
	struct arena keep; /* strings of settings */
	struct settings settings;
	/* Of the whole file. */
	uint64_t lines;
	int64_t first_ms, last_ms;
	bool cut;
};

/* false: the sentence names the file, and the line. */
bool recording_file_open(struct recording_file *r, const char *path, struct err *e) MUST_USE;
void recording_file_close(struct recording_file *r);
/* false at the end. */
bool recording_file_next(struct recording_file *r, struct recording_line *out);

#endif
