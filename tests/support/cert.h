/* SPDX-License-Identifier: MIT */
/* Throw-away certificates, made in memory by the test that needs them: good ones and bad ones. */
#ifndef CERT_H
#define CERT_H

#include <openssl/evp.h>
#include <openssl/x509.h>

struct cert {
	X509 *x509;
	EVP_PKEY *key;
};

/* Signs itself, and others. */
struct cert cert_authority(const char *name);
/* names as OpenSSL writes them: "IP:127.0.0.1,DNS:localhost"; ends ends_s from now, which may be
 * past. */
struct cert cert_server(const struct cert *signer, const char *names, long ends_s);
void cert_release(struct cert *c);
/* The certificate alone, as PEM. */
void cert_save(const struct cert *c, const char *path);
/* Adds it to the end of a PEM file. */
void cert_append(const struct cert *c, const char *path);
/* The same, with the note that it must not be trusted for a server (TRUSTED CERTIFICATE). */
void cert_append_rejected(const struct cert *c, const char *path);
/* The certificate alone, in a folder, under the name by which OpenSSL looks for it. */
void cert_save_hashed(const struct cert *c, const char *folder);

#endif
