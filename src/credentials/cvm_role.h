/* SPDX-License-Identifier: MIT */
/*
 * The temporary key of the role bound to a CVM instance, from its metadata service: first the
 * role's name, then its key, both by plain GET (CVM, "Instance roles"). The service is beside the
 * instance; elsewhere nothing answers, so whoever asks has a short limit. Private to the room.
 */
#ifndef CREDENTIALS_CVM_ROLE_H
#define CREDENTIALS_CVM_ROLE_H

#include "port/port.h"

#define ROLE_NAME_CHARS 128

struct cvm_role {
	struct transport_port *net;
	uint64_t id;
	char base[200]; /* URL of the list of roles, with its slash */
	char name[ROLE_NAME_CHARS + 1];
};

/*
 * Asks for the name. TCPARTNER_METADATA_URL stands in for the service where it names a port of this
 * machine by plain http; it is refused otherwise: whoever set it could hand us a key.
 */
bool cvm_role_start(struct cvm_role *r, const char *(*env)(const char *name),
		    struct transport_port *net, uint64_t id, struct err *e) MUST_USE;

enum role_step { ROLE_ASKED, ROLE_ANSWERED /* the body is the key's */, ROLE_FAILED };
enum role_step cvm_role_reply(struct cvm_role *r, const struct wire_reply *reply, int left_ms,
			      struct err *e);
void cvm_role_say_silent(struct err *e);

#endif
