/* SPDX-License-Identifier: MIT */
/* What the doctor found, step by step, and how it is printed. Private to the room. */
#ifndef CMD_DOCTOR_REPORT_H
#define CMD_DOCTOR_REPORT_H

#include "base/buf.h"

enum step {
	STEP_CONFIGURATION,
	STEP_CREDENTIALS,
	STEP_DNS,
	STEP_TCP,
	STEP_TLS,
	STEP_ANSWER,
	STEP_CLOCK,
	STEP_SIGNATURE,
	STEP_PERMISSION,
	STEP_RATE,
	STEP_PAGE_SIZE,
	STEP_LATENCY
};
#define STEPS 12

enum verdict { VERDICT_NONE /* not reached */, VERDICT_OK, VERDICT_WARN, VERDICT_FAIL };

#define UNTIMED (-1)

struct finding {
	enum verdict verdict;
	int64_t us; /* UNTIMED where there was nothing to wait for */
	char detail[420];
	char remedy[320]; /* "" when all is well */
};

struct doctor_report {
	struct finding at[STEPS];
};

/* The first failure of a step stands: what follows from it says less. */
void doctor_report_ok(struct doctor_report *r, enum step s, int64_t us, const char *fmt, ...)
    PRINTF(4, 5);
void doctor_report_warn(struct doctor_report *r, enum step s, const char *remedy, const char *fmt,
			...) PRINTF(4, 5);
void doctor_report_fail(struct doctor_report *r, enum step s, const char *remedy, const char *fmt,
			...) PRINTF(4, 5);
void doctor_report_time(struct doctor_report *r, enum step s, int64_t us);

int doctor_report_exit_code(const struct doctor_report *r);
/* Text for people; the details have passed the gate of base/text.h where they came from outside. */
void doctor_report_print(const struct doctor_report *r, struct buf *out);
/* {"ok":…,"exit":…,"steps":[{"step":…,"status":…,"ms":…,"detail":…,"remedy":…}]} */
void doctor_report_print_json(const struct doctor_report *r, struct buf *out);

#endif
