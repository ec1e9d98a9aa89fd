/* SPDX-License-Identifier: MIT */
/* Changes the model by one event. */
#include "app/update.h"

#include <string.h>

#include "app/animation.h"
#include "app/app.h"
#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/screens/screen.h"
#include "app/table/argument.h"

#include "commands.h"
#include "config_again.h"
#include "lang/sentence.h"
#include "language.h"
#include "list_lines.h"
#include "replies.h"

/* Actions that work even while a text field has the keyboard; DO_NOTHING for other keys. */
static enum action field_action(const struct model *m, struct key k)
{
	static const struct key none;
	enum action a = key_is_text(k) ? DO_NOTHING : bindings_find(&m->settings.bindings, k, none);
	return a == DO_INTERRUPT || a == DO_REPAINT || a == DO_SUSPEND ? a : DO_NOTHING;
}

/* When the window is too small, only quit, suspend, repaint and interrupt work. */
static bool works_in_tiny_window(enum action a)
{
	return a == DO_BACK || a == DO_QUIT || a == DO_INTERRUPT || a == DO_REPAINT ||
	       a == DO_SUSPEND;
}

static void table_key(struct model *m, struct key k, struct effects *fx)
{
	char typed[48];
	keymap_pending(&m->keymap, typed, sizeof typed / 2);
	size_t n = strlen(typed);
	key_print(k, typed + n, sizeof typed - n);
	struct command c = keymap_feed(&m->keymap, k, m->now_ms);
	if (m->layout.kind == LAYOUT_TINY) {
		if (c.action == DO_BACK)
			commands_leave(m, 0, fx);
		else if (works_in_tiny_window(c.action))
			commands_run(m, &c, fx);
		return;
	}
	if (c.unknown || c.action != DO_NOTHING)
		toast_echo(m, sl_from(typed), c.action);
	if (c.words.n && !argument_is_personal(action_info(c.action)->takes))
		toast_echo_words(m, c.words);
	commands_run(m, &c, fx);
}

/* Every screen has help, also where a text is typed, if the key is no text. */
static bool opens_help(const struct model *m, enum layer top, struct key k)
{
	static const struct key none;
	return top != LAYER_HELP && !k.pasted &&
	       bindings_find(&m->settings.bindings, k, none) == DO_HELP &&
	       !(key_is_text(k) && screen_types_text(m, top));
}

static void leave_screens(struct model *m)
{
	for (int top = app_top_layer(m); top >= 0; top = app_top_layer(m))
		screen_of((enum layer)top)->leave(m);
}

/* A function key for "back" (F10) is like Esc, also where a text is typed. */
static bool is_back(const struct model *m, struct key k)
{
	static const struct key none;
	return k.code >= KEYCODE_F1 && !k.pasted &&
	       bindings_find(&m->settings.bindings, k, none) == DO_BACK;
}

/* Without words a command opens a screen, which may lie above others. */
static bool changes_table(const struct command *c)
{
	return c->words.n > 0 && c->action != DO_HELP;
}

/* A screen would take Alt-Enter for Enter: Alt has a meaning for words of a text, and where a key
 * is bound. */
static bool has_idle_modifier(const struct model *m, enum layer top, struct key k)
{
	return key_is_modified(k) && !(screen_types_text(m, top) && line_edits_word(k));
}

static void layer_key(struct model *m, struct key k, struct effects *fx)
{
	if (is_back(m, k))
		k = (struct key){.code = KEYCODE_ESC};
	enum layer top = m->layers[m->n_layers - 1];
	struct command c = {.action = field_action(m, k)};
	if (c.action == DO_NOTHING && opens_help(m, top, k))
		c.action = DO_HELP;
	else if (c.action == DO_NOTHING && !has_idle_modifier(m, top, k))
		c = screen_take_key(m, top, k, fx);
	if ((top == LAYER_HELP || changes_table(&c)) && help_leaves_screens(c.action))
		leave_screens(m);
	if (c.action != DO_NOTHING)
		commands_run(m, &c, fx);
}

static void press_key(struct model *m, struct key k, struct effects *fx)
{
	if (m->n_layers && m->layout.kind != LAYOUT_TINY)
		layer_key(m, k, fx);
	else
		table_key(m, k, fx);
}

static void take_mouse(struct model *m, struct key k, struct effects *fx)
{
	if (!m->mouse.on || m->layout.kind == LAYOUT_TINY)
		return;
	m->dirty = true;
	if (k.code == KEYCODE_PRESS)
		toast_key(m);
	struct key pressed = mouse_key(k);
	if (pressed.code != KEYCODE_NONE)
		press_key(m, pressed, fx);
	else if (m->n_layers == 0)
		mouse_take(m, k);
	else if (mouse_becomes_key(m, m->layers[m->n_layers - 1], &k))
		layer_key(m, k, fx);
}

static bool types_text(const struct model *m)
{
	return m->n_layers && screen_types_text(m, m->layers[m->n_layers - 1]);
}

static void take_key(struct model *m, struct key k, struct effects *fx)
{
	bool tiny = m->layout.kind == LAYOUT_TINY;
	if (tiny || !types_text(m))
		k = key_from_full_width(k);
	if (key_is_mouse(k)) {
		take_mouse(m, k, fx);
		return;
	}
	if (k.pasted && (tiny || m->n_layers == 0))
		return;
	m->dirty = true;
	toast_key(m);
	press_key(m, k, fx);
}

static void take_size(struct model *m, int rows, int cols)
{
	m->rows = rows;
	m->cols = cols;
	m->dirty = true;
	m->layout = app_layout(m, m->detail.open);
	table_settle(m);
	table_settle_columns(m);
	screen_settle_all(m);
}

/* The line of what changed came or went. */
static void settle_layout(struct model *m)
{
	if (m->loader.started && m->layout.compares != app_compares(m))
		take_size(m, m->rows, m->cols);
}

static void update_start(struct model *m, int rows, int cols)
{
	loader_start(&m->loader);
	lens_update(m->lens, m->loader.store);
	take_size(m, rows, cols);
}

/* Request ids go on rising, so that a late reply to the former account matches no request. */
static void restart_session(struct model *m, const struct settings *s)
{
	int64_t now_ms = m->now_ms, wall_s = m->wall_s;
	uint64_t next_id = m->loader.fetch.next_id;
	struct pacer before = m->loader.fetch.pacer;
	int rows = m->rows, cols = m->cols;
	bool beside = m->detail.beside, masked = m->masked, ascii = m->ascii, mouse = m->mouse.on;
	struct column_set columns = m->columns;
	const struct catalog *lang = m->lang;
	struct saved_views views = m->view_list.views;
	struct settings settings = *s;
	app_release(m);
	app_init(m, &settings);
	m->lang = lang;
	m->now_ms = now_ms;
	m->wall_s = wall_s;
	m->loader.fetch.next_id = next_id;
	pacer_follow(&m->loader.fetch.pacer, &before, now_ms);
	m->detail.beside = beside;
	m->masked = masked;
	m->ascii = ascii;
	m->mouse.on = mouse;
	m->columns = columns;
	m->view_list.views = views;
	update_start(m, rows, cols);
}

/* Starts afresh with the settings of another account. Without settings nothing changes, and why is
 * reported. */
static void profiles_switched(struct model *m, const struct settings *s, const char *why)
{
	char room[SENTENCE_ROOM];
	m->dirty = true;
	if (s) {
		restart_session(m, s);
		toast_info(m, "Profile %s", m->settings.profile);
		return;
	}
	m->profiles.switching = false;
	toast_error(m, "The profile was not changed: %s",
		    lang_sentence(m->lang, why ? why : N_("it has no key"), room, sizeof room));
}

static void take_time(struct model *m)
{
	toast_tick(m);
	refresh_tick(m);
	if (!arrange_work(m) && !find_work(m))
		picker_work(m);
	if (m->now_ms >= keymap_deadline(&m->keymap)) {
		keymap_lapse(&m->keymap, m->now_ms);
		m->dirty = true;
	}
}

/* A renewal ahead of the key's end answers no refused request. */
static void take_renewal(struct model *m, const struct event *e, struct effects *fx)
{
	if (e->ok)
		m->key_has_token = e->has_token;
	if (!e->ahead)
		replies_renewed(m, e->ok, e->why, fx);
}

/* Shows the first warning from before the session, and enters all of them in the log. */
static void show_warnings(struct model *m, struct effects *fx)
{
	const struct settings *s = &m->settings;
	struct sl key = app_key(m, DO_INSPECT);
	char room[SENTENCE_ROOM];
	if (s->n_warnings == 0)
		return;
	const char *first = lang_sentence(m->lang, s->warnings[0].text, room, sizeof room);
	for (size_t i = 0; i < s->n_warnings; i++)
		effects_add(fx, EFFECT_LOG)->id = log_warning(
		    &m->loader.log, s->warnings[i].credentials, s->warnings[i].text, m->wall_s);
	if (s->n_warnings == 1)
		toast_error(m, "%s", first);
	else
		toast_error(m, "%s (%zu more: %.*s, then Tab)", first, s->n_warnings - 1,
			    (int)key.n, key.p);
}

static void report_theme(struct model *m, const struct event *e)
{
	char room[SENTENCE_ROOM];
	const char *why =
	    e->theme.why ? lang_sentence(m->lang, e->theme.why, room, sizeof room) : NULL;
	m->dirty = true;
	if (!e->theme.on)
		toast_error(m, "The theme was not changed: %s", why);
	else if (why)
		toast_warn(m, "Theme %s: %s", e->theme.name, why);
	else
		toast_info(m, "Theme %s; \"theme = %s\" in the configuration file keeps it",
			   e->theme.name, e->theme.name);
}

void app_update(struct model *m, const struct event *e, struct effects *fx)
{
	m->now_ms = e->now_ms;
	m->wall_s = e->wall_s;
	if (m->stopping)
		return;
	switch (e->kind) {
	case EV_START:
		m->ascii = e->size.ascii;
		update_start(m, e->size.rows, e->size.cols);
		show_warnings(m, fx);
		break;
	case EV_KEY: take_key(m, e->key, fx); break;
	case EV_RESIZE:
		m->ascii = e->size.ascii;
		take_size(m, e->size.rows, e->size.cols);
		break;
	case EV_REPLY: replies_take(m, e->reply, fx); break;
	case EV_COPIED: copy_report(m, e->copied.route, e->copied.why); break;
	case EV_RENEWED: take_renewal(m, e, fx); break;
	case EV_PROFILES: profiles_take(m, e->profiles.entries, e->profiles.n, fx); break;
	case EV_SWITCHED:
		profiles_switched(m, e->switched.settings, e->switched.why);
		language_follow(m, fx);
		break;
	case EV_EXPORT: export_take(m, e); break;
	case EV_VIEW_SAVED: view_list_report(m, e->saved.why); break;
	case EV_THEME: report_theme(m, e); break;
	case EV_HISTORY:
		comparison_take(m, e);
		burn_estimate_take(m, &e->history);
		break;
	case EV_OWN: own_take(m, e); break;
	case EV_CONFIG: config_again_take(m, e); break;
	case EV_TICK: take_time(m); break;
	case EV_STOP: commands_leave(m, e->code, fx); break;
	case EV_CONTINUE:
		fetch_doubt(&m->loader.fetch, m->now_ms);
		commands_repaint(m, fx);
		break;
	}
	list_lines_settle(m);
	undo_follow(m);
	arrange_follow(m);
	find_follow(m);
	customer_extra_follow(m);
	burn_follow(m);
	burn_estimate_follow(m, fx);
	group_list_follow(m);
	comparison_follow(m);
	settle_layout(m);
	arrange_follow_burn(m);
	detail_settle(m);
	marks_sum(m);
	arrange_settle_folds(m);
	animation_update(m);
}
