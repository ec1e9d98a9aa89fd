/* SPDX-License-Identifier: MIT */
/* Reads the command that is typed behind ':'. */
#include "app/screens/prompt.h"

#include <stdio.h>
#include <string.h>

#include "base/word_match.h"

#include "app/model/model.h"
#include "app/table/argument.h"

#define ECHO_BYTES 40

void prompt_open(struct model *m)
{
	line_set(&m->prompt.line, SL(""));
	m->prompt.line.browsing = -1;
	m->prompt.asked_profiles = false;
	m->prompt.edited = true;
	palette_reset(m);
	layer_open(m, LAYER_PROMPT);
}

/* Names the action whose name is nearest to the typed one. */
static const char *hint_action(const struct model *m, struct sl typed, char out[WORD_MATCH_HINT])
{
	struct word_match w = word_match_start(typed);
	for (int a = DO_NOTHING + 1; a < ACTION_COUNT; a++)
		word_match_add(&w, sl_from(action_info((enum action)a)->name));
	return word_match_hint(&w, m->lang, ":", out);
}

static void list_names(const struct model *m, const enum action *actions, size_t n, struct buf *out)
{
	for (size_t i = 0; i < n; i++)
		buf_addf(out, "%s%s", i ? TC_(m, "between two of a list", ", ") : "",
			 action_info(actions[i])->name);
}

static void refuse_command(struct model *m, struct sl typed)
{
	enum action found[ACTION_COUNT];
	size_t n = action_matches(typed, found);
	int shown = (int)(typed.n < 40 ? typed.n : 40);
	char hint[WORD_MATCH_HINT];
	if (n > 1) {
		struct buf names;
		buf_init(&names, 1000);
		list_names(m, found, n, &names);
		toast_error(m, ":%.*s could be %s", shown, typed.p, names.p);
		buf_release(&names);
	} else {
		toast_error(m, "Unknown command :%.*s%s; :help lists the commands", shown, typed.p,
			    hint_action(m, typed, hint));
	}
}

static bool parse_number(struct sl text, struct command *c)
{
	bool percent = text.n > 1 && text.p[text.n - 1] == '%';
	c->action = percent ? DO_PERCENT : DO_LAST;
	c->has_count = true;
	return sl_to_u64(sl_take(text, percent ? text.n - 1 : text.n), &c->count);
}

/* Reads a command and the words behind its name, which stay in the line. */
static bool parse_command(struct model *m, struct sl text, struct command *c)
{
	struct sl name = {"", 0};
	sl_split(&text, ' ', &name);
	if (own_command_find(&m->settings.own, name)) {
		c->action = DO_RUN;
		c->words = name;
		return true;
	}
	if (!action_parse(name, &c->action)) {
		refuse_command(m, name);
		return false;
	}
	c->words = sl_trim(text);
	return true;
}

/* The words are left out where they may be about a customer. */
static void echo_command(struct model *m, const struct command *c, struct sl typed)
{
	struct sl name = {"", 0}, rest = typed;
	sl_split(&rest, ' ', &name);
	if (c->words.n && argument_is_personal(action_info(c->action)->takes))
		typed = name;
	snprintf(m->echo, sizeof m->echo, ":%.*s", (int)sl_take(typed, ECHO_BYTES).n, typed.p);
}

static struct command accept_line(struct model *m)
{
	struct command c = {0};
	static const struct command none;
	struct sl text = sl_trim(line_sl(&m->prompt.line));
	layer_close(m);
	if (text.n == 0)
		return none;
	line_remember(&m->prompt.line);
	if (!parse_number(text, &c)) {
		c = none;
		if (!parse_command(m, text, &c))
			c = none;
	}
	echo_command(m, &c, text);
	return c;
}

static void edit_line(struct model *m, struct key k)
{
	struct line *l = &m->prompt.line;
	char before[LINE_BYTES];
	memcpy(before, l->text, sizeof before);
	if (!line_key(l, k))
		return;
	palette_reset(m);
	/* Moving the cursor is no edit: a masked text stays masked. */
	if (!sl_equal(sl_from(before), line_sl(l)))
		m->prompt.edited = k.code != KEYCODE_UP && k.code != KEYCODE_DOWN;
}

/* The profiles are looked for once, when the first word behind such a command is typed. */
static void look_for_profiles(struct model *m, struct effects *fx)
{
	enum action a = palette_command(m);
	if (m->prompt.asked_profiles || action_info(a)->takes != ARGUMENT_PROFILE)
		return;
	m->prompt.asked_profiles = true;
	effects_add(fx, EFFECT_PROFILES);
}

struct command prompt_key(struct model *m, struct key k, struct effects *fx)
{
	struct command c = {.action = DO_NOTHING};
	if (!k.pasted && k.code == KEYCODE_ESC)
		layer_close(m);
	else if (!k.pasted && k.code == KEYCODE_ENTER)
		c = accept_line(m);
	else if (!palette_key(m, k))
		edit_line(m, k);
	if (app_layer_is_open(m, LAYER_PROMPT))
		look_for_profiles(m, fx);
	return c;
}

/* A command's name is no secret, nor is a column. Words behind an unknown name may be anything. */
bool prompt_is_personal(const struct model *m, struct key k)
{
	enum action a = palette_command(m);
	(void)k;
	if (a != DO_NOTHING)
		return argument_is_personal(action_info(a)->takes);
	return memchr(m->prompt.line.text, ' ', m->prompt.line.n) != NULL;
}
