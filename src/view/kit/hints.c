/* SPDX-License-Identifier: MIT */
/* The last line: the keys that matter here, whole entries only. */
#include "view/kit/hints.h"

#include "app/model/model_query.h"

#include "view/kit/draw.h"
#include "view/kit/styled_line.h"

#define HINTS_MAX (ACTION_COUNT + 1)

struct hint {
	struct sl key;
	const char *word;
};

struct hints {
	struct hint at[HINTS_MAX];
	size_t n;
};

/* Help first and the way out last; between them the rest, what is used most before the others. */
static const enum action leading[] = {DO_HELP,  DO_FIND,      DO_FILTER,
				      DO_ORDER, DO_NEXT_RISK, DO_DETAIL};

static bool leads(enum action a)
{
	for (size_t i = 0; i < COUNT_OF(leading); i++)
		if (leading[i] == a)
			return true;
	return a == DO_BACK;
}

static void add(struct hints *h, struct sl key, const char *word)
{
	if (h->n < HINTS_MAX && word[0])
		h->at[h->n++] = (struct hint){key, word};
}

static void add_action(struct hints *h, const struct model *m, enum action a)
{
	add(h, app_key(m, a), action_info(a)->hint);
}

static bool something_failed(const struct model *m)
{
	return m->fetch.halted || m->fetch.n_failed > 0 || m->countdown_s >= 0;
}

static void of_table(struct hints *h, const struct model *m)
{
	for (size_t i = 0; i < COUNT_OF(leading); i++) {
		add_action(h, m, leading[i]);
		if (leading[i] == DO_HELP && something_failed(m))
			add(h, app_key(m, DO_RETRY), action_info(DO_RETRY)->name);
	}
	for (int a = DO_NOTHING + 1; a < ACTION_COUNT; a++)
		if (!leads((enum action)a))
			add_action(h, m, (enum action)a);
	add_action(h, m, DO_BACK);
}

static void of_reading(struct hints *h, const struct reading *r)
{
	if (r->finding) {
		add(h, SL("Enter"), "find");
		return;
	}
	add(h, SL("Enter"), "fold");
	add(h, SL("*"), "fold all");
	add(h, SL("/"), "find");
	add(h, SL("n"), "next");
}

static void of_inspector(struct hints *h, const struct inspector *in)
{
	if (in->copying) {
		add(h, SL("Enter"), "copy");
	} else if (in->open || in->page.finding) {
		of_reading(h, &in->page);
		if (!in->page.finding)
			add(h, SL("y"), "copy");
	} else {
		add(h, SL("Enter"), "open");
		add(h, SL("Tab"), in->pane == PANE_REQUESTS ? "errors" : "requests");
		add(h, SL("y"), "copy");
	}
}

static void of_export(struct hints *h, const struct export *x)
{
	if (x->state == EXPORT_ASKING_OVER || x->state == EXPORT_ASKING_PART)
		add(h, SL("y"), x->state == EXPORT_ASKING_OVER ? "replace the file" : "write them");
	if (x->state != EXPORT_CHOOSING)
		return;
	add(h, SL("Enter"), "write");
	add(h, SL("Tab"), "field");
	add(h, SL("Left/Right"), "choose");
}

static bool cancels(enum layer l)
{
	return l == LAYER_PICKER || l == LAYER_PROMPT || l == LAYER_NARROW || l == LAYER_FIND ||
	       l == LAYER_EXPORT;
}

static void of_layer(struct hints *h, const struct model *m, enum layer layer)
{
	switch (layer) {
	case LAYER_PICKER:
		add(h, SL("Tab"), "field");
		add(h, SL("Enter"), "apply");
		add(h, SL("Ctrl-U"), "clear");
		break;
	case LAYER_PROMPT:
		add(h, SL("Enter"), "run");
		add(h, SL("Tab"), "complete");
		add(h, SL("Up"), m->prompt.line.n ? "choose" : "earlier");
		break;
	case LAYER_HELP:
		add(h, SL("Enter"), "run");
		add(h, SL("Up/Down"), "choose");
		break;
	case LAYER_SORT:
		add(h, SL("Enter"), "sort, again turns round");
		add(h, SL("+"), "further key");
		add(h, SL("0"), "server order");
		break;
	case LAYER_PROFILES: add(h, SL("Enter"), "switch to it"); break;
	case LAYER_SHOW:
		add(h, SL("Space"), "show or hide");
		add(h, SL("0"), "all");
		break;
	case LAYER_COLUMNS:
		add(h, SL("Space"), "show or hide");
		add(h, SL("J/K"), "move");
		add(h, SL("<>="), "width");
		add(h, SL("f"), "freeze");
		add(h, SL("0"), "as at first");
		break;
	case LAYER_NARROW:
		add(h, SL("Enter"), "keep");
		add(h, SL("Ctrl-U"), "clear");
		break;
	case LAYER_FIND:
		add(h, SL("Enter"), "go there");
		add(h, SL("Tab"), "narrow instead");
		add(h, SL("Up"), "earlier");
		break;
	case LAYER_HISTOGRAM: break;
	case LAYER_INSPECTOR: of_inspector(h, &m->inspector); break;
	case LAYER_API_DOCS: of_reading(h, &m->api_docs_screen.page); break;
	case LAYER_EXPORT: of_export(h, &m->export); break;
	case LAYER_COPY: add(h, SL("Enter"), "copy"); break;
	}
	add(h, SL("Esc"), cancels(layer) ? "cancel" : "close");
}

static int width_of(const struct hint *h)
{
	return text_width(h->key) + 1 + text_width(sl_from(h->word));
}

/* The last entry stays, those before it go from the end. */
static void fit(struct hints *h, int cols)
{
	int width = 0;
	for (size_t i = 0; i < h->n; i++)
		width += width_of(&h->at[i]) + (i ? 2 : 0);
	while (h->n > 1 && width > cols) {
		width -= width_of(&h->at[h->n - 2]) + 2;
		h->at[h->n - 2] = h->at[h->n - 1];
		h->n--;
	}
	if (h->n == 1 && width > cols)
		h->n = 0;
}

static void say(struct styled_line *w, const struct hints *h)
{
	for (size_t i = 0; i < h->n; i++) {
		styled_line_gap(w, "  ");
		styled_line_add(w, ROLE_KEY, h->at[i].key);
		styled_line_chars(w, ROLE_DIM, " ");
		styled_line_chars(w, ROLE_DIM, h->at[i].word);
	}
}

void hints_say(struct styled_line *w, const struct draw *s, enum layer layer, int cols)
{
	struct hints h = {.n = 0};
	of_layer(&h, s->m, layer);
	fit(&h, cols);
	say(w, &h);
}

void hints_draw(const struct draw *s)
{
	struct rect at = s->m->layout.hints;
	struct hints h = {.n = 0};
	struct styled_line w;
	int layer = app_top_layer(s->m);
	if (at.h == 0)
		return;
	if (layer >= 0)
		of_layer(&h, s->m, (enum layer)layer);
	else
		of_table(&h, s->m);
	at.col += 1;
	at.w -= 2;
	fit(&h, at.w);
	styled_line_clear(&w);
	say(&w, &h);
	styled_line_draw(&w, s, at);
}
