/* SPDX-License-Identifier: MIT */
/* Reads the configuration file into entries and problems. */
#include "config/config.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/sl.h"
#include "base/text.h"
#include "base/utf8.h"

#include "files/small_file.h"
#include "lang/sentence.h"

void config_usual_path(const char *xdg_config_home, const char *home, char out[CONFIG_PATH])
{
	bool xdg = xdg_config_home && xdg_config_home[0] == '/';
	int n = -1;
	if (xdg)
		n = snprintf(out, CONFIG_PATH, "%s/tcpartner/config", xdg_config_home);
	else if (home && home[0])
		n = snprintf(out, CONFIG_PATH, "%s/.config/tcpartner/config", home);
	if (n < 0 || n >= CONFIG_PATH)
		out[0] = '\0';
}

/* Counts a problem and returns the place that keeps the order of the lines, behind those of the
 * same line; NULL: as many of earlier lines are kept. */
static struct config_problem *place_problem(struct config *c, int line)
{
	size_t kept = c->n_problems < CONFIG_PROBLEMS ? c->n_problems : CONFIG_PROBLEMS;
	size_t at = kept;
	c->n_problems++;
	while (at > 0 && c->problem[at - 1].line > line)
		at--;
	if (at == CONFIG_PROBLEMS)
		return NULL;
	if (kept == CONFIG_PROBLEMS)
		kept--;
	memmove(&c->problem[at + 1], &c->problem[at], (kept - at) * sizeof c->problem[0]);
	return &c->problem[at];
}

void config_complain(struct config *c, int line, const char *fmt, ...)
{
	char words[sizeof c->problem[0].text];
	struct buf gated;
	va_list args;
	struct config_problem *p = place_problem(c, line);
	if (!p)
		return;
	va_start(args, fmt);
	vsnprintf(words, sizeof words, fmt, args);
	va_end(args);
	p->line = line;
	buf_init(&gated, 4 * sizeof words);
	text_gate(sl_from(words), &gated);
	sl_to_chars(buf_sl(&gated), p->text, sizeof p->text);
	buf_release(&gated);
}

/* Returns the next line as a string of its own, by overwriting what ends it. */
static char *next_line(char **rest)
{
	char *line = *rest, *end;
	if (!line || !*line)
		return NULL;
	end = strchr(line, '\n');
	*rest = end ? end + 1 : NULL;
	if (end)
		*end = '\0';
	return line;
}

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static char *trim_line(char *s)
{
	while (is_blank(*s))
		s++;
	size_t n = strlen(s);
	while (n > 0 && is_blank(s[n - 1]))
		n--;
	s[n] = '\0';
	return s;
}

/* Returns the profile of a section; NULL if its entries count for none. */
static const char *open_section(struct config *c, char *text, int line)
{
	size_t n = strlen(text);
	if (text[n - 1] != ']') {
		config_complain(c, line, "the section needs a ] at its end");
		return NULL;
	}
	text[n - 1] = '\0';
	char *word = trim_line(text + 1), *name = word;
	while (*name && !is_blank(*name))
		name++;
	if (*name)
		*name++ = '\0';
	name = trim_line(name);
	if (strcmp(word, "profile") != 0)
		config_complain(c, line, "unknown section [%.60s]; a section is [profile NAME]",
				word);
	else if (!*name)
		config_complain(c, line, "[profile NAME] needs a name");
	else
		return name;
	return NULL;
}

/* Returns what follows the first character of the key in "bind KEY = COMMAND", because that may
 * be '=' itself; any other line unchanged. */
static char *key_to_bind(char *text)
{
	char *p = text;
	if (strncmp(text, "bind", 4) != 0 || !is_blank(text[4]))
		return text;
	p += 4;
	while (is_blank(*p))
		p++;
	return *p ? p + 1 : p;
}

static void add_entry(struct config *c, const char *profile, char *text, int line)
{
	char *equals = strchr(key_to_bind(text), '=');
	if (!equals) {
		config_complain(c, line, "the line is not [profile NAME] or key = value");
		return;
	}
	*equals = '\0';
	char *key = trim_line(text);
	if (!*key) {
		config_complain(c, line, "the = needs a name before it");
		return;
	}
	for (char *p = key; *p && !is_blank(*p); p++)
		if (*p == '_')
			*p = '-';
	const struct config_entry *before = config_find(c, profile, key);
	if (before)
		config_complain(c, line, "%.60s was already set in line %d; this line wins", key,
				before->line);
	c->entries[c->n++] = (struct config_entry){line, profile, key, trim_line(equals + 1)};
}

static void read_lines(struct config *c)
{
	const char *profile = "";
	char *rest = c->text, *text;
	for (int line = 1; (text = next_line(&rest)) != NULL; line++) {
		text = trim_line(text);
		if (*text == '[')
			profile = open_section(c, text, line);
		else if (*text && *text != '#' && *text != ';' && profile)
			add_entry(c, profile, text, line);
	}
}

static size_t count_lines(struct sl text)
{
	size_t n = 1;
	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == '\n';
	return n;
}

bool config_parse(struct config *c, struct sl text, struct err *e)
{
	if (memchr(text.p, '\0', text.n) || !utf8_is_valid(text))
		return err_set(e, ERR_CONFIG, "%s is not UTF-8 text", c->path);
	c->present = true;
	c->text = mem_alloc(text.n + 1, 1);
	memcpy(c->text, text.p, text.n);
	c->entries = mem_alloc(count_lines(text), sizeof *c->entries);
	read_lines(c);
	return true;
}

static bool take_file(struct config *c, const struct small_file *f, struct err *e)
{
	const char *others = small_file_others(f);
	c->writable_by_others = others && strcmp(others, "change") == 0;
	return config_parse(c, (struct sl){f->text, f->n}, e);
}

bool config_read(struct config *c, const char *path, bool must_exist, struct err *e)
{
	*c = (struct config){.present = false};
	if (!sl_to_chars(sl_from(path), c->path, sizeof c->path))
		return err_set(e, ERR_CONFIG, "the path of the configuration file is too long");
	if (!path[0])
		return true;
	struct small_file *f = mem_alloc(1, sizeof *f);
	bool ok = true;
	switch (small_file_read(path, f, ERR_CONFIG, e)) {
	case SMALL_FILE_READ: ok = take_file(c, f, e); break;
	case SMALL_FILE_FAILED: ok = false; break;
	case SMALL_FILE_ABSENT:
		ok = !must_exist || err_set(e, ERR_CONFIG, "the file %s does not exist", path);
		break;
	}
	mem_free(f);
	return ok;
}

void config_release(struct config *c)
{
	mem_free(c->entries);
	mem_free(c->text);
	arena_release(&c->values);
	*c = (struct config){.present = false};
}

const struct config_entry *config_find(const struct config *c, const char *profile, const char *key)
{
	for (size_t i = c->n; i-- > 0;) {
		const struct config_entry *entry = &c->entries[i];
		if (strcmp(entry->key, key) == 0 &&
		    strcmp(entry->profile, profile ? profile : "") == 0)
			return entry;
	}
	return NULL;
}

void config_print_problem(const struct config *c, size_t i, const struct catalog *lang, char *out,
			  size_t size)
{
	const struct config_problem *p = &c->problem[i];
	char room[SENTENCE_ROOM];
	const char *what = lang_sentence(lang, p->text, room, sizeof room);
	if (p->line)
		snprintf(out, size, lang_text(lang, "%s line %d: %s"), c->path, p->line, what);
	else
		snprintf(out, size, lang_text_in(lang, "a file and what is wrong in it", "%s: %s"),
			 c->path, what);
}
