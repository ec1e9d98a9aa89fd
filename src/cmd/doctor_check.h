/* SPDX-License-Identifier: MIT */
/* Enters into the report what a reply, or a missing one, says about the steps to the API. */
#ifndef CMD_DOCTOR_CHECK_H
#define CMD_DOCTOR_CHECK_H

#include "api/fault.h"

#include "doctor_report.h"

/* Checks name, connection, encryption and answer. Returns false if one of them failed. */
bool doctor_check_connection(struct doctor_report *r, const struct endpoint *to,
			     const struct wire_reply *reply);
/* Compares the Date header with this machine's clock. */
void doctor_check_clock(struct doctor_report *r, const struct wire_reply *reply);
/* Reports a fault under the step that it concerns. */
void doctor_check_fault(struct doctor_report *r, const struct fault *f);
/* Reports that signature and rate are good, after a good reply. */
void doctor_check_accepted(struct doctor_report *r);

#endif
