/* SPDX-License-Identifier: MIT */
/* Lets runs that follow each other share the rate of the account. */
#include <stdio.h>
#include <stdlib.h>

#include "files/pace_file.h"
#include "loop/session.h"

#define PACE_PATH (STATE_PATH + 8)

/* The pace file lies beside the state file. The demo is nobody's account: it leaves no file. */
static void find_pace_file(const struct options *o, char out[PACE_PATH])
{
	const struct state_place place = {getenv("TCPARTNER_STATE"), getenv("XDG_STATE_HOME"),
					  getenv("HOME")};
	char state[STATE_PATH];
	state_file_find_path(&place, state);
	bool used = state[0] && !o->demo && !o->no_state;
	snprintf(out, PACE_PATH, "%s%s", used ? state : "", used ? ".pace" : "");
}

/* The id of the key is lent by the keyring until it changes. */
static struct pace_owner find_owner(const struct performer *by, const struct cam_role *role)
{
	struct wire_signer signer;
	keyring_lend(by->ring, &signer);
	return (struct pace_owner){sl_from(by->endpoint->url),
				   role->arn[0] ? sl_from(role->arn) : signer.key.id};
}

void session_read_pace(const struct performer *by, const struct cam_role *role,
		       const struct options *o, struct pacer_past *past)
{
	char path[PACE_PATH];
	struct pace_owner of = find_owner(by, role);
	find_pace_file(o, path);
	pace_file_read(path, &of, by->clock->mono_ms(by->clock->ctx), past);
}

void session_write_pace(const struct performer *by, const struct cam_role *role,
			const struct options *o, const struct pacer *p)
{
	char path[PACE_PATH];
	struct pace_owner of = find_owner(by, role);
	find_pace_file(o, path);
	pace_file_write(path, &of, p, by->clock->mono_ms(by->clock->ctx));
}
