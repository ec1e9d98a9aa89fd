/* SPDX-License-Identifier: MIT */
/* Makes documents: lines of text, and JSON with a line for each member. */
#include "app/document/doc.h"

#include "base/buf.h"
#include "base/mem.h"

#include "lang/lang.h"

/* The view translates it. */
static const char rest[] = N_("(the rest is not shown)");

void doc_init(struct doc *d)
{
	*d = (struct doc){.n = 0};
	arena_init(&d->arena);
}

void doc_release(struct doc *d)
{
	arena_release(&d->arena);
	mem_free(d->lines);
	doc_init(d);
}

static struct doc_line *new_line(struct doc *d)
{
	if (d->n == d->cap) {
		d->cap = d->cap ? 2 * d->cap : 64;
		d->lines = mem_resize(d->lines, d->cap, sizeof *d->lines);
	}
	return &d->lines[d->n++];
}

static uint8_t clamp_level(int n)
{
	return (uint8_t)(n < DOC_DEPTH_MAX ? n : DOC_DEPTH_MAX);
}

/* Adds a line without copying its text, which must be in the arena or outlive the document. */
static void put_line(struct doc *d, struct doc_line line)
{
	if (d->n == DOC_LINES_MAX)
		return;
	if (d->n == DOC_LINES_MAX - 1) {
		line.text = SL(rest);
		line.kind = DOC_REST;
	}
	if (d->n && line.depth > d->lines[d->n - 1].depth)
		d->lines[d->n - 1].folds = true;
	*new_line(d) = line;
}

void doc_add(struct doc *d, enum doc_kind kind, int depth, struct sl text)
{
	put_line(d, (struct doc_line){.text = arena_copy(&d->arena, text),
				      .indent = clamp_level(depth),
				      .depth = clamp_level(depth),
				      .kind = (uint8_t)kind});
}

void doc_add_lines(struct doc *d, enum doc_kind kind, int depth, struct sl text)
{
	struct sl line;
	while (sl_split(&text, '\n', &line))
		doc_add(d, kind, depth, line);
}

/* The JSON that is being laid out, piece by piece. */
struct json_layout {
	struct doc *d;
	struct sl rest;
	struct buf line;
	int depth;   /* level of the line being made */
	bool closes; /* the line begins with the end of a fold, which hides it too */
};

static void end_line(struct json_layout *s)
{
	if (s->line.n == 0)
		return;
	put_line(s->d, (struct doc_line){.text = arena_copy(&s->d->arena, buf_sl(&s->line)),
					 .indent = clamp_level(s->depth),
					 .depth = clamp_level(s->depth + s->closes),
					 .kind = DOC_JSON});
	buf_clear(&s->line);
	s->closes = false;
}

static void skip_blanks(struct json_layout *s)
{
	while (s->rest.n && (unsigned char)s->rest.p[0] <= ' ')
		s->rest = sl_drop(s->rest, 1);
}

static void take_bytes(struct json_layout *s, size_t n)
{
	buf_add(&s->line, sl_take(s->rest, n));
	s->rest = sl_drop(s->rest, n);
}

static size_t string_length(struct sl s)
{
	size_t i = 1;
	while (i < s.n && s.p[i] != '"')
		i += s.p[i] == '\\' ? 2 : 1;
	return i < s.n ? i + 1 : s.n;
}

static void open_level(struct json_layout *s, char closer)
{
	take_bytes(s, 1);
	skip_blanks(s);
	if (s->rest.n && s->rest.p[0] == closer) {
		take_bytes(s, 1);
		return;
	}
	end_line(s);
	s->depth++;
}

static void close_level(struct json_layout *s)
{
	end_line(s);
	s->depth -= s->depth > 0;
	s->closes = true;
	take_bytes(s, 1);
}

static void set_piece(struct json_layout *s)
{
	switch (s->rest.p[0]) {
	case '{': open_level(s, '}'); break;
	case '[': open_level(s, ']'); break;
	case '}':
	case ']': close_level(s); break;
	case '"': take_bytes(s, string_length(s->rest)); break;
	case ':':
		take_bytes(s, 1);
		buf_add_byte(&s->line, ' ');
		break;
	case ',':
		take_bytes(s, 1);
		end_line(s);
		break;
	default: take_bytes(s, 1);
	}
}

void doc_add_json(struct doc *d, int depth, struct sl text)
{
	struct json_layout s = {.d = d, .rest = text, .depth = depth};
	skip_blanks(&s);
	if (s.rest.n == 0 || (s.rest.p[0] != '{' && s.rest.p[0] != '[')) {
		doc_add_lines(d, DOC_TEXT, depth, text);
		return;
	}
	buf_init(&s.line, 2 * text.n); /* a colon becomes two bytes */
	while (s.rest.n && d->n < DOC_LINES_MAX) {
		set_piece(&s);
		skip_blanks(&s);
	}
	end_line(&s);
	buf_release(&s.line);
}
