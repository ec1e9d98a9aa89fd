/* SPDX-License-Identifier: MIT */
/*
 * The bytes of a frame. The functions add them in order; terminal_output_write writes them at once.
 *
 * It knows the attributes that the terminal has now, and where its cursor is, unless that is not
 * certain: behind a character in the last column.
 */
#ifndef SYS_TERMINAL_TERMINAL_OUTPUT_H
#define SYS_TERMINAL_TERMINAL_OUTPUT_H

#include "base/buf.h"

#define TERMINAL_OUTPUT_CAPABILITY 64 /* bytes of one, with its NUL */
#define TERMINAL_OUTPUT_ATTRS      4  /* of cell/style.h */

/* Attributes and colours, and what sets the colours. */
struct terminal_pen {
	unsigned attrs; /* ATTR_BOLD and others of cell/style.h */
	int fg, bg;     /* the terminal's numbers; -1: its own colours */
	char fg_set[TERMINAL_OUTPUT_CAPABILITY], bg_set[TERMINAL_OUTPUT_CAPABILITY];
};

struct terminal_output {
	struct buf bytes;
	/* Capabilities of the terminal; "" for none. ncurses owns them. */
	const char *move, *reset, *own_colours, *clear, *erase_to_end, *erase_some, *region, *up,
	    *down;
	char normal[TERMINAL_OUTPUT_CAPABILITY]; /* ends all attributes and colours */
	char on[TERMINAL_OUTPUT_ATTRS][TERMINAL_OUTPUT_CAPABILITY]; /* switch one attribute on */
	bool ansi_moves;
	bool erases_in_colour; /* what is erased gets the background */
	bool wraps_at_once;    /* a character in the last column moves the cursor to the next row */
	bool moves_plain;      /* the cursor cannot be moved while attributes are set */
	bool scrolls;
	unsigned forbidden; /* attributes beside colours, as ncv */
	unsigned attrs;     /* those now */
	int fg, bg;
	int row, col;           /* of the cursor; row -1: not known */
	int left_row, left_col; /* where the last frame left it */
};

void terminal_output_init(struct terminal_output *o); /* after newterm */
void terminal_output_release(struct terminal_output *o);
void terminal_output_make_pen(const struct terminal_output *o, struct terminal_pen *p,
			      unsigned attrs, int fg, int bg);

void terminal_output_begin(struct terminal_output *o);
void terminal_output_add(struct terminal_output *o, const char *bytes, size_t n);
/* Adds before all others. */
void terminal_output_insert(struct terminal_output *o, const char *bytes, size_t n);
void terminal_output_use_pen(struct terminal_output *o, const struct terminal_pen *p);
void terminal_output_move(struct terminal_output *o, int row, int col);
/* Adds characters of so many columns at the cursor. */
void terminal_output_put(struct terminal_output *o, const char *bytes, size_t n, int cols);
void terminal_output_lose_cursor(struct terminal_output *o);
/* Erases from the cursor on, with the background of the pen where erases_in_colour. */
void terminal_output_erase_line(struct terminal_output *o);
/* Likewise n cells; false if the terminal cannot. */
bool terminal_output_erase_chars(struct terminal_output *o, int n);
/* Clears the screen, whatever the terminal's state is. */
void terminal_output_clear(struct terminal_output *o);
/* Scrolls the rows from top to before end by one; `rows` are those of the screen. */
void terminal_output_scroll(struct terminal_output *o, int top, int end, int rows, bool upwards);
/* Leaves the cursor there, without attributes. */
void terminal_output_end(struct terminal_output *o, int row, int col);
/* False if the terminal is gone or reads nothing. */
bool terminal_output_write(struct terminal_output *o, int fd);

#endif
