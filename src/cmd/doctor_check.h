/* SPDX-License-Identifier: MIT */
/* What an answer, or none, says about the steps of the way to the API. Private to the room. */
#ifndef CMD_DOCTOR_CHECK_H
#define CMD_DOCTOR_CHECK_H

#include "api/fault.h"

#include "doctor_report.h"

/* Name, connection, encryption, and whether anything answered. false: it broke off on the way. */
bool doctor_check_connection(struct doctor_report *r, const struct endpoint *to,
			     const struct wire_reply *reply);
/* The Date header against our own clock. */
void doctor_check_clock(struct doctor_report *r, const struct wire_reply *reply);
/* A refusal, under the step that it concerns. */
void doctor_check_fault(struct doctor_report *r, const struct fault *f);
/* The answer was good: so is all up to here. */
void doctor_check_accepted(struct doctor_report *r);

#endif
