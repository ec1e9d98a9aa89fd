/* SPDX-License-Identifier: MIT */
/* What the program was started with, copied at the start and never changed. */
#ifndef APP_MODEL_SETTINGS_H
#define APP_MODEL_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "api/assume_role.h"
#include "api/endpoint.h"
#include "api/query.h"

#include "store/standing.h"

#include "app/model/columns.h"

#include "input/bindings.h"

#define RECENT_FILTERS 5

/* What the program was started with; copied at start, never changed. */
struct settings {
	uint32_t page_size;    /* 1..1000, default 100 */
	uint32_t load_all_max; /* Total up to which everything is loaded unasked; default 1000 */
	bool everything;       /* batch: every page is wanted */
	struct thresholds thresholds;
	struct query query;     /* from the command line */
	char profile[64];       /* shown in the header: "main", "demo" */
	char tccli_profile[64]; /* by which tccli finds the same key; "" for its default */
	struct cam_role role;   /* that was assumed; its ARN is "" for none */
	char endpoint_host[264];
	bool still;                     /* no spinner turns */
	bool privacy;                   /* begin with personal data masked */
	bool mouse;                     /* and with the mouse on */
	struct endpoint endpoint;       /* for the inspector, as are the two below */
	const char *ca_file, *language; /* last as long as the program; NULL for none */
	uint64_t seed;                  /* of the jitter */
	int64_t patience_ms;            /* without an answer, of what nobody watches */
	size_t store_budget;            /* bytes; 0 is STORE_BUDGET */
	struct bindings bindings;
	struct column_set columns; /* to begin with, as are the filters of earlier sessions */
	struct query recent[RECENT_FILTERS]; /* newest first */
	size_t n_recent;
};

#endif
