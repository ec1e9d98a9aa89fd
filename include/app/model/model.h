/* SPDX-License-Identifier: MIT */
/*
 * The model: all state of the browser. app_update changes it, view reads it, nobody else touches
 * it. It holds no secret, no handle, no clock: the same model and the same events give the same
 * effects and the same screens.
 */
#ifndef APP_MODEL_MODEL_H
#define APP_MODEL_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "api/reply.h"

#include "store/store.h"

#include "app/model/clip.h"
#include "app/model/columns.h"
#include "app/model/journal.h"
#include "app/model/layers.h"
#include "app/model/layout.h"
#include "app/model/log.h"
#include "app/model/settings.h"
#include "app/model/toast.h"
#include "app/mouse.h"
#include "app/screens/customer_extra.h"
#include "app/screens/export.h"
#include "app/screens/help.h"
#include "app/screens/inspector.h"
#include "app/screens/palette.h"
#include "app/screens/picker.h"
#include "app/screens/profiles.h"
#include "app/screens/reading.h"
#include "app/table/arrange.h"
#include "app/table/find.h"
#include "app/table/list_consistency.h"
#include "app/table/marks.h"
#include "app/table/next_risk.h"
#include "app/table/query_history.h"
#include "app/table/refresh.h"
#include "app/table/table.h"

#include "fetch/fetch.h"
#include "input/keymap.h"
#include "input/line.h"

struct lens;
struct store;

struct model {
	struct settings settings;
	struct store *store;
	struct lens *lens;
	struct fetch fetch;
	struct keymap keymap;
	struct table table;
	struct mouse mouse;
	struct column_set columns;
	int column_selected;                        /* index into its order: what < and > are for */
	struct visited_query places[STORE_QUERIES]; /* newest first */
	size_t n_places;
	enum layer layers[LAYERS_MAX];
	size_t n_layers;
	bool detail_open, detail_beside, detail_focus;
	int detail_scroll;
	struct picker picker;
	struct line prompt; /* of ':' */
	struct palette palette;
	struct next_risk next_risk;
	struct marks marks;
	struct refresh refresh;
	struct customer_extra customer_extra;
	struct lens_ui lens_ui;
	struct find find;
	struct list_consistency list_consistency;
	bool load_all; /* every page of the current query is wanted */
	bool pool_asked, has_pool;
	struct partner_credit
	    pool; /* the partner's own credit; only when the account may ask for it */
	struct help help;
	struct journal journal;
	struct log log;
	struct inspector inspector;
	struct reading reference;
	int api_docs_screen_cols; /* that it was set out for; 0 for none */
	struct profiles profiles;
	struct export export;
	bool masked; /* personal data is (app/privacy.h) */
	struct clip clip;
	int copy_selected; /* enum yank */
	struct toast toast;
	char echo[48];  /* last command by key and name: "o  order" */
	int rows, cols; /* of the terminal, */
	bool ascii;     /* and that it draws 7-bit characters only */
	struct layout layout;
	int64_t now_ms, wall_s; /* of the last event */
	int64_t interrupt_ms;   /* last Ctrl-C; INT64_MIN never */
	int64_t loading_ms;     /* since when something is loading; INT64_MAX when nothing is */
	int spinner;            /* frame to draw (any number, rising); -1 for none */
	int budget;             /* sends in the last second: 0 .. PACER_SENDS */
	unsigned news;          /* all NEWS_ bits that ever came */
	int64_t countdown_s;    /* until a failed request is tried again; -1 for none */
	bool started;           /* EV_START was seen */
	bool stopping;
	int exit_code;
	bool dirty; /* the screen differs from the last frame */
};

#endif
