/* SPDX-License-Identifier: MIT */
/* The message line: a key removes what it outdates, time removes information and warnings. */
#ifndef APP_MODEL_TOAST_H
#define APP_MODEL_TOAST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/sl.h"

#include "input/action.h"

struct model;

/* What the key that is being handled took off the message line. */
struct toast_gone {
	bool any, error, asked_quit;
};

/*
 * A message; its format is translated. Information answers a key: the next key removes it, else
 * time does. A warning is about what nobody asked for, so keys leave it: it goes by time or by Esc.
 * An error stays until a key is pressed.
 */
struct toast {
	bool shown, is_error, is_warning;
	bool is_partial;  /* information about loaded customers that are not all */
	bool asks_quit;   /* it says that Ctrl-C quits now */
	char text[720];   /* has room for a long path */
	int64_t until_ms; /* INT64_MAX: it does not go by time */
	uint32_t page;    /* the page that the message says is retried; it disappears when that page
			     comes; 0: none */
	struct toast_gone gone;
};

void toast_info(struct model *m, const char *fmt, ...) PRINTF(2, 3);
void toast_warn(struct model *m, const char *fmt, ...) PRINTF(2, 3);
void toast_error(struct model *m, const char *fmt, ...) PRINTF(2, 3);
/* The information counts loaded customers: it is amber while they are not all. */
void toast_of_loaded(struct model *m);
void toast_stay(struct model *m); /* the message stays until a key is pressed, as errors do */
void toast_key(struct model *m);  /* a key was pressed: hide all but a warning */
/* Esc was pressed: hides a warning. Returns true if it or an error is gone by that, so that Esc
 * need do nothing else. */
bool toast_cancel(struct model *m);
void toast_tick(struct model *m); /* time passed: hide what is old enough */
void toast_hide(struct model *m);
/* Shows the key and its command, "o  order", so that the user learns both. */
void toast_echo(struct model *m, struct sl typed, enum action a);
/* Adds the words with which the key ran the command. */
void toast_echo_words(struct model *m, struct sl words);

#endif
