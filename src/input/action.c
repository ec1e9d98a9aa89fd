/* SPDX-License-Identifier: MIT */
/* Looks commands up by name. */
#include "input/action.h"

#include "base/attr.h"

static const struct action_info infos[ACTION_COUNT] = {
    [DO_NOTHING] = {"", "", "", "", "", ARGUMENT_NONE},
#define ACTION(id, name, keys, group, hint, help, takes, run)                                      \
	[DO_##id] = {name, keys, group, hint, help, ARGUMENT_##takes},
#include "input/action.def"
#undef ACTION
};

const struct action_info *action_info(enum action a)
{
	return &infos[a];
}

const struct argument_info *action_argument(enum argument a)
{
	static const struct argument_info kinds[] = {
#define ARGUMENT(id, usage, help) [ARGUMENT_##id] = {usage, help},
#include "input/argument.def"
#undef ARGUMENT
	};
	return &kinds[a];
}

const char *action_words(enum action a)
{
	static const char *const words[ACTION_COUNT] = {
#define WORDS(id, words) [DO_##id] = (words),
#include "input/action_words.def"
#undef WORDS
	};
	return words[a] ? words[a] : "";
}

size_t action_matches(struct sl prefix, enum action out[ACTION_COUNT])
{
	size_t n = 0;
	for (int a = DO_NOTHING + 1; a < ACTION_COUNT; a++)
		if (sl_equal_nocase(sl_take(sl_from(infos[a].name), prefix.n), prefix))
			out[n++] = (enum action)a;
	return n;
}

bool action_named(struct sl name, enum action *out)
{
	static const struct {
		const char *name;
		enum action action;
	} aliases[] = {
#define ALIAS(name, id) {name, DO_##id},
#include "input/action_alias.def"
#undef ALIAS
	};
	for (int a = DO_NOTHING + 1; a < ACTION_COUNT; a++)
		if (sl_equal_nocase(name, sl_from(infos[a].name))) {
			*out = (enum action)a;
			return true;
		}
	for (size_t i = 0; i < COUNT_OF(aliases); i++)
		if (sl_equal_nocase(name, sl_from(aliases[i].name))) {
			*out = aliases[i].action;
			return true;
		}
	return false;
}

bool action_parse(struct sl name, enum action *out)
{
	enum action found[ACTION_COUNT];
	if (name.n == 0)
		return false;
	if (action_named(name, out))
		return true;
	if (action_matches(name, found) != 1)
		return false;
	*out = found[0];
	return true;
}
