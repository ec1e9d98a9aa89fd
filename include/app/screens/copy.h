/* SPDX-License-Identifier: MIT */
/* The list of what can be copied about customers, and the text that was copied last. */
#ifndef APP_SCREENS_COPY_H
#define APP_SCREENS_COPY_H

#include "base/buf.h"
#include "base/key.h"

struct effects;
struct model;

/* Choices of the copy list, in display order. */
enum copy_kind {
	COPY_MESSAGE,
	COPY_SHOWN, /* heads and values of the shown columns */
	COPY_UIN,
	COPY_NAME,
	COPY_EMAIL,
	COPY_JSON, /* raw: the fields of the API */
	COPY_CSV,  /* likewise */
	COPY_CURL,
	COPY_CONSOLE /* the address of its page */
};

#define COPY_KINDS 9

/* One line of a list of what can be copied. */
struct copy_choice {
	char key;
	const char *title;
};

#define COPY_MAX (2u << 20) /* bytes of one copy */

struct copy {
	int selected;     /* enum copy_kind */
	struct buf text;  /* copied last; lent to EFFECT_COPY */
	const char *what; /* names it in messages, e.g. "the RequestId"; borrowed or said */
	char said[80];
};

void copy_init(struct copy *c);
void copy_release(struct copy *c);
void copy_open(struct model *m);
/* Copies without the list; says why if there is no customer. */
void copy_run(struct model *m, enum copy_kind what, struct effects *fx);
void copy_key(struct model *m, struct key k, struct effects *fx);
const struct copy_choice *copy_choice_of(enum copy_kind y);
/* Copies m->copy.text, made harmless for a shell. what names it in messages and is borrowed. */
void copy_send(struct model *m, const char *what, struct effects *fx);
/* Reports the result: the route by which the text was taken, NULL if by none; why some other way
 * failed, NULL if none did. */
void copy_report(struct model *m, const char *route, const char *why);

#endif
