/* SPDX-License-Identifier: MIT */
/*
 * The model: all state of the browser. app_update changes it, view reads it, nobody else touches
 * it. It holds no secret, no handle, no clock: the same model and the same events give the same
 * effects and the same screens.
 */
#ifndef APP_MODEL_H
#define APP_MODEL_H

#include "api/assume_role.h"
#include "api/reply.h"

#include "store/lens.h"

#include "app/columns.h"
#include "app/event.h"
#include "app/export.h"
#include "app/fetch.h"
#include "app/find.h"
#include "app/fx.h"
#include "app/inspector.h"
#include "app/journal.h"
#include "app/keymap.h"
#include "app/layout.h"
#include "app/line.h"
#include "app/log.h"

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
void settings_init(struct settings *s);

/* Layers above the table, topmost gets the keys. The detail pane is not a layer: it follows the
 * cursor. */
enum layer {
	LAYER_PICKER,
	LAYER_PROMPT,
	LAYER_HELP,
	LAYER_SORT,      /* side list of columns to sort by */
	LAYER_SHOW,      /* side list of standings to show */
	LAYER_COLUMNS,   /* side list of the table's columns */
	LAYER_NARROW,    /* the text to narrow by, in the message line */
	LAYER_FIND,      /* the text to find, in the message line */
	LAYER_HISTOGRAM, /* read only */
	LAYER_INSPECTOR,
	LAYER_PROFILES, /* side list of profiles to switch to */
	LAYER_EXPORT,
	LAYER_YANK,     /* side list of what to copy */
	LAYER_REFERENCE /* what is documented of the API */
};
#define LAYERS_MAX 4

struct table {
	uint64_t cursor, top; /* positions (of the lens, or rows) */
	int scroll_cols;      /* first column shown after the frozen ones: 0 .. COLUMNS - 1 */
	int travel;           /* last direction: -1, 0, 1 */
	bool lost; /* the customer under the cursor went elsewhere; looked for as pages come */
	uint64_t lost_uin;
};

/* Off it is the terminal's, which selects text with it. */
struct mouse {
	bool on;
	bool dragging; /* the scroll bar */
};

/* Where the cursor stood in a query, for coming back to it. */
struct place {
	struct query query;
	uint64_t cursor, top;
};

/* The filter picker: 1-4 and arrows choose the type while the list has the focus. */
struct picker {
	enum filter_type type;
	bool in_value;     /* the focus is in the text */
	bool untouched;    /* the value is still the filter in force: typing replaces it */
	bool edited;       /* the text was typed here: seen though data is masked */
	struct line value; /* its history: recent values as "Type=text" live in recent */
	char error[160];   /* why Enter was refused; "" for none */
	struct query recent[RECENT_FILTERS]; /* newest first; only what they filter by counts */
	size_t n_recent;
	int recalled;               /* index into recent shown by Up/Down, -1 for what was typed */
	bool kept_edited, kept_untouched; /* likewise */
	enum filter_type kept_type; /* and its type, while browsing; its text is value.kept */
	uint64_t local_matches; /* of loaded rows with this value, counted as typed; n/a when value
				   is empty */
};

/* What ':' offers for what is typed. */
struct palette {
	int selected;           /* index of the one that stands in the prompt; -1 for none */
	char typed[LINE_BYTES]; /* before it did */
};

struct help {
	struct line filter;
	int top;      /* first matching action shown; layout_help_rows of them are */
	int selected; /* index among the matching actions */
};

/* A message on the message line: information goes after 5 s, errors stay until a key. */
struct toast {
	bool shown, is_error;
	char text[320];
	int64_t until_ms; /* INT64_MAX for errors */
	uint32_t page;    /* that it says is tried again; 0 for none: goes when the page comes */
};

/* A search for the next customer needing attention that waits for pages on its way. */
struct hop {
	bool active;
	int way;        /* 1 down, -1 up */
	uint64_t at;    /* the last position looked at */
	uint64_t from;  /* where the cursor was when it began, */
	uint64_t uin;   /* on whom, 0 where that is not known, */
	uint32_t epoch; /* and in which epoch of the store */
};

#define DRILL_PAGES     5 /* of the allocation history: 500 entries say enough */
#define DRILL_PAGE_SIZE 100
#define DRILL_REST_MS   400 /* the cursor rests this long before a customer is looked into */

enum drill_state { DRILL_NONE, DRILL_WANTED, DRILL_HERE, DRILL_FAILED };

/* What is asked for one customer alone, while its details are open. */
struct drill {
	uint64_t uin;     /* 0 for none */
	int64_t since_ms; /* when the cursor came to it */
	enum drill_state history, vouchers;
	struct allocation_page pages[DRILL_PAGES]; /* newest first, as the API sends them */
	size_t n_pages;
	struct uin_amounts amounts;               /* of its vouchers; known 0 when it has none */
	char history_why[400], vouchers_why[400]; /* of a failure */
};

/* Sums over the marked customers that are loaded. */
struct mark_sums {
	uint64_t n; /* of them with both amounts known */
	int64_t credit, remaining;
	int64_t to_zero, to_low,
	    to_full; /* top-ups: to 0, to the low threshold, to the whole credit */
};

/* Marked customers, by UIN: they stay marked through reloads, sorting and other queries. */
struct marks {
	uint64_t *uins; /* sorted, owned */
	size_t n, cap;
	bool ranging;
	uint64_t range_from; /* position */
	struct mark_sums sums;
	uint64_t sums_version; /* of the store they were made from */
};

#define REFRESH_REQUESTS 3 /* of 50 customers each: as many as the tallest screen shows */
#define WATCH_EVERY_MS   60000

struct known_amount {
	uint64_t uin;
	int64_t remaining;
};

struct refresh {
	struct request request[REFRESH_REQUESTS]; /* not answered yet */
	size_t n;
	struct baseline {
		struct known_amount *at; /* sorted by UIN, owned */
		size_t n, cap;
	} baseline;
	uint64_t refreshed, fell, rose; /* customers, in this round */
	int64_t watch_ms; /* when the next round begins; INT64_MAX when not watching */
};

/* What is seen through the lens is changed by these; the lens holds what is in force. */
struct lens_ui {
	int sort_selected; /* enum sort_key */
	int show_selected; /* enum standing */
	struct line narrow;
	bool preparing; /* the lens of the prompt or list that is open, between keys */
	struct {
		struct lens *lens; /* takes the place of the model's once made; owned */
		uint64_t uin;      /* the customer that the cursor stays on; 0: the first row */
	} coming;
	struct {
		struct lens_spec spec;
		uint64_t uin, cursor, top;
	} before; /* to go back to when narrowing is cancelled */
};

/* What y copies of customers, in the order of the list that it opens. */
enum yank { YANK_UIN, YANK_EMAIL, YANK_NAME, YANK_MESSAGE, YANK_ROW, YANK_JSON, YANK_CURL };
#define YANKS 7
const struct copy_choice *yank_choice(enum yank y);

#define CLIP_MAX (2u << 20)

/* What was copied last: lent to FX_COPY. */
struct clip {
	struct buf text;
	const char *what; /* "the RequestId"; may be said */
	char said[80];
};

/* The reading of a whole list, or of its beginning, proof.c. */
struct pass {
	uint64_t rows;  /* so many first ones are enough; 0: all are wanted */
	bool seams;     /* it is proved by the edges of pages, whatever the list */
	uint32_t epoch; /* of the store, in which it began; 0 before the first */
	uint64_t face;  /* of the page where new customers come in */
	int n;          /* passes begun */
	bool whole;     /* what was read in this epoch is the list of one moment */
};

/* The list of profiles, and the switch that is under way. */
struct profiles {
	struct profile_entry entry[PROFILES_MAX];
	size_t n;
	int selected;
	bool switching; /* the key of the other is being fetched; all is as it was until then */
	char to[64];
};

struct model {
	struct settings settings;
	struct store *store;
	struct lens *lens;
	struct fetch fetch;
	struct keymap keymap;
	struct table table;
	struct mouse mouse;
	struct column_set columns;
	int column_selected;                /* index into its order: what < and > are for */
	struct place places[STORE_QUERIES]; /* newest first */
	size_t n_places;
	enum layer layers[LAYERS_MAX];
	size_t n_layers;
	bool detail_open, detail_beside, detail_focus;
	int detail_scroll;
	struct picker picker;
	struct line prompt; /* of ':' */
	struct palette palette;
	struct hop hop;
	struct marks marks;
	struct refresh refresh;
	struct drill drill;
	struct lens_ui lens_ui;
	struct find find;
	struct pass pass;
	bool load_all; /* every page of the current query is wanted */
	bool pool_asked, has_pool;
	struct partner_credit
	    pool; /* the partner's own credit; only when the account may ask for it */
	struct help help;
	struct journal journal;
	struct log log;
	struct inspector inspector;
	struct reading reference;
	int reference_cols; /* that it was set out for; 0 for none */
	struct profiles profiles;
	struct export export;
	bool masked; /* personal data is (app/privacy.h) */
	struct clip clip;
	int yank_selected; /* enum yank */
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

void app_init(struct model *m, const struct settings *s);
void app_release(struct model *m);

/* One event: changes the model, lists effects. */
void app_update(struct model *m, const struct event *e, struct fx_list *fx);
/* Once a turn, after all its events: what to send and cancel. */
void app_plan(struct model *m, int64_t now_ms, struct fx_list *fx);
/* When the model has something to do by itself; INT64_MAX for never. */
int64_t app_deadline(const struct model *m);

/* Reading the model, for the screen. */
/* What is asked of the lens: what it shows, or is to show once a long list is sorted. */
const struct lens_spec *app_lens_spec(const struct model *m);
uint64_t app_positions(const struct model *m); /* length of the list as shown */
struct row app_row_at(const struct model *m, uint64_t position);
/* The standings, as STANDING_BIT, of the held rows at positions first, first + step, ... before
 * end. */
unsigned app_standings_at(const struct model *m, uint64_t first, uint64_t end, uint64_t step);
struct row app_cursor_row(const struct model *m);
/* The room of the table's columns, as it is scrolled. */
struct column_room app_column_room(const struct model *m);
bool app_loading(const struct model *m); /* something is flying or due */
bool app_layer_is_open(const struct model *m, enum layer l);
/* Top layer, or -1. */
int app_top_layer(const struct model *m);
/* The commands that fit what is typed behind ':', those whose names begin so first. */
size_t palette_actions(const struct model *m, enum action out[ACTION_COUNT]);
/* Lines of the help that match its filter: the i-th action, DO_NOTHING past the end. */
enum action help_action(const struct model *m, int i);
/* All of them at once; returns how many. */
int help_actions(const struct model *m, enum action out[ACTION_COUNT]);
/* The selected request of the inspector, or that of the selected error; NULL for none, or when it
 * is forgotten. */
const struct exchange *inspector_exchange(const struct model *m);
/* The selected error; NULL for none. */
const struct log_entry *inspector_entry(const struct model *m);
size_t inspector_rows(const struct model *m);     /* of the list in front */
size_t inspector_selected(const struct model *m); /* from the newest */
/* The customer has less (-1) or more (1) than when the last refresh began. */
int app_change(const struct model *m, const struct customer *c);
bool app_is_marked(const struct model *m, const struct customer *c);
bool app_wants_everything(const struct model *m);
/* What an export of all takes: the pages that are missing, and the proof that all make one list. */
uint64_t app_export_requests(const struct model *m);
uint64_t app_missing_pages(const struct model *m); /* of the current query, still to come */
/* How many seconds so many requests take at the rate allowed now, rounded up. */
int64_t app_seconds_for(const struct model *m, uint64_t requests);
/* What to press for it, as hints say it: "?", "Enter"; ":order" where no key is bound. */
struct sl app_key(const struct model *m, enum action a);
/* Stops loading: Esc, unless there is something that it closes before. */
struct sl app_stop_key(const struct model *m);
/* Batch: all loaded and consistent, given up, or still going. */
enum batch_state { BATCH_GOING, BATCH_DONE, BATCH_FAILED, BATCH_INCONSISTENT };
/* So many first rows are enough; 0: all are wanted. */
void app_batch_limit(struct model *m, uint64_t rows);
enum batch_state app_batch_state(const struct model *m, struct fault *why);

#endif
