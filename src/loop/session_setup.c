/* SPDX-License-Identifier: MIT */
/* Sets up a session for its profile: the sources of the key, the transport, the settings. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/app.h"

#include "sys/transport/transport_curl.h"

#include "config/config.h"
#include "config/config_options.h"
#include "config/config_values.h"
#include "loop/gated_transport.h"
#include "loop/session.h"

#define CONNECT_TIMEOUT_S 10

static const char *read_environment(const char *name)
{
	return getenv(name);
}

/* If the API is a program of this machine, that program serves STS too. */
static const char *find_sts(const struct options *o)
{
	struct endpoint api;
	if (o->sts_endpoint || !o->endpoint)
		return o->sts_endpoint;
	return endpoint_parse(sl_from(o->endpoint), &api, NULL) && api.loopback ? o->endpoint
										: NULL;
}

void session_sources(const struct options *o, const struct clock_port *clock,
		     struct transport_port *net, struct credential_sources *out)
{
	const struct config *file = o->over ? o->over->config : NULL;
	*out = (struct credential_sources){.lang = o->lang,
					   .profile = o->profile,
					   .usual_profile = o->usual_profile,
					   .home = getenv("HOME"),
					   .etc = "/etc/tencentcloud/credentials",
					   .env = read_environment,
					   .now_s = clock->wall_s(clock->ctx),
					   .command = o->credential_command,
					   .config = file ? file->path : NULL,
					   .config_open = file && file->writable_by_others,
					   .cvm_role = o->cvm_role,
					   .role_arn = o->role_arn,
					   .role_session = o->role_session,
					   .sts = find_sts(o),
					   .at_terminal = true,
					   .net = net,
					   .clock = clock};
}

static const char *source_name(const struct session *s, const struct options *o,
			       const char *demo_url)
{
	if (demo_url)
		return "demo";
	if (o->profile)
		return o->profile;
	if (s->facts.account)
		return s->facts.account;
	return o->usual_profile ? o->usual_profile : "default";
}

/* Names the account in the header: "default", or "default/reseller" for a role assumed with it. A
 * profile's name has no '/', so the state of the two is remembered separately. */
static void name_account(struct session *s, const struct options *o, const char *demo_url)
{
	struct sl role = assume_role_name(&s->facts.role);
	char name[sizeof s->settings.profile + ROLE_ARN_CHARS];
	snprintf(name, sizeof name, "%s%s%.*s", source_name(s, o, demo_url), role.n ? "/" : "",
		 (int)role.n, role.p);
	sl_to_chars(sl_from(name), s->settings.profile, sizeof s->settings.profile);
}

/* Snippets name the profile and the role in a tccli command. */
static void name_tccli_account(struct session *s, const struct options *o)
{
	const char *profile = o->profile ? o->profile : o->usual_profile;
	sl_to_chars(sl_from(profile), s->settings.tccli_profile, sizeof s->settings.tccli_profile);
	s->settings.role = s->facts.role;
}

static bool is_still(const struct options *o)
{
	const char *no_motion = getenv("NO_MOTION");
	return o->no_anim || (no_motion && no_motion[0]);
}

/* The demo is nobody's account. */
static void set_history(struct session *s, const struct options *o, bool demo)
{
	const struct history_place place = {getenv("XDG_DATA_HOME"), getenv("HOME")};
	s->history[0] = '\0';
	if (!demo)
		history_find_path(&place, s->history);
	s->settings.history_file = s->history[0] ? s->history : NULL;
	s->settings.history = o->history && s->settings.history_file;
}

void session_settings(struct session *s, const struct options *o, const char *demo_url)
{
	settings_init(&s->settings);
	name_account(s, o, demo_url);
	if (!demo_url)
		name_tccli_account(s, o);
	s->settings.page_size = o->page_size;
	s->settings.load_all_max = o->load_all_max;
	s->settings.patience_ms = (int64_t)o->patience_s * 1000;
	s->settings.thresholds = o->thresholds;
	s->settings.query = o->query;
	s->settings.bindings = o->bindings;
	s->settings.own = o->own;
	s->settings.watch_every_ms = o->watch_every_s * 1000;
	s->settings.console_url = o->console_url;
	s->settings.privacy = o->privacy;
	s->settings.mouse = o->mouse;
	set_history(s, o, demo_url != NULL);
	s->settings.still = is_still(o);
	s->settings.endpoint = s->endpoint;
	s->settings.ca_file = o->ca_file;
	s->settings.language = o->language;
	s->settings.language_follows = !o->language || o->language_follows;
	s->settings.lang = o->lang;
	s->settings.key_has_token = keyring_has_token(s->ring);
	sl_to_chars(sl_from(s->endpoint.host), s->settings.endpoint_host,
		    sizeof s->settings.endpoint_host);
	/* The seed makes programs that start together retry at different times. */
	s->settings.seed =
	    (uint64_t)s->clock.mono_ms(s->clock.ctx) * 2654435761u + (uint64_t)getpid();
}

bool session_transport(const struct options *o, const struct endpoint *to,
		       const struct keyring *ring, struct transport_port *out, struct err *e)
{
	char place[CONFIG_PATH + 20];
	bool of_config = o->over && config_values_place(o->over->config, o->ca_file, err_lang(e),
							place, sizeof place);
	struct transport_options t = {.endpoint = to,
				      .ca_file = o->ca_file,
				      .ca_place = of_config ? place : NULL,
				      .timeout_s = o->timeout_s,
				      .connect_timeout_s = o->timeout_s < CONNECT_TIMEOUT_S
							       ? o->timeout_s
							       : CONNECT_TIMEOUT_S};
	return gated_transport_open(out, &t, ring, e);
}
