/* SPDX-License-Identifier: MIT */
/* Checks a file of PEM certificates, of which a TLS library skips in silence what is damaged. */
#ifndef CODEC_PEM_H
#define CODEC_PEM_H

#include "base/err.h"
#include "base/sl.h"

/* Returns true if the text has a certificate, and each certificate in it is whole. The sentence of
 * the error has the line, and is to stand behind the name of the file. Other text between the
 * certificates is allowed, and so are keys. */
bool pem_check(struct sl text, struct err *e) MUST_USE;
/* Returns true if a certificate of the text says by itself for what it may be trusted or not, as
 * OpenSSL writes it (TRUSTED CERTIFICATE). */
bool pem_has_trust_settings(struct sl text);

#endif
