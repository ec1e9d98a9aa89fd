/* SPDX-License-Identifier: MIT */
/* Options from the configuration file: entries become values or problems. */
#include "config/config_options.h"

#include <string.h>

#include "base/attr.h"
#include "base/word_match.h"

#include "api/endpoint.h"

#include "config/config.h"
#include "config/config_values.h"
#include "config/options_lang.h"
#include "config/options_table.h"
#include "config/theme_load.h"
#include "config_commands.h"
#include "lang/sentence.h"

#define COMMAND_ENTRY "credential-command"
#define COPY_ENTRY    "copy-command"
#define ROLE_ENTRY    "cvm-role"
#define ARN_ENTRY     "role-arn"
#define SESSION_ENTRY "role-session-name"
#define PROFILE_ENTRY "profile"
#define BIND_ENTRY    "bind"
#define OWN_ENTRY     "command"

/* Tells whether an entry is about the source of the key: outside of sections, such an entry does
 * not apply to a profile that was named on the command line. */
static bool is_source_entry(const char *key)
{
	return strcmp(key, ROLE_ENTRY) == 0 || strcmp(key, ARN_ENTRY) == 0 ||
	       strcmp(key, SESSION_ENTRY) == 0;
}

/* Returns the option of that name that the configuration file may have; NULL: there is none. */
static const struct option *find_config_option(const char *key)
{
	const struct option *o = option_find(sl_from(key));
	return o && o->config ? o : NULL;
}

static bool read_switch(const char *value, bool *on)
{
	static const char *const words[] = {"no", "yes", "false", "true", "off", "on", "0", "1"};
	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (strcmp(value, words[i]) == 0) {
			*on = i % 2;
			return true;
		}
	return false;
}

static bool set_option(struct parse *p, const struct option *o, const char *value, struct err *e)
{
	bool on;
	if (o->value)
		return option_set(o, p, sl_from(value), e);
	if (!read_switch(value, &on))
		return err_set(e, ERR_CONFIG, "%s must be yes or no, not \"%.60s\"", o->name,
			       value);
	return !on || option_set(o, p, SL(""), e);
}

static bool is_bind(const char *key)
{
	return strncmp(key, BIND_ENTRY, sizeof BIND_ENTRY - 1) == 0 &&
	       (key[sizeof BIND_ENTRY - 1] == ' ' || key[sizeof BIND_ENTRY - 1] == '\t');
}

/* Returns the key that the entry binds; empty for none. */
static struct sl bound_key(const struct config_entry *entry)
{
	if (config_commands_is(entry))
		return config_commands_key(entry);
	if (!is_bind(entry->key))
		return SL("");
	return sl_trim(sl_from(entry->key + sizeof BIND_ENTRY - 1));
}

static bool bind_key(struct parse *p, const struct config_entry *entry, struct err *e)
{
	if (entry->profile[0])
		return err_set(e, ERR_CONFIG,
			       "keys are the same for all profiles; move bind above the sections");
	return bindings_set(&p->o->bindings, bound_key(entry), sl_from(entry->value), e);
}

static bool is_profile_name(const char *name, struct err *e)
{
	struct options scratch = {.profile = NULL};
	struct parse p = {.o = &scratch};
	return option_set(option_find(SL("profile")), &p, sl_from(name), e);
}

static bool refuse_entry(const char *key, struct err *e)
{
	static const char *const others[] = {COMMAND_ENTRY, COPY_ENTRY, PROFILE_ENTRY, BIND_ENTRY,
					     OWN_ENTRY};
	struct word_match m = word_match_start(sl_from(key));
	const struct option *o;
	char hint[WORD_MATCH_HINT];
	for (size_t i = 0; (o = option_at(i)) != NULL; i++)
		if (o->config)
			word_match_add(&m, sl_from(o->name));
	for (size_t i = 0; i < COUNT_OF(others); i++)
		word_match_add(&m, sl_from(others[i]));
	return err_set(e, ERR_CONFIG, "unknown entry \"%.60s\"%s; correct or remove it", key,
		       word_match_hint(&m, err_lang(e), "", hint));
}

static bool apply_entry(struct parse *p, const struct config_entry *entry, struct err *e)
{
	const struct option *o = find_config_option(entry->key);
	if (o)
		return set_option(p, o, entry->value, e);
	if (strcmp(entry->key, COMMAND_ENTRY) == 0)
		return entry->value[0] ||
		       err_set(e, ERR_CONFIG, "credential_command needs a command");
	if (strcmp(entry->key, COPY_ENTRY) == 0)
		return entry->value[0] || err_set(e, ERR_CONFIG, "copy-command needs a command");
	if (strcmp(entry->key, PROFILE_ENTRY) == 0 && !entry->profile[0])
		return is_profile_name(entry->value, e);
	if (is_bind(entry->key))
		return bind_key(p, entry, e);
	if (config_commands_is(entry))
		return config_commands_apply(p->o, entry, e);
	if (option_find(sl_from(entry->key)))
		return err_set(e, ERR_CONFIG,
			       "\"%.60s\" is only for the command line; remove it here",
			       entry->key);
	return refuse_entry(entry->key, e);
}

/* Keys are checked after all are bound, because two entries may exchange the meanings of two
 * keys. */
static void check_keys(struct config *c, const struct bindings *b)
{
	for (size_t i = 0; i < c->n; i++) {
		const struct config_entry *entry = &c->entries[i];
		struct err e = {.kind = ERR_NONE};
		if (!entry->profile[0] && config_find(c, NULL, entry->key) == entry &&
		    bindings_conflict(b, bound_key(entry), &e))
			config_complain(c, entry->line, "%s", e.text);
	}
}

/* Mistakes in the file of a theme are reported as those of the configuration. */
static void check_theme(struct config *c, const struct config_entry *entry, const char *file)
{
	struct theme_file t;
	struct err e = {.kind = ERR_NONE};
	if (!theme_load(file, c->path, &t, &e))
		config_complain(c, entry->line, "%s", e.text);
	for (size_t i = 0; i < t.n_problems && i < THEME_FILE_PROBLEMS; i++)
		config_complain(c, entry->line, "theme %.60s line %d: %s", file, t.problem[i].line,
				t.problem[i].text);
}

void config_options_check(struct config *c)
{
	const char *last = "";
	struct bindings bound;
	bindings_default(&bound);
	for (size_t i = 0; i < c->n; i++) {
		const struct config_entry *entry = &c->entries[i];
		struct options scratch = {.bindings = bound};
		struct parse p = {.o = &scratch};
		struct err e = {.kind = ERR_NONE};
		if (strcmp(entry->profile, last) != 0 && !is_profile_name(entry->profile, &e))
			config_complain(c, entry->line, "[profile %.60s]: %s", entry->profile,
					e.text);
		last = entry->profile;
		err_clear(&e);
		if (!apply_entry(&p, entry, &e))
			config_complain(c, entry->line, "%s", e.text);
		else if (scratch.theme_file)
			check_theme(c, entry, scratch.theme_file);
		else if (c->writable_by_others &&
			 (strcmp(entry->key, COPY_ENTRY) == 0 || config_commands_is(entry)))
			config_complain(c, entry->line,
					"%.40s is not run because others can write this file; "
					"chmod go-w",
					entry->key);
		bound = scratch.bindings;
	}
	check_keys(c, &bound);
}

/* A mistake in the file must not keep anybody from their customers: bad values are ignored. */
static void apply_all(struct parse *p, const struct config *c, const char *profile)
{
	struct thresholds *t = &p->o->thresholds;
	for (size_t i = 0; i < c->n; i++) {
		const struct config_entry *entry = &c->entries[i];
		struct err e = {.kind = ERR_NONE};
		bool mine = profile ? strcmp(entry->profile, profile) == 0 : !entry->profile[0];
		bool trusted = !c->writable_by_others || !config_commands_is(entry);
		if (mine && trusted && !is_source_entry(entry->key))
			apply_entry(p, entry, &e);
	}
	if (t->crit_percent > t->low_percent)
		*t = credit_thresholds_default;
}

static bool has_text(const char *s)
{
	return s && s[0];
}

/* Sets usual_profile if a profile is named; returns the profile in force, NULL for none. */
static const char *find_profile_in_force(const struct options_over *over, struct options *o)
{
	const char *of_env = over->env("TCCLI_PROFILE");
	const struct config_entry *entry = config_find(over->config, NULL, PROFILE_ENTRY);
	if (o->profile)
		return o->profile;
	if (has_text(over->env("TENCENTCLOUD_SECRET_ID")) &&
	    has_text(over->env("TENCENTCLOUD_SECRET_KEY")))
		return NULL;
	if (has_text(of_env))
		o->usual_profile = of_env;
	else if (entry && is_profile_name(entry->value, NULL))
		o->usual_profile = entry->value;
	return o->usual_profile ? o->usual_profile : "default";
}

/* Returns the entry of the profile's own section; else, unless the profile was named on the
 * command line, that outside of all sections. */
static const struct config_entry *source_entry(const struct config *c, const char *profile,
					       bool by_name, const char *key)
{
	const struct config_entry *own = profile ? config_find(c, profile, key) : NULL;
	return own || by_name ? own : config_find(c, NULL, key);
}

/* The values are kept even if they are no role: the search for the key then fails, because
 * without the role the key would be of another account. */
static void apply_assumed(const struct config *c, struct options *o, const char *profile)
{
	bool by_name = o->profile != NULL;
	const struct config_entry *arn = source_entry(c, profile, by_name, ARN_ENTRY);
	const struct config_entry *session = source_entry(c, profile, by_name, SESSION_ENTRY);
	if (!o->role_arn && arn)
		o->role_arn = arn->value;
	if (!o->role_session && session)
		o->role_session = session->value;
}

static void apply_sources(const struct options_over *over, struct options *o, const char *profile)
{
	bool by_name = o->profile != NULL, on = false;
	const struct config_entry *command =
	    source_entry(over->config, profile, by_name, COMMAND_ENTRY);
	const struct config_entry *role = source_entry(over->config, profile, by_name, ROLE_ENTRY);
	o->credential_command = command && command->value[0] ? command->value : NULL;
	if (role && read_switch(role->value, &on) && on)
		o->cvm_role = true;
	apply_assumed(over->config, o, profile);
}

/* A command that is run may see customers: never run one that others could have written. */
static void apply_copy(const struct config *c, struct options *o, const char *profile)
{
	const struct config_entry *copy = source_entry(c, profile, false, COPY_ENTRY);
	if (copy && copy->value[0] && !c->writable_by_others)
		o->copy_command = copy->value;
}

/* --role-arn is for the profile of the command line, not for one that is chosen later. */
static bool is_profile_of_argv(const struct options_over *over, const struct options *asked)
{
	return !over->profile || strcmp(over->profile, asked->profile ? asked->profile : "") == 0;
}

/* What tccli's file says is overridden by all else, so it is set first. */
static bool apply_tccli(struct parse *p, const struct options_over *over, const char *profile,
			struct err *e)
{
	struct tccli_configure *c = &p->o->tccli;
	if (!tccli_configure_read(over->env("HOME"), profile, c, e))
		return false;
	if (c->endpoint[0])
		p->o->endpoint = c->endpoint;
	return !c->language[0] ||
	       option_set(option_find(SL("language")), p, sl_from(c->language), e) ||
	       err_wrap(e, "%.300s", c->path);
}

/* The error of a file's endpoint names the file, which the user must correct. */
static bool check_endpoint(const struct options_over *over, const struct options *o, struct err *e)
{
	struct endpoint at;
	char place[CONFIG_PATH + 20];
	if (!o->endpoint)
		return true;
	if (o->endpoint == o->tccli.endpoint)
		return endpoint_parse(sl_from(o->endpoint), &at, e) ||
		       err_wrap(e, "%.300s, intlpartnersmgt.endpoint", o->tccli.path);
	return !config_values_place(over->config, o->endpoint, err_lang(e), place, sizeof place) ||
	       endpoint_parse(sl_from(o->endpoint), &at, e) || err_wrap(e, "%s", place);
}

bool config_options_apply(const struct options_over *over, struct options *out, struct err *e)
{
	struct options asked;
	struct parse p;
	if (!options_parse(over->argc, over->argv, &asked, e))
		return false;
	bool keeps_role = is_profile_of_argv(over, &asked);
	if (over->profile)
		asked.profile = over->profile[0] ? over->profile : NULL;
	const char *profile = find_profile_in_force(over, &asked);
	if (asked.usual_profile && !is_profile_name(asked.usual_profile, e))
		return err_wrap(e, "TCCLI_PROFILE");
	options_parse_init(&p, out, over->argc, over->argv);
	if (profile && !apply_tccli(&p, over, profile, e))
		return false;
	apply_all(&p, over->config, NULL);
	if (profile)
		apply_all(&p, over->config, profile);
	/* NO_COLOR is in the environment, so it overrides the file; --color overrides both. */
	if (has_text(over->env("NO_COLOR")))
		out->color = COLOR_AUTO;
	if (!options_parse_words(&p, over->argc, over->argv, e) || !options_parse_end(&p, e) ||
	    !check_endpoint(over, out, e))
		return false;
	if (!keeps_role)
		out->role_arn = out->role_session = NULL;
	out->profile = asked.profile;
	out->usual_profile = asked.usual_profile;
	out->over = over;
	options_lang_settle(out, over->env);
	apply_sources(over, out, profile);
	apply_copy(over->config, out, profile);
	return true;
}
