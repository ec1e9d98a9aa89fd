/* SPDX-License-Identifier: MIT */
/* Signs and sends requests, and closes connections, for the effects of the model. */
#include "loop/perform.h"

static struct signing sign_and_send(const struct performer *p, const struct effect *fx)
{
	struct wire_request wire;
	struct wire_signer signer = {.language = sl_from(p->language),
				     .unix_s = p->clock->wall_s(p->clock->ctx) + fx->skew_s};
	keyring_lend(p->ring, &signer);
	wire_request_init(&wire);
	wire_build(p->endpoint, &fx->request, &signer, &wire);
	p->transport->send(p->transport->ctx, fx->id, &wire);
	wire_request_release(&wire);
	return (struct signing){signer.unix_s, signer.token.n > 0};
}

struct signing perform_send(const struct performer *p, const struct effect *fx)
{
	if (fx->kind == EFFECT_SEND)
		return sign_and_send(p, fx);
	if (fx->kind == EFFECT_CLOSE)
		p->transport->cancel(p->transport->ctx, fx->id);
	return (struct signing){0, false};
}
