/* SPDX-License-Identifier: MIT */
/* The message line: information leaves by itself, errors stay until a key. */
#ifndef APP_MODEL_TOAST_H
#define APP_MODEL_TOAST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/sl.h"

#include "input/action.h"

struct model;

/* A message on the message line: information goes after 5 s, errors stay until a key. */
struct toast {
	bool shown, is_error;
	char text[320];
	int64_t until_ms; /* INT64_MAX for errors */
	uint32_t page;    /* that it says is tried again; 0 for none: goes when the page comes */
};

void toast_info(struct model *m, const char *fmt, ...) PRINTF(2, 3);
void toast_error(struct model *m, const char *fmt, ...) PRINTF(2, 3);
void toast_stay(struct model *m); /* what is said stays until a key, as errors do */
void toast_key(struct model *m);  /* a key was typed: they go */
void toast_tick(struct model *m); /* time passed: information goes */
void toast_hide(struct model *m);
/* "o  order": the key and the name, so that the screen teaches both. */
void update_echo(struct model *m, struct sl typed, enum action a);

#endif
