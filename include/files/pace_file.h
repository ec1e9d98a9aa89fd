/* SPDX-License-Identifier: MIT */
/*
 * The pace file: when the last run of the program sent its last requests, so that one which follows
 * at once keeps within the same rate limits. It lies beside the state file, readable by the
 * user only (0600). Its first line is a checksum of the endpoint and the key's id or
 * role; each further line has the name of an API action and the times of its last requests. In a
 * file of an earlier version the times follow the checksum, and count for every action. The file is
 * a convenience: what cannot be read or written counts as nothing.
 */
#ifndef FILES_PACE_FILE_H
#define FILES_PACE_FILE_H

#include <stdint.h>

#include "base/sl.h"

#include "fetch/fetch.h"

/* Whose rate it is: that of a key, or of a role, which has another key in each run. */
struct pace_owner {
	struct sl endpoint, account;
};

/* Fills past with the times of the last run. now_ms and the times are of the machine's monotonic
 * clock. path "" reads nothing. */
void pace_file_read(const char *path, const struct pace_owner *of, int64_t now_ms,
		    struct pacer_past *past);
void pace_file_write(const char *path, const struct pace_owner *of, const struct pacer *p,
		     int64_t now_ms);

#endif
