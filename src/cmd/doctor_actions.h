/* SPDX-License-Identifier: MIT */
/* Finds out which of the signed actions the key may call: one small request for each. */
#ifndef CMD_DOCTOR_ACTIONS_H
#define CMD_DOCTOR_ACTIONS_H

#include "api/request.h"
#include "api/wire.h"

#include "doctor_report.h"

struct doctor_actions {
	unsigned allowed, refused; /* a bit for each action that was answered */
	char code[80];             /* of the first refusal */
};

/* Fills the request that asks the action. uin is a customer, 0 if none is known; now_s is Unix
 * time. Returns false for an action that needs a customer when none is known. */
bool doctor_actions_request(enum api_action a, uint64_t uin, int64_t now_s, struct request *out);
/* Takes the reply. One that says nothing about permission, such as a busy service, is not counted.
 */
void doctor_actions_take(struct doctor_actions *s, enum api_action a, const struct wire_reply *r);
/* Enters the finding: which actions are refused and what the program cannot do without them. */
void doctor_actions_report(const struct doctor_actions *s, struct doctor_report *r);

#endif
