/* SPDX-License-Identifier: MIT */
/*
 * A theme of the user: colours and attributes of some roles, which replace those of the theme that
 * is chosen. Lines of a file:
 *
 *   # a remark
 *   background = dark            for which the colours are made; or light
 *   crit = #ffaf5f bold          a role, its colour, attributes
 *   neg = 210 on 16 reverse      a number of the palette, and what is behind
 */
#ifndef CELL_THEME_FILE_H
#define CELL_THEME_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/sl.h"

#include "cell/style.h"

#define THEME_FILE_PROBLEMS 8

/* The line has no effect, but for a contrast that is too low, which is only reported. */
struct theme_problem {
	int line;
	char text[160];
};

struct theme_file {
	bool is_light; /* it is made for a light background */
	bool set[ROLE_COUNT];
	struct style style[ROLE_COUNT];
	struct theme_problem problem[THEME_FILE_PROBLEMS]; /* the first ones */
	size_t n_problems;
};

void theme_file_read(struct sl text, struct theme_file *out);
/* Returns the name of the role in such files: "crit". */
const char *theme_file_role(enum role r);

#endif
