/* SPDX-License-Identifier: MIT */
/* Names of keys: prints and parses them. */
#include "base/key.h"

#include <stdio.h>

#include "base/attr.h"
#include "base/utf8.h"

static const struct {
	const char *name;
	enum key_code code;
	uint32_t cp;
} names[] = {{"Enter", KEYCODE_ENTER, 0},
	     {"Esc", KEYCODE_ESC, 0},
	     {"Tab", KEYCODE_TAB, 0},
	     {"S-Tab", KEYCODE_BACKTAB, 0},
	     {"BS", KEYCODE_BACKSPACE, 0},
	     {"Del", KEYCODE_DELETE, 0},
	     {"Ins", KEYCODE_INSERT, 0},
	     {"Up", KEYCODE_UP, 0},
	     {"Down", KEYCODE_DOWN, 0},
	     {"Left", KEYCODE_LEFT, 0},
	     {"Right", KEYCODE_RIGHT, 0},
	     {"Home", KEYCODE_HOME, 0},
	     {"End", KEYCODE_END, 0},
	     {"PgUp", KEYCODE_PGUP, 0},
	     {"PgDn", KEYCODE_PGDN, 0},
	     {"Space", KEYCODE_CHAR, ' '},
	     {"Press", KEYCODE_PRESS, 0},
	     {"Drag", KEYCODE_DRAG, 0},
	     {"Release", KEYCODE_RELEASE, 0},
	     {"WheelUp", KEYCODE_WHEEL_UP, 0},
	     {"WheelDown", KEYCODE_WHEEL_DOWN, 0}};

bool key_is_mouse(struct key k)
{
	return k.code >= KEYCODE_PRESS && k.code <= KEYCODE_WHEEL_DOWN;
}

bool key_is_modified(struct key k)
{
	return k.alt || (k.ctrl && k.code != KEYCODE_CHAR);
}

bool key_is_text(struct key k)
{
	return k.pasted || (k.code == KEYCODE_CHAR && !k.ctrl && !k.alt);
}

bool key_is_char(struct key k, uint32_t cp)
{
	return k.code == KEYCODE_CHAR && k.cp == cp && !k.ctrl && !k.alt && !k.pasted;
}

bool key_equal(struct key a, struct key b)
{
	return a.code == b.code && a.ctrl == b.ctrl && a.alt == b.alt &&
	       (a.code != KEYCODE_CHAR || a.cp == b.cp);
}

struct key key_from_char(uint32_t c)
{
	if (c == '\r' || c == '\n')
		return (struct key){.code = KEYCODE_ENTER};
	if (c == '\t')
		return (struct key){.code = KEYCODE_TAB};
	if (c == 27)
		return (struct key){.code = KEYCODE_ESC};
	if (c == 0x7F || c == 8)
		return (struct key){.code = KEYCODE_BACKSPACE};
	if (c == 0)
		return (struct key){.code = KEYCODE_CHAR, .cp = ' ', .ctrl = true};
	if (c < ' ')
		return (struct key){
		    .code = KEYCODE_CHAR, .cp = c < 27 ? c + 'a' - 1 : c + '@', .ctrl = true};
	if (c < 0xA0 && c > 0x7F)
		return (struct key){.code = KEYCODE_NONE};
	return (struct key){.code = KEYCODE_CHAR, .cp = c};
}

struct key key_from_full_width(struct key k)
{
	if (k.code != KEYCODE_CHAR || k.pasted)
		return k;
	if (k.cp >= 0xFF01 && k.cp <= 0xFF5E)
		k.cp -= 0xFF01 - '!';
	else if (k.cp == 0x3000)
		k.cp = ' ';
	return k;
}

static const char *special_name(struct key k)
{
	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (names[i].code == k.code && (k.code != KEYCODE_CHAR || names[i].cp == k.cp))
			return names[i].name;
	return NULL;
}

size_t key_print(struct key k, char *out, size_t size)
{
	char text[16] = "";
	const char *name = special_name(k);
	int f = (int)k.code - (int)KEYCODE_F1 + 1;
	if (name)
		sl_to_chars(sl_from(name), text, sizeof text);
	else if (k.code == KEYCODE_CHAR) {
		bool upper = k.ctrl && k.cp >= 'a' && k.cp <= 'z';
		text[utf8_write(upper ? k.cp - 'a' + 'A' : k.cp, text)] = '\0';
	} else if (f >= 1) {
		snprintf(text, sizeof text, "F%d", f);
	}
	int n = snprintf(out, size, "%s%s%s", k.ctrl ? "Ctrl-" : "", k.alt ? "Alt-" : "", text);
	return n < 0 ? 0 : (size_t)n < size ? (size_t)n : size ? size - 1 : 0;
}

static bool parse_special(struct sl name, struct key *k)
{
	uint64_t f;
	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (sl_equal_nocase(name, sl_from(names[i].name))) {
			k->code = names[i].code;
			k->cp = names[i].cp;
			return true;
		}
	if (name.n >= 2 && (name.p[0] == 'F' || name.p[0] == 'f') &&
	    sl_to_u64(sl_drop(name, 1), &f) && f >= 1 && f <= 12) {
		k->code = KEYCODE_F((int)f);
		return true;
	}
	return false;
}

static bool parse_char(struct sl name, struct key *k)
{
	if (name.n == 0 || !utf8_is_valid(name) || utf8_read(name, &k->cp) != name.n)
		return false;
	if (k->cp < ' ' || (k->cp >= 0x7F && k->cp < 0xA0))
		return false;
	if (k->ctrl && k->cp >= 'A' && k->cp <= 'Z')
		k->cp += 'a' - 'A';
	k->code = KEYCODE_CHAR;
	return true;
}

bool key_parse(struct sl name, struct key *out)
{
	struct key k = {0};
	for (bool more = true; more;) {
		more = false;
		if (name.n > 5 && sl_equal_nocase(sl_take(name, 5), SL("ctrl-"))) {
			k.ctrl = more = true;
			name = sl_drop(name, 5);
		} else if (name.n > 4 && sl_equal_nocase(sl_take(name, 4), SL("alt-"))) {
			k.alt = more = true;
			name = sl_drop(name, 4);
		} else if (name.n == 2 && name.p[0] == '^') {
			k.ctrl = true;
			name = sl_drop(name, 1);
		}
	}
	if (!parse_special(name, &k) && !parse_char(name, &k))
		return false;
	*out = k;
	return true;
}
