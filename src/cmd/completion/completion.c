/* SPDX-License-Identifier: MIT */
/* Prints a shell's completion script, or the names of the profiles. */
#include "completion.h"

#include <stdio.h>

#include "base/attr.h"

#include "sys/clock_posix.h"

#include "completion_words.h"
#include "config/completion_shells.h"
#include "credentials/profiles.h"
#include "loop/session.h"

#define SCRIPT_MAX (256u << 10)

static void (*const scripts[])(struct buf *out) = {[COMPLETION_BASH] = completion_bash,
						   [COMPLETION_ZSH] = completion_zsh,
						   [COMPLETION_FISH] = completion_fish};

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
	enum completion_word word = COMPLETION_PROFILES;
	struct buf out;
	(void)e;
	if (completion_wants_config(o)) {
		print_profiles(o);
		return 0;
	}
	buf_init(&out, SCRIPT_MAX);
	if (completion_parse(o->shell, &word) && word < COUNT_OF(scripts))
		scripts[word](&out);
	struct sl s = buf_sl(&out);
	fwrite(s.p, 1, s.n, stdout);
	buf_release(&out);
	return 0;
}
