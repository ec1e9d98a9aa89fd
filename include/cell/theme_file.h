/* SPDX-License-Identifier: MIT */
/*
 * A theme of the user: colours and attributes of some roles, which replace those of a theme of the
 * program. Lines of a file:
 *
 *   # a remark
 *   base = dark                  the theme of the other roles; auto without this line
 *   background = dark            for which the colours are made; or light
 *   crit = #ffaf5f bold          a role, its colour, attributes
 *   neg = 210 on 16 reverse      a number of the palette, and what is behind
 */
#ifndef CELL_THEME_FILE_H
#define CELL_THEME_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/sl.h"

#include "cell/style.h"

#include "input/theme.h"

struct catalog;

#define THEME_FILE_PROBLEMS 8

/* The line has no effect, but for a contrast that is too low, which is only reported. */
struct theme_problem {
	int line;
	char text[160];
};

struct theme_file {
	enum theme base; /* of the roles that are not set */
	bool is_light;   /* it is made for a light background */
	bool set[ROLE_COUNT];
	struct style style[ROLE_COUNT];
	struct theme_problem problem[THEME_FILE_PROBLEMS]; /* the first ones */
	size_t n_problems;
};

/* The language is that of the problems. */
void theme_file_read(const struct catalog *lang, struct sl text, struct theme_file *out);
/* Prints a file that has these styles, with the meaning of each role as a remark. */
void theme_file_print(const struct catalog *lang, enum theme base, bool is_light,
		      const struct style style[ROLE_COUNT], struct buf *out);

#endif
