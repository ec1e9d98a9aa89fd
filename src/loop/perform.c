/* SPDX-License-Identifier: MIT */
/* Signs and sends requests, and ends them, for the effects of the model. */
#include "loop/perform.h"

static void sign_and_send(const struct performer *p, const struct effect *fx)
{
	struct wire_request wire;
	struct wire_signer signer = {.language = sl_from(p->language), .unix_s = fx->signed_s};
	keyring_lend(p->ring, &signer);
	wire_request_init(&wire);
	wire_build(p->endpoint, &fx->request, &signer, &wire);
	p->transport->send(p->transport->ctx, fx->id, &wire);
	wire_request_release(&wire);
}

void perform_send(const struct performer *p, const struct effect *fx)
{
	if (fx->kind == EFFECT_SEND)
		sign_and_send(p, fx);
	if (fx->kind == EFFECT_CLOSE)
		p->transport->cancel(p->transport->ctx, fx->id);
	if (fx->kind == EFFECT_EXPIRE)
		p->transport->expire(p->transport->ctx, fx->id);
}
