/* SPDX-License-Identifier: MIT */
/* Writes the reference of the API and of the screen, or the part of it that holds a word. */
#include "explain/api_docs.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"

#include "api/fault.h"

#include "api_docs_table.h"
#include "explain/legend.h"

#define NAME_COLS   18
#define TYPE_COLS   9
#define TABLE_COLS  64 /* in fewer columns the text is below the name */
#define INDENT_COLS 2
#define REMEDY_COLS 9
#define LINE_BYTES  480

static const struct api_docs_row titles[] = {
    {API_DOCS_TITLE, N_("Error codes"), "", N_("what they mean, and what to do"), NULL, NULL},
    {API_DOCS_TITLE, N_("Error codes of this program"), "",
     N_("when the API itself did not answer"), NULL, NULL}};

static size_t count_table_rows(void)
{
	size_t n = 0;
	while (api_docs_table(n))
		n++;
	return n;
}

static const struct fault_entry *find_fault(struct sl code)
{
	const struct fault_entry *f;
	for (size_t i = 0; (f = fault_entry(i)) != NULL; i++)
		if (sl_equal(code, sl_from(f->code)))
			return f;
	return NULL;
}

/* In the table the codes of the API come before those of this program. */
static size_t count_api_codes(void)
{
	const struct fault_entry *f;
	size_t n = 0;
	while ((f = fault_entry(n)) != NULL && !fault_is_ours(sl_from(f->code)))
		n++;
	return n;
}

/* Gives a code below its action its meaning; the list of codes has the rest. */
static struct api_docs_row fill_from_fault(const struct api_docs_row *row)
{
	struct api_docs_row out = *row;
	const struct fault_entry *f =
	    row->kind == API_DOCS_CODE ? find_fault(sl_from(row->name)) : NULL;
	if (f)
		out.text = f->meaning;
	return out;
}

bool api_docs_row(size_t i, struct api_docs_row *out)
{
	size_t n = count_table_rows();
	if (i < n) {
		*out = fill_from_fault(api_docs_table(i));
		return true;
	}
	size_t theirs = count_api_codes();
	i -= n;
	if (i == 0 || i == 1 + theirs) {
		*out = titles[i > 0];
		return true;
	}
	const struct fault_entry *f = fault_entry(i - (i > theirs ? 2 : 1));
	if (f)
		*out =
		    (struct api_docs_row){API_DOCS_CODE, f->code, "", f->meaning, f->remedy, NULL};
	return f;
}

static bool has_word(const char *text, struct sl word)
{
	struct sl s = sl_from(text);
	for (; s.n >= word.n; s = sl_drop(s, 1)) {
		if (sl_equal_nocase(sl_take(s, word.n), word))
			return true;
		if (s.n == 0)
			break;
	}
	return false;
}

/* A word is found in English and in the language of the reader. */
static bool text_has(const struct api_docs_reader *to, const char *text, struct sl word)
{
	return text && (has_word(text, word) || has_word(T_(to, text), word));
}

static bool is_wanted(const struct api_docs_reader *to, const struct api_docs_row *r,
		      struct sl word)
{
	return word.n == 0 || text_has(to, r->name, word) || text_has(to, r->type, word) ||
	       text_has(to, r->text, word) || text_has(to, r->remedy, word) ||
	       text_has(to, r->version, word);
}

/* The state of api_docs_tell: which headings it has written. */
struct teller {
	const struct api_docs_reader *to;
	int cols;
	struct api_docs_row title;
	bool titled, headed;
	enum api_docs_kind head;
};

static void tell_line(const struct teller *t, int depth, const char *text)
{
	t->to->line(t->to->ctx, depth, sl_from(text));
}

static void tell_headings(struct teller *t, const struct api_docs_row *r)
{
	static const char *const heads[] = {[API_DOCS_TITLE] = "",
					    [API_DOCS_ACTION] = N_("Actions"),
					    [API_DOCS_LIMIT] = N_("Limits"),
					    [API_DOCS_PARAMETER] = N_("Parameters"),
					    [API_DOCS_FIELD] = N_("Fields of the answer"),
					    [API_DOCS_CODE] = N_("Errors")};
	char text[LINE_BYTES];
	if (!t->titled) {
		snprintf(text, sizeof text, TC_(t->to, "a title and its text", "%s: %s"),
			 T_(t->to, t->title.name), T_(t->to, t->title.text));
		tell_line(t, 0, text);
	}
	if ((!t->headed || t->head != r->kind) && !r->remedy)
		tell_line(t, 1, T_(t->to, heads[r->kind]));
	t->titled = t->headed = true;
	t->head = r->kind;
}

/* Writes the text after `before`, with its further lines below the first. */
static void tell_wrapped(const struct teller *t, const char *before, int indent, const char *text)
{
	struct sl rest = sl_from(text), line;
	char out[LINE_BYTES];
	for (int cols = t->cols - indent; text_wrap(&rest, cols, &line); before = "") {
		int pad = indent - text_width(sl_from(before));
		snprintf(out, sizeof out, "%s%*s%.*s", before, pad > 0 ? pad : 0, "", (int)line.n,
			 line.p);
		tell_line(t, 2, out);
	}
}

/* Appends the text and blanks up to a column. */
static void add_padded(struct buf *out, const char *text, int cols)
{
	int pad = cols - text_width(sl_from(text));
	buf_addf(out, "%s%*s", text, pad > 0 ? pad : 0, "");
}

/* Only titles and limits have names that are texts, other rows those of the API. */
static const char *name_row(const struct teller *t, const struct api_docs_row *r)
{
	return r->kind == API_DOCS_TITLE || r->kind == API_DOCS_LIMIT ? T_(t->to, r->name)
								      : r->name;
}

/* Only the rate of an action is a text; the types of JSON have their own names. */
static const char *name_type(const struct teller *t, const struct api_docs_row *r)
{
	return r->kind == API_DOCS_ACTION ? T_(t->to, r->type) : r->type;
}

/* Writes an entry in one row of a table; false if its name and type are too long for that. */
static bool tell_in_table(const struct teller *t, const struct api_docs_row *r, const char *text)
{
	int typed = r->type[0] ? TYPE_COLS : 0;
	struct buf before;
	buf_init(&before, LINE_BYTES);
	add_padded(&before, name_row(t, r), NAME_COLS - 1);
	buf_add_byte(&before, ' ');
	add_padded(&before, name_type(t, r), typed);
	bool fits = text_width(buf_sl(&before)) <= NAME_COLS + typed;
	if (fits)
		tell_wrapped(t, before.p, NAME_COLS + typed, text);
	buf_release(&before);
	return fits;
}

static void tell_entry(const struct teller *t, const struct api_docs_row *r)
{
	char before[LINE_BYTES], text[LINE_BYTES];
	if (r->version)
		snprintf(text, sizeof text, T_(t->to, "%s. Version %s"), T_(t->to, r->text),
			 r->version);
	else
		snprintf(text, sizeof text, "%s", r->text[0] ? T_(t->to, r->text) : "");
	if (r->kind != API_DOCS_CODE && t->cols >= TABLE_COLS && tell_in_table(t, r, text))
		return;
	snprintf(before, sizeof before, "%s%s%s", name_row(t, r),
		 r->type[0] ? TC_(t->to, "between a name and its type", ", ") : "",
		 name_type(t, r));
	tell_line(t, 2, before);
	tell_wrapped(t, "", INDENT_COLS, text);
	if (r->remedy)
		tell_wrapped(t, T_(t->to, "  To do: "), REMEDY_COLS, T_(t->to, r->remedy));
}

static size_t tell_rows(struct teller *t, struct sl word)
{
	struct api_docs_row r;
	size_t n = 0;
	bool whole = false;
	for (size_t i = 0; api_docs_row(i, &r); i++) {
		if (r.kind == API_DOCS_TITLE) {
			t->title = r;
			t->titled = t->headed = false;
			whole = text_has(t->to, r.name, word);
		} else if (whole || is_wanted(t->to, &r, word)) {
			tell_headings(t, &r);
			tell_entry(t, &r);
			n++;
		}
	}
	return n;
}

/* Writes how the term looks: the sign, the word, or both. An ASCII table has no sign beside the
 * word of a status. */
static void name_term(const struct legend_term *term, bool ascii, char out[API_DOCS_NAME_BYTES])
{
	const char *word = legend_word(term);
	const char *sign = ascii && word[0] ? "" : legend_sign(term, ascii);
	snprintf(out, API_DOCS_NAME_BYTES, "%s%s%s", sign, sign[0] && word[0] ? " " : "", word);
}

static void tell_term(const struct teller *t, const struct legend_term *term, const char *text)
{
	char name[API_DOCS_NAME_BYTES], all[LINE_BYTES + LEGEND_TEXT_BYTES];
	const char *label = legend_label(term)[0] ? T_(t->to, legend_label(term)) : "";
	name_term(term, t->to->ascii, name);
	snprintf(all, sizeof all, "%s%s%s", label,
		 label[0] ? TC_(t->to, "behind the name of a sign", ": ") : "", text);
	if (t->cols >= TABLE_COLS) {
		tell_wrapped(t, name, NAME_COLS, all);
		return;
	}
	tell_line(t, 2, name);
	tell_wrapped(t, "", INDENT_COLS, all);
}

/* Writes the words and signs of the screen. */
static size_t tell_legend(struct teller *t, struct sl word)
{
	const struct legend_term *term;
	char text[LEGEND_TEXT_BYTES];
	size_t n = 0;
	int part = -1;
	for (size_t i = 0; (term = legend_term(i)) != NULL; i++) {
		legend_text(t->to->lang, term,
			    t->to->thresholds ? t->to->thresholds : &credit_thresholds_default,
			    text);
		if (word.n && !has_word(legend_word(term), word) &&
		    !text_has(t->to, legend_label(term), word) && !has_word(text, word) &&
		    !has_word(term->words, word))
			continue;
		if (part != (int)term->part)
			tell_line(t, 0, T_(t->to, legend_part_title(term->part)));
		part = (int)term->part;
		tell_term(t, term, text);
		n++;
	}
	return n;
}

size_t api_docs_tell_screen(const struct api_docs_reader *to, int cols, struct sl word)
{
	struct teller t = {.to = to, .cols = cols};
	return tell_legend(&t, word);
}

size_t api_docs_tell(const struct api_docs_reader *to, int cols, struct sl word)
{
	struct teller t = {.to = to, .cols = cols};
	size_t n = tell_rows(&t, word);
	return n + tell_legend(&t, word);
}

void api_docs_status(enum credit_status s, bool ascii, char out[API_DOCS_NAME_BYTES])
{
	const struct legend_term *term;
	out[0] = '\0';
	for (size_t i = 0; (term = legend_term(i)) != NULL; i++)
		if (term->part == LEGEND_STATUS && term->as == s)
			name_term(term, ascii, out);
}

struct sl api_docs_code(struct sl code)
{
	while (code.n && !find_fault(code)) {
		while (code.n && code.p[code.n - 1] != '.')
			code.n--;
		code.n -= code.n > 0;
	}
	return code;
}
