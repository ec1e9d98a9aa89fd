/* SPDX-License-Identifier: MIT */
/* What an answer, or none, says about the steps of the way to the API. Private to the room. */
#ifndef CMD_DOCTOR_JUDGE_H
#define CMD_DOCTOR_JUDGE_H

#include "api/fault.h"

#include "doctor_report.h"

/* Name, connection, encryption, and whether anything answered. false: it broke off on the way. */
bool judge_way(struct report *r, const struct endpoint *to, const struct wire_reply *reply);
/* The Date header against our own clock. */
void judge_clock(struct report *r, const struct wire_reply *reply);
/* A refusal, under the step that it concerns. */
void judge_fault(struct report *r, const struct fault *f);
/* The answer was good: so is all up to here. */
void judge_accepted(struct report *r);

#endif
