/* SPDX-License-Identifier: MIT */
/* Chooses what of the trusted certificates libcurl reads, and when. */
#include "trust_ways.h"

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "codec/pem.h"

#include "transport_private.h"

#define HASH_DIGITS 8
/* Some ten certificates: reading them for each connection takes about two milliseconds. */
#define FEW_BYTES 16384

/* Returns true for a name that openssl-rehash(1) gives a certificate: "5ed36f99.0". */
static bool is_hash_name(const char *name)
{
	if (strspn(name, "0123456789abcdef") != HASH_DIGITS || name[HASH_DIGITS] != '.')
		return false;
	const char *number = name + HASH_DIGITS + 1;
	return number[0] && number[strspn(number, "0123456789")] == '\0';
}

static bool is_readable_file(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISREG(st.st_mode) && access(path, R_OK) == 0;
}

/* Writes the path of a certificate of the folder; returns false if it has no hash names. */
static bool find_one(const char *folder, char *out, size_t size)
{
	DIR *dir = opendir(folder);
	bool found = false;
	for (struct dirent *d; dir && !found && (d = readdir(dir)) != NULL;) {
		int n =
		    is_hash_name(d->d_name) ? snprintf(out, size, "%s/%s", folder, d->d_name) : -1;
		found = n > 0 && (size_t)n < size && is_readable_file(out);
	}
	if (dir)
		closedir(dir);
	return found;
}

/* Other TLS libraries read a whole folder, and have no use for the names in it. */
static bool reads_hash_names(const curl_version_info_data *v)
{
	const char *library = v->ssl_version ? v->ssl_version : "";
	return strncmp(library, "OpenSSL/", 8) == 0 || strncmp(library, "LibreSSL/", 9) == 0;
}

/* Such a libcurl also asks the operating system, but no longer when a file or a folder is set. */
static bool asks_system(const curl_version_info_data *v)
{
#if LIBCURL_VERSION_NUM >= 0x075700
	const char *const *name = v->age >= CURLVERSION_ELEVENTH ? v->feature_names : NULL;
	for (; name && *name; name++)
		if (strcmp(*name, "NativeCA") == 0 || strcmp(*name, "AppleSecTrust") == 0)
			return true;
#else
	(void)v;
#endif
	return false;
}

/* libcurl keeps what it reads from a file alone. A later one adds its own folder if none is set. */
static bool keeps_file(const curl_version_info_data *v)
{
	return v->version_num >= 0x075700 && (v->version_num < 0x081500 || !v->capath);
}

/*
 * The first certificate of a name that is found decides, and one may say that it must not be
 * trusted. The order in which the certificates are looked at would then decide what is trusted, so
 * it stays the usual one.
 */
static bool depends_on_order(const struct trust_sources *from)
{
	return pem_has_trust_settings(from->added) || pem_has_trust_settings(from->bundle);
}

static void add_way(struct trust_ways *w, struct trust_way way)
{
	w->way[w->n++] = way;
}

/* In this way libcurl looks at everything. */
static void add_whole(struct trust_ways *w, const struct trust_sources *from, const char *folder)
{
	w->joined = from->added.n > 0;
	add_way(w, (struct trust_way){.pem = from->added,
				      .file = w->joined ? from->added_file : from->bundle_file,
				      .folder = folder,
				      .kept = from->built_in});
}

static void add_folder(struct trust_ways *w, const char *folder, struct sl pem, const char *file)
{
	/* libcurl 8.21 reads its bundle again when no file is set: one of the folder's own is. */
	add_way(w, (struct trust_way){.pem = pem, .file = file ? file : w->one, .folder = folder});
}

/* This is read once for all connections, if libcurl keeps it. */
static void add_file(struct trust_ways *w, const char *file)
{
	add_way(w, (struct trust_way){.file = file});
}

static void add_parts(struct trust_ways *w, const struct trust_sources *from, const char *folder,
		      bool kept)
{
	bool has_added = from->added.n && !sl_equal(from->added, from->bundle);
	if (has_added && from->added.n > FEW_BYTES && from->added_stays && kept) {
		add_file(w, from->added_file);
		has_added = false;
	}
	if (has_added)
		add_folder(w, folder, from->added, from->added_file);
	else if (folder)
		add_folder(w, folder, SL(""), NULL);
	if (from->bundle.n)
		add_file(w, from->bundle_file);
}

void trust_ways_find(struct trust_ways *w, const struct trust_sources *from)
{
	const curl_version_info_data *v = curl_version_info(CURLVERSION_NOW);
	*w = (struct trust_ways){.n = 0};
	bool hashed = from->folder && find_one(from->folder, w->one, sizeof w->one);
	const char *folder = hashed ? from->folder : NULL;
	if (reads_hash_names(v) && !asks_system(v) && !depends_on_order(from))
		add_parts(w, from, folder, keeps_file(v));
	if (w->n == 0) /* If no file can be read, libcurl must say which. */
		add_whole(w, from, folder);
}

static const struct {
	CURLoption file, folder;
} places_of[TRUST_PEERS] = {
    [TRUST_SERVER] = {CURLOPT_CAINFO, CURLOPT_CAPATH},
    [TRUST_PROXY] = {CURLOPT_PROXY_CAINFO, CURLOPT_PROXY_CAPATH},
};

/* Returns true if libcurl takes certificates from memory. An earlier way may have set some. */
static bool set_pem(CURL *easy, enum trust_peer peer, struct sl pem)
{
#if LIBCURL_VERSION_NUM >= 0x074d00
	CURLoption option = peer == TRUST_PROXY ? CURLOPT_PROXY_CAINFO_BLOB : CURLOPT_CAINFO_BLOB;
	struct curl_blob blob = {(void *)(uintptr_t)pem.p, pem.n, CURL_BLOB_NOCOPY};
	return curl_easy_setopt(easy, option, pem.n ? &blob : NULL) == CURLE_OK && pem.n;
#else
	(void)easy, (void)peer, (void)pem;
	return false;
#endif
}

void trust_ways_set(const struct trust_ways *w, enum trust_peer peer, size_t way, CURL *easy)
{
	const struct trust_way *to = &w->way[way];
	if (to->kept && !to->pem.n)
		return;
	/* Without pem the user's file takes the place of the bundle: less is trusted, never more.
	 */
	if (!set_pem(easy, peer, to->pem))
		transport_must(curl_easy_setopt(easy, places_of[peer].file, to->file));
	if (!to->kept)
		transport_must(curl_easy_setopt(easy, places_of[peer].folder, to->folder));
}
