/* SPDX-License-Identifier: MIT */
/* Parses the text of a condition by recursive descent. */
#include "condition_private.h"

static bool parse_any(struct condition_parser *p, uint8_t *node);

static bool parse_group(struct condition_parser *p, uint8_t *node)
{
	size_t open = p->at++;
	if (!parse_any(p, node))
		return false;
	condition_term_skip_blanks(p);
	if (condition_term_peek(p, 0) != ')')
		return err_set(condition_term_mark_fault(p, open, p->text.n - open), ERR_USAGE,
			       "the parenthesis is not closed");
	p->at++;
	return true;
}

static bool parse_operand(struct condition_parser *p, uint8_t *node)
{
	if (condition_term_is_at_end(p))
		return err_set(condition_term_mark_fault(p, p->at, 0), ERR_USAGE,
			       "a text or a term is missing");
	if (condition_term_peek(p, 0) == ')')
		return err_set(condition_term_mark_fault(p, p->at, 1), ERR_USAGE,
			       "there is nothing before the closing parenthesis");
	if (condition_term_peek(p, 0) == '(')
		return parse_group(p, node);
	return condition_term_parse(p, node);
}

/* Parses an operand with any number of "!" before it. */
static bool parse_unary(struct condition_parser *p, uint8_t *node)
{
	bool ok;
	condition_term_skip_blanks(p);
	if (p->depth == CONDITION_DEPTH)
		return err_set(condition_term_mark_fault(p, p->at, 1), ERR_LIMIT,
			       "the parentheses are nested too deeply");
	p->depth++;
	if (condition_term_peek(p, 0) == '!') {
		p->at++;
		ok = parse_unary(p, node) && condition_term_invert(p, node);
	} else {
		ok = parse_operand(p, node);
	}
	p->depth--;
	return ok;
}

/* Takes the word if it is next, as a whole. */
static bool take_keyword(struct condition_parser *p, struct sl word)
{
	condition_term_skip_blanks(p);
	char behind = condition_term_peek(p, word.n);
	struct sl next = sl_take(sl_drop(p->text, p->at), word.n);
	bool ends = p->at + word.n >= p->text.n || condition_term_is_blank(behind) ||
		    behind == '(' || behind == '!' || behind == '"';
	if (!ends || !sl_equal_nocase(next, word))
		return false;
	p->at += word.n;
	return true;
}

static bool goes_on(struct condition_parser *p)
{
	condition_term_skip_blanks(p);
	return !condition_term_is_at_end(p) && condition_term_peek(p, 0) != ')';
}

/* Tells whether "or" is next, without taking it. */
static bool is_at_or(struct condition_parser *p)
{
	struct condition_parser ahead = *p;
	return take_keyword(&ahead, SL("or"));
}

static bool parse_all(struct condition_parser *p, uint8_t *node)
{
	uint8_t next = 0;
	if (!parse_unary(p, node))
		return false;
	while (goes_on(p) && !is_at_or(p)) {
		take_keyword(p, SL("and"));
		if (!parse_unary(p, &next) ||
		    !condition_term_join(p, CONDITION_AND, *node, next, node))
			return false;
	}
	return true;
}

static bool parse_any(struct condition_parser *p, uint8_t *node)
{
	uint8_t next = 0;
	if (!parse_all(p, node))
		return false;
	while (goes_on(p) && take_keyword(p, SL("or")))
		if (!parse_all(p, &next) ||
		    !condition_term_join(p, CONDITION_OR, *node, next, node))
			return false;
	return true;
}

/* Notes which texts are those of rows that are not shown. */
static void mark_refused(struct condition *c, uint8_t node, bool refused)
{
	const struct condition_node *n = &c->node[node];
	switch (n->kind) {
	case CONDITION_AND:
	case CONDITION_OR:
		mark_refused(c, n->left, refused);
		mark_refused(c, n->right, refused);
		break;
	case CONDITION_NOT: mark_refused(c, n->left, !refused); break;
	case CONDITION_HAS_TEXT: c->text[n->left].refused = refused; break;
	case CONDITION_COMPARES:
	case CONDITION_HAS_STATUS:
	case CONDITION_HAS_FACT: break;
	}
}

bool condition_parse(struct sl text, const struct condition_statuses *statuses,
		     struct condition *out, struct condition_fault *fault)
{
	struct condition_parser p = {
	    .text = text, .statuses = statuses, .out = out, .fault = fault};
	*out = (struct condition){.n_nodes = 0};
	*fault = (struct condition_fault){.e = {.lang = fault->e.lang}};
	if (text.n >= CONDITION_BYTES)
		return err_set(condition_term_mark_fault(&p, CONDITION_BYTES - 1, 0), ERR_LIMIT,
			       "a condition has at most %d bytes", CONDITION_BYTES - 1);
	condition_term_skip_blanks(&p);
	if (condition_term_is_at_end(&p))
		return true;
	if (!parse_any(&p, &out->root))
		return false;
	if (!condition_term_is_at_end(&p))
		return err_set(condition_term_mark_fault(&p, p.at, 1), ERR_USAGE,
			       "a parenthesis is closed that was not opened");
	mark_refused(out, out->root, false);
	return true;
}
