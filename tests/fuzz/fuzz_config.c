/* SPDX-License-Identifier: MIT */
/* Any bytes as the configuration file: read, checked, and asked for what options ask for. */
#include <string.h>

#include "checks.h"
#include "config/config.h"
#include "config/config_options.h"
#include "config/options.h"

static const char *nothing(const char *name)
{
	(void)name;
	return NULL;
}

static void check_entries(const struct config *c)
{
	for (size_t i = 0; i < c->n; i++) {
		const struct config_entry *e = &c->entries[i];
		CHECK(e->line > 0 && e->profile && e->key && e->value);
		CHECK(strlen(e->key) > 0);
	}
}

static void check_problems(const struct config *c)
{
	for (size_t i = 0; i < c->n_problems && i < CONFIG_PROBLEMS; i++) {
		CHECK(c->problem[i].text[0]);
		check_shown(c->problem[i].text);
	}
}

/* With it in force the options are whole, or there is a sentence that says why not. */
static void configure(struct config *c)
{
	char name[] = "tcpartner", command[] = "list", *argv[] = {name, command, NULL};
	const struct options_over over = {2, argv, c, nothing, NULL};
	struct options o;
	struct err e = {0};
	config_options_check(c);
	if (!options_parse(2, argv, &o, &e))
		CHECK(false);
	if (config_options_apply(&over, &o, &e)) {
		CHECK(e.kind == ERR_NONE && o.page_size > 0 && o.timeout_s > 0);
	} else {
		CHECK(e.kind != ERR_NONE && e.text[0]);
		check_shown(e.text);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct config c = {.path = "config"};
	struct err e = {0};
	if (config_parse(&c, (struct sl){(const char *)data, n}, &e)) {
		check_entries(&c);
		configure(&c);
		check_problems(&c);
	} else {
		CHECK(e.kind == ERR_CONFIG);
		check_shown(e.text);
	}
	config_release(&c);
	return 0;
}
