/* SPDX-License-Identifier: MIT */
/* Lists the profiles of tccli, of the configuration file, and the key without a name. */
#include "credentials/profiles.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/sl.h"

#include "config/config.h"
#include "config/config_options.h"

#define ENDING ".credential"

struct profile_list {
	struct profile_entry *out;
	size_t n;
	const char *current;
};

/* Finds where a name is or belongs among the sorted ones; true when it is there. */
static bool find_place(const struct profile_list *l, const char *name, size_t *at)
{
	size_t low = 0, high = l->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(name, l->out[middle].name);
		if (order == 0)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	*at = low;
	return false;
}

/* If there are too many, the last ones are dropped, but never the current one. */
static void drop_last(struct profile_list *l)
{
	size_t last = l->n - 1;
	if (strcmp(l->out[last].name, l->current) == 0)
		l->out[last - 1] = l->out[last];
	l->n--;
}

/* Keeps the list sorted. A folder has its files in no order, so each could be the first. */
static void add_profile(struct profile_list *l, struct sl name, const char *note)
{
	struct profile_entry e = {.current = false};
	size_t at;
	if (!sl_to_chars(name, e.name, sizeof e.name) || find_place(l, e.name, &at))
		return;
	e.current = strcmp(e.name, l->current) == 0;
	if (l->n == PROFILES_MAX && at == l->n && !e.current)
		return;
	if (l->n == PROFILES_MAX) {
		drop_last(l);
		at = at < l->n ? at : l->n;
	}
	snprintf(e.note, sizeof e.note, "%s", note);
	memmove(&l->out[at + 1], &l->out[at], (l->n - at) * sizeof e);
	l->out[at] = e;
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

/* Returns where the key without a name comes from; NULL: there is none. */
static const char *find_unnamed(const struct credential_sources *from)
{
	if (is_set(from->env("TENCENTCLOUD_SECRET_ID")) &&
	    is_set(from->env("TENCENTCLOUD_SECRET_KEY")))
		return T_(from, "the environment");
	if (!from->profile && from->command)
		return "credential_command";
	if (has_sdk_file(from))
		return "SDKs";
	return from->cvm_role ? T_(from, "the CVM role") : NULL;
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
		if (is_name(sl_from(c->entries[i].profile)))
			add_profile(l, sl_from(c->entries[i].profile), "config");
}

/* The key without a name is the current one where it is found, unless a profile was named. */
static const char *find_current(const struct options *o, bool nameless)
{
	if (o->profile)
		return o->profile;
	if (nameless)
		return "";
	return o->usual_profile ? o->usual_profile : "default";
}

size_t profiles_find(const struct options *o, const struct credential_sources *from,
		     struct profile_entry out[PROFILES_MAX])
{
	const char *unnamed = find_unnamed(from);
	struct profile_list l = {.out = out, .current = find_current(o, unnamed != NULL)};
	if (unnamed)
		add_profile(&l, SL(""), unnamed);
	add_config_profiles(&l, o->over->config);
	add_tccli_profiles(&l, from->home);
	return l.n;
}
