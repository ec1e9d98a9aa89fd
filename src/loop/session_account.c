/* SPDX-License-Identifier: MIT */
/* Names the account of a session for the history. */
#include "loop/session.h"

void session_account(const struct session *s, struct history_account *out)
{
	struct wire_signer signer;
	keyring_lend(s->ring, &signer);
	history_account_make(sl_from(s->endpoint.host), signer.key.id, sl_from(s->facts.role.arn),
			     out);
}
