/* SPDX-License-Identifier: MIT */
/* The report of the doctor: a finding for each step, and its output. */
#ifndef CMD_DOCTOR_REPORT_H
#define CMD_DOCTOR_REPORT_H

#include "base/buf.h"

#include "lang/lang.h"

enum step {
	STEP_CONFIGURATION,
	STEP_CREDENTIALS,
	STEP_PROXY,
	STEP_DNS,
	STEP_TCP,
	STEP_TLS,
	STEP_ANSWER,
	STEP_CLOCK,
	STEP_SIGNATURE,
	STEP_PERMISSION,
	STEP_ACTIONS,
	STEP_RATE,
	STEP_PAGE_SIZE,
	STEP_LATENCY
};
#define STEPS 14

enum verdict { VERDICT_NONE /* not reached */, VERDICT_OK, VERDICT_WARN, VERDICT_FAIL };

#define UNTIMED (-1)

struct finding {
	enum verdict verdict;
	int64_t us; /* time of the step; UNTIMED: there was nothing to wait for */
	char detail[420];
	char remedy[320]; /* "" when all is well; may have several lines */
};

struct doctor_report {
	struct finding at[STEPS];
	const struct catalog *lang; /* of the findings; set before the first */
};

/* These enter a finding; the format and the remedy are translated. A worse verdict replaces a
 * better one; else the first finding of a step is kept, because later ones follow from it. */
void doctor_report_ok(struct doctor_report *r, enum step s, int64_t us, const char *fmt, ...)
    PRINTF(4, 5);
void doctor_report_warn(struct doctor_report *r, enum step s, const char *remedy, const char *fmt,
			...) PRINTF(4, 5);
void doctor_report_fail(struct doctor_report *r, enum step s, const char *remedy, const char *fmt,
			...) PRINTF(4, 5);
void doctor_report_time(struct doctor_report *r, enum step s, int64_t us);

/* Returns the exit code that cmd/doctor.h describes. */
int doctor_report_exit_code(const struct doctor_report *r);
/* How the text looks: cols is the width of the terminal, 0 for no limit. */
struct doctor_look {
	int cols;
	bool color;
};
/* Appends the report as text. Details from outside have passed the gate of base/text.h. */
void doctor_report_print(const struct doctor_report *r, const struct doctor_look *look,
			 struct buf *out);
/* Appends {"ok":…,"exit":…,"steps":[{"step":…,"status":…,"ms":…,"detail":…,"remedy":…}]}. */
void doctor_report_print_json(const struct doctor_report *r, struct buf *out);

#endif
