/* SPDX-License-Identifier: MIT */
/* Turns what ncurses reads into keys. Characters are decoded here: wget_wch loses one that comes
 * in two pieces and swallows what follows a malformed one. */
#include <stdio.h>
#include <string.h>

#include "base/attr.h"
#include "base/key_sequence.h"

#include "terminal_private.h"

#define BEL  7
#define ESC  27
#define BYTE 0xFF /* values above are the codes of keys */

#define X10_BYTES 3

static const struct {
	int from;
	enum key_code to;
} special[] = {
    {KEY_ENTER, KEYCODE_ENTER}, {KEY_BTAB, KEYCODE_BACKTAB}, {KEY_BACKSPACE, KEYCODE_BACKSPACE},
    {KEY_DC, KEYCODE_DELETE},   {KEY_IC, KEYCODE_INSERT},    {KEY_UP, KEYCODE_UP},
    {KEY_DOWN, KEYCODE_DOWN},   {KEY_LEFT, KEYCODE_LEFT},    {KEY_RIGHT, KEYCODE_RIGHT},
    {KEY_HOME, KEYCODE_HOME},   {KEY_END, KEYCODE_END},      {KEY_PPAGE, KEYCODE_PGUP},
    {KEY_NPAGE, KEYCODE_PGDN},  {KEY_A1, KEYCODE_HOME},      {KEY_C1, KEYCODE_END},
    {KEY_A3, KEYCODE_PGUP},     {KEY_C3, KEYCODE_PGDN}};

/* ncurses shall leave modified keys to key_sequence_csi, which knows them for every TERM. */
static void forget_modified_keys(void)
{
	static const char finals[] = "ABCDFH~";
	for (const char *final = finals; *final; final++)
		for (int n = 1; n <= (*final == '~' ? 6 : 1); n++)
			for (int modifiers = 2; modifiers <= 16; modifiers++) {
				char bytes[32];
				snprintf(bytes, sizeof bytes, "\033[%d;%d%c", n, modifiers, *final);
				define_key(bytes, 0);
			}
	for (int final = 'a'; final <= 'd'; final++)
		define_key((char[]){ESC, 'O', (char) final, '\0'}, 0);
}

void terminal_define_keys(bool xterm)
{
	/* Terminals send these in one mode or another, whatever their TERM says. */
	static const struct {
		const char *bytes;
		int key;
	} also[] = {{"\033[200~", KEY_PASTE_BEGIN},
		    {"\033[201~", KEY_PASTE_END},
		    {"\033[<", KEY_MOUSE_BEGIN},
		    {"\033[A", KEY_UP},
		    {"\033[B", KEY_DOWN},
		    {"\033[C", KEY_RIGHT},
		    {"\033[D", KEY_LEFT},
		    {"\033OA", KEY_UP},
		    {"\033OB", KEY_DOWN},
		    {"\033OC", KEY_RIGHT},
		    {"\033OD", KEY_LEFT},
		    {"\033[H", KEY_HOME},
		    {"\033[F", KEY_END},
		    {"\033[1~", KEY_HOME},
		    {"\033[4~", KEY_END}};
	for (size_t i = 0; i < COUNT_OF(also); i++)
		define_key(also[i].bytes, also[i].key);
	forget_modified_keys();
	/* On some consoles this is F1. */
	if (xterm)
		define_key("\033[M", KEY_X10_BEGIN);
}

static int read_raw(struct terminal *t)
{
	return t->n_kept ? t->kept[--t->n_kept] : wgetch(t->keys);
}

/* Puts back what was read too far; the last one is read again first. */
static void keep_raw(struct terminal *t, int c)
{
	if (c != ERR && t->n_kept < COUNT_OF(t->kept))
		t->kept[t->n_kept++] = c;
}

/* Returns true when byte ends a character. Malformed bytes are dropped, but the byte that shows
 * it may begin a new character. */
static bool decode_byte(struct terminal *t, int byte, wchar_t *out)
{
	char c = (char)byte;
	bool fresh = mbsinit(&t->decoding);
	size_t n = mbrtowc(out, &c, 1, &t->decoding);
	if (n != (size_t)-1)
		return n != (size_t)-2;
	memset(&t->decoding, 0, sizeof t->decoding);
	return !fresh && decode_byte(t, byte, out);
}

static struct key key_of_code(int c)
{
	for (size_t i = 0; i < COUNT_OF(special); i++)
		if (special[i].from == c)
			return (struct key){.code = special[i].to};
	if (c >= KEY_F(1) && c <= KEY_F(12))
		return (struct key){.code = KEYCODE_F(c - KEY_F(0))};
	return (struct key){.code = KEYCODE_NONE};
}

/* Pasted text is only text: line ends and tabs are characters, and other keys are dropped. */
static struct key make_pasted(struct key k)
{
	struct key text = {.code = KEYCODE_CHAR, .cp = k.cp, .pasted = true};
	if (k.code == KEYCODE_ENTER)
		text.cp = '\n';
	else if (k.code == KEYCODE_TAB)
		text.cp = '\t';
	else if (k.code != KEYCODE_CHAR || k.ctrl)
		text.code = KEYCODE_NONE;
	return text;
}

/* A CSI, SS3, OSC or DCS begins with these. */
static bool begins_sequence(int c)
{
	return c == '[' || c == 'O' || c == ']' || c == 'P';
}

static void keep_text(struct terminal *t, int c)
{
	if (t->n_text < sizeof t->text)
		t->text[t->n_text++] = (char)c;
}

#define BUTTONS  0x43 /* button: 0 is the first one, 64 and 65 are the wheel */
#define MODIFIED 0x1C /* held with Shift, Meta or Ctrl */
#define MOVED    0x20

/* Reads xterm's SGR reports: "<0;12;5", then M for a press and m for a release (ctlseqs, Mouse
 * Tracking). */
static struct key key_of_mouse(const struct terminal *t, bool pressed)
{
	struct key k = {.code = KEYCODE_NONE};
	struct sl rest = {t->text + 1, t->n_text - 1}, part[3];
	uint64_t n[3];
	for (int i = 0; i < 3; i++)
		if (!sl_split(&rest, ';', &part[i]) || !sl_to_u64(part[i], &n[i]) || n[i] > 9999)
			return k;
	if ((n[0] & MODIFIED) || rest.n || n[1] == 0 || n[2] == 0)
		return k;
	k.col = (int)n[1] - 1;
	k.row = (int)n[2] - 1;
	if ((n[0] & BUTTONS) == 0)
		k.code = !pressed ? KEYCODE_RELEASE : n[0] & MOVED ? KEYCODE_DRAG : KEYCODE_PRESS;
	else if (n[0] == 64 || n[0] == 65)
		k.code = n[0] == 64 ? KEYCODE_WHEEL_UP : KEYCODE_WHEEL_DOWN;
	return k;
}

/* "ESC [ M" and three bytes, from X10 to mode 1000: only a program that ran before can have asked
 * for it. In a paste three bytes are not left out: they may be its end. */
static bool begin_x10_report(struct terminal *t)
{
	if (!t->xterm || t->pasting)
		return false;
	t->sequence = 'M';
	t->n_text = 0;
	return true;
}

static struct key take_csi(struct terminal *t, int c)
{
	static const struct key none;
	struct sl text = {t->text, t->n_text};
	if (c < 0x40 || c > 0x7E) {
		keep_text(t, c);
		return none;
	}
	t->sequence = 0;
	if (c == '~' && sl_equal(text, SL("200"))) {
		t->pasting = true;
		return none;
	}
	if (c == '~' && sl_equal(text, SL("201"))) {
		t->pasting = false;
		return none;
	}
	if (c == 'M' && text.n == 0 && begin_x10_report(t))
		return none;
	if (t->pasting)
		return none;
	if ((c == 'M' || c == 'm') && sl_starts(text, SL("<")))
		return t->mouse ? key_of_mouse(t, c == 'M') : none;
	struct key k = key_sequence_csi(text, c);
	if (k.code == KEYCODE_NONE)
		terminal_take_csi(t, c);
	return k;
}

/* ncurses may take the last byte for the key Backspace. */
static void take_x10(struct terminal *t)
{
	if (++t->n_text == X10_BYTES)
		t->sequence = 0;
}

/* Reads an OSC or DCS up to BEL or ST. No string has other controls: they end it, so that a
 * terminal which sends no end cannot swallow all keys. */
static void take_string(struct terminal *t, int c)
{
	if (c >= ' ' && c != '\\') {
		keep_text(t, c);
		return;
	}
	if (c == ESC)
		return;
	if (t->sequence == ']' && (c == BEL || c == '\\'))
		terminal_take_osc(t);
	t->sequence = 0;
}

/* A string of a terminal begins so; otherwise the letter was typed with Alt. */
static bool begins_string(int c)
{
	return c <= BYTE && c > ' ' && strchr("0123456789>!|$+", c);
}

/* True when c does not belong to the sequence, which is then given up. */
static bool breaks_sequence(const struct terminal *t, int c)
{
	switch (t->sequence) {
	case ESC: return !begins_sequence(c);
	case 'M': return c < ' ' || (c > BYTE && c != KEY_BACKSPACE);
	case ']':
	case 'P': return c > BYTE || (t->n_text == 0 && !begins_string(c));
	}
	return c > BYTE || c < ' ';
}

/*
 * A sequence that ncurses does not know (an answer of the terminal, a key without a name) is read
 * to its end, in however many pieces it comes: its letters must not reach a prompt. The marks of a
 * paste that came in two pieces are read here too, and must not be missed.
 */
static struct key take_sequence(struct terminal *t, int c)
{
	static const struct key none;
	if (breaks_sequence(t, c)) {
		t->sequence = 0;
		keep_raw(t, c);
		return none;
	}
	switch (t->sequence) {
	case ESC: t->sequence = (char)c; return none;
	case ']':
	case 'P': take_string(t, c); return none;
	case 'M': take_x10(t); return none;
	case 'O': t->sequence = 0; return key_sequence_ss3(c);
	}
	return take_csi(t, c);
}

static void begin_sequence(struct terminal *t, int c)
{
	t->sequence = (char)c;
	t->n_text = 0;
}

/* Reads what follows two ESC: a sequence with Alt, as rxvt sends it, or two presses of Esc. */
static struct key read_second_escape(struct terminal *t)
{
	int c = read_raw(t);
	if (begins_sequence(c)) {
		t->alt = true;
		begin_sequence(t, c);
		return (struct key){.code = KEYCODE_NONE};
	}
	keep_raw(t, c);
	keep_raw(t, ESC);
	return (struct key){.code = KEYCODE_ESC};
}

/* ESC is the key Esc only if nothing follows at once. Followed by '[' and the like it begins a
 * sequence; any other key that follows is that key with Alt. */
static struct key read_escape(struct terminal *t)
{
	struct key k = {.code = KEYCODE_NONE};
	int c = read_raw(t);
	if (begins_sequence(c)) {
		begin_sequence(t, c);
	} else if (c == ERR && t->pasting) {
		begin_sequence(t, ESC);
	} else if (c == ERR) {
		k.code = KEYCODE_ESC;
	} else if (c == ESC && !t->pasting) {
		k = read_second_escape(t);
	} else {
		keep_raw(t, c);
		t->alt = !t->pasting && (c <= BYTE || key_of_code(c).code != KEYCODE_NONE);
		k.code = t->alt ? KEYCODE_NONE : KEYCODE_ESC;
	}
	return k;
}

/* Returns true for the codes that stand for the begin of something, which it notes. */
static bool take_begin(struct terminal *t, int c)
{
	switch (c) {
	case KEY_PASTE_BEGIN: t->pasting = true; return true;
	case KEY_PASTE_END: t->pasting = false; return true;
	case KEY_X10_BEGIN: begin_x10_report(t); return true;
	case KEY_MOUSE_BEGIN:
		begin_sequence(t, '[');
		keep_text(t, '<');
		return true;
	}
	return false;
}

static struct key read_key(struct terminal *t, int c)
{
	static const struct key none;
	wchar_t w;
	if (c > BYTE)
		memset(&t->decoding, 0, sizeof t->decoding);
	if (take_begin(t, c))
		return none;
	if (c == ESC)
		return read_escape(t);
	if (c > BYTE)
		return key_of_code(c);
	return decode_byte(t, c, &w) ? key_from_char((uint32_t)w) : none;
}

/* Adds the Alt of an ESC that came before. Before something that is not a key, ESC was the key Esc.
 */
static void apply_alt(struct terminal *t, struct key *k)
{
	if (!t->alt)
		return;
	if (k->code != KEYCODE_NONE)
		k->alt = !key_is_mouse(*k);
	else if (t->sequence || t->n_kept || !mbsinit(&t->decoding))
		return;
	else
		k->code = KEYCODE_ESC;
	t->alt = false;
}

bool terminal_key(void *ctx, struct key *out)
{
	struct terminal *t = ctx;
	for (int c; (c = read_raw(t)) != ERR;) {
		bool pasted = t->pasting;
		*out = t->sequence ? take_sequence(t, c) : read_key(t, c);
		if (pasted)
			*out = make_pasted(*out);
		else
			apply_alt(t, out);
		if (out->code != KEYCODE_NONE)
			return true;
	}
	return false;
}
