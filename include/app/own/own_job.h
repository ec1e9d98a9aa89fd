/* SPDX-License-Identifier: MIT */
/*
 * What a command of the user is started with: the text for the shell, its parameters, and the bytes
 * of its standard input. Made from the marked customers, else from the one under the cursor.
 */
#ifndef APP_OWN_OWN_JOB_H
#define APP_OWN_OWN_JOB_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

#include "input/own_command.h"

struct model;

#define OWN_INPUT_MAX (8u << 20) /* bytes of the standard input */
#define OWN_VALUES_MAX                                                                             \
	(64u << 10) /* bytes of all parameters; systems allow at least twice that                  \
		     */
#define OWN_SHELL_MAX (64u << 10)

/* The place of the label of a command: its name, or the beginning of its line. */
#define OWN_LABEL 48

struct own_job {
	char label[OWN_LABEL];
	enum own_place place;
	bool has_input;
	struct buf shell;  /* for sh -c */
	struct buf values; /* its parameters, each with a zero byte behind it */
	size_t n_values;
	struct buf input;
	size_t n; /* customers */
};

void own_job_init(struct own_job *j);
void own_job_release(struct own_job *j);
/* Makes the job; *e says why the command cannot run for these customers. While personal data is
 * masked, what the command reads is masked too. */
bool own_job_make(struct own_job *j, const struct model *m, const struct own_command *c,
		  struct err *e) MUST_USE;
/* Makes a job in the background that reads nothing and has one value. */
void own_job_open(struct own_job *j, const char *label, struct sl shell, struct sl value);
/* Writes the name of a command, or the beginning of its line. */
void own_job_label(const struct own_command *c, char out[OWN_LABEL]);

#endif
