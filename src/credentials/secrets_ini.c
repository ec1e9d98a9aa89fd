/* SPDX-License-Identifier: MIT */
/* Reads a key from lines of text: the file of the SDKs, the output of a credential_command. */
#include <string.h>

#include "base/attr.h"

#include "expiry.h"
#include "secrets.h"

/* The section being read, as far as it has been read. */
struct section {
	bool counts; /* the key is taken from it */
	bool named;  /* a [section] line began it */
	int line;    /* on which it began */
	struct sl part[SECRET_PARTS];
	int at[SECRET_PARTS]; /* lines of the parts; 0 when missing */
};

struct ini {
	struct section now;
	int line;
	int taken; /* first line of the section taken; 0 before one is */
	bool bare; /* entries count before any section */
	struct secrets *out;
};

static bool has_entries(const struct section *s)
{
	for (int i = 0; i < SECRET_PARTS; i++)
		if (s->at[i])
			return true;
	return false;
}

/* A second section of the same name may repeat the values, but not change them. */
static bool check_same(const struct ini *ini, struct err *e)
{
	const struct section *s = &ini->now;
	for (int i = 0; i < SECRET_PARTS; i++)
		if (s->at[i] && (!ini->out->line[i] || !sl_equal(s->part[i], ini->out->part[i])))
			return err_set(e, ERR_CREDENTIAL,
				       "line %d begins a section that line %d repeats with another "
				       "%s; keep one of them",
				       ini->taken, s->line,
				       credentials_names_title((enum secret_part)i, err_lang(e)));
	return true;
}

static bool end_section(struct ini *ini, struct err *e)
{
	const struct section *s = &ini->now;
	if (!s->counts || !has_entries(s))
		return true;
	if (ini->taken)
		return check_same(ini, e);
	ini->taken = s->line;
	memcpy(ini->out->part, s->part, sizeof s->part);
	memcpy(ini->out->line, s->at, sizeof s->at);
	return true;
}

static bool begin_section(struct ini *ini, struct sl line, struct err *e)
{
	struct sl name = sl_take(sl_drop(line, 1), line.n - 2);
	if (line.n < 2 || line.p[line.n - 1] != ']' || memchr(name.p, '[', name.n) ||
	    memchr(name.p, ']', name.n))
		return err_set(
		    e, ERR_CREDENTIAL,
		    "line %d is not [section] or key = value; put the section on a line of its own",
		    ini->line);
	if (!end_section(ini, e))
		return false;
	ini->now = (struct section){.counts = sl_equal_nocase(sl_trim(name), SL("default")),
				    .named = true,
				    .line = ini->line};
	return true;
}

static bool add_part(struct ini *ini, enum secret_part part, struct sl value, struct err *e)
{
	struct section *s = &ini->now;
	const char *title = credentials_names_title(part, err_lang(e));
	if (memchr(value.p, '[', value.n) || memchr(value.p, ']', value.n))
		return err_set(e, ERR_CREDENTIAL,
			       "line %d: a [section] begins inside the %s; put it on a line of its "
			       "own",
			       ini->line, title);
	if (s->at[part])
		return err_set(
		    e, ERR_CREDENTIAL,
		    "line %d repeats the %s of line %d of the same section; keep one of them",
		    ini->line, title, s->at[part]);
	if (!s->named && !ini->bare)
		return err_set(e, ERR_CREDENTIAL,
			       "line %d: the %s is outside of a section; put [default] above it",
			       ini->line, title);
	s->part[part] = value;
	s->at[part] = ini->line;
	return true;
}

static bool refuse_name(int line, struct sl name, struct err *e)
{
	struct sl shown = credentials_names_shown(name, err_lang(e));
	return err_set(e, ERR_CREDENTIAL,
		       "line %d: %.*s is unknown; use secret_id, secret_key, token, expires_at, "
		       "role_arn and role_session_name",
		       line, (int)shown.n, shown.p);
}

static bool add_entry(struct ini *ini, struct sl name, struct sl value, struct err *e)
{
	enum secret_part part = PART_ID;
	switch (credentials_names_classify(name, &part)) {
	case NAME_SPARE:
		if (ini->now.at[part])
			return true;
		return add_part(ini, part, value, e);
	case NAME_PART: return add_part(ini, part, value, e);
	case NAME_DOUBT: return !ini->now.counts || value.n == 0 || refuse_name(ini->line, name, e);
	case NAME_OTHER: break;
	}
	return true;
}

/* Counts the bytes before the first '=' or ':'; all of the line when it has neither. */
static size_t find_separator(struct sl line)
{
	size_t n = 0;
	while (n < line.n && line.p[n] != '=' && line.p[n] != ':')
		n++;
	return n;
}

static bool read_line(struct ini *ini, struct sl line, struct err *e)
{
	if (line.n == 0 || line.p[0] == '#' || line.p[0] == ';')
		return true;
	if (line.p[0] == '[')
		return begin_section(ini, line, e);
	size_t n = find_separator(line);
	struct sl name = sl_trim(sl_take(line, n));
	if (n == line.n || name.n == 0)
		return err_set(e, ERR_CREDENTIAL, "line %d is not [section] or key = value",
			       ini->line);
	return add_entry(ini, name, sl_trim(sl_drop(line, n + 1)), e);
}

static bool read_lines(struct ini *ini, struct sl text, struct err *e)
{
	struct sl line;
	ini->now = (struct section){.counts = ini->bare, .line = 1};
	for (ini->line = 1; sl_split(&text, '\n', &line); ini->line++)
		if (!read_line(ini, sl_trim(line), e))
			return false;
	return end_section(ini, e) &&
	       expiry_read(ini->out->part[PART_EXPIRY], ini->out->line[PART_EXPIRY],
			   &ini->out->expires_s, e);
}

bool secrets_from_ini(struct sl text, struct secrets *out, struct err *e)
{
	struct ini ini = {.out = out};
	return read_lines(&ini, text, e);
}

bool secrets_from_lines(struct sl text, struct secrets *out, struct err *e)
{
	struct ini ini = {.bare = true, .out = out};
	return read_lines(&ini, text, e);
}
