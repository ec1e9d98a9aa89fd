/* SPDX-License-Identifier: MIT */
/*
 * `tcpartner doctor` checks each step from the configuration to the first page of customers, prints
 * its name and time, and a remedy for each fault. If all is well it signs three requests, all of
 * them queries, one at a time; more if some are tried again.
 */
#ifndef CMD_DOCTOR_H
#define CMD_DOCTOR_H

#include "config/options.h"

/* Returns the exit code: 0 all is well, 1 there are warnings, 2 the configuration or the
 * credentials failed, 3 the network or the API failed. */
int doctor(const struct options *o, struct err *e);

#endif
