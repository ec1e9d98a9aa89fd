/* SPDX-License-Identifier: MIT */
/* The message line: information disappears by itself, errors stay until a key is pressed. */
#ifndef APP_MODEL_TOAST_H
#define APP_MODEL_TOAST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/sl.h"

#include "input/action.h"

struct model;

/* A message: information disappears after 5 s, errors stay until a key is pressed. */
struct toast {
	bool shown, is_error;
	char text[320];
	int64_t until_ms; /* INT64_MAX for errors */
	uint32_t page;    /* the page that the message says is retried; it disappears when that page
			     comes; 0: none */
};

void toast_info(struct model *m, const char *fmt, ...) PRINTF(2, 3);
void toast_error(struct model *m, const char *fmt, ...) PRINTF(2, 3);
void toast_stay(struct model *m); /* the message stays until a key is pressed, as errors do */
void toast_key(struct model *m);  /* a key was pressed: hide a message that stays */
void toast_tick(struct model *m); /* time passed: hide information that is old enough */
void toast_hide(struct model *m);
/* Shows the key and its command, "o  order", so that the user learns both. */
void toast_echo(struct model *m, struct sl typed, enum action a);

#endif
