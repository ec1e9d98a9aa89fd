/* SPDX-License-Identifier: MIT */
/* Prints a condition in one form, from which the same condition is parsed. */
#include <string.h>

#include "base/attr.h"

#include "condition_private.h"

static const char *const signs[] = {
    [CONDITION_EQUAL] = "=", [CONDITION_LESS] = "<",           [CONDITION_LESS_OR_EQUAL] = "<=",
    [CONDITION_MORE] = ">",  [CONDITION_MORE_OR_EQUAL] = ">=", [CONDITION_MISSING] = ":"};

struct printer {
	const struct condition *c;
	const struct condition_statuses *statuses;
	struct buf *out;
};

static bool is_plain_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (unsigned char)c >= 0x80 || (c != '\0' && strchr("@._-+/", c));
}

/* True for a word that would be read as something else than a text. */
static bool is_keyword(struct sl text)
{
	enum condition_fact fact;
	return sl_equal_nocase(text, SL("and")) || sl_equal_nocase(text, SL("or")) ||
	       condition_fact_parse(text, &fact);
}

static bool needs_quotes(struct sl text)
{
	for (size_t i = 0; i < text.n; i++)
		if (!is_plain_byte(text.p[i]))
			return true;
	return text.n == 0 || is_keyword(text);
}

void condition_quote(struct sl text, struct buf *out)
{
	if (!needs_quotes(text)) {
		buf_add(out, text);
		return;
	}
	buf_add_byte(out, '"');
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '"' || text.p[i] == '\\')
			buf_add_byte(out, '\\');
		buf_add_byte(out, text.p[i]);
	}
	buf_add_byte(out, '"');
}

/* Finds the column that alone is searched. */
static bool find_column(unsigned fields, enum condition_column *column)
{
	for (int i = 0; i < CONDITION_COLUMNS; i++) {
		enum condition_column c = (enum condition_column)i;
		if (condition_column_kind(c) == CONDITION_IS_TEXT &&
		    FIELD_BIT(condition_column_field(c)) == fields) {
			*column = c;
			return true;
		}
	}
	return false;
}

static void print_text(const struct printer *p, size_t i)
{
	const struct condition_text *t = &p->c->text[i];
	enum condition_column column;
	if (find_column(t->fields, &column))
		buf_addf(p->out, "%s%c", condition_column_word(column), t->whole ? '=' : ':');
	condition_quote(condition_text_at(p->c, i), p->out);
}

static void print_lower(const char *name, struct buf *out)
{
	for (; *name; name++)
		if (*name != '/')
			buf_add_byte(out, *name >= 'A' && *name <= 'Z' ? (char)(*name - 'A' + 'a')
								       : *name);
}

static void print_statuses(const struct printer *p, unsigned bits)
{
	const char *before = "status:";
	for (size_t i = 0; i < p->statuses->n; i++) {
		if (!(bits & 1u << i))
			continue;
		buf_add_chars(p->out, before);
		print_lower(p->statuses->name[i], p->out);
		before = ",";
	}
}

static void print_comparison(const struct printer *p, const struct condition_node *n)
{
	buf_addf(p->out, "%s%s", condition_column_word(n->column), signs[n->compare]);
	if (n->compare == CONDITION_MISSING)
		buf_add_chars(p->out, "none");
	else
		condition_value_print(n, p->out);
}

static void print_node(const struct printer *p, uint8_t i);

static void print_operand(const struct printer *p, uint8_t i, bool grouped)
{
	if (grouped)
		buf_add_byte(p->out, '(');
	print_node(p, i);
	if (grouped)
		buf_add_byte(p->out, ')');
}

static void print_node(const struct printer *p, uint8_t i)
{
	const struct condition_node *node = p->c->node, *n = &node[i];
	switch (n->kind) {
	case CONDITION_AND:
		print_operand(p, n->left, node[n->left].kind == CONDITION_OR);
		buf_add_byte(p->out, ' ');
		print_operand(p, n->right, node[n->right].kind == CONDITION_OR);
		break;
	case CONDITION_OR:
		print_node(p, n->left);
		buf_add_chars(p->out, " or ");
		print_node(p, n->right);
		break;
	case CONDITION_NOT:
		buf_add_byte(p->out, '!');
		print_operand(p, n->left,
			      node[n->left].kind == CONDITION_AND ||
				  node[n->left].kind == CONDITION_OR);
		break;
	case CONDITION_HAS_TEXT: print_text(p, n->left); break;
	case CONDITION_COMPARES: print_comparison(p, n); break;
	case CONDITION_HAS_STATUS: print_statuses(p, n->statuses); break;
	case CONDITION_HAS_FACT: buf_add_chars(p->out, condition_fact_word(n->fact)); break;
	}
}

void condition_print(const struct condition *c, const struct condition_statuses *statuses,
		     struct buf *out)
{
	struct printer p = {c, statuses, out};
	if (c->n_nodes)
		print_node(&p, c->root);
}
