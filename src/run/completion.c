/* SPDX-License-Identifier: MIT */
#include "run/completion.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/attr.h"

#include "sys/adapters.h"

#include "completion_words.h"
#include "profiles_find.h"
#include "session.h"

#define SCRIPT_MAX (256u << 10)

void words_of(const struct option *o, struct buf *out)
{
	const char *words = o->words;
	if (!words && o->value && strchr(o->value, '|'))
		words = o->value;
	for (const char *c = words; c && *c; c++)
		if (c != words || *c != ',')
			buf_add_byte(out, *c == '|' ? ' ' : *c);
}

bool words_are_a_list(const struct option *o)
{
	return o->words && o->words[0] == ',';
}

bool value_is_file(const struct option *o)
{
	return o->value && strcmp(o->value, "FILE") == 0;
}

bool value_is_profile(const struct option *o)
{
	return strcmp(o->name, "profile") == 0;
}

bool value_may_miss(const struct option *o)
{
	return o->value && o->value[0] == '[';
}

/* "list: ... ; check: ..." */
bool option_goes_with(const struct option *o, const char *command)
{
	const struct command_info *c;
	char prefix[40];
	bool of_some = false;
	for (size_t i = 0; (c = command_at(i)) != NULL; i++) {
		size_t n = (size_t)snprintf(prefix, sizeof prefix, "%s: ", c->name);
		of_some = of_some || (c->name[0] && strncmp(o->help, prefix, n) == 0);
	}
	snprintf(prefix, sizeof prefix, "%s: ", command);
	return !of_some || (command[0] && strstr(o->help, prefix));
}

void add_quoted(const char *text, const char *escaped, struct buf *out)
{
	for (; *text; text++) {
		if (strchr(escaped, *text))
			buf_add_byte(out, '\\');
		if (*text == '\'')
			buf_add_chars(out, "'\\''");
		else
			buf_add_byte(out, *text);
	}
}

static const struct {
	const char *name;
	void (*write)(struct buf *out);
} shells[] = {{"bash", completion_bash}, {"zsh", completion_zsh}, {"fish", completion_fish}};

static bool asks_for_profiles(const char *word)
{
	return strcmp(word, "profiles") == 0;
}

bool completion_knows(const char *shell)
{
	for (size_t i = 0; i < COUNT_OF(shells); i++)
		if (strcmp(shell, shells[i].name) == 0)
			return true;
	return asks_for_profiles(shell);
}

bool completion_wants_config(const struct options *o)
{
	return asks_for_profiles(o->shell);
}

static void print_profiles(const struct options *o)
{
	static struct profile_entry entries[PROFILES_MAX];
	struct credential_sources sources;
	struct clock_port clock;
	clock_posix(&clock);
	session_sources(o, &clock, NULL, &sources);
	size_t n = profiles_find(o, &sources, entries);
	for (size_t i = 0; i < n; i++)
		if (entries[i].name[0])
			puts(entries[i].name);
}

int completion(const struct options *o, struct err *e)
{
	struct buf out;
	(void)e;
	if (asks_for_profiles(o->shell)) {
		print_profiles(o);
		return 0;
	}
	buf_init(&out, SCRIPT_MAX);
	for (size_t i = 0; i < COUNT_OF(shells); i++)
		if (strcmp(o->shell, shells[i].name) == 0)
			shells[i].write(&out);
	struct sl s = buf_sl(&out);
	fwrite(s.p, 1, s.n, stdout);
	buf_release(&out);
	return 0;
}
