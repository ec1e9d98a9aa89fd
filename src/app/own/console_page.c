/* SPDX-License-Identifier: MIT */
/* Makes the address of the console's page, and starts the browser program with it. */
#include "app/own/console_page.h"

#include <inttypes.h>
#include <string.h>

#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/table/missing_row.h"

#include "fetch/effects.h"
#include "lang/lang.h"

#define PLACE       "{uin}"
#define LABEL       N_("browser program")
#define ADDRESS_MAX 1000

/* Freedesktop systems, WSL and macOS have one of these. What the program prints is about itself. */
static const char opener[] =
    "for program in xdg-open wslview open; do command -v \"$program\" >/dev/null 2>&1 && "
    "exec \"$program\" \"$1\" >/dev/null 2>&1; done; "
    "echo 'no program that opens pages was found; install xdg-utils' >&2; exit 1";

bool console_page_names_customer(const struct model *m)
{
	return strstr(m->settings.console_url, PLACE) != NULL;
}

bool console_page_address(const struct model *m, const struct customer *c, struct buf *out)
{
	struct sl url = sl_from(m->settings.console_url);
	const char *place = strstr(url.p, PLACE);
	if (!place) {
		buf_add(out, url);
		return true;
	}
	if (!(c->known & KNOWN_UIN))
		return false;
	buf_addf(out, "%.*s%" PRIu64 "%s", (int)(place - url.p), url.p, c->uin,
		 place + sizeof PLACE - 1);
	return true;
}

static void start_program(struct model *m, struct sl address, struct effects *fx)
{
	if (m->own.n_background >= OWN_BACKGROUND_MOST) {
		toast_info(m, "Too many commands run in the background; wait until one has ended");
		return;
	}
	own_job_open(&m->own.job, LABEL, sl_from(opener), address);
	m->own.n_background++;
	toast_info(m, "The console is being opened in the browser program");
	effects_add(fx, EFFECT_RUN);
}

void console_page_open(struct model *m, struct effects *fx)
{
	const struct customer *c = app_cursor_row(m).customer;
	struct sl show = app_key(m, DO_PRIVACY);
	struct buf address;
	buf_init(&address, ADDRESS_MAX);
	if (!c)
		missing_row_explain(m);
	else if (m->masked && console_page_names_customer(m))
		toast_error(m,
			    "The address has the UIN, but personal data is masked; %.*s shows it",
			    (int)show.n, show.p);
	else if (!console_page_address(m, c, &address))
		toast_error(m, "This customer has no UIN for the address of its page");
	else
		start_program(m, buf_sl(&address), fx);
	buf_release(&address);
}

bool console_page_is_label(const char *label)
{
	return strcmp(label, LABEL) == 0;
}
