/* SPDX-License-Identifier: MIT */
/* Moves the cursor of a list of which one page is shown. */
#include "app/model/list_move.h"

#include "app/model/model.h"

/* Returns false if the command is not a movement. */
static bool find_target(const struct command *c, int64_t n, int64_t page, int64_t at, int64_t *to)
{
	int64_t times = c->has_count ? (int64_t)c->count : 1, half = (page + 1) / 2;
	if (c->action == DO_DOWN || c->action == DO_UP)
		*to = c->action == DO_DOWN ? at + times : at - times;
	else if (c->action == DO_PAGE_DOWN || c->action == DO_PAGE_UP)
		*to = c->action == DO_PAGE_DOWN ? at + page : at - page;
	else if (c->action == DO_HALF_DOWN || c->action == DO_HALF_UP)
		*to = c->action == DO_HALF_DOWN ? at + half : at - half;
	else if (c->action == DO_FIRST || c->action == DO_LAST)
		*to = c->action == DO_FIRST ? 0 : n - 1;
	else
		return false;
	return true;
}

bool list_move(const struct command *c, size_t n, size_t page, size_t *at)
{
	int64_t last = (int64_t)n - 1, to;
	if (!find_target(c, (int64_t)n, (int64_t)page, (int64_t)*at, &to))
		return false;
	to = to > last ? last : to;
	*at = to > 0 ? (size_t)to : 0;
	return true;
}

int list_scroll(int top, int n, int shown, int first, int last)
{
	if (top + shown <= last)
		top = last - shown + 1;
	if (top > first)
		top = first;
	if (top + shown > n)
		top = n - shown;
	return top > 0 ? top : 0;
}
