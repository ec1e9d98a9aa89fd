/* SPDX-License-Identifier: MIT */
/* Binds keys to commands and reports conflicts. */
#include "input/bindings.h"

#include <string.h>

#include "base/mem.h"
#include "base/word_match.h"

static const struct key none;

/* "j" is one key; "ZZ", which is not the name of a key, is a chord of two characters. */
static bool parse_keys(struct sl name, struct key *first, struct key *second)
{
	*second = none;
	if (key_parse(name, first))
		return true;
	return name.n == 2 && key_parse(sl_take(name, 1), first) &&
	       key_parse(sl_drop(name, 1), second);
}

static bool is_bound_to(const struct binding *b, struct key first, struct key second)
{
	return key_equal(b->first, first) && key_equal(b->second, second);
}

static void add_binding(struct bindings *b, struct key first, struct key second, enum action a)
{
	if (b->n == BINDINGS_MAX)
		BUG("more keys than action.def has");
	b->at[b->n++] = (struct binding){.first = first, .second = second, .action = a};
}

static void name_key(const struct binding *b, char *out, size_t size)
{
	size_t n = key_print(b->first, out, size);
	if (b->second.code != KEYCODE_NONE)
		key_print(b->second, out + n, size - n);
}

/* Lists the keys of an action, as many whole names as fit; ":name" without a key. */
static void name_keys(struct bindings *b, enum action a)
{
	char *out = b->keys[a], name[24];
	size_t used = 0;
	for (size_t i = 0; i < b->n; i++) {
		if (b->at[i].action != a || b->at[i].words[0])
			continue;
		name_key(&b->at[i], name, sizeof name);
		size_t more = strlen(name) + (used > 0);
		if (used + more >= KEYS_CHARS)
			break;
		if (used > 0)
			out[used] = ' ';
		memcpy(out + used + (used > 0), name, more - (used > 0));
		used += more;
	}
	out[used] = '\0';
	if (used == 0 && a != DO_NOTHING) {
		out[0] = ':';
		sl_to_chars(sl_from(action_info(a)->name), out + 1, KEYS_CHARS - 1);
	}
}

void bindings_default(struct bindings *b)
{
	*b = (struct bindings){.n = 0};
	for (int a = DO_NOTHING + 1; a < ACTION_COUNT; a++) {
		struct sl keys = sl_from(action_info((enum action)a)->keys), name;
		struct key first, second;
		while (sl_split(&keys, ' ', &name))
			if (parse_keys(name, &first, &second))
				add_binding(b, first, second, (enum action)a);
		name_keys(b, (enum action)a);
	}
}

static void remove_binding(struct bindings *b, struct key first, struct key second)
{
	size_t kept = 0;
	for (size_t i = 0; i < b->n; i++)
		if (!is_bound_to(&b->at[i], first, second))
			b->at[kept++] = b->at[i];
	b->n = kept;
}

static bool is_digit(struct key k)
{
	return key_is_text(k) && k.cp >= '1' && k.cp <= '9';
}

static bool refuse_command(struct sl name, struct err *e)
{
	struct word_match m = word_match_start(name);
	char hint[WORD_MATCH_HINT];
	for (int a = DO_NOTHING + 1; a < ACTION_COUNT; a++)
		word_match_add(&m, sl_from(action_info((enum action)a)->name));
	return err_set(e, ERR_CONFIG,
		       "unknown command \"%.*s\"%s; the help (?) lists the commands, and none "
		       "unbinds a key",
		       (int)sl_take(name, 40).n, name.p,
		       word_match_hint(&m, err_lang(e), "", hint));
}

static bool parse_command(struct sl command, struct binding *out, struct err *e)
{
	struct sl name = {"", 0}, words = command;
	sl_split(&words, ' ', &name);
	words = sl_trim(words);
	bool unbinds = sl_equal(name, SL("none"));
	if (!unbinds && !action_named(name, &out->action))
		return refuse_command(name, e);
	if (words.n && (unbinds || action_info(out->action)->takes == ARGUMENT_NONE))
		return err_set(e, ERR_CONFIG, "no words may follow %.*s", (int)name.n, name.p);
	if (words.n >= BINDING_WORDS)
		return err_set(e, ERR_CONFIG, "at most %d bytes may follow %.*s", BINDING_WORDS - 1,
			       (int)name.n, name.p);
	sl_to_chars(words, out->words, sizeof out->words);
	return true;
}

bool bindings_set(struct bindings *b, struct sl key, struct sl command, struct err *e)
{
	struct binding bound = {.action = DO_NOTHING};
	if (!parse_keys(key, &bound.first, &bound.second))
		return err_set(e, ERR_CONFIG,
			       "\"%.*s\" is not a key; use the names that the help (?) shows, such "
			       "as x, Ctrl-X, F2 or PgDn",
			       (int)(key.n < 40 ? key.n : 40), key.p);
	if (is_digit(bound.first))
		return err_set(e, ERR_CONFIG,
			       "%.*s cannot be bound: digits are numbers before a movement",
			       (int)key.n, key.p);
	if (!parse_command(command, &bound, e))
		return false;
	if (b->n == BINDINGS_MAX)
		return err_set(e, ERR_CONFIG, "too many keys are bound; at most %d", BINDINGS_MAX);
	enum action before = bindings_find(b, bound.first, bound.second);
	remove_binding(b, bound.first, bound.second);
	if (bound.action != DO_NOTHING) {
		memmove(b->at + 1, b->at, b->n++ * sizeof *b->at);
		b->at[0] = bound;
	}
	name_keys(b, before);
	name_keys(b, bound.action);
	return true;
}

static bool has_key(const struct bindings *b, enum action a)
{
	for (size_t i = 0; i < b->n; i++)
		if (b->at[i].action == a && !b->at[i].words[0])
			return true;
	return false;
}

static const struct binding *find_chord(const struct bindings *b, struct key first)
{
	for (size_t i = 0; i < b->n; i++)
		if (b->at[i].second.code != KEYCODE_NONE && key_equal(b->at[i].first, first))
			return &b->at[i];
	return NULL;
}

/* The action that the key has before the user binds any. */
static enum action default_action(struct key first, struct key second)
{
	struct bindings b;
	bindings_default(&b);
	return bindings_find(&b, first, second);
}

bool bindings_conflict(const struct bindings *b, struct sl key, struct err *e)
{
	struct key first, second;
	char name[24];
	if (!parse_keys(key, &first, &second))
		return false;
	enum action a = bindings_find(b, first, second), other = bindings_find(b, first, none);
	if (a == DO_NOTHING)
		return false;
	const struct binding *chord = find_chord(b, first);
	if (second.code != KEYCODE_NONE && other != DO_NOTHING) {
		key_print(first, name, sizeof name);
		return !err_set(e, ERR_CONFIG, "%.*s is never reached: %s alone is %s", (int)key.n,
				key.p, name, action_info(other)->name);
	}
	if (second.code == KEYCODE_NONE && chord) {
		name_key(chord, name, sizeof name);
		return !err_set(e, ERR_CONFIG, "%.*s hides %s, which is %s", (int)key.n, key.p,
				name, action_info(chord->action)->name);
	}
	other = default_action(first, second);
	if (other == DO_NOTHING || has_key(b, other))
		return false;
	return !err_set(e, ERR_CONFIG, "%.*s was the last key of %s; only :%s runs it now",
			(int)key.n, key.p, action_info(other)->name, action_info(other)->name);
}

enum action bindings_find(const struct bindings *b, struct key first, struct key second)
{
	for (size_t i = 0; i < b->n; i++)
		if (is_bound_to(&b->at[i], first, second))
			return b->at[i].action;
	return DO_NOTHING;
}

struct sl bindings_words(const struct bindings *b, struct key first, struct key second)
{
	for (size_t i = 0; i < b->n; i++)
		if (is_bound_to(&b->at[i], first, second))
			return sl_from(b->at[i].words);
	return SL("");
}

void bindings_add_words(const struct bindings *b, enum action a, struct buf *out)
{
	char name[24];
	for (size_t i = 0; i < b->n; i++) {
		if (b->at[i].action != a || !b->at[i].words[0])
			continue;
		name_key(&b->at[i], name, sizeof name);
		buf_addf(out, "; %s: %s %s", name, action_info(a)->name, b->at[i].words);
	}
}

bool bindings_begin_chord(const struct bindings *b, struct key k)
{
	return find_chord(b, k) != NULL;
}

struct sl bindings_first_key(const struct bindings *b, enum action a)
{
	struct sl keys = sl_from(b->keys[a]), first = {"", 0};
	sl_split(&keys, ' ', &first);
	return first;
}
