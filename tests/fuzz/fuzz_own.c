/* SPDX-License-Identifier: MIT */
/* What users write for themselves: themes, saved views and commands. */
#include <string.h>

#include "base/mem.h"

#include "cell/theme_file.h"

#include "app/model/saved_views.h"

#include "checks.h"
#include "input/own_command.h"

/* What is printed is read as the same styles, and only a low contrast is reported. */
static void check_printed_theme(const struct theme_file *t)
{
	struct theme_file again;
	struct buf text;
	buf_init(&text, 1u << 16);
	theme_file_print(NULL, t->base, t->is_light, t->style, &text);
	theme_file_read(NULL, buf_sl(&text), &again);
	CHECK(again.base == t->base && again.is_light == t->is_light);
	for (int r = 0; r < ROLE_COUNT; r++) {
		const struct style *a = &t->style[r], *b = &again.style[r];
		CHECK(again.set[r]);
		CHECK(a->fg == b->fg && a->bg == b->bg && a->attrs == b->attrs);
	}
	for (size_t i = 0; i < again.n_problems && i < THEME_FILE_PROBLEMS; i++)
		CHECK(strstr(again.problem[i].text, "contrast") != NULL);
	buf_release(&text);
}

static void try_theme(struct sl text)
{
	struct theme_file t;
	theme_file_read(NULL, text, &t);
	for (size_t i = 0; i < t.n_problems && i < THEME_FILE_PROBLEMS; i++) {
		CHECK(t.problem[i].line > 0 && t.problem[i].text[0]);
		check_shown(t.problem[i].text);
	}
	for (int r = 0; r < ROLE_COUNT; r++)
		if (!t.set[r])
			t.style[r] = (struct style){-1, -1, 0};
	check_printed_theme(&t);
}

static void check_printed_view(const struct saved_view *v, struct saved_views *again)
{
	struct err e = {0};
	struct buf text, twice;
	buf_init(&text, 1u << 16);
	buf_init(&twice, 1u << 16);
	saved_views_print(v, &text);
	saved_views_read(again, buf_sl(&text), &e);
	CHECK(e.kind == ERR_NONE && again->n == 1);
	saved_views_print(&again->at[0], &twice);
	CHECK(sl_equal(buf_sl(&text), buf_sl(&twice)));
	buf_release(&text);
	buf_release(&twice);
}

/* A view that is replaced leaves the others as they were. */
static void check_replaced(const struct saved_views *v, struct sl text, struct saved_views *again)
{
	struct err unused = {0};
	struct buf out;
	size_t at;
	buf_init(&out, 1u << 20);
	saved_views_replace(text, SL("new"), SL("[view new]\nsort = Name\n"), &out);
	saved_views_read(again, buf_sl(&out), &unused);
	if (saved_views_find(again, SL("new"), &at))
		CHECK(again->at[at].n_sort == 1);
	else
		CHECK(again->n == SAVED_VIEWS_MAX);
	for (size_t i = 0; i < v->n && !out.full; i++)
		CHECK(saved_views_find(again, sl_from(v->at[i].name), &at));
	buf_release(&out);
}

static void try_views(struct sl text)
{
	struct saved_views *v = mem_alloc(2, sizeof *v);
	struct err e = {0};
	saved_views_read(&v[0], text, &e);
	check_shown(e.text);
	for (size_t i = 0; i < v[0].n; i++)
		check_printed_view(&v[0].at[i], &v[1]);
	check_replaced(&v[0], text, &v[1]);
	mem_free(v);
}

static void check_places(struct sl line)
{
	struct shell_template t;
	struct err e = {0};
	size_t end = 0;
	CHECK(shell_template_read(line, &t, &e) && t.n <= SHELL_TEMPLATE_MOST);
	for (size_t i = 0; i < t.n; i++) {
		CHECK(t.at[i].at >= end && t.at[i].n <= line.n - t.at[i].at);
		CHECK(line.p[t.at[i].at] == '{' && line.p[t.at[i].at + t.at[i].n - 1] == '}');
		end = t.at[i].at + t.at[i].n;
	}
}

static void try_command(struct sl text)
{
	struct own_command c, again;
	struct err e = {0};
	struct buf printed;
	if (!own_command_parse(text, &c, &e)) {
		CHECK(e.text[0] != '\0');
		return;
	}
	buf_init(&printed, 1u << 16);
	own_command_print(&c, &printed);
	if (!printed.full) {
		CHECK(own_command_parse(buf_sl(&printed), &again, &e));
		CHECK(c.place == again.place && c.input == again.input);
		CHECK(c.confirm == again.confirm && sl_equal(c.line, again.line));
	}
	check_places(c.line);
	buf_release(&printed);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct sl text = {n ? (const char *)data : "", n};
	try_theme(text);
	try_views(text);
	try_command(text);
	return 0;
}
