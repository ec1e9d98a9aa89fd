/* SPDX-License-Identifier: MIT */
/* Lets runs that follow each other share the rate of the account. */
#include <stdio.h>
#include <stdlib.h>

#include "files/pace_file.h"
#include "loop/session.h"

#define PACE_PATH (STATE_PATH + 8)

/* The pace file lies beside the state file. The demo is nobody's account: it leaves no file. */
static void find_pace_file(const struct session *s, char out[PACE_PATH])
{
	const struct state_place place = {getenv("TCPARTNER_STATE"), getenv("XDG_STATE_HOME"),
					  getenv("HOME")};
	char state[STATE_PATH];
	state_file_find_path(&place, state);
	bool used = state[0] && !s->options->demo;
	snprintf(out, PACE_PATH, "%s%s", used ? state : "", used ? ".pace" : "");
}

/* The id of the key is lent by the keyring until it changes. */
static struct pace_owner find_owner(const struct session *s)
{
	struct wire_signer by;
	keyring_lend(s->ring, &by);
	return (struct pace_owner){sl_from(s->endpoint.url), by.key.id};
}

void session_read_pace(struct session *s, struct pacer *p)
{
	char path[PACE_PATH];
	struct pace_owner of = find_owner(s);
	find_pace_file(s, path);
	pace_file_read(path, &of, p, s->clock.mono_ms(s->clock.ctx));
}

void session_write_pace(struct session *s, const struct pacer *p)
{
	char path[PACE_PATH];
	struct pace_owner of = find_owner(s);
	find_pace_file(s, path);
	pace_file_write(path, &of, p, s->clock.mono_ms(s->clock.ctx));
}
