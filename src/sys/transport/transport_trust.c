/* SPDX-License-Identifier: MIT */
/* The trusted certificates: the system's, and those of --ca-file. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/byte_mark.h"

#include "codec/pem.h"

#include "lang/errno_text.h"
#include "transport_private.h"

#define PEM_MAX      (8u << 20)
#define PIPE_WAIT_MS 5000

/* Waits for something to read: the file may be a pipe that another program still fills. */
static bool await_bytes(int fd)
{
	struct pollfd p = {.fd = fd, .events = POLLIN};
	int n;
	while ((n = poll(&p, 1, PIPE_WAIT_MS)) < 0 && errno == EINTR)
		continue;
	if (n == 0)
		errno = ETIMEDOUT;
	return n > 0;
}

static bool is_regular(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

static bool read_file(const char *path, struct buf *out)
{
	char part[8192];
	ssize_t n = -1;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		return false;
	while (await_bytes(fd) && (n = read(fd, part, sizeof part)) > 0)
		buf_add(out, (struct sl){part, (size_t)n});
	int error = errno;
	close(fd);
	errno = n < 0 ? error : 0;
	return n == 0 && !out->full;
}

/* Reads the file into trust; the sentence of an error names the file. */
static bool read_trust(struct transport_settings *s, const char *option, struct err *e)
{
	errno = 0;
	if (!read_file(s->ca_file, &s->trust))
		return err_set(e, ERR_USAGE, "cannot read %s %s: %s", option, s->ca_file,
			       errno ? ERRNO_(err_lang(e), errno)
				     : lang_text(err_lang(e), "too large"));
	struct sl text = buf_sl(&s->trust);
	struct err why = {.lang = err_lang(e)};
	if (!byte_mark_skip(&text, s->ca_file, ERR_USAGE, e))
		return false;
	return pem_check(text, &why) ||
	       err_set(e, ERR_USAGE,
		       lang_text_in(err_lang(e), "in front of a message", "%s %s: %s"), option,
		       s->ca_file, why.text);
}

/* A byte order mark would hide the first certificate, which must begin a line. Returns true if
 * there was one. */
static bool drop_mark(struct buf *trust)
{
	struct sl text = buf_sl(trust);
	if (!byte_mark_skip(&text, "", ERR_USAGE, NULL) || text.n == trust->n)
		return false;
	struct buf without;
	buf_init(&without, PEM_MAX);
	buf_add(&without, text);
	buf_release(trust);
	*trust = without;
	return true;
}

bool transport_settings_init(struct transport_settings *s, const struct transport_options *o,
			     struct err *e)
{
	const char *option = o->ca_place ? "ca-file" : "--ca-file";
	s->endpoint = *o->endpoint;
	s->timeout_s = o->timeout_s;
	s->connect_timeout_s = o->connect_timeout_s;
	s->trace = o->trace;
	buf_init(&s->trust, PEM_MAX);
	s->built_in = !o->system_trust;
	if (o->system_trust) {
		snprintf(s->bundle, sizeof s->bundle, "%s", o->system_trust->bundle);
		snprintf(s->folder, sizeof s->folder, "%s", o->system_trust->folder);
	}
	if (!o->ca_file)
		return true;
	if (!sl_to_chars(sl_from(o->ca_file), s->ca_file, sizeof s->ca_file))
		err_set(e, ERR_USAGE, "the path of %s is too long", option);
	else if (read_trust(s, option, e))
		s->ca_file_stays = !drop_mark(&s->trust) && is_regular(s->ca_file);
	if (e->kind != ERR_NONE && o->ca_place)
		err_wrap(e, "%s", o->ca_place);
	return e->kind == ERR_NONE;
}

void transport_settings_release(struct transport_settings *s)
{
	buf_release(&s->trust);
}

/* The text of the bundle is only needed here; NULL or a file that cannot be read: no text. */
static void read_bundle(const char *path, struct buf *out)
{
	buf_init(out, PEM_MAX);
	if (path && !read_file(path, out))
		buf_clear(out);
}

static bool needs_pem(const struct trust_ways *w)
{
	bool needed = false;
	for (size_t i = 0; i < w->n; i++)
		needed |= w->way[i].pem.n > 0;
	return needed;
}

void transport_load_trust(struct transport_settings *s)
{
	const curl_version_info_data *v = curl_version_info(CURLVERSION_NOW);
	struct trust_sources from = {.added = buf_sl(&s->trust),
				     .added_file = s->ca_file,
				     .added_stays = s->ca_file_stays,
				     .bundle_file = s->built_in ? v->cainfo : s->bundle,
				     .folder = s->built_in ? v->capath : s->folder,
				     .built_in = s->built_in};
	struct buf bundle;
	read_bundle(from.bundle_file, &bundle);
	from.bundle = buf_sl(&bundle);
	trust_ways_find(&s->ways, &from);
	if (s->ways.joined && bundle.n) {
		/* CURLOPT_CAINFO_BLOB replaces libcurl's own bundle. */
		buf_add_byte(&s->trust, '\n');
		buf_add(&s->trust, buf_sl(&bundle));
		s->ways.way[0].pem = buf_sl(&s->trust);
	}
	buf_release(&bundle);
	if (!needs_pem(&s->ways))
		buf_release(&s->trust);
}
