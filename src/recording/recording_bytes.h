/* SPDX-License-Identifier: MIT */
/* Bytes in the lines of a recording: as text, or in hexadecimal where JSON cannot hold them. */
#ifndef RECORDING_RECORDING_BYTES_H
#define RECORDING_RECORDING_BYTES_H

#include "base/buf.h"

#include "codec/json.h"

/* Reads "NAME", or "NAME-hex" in hexadecimal; a missing member is empty. */
bool recording_bytes_read(const struct json_node *from, const char *name, const char *name_hex,
			  struct buf *out) MUST_USE;

#endif
