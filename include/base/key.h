/* SPDX-License-Identifier: MIT */
/* A key press or mouse event, independent of the bytes that the terminal sent, and its name. */
#ifndef BASE_KEY_H
#define BASE_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/sl.h"

enum key_code {
	KEYCODE_NONE,
	KEYCODE_CHAR, /* cp holds the character; Ctrl-A is cp 'a' with ctrl */
	KEYCODE_ENTER,
	KEYCODE_ESC,
	KEYCODE_TAB,
	KEYCODE_BACKTAB,
	KEYCODE_BACKSPACE,
	KEYCODE_DELETE,
	KEYCODE_INSERT,
	KEYCODE_UP,
	KEYCODE_DOWN,
	KEYCODE_LEFT,
	KEYCODE_RIGHT,
	KEYCODE_HOME,
	KEYCODE_END,
	KEYCODE_PGUP,
	KEYCODE_PGDN,
	KEYCODE_PRESS, /* the first mouse button */
	KEYCODE_DRAG,  /* the mouse moved with that button down */
	KEYCODE_RELEASE,
	KEYCODE_WHEEL_UP,
	KEYCODE_WHEEL_DOWN,
	KEYCODE_F1 /* F1..F12 follow one another */
};
#define KEYCODE_F(n) ((enum key_code)((int)KEYCODE_F1 + (n)-1))

struct key {
	enum key_code code;
	uint32_t cp;
	bool ctrl, alt;
	bool pasted;   /* part of a bracketed paste: text only, never a command */
	int row, col;  /* position of the mouse in cells; 0, 0 is the top left */
	uint32_t spot; /* what was drawn there, as app/table/spot.h says; 0 for nothing */
};

bool key_is_mouse(struct key k);
/* Alt, or Ctrl with a key that is no character. */
bool key_is_modified(struct key k);
bool key_is_text(struct key k); /* a character without Ctrl and Alt, or any pasted key */
/* True for this character typed without Ctrl and Alt; false when pasted. */
bool key_is_char(struct key k, uint32_t cp);
bool key_equal(struct key a, struct key b); /* ignores pasted and the place of the mouse */
/* The key of a character as a terminal sends it: 1 is Ctrl-A, 13 is Enter. KEYCODE_NONE for the
 * controls from 0x80 to 0x9F. */
struct key key_from_char(uint32_t c);
/* The ASCII key of a full-width character or of the ideographic space, which an input method sends
 * when it is left on; any other key unchanged. */
struct key key_from_full_width(struct key k);
/* "j", "Ctrl-F", "PgDn", "F4", "Space", "Enter"; terminated, at most size bytes. */
size_t key_print(struct key k, char *out, size_t size);
/* The inverse of key_print; also takes "^F". false when the name is not one of a key. */
bool key_parse(struct sl name, struct key *out);

#endif
