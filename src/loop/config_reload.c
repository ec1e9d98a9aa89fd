/* SPDX-License-Identifier: MIT */
/* Reads the configuration file again. What was read before is kept: settings point into it. */
#include "loop/config_reload.h"

#include <stdlib.h>
#include <string.h>

#include "base/attr.h"
#include "base/mem.h"

#include "config/config.h"
#include "config/config_options.h"
#include "config/config_values.h"
#include "config/options_table.h"
#include "loop/session.h"

#define LATER_MOST 400 /* bytes */

/* One reading of the file. */
struct reading_of_file {
	struct config config;
	struct options_over over;
	struct options options;
	struct reading_of_file *before;
};

struct config_reload {
	struct session *session;
	struct reading_of_file *last;
	struct settings settings;
	struct buf later;
	struct err why;
};

struct config_reload *config_reload_new(struct session *s)
{
	struct config_reload *r = mem_alloc(1, sizeof *r);
	r->session = s;
	buf_init(&r->later, LATER_MOST);
	return r;
}

static void free_reading(struct reading_of_file *f)
{
	config_release(&f->config);
	mem_free(f);
}

void config_reload_free(struct config_reload *r)
{
	if (!r)
		return;
	for (struct reading_of_file *f = r->last, *before; f; f = before) {
		before = f->before;
		free_reading(f);
	}
	buf_release(&r->later);
	mem_free(r);
}

/* Options that the running browser can change. */
static bool is_live(const char *key)
{
	static const char *const live[] = {"theme", "watch-every", "console-url", "copy-command",
					   "load-all"};
	for (size_t i = 0; i < COUNT_OF(live); i++)
		if (strcmp(key, live[i]) == 0)
			return true;
	return false;
}

static const char *value_in_force(const struct config *c, const char *profile, const char *key)
{
	const struct config_entry *own = profile ? config_find(c, profile, key) : NULL;
	const struct config_entry *all = config_find(c, NULL, key);
	return own ? own->value : all ? all->value : "";
}

static void compare_entry(struct config_reload *r, const struct options *was,
			  const struct config *now, const char *key)
{
	const char *profile = was->profile ? was->profile : was->usual_profile;
	if (is_live(key) || strcmp(value_in_force(was->over->config, profile, key),
				   value_in_force(now, profile, key)) == 0)
		return;
	buf_addf(&r->later, "%s%s", r->later.n ? ", " : "", key);
}

static void compare_entries(struct config_reload *r, const struct options *was,
			    const struct config *now)
{
	const struct option *o;
	buf_clear(&r->later);
	for (size_t i = 0; (o = option_at(i)) != NULL; i++)
		if (o->config)
			compare_entry(r, was, now, o->name);
	compare_entry(r, was, now, "credential-command");
	compare_entry(r, was, now, "profile");
}

static bool read_file(struct reading_of_file *f, const struct options *was, struct err *e)
{
	f->over = *was->over;
	f->over.config = &f->config;
	if (!config_read(&f->config, was->over->config->path, was->config != NULL, e))
		return false;
	config_values_read(&f->config, getenv("HOME"));
	config_options_check(&f->config);
	return config_options_apply(&f->over, &f->options, e);
}

static void take_options(struct config_reload *r, struct reading_of_file *f)
{
	struct session *s = r->session;
	const struct options *o = &f->options;
	f->before = r->last;
	r->last = f;
	s->options = o;
	r->settings = s->settings;
	r->settings.bindings = o->bindings;
	r->settings.own = o->own;
	r->settings.watch_every_ms = o->watch_every_s * 1000;
	r->settings.console_url = o->console_url;
	r->settings.load_all_max = o->load_all_max;
	s->settings = r->settings;
}

/* Mistakes in the file are ignored, and the first one is reported. */
static const char *name_problem(struct config_reload *r, const struct config *c)
{
	char text[CONFIG_PATH + 300];
	if (c->n_problems == 0)
		return NULL;
	config_print_problem(c, 0, NULL, text, sizeof text);
	err_set(&r->why, ERR_CONFIG, "%s", text);
	return r->why.text;
}

struct event config_reload_read(struct config_reload *r)
{
	const struct options *was = r->session->options;
	struct event e = {.kind = EV_CONFIG};
	err_clear(&r->why);
	if (!was->over || !was->over->config->path[0])
		return e;
	struct reading_of_file *f = mem_alloc(1, sizeof *f);
	if (!read_file(f, was, &r->why)) {
		free_reading(f);
		e.config.why = r->why.text;
		return e;
	}
	compare_entries(r, was, &f->config);
	take_options(r, f);
	e.config.settings = &r->settings;
	e.config.why = name_problem(r, &f->config);
	e.config.later = r->later.n ? r->later.p : NULL;
	return e;
}
