/* SPDX-License-Identifier: MIT */
/*
 * `tcpartner doctor`: everything between the user and the first page of customers, one step after
 * the other, each named and timed; for what is wrong, the sentence that mends it. It signs three
 * requests at least, each of them a Query, one at a time.
 */
#ifndef CMD_DOCTOR_H
#define CMD_DOCTOR_H

#include "config/options.h"

/* 0 all is well, 1 something should be mended, 2 configuration or credentials, 3 the network or the
 * API. */
int doctor(const struct options *o, struct err *e);

#endif
