/* SPDX-License-Identifier: MIT */
/*
 * Turns keys into actions: single keys, chords of two ("ZZ"), and a number typed before ("12G").
 * A second g soon after g is ignored, so that gg works as people type it.
 */
#ifndef INPUT_KEYMAP_H
#define INPUT_KEYMAP_H

#include "input/bindings.h"

#define CHORD_MS 1000

struct keymap {
	const struct bindings *bindings; /* borrowed for as long as the keymap is used */
	uint64_t count;                  /* the number being typed, if has_count */
	bool has_count;
	struct key pending; /* first key of a chord, code KEYCODE_NONE for none */
	int64_t pending_ms; /* when it was typed */
	int64_t last_g_ms;
};

struct command {
	enum action
	    action; /* DO_NOTHING while a number or chord is typed, and for an unknown key */
	bool has_count;
	uint64_t count;
	bool unknown;    /* the key has no meaning */
	struct sl words; /* typed behind the name (':'), or of the key; empty for none; borrowed
			    while it runs */
};

void keymap_init(struct keymap *m, const struct bindings *b);
struct command keymap_feed(struct keymap *m, struct key k, int64_t now_ms);
/* Writes the number or first key typed so far, for the echo: "12", "Z"; terminated. */
void keymap_pending(const struct keymap *m, char *out, size_t size);
int64_t keymap_deadline(const struct keymap *m); /* when a chord lapses; INT64_MAX for none */
void keymap_lapse(struct keymap *m, int64_t now_ms);

#endif
