/* SPDX-License-Identifier: MIT */
/* Looks texts up in the catalog of a language, and finds a language by its name. */
#include "lang/lang.h"

#include <stdio.h>
#include <string.h>

#include "catalog.h"

#define NAME_CHARS 40  /* a longer name is of no known language */
#define KEY_CHARS  200 /* of a text with a context */

static const struct catalog_entry *find_entry(const struct catalog *lang, const char *text)
{
	size_t first = 0, end = lang->n;
	while (first < end) {
		size_t middle = first + (end - first) / 2;
		int order = strcmp(text, lang->entry[middle].text);
		if (order == 0)
			return &lang->entry[middle];
		if (order < 0)
			end = middle;
		else
			first = middle + 1;
	}
	return NULL;
}

const char *lang_text(const struct catalog *lang, const char *text)
{
	const struct catalog_entry *entry = lang ? find_entry(lang, text) : NULL;
	return entry ? entry->in[0] : text;
}

const char *lang_text_in(const struct catalog *lang, const char *context, const char *text)
{
	char key[KEY_CHARS];
	if (!lang)
		return text;
	snprintf(key, sizeof key, "%s" CATALOG_CONTEXT "%s", context, text);
	const struct catalog_entry *entry = find_entry(lang, key);
	return entry ? entry->in[0] : text;
}

const char *lang_plural(const struct catalog *lang, uint64_t n, const char *one, const char *many)
{
	const struct catalog_entry *entry = lang ? find_entry(lang, one) : NULL;
	if (!entry)
		return n == 1 ? one : many;
	uint64_t form = lang->form(n);
	const char *found = form < CATALOG_FORMS ? entry->in[form] : NULL;
	return found ? found : entry->in[0];
}

const struct catalog *lang_at(size_t i)
{
	size_t n = 0;
	while (lang_catalogs[n].name)
		n++;
	return i < n ? &lang_catalogs[i] : NULL;
}

const char *lang_name(const struct catalog *lang)
{
	return lang ? lang->name : "en";
}

/* Takes the language of a locale like "zh_CN.UTF-8@pinyin" as "zh-CN". Returns false for none. */
static bool take_name(const char *locale, size_t n, char name[NAME_CHARS])
{
	size_t i = 0;
	memset(name, 0, NAME_CHARS);
	for (; i < n && locale[i] && locale[i] != '.' && locale[i] != '@'; i++) {
		if (i == NAME_CHARS - 1)
			return false;
		name[i] = locale[i] == '_' ? '-' : locale[i];
	}
	return i > 0;
}

static char fold_byte(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_same_name(const char *a, const char *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (fold_byte(a[i]) != fold_byte(b[i]))
			return false;
	return true;
}

/* A name without a country means the first catalog of that language. */
static bool find_language(const char *name, const struct catalog **out)
{
	size_t n = strlen(name);
	bool has_country = strchr(name, '-') != NULL;
	*out = NULL;
	if (n >= 2 && is_same_name(name, "en", 2) && (n == 2 || name[2] == '-'))
		return true;
	for (size_t i = 0; (*out = lang_at(i)) != NULL; i++) {
		size_t known = strlen((*out)->name);
		bool whole = n == known && is_same_name(name, (*out)->name, n);
		bool begins = !has_country && n < known && (*out)->name[n] == '-' &&
			      is_same_name(name, (*out)->name, n);
		if (whole || begins)
			return true;
	}
	return false;
}

bool lang_parse(const char *name, const struct catalog **out)
{
	char taken[NAME_CHARS];
	return take_name(name, strlen(name), taken) && strcspn(name, ".@") == strlen(name) &&
	       find_language(taken, out);
}

/* A locale without a code set is taken to be in UTF-8. */
static bool is_utf8(const char *locale)
{
	const char *set = strchr(locale, '.');
	if (!set)
		return true;
	size_t n = strcspn(set + 1, "@");
	return (n == 5 && is_same_name(set + 1, "utf-8", n)) ||
	       (n == 4 && is_same_name(set + 1, "utf8", n));
}

static bool is_set(const char *value)
{
	return value && value[0];
}

const struct catalog *lang_of_environment(const struct lang_environment *env)
{
	const struct catalog *found = NULL;
	char name[NAME_CHARS];
	const char *locale = is_set(env->lc_all)        ? env->lc_all
			     : is_set(env->lc_messages) ? env->lc_messages
			     : is_set(env->lang)        ? env->lang
							: "C";
	if (!is_utf8(locale) || !take_name(locale, strlen(locale), name) ||
	    strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0)
		return NULL;
	for (const char *at = env->language ? env->language : ""; *at;) {
		char wanted[NAME_CHARS];
		size_t n = strcspn(at, ":");
		if (take_name(at, n, wanted) && find_language(wanted, &found))
			return found;
		at += n + (at[n] == ':');
	}
	find_language(name, &found);
	return found;
}
