/* SPDX-License-Identifier: MIT */
/* Reads the command that is typed behind ':'. */
#include "app/screens/prompt.h"

#include <stdio.h>
#include <string.h>

#include "app/model/model.h"
#include "app/screens/api_docs_screen.h"

#define NAME_MAX_BYTES 31
#define ECHO_BYTES     40

void prompt_open(struct model *m)
{
	line_set(&m->prompt.line, SL(""));
	m->prompt.line.browsing = -1;
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

/* Runs ":api WORD", the one command with a word behind its name. */
static bool open_api_word(struct model *m, struct sl text)
{
	struct sl name = {"", 0};
	enum action a;
	if (!sl_split(&text, ' ', &name) || sl_trim(text).n == 0 || !action_parse(name, &a) ||
	    a != DO_API)
		return false;
	api_docs_screen_open_at(m, sl_trim(text));
	return true;
}

static struct command accept_line(struct model *m, struct effects *fx)
{
	char typed[LINE_BYTES];
	struct command c = {0};
	static const struct command none;
	sl_to_chars(sl_trim(line_sl(&m->prompt.line)), typed, sizeof typed);
	struct sl text = sl_from(typed);
	layer_close(m);
	if (text.n == 0)
		return none;
	line_remember(&m->prompt.line);
	snprintf(m->echo, sizeof m->echo, ":%.*s", ECHO_BYTES, typed);
	if (export_by_name(m, text, fx) || open_api_word(m, text))
		return none;
	if (!parse_number(text, &c)) {
		c = none;
		if (!action_parse(text, &c.action)) {
			refuse_command(m, text);
			return none;
		}
	}
	return c;
}

struct command prompt_key(struct model *m, struct key k, struct effects *fx)
{
	struct command c = {.action = DO_NOTHING};
	if (!k.pasted && k.code == KEYCODE_ESC)
		layer_close(m);
	else if (!k.pasted && k.code == KEYCODE_ENTER)
		c = accept_line(m, fx);
	else if (!palette_key(m, k) && line_key(&m->prompt.line, k))
		palette_reset(m);
	return c;
}

/* A command's name is no secret; a path or a text to find follows it. */
bool prompt_is_personal(const struct model *m, struct key k)
{
	(void)k;
	return memchr(m->prompt.line.text, ' ', m->prompt.line.n) != NULL;
}
