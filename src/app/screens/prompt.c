/* SPDX-License-Identifier: MIT */
/* Reads the command that is typed behind ':'. */
#include "app/screens/prompt.h"

#include <stdio.h>
#include <string.h>

#include "app/model/model.h"
#include "app/table/argument.h"

#define NAME_MAX_BYTES 31
#define ECHO_BYTES     40

void prompt_open(struct model *m)
{
	line_set(&m->prompt.line, SL(""));
	m->prompt.line.browsing = -1;
	m->prompt.asked_profiles = false;
	m->prompt.edited = true;
	palette_reset(m);
	layer_open(m, LAYER_PROMPT);
}

static int least_of(int a, int b, int c)
{
	int n = a < b ? a : b;
	return n < c ? n : c;
}

/* Levenshtein's distance, row by row. */
static int edit_distance(struct sl a, struct sl b)
{
	int row[NAME_MAX_BYTES + 1] = {0};
	b = sl_take(b, NAME_MAX_BYTES);
	for (size_t j = 0; j <= b.n; j++)
		row[j] = (int)j;
	for (size_t i = 1; i <= a.n; i++) {
		int diagonal = row[0];
		row[0] = (int)i;
		for (size_t j = 1; j <= b.n; j++) {
			int above = row[j];
			row[j] = least_of(above + 1, row[j - 1] + 1,
					  diagonal + (a.p[i - 1] != b.p[j - 1]));
			diagonal = above;
		}
	}
	return row[b.n];
}

/* Finds the action whose name is nearest to the typed one; DO_NOTHING if none is near. */
static enum action nearest_action(struct sl typed)
{
	enum action best = DO_NOTHING;
	int best_distance = typed.n > 3 ? 3 : 2; /* a short word may differ in one letter only */
	for (int a = DO_NOTHING + 1; a < ACTION_COUNT; a++) {
		int d = edit_distance(sl_take(typed, NAME_MAX_BYTES),
				      sl_from(action_info((enum action)a)->name));
		if (d < best_distance) {
			best_distance = d;
			best = (enum action)a;
		}
	}
	return best;
}

static void list_names(const enum action *actions, size_t n, struct buf *out)
{
	for (size_t i = 0; i < n; i++)
		buf_addf(out, "%s%s", i ? ", " : "", action_info(actions[i])->name);
}

static void refuse_command(struct model *m, struct sl typed)
{
	enum action found[ACTION_COUNT];
	size_t n = action_matches(typed, found);
	int shown = (int)(typed.n < 40 ? typed.n : 40);
	enum action like = nearest_action(typed);
	if (n > 1) {
		struct buf names;
		buf_init(&names, 1000);
		list_names(found, n, &names);
		toast_error(m, ":%.*s could be %s", shown, typed.p, names.p);
		buf_release(&names);
	} else if (like != DO_NOTHING) {
		toast_error(m, "Unknown command :%.*s; the nearest is :%s", shown, typed.p,
			    action_info(like)->name);
	} else {
		toast_error(m, "Unknown command :%.*s; :help lists the commands", shown, typed.p);
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
	if (strcmp(before, l->text) != 0)
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
