/* SPDX-License-Identifier: MIT */
/*
 * Failure as a value: a kind that decides behaviour and a sentence for the user.
 *
 * Functions that can fail return bool, true for success, and fill the struct err given last.
 * The first failure wins; callers add context with err_wrap. The text never holds a secret, a raw
 * body or a control character.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

#include "base/attr.h"

#include "lang/lang.h"

enum err_kind {
	ERR_NONE,
	ERR_USAGE,      /* the command line */
	ERR_CONFIG,     /* a file the user wrote */
	ERR_CREDENTIAL, /* no usable key */
	ERR_NET,        /* name resolution, connection, broken transfer */
	ERR_TIMEOUT,
	ERR_TLS,    /* certificate or handshake */
	ERR_DECODE, /* the reply is not what the API documents */
	ERR_API,    /* the API refused the request */
	ERR_IO,     /* file or terminal */
	ERR_LIMIT   /* a limit of this program was exceeded */
};

struct err {
	enum err_kind kind;
	char text[480];
	const struct catalog *lang; /* of the text; set before the call that may fail */
};

/* The formats are translated. Fills e unless it already holds a failure; always returns false. e
 * may be NULL. */
bool err_set(struct err *e, enum err_kind kind, const char *fmt, ...) PRINTF(3, 4);
/* Puts "context: " before the text; always returns false. */
bool err_wrap(struct err *e, const char *fmt, ...) PRINTF(2, 3);
void err_clear(struct err *e);
/* The language of the text; English for NULL. */
const struct catalog *err_lang(const struct err *e);

#endif
