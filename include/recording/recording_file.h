/* SPDX-License-Identifier: MIT */
/*
 * Reads a recording line by line. Opening it reads and checks the whole file first: an invalid line
 * is an error, but a last line that a crash cut off only ends the recording.
 */
#ifndef RECORDING_RECORDING_FILE_H
#define RECORDING_RECORDING_FILE_H

#include <stdio.h>

#include "recording/recording.h"

struct recording_file {
	FILE *f;
	struct buf text;   /* the line read last */
	uint64_t line;     /* the number of the line read last */
	int64_t ms;        /* its time, as in the file */
	struct arena keep; /* owns the strings of settings */
	struct settings settings;
	/* These describe the whole file. */
	uint64_t lines;
	int64_t first_ms, last_ms;
	bool cut;        /* its last line is incomplete */
	bool sent_token; /* the first request of a recording of version 1.0.0 bore a token */
};

/* The error names the file and the line. */
bool recording_file_open(struct recording_file *r, const char *path, struct err *e) MUST_USE;
void recording_file_close(struct recording_file *r);
/* Reads the next line; false at the end. */
bool recording_file_next(struct recording_file *r, struct recording_line *out);

#endif
