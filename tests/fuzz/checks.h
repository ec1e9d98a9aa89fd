/* SPDX-License-Identifier: MIT */
/* What must hold whatever was fed in. Each check ends the program with a sentence when it does not.
 */
#ifndef CHECKS_H
#define CHECKS_H

#include <stdint.h>

#include "api/reply.h"

#define CHECK(holds) check((holds), #holds, __FILE__, __LINE__)

void check(bool holds, const char *what, const char *file, int line);
/* Valid UTF-8 without control characters. */
void check_shown(const char *text);
/* A fault that can be shown and acted upon. */
void check_fault(const struct fault *f);
void check_page(const struct customer_page *p);
/* Decodes body as an answer to every action, at several statuses, and checks what comes of it. */
void check_replies(struct sl body);

#endif
