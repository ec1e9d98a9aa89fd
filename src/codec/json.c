/* SPDX-License-Identifier: MIT */
/* Parses JSON with cJSON; a scan of its own keeps numbers exact and refuses what cJSON would take.
 */
#include "codec/json.h"

#include <limits.h>
#include <string.h>

#include <cjson/cJSON.h>

#if CJSON_VERSION_MAJOR * 10000 + CJSON_VERSION_MINOR * 100 + CJSON_VERSION_PATCH < 10714
#error tcpartner needs cJSON 1.7.14 or later
#endif

#include "base/arena.h"
#include "base/mem.h"

#include "codec/hash.h"

#define DEPTH_MAX   64
#define ARENA_SHARE 5 /* a parsed page of customers takes about this many times its bytes */
#define BEHIND                                                                                     \
	sizeof(uint64_t) /* bytes behind the copy, so that whole words can be read at its end */

struct json {
	cJSON *root;
	struct arena arena; /* its nodes and their texts */
	struct sl *numbers; /* as written, in document order */
	size_t n_numbers;
	bool exact;
};

/* struct json_node is cJSON's node; only this file knows it. */
static const cJSON *to_cjson(const struct json_node *n)
{
	return (const cJSON *)(const void *)n;
}

static const struct json_node *from_cjson(const cJSON *c)
{
	return (const struct json_node *)(const void *)c;
}

/* The scan before the parse. It walks, and changes, the copy of the text that cJSON will read. */
struct scan {
	char *copy, *at, *end;
	const char *original;
	struct sl *numbers; /* slices of the original */
	size_t n, cap;
	int depth;
	bool replaced; /* an escape that encodes no character became U+FFFD */
};

/* The value of the escape \uXXXX at p; -1 when there is none. */
static int read_unit_escape(const char *p, const char *end)
{
	int value = 0;
	if (end - p < 6 || p[0] != '\\' || p[1] != 'u')
		return -1;
	for (int i = 2; i < 6; i++) {
		char c = p[i];
		if (c >= '0' && c <= '9')
			value = value * 16 + c - '0';
		else if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))
			value = value * 16 + (c | 0x20) - 'a' + 10;
		else
			return -1;
	}
	return value;
}

static void replace_escape(struct scan *s)
{
	memcpy(s->at + 2, "fffd", 4);
	s->replaced = true;
}

/*
 * Moves to the last byte of an escape; false for wrong hex digits, which cJSON reads as a NUL.
 * Two escapes become U+FFFD: \u0000, at which cJSON would cut the text, and half a surrogate pair,
 * for which it would refuse the document and which servers send when they cut a text by UTF-16
 * units.
 */
static bool scan_escape(struct scan *s)
{
	int unit = read_unit_escape(s->at, s->end);
	if (s->end - s->at < 2 || (s->at[1] == 'u' && unit < 0))
		return false;
	if (unit == 0)
		replace_escape(s);
	if (unit >= 0xD800 && unit <= 0xDFFF) {
		int second = unit < 0xDC00 ? read_unit_escape(s->at + 6, s->end) : -1;
		if (second >= 0xDC00 && second <= 0xDFFF)
			s->at += 6;
		else
			replace_escape(s);
	}
	s->at++;
	return true;
}

#define ONES UINT64_C(0x0101010101010101)
#define TOPS (ONES * 0x80)

/* Sets the top bit of each byte of word that equals c; perhaps also of bytes above such a byte. */
static uint64_t match_bytes(uint64_t word, char c)
{
	uint64_t zero = word ^ ONES * (unsigned char)c;
	return (zero - ONES) & ~zero & TOPS;
}

/* Finds the next quote or backslash; the quotes behind the copy end the search. */
static char *skip_plain_chars(char *p)
{
	uint64_t word, found;
	for (;; p += sizeof word) {
		memcpy(&word, p, sizeof word);
		found = match_bytes(word, '"') | match_bytes(word, '\\');
		if (found)
			break;
	}
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	p += __builtin_ctzll(found) / 8;
#endif
	while (*p != '"' && *p != '\\')
		p++;
	return p;
}

/* Moves past the closing quote; false when the string does not end. */
static bool scan_string(struct scan *s)
{
	for (s->at = skip_plain_chars(s->at + 1); *s->at != '"';
	     s->at = skip_plain_chars(s->at + 1))
		if (!scan_escape(s))
			return false;
	if (s->at == s->end)
		return false;
	s->at++;
	return true;
}

static size_t count_digits(const char *p, const char *end)
{
	const char *start = p;
	while (p < end && *p >= '0' && *p <= '9')
		p++;
	return (size_t)(p - start);
}

/* The length of the number at p by RFC 8259 section 6; 0 when there is none. */
static size_t measure_number(const char *p, const char *end)
{
	const char *start = p;
	if (p < end && *p == '-')
		p++;
	size_t whole = count_digits(p, end);
	if (whole == 0 || (whole > 1 && *p == '0'))
		return 0;
	p += whole;
	if (p < end && *p == '.') {
		size_t n = count_digits(p + 1, end);
		if (n == 0)
			return 0;
		p += n + 1;
	}
	if (p < end && (*p == 'e' || *p == 'E')) {
		p++;
		if (p < end && (*p == '+' || *p == '-'))
			p++;
		size_t n = count_digits(p, end);
		if (n == 0)
			return 0;
		p += n;
	}
	return (size_t)(p - start);
}

static bool scan_number(struct scan *s)
{
	size_t n = measure_number(s->at, s->end);
	if (n == 0)
		return false;
	if (s->n == s->cap) {
		s->cap = s->cap ? s->cap * 2 : 64;
		s->numbers = mem_resize(s->numbers, s->cap, sizeof *s->numbers);
	}
	s->numbers[s->n++] = (struct sl){s->original + (s->at - s->copy), n};
	/* Only the text is used, so cJSON need not compute a double. */
	*s->at = '0';
	memset(s->at + 1, ' ', n - 1);
	s->at += n;
	return true;
}

/* Takes one character outside of strings and numbers. */
static bool scan_punctuation(struct scan *s)
{
	char c = *s->at++;
	if ((unsigned char)c < ' ' && c != '\n' && c != '\r' && c != '\t')
		return false;
	s->depth += (c == '{' || c == '[') - (c == '}' || c == ']');
	return s->depth <= DEPTH_MAX;
}

/* Scans the copy, with quotes behind it, which end each search. No NUL may be in it: cJSON would
 * cut the text there. */
static bool scan_all(struct scan *s)
{
	char *nul = memchr(s->copy, '\0', (size_t)(s->end - s->copy));
	bool ok = !nul;
	if (nul)
		s->at = nul;
	memset(s->end, '"', BEHIND);
	while (ok && s->at < s->end) {
		char c = *s->at;
		if (c == ',' || c == ':')
			s->at++;
		else if (c == '"')
			ok = scan_string(s);
		else if (c == '-' || (c >= '0' && c <= '9'))
			ok = scan_number(s);
		else
			ok = scan_punctuation(s);
	}
	return ok;
}

/* Gives each number node its index among the numbers, in document order. */
static void index_numbers(cJSON *n, int *next)
{
	for (; n; n = n->next) {
		if ((n->type & 0xFF) == cJSON_Number)
			n->valueint = (*next)++;
		else if (n->child)
			index_numbers(n->child, next); /* at most DEPTH_MAX deep */
	}
}

/* The arena for cJSON's nodes while it parses: its hooks carry no context. */
static struct arena *json_arena;

static void *take_from_arena(size_t n)
{
	return arena_room(json_arena, n);
}

static void leave_to_arena(void *p)
{
	(void)p; /* the arena frees it */
}

/* Parses into an arena, which frees the whole document at once. Its allocation ends the program
 * when memory runs out, where cJSON would return NULL as it does for text that is not JSON. */
static cJSON *parse_into(struct arena *a, struct sl text, const char **end)
{
	cJSON_Hooks hooks = {take_from_arena, leave_to_arena};
	arena_reserve(a, ARENA_SHARE * text.n);
	json_arena = a;
	cJSON_InitHooks(&hooks);
	cJSON *root = cJSON_ParseWithLengthOpts(text.p, text.n, end, false);
	json_arena = NULL;
	return root;
}

/* Parses the whole copy as one document whose numbers are those of the scan; NULL when it is not
 * one, with s->at where it fails. */
static cJSON *parse_exactly(struct scan *s, struct arena *a)
{
	struct sl text = {s->copy, (size_t)(s->end - s->copy)};
	const char *end = s->copy;
	int next = 0;
	/* cJSON before 1.7.18 may read the byte after the end (CVE-2023-53154). */
	*s->end = '\0';
	cJSON *root = parse_into(a, text, &end);
	s->at = s->copy + (end - text.p);
	if (!root)
		return NULL;
	index_numbers(root, &next);
	bool whole = (size_t)next == s->n && !sl_trim(sl_drop(text, (size_t)(end - text.p))).n;
	return whole ? root : NULL;
}

static size_t lines_before(const struct scan *s)
{
	size_t n = 0;
	for (const char *p = s->copy; p < s->at && p < s->end; p++)
		n += *p == '\n';
	return n;
}

static cJSON *scan_and_parse(struct scan *s, struct sl text, struct arena *a, struct err *e)
{
	s->copy = mem_resize(NULL, text.n + BEHIND, 1);
	memcpy(s->copy, text.p, text.n);
	s->at = s->copy;
	s->end = s->copy + text.n;
	s->original = text.p;
	cJSON *root = scan_all(s) && s->n <= INT_MAX ? parse_exactly(s, a) : NULL;
	if (!root)
		err_set(e, ERR_DECODE,
			"not a JSON document, or one nested too deeply, at byte %zu (line %zu)",
			(size_t)(s->at - s->copy), lines_before(s) + 1);
	hash_wipe(s->copy, text.n); /* it may hold credentials */
	mem_free(s->copy);
	return root;
}

struct json *json_parse(struct sl text, struct err *e)
{
	struct scan s = {0};
	struct json *doc = mem_alloc(1, sizeof *doc);
	arena_init(&doc->arena);
	if (text.n)
		doc->root = scan_and_parse(&s, text, &doc->arena, e);
	else
		err_set(e, ERR_DECODE, "the body is empty");
	doc->numbers = s.numbers;
	doc->n_numbers = s.n;
	doc->exact = !s.replaced;
	if (doc->root)
		return doc;
	json_free(doc);
	return NULL;
}

void json_free(struct json *doc)
{
	if (!doc)
		return;
	arena_release(&doc->arena);
	mem_free(doc->numbers);
	mem_free(doc);
}

bool json_is_exact(const struct json *doc)
{
	return doc->exact;
}

const struct json_node *json_root(const struct json *doc)
{
	return from_cjson(doc->root);
}

enum json_kind json_kind_of(const struct json_node *n)
{
	switch (n ? to_cjson(n)->type & 0xFF : cJSON_Invalid) {
	case cJSON_NULL: return JSON_NULL;
	case cJSON_False: return JSON_FALSE;
	case cJSON_True: return JSON_TRUE;
	case cJSON_Number: return JSON_NUMBER;
	case cJSON_String: return JSON_STRING;
	case cJSON_Array: return JSON_ARRAY;
	case cJSON_Object: return JSON_OBJECT;
	}
	return JSON_ABSENT;
}

const struct json_node *json_get(const struct json_node *object, const char *key)
{
	if (json_kind_of(object) != JSON_OBJECT)
		return NULL;
	/* cJSON_GetObjectItem would ignore case. */
	const struct json_node *n = json_first(object);
	while (n && strcmp(json_key(n), key) != 0)
		n = json_next(n);
	return n;
}

const struct json_node *json_first(const struct json_node *container)
{
	return container ? from_cjson(to_cjson(container)->child) : NULL;
}

const struct json_node *json_next(const struct json_node *element)
{
	return element ? from_cjson(to_cjson(element)->next) : NULL;
}

const char *json_key(const struct json_node *member)
{
	return member && to_cjson(member)->string ? to_cjson(member)->string : "";
}

size_t json_count(const struct json_node *array)
{
	size_t n = 0;
	for (const struct json_node *i = json_first(array); i; i = json_next(i))
		n++;
	return n;
}

struct sl json_string(const struct json_node *n)
{
	return sl_from(json_kind_of(n) == JSON_STRING ? to_cjson(n)->valuestring : NULL);
}

struct sl json_number(const struct json *doc, const struct json_node *n)
{
	if (json_kind_of(n) != JSON_NUMBER)
		return SL("");
	return doc->numbers[to_cjson(n)->valueint];
}
