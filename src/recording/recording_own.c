/* SPDX-License-Identifier: MIT */
/* Reads events of commands of the user and of the configuration from the lines of a recording. */
#include "recording_own.h"

#include "recording_bytes.h"

static const char *read_words(const struct json_node *root, const char *name, char *out,
			      size_t size)
{
	const struct json_node *n = json_get(root, name);
	if (json_kind_of(n) != JSON_STRING)
		return NULL;
	sl_to_chars(json_string(n), out, size);
	return out;
}

static bool read_end(struct recording_line *l, const struct json_node *root,
		     const struct json_node *n, struct err *e)
{
	struct event *own = &l->event;
	uint64_t place;
	own->kind = EV_OWN;
	if (!sl_to_u64(json_number(l->doc, n), &place) || place > OWN_BACKGROUND ||
	    !recording_bytes_read(root, "output", "output-hex", &l->body))
		return err_set(e, ERR_DECODE, "the command is not valid");
	own->own.place = (enum own_place)place;
	own->own.name = read_words(root, "name", l->route, sizeof l->route);
	if (!own->own.name)
		own->own.name = "";
	own->own.why = read_words(root, "why", l->text, sizeof l->text);
	own->own.output = buf_sl(&l->body);
	own->own.cut = json_kind_of(json_get(root, "cut")) == JSON_TRUE;
	return true;
}

static bool read_config(struct recording_line *l, const struct json_node *root,
			const struct json_node *n, struct arena *keep, struct err *e)
{
	struct event *config = &l->event;
	bool has_settings = json_kind_of(n) == JSON_OBJECT;
	config->kind = EV_CONFIG;
	config->config.settings = has_settings ? &l->settings : NULL;
	config->config.why = read_words(root, "why", l->text, sizeof l->text);
	config->config.later = read_words(root, "later", l->path, sizeof l->path);
	return !has_settings || recording_read_settings(l->doc, n, &l->settings, keep, e);
}

bool recording_own_read(struct recording_line *l, const struct json_node *root, struct arena *keep,
			struct err *e)
{
	const struct json_node *config = json_get(root, "config");
	if (json_kind_of(config) != JSON_ABSENT)
		return read_config(l, root, config, keep, e);
	return read_end(l, root, json_get(root, "own"), e);
}
