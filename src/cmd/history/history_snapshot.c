/* SPDX-License-Identifier: MIT */
/* Reads all customers and keeps their amounts, without a word. */
#include "history_snapshot.h"

#include "history_reading.h"

int history_snapshot(const struct options *o, struct err *e)
{
	struct history_keeper k;
	history_keeper_init(&k);
	int code = history_reading_run(&k, HISTORY_READING_TO_KEEP, o, e);
	if (code == 0 && !history_keeper_put(&k, o, e))
		code = 3;
	history_keeper_release(&k);
	return code;
}
