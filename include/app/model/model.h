/* SPDX-License-Identifier: MIT */
/*
 * The model: all state of the browser, composed of the state of its parts. app_update and app_plan
 * change it, view reads it. It holds no secret, no handle, no clock: the same model and the same
 * events give the same effects and the same screens.
 */
#ifndef APP_MODEL_MODEL_H
#define APP_MODEL_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "api/reply.h"

#include "store/store.h"

#include "app/burn/burn.h"
#include "app/changes/changes_screen.h"
#include "app/changes/comparison.h"
#include "app/model/columns.h"
#include "app/model/journal.h"
#include "app/model/layers.h"
#include "app/model/layout.h"
#include "app/model/settings.h"
#include "app/model/toast.h"
#include "app/mouse.h"
#include "app/own/own.h"
#include "app/screens/api_docs_screen.h"
#include "app/screens/column_list.h"
#include "app/screens/copy.h"
#include "app/screens/detail.h"
#include "app/screens/export.h"
#include "app/screens/find_prompt.h"
#include "app/screens/help.h"
#include "app/screens/histogram.h"
#include "app/screens/inspector.h"
#include "app/screens/narrow.h"
#include "app/screens/picker.h"
#include "app/screens/profiles.h"
#include "app/screens/prompt.h"
#include "app/screens/show_list.h"
#include "app/screens/sort_list.h"
#include "app/table/arrange.h"
#include "app/table/customer_extra.h"
#include "app/table/find.h"
#include "app/table/group_list.h"
#include "app/table/marks.h"
#include "app/table/next_risk.h"
#include "app/table/query_history.h"
#include "app/table/refresh.h"
#include "app/table/table.h"
#include "app/table/undo.h"
#include "app/table/view_list.h"
#include "app/vouchers/voucher_screen.h"

#include "fetch/fetch.h"
#include "input/keymap.h"
#include "load/loader.h"

struct lens;

struct model {
	struct settings settings;
	const struct catalog *lang; /* of the screen */

	/* Customers and the requests for them. */
	struct loader loader;
	struct lens *lens;                           /* owned; the rows shown, in their order */
	struct visited_query visited[STORE_QUERIES]; /* newest first */
	size_t n_visited;
	struct refresh refresh;
	struct burn burn;
	struct comparison comparison;
	bool own_credit_asked, has_own_credit; /* the account may read it */
	struct partner_credit own_credit;

	/* The table. */
	struct table table;
	struct column_set columns;
	struct arrange arrange;
	struct find find;
	struct next_risk next_risk;
	struct marks marks;
	struct undo undo;

	/* The screens above it. */
	enum layer layers[LAYERS_MAX]; /* from the lowest */
	size_t n_layers;
	int list_top[LAYERS]; /* of a plain list: the first line shown */
	struct api_docs_screen api_docs_screen;
	struct column_list column_list;
	struct changes_screen changes;
	struct copy copy;
	struct customer_extra customer_extra;
	struct detail detail;
	struct list_export export;
	struct find_prompt find_prompt;
	struct group_list group_list;
	struct help help;
	struct histogram histogram;
	struct inspector inspector;
	struct narrow narrow;
	struct own own;
	struct picker picker;
	struct profiles profiles;
	struct prompt prompt;
	struct show_list show_list;
	struct sort_list sort_list;
	struct view_list view_list;
	struct voucher_screen vouchers;

	/* The session and its messages. */
	bool key_has_token; /* requests are sent with the token of a temporary key */
	struct journal journal;
	struct toast toast;
	char theme_file[LINE_BYTES]; /* the name that :theme was given last */
	char echo[80];               /* last command by key and name: "o  order" */

	/* Input and the window. */
	struct keymap keymap;
	struct mouse mouse;
	int rows, cols; /* of the terminal */
	bool ascii;     /* the terminal draws 7-bit characters only */
	bool masked;    /* personal data is hidden on the screen (app/model/privacy.h) */
	struct layout layout;

	/* Time, and what follows from it alone. */
	int64_t now_ms, wall_s; /* of the last event */
	int64_t interrupt_ms;   /* of the last Ctrl-C; INT64_MIN for none */
	int64_t loading_ms;     /* when loading began; INT64_MAX while nothing is loading */
	int64_t countdown_s;    /* until a failed request is sent again; -1 for none */
	int spinner;            /* frame to draw, any rising number; -1 for none */
	int budget;             /* requests sent in the last second, of all actions */

	bool stopping;
	int exit_code;
	bool dirty; /* the screen differs from the last frame */
};

#endif
