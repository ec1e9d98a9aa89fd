/* SPDX-License-Identifier: MIT */
/* Parses the terms of a condition: words, phrases, and columns with what they must be. */
#include <string.h>

#include "base/word_match.h"

#include "condition_private.h"

#define SHOWN_BYTES 41 /* of a word that a sentence names, with its NUL */

/* A comparison as it is written; ":" and "=" differ for texts only. */
enum sign {
	OP_NONE,
	OP_HOLDS,
	OP_EQUAL,
	OP_UNEQUAL,
	OP_LESS,
	OP_LESS_EQUAL,
	OP_MORE,
	OP_MORE_EQUAL
};

struct term {
	size_t at; /* of its first byte */
	enum condition_column column;
	enum sign op;
};

bool condition_term_is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

char condition_term_peek(const struct condition_parser *p, size_t ahead)
{
	return p->at + ahead < p->text.n ? p->text.p[p->at + ahead] : '\0';
}

void condition_term_skip_blanks(struct condition_parser *p)
{
	while (p->at < p->text.n && condition_term_is_blank(p->text.p[p->at]))
		p->at++;
}

bool condition_term_is_at_end(const struct condition_parser *p)
{
	return p->at >= p->text.n;
}

/* Notes the place of the fault, whose sentence follows. */
struct err *condition_term_mark_fault(struct condition_parser *p, size_t at, size_t n)
{
	p->fault->at = at;
	p->fault->n = n < p->text.n - at ? n : p->text.n - at;
	p->fault->unfinished = at + n >= p->text.n;
	return &p->fault->e;
}

bool condition_term_add(struct condition_parser *p, struct condition_node n, uint8_t *index)
{
	struct condition *c = p->out;
	if (c->n_nodes == CONDITION_NODES)
		return err_set(condition_term_mark_fault(p, p->at, 0), ERR_LIMIT,
			       "the condition has too many terms");
	*index = (uint8_t)c->n_nodes;
	c->node[c->n_nodes++] = n;
	return true;
}

bool condition_term_join(struct condition_parser *p, enum condition_node_kind kind, uint8_t left,
			 uint8_t right, uint8_t *index)
{
	return condition_term_add(
	    p, (struct condition_node){.kind = kind, .left = left, .right = right}, index);
}

bool condition_term_invert(struct condition_parser *p, uint8_t *node)
{
	return condition_term_add(p, (struct condition_node){.kind = CONDITION_NOT, .left = *node},
				  node);
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Reads to the closing quotation mark, or to the end while it is still to be typed. The text goes
 * to the end of the pool. */
static struct sl read_quoted(struct condition_parser *p)
{
	struct condition *c = p->out;
	char *to = c->pool + c->n_pool;
	size_t n = 0;
	p->at++;
	while (!condition_term_is_at_end(p) && p->text.p[p->at] != '"') {
		if (p->text.p[p->at] == '\\' && p->at + 1 < p->text.n)
			p->at++;
		to[n++] = p->text.p[p->at++];
	}
	if (!condition_term_is_at_end(p))
		p->at++;
	return (struct sl){to, n};
}

/* Reads a word that is not quoted. It may hold parentheses in pairs. */
static struct sl read_bare(struct condition_parser *p, bool in_list)
{
	struct condition *c = p->out;
	size_t from = p->at;
	int open = 0;
	for (; !condition_term_is_at_end(p); p->at++) {
		char at = p->text.p[p->at];
		if (condition_term_is_blank(at) || (at == ',' && in_list) ||
		    (at == ')' && open == 0))
			break;
		open += at == '(' ? 1 : at == ')' ? -1 : 0;
	}
	struct sl word = {p->text.p + from, p->at - from};
	char *to = c->pool + c->n_pool;
	if (word.n)
		memcpy(to, word.p, word.n);
	return (struct sl){to, word.n};
}

static struct sl read_word(struct condition_parser *p, bool in_list)
{
	return condition_term_peek(p, 0) == '"' ? read_quoted(p) : read_bare(p, in_list);
}

/* Adds the text that was read last. */
static bool add_text(struct condition_parser *p, struct sl read, unsigned fields, bool whole,
		     uint8_t *node)
{
	struct condition *c = p->out;
	if (c->n_texts == CONDITION_TEXTS)
		return err_set(condition_term_mark_fault(p, p->at, 0), ERR_LIMIT,
			       "the condition has too many texts");
	c->text[c->n_texts] = (struct condition_text){.at = (uint16_t)c->n_pool,
						      .n = (uint16_t)read.n,
						      .fields = fields,
						      .whole = whole || read.n == 0};
	c->n_pool += read.n;
	return condition_term_add(
	    p, (struct condition_node){.kind = CONDITION_HAS_TEXT, .left = (uint8_t)c->n_texts++},
	    node);
}

/* Takes the comma between two words of a list. */
static bool take_comma(struct condition_parser *p)
{
	if (condition_term_peek(p, 0) != ',')
		return false;
	p->at++;
	return true;
}

static bool is_ordering(enum sign op)
{
	return op == OP_LESS || op == OP_LESS_EQUAL || op == OP_MORE || op == OP_MORE_EQUAL;
}

static bool refuse_no_value(struct condition_parser *p, const struct term *t)
{
	return err_set(condition_term_mark_fault(p, t->at, p->at - t->at), ERR_USAGE,
		       "a value is missing behind %s", condition_column_word(t->column));
}

/* True where a value begins; a quoted one may be empty. */
static bool begins_value(const struct condition_parser *p)
{
	char c = condition_term_peek(p, 0);
	return !condition_term_is_at_end(p) && !condition_term_is_blank(c) && c != ')' && c != ',';
}

static bool parse_texts(struct condition_parser *p, const struct term *t, uint8_t *node)
{
	unsigned fields = FIELD_BIT(condition_column_field(t->column));
	uint8_t more = 0;
	if (is_ordering(t->op))
		return err_set(condition_term_mark_fault(p, t->at, p->at - t->at), ERR_USAGE,
			       "%s is a text: %s:WORD finds a part of it, %s=WORD the whole",
			       condition_column_word(t->column), condition_column_word(t->column),
			       condition_column_word(t->column));
	for (bool first = true; first || take_comma(p); first = false) {
		if (!begins_value(p))
			return refuse_no_value(p, t);
		if (!add_text(p, read_word(p, true), fields, t->op != OP_HOLDS,
			      first ? node : &more) ||
		    (!first && !condition_term_join(p, CONDITION_OR, *node, more, node)))
			return false;
	}
	return true;
}

static bool read_status(struct condition_parser *p, size_t at, struct sl word, unsigned *bits)
{
	char shown[SHOWN_BYTES];
	for (size_t i = 0; i < p->statuses->n; i++)
		if (sl_equal_nocase(word, sl_from(p->statuses->name[i]))) {
			*bits |= 1u << i;
			return true;
		}
	if (p->statuses->n && sl_equal_nocase(word, SL("na"))) {
		*bits |= 1u << (p->statuses->n - 1);
		return true;
	}
	if (sl_equal_nocase(word, SL("risk"))) {
		*bits |= p->statuses->at_risk;
		return true;
	}
	sl_to_chars(word, shown, sizeof shown);
	return err_set(condition_term_mark_fault(p, at, p->at - at), ERR_USAGE,
		       "\"%s\" is no status; the words are sus, neg, out, crit, low, ok, na and "
		       "risk",
		       shown);
}

static bool parse_statuses(struct condition_parser *p, const struct term *t, uint8_t *node)
{
	struct condition_node n = {.kind = CONDITION_HAS_STATUS, .column = t->column};
	if (is_ordering(t->op))
		return err_set(condition_term_mark_fault(p, t->at, p->at - t->at), ERR_USAGE,
			       "statuses are listed, not compared: status:neg,out");
	for (bool first = true; first || take_comma(p); first = false) {
		size_t at = p->at;
		if (!begins_value(p))
			return refuse_no_value(p, t);
		if (!read_status(p, at, read_word(p, true), &n.statuses))
			return false;
	}
	return condition_term_add(p, n, node);
}

static enum condition_compare compare_of(enum sign op)
{
	switch (op) {
	case OP_LESS: return CONDITION_LESS;
	case OP_LESS_EQUAL: return CONDITION_LESS_OR_EQUAL;
	case OP_MORE: return CONDITION_MORE;
	case OP_MORE_EQUAL: return CONDITION_MORE_OR_EQUAL;
	case OP_NONE:
	case OP_HOLDS:
	case OP_EQUAL:
	case OP_UNEQUAL: break;
	}
	return CONDITION_EQUAL;
}

static bool parse_number(struct condition_parser *p, const struct term *t, uint8_t *node)
{
	struct condition_node n = {
	    .kind = CONDITION_COMPARES, .column = t->column, .compare = compare_of(t->op)};
	struct err why = {.lang = p->fault->e.lang};
	size_t at = p->at;
	if (!begins_value(p))
		return refuse_no_value(p, t);
	struct sl value = read_word(p, false);
	if (value.n == 0 || sl_equal_nocase(value, SL("none"))) {
		if (is_ordering(t->op))
			return err_set(
			    condition_term_mark_fault(p, t->at, p->at - t->at), ERR_USAGE,
			    "\"none\" cannot be compared; %s:none finds rows without one",
			    condition_column_word(t->column));
		n.compare = CONDITION_MISSING;
	} else if (!condition_value_parse(value, &n, &why)) {
		return err_set(condition_term_mark_fault(p, at, p->at - at), ERR_USAGE, "%s",
			       why.text);
	}
	return condition_term_add(p, n, node);
}

static bool parse_value(struct condition_parser *p, const struct term *t, uint8_t *node)
{
	bool ok = false;
	switch (condition_column_kind(t->column)) {
	case CONDITION_IS_TEXT: ok = parse_texts(p, t, node); break;
	case CONDITION_IS_STATUS: ok = parse_statuses(p, t, node); break;
	case CONDITION_IS_AMOUNT:
	case CONDITION_IS_SHARE:
	case CONDITION_IS_DAYS:
	case CONDITION_IS_TIME:
	case CONDITION_IS_NUMBER: ok = parse_number(p, t, node); break;
	}
	return ok && (t->op != OP_UNEQUAL || condition_term_invert(p, node));
}

/* Reads the operator `ahead` bytes from here; *n gets its bytes. */
static enum sign peek_operator(const struct condition_parser *p, size_t ahead, size_t *n)
{
	char c = condition_term_peek(p, ahead), next = condition_term_peek(p, ahead + 1);
	bool equal = next == '=';
	*n = c == ':' || c == '=' ? 1 : 1 + (size_t)equal;
	switch (c) {
	case ':': return OP_HOLDS;
	case '=': return OP_EQUAL;
	case '!': return equal ? OP_UNEQUAL : OP_NONE;
	case '<': return equal ? OP_LESS_EQUAL : OP_LESS;
	case '>': return equal ? OP_MORE_EQUAL : OP_MORE;
	default: return OP_NONE;
	}
}

/* Returns the letters that a column may be called by. */
static struct sl peek_name(const struct condition_parser *p)
{
	size_t n = 0;
	while (is_letter(condition_term_peek(p, n)))
		n++;
	n += n > 0 && condition_term_peek(p, n) == '%';
	return (struct sl){p->text.p + p->at, n};
}

/* Refuses a name that is no column where one is probably meant. */
static bool check_name(struct condition_parser *p, struct sl name, enum sign op)
{
	char hint[WORD_MATCH_HINT], shown[SHOWN_BYTES];
	struct word_match near = word_match_start(name);
	for (int c = 0; c < CONDITION_COLUMNS; c++)
		word_match_add(&near, sl_from(condition_column_word((enum condition_column)c)));
	if (!is_ordering(op) && word_match_nearest(&near).n == 0)
		return true;
	sl_to_chars(name, shown, sizeof shown);
	struct err *fault = condition_term_mark_fault(p, p->at, name.n);
	return err_set(fault, ERR_USAGE, "\"%s\" is no column%s; in quotation marks it is a text",
		       shown, word_match_hint(&near, err_lang(fault), "", hint));
}

/* Finds a term that begins here with a column; false with a fault for one that is not known. */
static bool find_term(struct condition_parser *p, struct term *t)
{
	struct sl name = peek_name(p);
	size_t ahead = name.n, n = 0;
	*t = (struct term){.at = p->at};
	if (name.n == 0)
		return true;
	enum sign op = peek_operator(p, ahead, &n);
	if (!condition_column_parse(name, &t->column))
		return op == OP_NONE || check_name(p, name, op);
	while (op == OP_NONE && condition_term_is_blank(condition_term_peek(p, ahead)))
		ahead++;
	bool apart = ahead > name.n;
	op = apart ? peek_operator(p, ahead, &n) : op;
	if (op == OP_NONE || (apart && op == OP_HOLDS))
		return true;
	t->op = op;
	p->at += ahead + n;
	condition_term_skip_blanks(p);
	return true;
}

static bool parse_plain(struct condition_parser *p, uint8_t *node)
{
	enum condition_fact fact;
	bool quoted = condition_term_peek(p, 0) == '"';
	struct sl word = read_word(p, false);
	if (!quoted && condition_fact_parse(word, &fact))
		return condition_term_add(
		    p, (struct condition_node){.kind = CONDITION_HAS_FACT, .fact = fact}, node);
	if (word.n == 0)
		return err_set(condition_term_mark_fault(p, p->at, 0), ERR_USAGE,
			       "there is no text between the quotation marks");
	return add_text(p, word, CONDITION_ANY_FIELD, false, node);
}

bool condition_term_parse(struct condition_parser *p, uint8_t *node)
{
	struct term t;
	if (!find_term(p, &t))
		return false;
	return t.op != OP_NONE ? parse_value(p, &t, node) : parse_plain(p, node);
}
