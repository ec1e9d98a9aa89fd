/* SPDX-License-Identifier: MIT */
/* The parts of a request that `tcpartner request --show` prints, beside the snippets. */
#ifndef EXPLAIN_REQUEST_PART_H
#define EXPLAIN_REQUEST_PART_H

#include <stdbool.h>

#include "base/sl.h"

enum request_part { PART_BODY, PART_CANONICAL, PART_TO_SIGN, PART_HEADERS };
#define REQUEST_PARTS 4

/* The names that --show takes, parts and snippets, for a sentence. */
#define SHOW_PARTS "body, canonical, to-sign, headers, curl, tccli, python, go, node"

const char *request_part_name(enum request_part p);  /* as --show takes it */
const char *request_part_title(enum request_part p); /* the heading above it */
/* True for the name of a part or of a snippet. */
bool request_part_is_known(struct sl name);

#endif
