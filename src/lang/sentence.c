/* SPDX-License-Identifier: MIT */
/* Finds the format that an English sentence was made with, and makes it again in another language.
 */
#include "lang/sentence.h"

#include <stdbool.h>
#include <string.h>

#include "catalog.h"

#define ARGUMENTS  10 /* a format with more fits no sentence */
#define DEPTH_MAX  4  /* of sentences in the arguments of others */
#define PART_BYTES 480
/* Of a format for a sentence and its parts. What others say may have any number of parts, and each
 * that is not known is divided further. */
#define SEARCHES_MAX 16
#define DIGITS       "0123456789"
#define LETTERS      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

/* What a format without a number has of its own. */
#define WORDS_MANY  3 /* these alone show that a sentence was made with it */
#define WORDS_MIN   2
#define LETTERS_MIN 8

struct span {
	const char *p;
	size_t n;
};

/* What a format and a text have in common. */
struct fit {
	struct span arg[ARGUMENTS];
	int n;
	size_t weight; /* bytes that the format itself has */
};

/* kind is 's' for a text, 'd' for a number, '%' for a percent sign. */
struct conversion {
	char kind;
	bool has_star; /* an int before the argument says how long it may be */
	int place;     /* of the argument, from 1; 0: the next */
	size_t n;      /* bytes of the conversion */
};

static int read_place(const char *at)
{
	return at[0] >= '1' && at[0] <= '9' && at[1] == '$' ? at[0] - '0' : 0;
}

/* Returns false if the percent sign begins no conversion, as in "40 % of them". */
static bool read_conversion(const char *at, struct conversion *out)
{
	size_t n = 1;
	*out = (struct conversion){.kind = '%', .n = 2};
	if (at[1] == '%')
		return true;
	out->place = read_place(at + n);
	n += out->place ? 2 : 0;
	n += strspn(at + n, "-+#." DIGITS);
	if (at[n] == '*') {
		out->has_star = true;
		n++;
		n += read_place(at + n) ? 2 : 0;
	}
	n += strspn(at + n, "hlzjt");
	if (!at[n] || !strchr("diuxs", at[n]))
		return false;
	out->kind = at[n] == 's' ? 's' : 'd';
	out->n = n + 1;
	return true;
}

/* How far a format and a text are compared. */
struct matching {
	const char *format, *text;
	struct fit fit;
};

static bool add_argument(struct matching *m, bool has_star, size_t n)
{
	if (m->fit.n + has_star >= ARGUMENTS)
		return false;
	if (has_star)
		m->fit.arg[m->fit.n++] = (struct span){m->text, 0};
	m->fit.arg[m->fit.n++] = (struct span){m->text, n};
	m->text += n;
	return true;
}

/* Compares the next conversion or byte. The argument of a text is empty at first: long_text keeps
 * where it can become longer. */
static bool match_next(struct matching *m, struct matching *long_text)
{
	struct conversion c = {.kind = '\0', .n = 1};
	if (*m->format == '%' && !read_conversion(m->format, &c))
		c = (struct conversion){.kind = '\0', .n = 1};
	if (c.kind == 's' || c.kind == 'd') {
		size_t sign = *m->text == '-', digits = strspn(m->text + sign, DIGITS);
		m->format += c.n;
		if (!add_argument(m, c.has_star, c.kind == 'd' ? sign + digits : 0))
			return false;
		if (c.kind == 's')
			*long_text = *m;
		return c.kind == 's' || digits > 0;
	}
	if (!*m->text || *m->format != *m->text)
		return false;
	m->format += c.n;
	m->text++;
	m->fit.weight++;
	return true;
}

static bool lengthen_text(struct matching *m, struct matching *long_text)
{
	if (!long_text->format || !*long_text->text)
		return false;
	long_text->text++;
	long_text->fit.arg[long_text->fit.n - 1].n++;
	*m = *long_text;
	return true;
}

static bool match_format(const char *format, const char *text, struct fit *out)
{
	struct matching m = {.format = format, .text = text}, long_text = {.format = NULL};
	while (*m.format || *m.text)
		if (!match_next(&m, &long_text) && !lengthen_text(&m, &long_text))
			return false;
	*out = m.fit;
	return true;
}

/* A format that begins with a word of its own puts something before a sentence, as in
 * "page 3: the answer has no Data": it is taken first. */
static bool is_better(const struct catalog_entry *found, const struct fit *best, const char *format,
		      const struct fit *fit)
{
	bool begins = format[0] != '%', before = found && found->text[0] != '%';
	return begins != before ? begins : fit->weight > best->weight;
}

/* What a format has of its own. */
struct own_words {
	size_t words, letters;
	bool has_number;
};

static struct own_words count_words(const char *format)
{
	struct own_words own = {.words = 0};
	while (*format) {
		struct conversion c;
		size_t n = strspn(format, LETTERS);
		if (*format == '%' && read_conversion(format, &c)) {
			own.has_number |= c.kind == 'd';
			format += c.n;
			continue;
		}
		own.words += n > 1;
		own.letters += n;
		format += n > 0 ? n : 1;
	}
	return own;
}

/* A name, a path, a text of the catalog, or what follows a colon or a quotation mark. */
static bool is_known_part(const struct catalog *lang, const char *text, struct span part)
{
	char copy[PART_BYTES];
	size_t before = (size_t)(part.p - text);
	if (!memchr(part.p, ' ', part.n) || *part.p == '/' || (before > 0 && part.p[-1] == '"') ||
	    (before > 1 && memcmp(part.p - 2, ": ", 2) == 0))
		return true;
	if (part.n >= sizeof copy)
		return false;
	memcpy(copy, part.p, part.n);
	copy[part.n] = '\0';
	return lang_text(lang, copy) != copy;
}

/* "%s is %s" and "%s of %s" fit sentences of all kinds, so they say nothing about any. A format of
 * few words is believed only if it leaves names and known texts. A number is in few sentences. */
static bool is_believable(const struct catalog *lang, const char *format, const char *text,
			  const struct fit *fit)
{
	struct own_words own = count_words(format);
	if (own.has_number ? own.words > 0 : own.words >= WORDS_MANY)
		return true;
	if (own.words < WORDS_MIN || own.letters < LETTERS_MIN)
		return false;
	for (int i = 0; i < fit->n; i++)
		if (!is_known_part(lang, text, fit->arg[i]))
			return false;
	return true;
}

/* Returns what follows the first such piece in the text; NULL if the text has none. */
static const char *skip_piece(const char *text, struct span piece)
{
	for (; (text = strchr(text, *piece.p)) != NULL; text++)
		if (strncmp(text, piece.p, piece.n) == 0)
			return text + piece.n;
	return NULL;
}

/* Says whether the text has all pieces between the conversions, in their order. Most formats fail
 * here, long before their conversions are compared: a text of any origin costs little. */
static bool has_pieces(const char *format, const char *text)
{
	while (*format && text) {
		struct conversion c;
		struct span piece = {format, strcspn(format, "%")};
		if (piece.n > 0)
			text = skip_piece(text, piece);
		format += piece.n;
		if (*format)
			format += read_conversion(format, &c) ? c.n : 1;
	}
	return text != NULL;
}

/* Chooses the format that has most of the text itself. */
static const struct catalog_entry *find_format(const struct catalog *lang, const char *text,
					       struct fit *best)
{
	const struct catalog_entry *found = NULL;
	*best = (struct fit){.n = 0};
	for (size_t i = 0; i < lang->n; i++) {
		const char *format = lang->entry[i].text;
		struct fit fit;
		/* Most formats differ in their first byte. */
		if ((format[0] != '%' && format[0] != text[0]) || !strchr(format, '%') ||
		    strchr(format, CATALOG_CONTEXT[0]) || !has_pieces(format, text) ||
		    !match_format(format, text, &fit) || !is_believable(lang, format, text, &fit))
			continue;
		if (!found || is_better(found, best, format, &fit)) {
			found = &lang->entry[i];
			*best = fit;
		}
	}
	return found;
}

struct writer {
	char *out;
	size_t n, size;
	int searches; /* of formats, so far */
};

static void write_bytes(struct writer *w, const char *p, size_t n)
{
	for (size_t i = 0; i < n && w->n + 1 < w->size; i++)
		w->out[w->n++] = p[i];
	w->out[w->n] = '\0';
}

/* Drops what a full room has left of the last character. */
static void drop_broken_end(struct writer *w)
{
	size_t n = w->n, more = 0;
	if (w->n + 1 < w->size)
		return;
	for (; n > 0 && ((unsigned char)w->out[n - 1] & 0xC0) == 0x80; n--)
		more++;
	unsigned char lead = n ? (unsigned char)w->out[n - 1] : 0;
	size_t whole = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
	if (more < whole)
		w->out[n - 1] = '\0';
}

static bool translate(const struct catalog *lang, const char *text, struct writer *w, int depth);

/* Returns the bytes of the word that a text begins with. */
static size_t count_word(struct span text)
{
	const char *blank = memchr(text.p, ' ', text.n);
	return blank ? (size_t)(blank - text.p) : text.n;
}

/* Writes " or X" at the end of a list; false if the text is not that. */
static bool write_last(const struct catalog *lang, struct span text, struct writer *w)
{
	static const char *const words[] = {NC_("before the last of a list", " or "),
					    NC_("before the last of a list", " and ")};
	for (size_t i = 0; i < 2; i++) {
		size_t n = strlen(words[i]);
		struct span last = {text.p + n, text.n - n};
		if (text.n <= n || memcmp(text.p, words[i], n) != 0 || count_word(last) != last.n)
			continue;
		const char *before = lang_text_in(lang, "before the last of a list", words[i]);
		write_bytes(w, before, strlen(before));
		write_bytes(w, last.p, last.n);
		return true;
	}
	return false;
}

/* Writes a list of words such as "auto, always or never"; false if the text is none. */
static bool write_list(const struct catalog *lang, struct span text, struct writer *w)
{
	const char *next = lang_text_in(lang, "between two of a list", ", ");
	size_t began = w->n, n;
	while ((n = count_word(text)) > 1 && n < text.n && text.p[n - 1] == ',') {
		write_bytes(w, text.p, n - 1);
		write_bytes(w, next, strlen(next));
		text = (struct span){text.p + n + 1, text.n - n - 1};
	}
	write_bytes(w, text.p, n);
	if (write_last(lang, (struct span){text.p + n, text.n - n}, w))
		return true;
	w->n = began;
	return false;
}

/* Writes a part of a sentence, translated if it can be; a part of one word is a name. One may be an
 * end that begins with a colon. */
static bool write_part(const struct catalog *lang, struct span part, struct writer *w, int depth)
{
	char text[PART_BYTES];
	const char *colon = lang_text_in(lang, "in front of a message", ": ");
	if (part.n > 2 && memcmp(part.p, ": ", 2) == 0) {
		write_bytes(w, colon, strlen(colon));
		part = (struct span){part.p + 2, part.n - 2};
	}
	if (part.n < sizeof text && memchr(part.p, ' ', part.n) && depth < DEPTH_MAX) {
		memcpy(text, part.p, part.n);
		text[part.n] = '\0';
		if (translate(lang, text, w, depth + 1) || write_list(lang, part, w))
			return true;
	}
	write_bytes(w, part.p, part.n);
	return false;
}

static void write_sentence(const struct catalog *lang, const char *format, const struct fit *fit,
			   struct writer *w, int depth)
{
	int next = 1;
	while (*format) {
		struct conversion c;
		if (*format != '%' || !read_conversion(format, &c)) {
			write_bytes(w, format++, 1);
			continue;
		}
		format += c.n;
		if (c.kind == '%') {
			write_bytes(w, "%", 1);
			continue;
		}
		int place = c.place ? c.place : next + c.has_star;
		next = place + 1;
		if (place <= fit->n)
			write_part(lang, fit->arg[place - 1], w, depth);
	}
}

/* Translates the two parts of a text that the separator divides. */
static bool write_parts(const struct catalog *lang, const char *text, const char *separator,
			const char *between, struct writer *w, int depth)
{
	const char *at = strstr(text, separator);
	size_t began = w->n;
	if (!at)
		return false;
	const char *rest = at + strlen(separator);
	bool first = write_part(lang, (struct span){text, (size_t)(at - text)}, w, depth);
	write_bytes(w, between, strlen(between));
	if (write_part(lang, (struct span){rest, strlen(rest)}, w, depth) || first)
		return true;
	w->n = began;
	return false;
}

/* Each level looks for a shorter text: the depth ends it. */
static bool translate(const struct catalog *lang, const char *text, struct writer *w, int depth)
{
	struct fit fit;
	const char *whole = lang_text(lang, text);
	if (whole != text) {
		write_bytes(w, whole, strlen(whole));
		return true;
	}
	const struct catalog_entry *entry =
	    w->searches++ < SEARCHES_MAX ? find_format(lang, text, &fit) : NULL;
	if (entry) {
		write_sentence(lang, entry->in[0], &fit, w, depth);
		return true;
	}
	return write_parts(lang, text, "; ", lang_text_in(lang, "between two sentences", "; "), w,
			   depth) ||
	       write_parts(lang, text, ": ", lang_text_in(lang, "in front of a message", ": "), w,
			   depth);
}

const char *lang_sentence(const struct catalog *lang, const char *text, char *room, size_t size)
{
	struct writer w = {.out = room, .size = size};
	if (!lang || size == 0)
		return text;
	room[0] = '\0';
	if (!translate(lang, text, &w, 0))
		return text;
	drop_broken_end(&w);
	return room;
}
