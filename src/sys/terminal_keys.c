/* SPDX-License-Identifier: MIT */
/* Turns what ncurses reads into keys. Characters are decoded here: wget_wch loses one that comes
 * in two pieces and swallows what follows a malformed one. */
#include <string.h>

#include "base/attr.h"

#include "terminal_private.h"

#define BEL  7
#define ESC  27
#define BYTE 0xFF /* values above are the codes of keys */

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

void terminal_define_keys(void)
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
}

static int read_raw(struct terminal *t)
{
	int c = t->kept;
	t->kept = ERR;
	return c != ERR ? c : wgetch(t->keys);
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

static struct key key_of_char(wchar_t w)
{
	uint32_t c = (uint32_t)w;
	if (c == '\r' || c == '\n')
		return (struct key){.code = KEYCODE_ENTER};
	if (c == '\t')
		return (struct key){.code = KEYCODE_TAB};
	if (c == ESC)
		return (struct key){.code = KEYCODE_ESC};
	if (c == 0x7F || c == 8)
		return (struct key){.code = KEYCODE_BACKSPACE};
	if (c == 0)
		return (struct key){.code = KEYCODE_CHAR, .cp = ' ', .ctrl = true};
	if (c < ' ')
		return (struct key){
		    .code = KEYCODE_CHAR, .cp = c < ESC ? c + 'a' - 1 : c + '@', .ctrl = true};
	if (c < 0xA0 && c > 0x7F)
		return (struct key){.code = KEYCODE_NONE};
	return (struct key){.code = KEYCODE_CHAR, .cp = c};
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

static struct key take_csi(struct terminal *t, int c)
{
	struct key k = {.code = KEYCODE_NONE};
	if (c < 0x40 || c > 0x7E) {
		keep_text(t, c);
		return k;
	}
	t->sequence = 0;
	if ((c == 'M' || c == 'm') && t->n_text && t->text[0] == '<' && !t->pasting)
		return key_of_mouse(t, c == 'M');
	if (c == '~' && t->n_text == 3 && memcmp(t->text, "200", 3) == 0)
		t->pasting = true;
	else if (c == '~' && t->n_text == 3 && memcmp(t->text, "201", 3) == 0)
		t->pasting = false;
	else
		terminal_take_csi(t, c);
	return k;
}

/* Reads an OSC or DCS up to BEL or ST. */
static void take_string(struct terminal *t, int c)
{
	if (c != BEL && c != '\\') {
		if (c != ESC)
			keep_text(t, c);
		return;
	}
	if (t->sequence == ']')
		terminal_take_osc(t);
	t->sequence = 0;
}

/*
 * A sequence that ncurses does not know (an answer of the terminal, a key without a name) is read
 * to its end: its letters must not reach a prompt. The marks of a paste that came in two pieces are
 * read here too, and must not be missed.
 */
static struct key take_sequence(struct terminal *t, int c)
{
	struct key k = {.code = KEYCODE_NONE};
	bool string = t->sequence == ']' || t->sequence == 'P';
	if (t->sequence == ESC && begins_sequence(c)) {
		t->sequence = (char)c;
	} else if (t->sequence == ESC || c > BYTE || (c < ' ' && !string)) {
		t->sequence = 0;
		t->kept = c;
	} else if (string) {
		take_string(t, c);
	} else if (t->sequence == 'O') {
		t->sequence = 0;
	} else {
		k = take_csi(t, c);
	}
	return k;
}

/* ESC is a key if nothing follows at once; followed by '[' and the like it begins a sequence. */
static struct key read_escape(struct terminal *t)
{
	int c = wgetch(t->keys);
	t->n_text = 0;
	if (c == ERR && t->pasting)
		t->sequence = ESC;
	else if (begins_sequence(c))
		t->sequence = (char)c;
	else
		t->kept = c;
	return (struct key){.code = t->sequence ? KEYCODE_NONE : KEYCODE_ESC};
}

static struct key read_key(struct terminal *t, int c)
{
	wchar_t w;
	if (c > BYTE)
		memset(&t->decoding, 0, sizeof t->decoding);
	if (c == KEY_PASTE_BEGIN || c == KEY_PASTE_END) {
		t->pasting = c == KEY_PASTE_BEGIN;
		return (struct key){.code = KEYCODE_NONE};
	}
	if (c == KEY_MOUSE_BEGIN) {
		t->sequence = '[';
		t->n_text = 0;
		keep_text(t, '<');
		return (struct key){.code = KEYCODE_NONE};
	}
	if (c == ESC)
		return read_escape(t);
	if (c > BYTE)
		return key_of_code(c);
	return decode_byte(t, c, &w) ? key_of_char(w) : (struct key){.code = KEYCODE_NONE};
}

bool terminal_key(void *ctx, struct key *out)
{
	struct terminal *t = ctx;
	for (int c; (c = read_raw(t)) != ERR;) {
		if (t->sequence) {
			*out = take_sequence(t, c);
			if (out->code != KEYCODE_NONE)
				return true;
			continue;
		}
		bool pasted = t->pasting;
		*out = read_key(t, c);
		if (pasted)
			*out = make_pasted(*out);
		if (out->code != KEYCODE_NONE)
			return true;
	}
	/* The rest of a CSI, of the end of a paste, or of a string that has begun will come;
	 * anything else may be complete. */
	bool begun = (t->sequence == ']' || t->sequence == 'P') && t->n_text > 0;
	if (t->sequence != '[' && t->sequence != ESC && !begun)
		t->sequence = 0;
	return false;
}
