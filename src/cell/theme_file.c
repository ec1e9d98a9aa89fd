/* SPDX-License-Identifier: MIT */
/* Reads and prints the lines of a theme of the user. */
#include "cell/theme_file.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/attr.h"
#include "base/text.h"
#include "base/word_match.h"

#include "cell/palette.h"

#include "lang/lang.h"

#define CONTRAST_LEAST 450 /* hundredths */
#define SHOWN_MOST     40

static const struct {
	const char *name, *meaning;
} roles[ROLE_COUNT] = {
    [ROLE_TEXT] = {"text", N_("Text.")},
    [ROLE_DIM] = {"dim", N_("What matters less: words of hints, lines between columns.")},
    [ROLE_STRONG] = {"strong", N_("Titles, and numbers of the header.")},
    [ROLE_HEAD] = {"head", N_("Heads of columns.")},
    [ROLE_KEY] = {"key", N_("Keys in hints.")},
    [ROLE_SUS] = {"sus", N_("The status SUS: suspended.")},
    [ROLE_NEG] = {"neg", N_("The status NEG: owes.")},
    [ROLE_OUT] = {"out", N_("The status OUT: no credit remains.")},
    [ROLE_CRIT] = {"crit", N_("The status CRIT: critical.")},
    [ROLE_LOW] = {"low", N_("The status LOW: low.")},
    [ROLE_OK] = {"ok", N_("The gauge of customers whose status is OK.")},
    [ROLE_NA] = {"na", N_("The status N/A: unknown.")},
    [ROLE_STALE] = {"stale", N_("Rows that may no longer be what the API has.")},
    [ROLE_WARN] = {"warn", N_("Warnings.")},
    [ROLE_ERROR] = {"error", N_("Errors.")},
    [ROLE_SELECT] = {"select", N_("The sign of the selected row.")},
    [ROLE_MATCH] = {"match", N_("Text that was found.")},
    [ROLE_BORDER] = {"border", N_("The frames of boxes.")},
    [ROLE_PROMPT] = {"prompt", N_("The line in which text is typed.")},
    [ROLE_SCROLL] = {"scroll", N_("The scroll bar.")}};

struct reader {
	struct theme_file *out;
	const struct catalog *lang; /* of the problems */
	int line;
	bool has_background;
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
		if (sl_equal_nocase(name, sl_from(roles[i].name))) {
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
		word_match_add(&m, sl_from(roles[i].name));
	word_match_add(&m, SL("background"));
	word_match_add(&m, SL("base"));
	name = sl_take(name, SHOWN_MOST);
	complain(r, r->line, T_(r, "unknown role \"%.*s\"%s"), (int)name.n, name.p,
		 word_match_hint(&m, r->lang, "", hint));
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

static const char *const hues[] = {"black", "red",     "green", "yellow",
				   "blue",  "magenta", "cyan",  "white"};

/* "bright-red" is the eighth after "red". */
static bool parse_name(struct sl word, int16_t *out)
{
	bool bright = sl_starts(word, SL("bright-"));
	word = sl_drop(word, bright ? sizeof "bright-" - 1 : 0);
	for (size_t i = 0; i < COUNT_OF(hues); i++)
		if (sl_equal_nocase(word, sl_from(hues[i]))) {
			*out = (int16_t)(i + (bright ? COUNT_OF(hues) : 0));
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

static const struct {
	const char *name;
	uint16_t attr;
} attributes[] = {{"bold", ATTR_BOLD},
		  {"dim", ATTR_DIM},
		  {"reverse", ATTR_REVERSE},
		  {"underline", ATTR_UNDERLINE}};

static bool parse_attribute(struct sl word, uint16_t *attrs)
{
	for (size_t i = 0; i < COUNT_OF(attributes); i++)
		if (sl_equal_nocase(word, sl_from(attributes[i].name))) {
			*attrs |= attributes[i].attr;
			return true;
		}
	return false;
}

/* Takes the next word off the front of *rest: blanks and tabs are between words. */
static bool take_word(struct sl *rest, struct sl *word)
{
	size_t n = 0;
	*rest = sl_trim(*rest);
	while (n < rest->n && rest->p[n] != ' ' && rest->p[n] != '\t')
		n++;
	*word = sl_take(*rest, n);
	*rest = sl_drop(*rest, n);
	return n > 0;
}

/* A colour, "on" a colour, attributes. */
static bool parse_style(struct reader *r, struct sl value, struct style *out)
{
	struct sl word;
	bool behind = false;
	*out = (struct style){-1, -1, 0};
	while (take_word(&value, &word)) {
		if (!behind && sl_equal_nocase(word, SL("on"))) {
			behind = true;
			continue;
		}
		if (!parse_attribute(word, &out->attrs) &&
		    !parse_colour(word, behind ? &out->bg : &out->fg)) {
			word = sl_take(word, SHOWN_MOST);
			complain(r, r->line,
				 T_(r, "\"%.*s\" is no colour; use a name such as red or "
				       "bright-red, a number to 255, #rrggbb or default"),
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
	if (!is_light && !sl_equal_nocase(value, SL("dark"))) {
		complain(r, r->line, T_(r, "background must be dark or light"));
		return;
	}
	r->out->is_light = is_light;
	r->has_background = true;
}

static void set_base(struct reader *r, struct sl value)
{
	if (!theme_parse(value, &r->out->base))
		complain(r, r->line,
			 T_(r, "base must be auto, light, dark, cb, mono or high-contrast"));
}

static void read_entry(struct reader *r, struct sl line)
{
	struct sl name = {"", 0};
	enum role role;
	size_t before = line.n;
	sl_split(&line, '=', &name);
	if (name.n == before) {
		complain(r, r->line, T_(r, "the line is not ROLE = COLOUR"));
		return;
	}
	name = sl_trim(name);
	if (sl_equal_nocase(name, SL("background"))) {
		set_background(r, sl_trim(line));
	} else if (sl_equal_nocase(name, SL("base"))) {
		set_base(r, sl_trim(line));
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
			 T_(r, "%s is hard to read: its contrast is %d.%d to 1, and should be 4.5"),
			 roles[role].name, contrast / 100, contrast / 10 % 10);
}

void theme_file_read(const struct catalog *lang, struct sl text, struct theme_file *out)
{
	struct reader r = {.out = out, .lang = lang};
	struct sl line;
	*out = (struct theme_file){.n_problems = 0};
	while (sl_split(&text, '\n', &line)) {
		r.line++;
		line = sl_trim(line);
		if (line.n && line.p[0] != '#' && line.p[0] != ';')
			read_entry(&r, line);
	}
	if (!r.has_background)
		out->is_light = out->base == THEME_LIGHT;
	for (int role = 0; role < ROLE_COUNT; role++)
		check_contrast(&r, (enum role)role);
}

static void print_colour(int16_t colour, struct buf *out)
{
	const int16_t n = COUNT_OF(hues);
	if (colour < 0)
		buf_add_chars(out, "default");
	else if (colour < 2 * n)
		buf_addf(out, "%s%s", colour < n ? "" : "bright-", hues[colour % n]);
	else
		buf_addf(out, "%d", colour);
}

static void print_style(const struct style *s, struct buf *out)
{
	print_colour(s->fg, out);
	if (s->bg >= 0) {
		buf_add_chars(out, " on ");
		print_colour(s->bg, out);
	}
	for (size_t i = 0; i < COUNT_OF(attributes); i++)
		if (s->attrs & attributes[i].attr)
			buf_addf(out, " %s", attributes[i].name);
	buf_add_byte(out, '\n');
}

void theme_file_print(const struct catalog *lang, enum theme base, bool is_light,
		      const struct style style[ROLE_COUNT], struct buf *out)
{
	buf_add_chars(
	    out, lang_text(
		     lang,
		     "# Colours of the screen, described in THEMES of tcpartner-config(5). With a\n"
		     "# copy of this as ~/.config/tcpartner/themes/NAME, \"theme = NAME\" in the\n"
		     "# configuration file chooses it. Keep the lines that you change.\n\n"
		     "# The theme that has the colours of the roles that are left out.\n"));
	buf_addf(out, "base = %s\n\n%s\n", theme_name(base),
		 lang_text(lang, "# The background that the colours are made for: dark or light."));
	buf_addf(out, "background = %s\n", is_light ? "light" : "dark");
	for (int r = 0; r < ROLE_COUNT; r++) {
		buf_addf(out, "\n# %s\n%s = ", lang_text(lang, roles[r].meaning), roles[r].name);
		print_style(&style[r], out);
	}
}
