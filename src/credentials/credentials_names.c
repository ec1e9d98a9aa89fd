/* SPDX-License-Identifier: MIT */
/* Maps the names in a file to the parts of a key, whatever their case and separators. */
#include "credentials_names.h"

#include <string.h>

#include "base/attr.h"

#define NAME_CHARS 40

static const struct {
	const char *name; /* lower case, without '-' and '_' */
	enum secret_part part;
	enum name_kind kind;
} names[] = {
    {"secretid", PART_ID, NAME_PART},
    {"tmpsecretid", PART_ID, NAME_PART},
    {"secretkey", PART_SECRET, NAME_PART},
    {"tmpsecretkey", PART_SECRET, NAME_PART},
    {"token", PART_TOKEN, NAME_PART},
    {"sessiontoken", PART_TOKEN, NAME_PART},
    {"securitytoken", PART_TOKEN, NAME_PART},
    {"expiresat", PART_EXPIRY, NAME_PART},
    {"expiredtime", PART_EXPIRY, NAME_PART},
    {"expiration", PART_EXPIRY, NAME_SPARE}, /* STS writes both */
    {"rolearn", PART_ROLE, NAME_PART},
    {"rolesessionname", PART_SESSION, NAME_PART},
};

static const char *const titles[SECRET_PARTS] = {
    [PART_ID] = N_("secret id"),  [PART_SECRET] = N_("secret key"),
    [PART_TOKEN] = N_("token"),   [PART_EXPIRY] = N_("expiry time"),
    [PART_ROLE] = N_("role ARN"), [PART_SESSION] = N_("role session name"),
};

/* An unknown name with one of these could decide whose key it is, or whether it is valid. */
static const char *const doubtful[] = {"secret", "token", "role", "expir", "external", "accesskey"};

static void simplify_name(struct sl name, char out[NAME_CHARS + 1])
{
	size_t n = 0;
	for (size_t i = 0; i < name.n && n < NAME_CHARS; i++) {
		char c = name.p[i];
		if (c != '-' && c != '_' && c != '\0')
			out[n++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	out[n] = '\0';
}

enum name_kind credentials_names_classify(struct sl name, enum secret_part *part)
{
	char simple[NAME_CHARS + 1];
	simplify_name(name, simple);
	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (strcmp(simple, names[i].name) == 0) {
			*part = names[i].part;
			return names[i].kind;
		}
	for (size_t i = 0; i < COUNT_OF(doubtful); i++)
		if (strstr(simple, doubtful[i]))
			return NAME_DOUBT;
	return NAME_OTHER;
}

struct sl credentials_names_shown(struct sl name, const struct catalog *lang)
{
	return credentials_names_is_showable(name) ? name : sl_from(lang_text(lang, "its name"));
}

const char *credentials_names_title(enum secret_part part, const struct catalog *lang)
{
	return lang_text(lang, titles[part]);
}

bool credentials_names_is_showable(struct sl name)
{
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];
		if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && c != '-' && c != '_')
			return false;
	}
	return name.n > 0 && name.n <= NAME_CHARS;
}
