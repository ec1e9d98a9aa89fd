/* SPDX-License-Identifier: MIT */
/* Switches a session to another profile, whose options, endpoint and transport are made first. */
#include "loop/profile_switch.h"

#include "base/mem.h"

#include "config/config_options.h"
#include "loop/session.h"

void profile_switch_free(struct profile_switch *p)
{
	if (p && p->has_transport)
		p->transport.close(p->transport.ctx);
	mem_free(p);
}

struct profile_switch *profile_switch_prepare(const struct session *s, struct sl name,
					      struct err *e)
{
	struct profile_switch *p = mem_alloc(1, sizeof *p);
	if (!s->options->over || !sl_to_chars(name, p->name, sizeof p->name))
		BUG("a profile where there can be none");
	p->over = *s->options->over;
	p->over.profile = p->name;
	p->has_transport =
	    config_options_apply(&p->over, &p->options, e) &&
	    endpoint_parse(sl_from(p->options.endpoint ? p->options.endpoint : API_HOST),
			   &p->endpoint, e) &&
	    session_transport(&p->options, &p->endpoint, s->ring, &p->transport, e);
	if (p->has_transport)
		return p;
	profile_switch_free(p);
	return NULL;
}

void profile_switch_apply(struct session *s, struct profile_switch *p)
{
	s->transport.close(s->transport.ctx);
	s->transport = p->transport;
	p->has_transport = false;
	s->endpoint = p->endpoint;
	s->performer.language = p->options.language;
	session_sources(&p->options, &s->clock, &s->transport, &s->sources);
	profile_switch_free(s->profile);
	s->profile = p;
	s->options = &p->options;
	session_settings(s, &p->options, NULL);
	if (!state_file_read(s->state, &s->settings, &s->unremembered))
		s->state[0] = '\0';
	/* Drop the filter: it is about customers of the former account. */
	s->settings.query = (struct query){.order = p->options.query.order};
}
