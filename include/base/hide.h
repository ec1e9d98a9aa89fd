/* SPDX-License-Identifier: MIT */
/*
 * The gate for words of libraries and servers: what of them must not be shown is taken out.
 *
 * A URL keeps no user name and no password: what stands between "//" and the last '@' of the text
 * goes, because a password may hold any character, '@' and blanks too. Secrets go wherever they
 * stand, as they are or with escapes of JSON, and also the beginning of one where the text was cut.
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

/* One of fewer than SECRET_LEAST bytes is left out; more than HIDDEN_MAX is a BUG. */
void hide_add_secret(struct hidden *s, struct sl secret);

/* Whether text holds one of them. */
bool hide_finds(struct sl text, const struct hidden *s);
/* Appends text without them: bytes of any kind, everything else as it is. */
void hide_secrets(struct sl text, const struct hidden *s, struct buf *out);

/*
 * Where the user name and password of a URL stand in text; false for none. cut: the text may have
 * been longer, so what follows the last "//" may be a password even where no '@' follows.
 */
bool hide_find_userinfo(struct sl text, bool cut, struct sl *userinfo);

/* Appends one line, bytes of any kind, without user names and passwords of URLs, and secrets. */
void hide_line(struct sl text, bool cut, const struct hidden *s, struct buf *out);
/* Appends words of a library or a server for people to read: without user names and passwords of
 * URLs, without secrets, without control characters (base/text.h). */
void hide_words(struct sl text, bool cut, const struct hidden *s, struct buf *out);

#endif
