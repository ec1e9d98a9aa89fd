/* SPDX-License-Identifier: MIT */
/* Base64, RFC 4648 section 4, with padding and without line breaks (OpenSSL's EVP_EncodeBlock). */
#ifndef CODEC_BASE64_H
#define CODEC_BASE64_H

#include "base/buf.h"

/* Appends s encoded; appends nothing when out has no room for all of it. */
void base64_add(struct buf *out, struct sl s);

#endif
