/* SPDX-License-Identifier: MIT */
/* Reads the lines of a theme of the user. */
#include "cell/theme_file.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/attr.h"
#include "base/text.h"
#include "base/word_match.h"

#include "cell/palette.h"

#define CONTRAST_LEAST 450 /* hundredths */
#define SHOWN_MOST     40

static const char *const roles[ROLE_COUNT] = {
    [ROLE_TEXT] = "text",     [ROLE_DIM] = "dim",      [ROLE_STRONG] = "strong",
    [ROLE_HEAD] = "head",     [ROLE_KEY] = "key",      [ROLE_SUS] = "sus",
    [ROLE_NEG] = "neg",       [ROLE_OUT] = "out",      [ROLE_CRIT] = "crit",
    [ROLE_LOW] = "low",       [ROLE_OK] = "ok",        [ROLE_NA] = "na",
    [ROLE_STALE] = "stale",   [ROLE_WARN] = "warn",    [ROLE_ERROR] = "error",
    [ROLE_SELECT] = "select", [ROLE_MATCH] = "match",  [ROLE_BORDER] = "border",
    [ROLE_PROMPT] = "prompt", [ROLE_SCROLL] = "scroll"};

const char *theme_file_role(enum role r)
{
	return roles[r];
}

struct reader {
	struct theme_file *out;
	int line;
	int lines[ROLE_COUNT]; /* where each role is set */
};

static void PRINTF(3, 4) complain(struct reader *r, int line, const char *fmt, ...)
{
	struct theme_file *t = r->out;
	char words[sizeof t->problem[0].text];
	struct buf gated;
	va_list args;
	if (t->n_problems++ >= THEME_FILE_PROBLEMS)
		return;
	struct theme_problem *p = &t->problem[t->n_problems - 1];
	va_start(args, fmt);
	vsnprintf(words, sizeof words, fmt, args);
	va_end(args);
	p->line = line;
	buf_init(&gated, 4 * sizeof words);
	text_gate(sl_from(words), &gated);
	sl_to_chars(buf_sl(&gated), p->text, sizeof p->text);
	buf_release(&gated);
}

static bool find_role(struct sl name, enum role *out)
{
	for (int i = 0; i < ROLE_COUNT; i++)
		if (sl_equal_nocase(name, sl_from(roles[i]))) {
			*out = (enum role)i;
			return true;
		}
	return false;
}

static void refuse_role(struct reader *r, struct sl name)
{
	struct word_match m = word_match_start(name);
	char hint[WORD_MATCH_HINT];
	for (int i = 0; i < ROLE_COUNT; i++)
		word_match_add(&m, sl_from(roles[i]));
	word_match_add(&m, SL("background"));
	name = sl_take(name, SHOWN_MOST);
	complain(r, r->line, "unknown role \"%.*s\"%s", (int)name.n, name.p,
		 word_match_hint(&m, NULL, "", hint));
}

static bool parse_hex(struct sl digits, uint32_t *rgb)
{
	*rgb = 0;
	for (size_t i = 0; i < digits.n; i++) {
		int digit = sl_hex_digit(digits.p[i]);
		if (digit < 0)
			return false;
		*rgb = *rgb * 16 + (uint32_t)digit;
	}
	return digits.n == 6;
}

/* "bright-red" is the eighth after "red". */
static bool parse_name(struct sl word, int16_t *out)
{
	static const char *const names[] = {"black", "red",     "green", "yellow",
					    "blue",  "magenta", "cyan",  "white"};
	bool bright = sl_starts(word, SL("bright-"));
	word = sl_drop(word, bright ? sizeof "bright-" - 1 : 0);
	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (sl_equal_nocase(word, sl_from(names[i]))) {
			*out = (int16_t)(i + (bright ? COUNT_OF(names) : 0));
			return true;
		}
	return false;
}

static bool parse_colour(struct sl word, int16_t *out)
{
	uint64_t n;
	uint32_t rgb;
	if (sl_equal_nocase(word, SL("default"))) {
		*out = -1;
		return true;
	}
	if (sl_to_u64(word, &n) && n < PALETTE_SIZE) {
		*out = (int16_t)n;
		return true;
	}
	if (sl_starts(word, SL("#")) && parse_hex(sl_drop(word, 1), &rgb)) {
		*out = (int16_t)palette_nearest(rgb);
		return true;
	}
	return parse_name(word, out);
}

static bool parse_attribute(struct sl word, uint16_t *attrs)
{
	static const struct {
		const char *name;
		uint16_t attr;
	} names[] = {{"bold", ATTR_BOLD},
		     {"dim", ATTR_DIM},
		     {"reverse", ATTR_REVERSE},
		     {"underline", ATTR_UNDERLINE}};
	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (sl_equal_nocase(word, sl_from(names[i].name))) {
			*attrs |= names[i].attr;
			return true;
		}
	return false;
}

/* Words apart by blanks: a colour, "on" a colour, attributes. */
static bool parse_style(struct reader *r, struct sl value, struct style *out)
{
	struct sl word;
	bool behind = false;
	*out = (struct style){-1, -1, 0};
	while (sl_split(&value, ' ', &word)) {
		if (word.n == 0)
			continue;
		if (!behind && sl_equal_nocase(word, SL("on"))) {
			behind = true;
			continue;
		}
		if (!parse_attribute(word, &out->attrs) &&
		    !parse_colour(word, behind ? &out->bg : &out->fg)) {
			word = sl_take(word, SHOWN_MOST);
			complain(r, r->line,
				 "\"%.*s\" is no colour; use a name such as red or bright-red, a "
				 "number to 255, #rrggbb or default",
				 (int)word.n, word.p);
			return false;
		}
		behind = false;
	}
	return true;
}

static void set_background(struct reader *r, struct sl value)
{
	bool is_light = sl_equal_nocase(value, SL("light"));
	if (is_light || sl_equal_nocase(value, SL("dark")))
		r->out->is_light = is_light;
	else
		complain(r, r->line, "background must be dark or light");
}

static void read_entry(struct reader *r, struct sl line)
{
	struct sl name = {"", 0};
	enum role role;
	size_t before = line.n;
	sl_split(&line, '=', &name);
	if (name.n == before) {
		complain(r, r->line, "the line is not ROLE = COLOUR");
		return;
	}
	name = sl_trim(name);
	if (sl_equal_nocase(name, SL("background"))) {
		set_background(r, sl_trim(line));
	} else if (!find_role(name, &role)) {
		refuse_role(r, name);
	} else if (parse_style(r, sl_trim(line), &r->out->style[role])) {
		r->out->set[role] = true;
		r->lines[role] = r->line;
	}
}

/* Of the user's own sixteen colours no contrast is known. */
static void check_contrast(struct reader *r, enum role role)
{
	const struct style *s = &r->out->style[role];
	int fg = s->fg, bg = s->bg;
	if (bg < 0)
		bg = r->out->is_light ? PALETTE_WHITE : PALETTE_BLACK;
	if (!r->out->set[role] || fg < PALETTE_FIXED || bg < PALETTE_FIXED)
		return;
	int contrast = palette_contrast(fg, bg);
	if (contrast < CONTRAST_LEAST)
		complain(r, r->lines[role],
			 "%s is hard to read: its contrast is %d.%d to 1, and should be 4.5",
			 roles[role], contrast / 100, contrast / 10 % 10);
}

void theme_file_read(struct sl text, struct theme_file *out)
{
	struct reader r = {.out = out};
	struct sl line;
	*out = (struct theme_file){.n_problems = 0};
	while (sl_split(&text, '\n', &line)) {
		r.line++;
		line = sl_trim(line);
		if (line.n && line.p[0] != '#' && line.p[0] != ';')
			read_entry(&r, line);
	}
	for (int role = 0; role < ROLE_COUNT; role++)
		check_contrast(&r, (enum role)role);
}
