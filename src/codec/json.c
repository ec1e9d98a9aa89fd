/* SPDX-License-Identifier: MIT */
#include "codec/json.h"

#include <limits.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "base/mem.h"

#define DEPTH_MAX 64

struct json {
	cJSON *root;
	struct sl *numbers; /* as written, in document order */
	size_t n_numbers;
};

/* struct json_node is cJSON's own node seen from outside this file. */
static const cJSON *inside(const struct json_node *n)
{
	return (const cJSON *)(const void *)n;
}

static const struct json_node *outside(const cJSON *c)
{
	return (const struct json_node *)(const void *)c;
}

/* The scan beside the parse. */
struct scan {
	const char *at, *end;
	struct sl *numbers;
	size_t n, cap;
	int depth;
};

/* Past the closing quote; false on an embedded NUL, raw or escaped, or when the string does not
 * end. */
static bool scan_string(struct scan *s)
{
	for (s->at++; s->at < s->end; s->at++) {
		if (*s->at == '"') {
			s->at++;
			return true;
		}
		if (*s->at == '\0')
			return false;
		if (*s->at != '\\')
			continue;
		if (s->end - s->at >= 6 && memcmp(s->at, "\\u0000", 6) == 0)
			return false;
		s->at++;
	}
	return false;
}

static size_t count_digits(const char *p, const char *end)
{
	const char *start = p;
	while (p < end && *p >= '0' && *p <= '9')
		p++;
	return (size_t)(p - start);
}

/* The length of a number by RFC 8259 section 6; 0 when it is none. */
static size_t number_length(const char *p, const char *end)
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
	size_t n = number_length(s->at, s->end);
	if (n == 0)
		return false;
	if (s->n == s->cap) {
		s->cap = s->cap ? s->cap * 2 : 64;
		s->numbers = mem_resize(s->numbers, s->cap, sizeof *s->numbers);
	}
	s->numbers[s->n++] = (struct sl){s->at, n};
	s->at += n;
	return true;
}

static bool scan_all(struct scan *s)
{
	while (s->at < s->end) {
		char c = *s->at;
		if (c == '"') {
			if (!scan_string(s))
				return false;
		} else if (c == '-' || (c >= '0' && c <= '9')) {
			if (!scan_number(s))
				return false;
		} else {
			if (c == '\0')
				return false;
			s->depth += (c == '{' || c == '[') - (c == '}' || c == ']');
			if (s->depth > DEPTH_MAX)
				return false;
			s->at++;
		}
	}
	return true;
}

/* Gives each number node its index among the numbers, in document order. */
static void index_numbers(cJSON *n, int *next)
{
	for (; n; n = n->next) {
		if (cJSON_IsNumber(n))
			n->valueint = (*next)++;
		else if (n->child)
			index_numbers(n->child, next); /* no deeper than DEPTH_MAX */
	}
}

/* The whole text as one document whose numbers are those of the scan; NULL when it is not, and *end
 * where that shows. */
static cJSON *parse_exactly(struct sl text, size_t numbers, const char **end)
{
	int next = 0;
	cJSON *root = cJSON_ParseWithLengthOpts(text.p, text.n, end, false);
	if (!root)
		return NULL;
	index_numbers(root, &next);
	if ((size_t)next != numbers || sl_trim(sl_drop(text, (size_t)(*end - text.p))).n) {
		cJSON_Delete(root);
		return NULL;
	}
	return root;
}

static size_t line_of(struct sl text, const char *at)
{
	size_t line = 1;
	for (const char *p = text.p; p < at && p < text.p + text.n; p++)
		line += *p == '\n';
	return line;
}

struct json *json_parse(struct sl text, struct err *e)
{
	struct scan s = {.at = text.p, .end = text.p + text.n};
	cJSON *root = NULL;
	if (text.n && scan_all(&s) && s.n <= INT_MAX)
		root = parse_exactly(text, s.n, &s.at);
	if (!root) {
		mem_free(s.numbers);
		if (text.n == 0)
			err_set(e, ERR_DECODE, "an empty body");
		else
			err_set(e, ERR_DECODE,
				"not a JSON document, or one nested too deeply (line %zu)",
				line_of(text, s.at));
		return NULL;
	}
	struct json *doc = mem_alloc(1, sizeof *doc);
	*doc = (struct json){root, s.numbers, s.n};
	return doc;
}

void json_free(struct json *doc)
{
	if (!doc)
		return;
	cJSON_Delete(doc->root);
	mem_free(doc->numbers);
	mem_free(doc);
}

const struct json_node *json_root(const struct json *doc)
{
	return outside(doc->root);
}

enum json_kind json_kind_of(const struct json_node *n)
{
	switch (n ? inside(n)->type & 0xFF : cJSON_Invalid) {
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
	return outside(cJSON_GetObjectItemCaseSensitive(inside(object), key));
}

const struct json_node *json_first(const struct json_node *container)
{
	return container ? outside(inside(container)->child) : NULL;
}

const struct json_node *json_next(const struct json_node *element)
{
	return element ? outside(inside(element)->next) : NULL;
}

const char *json_key(const struct json_node *member)
{
	return member && inside(member)->string ? inside(member)->string : "";
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
	return sl_from(json_kind_of(n) == JSON_STRING ? inside(n)->valuestring : NULL);
}

struct sl json_number(const struct json *doc, const struct json_node *n)
{
	if (json_kind_of(n) != JSON_NUMBER)
		return SL("");
	return doc->numbers[inside(n)->valueint];
}
