/* SPDX-License-Identifier: MIT */
/* What ncurses reads, as keys. */
#include "base/attr.h"

#include "terminal_private.h"

#define ESC 27

static const struct {
	wint_t from;
	enum key_code to;
} special[] = {
    {KEY_ENTER, KEYCODE_ENTER}, {KEY_BTAB, KEYCODE_BACKTAB}, {KEY_BACKSPACE, KEYCODE_BACKSPACE},
    {KEY_DC, KEYCODE_DELETE},   {KEY_IC, KEYCODE_INSERT},    {KEY_UP, KEYCODE_UP},
    {KEY_DOWN, KEYCODE_DOWN},   {KEY_LEFT, KEYCODE_LEFT},    {KEY_RIGHT, KEYCODE_RIGHT},
    {KEY_HOME, KEYCODE_HOME},   {KEY_END, KEYCODE_END},      {KEY_PPAGE, KEYCODE_PGUP},
    {KEY_NPAGE, KEYCODE_PGDN},  {KEY_A1, KEYCODE_HOME},      {KEY_C1, KEYCODE_END},
    {KEY_A3, KEYCODE_PGUP},     {KEY_C3, KEYCODE_PGDN}};

void terminal_define_keys(void)
{
	define_key("\033[200~", KEY_PASTE_BEGIN);
	define_key("\033[201~", KEY_PASTE_END);
	/* Home and End as terminals send them whatever their TERM says. */
	define_key("\033[1~", KEY_HOME);
	define_key("\033[4~", KEY_END);
	define_key("\033[H", KEY_HOME);
	define_key("\033[F", KEY_END);
}

static int read_raw(struct terminal *t, wint_t *c)
{
	if (t->kept) {
		*c = t->kept;
		t->kept = 0;
		return OK;
	}
	return wget_wch(t->keys, c);
}

static struct key of_char(wint_t c)
{
	struct key k = {.code = KEYCODE_CHAR, .cp = (uint32_t)c};
	if (c == '\r' || c == '\n')
		k.code = KEYCODE_ENTER;
	else if (c == '\t')
		k.code = KEYCODE_TAB;
	else if (c == ESC)
		k.code = KEYCODE_ESC;
	else if (c == 0x7F || c == 8)
		k.code = KEYCODE_BACKSPACE;
	else if (c == 0)
		k = (struct key){.code = KEYCODE_CHAR, .cp = ' ', .ctrl = true};
	else if (c < 0x20)
		k = (struct key){.code = KEYCODE_CHAR, .cp = (uint32_t)c + 'a' - 1, .ctrl = true};
	return k;
}

static struct key of_special(wint_t c)
{
	for (size_t i = 0; i < COUNT_OF(special); i++)
		if (special[i].from == c)
			return (struct key){.code = special[i].to};
	if (c >= (wint_t)KEY_F(1) && c <= (wint_t)KEY_F(12))
		return (struct key){.code = KEYCODE_F((int)(c - (wint_t)KEY_F(0)))};
	return (struct key){.code = KEYCODE_NONE};
}

/*
 * A sequence that ncurses did not know (a late answer of the terminal, a key without a name) is
 * taken whole: its letters must not reach a prompt. true when one was taken.
 */
static bool drop_sequence(struct terminal *t)
{
	wint_t c;
	int kind = wget_wch(t->keys, &c);
	if (kind == ERR)
		return false;
	if (kind == KEY_CODE_YES || (c != '[' && c != 'O' && c != ']' && c != 'P')) {
		t->kept = kind == KEY_CODE_YES ? 0 : c;
		return false;
	}
	bool string = c == ']' || c == 'P', single = c == 'O';
	while (wget_wch(t->keys, &c) == OK) {
		if (single || (!string && c >= 0x40 && c <= 0x7E))
			break;
		if (string && (c == 7 || c == '\\'))
			break;
	}
	return true;
}

bool terminal_key(void *ctx, struct key *out)
{
	struct terminal *t = ctx;
	wint_t c;
	for (int kind; (kind = read_raw(t, &c)) != ERR;) {
		if (kind == KEY_CODE_YES && (c == KEY_PASTE_BEGIN || c == KEY_PASTE_END)) {
			t->pasting = c == KEY_PASTE_BEGIN;
			continue;
		}
		if (kind == OK && c == ESC && drop_sequence(t))
			continue;
		*out = kind == KEY_CODE_YES ? of_special(c) : of_char(c);
		if (out->code == KEYCODE_NONE)
			continue;
		out->pasted = t->pasting;
		/* A pasted line end or tab is text. */
		if (t->pasting && (out->code == KEYCODE_ENTER || out->code == KEYCODE_TAB))
			*out = (struct key){.code = KEYCODE_CHAR,
					    .cp = out->code == KEYCODE_TAB ? '\t' : '\n',
					    .pasted = true};
		return true;
	}
	return false;
}
