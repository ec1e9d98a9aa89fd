/* SPDX-License-Identifier: MIT */
/* Finds the places of a command line that stand for values, and the quotes that they are in. */
#include "input/shell_template.h"

#include "base/attr.h"

#define DEPTH_MAX 16 /* commands within commands: $(...) and `...` */

static const char *const names[SHELL_FIELDS] = {
    [SHELL_UIN] = "{uin}", [SHELL_NAME] = "{name}", [SHELL_EMAIL] = "{email}"};

const char *shell_template_field_name(enum shell_field f)
{
	return names[f];
}

/* The place of the reading in the line. A command within another has quotes and options of its own.
 */
struct reader {
	struct shell_template *t;
	size_t i;
	bool begins_word;
	size_t depth;
	bool options_end[DEPTH_MAX]; /* a word "--" was read */
	char quote[DEPTH_MAX];
	char closer[DEPTH_MAX]; /* what ends the command: ')' or '`' */
};

static char byte_at(const struct reader *r, size_t ahead)
{
	return r->i + ahead < r->t->line.n ? r->t->line.p[r->i + ahead] : '\0';
}

static bool ends_word(char c)
{
	return c == '\0' || c == ' ' || c == '\t' || c == '|' || c == '&' || c == ';' || c == '<' ||
	       c == '>' || c == '(' || c == ')' || c == '`';
}

static bool find_field(const struct reader *r, enum shell_field *out, size_t *n)
{
	struct sl rest = sl_drop(r->t->line, r->i);
	for (int f = 0; f < SHELL_FIELDS; f++)
		if (sl_starts(rest, sl_from(names[f]))) {
			*out = (enum shell_field)f;
			*n = sl_from(names[f]).n;
			return true;
		}
	return false;
}

/* "${name}" is a variable of the shell. */
static bool is_variable(const struct reader *r)
{
	return r->i > 0 && r->t->line.p[r->i - 1] == '$';
}

static bool take_place(struct reader *r, struct err *e)
{
	struct shell_place p = {.at = r->i, .quote = r->quote[r->depth]};
	if (is_variable(r) || !find_field(r, &p.field, &p.n))
		return true;
	if (r->t->n == SHELL_TEMPLATE_MOST)
		return err_set(e, ERR_CONFIG, "at most %d places for values are allowed",
			       SHELL_TEMPLATE_MOST);
	bool begins = r->begins_word && p.quote == '\0';
	bool quoted = r->i > 0 && p.quote && r->t->line.p[r->i - 1] == p.quote;
	p.is_word = begins && ends_word(byte_at(r, p.n));
	p.is_guarded = r->options_end[r->depth] || !(begins || quoted);
	r->t->at[r->t->n++] = p;
	r->i += p.n - 1;
	return true;
}

static bool open_command(struct reader *r, char closer, struct err *e)
{
	if (r->depth + 1 == DEPTH_MAX)
		return err_set(e, ERR_CONFIG, "too many commands within commands");
	r->depth++;
	r->options_end[r->depth] = false;
	r->quote[r->depth] = '\0';
	r->closer[r->depth] = closer;
	return true;
}

/* Reads a sign that opens or closes quotes or a command; false for any other. */
static bool take_sign(struct reader *r, char c, bool *ok, struct err *e)
{
	char *quote = &r->quote[r->depth];
	if (*quote == '\'') {
		*quote = c == '\'' ? '\0' : '\'';
		return c == '\'';
	}
	if (c == '\\') {
		r->i++;
		return true;
	}
	if (c == '"' || (c == '\'' && *quote == '\0')) {
		*quote = *quote == c ? '\0' : c;
		return true;
	}
	if (r->depth > 0 && c == r->closer[r->depth] && *quote == '\0') {
		r->depth--;
		return true;
	}
	bool plain = *quote == '\0', inner = c == '$' && byte_at(r, 1) == '(';
	if (c != '`' && !inner && !(c == '(' && plain))
		return false;
	*ok = open_command(r, c == '`' ? '`' : ')', e);
	r->i += inner;
	return true;
}

static bool is_options_end(const struct reader *r)
{
	return r->begins_word && byte_at(r, 0) == '-' && byte_at(r, 1) == '-' &&
	       ends_word(byte_at(r, 2));
}

static bool ends_command(char c)
{
	return c == '|' || c == '&' || c == ';';
}

static bool read_byte(struct reader *r, struct err *e)
{
	char c = byte_at(r, 0);
	bool ok = true, plain = r->quote[r->depth] == '\0';
	size_t depth = r->depth;
	if (plain && is_options_end(r))
		r->options_end[depth] = true;
	if (plain && ends_command(c))
		r->options_end[depth] = false;
	if (!take_sign(r, c, &ok, e) && c == '{')
		ok = take_place(r, e);
	r->begins_word = r->quote[r->depth] == '\0' && (ends_word(c) || r->depth > depth);
	return ok;
}

static bool begins_remark(const struct reader *r)
{
	return r->depth == 0 && r->begins_word && byte_at(r, 0) == '#';
}

bool shell_template_read(struct sl line, struct shell_template *out, struct err *e)
{
	struct reader r = {.t = out, .begins_word = true};
	*out = (struct shell_template){.line = line};
	for (; r.i < line.n && !begins_remark(&r); r.i++)
		if (!read_byte(&r, e))
			return false;
	return (r.depth == 0 && r.quote[0] == '\0') ||
	       err_set(e, ERR_CONFIG, "a quotation mark or a bracket has no end");
}

bool shell_template_has_field(const struct shell_template *t, enum shell_field f)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->at[i].field == f)
			return true;
	return false;
}

const struct shell_place *shell_template_find_part(const struct shell_template *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (!t->at[i].is_word)
			return &t->at[i];
	return NULL;
}

const struct shell_place *shell_template_find_unguarded(const struct shell_template *t,
							enum shell_field f)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->at[i].field == f && !t->at[i].is_guarded)
			return &t->at[i];
	return NULL;
}

/* Returns the number of the first parameter of the field, from 1. */
static size_t first_parameter(const struct shell_template *t, enum shell_field f, size_t n)
{
	size_t first = 1;
	for (int before = 0; before < (int)f; before++)
		first += shell_template_has_field(t, (enum shell_field)before) ? n : 0;
	return first;
}

static void add_values(const struct shell_template *t, const struct shell_place *p, size_t n,
		       struct buf *out)
{
	size_t first = first_parameter(t, p->field, n);
	if (p->quote == '"')
		buf_addf(out, "${%zu}", first);
	else if (p->quote == '\'')
		buf_addf(out, "'\"${%zu}\"'", first);
	else
		for (size_t i = 0; i < (p->is_word ? n : 1); i++)
			buf_addf(out, "%s\"${%zu}\"", i ? " " : "", first + i);
}

void shell_template_write(const struct shell_template *t, size_t n, struct buf *out)
{
	size_t done = 0;
	for (size_t i = 0; i < t->n; i++) {
		const struct shell_place *p = &t->at[i];
		buf_add(out, sl_take(sl_drop(t->line, done), p->at - done));
		add_values(t, p, n, out);
		done = p->at + p->n;
	}
	buf_add(out, sl_drop(t->line, done));
}
