/* SPDX-License-Identifier: MIT */
/* Prints the parts of a request, and the snippets that send it. */
#include "request_print.h"

#include <stdlib.h>
#include <string.h>

#include "base/attr.h"

#include "sys/clock_posix.h"

#include "credentials/credentials.h"
#include "explain/request_part.h"
#include "explain/signing_steps.h"
#include "explain/snippet.h"

#define TEXT_MAX (64u << 10)

/* Prints a part. A part that was asked for alone has no title, so that it can be piped. */
static void print_part(const struct options *of, const char *name, const char *title,
		       const struct buf *text)
{
	const char *only = of->show;
	if (only[0] && strcmp(only, name) != 0)
		return;
	if (!only[0])
		printf("==== %s ====\n", T_(of, title));
	fwrite(text->p, 1, text->n, stdout);
	if (text->n && text->p[text->n - 1] != '\n')
		putchar('\n');
	if (!only[0])
		putchar('\n');
}

static void print_steps(const struct snippet_for *w, const struct options *o)
{
	struct clock_port clock;
	struct signing_steps a;
	clock_posix(&clock);
	struct signing_steps_try now = {.unix_s = clock.wall_s(clock.ctx),
					.language = sl_from(w->language)};
	signing_steps_init(&a);
	signing_steps_of(&a, w->to, w->request, &now);
	const struct buf *text[REQUEST_PARTS] = {&a.body, &a.canonical, &a.to_sign, &a.headers};
	for (int i = 0; i < REQUEST_PARTS; i++)
		print_part(o, request_part_name((enum request_part)i),
			   request_part_title((enum request_part)i), text[i]);
	signing_steps_release(&a);
}

static void print_snippets(const struct snippet_for *w, const struct options *o)
{
	struct buf text;
	buf_init(&text, TEXT_MAX);
	for (int i = 0; i < SNIPPETS; i++) {
		buf_clear(&text);
		snippet_write((enum snippet)i, w, &text);
		print_part(o, snippet_name((enum snippet)i), snippet_title((enum snippet)i), &text);
	}
	buf_release(&text);
}

static const char *read_environment(const char *name)
{
	return getenv(name);
}

/* Finds the role in the options or the environment, without a search for keys. */
static bool find_role(const struct options *o, struct cam_role *role, struct err *e)
{
	struct credential_sources from = {.profile = o->profile,
					  .env = read_environment,
					  .role_arn = o->role_arn,
					  .role_session = o->role_session};
	return credentials_role(&from, role, e) || e->kind == ERR_NONE;
}

int request_print(const struct options *o, struct err *e)
{
	const char *profile = o->profile ? o->profile : o->usual_profile;
	struct endpoint to;
	struct request r = {
	    .action = ACTION_CUSTOMERS, .query = o->query, .page = 1, .page_size = o->page_size};
	struct cam_role role = {.arn = ""};
	struct snippet_for w = {&to, &r, o->ca_file, o->language, profile, &role};
	if (!endpoint_parse(sl_from(o->endpoint ? o->endpoint : API_HOST), &to, e))
		return 2;
	if (!find_role(o, &role, e))
		return 2;
	print_steps(&w, o);
	print_snippets(&w, o);
	return 0;
}
