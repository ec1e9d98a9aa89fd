/* SPDX-License-Identifier: MIT */
/* The trusted certificates: the system's, and those of --ca-file. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "transport_private.h"

#define PEM_MAX (8u << 20)

static bool read_file(const char *path, struct buf *out)
{
	char part[8192];
	FILE *f = fopen(path, "rb");
	if (!f)
		return false;
	for (size_t n; (n = fread(part, 1, sizeof part, f)) > 0;)
		buf_add(out, (struct sl){part, n});
	bool ok = !ferror(f) && !out->full;
	fclose(f);
	return ok;
}

bool transport_settings_init(struct transport_settings *s, const struct transport_options *o,
			     struct err *e)
{
	s->endpoint = *o->endpoint;
	s->timeout_s = o->timeout_s;
	s->connect_timeout_s = o->connect_timeout_s;
	s->trace = o->trace;
	buf_init(&s->trust, PEM_MAX);
	if (!o->ca_file)
		return true;
	if (!sl_to_chars(sl_from(o->ca_file), s->ca_file, sizeof s->ca_file))
		return err_set(e, ERR_USAGE, "the path of --ca-file is too long");
	errno = 0;
	if (!read_file(s->ca_file, &s->trust))
		return err_set(e, ERR_USAGE, "cannot read --ca-file %s: %s", s->ca_file,
			       errno ? strerror(errno) : "too large");
	if (!strstr(s->trust.n ? s->trust.p : "", "-----BEGIN CERTIFICATE-----"))
		return err_set(e, ERR_USAGE, "--ca-file %s contains no PEM certificate",
			       s->ca_file);
	return true;
}

void transport_settings_release(struct transport_settings *s)
{
	buf_release(&s->trust);
}

/* CURLOPT_CAINFO and its blob replace libcurl's own bundle, so the bundle is added to the file.
 * A folder of certificates (CAPATH) stays in force by itself. */
void transport_load_trust(struct transport_settings *s)
{
	const char *bundle = curl_version_info(CURLVERSION_NOW)->cainfo;
	if (s->trust.n && bundle) {
		buf_add_byte(&s->trust, '\n');
		read_file(bundle, &s->trust);
	}
}
