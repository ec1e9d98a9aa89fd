/* SPDX-License-Identifier: MIT */
/* Chooses a customer among those who changed, finds one, and goes to it in the table. */
#include "app/changes/changes_screen.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

#include "app/model/list_move.h"
#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/table/customer_jump.h"
#include "app/table/list_keys.h"

#define TEXT_MAX 1024 /* of the words of a line and a name, folded */

void changes_screen_init(struct model *m)
{
	line_init(&m->changes.find);
}

static const struct changes *changes_of(const struct model *m)
{
	return &m->comparison.changes;
}

static void explain_nothing(struct model *m)
{
	struct sl all = app_key(m, DO_LOAD_ALL);
	if (!m->comparison.on && !m->settings.history_file)
		toast_info(m, "The demo and a replay keep no history");
	else if (!m->comparison.on)
		toast_info(m, "Nothing is kept to compare with; :history on keeps the amounts of "
			      "all customers");
	else if (m->comparison.finding)
		toast_info(m, "The history is being read");
	else if (m->comparison.has_present)
		toast_info(m, "The history has no earlier list of customers to compare with");
	else
		toast_info(m, "Changes are found when all customers are loaded; %.*s loads them",
			   (int)all.n, all.p);
}

static void select_change(struct model *m, size_t at)
{
	struct changes_screen *c = &m->changes;
	c->selected = (int)at;
	c->uin = at < changes_of(m)->n ? changes_of(m)->items[at].uin : 0;
}

void changes_screen_open(struct model *m)
{
	if (!m->comparison.ready) {
		explain_nothing(m);
		return;
	}
	m->changes.finding = false;
	layer_open(m, LAYER_CHANGES);
	changes_screen_settle(m);
}

/* The changes were compared again: the customer may have another place, or none. */
static void follow_customer(struct model *m)
{
	const struct changes *all = changes_of(m);
	struct changes_screen *c = &m->changes;
	size_t at = 0;
	while (at < all->n && all->items[at].uin != c->uin)
		at++;
	if (at == all->n)
		at = (size_t)c->selected < all->n ? (size_t)c->selected : all->n ? all->n - 1 : 0;
	select_change(m, c->uin ? at : 0);
}

void changes_screen_settle(struct model *m)
{
	struct changes_screen *c = &m->changes;
	int n = (int)changes_of(m)->n, *top = &m->list_top[LAYER_CHANGES];
	if (c->compared != m->comparison.compared)
		follow_customer(m);
	else
		select_change(m, (size_t)c->selected);
	c->compared = m->comparison.compared;
	*top = list_scroll(*top, n, layout_change_rows(&m->layout), c->selected, c->selected);
}

/* The name is known of loaded customers only. */
static struct sl name_of(const struct model *m, uint64_t uin)
{
	uint64_t row;
	const struct customer *c = NULL;
	if (store_find_uin(m->loader.store, uin, &row))
		c = store_row(m->loader.store, row).customer;
	return c ? customer_text(c, FIELD_NAME) : SL("");
}

/* Writes what a search looks at, folded: UIN, classes, statuses and the name. */
static void fold_change(const struct model *m, const struct change *c, struct buf *out)
{
	char text[300];
	buf_clear(out);
	int n = snprintf(text, sizeof text, "%" PRIu64 " %s %s ", c->uin,
			 credit_status_name(c->from), credit_status_name(c->to));
	text_fold_bare((struct sl){text, (size_t)n}, out);
	for (int k = 0; k < CHANGE_CLASSES; k++)
		if (c->classes & CHANGE_BIT(k)) {
			text_fold_bare(sl_from(change_name((enum change_class)k)), out);
			text_fold_bare(sl_from(TC_(m, "change", change_name((enum change_class)k))),
				       out);
			buf_add_byte(out, ' ');
		}
	text_fold_bare(name_of(m, c->uin), out);
}

/* Selects the next change with the text, from the one at `from` on, and round the end. */
static bool find_change(struct model *m, size_t from, int way)
{
	const struct changes *all = changes_of(m);
	struct buf text, folded;
	bool found = false;
	buf_init(&text, TEXT_MAX);
	buf_init(&folded, TEXT_MAX);
	text_fold_bare(line_sl(&m->changes.find), &text);
	for (size_t i = 0; i < all->n && !found && text.n; i++) {
		size_t at = (from + (way > 0 ? i : all->n - i)) % all->n;
		fold_change(m, &all->items[at], &folded);
		found = folded.n && strstr(folded.p, text.p) != NULL;
		if (found)
			select_change(m, at);
	}
	buf_release(&folded);
	buf_release(&text);
	return found;
}

static void find_again(struct model *m, int way)
{
	const struct changes_screen *c = &m->changes;
	size_t n = changes_of(m)->n;
	if (c->find.n == 0)
		toast_info(m, "/ finds a UIN, a name, a status or a word of the changes first");
	else if (n && !find_change(m, ((size_t)c->selected + (way > 0 ? 1 : n - 1)) % n, way))
		toast_info(m, "No change has this text");
}

static void end_finding(struct model *m)
{
	m->changes.finding = false;
}

/* Takes a key while the text is typed; the selection goes to the first match at each of them. */
static void type_key(struct model *m, struct key k)
{
	struct changes_screen *c = &m->changes;
	if (k.code == KEYCODE_ENTER && !k.pasted) {
		end_finding(m);
	} else if (k.code == KEYCODE_ESC) {
		line_set(&c->find, SL(""));
		end_finding(m);
	} else if (line_key(&c->find, k) && c->find.n && !find_change(m, (size_t)c->selected, 1)) {
		toast_info(m, "No change has this text");
	}
}

static bool finds(struct model *m, struct key k)
{
	struct changes_screen *c = &m->changes;
	if (k.pasted || (!key_is_char(k, '/') && !key_is_char(k, 'n') && !key_is_char(k, 'N')))
		return false;
	if (key_is_char(k, '/')) {
		line_set(&c->find, SL(""));
		c->finding = true;
	} else {
		find_again(m, key_is_char(k, 'n') ? 1 : -1);
	}
	return true;
}

static void go_to_selected(struct model *m)
{
	const struct changes *all = changes_of(m);
	size_t at = (size_t)m->changes.selected;
	if (at >= all->n)
		toast_info(m, "No customer changed");
	else if (!all->items[at].after)
		toast_info(m, "This customer is no longer in the list");
	else
		customer_jump(m, all->items[at].uin);
}

static struct command choose_key(struct model *m, struct key k)
{
	static const struct command none;
	static const struct key no_key;
	const struct list_keys list = {changes_of(m)->n, (size_t)layout_change_rows(&m->layout),
				       DO_CHANGES};
	size_t at = (size_t)m->changes.selected;
	if (k.code == KEYCODE_ENTER && !k.pasted) {
		go_to_selected(m);
		return none;
	}
	/* The box for the export opens above this screen, and offers the changes. */
	if (!k.pasted && bindings_find(&m->settings.bindings, k, no_key) == DO_EXPORT)
		return (struct command){.action = DO_EXPORT};
	struct command c = list_keys_take(m, k, &list, &at);
	select_change(m, at);
	return c;
}

struct command changes_screen_key(struct model *m, struct key k, struct effects *fx)
{
	struct command c = {.action = DO_NOTHING};
	(void)fx;
	if (m->changes.finding)
		type_key(m, k);
	else if (!finds(m, k))
		c = choose_key(m, k);
	changes_screen_settle(m);
	return c;
}

bool changes_screen_types(const struct model *m)
{
	return m->changes.finding;
}

bool changes_screen_is_personal(const struct model *m, struct key k)
{
	(void)k;
	return m->changes.finding;
}
