/* SPDX-License-Identifier: MIT */
/* Lists the profiles of tccli, of the configuration file, and the key without a name. */
#include "credentials/profiles.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/sl.h"

#include "config/config.h"
#include "config/config_options.h"

#define ENDING ".credential"

struct profile_list {
	struct profile_entry *out;
	size_t n;
};

static void add_profile(struct profile_list *l, struct sl name, const char *note)
{
	struct profile_entry *e = &l->out[l->n];
	for (size_t i = 0; i < l->n; i++)
		if (sl_equal(name, sl_from(l->out[i].name)))
			return;
	if (l->n == PROFILES_MAX)
		return;
	*e = (struct profile_entry){.current = false};
	if (!sl_to_chars(name, e->name, sizeof e->name))
		return;
	snprintf(e->note, sizeof e->note, "%s", note);
	l->n++;
}

static bool is_set(const char *text)
{
	return text && text[0];
}

static bool has_sdk_file(const struct credential_sources *from)
{
	char path[400];
	const char *named = from->env("TENCENTCLOUD_CREDENTIALS_FILE");
	if (is_set(named))
		return access(named, R_OK) == 0;
	if (from->home) {
		snprintf(path, sizeof path, "%s/.tencentcloud/credentials", from->home);
		if (access(path, R_OK) == 0)
			return true;
	}
	return access(from->etc, R_OK) == 0;
}

static void add_unnamed(struct profile_list *l, const struct credential_sources *from)
{
	if (is_set(from->env("TENCENTCLOUD_SECRET_ID")) &&
	    is_set(from->env("TENCENTCLOUD_SECRET_KEY")))
		add_profile(l, SL(""), "the environment");
	else if (!from->profile && from->command)
		add_profile(l, SL(""), "credential_command");
	else if (has_sdk_file(from))
		add_profile(l, SL(""), "SDKs");
	else if (from->cvm_role)
		add_profile(l, SL(""), "the CVM role");
}

/* Only a name that --profile accepts is listed. */
static bool is_name(struct sl name)
{
	return name.n > 0 && name.n <= 60 && name.p[0] != '.' && !memchr(name.p, '/', name.n);
}

static void add_tccli_profiles(struct profile_list *l, const char *home)
{
	char path[400];
	const struct dirent *entry;
	int n = home ? snprintf(path, sizeof path, "%s/.tccli", home) : -1;
	DIR *dir = n > 0 && n < (int)sizeof path ? opendir(path) : NULL;
	while (dir && (entry = readdir(dir)) != NULL) {
		struct sl name = sl_from(entry->d_name);
		size_t end = sizeof ENDING - 1;
		if (name.n <= end || !sl_equal(sl_drop(name, name.n - end), SL(ENDING)))
			continue;
		name = sl_take(name, name.n - end);
		if (is_name(name))
			add_profile(l, name, "tccli");
	}
	if (dir)
		closedir(dir);
}

static void add_config_profiles(struct profile_list *l, const struct config *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->entries[i].section[0] && is_name(sl_from(c->entries[i].name)))
			add_profile(l, sl_from(c->entries[i].name), "config");
}

static int by_name(const void *a, const void *b)
{
	const struct profile_entry *x = a, *y = b;
	return strcmp(x->name, y->name);
}

static bool is_current(const struct profile_entry *e, const struct options *o, bool nameless)
{
	if (o->profile)
		return strcmp(e->name, o->profile) == 0;
	if (nameless)
		return e->name[0] == '\0';
	return strcmp(e->name, o->usual_profile ? o->usual_profile : "default") == 0;
}

size_t profiles_find(const struct options *o, const struct credential_sources *from,
		     struct profile_entry out[PROFILES_MAX])
{
	struct profile_list l = {.out = out};
	add_unnamed(&l, from);
	bool nameless = l.n > 0;
	add_config_profiles(&l, o->over->config);
	add_tccli_profiles(&l, from->home);
	/* The entry without a name sorts first. */
	qsort(out, l.n, sizeof *out, by_name);
	for (size_t i = 0; i < l.n; i++)
		out[i].current = is_current(&out[i], o, nameless);
	return l.n;
}
