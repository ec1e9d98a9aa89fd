/* SPDX-License-Identifier: MIT */
/* Enters into the report what a reply, or a missing one, says about the steps to the API. */
#ifndef CMD_DOCTOR_CHECK_H
#define CMD_DOCTOR_CHECK_H

#include "api/fault.h"

#include "doctor_report.h"

/* The variables of the key that are not set; none: nothing else has a key or part of one. */
struct doctor_missing {
	bool id, key, none;
};

/* Checks name, connection, encryption and answer. Returns false if one of them failed. */
bool doctor_check_connection(struct doctor_report *r, const struct endpoint *to,
			     const struct wire_reply *reply);
/* Compares the Date header with this machine's clock. */
void doctor_check_clock(struct doctor_report *r, const struct wire_reply *reply);
/* Reports that no key was found. missing says which variables are not set, if one of the two is,
 * or if no other source has a key either. */
void doctor_check_no_key(struct doctor_report *r, const struct doctor_missing *missing,
			 const char *sentence);
/* Reports a fault under the step that it concerns. */
void doctor_check_fault(struct doctor_report *r, const struct fault *f);
/* Reports that signature and rate are good, after a good reply. */
void doctor_check_accepted(struct doctor_report *r);

#endif
