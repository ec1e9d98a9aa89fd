/* SPDX-License-Identifier: MIT */
/* Opens and closes a session: the endpoint, the key, the transport, the signals. */
#include "loop/session.h"

#include <stdio.h>
#include <unistd.h>

#include "sys/clock_posix.h"
#include "sys/signals_posix.h"
#include "sys/transport/transport_none.h"

#include "credential_renewer.h"
#include "files/log_file.h"
#include "lang/sentence.h"
#include "loop/profile_switch.h"
#include "runner/demo_child.h"

static bool find_credentials(struct session *s, const struct options *o, const char *demo_url,
			     struct err *e)
{
	session_sources(o, &s->clock, &s->transport, &s->sources);
	if (demo_url)
		return keyring_set(s->ring, SL(DEMO_SECRET_ID), SL(DEMO_SECRET_KEY), SL("")) ||
		       err_set(e, ERR_CREDENTIAL, "the demo key is too long");
	s->renewable = true;
	return credentials_find(&s->sources, s->ring, &s->facts, e);
}

bool session_open(struct session *s, const struct options *o, const char *demo_url, struct err *e)
{
	const char *url = demo_url ? demo_url : o->endpoint ? o->endpoint : API_HOST;
	*s = (struct session){.ring = keyring_new(), .log_fd = -1, .options = o};
	clock_posix(&s->clock);
	if (!endpoint_parse(sl_from(url), &s->endpoint, e))
		return false;
	s->has_transport = session_transport(o, &s->endpoint, s->ring, &s->transport, e);
	/* Signals are taken last: until there is a key, Ctrl-C ends the program and its credential
	 * command. */
	s->has_signals = s->has_transport && find_credentials(s, o, demo_url, e) &&
			 signals_posix(&s->signals, e);
	if (!s->has_signals)
		return false;
	s->performer =
	    (struct performer){&s->endpoint, s->ring, &s->clock, &s->transport, o->language};
	s->renewer = credential_renewer_new(s);
	session_settings(s, o, demo_url);
	session_read_pace(&s->performer, &s->facts.role, o, &s->settings.past);
	return !o->log || (s->log_fd = log_file_open(o->log, e)) >= 0;
}

/* Requests are built and signed as usual, with the demo's published key, but never sent. */
bool session_replay(struct session *s, const struct options *o, const struct settings *of,
		    struct err *e)
{
	*s = (struct session){.ring = keyring_new(), .log_fd = -1, .options = o};
	clock_posix(&s->clock);
	transport_none(&s->transport);
	s->has_transport = true;
	s->endpoint = of->endpoint;
	s->settings = *of;
	s->has_signals = keyring_set(s->ring, SL(DEMO_SECRET_ID), SL(DEMO_SECRET_KEY), SL("")) &&
			 signals_posix(&s->signals, e);
	if (!s->has_signals)
		return false;
	s->performer =
	    (struct performer){&s->endpoint, s->ring, &s->clock, &s->transport, of->language};
	return !o->log || (s->log_fd = log_file_open(o->log, e)) >= 0;
}

void session_log(void *ctx, const struct log_entry *e)
{
	struct session *s = ctx;
	if (s->log_fd < 0 || log_file_write(s->log_fd, e))
		return;
	close(s->log_fd);
	s->log_fd = -1;
	s->log_broken = true;
}

void session_close(struct session *s)
{
	char room[SENTENCE_ROOM];
	credential_renewer_free(s->renewer);
	profile_switch_free(s->profile);
	if (s->has_transport)
		s->transport.close(s->transport.ctx);
	if (s->has_signals)
		s->signals.close(s->signals.ctx);
	keyring_free(s->ring);
	if (s->log_fd >= 0)
		close(s->log_fd);
	if (s->unremembered.kind)
		fprintf(stderr,
			T_(&s->settings, "tcpartner: columns and filters were not saved: %s\n"),
			lang_sentence(s->settings.lang, s->unremembered.text, room, sizeof room));
	if (s->log_broken)
		fputs(T_(&s->settings, "tcpartner: --log: the last lines could not be written\n"),
		      stderr);
}
