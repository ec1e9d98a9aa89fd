/* SPDX-License-Identifier: MIT */
/* Makes throw-away certificates with OpenSSL. */
#include "cert.h"

#include <stdio.h>
#include <stdlib.h>

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#define DAY_S 86400L

static void need(int ok, const char *what)
{
	if (ok)
		return;
	printf("Bail out! certificate: %s\n", what);
	exit(1);
}

static void add_extension(X509 *x, X509 *issuer, int nid, const char *value)
{
	X509V3_CTX context;
	X509V3_set_ctx(&context, issuer, x, NULL, NULL, 0);
	X509_EXTENSION *e = X509V3_EXT_conf_nid(NULL, &context, nid, value);
	need(e && X509_add_ext(x, e, -1), value);
	X509_EXTENSION_free(e);
}

static void set_name(X509 *x, const char *name)
{
	X509_NAME *n = X509_get_subject_name(x);
	need(X509_NAME_add_entry_by_txt(n, "CN", MBSTRING_UTF8, (const unsigned char *)name, -1, -1,
					0),
	     name);
}

/* As OpenSSL 1.1.1 makes it, which has no EVP_EC_gen. */
static EVP_PKEY *new_key(void)
{
	EVP_PKEY *key = NULL;
	EVP_PKEY_CTX *made = EVP_PKEY_CTX_new_id(EVP_PKEY_EC, NULL);
	need(made && EVP_PKEY_keygen_init(made) == 1 &&
		 EVP_PKEY_CTX_set_ec_paramgen_curve_nid(made, NID_X9_62_prime256v1) == 1 &&
		 EVP_PKEY_keygen(made, &key) == 1,
	     "no key");
	EVP_PKEY_CTX_free(made);
	return key;
}

/* Two days old; two certificates of one signer must not have one number. */
static struct cert begin(const char *name, long ends_s)
{
	static long serial;
	struct cert c = {X509_new(), new_key()};
	need(c.x509 != NULL, "no certificate");
	X509_set_version(c.x509, 2); /* which is version 3 */
	ASN1_INTEGER_set(X509_get_serialNumber(c.x509), ++serial);
	X509_gmtime_adj(X509_getm_notBefore(c.x509), -2 * DAY_S);
	X509_gmtime_adj(X509_getm_notAfter(c.x509), ends_s);
	X509_set_pubkey(c.x509, c.key);
	set_name(c.x509, name);
	return c;
}

static void sign(struct cert *c, const struct cert *by)
{
	X509_set_issuer_name(c->x509, X509_get_subject_name(by->x509));
	need(X509_sign(c->x509, by->key, EVP_sha256()), "no signature");
}

struct cert cert_authority(const char *name)
{
	struct cert c = begin(name, DAY_S);
	add_extension(c.x509, c.x509, NID_basic_constraints, "critical,CA:TRUE");
	add_extension(c.x509, c.x509, NID_key_usage, "critical,keyCertSign,cRLSign");
	sign(&c, &c);
	return c;
}

struct cert cert_server(const struct cert *signer, const char *names, long ends_s)
{
	struct cert c = begin("server", ends_s);
	add_extension(c.x509, signer->x509, NID_basic_constraints, "critical,CA:FALSE");
	add_extension(c.x509, signer->x509, NID_subject_alt_name, names);
	sign(&c, signer);
	return c;
}

void cert_release(struct cert *c)
{
	X509_free(c->x509);
	EVP_PKEY_free(c->key);
	*c = (struct cert){0};
}

void cert_save(const struct cert *c, const char *path)
{
	FILE *f = fopen(path, "w");
	need(f && PEM_write_X509(f, c->x509), path);
	need(fclose(f) == 0, path);
}

void cert_append(const struct cert *c, const char *path)
{
	FILE *f = fopen(path, "a");
	need(f && PEM_write_X509(f, c->x509), path);
	need(fclose(f) == 0, path);
}

void cert_append_rejected(const struct cert *c, const char *path)
{
	X509 *copy = X509_dup(c->x509);
	FILE *f = fopen(path, "a");
	need(copy && X509_add1_reject_object(copy, OBJ_nid2obj(NID_server_auth)), path);
	need(f && PEM_write_X509_AUX(f, copy), path);
	need(fclose(f) == 0, path);
	X509_free(copy);
}

void cert_save_hashed(const struct cert *c, const char *folder)
{
	char path[400];
	snprintf(path, sizeof path, "%s/%08lx.0", folder, X509_subject_name_hash(c->x509));
	cert_save(c, path);
}
