/* SPDX-License-Identifier: MIT */
/* Looks commands up by name. */
#include "input/action.h"

static const struct action_info infos[ACTION_COUNT] = {
    [DO_NOTHING] = {"", "", "", "", ""},
#define ACTION(id, name, keys, group, hint, help, run) [DO_##id] = {name, keys, group, hint, help},
#include "input/action.def"
#undef ACTION
};

const struct action_info *action_info(enum action a)
{
	return &infos[a];
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

bool action_parse(struct sl name, enum action *out)
{
	enum action found[ACTION_COUNT];
	if (name.n == 0)
		return false;
	size_t n = action_matches(name, found);
	for (size_t i = 0; i < n; i++)
		if (n == 1 || sl_equal_nocase(name, sl_from(infos[found[i]].name))) {
			*out = found[i];
			return true;
		}
	return false;
}
