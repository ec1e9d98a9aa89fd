/* SPDX-License-Identifier: MIT */
/* Settings of the program, copied at the start and never changed. */
#ifndef APP_MODEL_SETTINGS_H
#define APP_MODEL_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "api/assume_role.h"
#include "api/endpoint.h"
#include "api/query.h"

#include "store/credit_status.h"

#include "app/model/columns.h"
#include "app/model/saved_views.h"

#include "fetch/fetch.h"
#include "input/bindings.h"
#include "input/own_command.h"

struct loader_settings;

#define RECENT_FILTERS 5
#define WATCH_EVERY_MS 60000
/* The address of a customer's page is not documented. */
#define CONSOLE_URL    "https://console.tencentcloud.com/"
#define START_WARNINGS 8
#define WARNING_CHARS  320

/* A warning from before the browser's screen: about the configuration file or the credentials. */
struct start_warning {
	bool credentials;         /* else it is about the configuration file */
	char text[WARNING_CHARS]; /* a sentence that says what to do, in English */
};

/* Borrowed strings last as long as the program. */
struct settings {
	uint32_t page_size;    /* 1..1000, default 100 */
	uint32_t load_all_max; /* longest list that is loaded completely by itself; default 1000 */
	struct thresholds thresholds;
	struct query query;     /* from the command line */
	char profile[64];       /* shown in the header: "main", "demo" */
	char tccli_profile[64]; /* the profile in which tccli finds the same key; "": its default */
	struct cam_role role;   /* the assumed role; its ARN is "" for none */
	bool key_has_token;     /* the first key is a temporary one; EV_RENEWED replaces it */
	char endpoint_host[264];
	bool still;                     /* no animation */
	bool privacy;                   /* start with personal data masked */
	bool mouse;                     /* start with the mouse on */
	bool history;                   /* snapshots are kept from the start */
	const char *history_file;       /* that keeps them; NULL: this session can keep none */
	struct endpoint endpoint;       /* shown in the inspector, as are the two below */
	const char *ca_file, *language; /* NULL for none */
	bool language_follows;          /* the language is that of the screen */
	const struct catalog *lang;     /* of the screen at the start; NULL: English */
	uint64_t seed;                  /* seed of the jitter */
	int64_t patience_ms;            /* without an answer, while nobody watches */
	int64_t watch_every_ms;         /* between two refreshes of W */
	const char *console_url;        /* of the page of a customer, whose UIN replaces {uin} */
	size_t store_budget;            /* bytes; 0: STORE_BUDGET */
	struct pacer_past past;         /* the requests of the run before, by the monotonic clock */
	struct bindings bindings;
	struct own_commands own;   /* of the configuration file */
	struct column_set columns; /* at the start, as are the filters of earlier sessions */
	struct query recent[RECENT_FILTERS]; /* newest first */
	size_t n_recent;
	struct saved_views views;
	struct start_warning warnings[START_WARNINGS];
	size_t n_warnings;
};

void settings_init(struct settings *s);
struct loader_settings settings_for_loader(const struct settings *s);

#endif
