/* SPDX-License-Identifier: MIT */
/*
 * Removes secrets from texts of libraries and servers before they are shown.
 *
 * A URL keeps neither user name nor password: everything between "//" and the last '@' of the text
 * is removed, because a password may hold any character, '@' and blanks too. Secrets are removed
 * anywhere, plain or with JSON escapes, and also the beginning of one at the end of a text that was
 * cut.
 */
#ifndef BASE_HIDE_H
#define BASE_HIDE_H

#include "base/buf.h"
#include "base/sl.h"

#define HIDDEN       "***"
#define HIDDEN_MAX   24
#define SECRET_LEAST 4 /* bytes: a shorter one is part of ordinary words */

struct hidden {
	struct sl at[HIDDEN_MAX]; /* borrowed */
	size_t n;
};

/* Ignores a secret of fewer than SECRET_LEAST bytes; more than HIDDEN_MAX secrets are a BUG. */
void hide_add_secret(struct hidden *s, struct sl secret);

/* True when text holds one of the secrets. */
bool hide_finds(struct sl text, const struct hidden *s);
/* Appends text, which may be any bytes, with HIDDEN for each secret. */
void hide_secrets(struct sl text, const struct hidden *s, struct buf *out);

/*
 * Finds the user name and password of a URL in text; false for none. With cut the text may have
 * been longer, so the part after the last "//" may be a password although no '@' follows.
 */
bool hide_find_userinfo(struct sl text, bool cut, struct sl *userinfo);

/* Appends one line, which may be any bytes, without user names and passwords of URLs, and secrets.
 */
void hide_line(struct sl text, bool cut, const struct hidden *s, struct buf *out);
/* The same for people to read: control characters are made visible (base/text.h). */
void hide_words(struct sl text, bool cut, const struct hidden *s, struct buf *out);

#endif
