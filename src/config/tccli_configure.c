/* SPDX-License-Identifier: MIT */
/* Reads the endpoint and the language of a tccli profile. */
#include "config/tccli_configure.h"

#include <stdio.h>

#include "base/mem.h"

#include "codec/json.h"

#include "files/small_file.h"

#define SERVICE   "intlpartnersmgt"
#define SYS_PARAM "_sys_param"

static bool take_text(const struct tccli_configure *c, const struct json_node *n, const char *name,
		      char *out, size_t size, struct err *e)
{
	enum json_kind kind = json_kind_of(n);
	if (kind == JSON_ABSENT || kind == JSON_NULL)
		return true;
	return (kind == JSON_STRING && sl_to_chars(json_string(n), out, size)) ||
	       err_set(e, ERR_CONFIG,
		       "%.300s: %s is no text, or too long; correct it with tccli configure set",
		       c->path, name);
}

/* Early versions of tccli wrote the language beside the services. */
static const struct json_node *find_language(const struct json_node *root)
{
	const struct json_node *n = json_get(json_get(root, SYS_PARAM), "language");
	return n ? n : json_get(root, "language");
}

static bool take_members(struct tccli_configure *c, const struct json_node *root, struct err *e)
{
	if (json_kind_of(root) != JSON_OBJECT)
		return err_set(
		    e, ERR_CONFIG,
		    "%.300s contains no JSON object; create it again with tccli configure",
		    c->path);
	return take_text(c, json_get(json_get(root, SERVICE), "endpoint"), SERVICE ".endpoint",
			 c->endpoint, sizeof c->endpoint, e) &&
	       take_text(c, find_language(root), "language", c->language, sizeof c->language, e);
}

static bool take_document(struct tccli_configure *c, struct sl text, struct err *e)
{
	struct err why = {.lang = err_lang(e)};
	struct json *doc = json_parse(text, &why);
	if (!doc)
		return err_set(e, ERR_CONFIG,
			       "%.300s is %s; correct it, or create it again with tccli configure",
			       c->path, why.text);
	bool ok = take_members(c, json_root(doc), e);
	json_free(doc);
	return ok;
}

bool tccli_configure_read(const char *home, const char *profile, struct tccli_configure *out,
			  struct err *e)
{
	*out = (struct tccli_configure){.path = ""};
	int n = home
		    ? snprintf(out->path, sizeof out->path, "%s/.tccli/%s.configure", home, profile)
		    : -1;
	if (n < 0 || n >= (int)sizeof out->path)
		return true;
	struct small_file *f = mem_alloc(1, sizeof *f);
	bool ok = true;
	switch (small_file_read(out->path, f, ERR_CONFIG, e)) {
	case SMALL_FILE_READ: ok = take_document(out, (struct sl){f->text, f->n}, e); break;
	case SMALL_FILE_FAILED: ok = false; break;
	case SMALL_FILE_ABSENT: break;
	}
	mem_free(f);
	return ok;
}
