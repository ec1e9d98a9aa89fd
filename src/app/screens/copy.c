/* SPDX-License-Identifier: MIT */
/* Copies data of the customer under the cursor, or of those marked, to the clipboard. */
#include "app/screens/copy.h"

#include <stdio.h>
#include <string.h>

#include "base/attr.h"
#include "base/money.h"
#include "base/text.h"
#include "base/utf8.h"

#include "app/model/customer_burn.h"
#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/model/side_list.h"
#include "app/own/console_page.h"
#include "app/screens/shown_columns.h"
#include "app/table/missing_row.h"

#include "explain/snippet.h"
#include "lang/sentence.h"
#include "output/customer_format.h"

static const struct {
	struct copy_choice choice;
	const char *one, *many;    /* as in "Copied the UIN" */
	enum customer_field field; /* of a copy that is one field */
} table[COPY_KINDS] = {
    [COPY_MESSAGE] = {{'m', N_("line for a message")},
		      N_("the line for a message"),
		      N_("the lines for a message"),
		      FIELD_NAME},
    [COPY_SHOWN] = {{'r', N_("row as shown, with heads")},
		    N_("the row as shown"),
		    N_("the rows"),
		    FIELD_NAME},
    [COPY_UIN] = {{'u', N_("UIN")}, N_("the UIN"), N_("the UINs"), FIELD_CLIENT_UIN},
    [COPY_NAME] = {{'n', N_("name")}, N_("the name"), N_("the names"), FIELD_NAME},
    [COPY_EMAIL] = {{'e', N_("e-mail address")},
		    N_("the e-mail address"),
		    N_("the e-mail addresses"),
		    FIELD_EMAIL},
    [COPY_JSON] = {{'j', N_("JSON, raw: 13 API fields")},
		   N_("the raw JSON"),
		   N_("the raw JSON lines"),
		   FIELD_NAME},
    [COPY_CSV] = {{'v', N_("CSV, raw: 13 API fields")},
		  N_("the raw CSV"),
		  N_("the raw CSV"),
		  FIELD_NAME},
    [COPY_CURL] = {{'c', N_("curl command of its page")},
		   N_("the curl command of the page"),
		   N_("the curl command of the page"),
		   FIELD_NAME},
    [COPY_CONSOLE] = {{'o', N_("address of its console page")},
		      N_("the address of its console page"),
		      N_("the addresses of the console pages"),
		      FIELD_NAME}};

const struct copy_choice *copy_choice_of(enum copy_kind y)
{
	return &table[y].choice;
}

void copy_init(struct copy *c)
{
	buf_init(&c->text, COPY_MAX);
}

void copy_release(struct copy *c)
{
	buf_release(&c->text);
}

/* The text may be pasted into a shell: characters that act are made visible, but for tabs and line
 * ends, which the copy has put there. */
static void add_visible(struct sl text, struct buf *out)
{
	while (text.n) {
		uint32_t cp;
		size_t n = utf8_read(text, &cp);
		if (cp == UTF8_REPLACEMENT || (text_acts(cp) && cp != '\n' && cp != '\t'))
			text_gate(sl_take(text, n), out);
		else
			buf_add(out, sl_take(text, n));
		text = sl_drop(text, n);
	}
}

void copy_send(struct model *m, const char *what, struct effects *fx)
{
	struct buf visible;
	m->copy.what = what;
	buf_init(&visible, m->copy.text.max);
	add_visible(buf_sl(&m->copy.text), &visible);
	buf_release(&m->copy.text);
	m->copy.text = visible;
	if (visible.full) {
		toast_error(m, "Too much to copy: %s", T_(m, what));
		return;
	}
	effects_add(fx, EFFECT_COPY)->text = buf_sl(&m->copy.text);
}

/* A terminal, unlike a program, does not confirm that it took the text: it is only "sent". */
void copy_report(struct model *m, const char *route, const char *why)
{
	const char *what = T_(m, m->copy.what);
	const char *clear = m->masked ? T_(m, ", not masked") : "";
	char failed[SENTENCE_ROOM] = "", room[SENTENCE_ROOM];
	const char *said = why ? lang_sentence(m->lang, why, room, sizeof room) : NULL;
	m->dirty = true;
	if (why)
		snprintf(failed, sizeof failed, TC_(m, "list", "; %s"), said);
	if (!route)
		toast_error(
		    m, "Could not copy %s: %s", what,
		    said ? said
			 : T_(m, "the terminal does not support it, or the text is too long"));
	else if (strcmp(route, COPIED_BY_TERMINAL) == 0)
		toast_info(m, "Sent to the terminal (%s): %s%s%s", route, what, clear, failed);
	else
		toast_info(m, "Copied %s (%s)%s%s", what, route, clear, failed);
}

static bool has_customer(struct model *m)
{
	if (app_cursor_row(m).customer || m->marks.n > 0)
		return true;
	missing_row_explain(m);
	return false;
}

void copy_open(struct model *m)
{
	if (!has_customer(m))
		return;
	m->copy.selected = 0;
	layer_open(m, LAYER_COPY);
}

struct collector {
	const struct model *m;
	enum copy_kind what;
	struct buf *out;
	size_t n;
};

static const char *format_money(int64_t amount, char out[MONEY_CHARS])
{
	money_print(amount, MONEY_CENTS, true, out);
	return out;
}

/* Adds "NAME (UIN 200019001234)", or what is known of it. */
static void add_identity(const struct customer *c, struct buf *out)
{
	struct sl name = customer_text(c, FIELD_NAME), uin = customer_text(c, FIELD_CLIENT_UIN);
	text_gate(name, out);
	if (uin.n == 0)
		return;
	buf_add_chars(out, name.n ? " (UIN " : "UIN ");
	text_gate(uin, out);
	buf_add_chars(out, name.n ? ")" : "");
}

/* Adds a line for a message: name, UIN, credit status, amounts, top-up. */
static void add_message(const struct model *m, const struct customer *c, struct buf *out)
{
	static const unsigned amounts = KNOWN_CREDIT | KNOWN_REMAINING;
	const struct thresholds *t = &m->settings.thresholds;
	char left[MONEY_CHARS], of[MONEY_CHARS], more[MONEY_CHARS];
	int64_t sum = credit_top_up(c, t->low_percent);
	add_identity(c, out);
	buf_addf(out, ": %s", credit_status_name(credit_status_of(c, t)));
	if ((c->known & amounts) != amounts)
		return;
	buf_addf(out, T_(m, ", remaining %s of %s USD"), format_money(c->remaining, left),
		 format_money(c->credit, of));
	if (sum > 0)
		buf_addf(out, T_(m, ", top-up to %d%%: %s USD"), t->low_percent,
			 format_money(sum, more));
}

/* Copies of several lines begin with their heads. */
static void add_heads(struct collector *k)
{
	struct column_room room = app_column_room(k->m);
	if (k->what == COPY_SHOWN)
		shown_columns_heads(&k->m->columns, &room, k->out);
	else if (k->what == COPY_CSV)
		customer_format_csv_heads(&customer_format_all, k->out);
}

static void add_shown(const struct model *m, const struct customer *c, struct buf *out)
{
	int columns[COLUMNS];
	struct burn_basis burn = customer_burn_basis(m);
	struct column_room room = app_column_room(m);
	const struct customer_format shown = {.n = shown_columns_list(&m->columns, &room, columns),
					      .columns = columns,
					      .thresholds = m->settings.thresholds,
					      .burn = &burn,
					      .before = m->comparison.ready ? &m->comparison.before
									    : NULL};
	customer_format_readable(&shown, c, out);
}

/* The text may be pasted into a shell, so it passes the same gate as on the screen. */
static void add_customer(struct collector *k, const struct customer *c)
{
	const struct customer_format raw = {
	    .columns = customer_format_all.columns, .n = customer_format_all.n, .terminal = true};
	struct sl text = customer_text(c, table[k->what].field);
	if (k->n == 0)
		add_heads(k);
	switch (k->what) {
	case COPY_UIN:
	case COPY_EMAIL:
	case COPY_NAME:
		if (text.n == 0)
			return;
		text_gate(text, k->out);
		buf_add_byte(k->out, '\n');
		break;
	case COPY_MESSAGE:
		add_message(k->m, c, k->out);
		buf_add_byte(k->out, '\n');
		break;
	case COPY_SHOWN: add_shown(k->m, c, k->out); break;
	case COPY_CSV: customer_format_csv(&raw, c, k->out); break;
	case COPY_JSON:
		customer_format_json(&raw, c, k->out);
		buf_add_byte(k->out, '\n');
		break;
	case COPY_CONSOLE:
		if ((k->n && !console_page_names_customer(k->m)) ||
		    !console_page_address(k->m, c, k->out))
			return;
		buf_add_byte(k->out, '\n');
		break;
	case COPY_CURL: return;
	}
	k->n++;
}

static void add_marked(struct collector *k)
{
	struct row row;
	for (uint64_t at = 0; at < app_places(k->m) && !k->out->full; at++)
		if (marks_at(k->m, at, &row))
			add_customer(k, row.customer);
}

/* Makes the lines end as text does: CSV's carriage returns would become visible, and a last line
 * end would run what is pasted into a shell. */
static void trim_lines(struct buf *text)
{
	size_t n = 0;
	for (size_t i = 0; i < text->n; i++)
		if (text->p[i] != '\r')
			text->p[n++] = text->p[i];
	buf_drop_end(text, text->n - n);
	if (n && text->p[n - 1] == '\n')
		buf_drop_end(text, 1);
}

static void add_curl(struct model *m, struct buf *out)
{
	uint32_t size = store_page_size(m->loader.store);
	uint64_t number = app_cursor_row(m).number;
	struct request r = {.action = ACTION_CUSTOMERS,
			    .query = *store_shown(m->loader.store),
			    .page = (uint32_t)(number / size) + 1,
			    .page_size = size};
	snippet_write(SNIPPET_CURL,
		      &(struct snippet_for){&m->settings.endpoint, &r, m->settings.ca_file,
					    m->settings.language, m->settings.tccli_profile,
					    &m->settings.role},
		      out);
}

/* The page, and an address without a UIN, are the same for all. */
static bool is_of_one(const struct model *m, enum copy_kind what)
{
	return m->marks.n == 0 || what == COPY_CURL ||
	       (what == COPY_CONSOLE && !console_page_names_customer(m));
}

static void name_copy(struct model *m, const struct collector *k)
{
	size_t size = sizeof m->copy.said;
	if (is_of_one(m, k->what))
		snprintf(m->copy.said, size, "%s", T_(m, table[k->what].one));
	else
		snprintf(m->copy.said, size,
			 P_(m, k->n, "%s of %zu marked customer", "%s of %zu marked customers"),
			 T_(m, table[k->what].many), k->n);
}

/* Adds the marked customers, else the one under the cursor. */
static void add_customers(struct collector *k)
{
	struct row row = app_cursor_row(k->m);
	if (k->m->marks.n)
		add_marked(k);
	else if (row.customer)
		add_customer(k, row.customer);
	trim_lines(k->out);
}

static void copy_customers(struct model *m, enum copy_kind what, struct effects *fx)
{
	struct collector k = {m, what, &m->copy.text, 0};
	buf_clear(k.out);
	if (what == COPY_CURL)
		add_curl(m, k.out);
	else
		add_customers(&k);
	name_copy(m, &k);
	if (k.out->full)
		toast_error(m, "Too much to copy; %.*s exports it to a file",
			    (int)app_key(m, DO_EXPORT).n, app_key(m, DO_EXPORT).p);
	else if (k.out->n == 0)
		toast_info(m, "Nothing to copy: no %s", T_(m, table[what].choice.title));
	else
		copy_send(m, m->copy.said, fx);
}

void copy_run(struct model *m, enum copy_kind what, struct effects *fx)
{
	if (has_customer(m))
		copy_customers(m, what, fx);
}

static void accept_kind(struct model *m, enum copy_kind what, struct effects *fx)
{
	layer_close(m);
	copy_customers(m, what, fx);
}

void copy_key(struct model *m, struct key k, struct effects *fx)
{
	int *selected = &m->copy.selected;
	for (int i = 0; i < COPY_KINDS; i++)
		if (key_is_char(k, (uint32_t)table[i].choice.key)) {
			accept_kind(m, (enum copy_kind)i, fx);
			return;
		}
	if (k.code == KEYCODE_ENTER)
		accept_kind(m, (enum copy_kind) * selected, fx);
	else if (side_list_move(selected, COPY_KINDS, k))
		return;
	else if (side_list_closes(m, k, DO_YANK))
		layer_close(m);
	else
		side_list_refuse(m, k);
}
